"""Titles a desk would write, of at most twelve words: the documents' own, event and parties, or who speaks on what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from summarizer.brief.gatherings import is_of_many
from summarizer.brief.grammar import in_a_sentence, is_sentence
from summarizer.brief.headlines import LONGEST, fits, headline, subjects_of
from summarizer.brief.matters import main_matter, matters
from summarizer.brief.occasions import asked_on, occasion
from summarizer.brief.prose import (
    capitalised,
    day_in_words,
    listed,
    people_of,
    span_in_words,
)
from summarizer.brief.shortened import short_title
from summarizer.brief.speech import asks
from summarizer.brief.talk_titles import last_name, short_name, when_of, who_talked
from summarizer.brief.topics import is_topic
from summarizer.models.brief import Conflict, ConflictKind, Event, SourcedPosition, Story
from summarizer.models.document import Kind
from summarizer.models.quote import SpeakerCheck
from summarizer.models.summary import Conversation
from summarizer.models.verified import DocumentRecord
from summarizer.names.actors import Strictness, same_actor
from summarizer.names.bodies import is_body
from summarizer.names.holders import holders_of
from summarizer.text.turns import speaker_turns
from summarizer.words.content import salient_words, similarity
from summarizer.words.seldom import Seldom

#: People named as those who speak, and parties named in a title at most.
_SPEAKERS, _PARTIES = 2, 3
#: Two sides differ on what came of a talk, and words of the matter at most.
_SIDES, _MATTER = 2, 8
_OF_A_TALK = (ConflictKind.DENIAL, ConflictKind.OUTCOME)
#: Words of a headline that only names a matter: the day tells it from others on that matter.
_BARE = 5
#: Participants beyond whom a conversation is a gathering.
_FEW = 3
#: Least share of the words of a title that another title of the story has, for it to serve both.
_SERVES = 0.5
#: Least share of the most frequent speaker's positions that another one has, for a title to name both.
_SHARE = 0.4
#: Share of the positions beyond those of the speakers named that makes them worth "and others".
_OTHERS = 0.25
#: What kinds of conversation a title begins with.
_TALK = Seldom(r"(?:Telephone|Video) calls?\b|Meetings?\b|Talks\b|Letters\b")
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
    made = [f"{listed(both)}: {listed(told)}"] if both and len(set(told)) == 2 else []
    fitting = (t for t in (*made, titles) if fits(t) and "…" not in t)
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
    """For whom the positions of a story are held, those of most positions first."""
    held = (p.position for p in story.positions)
    count = Counter(p.on_behalf_of or p.holder for p in held)
    yield from (side for side, _ in count.most_common() if len(holders_of(side)) < 2)


def talk_title(talks: Sequence[Conversation], day: str | None) -> str:
    """Return the title of a conversation: ``Telephone call Motegi - Kang, 9 January 2021``."""
    return _titled(talks, when_of(talks, day))


def _titled(talks: Sequence[Conversation], when: str, *, several: bool = False) -> str:
    """Kind, parties and day; by surnames where whole names make it too long."""
    made = [f"{who_talked(talks, n, several=several)}{when}" for n in (short_name, last_name)]
    return short_title(min(made, key=lambda title: len(title.split()) > LONGEST))


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
    titles = _headlines(members, texts)
    alone = members[0] if len(members) == 1 else None
    own = _own_title(alone, titles, positions, texts) if alone is not None else ""
    if own and titles and alone is not None and alone.kind is Kind.OTHER and events:
        return _with_talk(titles[0], own, _quoted(events))
    if own:
        return own
    disputed = _disputed_title(events, conflicts) if alone is None else ""
    if disputed:
        return disputed
    if events and _tell_of(members, events, positions):
        return _about_events(members, positions, _quoted(events), titles, texts)
    if alone is not None and titles:
        return _with_day(titles[0], alone)
    served = _serving(titles)
    if served:
        return short_title(served)
    if positions:
        return _speakers_title(members, positions, texts)
    return _events_title(_quoted(events)) if events else _title_of(members[0])


def _disputed_title(events: Sequence[Event], conflicts: Sequence[Conflict]) -> str:
    """What came of the main conversation by one account and not by another: "Pause of the filling: A and B differ"."""
    main = max(events, key=lambda e: len(e.documents), default=None)
    people = people_of([t.conversation for t in main.conversations]) if main is not None else ()
    sides = list(dict.fromkeys(in_a_sentence(p.affiliation) for p in people if p.affiliation))
    matter = next((c.matter for c in conflicts if c.kind in _OF_A_TALK and c.matter), "")
    if len(sides) != _SIDES or not is_topic(matter, _MATTER):
        return ""
    title = f"{matter}: {listed(sides)} differ"
    return capitalised(title) if fits(title) else ""


def _about_events(
    members: Sequence[DocumentRecord],
    positions: Sequence[SourcedPosition],
    events: Sequence[Event],
    titles: Sequence[str],
    texts: Mapping[str, str],
) -> str:
    """The main conversations and what they were about: of one document its subject, of several what most speak on."""
    plain = _events_title(events)
    alone = len(members) == 1
    talks = [t.conversation for event in events[:1] for t in event.conversations]
    on = matters(positions, members, texts, talks) if alone else [main_matter(positions)]
    told = (*(titles[:1] if alone else ()), *on[:1])
    without_day = _DAYS.sub("", plain).rstrip(",")
    made = (f"{m}: {_behind_colon(end)}" for end in (plain, without_day) for m in told if m)
    known = salient_words(plain)
    fitting = (t for t in made if fits(t) and not salient_words(t) <= known)
    return capitalised(next(fitting, plain))


def _with_talk(title: str, own: str, events: Sequence[Event]) -> str:
    """A headline that only names a matter with the talk of a few persons that its document records, where both fit."""
    talks = [t.conversation for t in events[0].conversations]
    people = people_of(talks)
    few = len(events) == 1 and 1 < len(people) <= _FEW and not any(is_body(p.name) for p in people)
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
    return short_title(f"{title}{_published([record])}" if _is_bare(title) else title)


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
) -> str:
    """The title of a story with one document, by its headline or those who speak together; empty without either.

    A transcript's is what it was, or who was asked about the subjects it lists.
    """
    text = texts.get(record.source, "")
    taken_down = _spoken_title(record, text, positions) if record.kind is Kind.TRANSCRIPT else ""
    if taken_down and not (titles and titles[0] not in "; ".join(subjects_of(text))):
        return taken_down
    own = (_with_day(t, record) if record.kind is Kind.OTHER else short_title(t) for t in titles)
    return next(filter(_fits, own), "") or _joint_title(positions, record, texts)


def _spoken_title(record: DocumentRecord, text: str, positions: Sequence[SourcedPosition]) -> str:
    """The title of a transcript by what its opening says, or by its main speaker and the subjects it lists."""
    held = Counter(p.position.holder for p in positions if not _is_asked(p))
    labels = {turn.speaker for turn in speaker_turns(text)}
    spoken = (name for name, _ in held.most_common() if _is_labelled(name, labels))
    who = next(spoken, "")
    asked = asked_on(text, who, _published([record])) if who else ""
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
    same_year = (day for day in days[:-1] if day[:4] == days[-1][:4])
    return listed([*map(_without_year, same_year), day_in_words(days[-1])])


def _who(event: Event) -> str:
    return who_talked([t.conversation for t in event.conversations], short_name)


def _without_year(day: str) -> str:
    return day_in_words(day).rpartition(" ")[0]


def _speakers_title(
    members: Sequence[DocumentRecord],
    positions: Sequence[SourcedPosition],
    texts: Mapping[str, str],
) -> str:
    """Who speaks, those with a good share of the positions by name, on what, and when; whoever asks is left out."""
    own = [p for p in positions if not _is_asked(p)] or list(positions)
    named, others = _speakers(own)
    # No title begins with an article: "Senior official on ports".
    first = re.sub(r"^(?:the|an?) ", "", in_a_sentence(named[0]))
    who = listed([first, *map(in_a_sentence, named[1:]), *others])
    when = _published(members)
    told = matters([p for p in own if p.position.holder in named], members, texts)
    for several in (told, told[:1]):
        title = f"{who} on {listed(several)}{when}"
        if several and fits(title):
            return capitalised(title)
    # Where names leave no room for the matter, the matter says more.
    alone = [f"{first} and others on {told[0]}{when}", f"{told[0]}{when}"] if told else []
    fitting = next(filter(fits, alone), "")
    return capitalised(fitting) or short_title(f"Statements by {who}{when}")


def _published(members: Sequence[DocumentRecord]) -> str:
    """The days on which documents were published, as a title ends with them; empty where none is known."""
    days = sorted(record.published for record in members if record.published)
    return f", {span_in_words(days[0], days[-1])}" if days else ""


def _speakers(own: Sequence[SourcedPosition]) -> tuple[list[str], list[str]]:
    """Those with a good share of some positions by name, and "others" where these hold many, too."""
    count = Counter(p.position.holder for p in own)
    alone = Counter({name: n for name, n in count.items() if len(holders_of(name)) < 2})
    most = (alone or count).most_common(_SPEAKERS)
    named = [name for name, n in most if n >= _SHARE * most[0][1]]
    left = (
        len(own) - sum(count[name] for name in named) - sum(_tells_of_others(p, named) for p in own)
    )
    return named, ["others"] if left > _OTHERS * len(own) else []


def _tells_of_others(sourced: SourcedPosition, named: Sequence[str]) -> bool:
    """Whether somebody else's position is told by one of some speakers."""
    held = sourced.position
    tellers = {*held.attribution, *(q.speaker_found for q in held.quotes if q.speaker_found)}
    return held.holder not in named and any(
        same_actor(who, name, Strictness.ACROSS) for who in tellers for name in named
    )


def _is_asked(sourced: SourcedPosition) -> bool:
    """Whether a position stands in the question of somebody whose part it is to ask."""
    held = sourced.position
    who = (held.holder, *held.attribution)
    found = [q.speaker_found for q in held.quotes if q.speaker_check is SpeakerCheck.OTHER]
    return any(map(asks, who)) or any(asks(name) for name in found if name)


def _joint_title(
    positions: Sequence[SourcedPosition], record: DocumentRecord, texts: Mapping[str, str]
) -> str:
    """Name those who hold most positions together or each alone, and on what; empty where most are one party's own."""
    joint = Counter(p.position.holder for p in positions)
    most = next(iter(joint.most_common(1)), None)
    several = holders_of(most[0]) if most is not None else ()
    if most is None or len(several) < 2:
        return ""
    theirs = sum(n for name, n in joint.items() if set(holders_of(name)) <= set(several))
    if 2 * most[1] <= len(positions) and theirs < len(positions):
        return ""
    who = listed([in_a_sentence(name) for name in several])
    made = (
        title
        for matter in matters(positions, [record], texts)[:1]
        for title in (
            f"Joint statement by {who} on {matter}",
            f"Joint statement on {matter} ({', '.join(several)})",
        )
    )
    fitting = (title for title in made if fits(title))
    return next(fitting, short_title(f"Joint statement by {who}"))


def _fits(title: str) -> bool:
    return len(short_title(title).split()) >= 3 and not short_title(title).endswith("…")


def _serving(titles: Sequence[str]) -> str | None:
    """The title whose words most others have, where it serves at least half of them."""
    bags = [salient_words(t) for t in titles[:50]]
    served = [sum(similarity(a, b) >= _SERVES for b in bags) for a in bags]
    if not titles or 2 * max(served) < len(bags):
        return None
    return titles[min(range(len(bags)), key=lambda n: (-served[n], len(titles[n])))]
