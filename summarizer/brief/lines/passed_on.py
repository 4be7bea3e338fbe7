"""Who passes on what somebody else says: in a transcript, whoever has the floor."""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarizer.brief.lines.speech import asks
from summarizer.brief.lines.wording import Wording
from summarizer.brief.phrasing.grammar import at_the_head, in_a_sentence
from summarizer.brief.phrasing.mentions import mentions
from summarizer.brief.view.evidence import Footnotes
from summarizer.models.summary import Position
from summarizer.names.actors import Strictness, same_actor
from summarizer.names.holders import holders_of

#: "Asked “Will the ports open?”, ": the question in front of an answer.
_ASKED = re.compile(r"(?:Asked|Told) “[^“”]*”, ")


def in_whose_turn(
    text: str, document: str, held: Position, wording: Wording, notes: Footnotes
) -> str:
    """Return a line with who speaks, where that is another actor of the note than who holds the position.

    "Ana Dahl said that" in a turn of Jan Holm's becomes "According to Jan Holm, Ana Dahl said that"; quoted words are
    the speaker's own.
    """
    who = _speaker(document, held, notes)
    if who is None or mentions((who,), text) or text.startswith("According to "):
        return text
    name = in_a_sentence(who)
    asked = _ASKED.match(text)
    question = asked[0] if asked else ""
    before, mark, spoken = text.removeprefix(question).partition("“")
    if mark and len(before.split()) <= len(held.holder.split()) + 2:
        return f"{question}{name if question else at_the_head(name)} said: “{spoken}"
    if question:
        return text
    return f"According to {name}, {wording.lowered(document, text)}"


def _speaker(document: str, held: Position, notes: Footnotes) -> str | None:
    """The one actor in whose turns all of a position's passages stand, where that is none of its holders."""
    if document not in notes.transcripts:
        return None
    label = _label(document, held, notes)
    if not label or asks(label) or label in notes.cited.askers(document):
        return None
    if label not in notes.labelled:
        notes.labelled[label] = _named(label, notes.also)
    who = notes.labelled[label]
    holders = held.holders or holders_of(held.holder)
    return None if who is None or _is_one_of(who, label, holders) else who


def _named(label: str, actors: Iterable[str]) -> str | None:
    """Return the actor of the note whom a label means; a label is in capitals, the note has the name."""
    named = [name for name in actors if _same(name, label)]
    return next((name for name in named if not name.isupper()), named[0].title() if named else None)


def _label(document: str, held: Position, notes: Footnotes) -> str:
    """The label of the turns a position's passages stand in; empty where they are of several speakers."""
    turns = [notes.cited.turn(document, quote) for quote in held.quotes]
    labels = {turn.speaker if turn else "" for turn in turns}
    return labels.pop() if len(labels) == 1 else ""


def _is_one_of(who: str, label: str, holders: Iterable[str]) -> bool:
    return any(_same(holder, name) for holder in holders for name in (who, label))


def _same(name: str, label: str) -> bool:
    return same_actor(name, label, Strictness.ACROSS) or name.casefold() == label.casefold()
