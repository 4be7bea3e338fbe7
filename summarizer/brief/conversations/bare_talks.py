"""Conversations of which a line tells only that they took place: told elsewhere, or in the words that tell of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.brief.conversations.spoke import DEICTIC
from summarizer.brief.lines.speech import within
from summarizer.brief.lines.wording import Wording
from summarizer.brief.phrasing.fit import own_voice, presentable
from summarizer.brief.phrasing.grammar import unended
from summarizer.brief.phrasing.mentions import mentions
from summarizer.brief.phrasing.prose import people_of
from summarizer.brief.view.evidence import Footnotes
from summarizer.brief.view.note import Line, Part
from summarizer.brief.view.texts import Texts
from summarizer.models.brief import Event, SourcedConversation, Story
from summarizer.models.document import Kind
from summarizer.models.quote import Quote
from summarizer.models.summary import Participant
from summarizer.words.content import content
from summarizer.words.relative import relative_spans

#: That some talked with each other, as a line on somebody's position may tell it.
_TALKED = re.compile(
    r"\b(?:met|meet|meetings?|talks|talked|spoke|spoken|calls?|called|conversations?|consulted|discussed"
    r"|asked|told)\b"
)
_MET = re.compile(r"\b(?:met|meetings?)\b")
#: What says of a talk only that it was one.
_ONLY_TALKED = content("met meeting meet spoke speak talk talks held call called conversation")
#: Words of a clause that is quoted, at least and at most.
_FEWEST, _MOST = 4, 30


def is_told_by_a_position(
    line: Line, event: Event, story: Story, wording: Wording, notes: Footnotes
) -> bool:
    """Whether a line on somebody's position tells of a talk from the sentence that a line only names it by."""
    people = people_of([told.conversation for told in event.conversations])
    return any(
        held.document in event.documents
        and set(notes.refer(held.document, held.position.quotes)) & set(line.notes)
        and _tells_of(wording.own_line(held.document, held.position), people)
        for held in story.positions
    )


def _tells_of(text: str, people: Sequence[Participant]) -> bool:
    named = sum(mentions(tuple(filter(None, (p.name, p.role))), text) for p in people)
    return named > 1 and _TALKED.search(text) is not None


def in_its_own_words(line: Line, event: Event, texts: Texts, notes: Footnotes) -> Line:
    """Return a line that only names a talk with its day as its document writes it, else with the clause that tells it.

    As it is where no clause tells more of it: one of a transcript is somebody's words, and tells nothing.
    """
    (part, *_) = line.parts
    for told in event.conversations:
        record = texts.records.get(told.document)
        if record is None or record.kind is Kind.TRANSCRIPT:
            continue
        for quote in told.conversation.quotes:
            words = " ".join((quote.text or "").replace("''", '"').split())
            met = re.sub(r"\bspoke\.$", "met.", part.text)
            text = met if _MET.search(words) else part.text
            day = _day_in(words, told, texts)
            if day:
                return replace(line, parts=(replace(part, text=f"{unended(text)} {day}."),))
            said = _told_by(words, quote, told, notes)
            if said is not None:
                return replace(line, parts=(replace(part, text=text), said))
    return line


def _day_in(words: str, told: SourcedConversation, texts: Texts) -> str:
    """Return the day of a talk as its clause has it ("last week"), where the document's own day says which that is."""
    day = " ".join((told.conversation.date_text or "").split())
    published = texts.records[told.document].published
    known = day and day in words and DEICTIC.search(day) and published
    return day if known and published and relative_spans(day, published) else ""


def _told_by(words: str, quote: Quote, told: SourcedConversation, notes: Footnotes) -> Part | None:
    """Return the clause that tells of a talk as quoted; null where it says no more than who talked, or is no clause."""
    people = people_of([told.conversation])
    names = content(" ".join(f"{p.name} {p.role or ''} {p.affiliation or ''}" for p in people))
    more = content(words) - names - _ONLY_TALKED
    whole = _FEWEST <= len(words.split()) <= _MOST and not own_voice(words)
    text = f"Of it the account says: “{within(words)}”."
    if not (whole and more and presentable(text)):
        return None
    return Part(text, tuple(notes.refer(told.document, [quote])))
