"""What the minutes of a body say that it decided, and what somebody there is on record for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.attributions import Attribution, CueKind, Strength
from summarizer.attribution.cast import ActorKind
from summarizer.attribution.minuted import (
    are_minutes,
    body_of_minutes,
    called_in,
    resolves,
)
from summarizer.models.document import Sentence, SentenceRole
from summarizer.models.summary import Stance
from summarizer.passes.said import said_by

__all__ = ["with_minutes"]

_PERSONS = (ActorKind.PERSON, ActorKind.NAME)
_FEWEST_WORDS = 5
#: What every meeting decides of itself.
_OF_THE_MEETING = re.compile(
    r"\bminutes\b|\bapolog(?:y|ies)\b|\badjourn|\b(?:clos|suspend|open)\w* (?:the|standing)\b|\bnext meeting\b"
    r"|\b(?:elected|appointed|chairman|chair) for\b",
    re.IGNORECASE,
)
_NO_OBJECTION = re.compile(
    r"\b(?:no|not|without|withdr\w+)\b[^.;]{0,25}\bobject(?:ions?|ed)?\b", re.IGNORECASE
)
_AGAINST = re.compile(
    r"\b(?:to (?:object|oppose|refuse|reject|decline)|objections?|(?:was|were) (?:refused|rejected|lost|defeated))\b",
    re.IGNORECASE,
)
#: Verbs by which minutes put somebody's view on record.
_ON_RECORD = frozenset(("comment", "remark", "observe", "point out", "state", "note"))


def with_minutes(attributed: Attributed, found: Sequence[Attribution]) -> list[Attribution]:
    """Return attributions, in minutes with what their body decided; views on record there need no second opinion."""
    prepared = attributed.prepared
    body = body_of_minutes(prepared, attributed.cast) if are_minutes(prepared) else None
    name = called_in(body) if body is not None else None
    if name is None:
        return list(found)
    held = {one.sentence for one in found if one.candidate and _is_persons(attributed, one)}
    decided = {s.number: _decision(attributed, s, name) for s in _decisions(attributed, held)}
    kept = (one for one in found if one.sentence not in decided)
    return [*(_on_record(attributed, one) for one in kept), *decided.values()]


def _decisions(attributed: Attributed, held: Iterable[int]) -> Iterator[Sentence]:
    """Yield the sentences that tell what the body decided, of which nobody else is given as the source."""
    others = frozenset(held)
    for sentence in attributed.prepared.account:
        own = sentence.role is SentenceRole.BODY and sentence.turn is None
        if own and sentence.number not in others and _is_decision(sentence.text):
            yield sentence


def _is_decision(text: str) -> bool:
    long = len(text.split()) >= _FEWEST_WORDS
    return long and resolves(text) and _OF_THE_MEETING.search(text) is None


def _decision(attributed: Attributed, sentence: Sentence, name: str) -> Attribution:
    said = said_by(attributed, sentence, name, name, ((sentence.start, sentence.end),))
    return replace(
        said,
        cue="resolve",
        kind=CueKind.AFFIRMS,
        strength=Strength.STRONG,
        stance_hint=_stance(sentence.text),
        direct=False,
    )


def _stance(text: str) -> Stance:
    """Return the attitude of a decision: no objection is support, an objection is none, all else is affirmed."""
    if _NO_OBJECTION.search(text) is not None:
        return Stance.SUPPORTS
    if _AGAINST.search(text) is not None:
        return Stance.OPPOSES
    return Stance.AFFIRMS


def _is_persons(attributed: Attributed, one: Attribution) -> bool:
    actor = attributed.cast.actor(one.holder) if one.holder is not None else None
    return actor is not None and actor.kind in _PERSONS


def _on_record(attributed: Attributed, one: Attribution) -> Attribution:
    """Return what a person of the meeting is said to have commented as a view."""
    weak = one.strength is Strength.WEAK and one.stance_hint is None and one.cue in _ON_RECORD
    if not (weak and _is_persons(attributed, one)):
        return one
    return replace(one, strength=Strength.STRONG, stance_hint=Stance.AFFIRMS)
