"""Claims that stand only in the words that reject them: "denied Norvik's claim that the line was closed"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.attribution.cast import Actor, ActorKind, Cast
from summarizer.models.document import PreparedText, Sentence

_NOUNS = r"(?:claims?|reports?|allegations?|accusations?|assertions?|charges?|suggestions?|rumou?rs?|notion)"
_REJECTED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut\w+|rebutt\w+|debunk\w*|disput\w+|dismiss\w*|reject\w*)\s"
    rf"(?P<claim>(?P<before>(?:[^\s.;]+\s){{0,8}}?)(?P<noun>{_NOUNS})(?P<by>\sby\s[^.;,]{{2,60}}?)?,?\s"
    r"(?:that|which|who|of|citing|alleging|claiming)\s[^;\n]{8,300})",
    re.IGNORECASE,
)
# Where the words go on with who said so: "..., the minister said".
_TAIL = re.compile(
    r",\s(?:[^,]{2,60}\s(?:said|says|told|wrote|reported)\b|adding\b|according\sto\b).*$", re.DOTALL
)
_PARTIES = (
    ActorKind.PERSON,
    ActorKind.COUNTRY,
    ActorKind.ORGANISATION,
    ActorKind.MEDIA,
    ActorKind.GROUP,
    ActorKind.NAME,
)


@dataclass(frozen=True, slots=True)
class Answered:
    """A claim within its rejection: whose it is, and the span of its words."""

    asserted_by: str
    start: int
    end: int


def claim_within(prepared: PreparedText, cast: Cast, sentence: Sentence) -> Answered | None:
    """Return the claim that a sentence rejects, where it names whose claim it is; else ``None``."""
    found = _REJECTED.search(sentence.text)
    if found is None:
        return None
    start, end = (sentence.start + at for at in found.span("claim"))
    names = cast.between(start, sentence.start + found.start("noun"))
    if found["by"]:
        first, last = found.span("by")
        names = cast.between(sentence.start + first, sentence.start + last) or names
    parties = (_party(cast.actors[m.actor]) for m in reversed(names))
    who = next(filter(None, parties), None)
    if who is None:
        return None
    words = _TAIL.sub("", prepared.text[start:end]).rstrip(' ,."”’»')
    return Answered(who, start, start + len(words))


def _party(actor: Actor) -> str | None:
    """Return who makes a claim that an actor is named for: of a statement, the body it comes from."""
    if actor.kind is ActorKind.PAPER:
        return actor.affiliation
    return actor.name if actor.kind in _PARTIES else None
