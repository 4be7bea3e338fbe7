"""Titles a desk would write, of at most twelve words: the documents' own, event and parties, or who speaks on what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from summarizer.brief.headings.convened import meeting_titled
from summarizer.brief.headings.gatherings import is_of_many
from summarizer.brief.headings.headlines import (
    LONGEST,
    fits,
    headline,
    in_small_letters,
    subjects_of,
)
from summarizer.brief.headings.matters import agenda, main_matter, matters
from summarizer.brief.headings.occasions import asked_on, occasion
from summarizer.brief.headings.shared_titles import (
    contested_title,
    disputed_title,
    leading,
    news_title,
    serving,
)
from summarizer.brief.headings.shortened import short_title
from summarizer.brief.headings.slogans import is_of_a_side
from summarizer.brief.headings.speakers_titles import (
    is_asked,
    joint_title,
    published,
    speakers_title,
)
from summarizer.brief.headings.talk_titles import (
    last_name,
    on_matter,
    short_name,
    side_name,
    when_of,
    who_talked,
    with_states,
    without_second,
)
from summarizer.brief.lines.called_short import events_by_short_names
from summarizer.brief.phrasing.grammar import Words, in_a_sentence, is_sentence, lowered
from summarizer.brief.phrasing.mentions import mentions
from summarizer.brief.phrasing.prose import (
    capitalised,
    day_in_words,
    listed,
    people_of,
)
from summarizer.models.brief import Conflict, Event, SourcedPosition, Story
from summarizer.models.document import Kind
from summarizer.models.summary import Conversation, Participant
from summarizer.models.verified import DocumentRecord
from summarizer.names.actors import Strictness, same_actor
from summarizer.names.bodies import is_body
from summarizer.names.holders import holders_of
from summarizer.text.turns import speaker_turns
from summarizer.words.content import salient_words
from summarizer.words.days import calendar_days
from summarizer.words.seldom import Seldom

#: Parties of both stories, and of many, named in a title at most.
_SPEAKERS, _PARTIES = 2, 3
#: Topics of a talk up to which the one most is said on is its matter.
_ONE_MATTER = 3
#: Words of a headline that only names a matter: the day tells it from others on that matter.
_BARE = 5
#: Participants beyond whom a conversation is a gathering.
_FEW = 3
#: What kinds of conversation a title begins with.
_TALK = Seldom(r"(?:Telephone|Video) calls?\b|Meetings?\b|Talks\b|Letters\b")
#: A headline that says nothing but somebody's words.
_QUOTATION = re.compile(r"(?:[‘'“\"])[^‘“”\"]+[’'”\"]")
#: The first heading of a document of several parts.
_FIRST_PART = re.compile(r"\s*#{1,2} +(?P<name>\S[^\n]*)\n")
#: What stands before the day in a title that ends with one.
_DAYS_BEHIND = re.compile(r"^.*?(?=, \d|$)")
_DAYS = re.compile(r"(?:(?:,| and| to)? \d{1,2}(?: [A-Z][a-z]+)?(?: \d{4})?)+$")


def note_title(stories: Sequence[Story]) -> str:
    """Return the title of a note: its story's; of two who is in both and on what; of more whom they are about."""
    if not stories:
        return "Briefing note"
    if len(stories) == 1:
        return capitalised(stories[0].title)
    return (_of_two(stories) if len(stories) == 2 else "") or _by_parties(stories)


def _of_two(stories: Sequence[Story]) -> str:
    """Name the parties of two stories and the matter of each; else both titles without their days, where they fit."""
    first, second = (list(dict.fromkeys(_sides(story))) for story in stories)
    both = [in_a_sentence(side) for side in first if side in second][:_SPEAKERS]
    told = [m for story in stories for m in matters(story.positions, (), {})[:1]]
    titles = "; ".join(_DAYS.sub("", story.title) for story in stories)
    two = len(set(told)) == 2
    made = [f"{listed(both[:n])}: {listed(told)}" for n in range(len(both), 0, -1) if two]
    bare = [listed(told)] if two else []
    fitting = (t for t in (*made, titles, *bare) if fits(t) and "…" not in t)
    return capitalised(next(fitting, ""))


def _by_parties(stories: Sequence[Story]) -> str:
    """Say how many stories there are, and who is in more than half of them, as far as there is room."""
    parties = Counter(side for story in stories for side in dict.fromkeys(_sides(story)))
    wide = (name for name, n in parties.most_common(_PARTIES) if 2 * n > len(stories))
    most = [in_a_sentence(name) for name in wide]
    plain = f"Briefing note on {len(stories)} stories"
    made = (f"{plain}: {listed(most[:n])}" for n in range(len(most), 0, -1))
    return next((title for title in made if fits(title)), plain)


def _sides(story: Story) -> Iterator[str]:
    """For whom the positions of a story are held, those of most positions first.

    Whoever speaks for a side once is no side beside it.
    """
    held = [p.position for p in story.positions]
    spoken_for = {p.holder: p.on_behalf_of for p in held if p.on_behalf_of}
    count = Counter(p.on_behalf_of or spoken_for.get(p.holder, p.holder) for p in held)
    yield from (side for side, _ in count.most_common() if len(holders_of(side)) < 2)


def talk_title(talks: Sequence[Conversation], day: str | None) -> str:
    """Return the title of a conversation: ``Telephone call Motegi - Kang, 9 January 2021``."""
    return _titled(talks, when_of(talks, day))


def _titled(talks: Sequence[Conversation], when: str, *, several: bool = False) -> str:
    """Kind, parties and day; by surnames where whole names make it too long, or for whom they speak."""
    named = (short_name, last_name, side_name)
    made = [f"{who_talked(talks, n, several=several)}{when}" for n in named]
    made.insert(1, without_second(made[0], talks))
    short = (title for title in made if len(title.split()) <= LONGEST)
    return next(short, short_title(next(filter(fits, made), made[2])))


def story_title(
    members: Sequence[DocumentRecord],
    positions: Sequence[SourcedPosition],
    events: Sequence[Event],
    texts: Mapping[str, str] | None = None,
    conflicts: Sequence[Conflict] = (),
) -> str:
    """Return a story's title: a single document's own, what accounts dispute, their main conversation, who speaks.

    A letterhead ("MEDIA RELEASE MINISTER OF TRADE ANA DAHL") is no title: the headline below it is, where ``texts``,
    by ``source``, has one.
    """
    texts = texts or {}
    events = events_by_short_names(
        events, {one: texts.get(r.source, "") for r in members for one in (r.id, r.source)}
    )
    titles = _headlines(members, texts)
    alone = members[0] if len(members) == 1 else None
    if (
        alone is not None
        and titles
        and is_of_a_side(titles[0], texts.get(alone.source, ""), positions)
    ):
        titles = []
    meeting = _meeting_of(titles, texts.get(alone.source, "")) if alone is not None else ""
    if alone is not None and meeting:
        return _of_a_meeting(meeting, alone, positions, events, texts)
    own = _own_title(alone, titles, positions, texts, events) if alone is not None else ""
    if own and titles and alone is not None and alone.kind is Kind.OTHER and events:
        return _with_talk(titles[0], own, _quoted(events), texts.get(alone.source, ""))
    if own:
        return own
    several = alone is None and (
        disputed_title(events, conflicts, members, texts, positions)
        or news_title(members, titles, events, conflicts)
    )
    if several:
        return several
    if events and _tell_of(members, events, positions):
        return _about_events(members, positions, _quoted(events), titles, texts)
    if alone is not None and titles:
        return _with_day(titles[0], alone)
    contested = "" if alone is not None else contested_title(titles, events, conflicts, members)
    served = contested or serving(titles) or ("" if alone is not None else leading(titles))
    if served:
        return short_title(served)
    if positions:
        return speakers_title(members, positions, texts)
    return _events_title(_quoted(events)) if events else _title_of(members[0])


def _about_events(
    members: Sequence[DocumentRecord],
    positions: Sequence[SourcedPosition],
    events: Sequence[Event],
    titles: Sequence[str],
    texts: Mapping[str, str],
) -> str:
    """The main conversations and what they were about: of one document its subject, of several what most speak on."""
    plain = _events_title(events)
    plain = with_states(
        plain, people_of([t.conversation for t in events[0].conversations]), positions
    )
    alone = len(members) == 1
    talks = [t.conversation for event in events[:1] for t in event.conversations]
    on = matters(positions, members, texts, talks) if alone else [main_matter(positions)]
    # Of a talk on many things none is its matter.
    several = alone and sum(len(talk.topics) for talk in talks[:1]) > _ONE_MATTER
    told = (*(titles[:1] if alone else ()), *(on[:1] if not several else ()))
    without_day = _DAYS.sub("", plain).rstrip(",")
    if " on " in plain and not (alone and titles):
        # It says already what was spoken of.
        return plain
    day = plain[len(without_day) :]
    people = people_of(talks)
    one = _is_one_body(people)
    bodies = alone and (one or not _TALK.match(plain))
    first = re.sub("^[Tt]he ", "", people[0].name) if one else without_day
    who = (first, without_day) if bodies else (plain, without_day)
    made = (
        f"{on_matter(name, m)}{day}" if bodies else f"{m}: {_behind_colon(name)}"
        for name in who
        for m in told
        if m
    )
    known = salient_words(plain)
    fitting = (t for t in made if fits(t) and not salient_words(t) <= known)
    return capitalised(next(fitting, plain))


def _meeting_of(titles: Sequence[str], text: str) -> str:
    """The meeting that a headline but names, or the first part of a document without one: "Plenary"."""
    if titles:
        return titles[0] if meeting_titled(titles[0]) == titles[0] else ""
    first = _FIRST_PART.match(text)
    return meeting_titled(in_small_letters(" ".join(first["name"].split()), text)) if first else ""


def _of_a_meeting(
    title: str,
    record: DocumentRecord,
    positions: Sequence[SourcedPosition],
    events: Sequence[Event],
    texts: Mapping[str, str],
) -> str:
    """A headline that but names a meeting with what most is said on there, and the day it is known from."""
    ordered = sorted(events, key=lambda event: _nearness(event, title), reverse=True)
    talks = [t.conversation for event in ordered for t in event.conversations]
    told = agenda(positions, talks) or matters(positions, [record], texts)[:1]
    fresh = [m for m in told if not salient_words(m) <= salient_words(title)]
    when = published([record]) or (when_of(talks, ordered[0].date) if ordered else "")
    made = (f"{on_matter(title, listed(fresh[:n]))}{when}" for n in range(len(fresh), 0, -1))
    return next(filter(fits, made), short_title(f"{title}{when}"))


def _is_one_body(people: Sequence[Participant]) -> bool:
    """Whether nobody but a body takes part: it voted, or sat."""
    return len(people) == 1 and is_body(people[0].name)


def _nearness(event: Event, title: str) -> tuple[int, int]:
    """How many words of a meeting's name the passages behind a conversation have, and how many take part in it."""
    talks = [t.conversation for t in event.conversations]
    told = " ".join(q.text or "" for talk in talks for q in talk.quotes)
    return len(salient_words(title) & salient_words(told)), len(people_of(talks))


def _with_talk(title: str, own: str, events: Sequence[Event], text: str) -> str:
    """A headline that only names a matter with the talk of a few persons that its document records, where both fit."""
    talks = [t.conversation for t in events[0].conversations]
    people = people_of(talks)
    few = len(events) == 1 and 1 < len(people) <= _FEW and not any(is_body(p.name) for p in people)
    if len(events) == 1 and _is_one_body(people) and _is_bare(title):
        small = lowered(title, Words.of(text))
        of_body = on_matter(people[0].name, small)
        whole = f"{of_body}{when_of(talks, events[0].date) or _DAYS_BEHIND.sub('', own, count=1)}"
        return capitalised(whole) if fits(whole) else own
    made = f"{title}: {_behind_colon(talk_title(talks, events[0].date))}"
    serves = few and _is_bare(title) and fits(made) and not is_of_many(people)
    return made if serves else own


def _is_bare(title: str) -> bool:
    """Whether a headline names a matter and no event."""
    return len(title.split()) <= _BARE and not is_sentence(title)


def _behind_colon(title: str) -> str:
    """A conversation's title as it stands behind a colon: what kind of talk it was in small letters."""
    return title[:1].lower() + title[1:] if _TALK.match(title) else title


def _with_day(title: str, record: DocumentRecord) -> str:
    """A headline that names a matter and no event, with the day of its document: "Harbour tolls, 4 May 1957"."""
    dated = (_is_bare(title) or title.startswith("Minutes ")) and not calendar_days(title)
    return short_title(f"{title}{published([record])}" if dated else title)


def _tell_of(
    members: Sequence[DocumentRecord],
    events: Sequence[Event],
    positions: Sequence[SourcedPosition],
) -> bool:
    """Whether documents tell of conversations first of all: several do, a single one where it is about them."""
    return len(members) != 1 or _is_about(events, positions)


def _title_of(one: DocumentRecord) -> str:
    return short_title(one.title or one.source)


def _is_about(events: Sequence[Event], positions: Sequence[SourcedPosition]) -> bool:
    """Whether a document is about the conversations it tells of: a gathering, or those who speak in it took part."""
    people = people_of([t.conversation for e in events for t in e.conversations])
    names = {n for p in people for n in (p.name, p.affiliation) if n}
    held = [p.position for p in positions]
    mine = sum(bool(names & {p.on_behalf_of, p.holder, *holders_of(p.holder)}) for p in held)
    return len(people) > _FEW or is_of_many(people) or 2 * mine >= len(held)


def _headlines(members: Sequence[DocumentRecord], texts: Mapping[str, str]) -> list[str]:
    found = (headline(record, texts.get(record.source, "")) for record in members)
    return [title for title in found if title]


def _own_title(
    record: DocumentRecord,
    titles: Sequence[str],
    positions: Sequence[SourcedPosition],
    texts: Mapping[str, str],
    events: Sequence[Event] = (),
) -> str:
    """The title of a story with one document, by its headline or those who speak together; empty without either.

    A transcript's is what it was, or who was asked about the subjects it lists.
    """
    text = texts.get(record.source, "")
    taken_down = _spoken_title(record, text, positions) if record.kind is Kind.TRANSCRIPT else ""
    if taken_down and not (titles and titles[0] not in "; ".join(subjects_of(text))):
        return taken_down
    whole = (_with_speaker(t, positions) for t in titles if not _loses_somebody(t, events))
    own = (_with_day(t, record) if record.kind is Kind.OTHER else short_title(t) for t in whole)
    return next(filter(_fits, own), "") or joint_title(positions, record, texts, events)


def _with_speaker(title: str, positions: Sequence[SourcedPosition]) -> str:
    """A headline that is but a quotation with whose it is, where most is said by one: "Holm: ‘We lost them’"."""
    if not _QUOTATION.fullmatch(title):
        return title
    (holder, said), *_ = Counter(p.position.holder for p in positions).most_common(1) or [("", 0)]
    made = f"{holder}: {title}"
    return made if 2 * said > len(positions) and fits(made) else title


def _loses_somebody(title: str, events: Sequence[Event]) -> bool:
    """Whether a title that is too long loses, where it is cut, one of a few who met."""
    people = people_of([t.conversation for event in events[:1] for t in event.conversations])
    if not 1 < len(people) <= _FEW:
        return False
    shown = short_title(title)
    named = all(mentions((p.name,), title) for p in people)
    return named and not all(mentions((p.name,), shown) for p in people)


def _spoken_title(record: DocumentRecord, text: str, positions: Sequence[SourcedPosition]) -> str:
    """The title of a transcript by what its opening says, or by its main speaker and the subjects it lists."""
    held = Counter(p.position.holder for p in positions if not is_asked(p))
    labels = {turn.speaker for turn in speaker_turns(text)}
    spoken = (name for name, _ in held.most_common() if _is_labelled(name, labels))
    who = next(spoken, "")
    asked = asked_on(text, who, published([record])) if who else ""
    return occasion(text) or asked


def _is_labelled(name: str, labels: Iterable[str]) -> bool:
    """Whether somebody has turns of their own in a transcript."""
    return any(same_actor(name, label, Strictness.WITHIN) for label in labels)


def _quoted(events: Sequence[Event]) -> Sequence[Event]:
    """The conversations with a quote behind them; all where none has one."""
    return [event for event in events if _is_quoted(event)] or events


def _is_quoted(event: Event) -> bool:
    return any(told.conversation.quotes for told in event.conversations)


def _events_title(events: Sequence[Event]) -> str:
    """The main conversation; where others of the same kind and parties are as widely told, all of them."""
    main = max(events, key=lambda e: len(e.documents))
    talks = [t.conversation for t in main.conversations]
    alike = _as_widely_told(main, events)
    days = sorted(e.date for e in alike if e.date)
    if len(alike) < 2 or len(days) < len(alike):
        return talk_title(talks, main.date)
    return _titled(talks, f", {_days_together(days)}", several=True)


def _as_widely_told(main: Event, events: Sequence[Event]) -> list[Event]:
    """The conversations of the same kind and parties that as many documents tell."""
    wide = (event for event in events if len(event.documents) == len(main.documents))
    return [event for event in wide if _who(event) == _who(main)]


def _days_together(days: Sequence[str]) -> str:
    """Some days, in order, of which those of the last one's year stand without it; others are left out."""
    last = days[-1]
    same_year = [day for day in days[:-1] if day[:4] == last[:4]]
    if all(day[:7] == last[:7] for day in same_year):
        return listed([*(_without_year(day).split()[0] for day in same_year), day_in_words(last)])
    return listed([*map(_without_year, same_year), day_in_words(last)])


def _who(event: Event) -> str:
    return who_talked([t.conversation for t in event.conversations], short_name)


def _without_year(day: str) -> str:
    return day_in_words(day).rpartition(" ")[0]


def _fits(title: str) -> bool:
    return len(short_title(title).split()) >= 3 and not short_title(title).endswith("…")
