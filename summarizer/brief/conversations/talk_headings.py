"""The heading of a conversation in a note: who or which body on what, as its documents call it, and the day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.brief.conversations.sittings import gathering_held, sitting_titled
from summarizer.brief.conversations.talk_facts import is_told
from summarizer.brief.headings.convened import convened, meeting_titled
from summarizer.brief.headings.event_kinds import COURT, kind_told
from summarizer.brief.headings.gatherings import gathering, is_of_many, named_in
from summarizer.brief.headings.headlines import fits, headline, in_small_letters
from summarizer.brief.headings.talk_titles import (
    is_no_person,
    on_matter,
    short_name,
    when_of,
    with_states,
)
from summarizer.brief.headings.titles import talk_title
from summarizer.brief.lines.called_short import by_short_names
from summarizer.brief.phrasing.grammar import in_a_sentence
from summarizer.brief.phrasing.prose import capitalised, listed, people_of
from summarizer.brief.phrasing.topics import is_topic
from summarizer.brief.view.note import Line
from summarizer.brief.view.texts import Texts
from summarizer.models.brief import Event, SourcedConversation, SourcedPosition, Story
from summarizer.models.summary import Conversation
from summarizer.words.content import salient_words

#: Bodies that met each by itself have no talks with each other.
_APART = re.compile(r"\b(?:independently|separately)\b")
#: Participants who are named in a heading at most, words of a topic, and topics that one heading has room for.
_FEW, _LONGEST_TOPIC, _TOPICS = 3, 12, 2
#: Words that name a meeting well enough without its matter, at least.
_ENOUGH = 5
_HELD = re.compile(r"\b(?:informal |bilateral )?(?:consultations|negotiations|discussions)\b")
#: "OPENING PLENARY, 8 July": at least two words in capitals at the head of a heading.
_SHOUTED = re.compile(r"[A-Z]{4,}(?: [A-Z]{2,})*(?: [A-Z]{4,})(?=,|$)")
#: "# STANDING COMMITTEE": a part of a bulletin.
_SECTION = re.compile(r"^#{1,3} +(?P<name>\S[^\n]*)$", re.MULTILINE)


def heading_of(event: Event, first: Line | None, texts: Texts, story: Story) -> str:
    """Return the heading of a conversation, no words but abbreviations in capitals; ``first`` is the line on it."""
    made = _heading_of(event, first, texts, story)
    shouted = _SHOUTED.match(made)
    if shouted is None:
        return made
    text = "\n".join(texts.texts.get(d, "") for d in event.documents)
    return f"{in_small_letters(shouted.group(), text)}{made[shouted.end() :]}"


def _heading_of(event: Event, first: Line | None, texts: Texts, story: Story) -> str:
    talks = [t.conversation for t in event.conversations]
    people = people_of(talks)
    named = by_short_names(talks, [texts.texts.get(d, "") for d in event.documents])
    when = when_of(talks, event.date)
    if first is not None and _APART.search(first.text):
        return f"Meetings of {listed([in_a_sentence(p.name) for p in people])}"
    sat = sitting_titled(event, people, story, texts)
    if sat:
        return _within_room(_with_matter(sat, talks[0]), when)
    held = gathering_held(event, people)
    if held:
        return _on_its_first(capitalised(held), talks, when)
    own = next(filter(None, _by_its_documents(event, texts, story)), "")
    if own and (len(people) > _FEW or is_of_many(people)):
        return _within_room(own, when)
    if len(people) <= _FEW and not is_told(event, texts):
        told = _on_its_matter(named)
        # What is held before a court is no talk of those who are heard there.
        heard = f"{COURT}: {told}" if kind_told(talks) == COURT and not gathering(talks) else ""
        if told:
            return f"{heard if heard and fits(heard) else told}{when}"
    plain = with_states(talk_title(named, event.date), people, _own(event, story))
    if not is_of_many(people) and not all(map(is_no_person, people)):
        return plain
    if gathering(talks):
        return plain
    # A gathering of many goes by its name, where the line that tells of it or the document's headline has one.
    lines = [first.text] if first is not None else []
    own = next(filter(None, (named_in(text) for text in (*lines, *_titles(event, texts)))), "")
    return f"{own}{when}" if own else plain


def _within_room(own: str, when: str) -> str:
    """Return a meeting with its day, without what it was on where that leaves no room for the day."""
    short = own.partition(" on ")[0]
    made = (f"{own}{when}", f"{short}{when}" if len(short.split()) >= _ENOUGH else "")
    return next((title for title in made if title and fits(title)), made[0])


def _on_its_first(held: str, talks: list[Conversation], when: str) -> str:
    """Return what was held with what stands first among its topics, and the day where there is room for both."""
    first = next((t for talk in talks for t in talk.topics if is_topic(t, _LONGEST_TOPIC)), "")
    named = on_matter(held, first) if first else held
    return next(filter(fits, (f"{named}{when}", named)), f"{held}{when}")


def _own(event: Event, story: Story) -> list[SourcedPosition]:
    return [p for p in story.positions if p.document in event.documents]


def _titles(event: Event, texts: Texts) -> Iterator[str]:
    for document in event.documents:
        record = texts.records.get(document)
        yield (headline(record, texts.texts.get(document, "")) or "") if record else ""


def _by_its_documents(event: Event, texts: Texts, story: Story) -> Iterator[str]:
    """Yield what the documents call a gathering: by its passages, the part it stands in, or their headlines."""
    talks = [t.conversation for t in event.conversations]
    yield convened(q.text or "" for talk in talks for q in talk.quotes)
    for told, title in zip(event.conversations, _titles(event, texts), strict=True):
        section = _section(told, texts)
        named = meeting_titled(section) if section else ""
        if not named and _is_main(event, told.document, texts, story):
            named = meeting_titled(title)
        yield _with_matter(named, told.conversation) if named else ""


def _section(told: SourcedConversation, texts: Texts) -> str:
    """The part of a document in which a conversation is told, the innermost that names a meeting."""
    text = texts.texts.get(told.document, "")
    at = min((q.start for q in told.conversation.quotes if q.start is not None), default=0)
    above = [" ".join(m["name"].split()).rstrip(": ") for m in _SECTION.finditer(text, 0, at)]
    found = (in_small_letters(name, text) for name in reversed(above[-_FEW:]))
    return next(filter(meeting_titled, found), "")


def _is_main(event: Event, document: str, texts: Texts, story: Story) -> bool:
    """Whether a document tells of no larger conversation."""
    largest = texts.once("largest", story, lambda: _largest(story))
    return largest.get(document, event) is event


def _largest(story: Story) -> dict[str, Event]:
    """Return the largest conversation that each document tells of, of several such the first."""
    found: dict[str, tuple[int, Event]] = {}
    for event in story.events:
        size = _size(event)
        for document in event.documents:
            if document not in found or size > found[document][0]:
                found[document] = size, event
    return {document: event for document, (_, event) in found.items()}


def _size(event: Event) -> int:
    return len(people_of([t.conversation for t in event.conversations]))


def _with_matter(named: str, talk: Conversation) -> str:
    """A meeting with what was spoken of, where that is a matter or two which its name does not tell."""
    topics = [t for t in talk.topics if is_topic(t, _LONGEST_TOPIC)]
    fresh = [t for t in topics if not salient_words(t) <= salient_words(named)]
    told = on_matter(named, listed(fresh)) if 0 < len(fresh) <= _TOPICS else named
    return told if fits(told) else named


def _held_as(talks: Sequence[Conversation]) -> str:
    """As what groups met, by the passages behind it: "Informal consultations", else talks."""
    told = (_HELD.search(q.text or "") for talk in talks for q in talk.quotes)
    return capitalised(next((m.group() for m in told if m), "talks"))


def _on_its_matter(talks: Sequence[Conversation]) -> str:
    """Who or which body spoke on what; the matter alone where there is no room; nothing without a matter."""
    topics = (t for talk in talks for t in talk.topics if is_topic(t, _LONGEST_TOPIC))
    matter = next(topics, "")
    people = people_of(talks)
    if is_of_many(people) and not gathering(talks):
        return on_matter(_held_as(talks), matter) if matter else ""
    who = gathering(talks) or listed([in_a_sentence(short_name(p)) for p in people])
    whole = re.sub(r"^the ", "", on_matter(who, matter))
    if who and matter and fits(whole) and not salient_words(matter) <= salient_words(who):
        return capitalised(whole)
    return capitalised(matter)
