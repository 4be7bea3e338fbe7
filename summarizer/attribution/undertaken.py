"""What a document says that a state will do, or a readout that somebody did: theirs, whoever writes it."""

from __future__ import annotations

import re

from summarizer.attribution.acting import act_behind
from summarizer.attribution.actor import Actor, ActorKind, Mention
from summarizer.attribution.cast import Cast
from summarizer.attribution.who import Who
from summarizer.models.document import Kind, PreparedText, Sentence
from summarizer.text.quotations import Spoken

#: Behind a state that undertakes something.
_WILL = re.compile(
    r"\s+(?:will|shall|intends|commits|is committed|remains committed|stands ready)\b"
)
#: Documents in which a sentence tells what is to come, and no undertaking.
_TELLING = (Kind.NEWS, Kind.TRANSCRIPT)


#: In front of a subject: nothing, or a clause.
_IN_FRONT = re.compile(r"(?:[^.;:“”\"]*,\s+)?(?:[Tt]he\s+)?$")
_AND = re.compile(r"(?:,| and|, and)\s+(?:the\s+)?$")


def undertaking(
    prepared: PreparedText, cast: Cast, quotes: Spoken, sentence: Sentence
) -> tuple[tuple[Who, ...], tuple[int, int]] | None:
    """Return which state a sentence says will do something, and the words that say so; ``None`` without one.

    In a readout whoever acts is told of likewise, with what they did.
    """
    if sentence.turn is not None or prepared.document.kind in _TELLING:
        return None
    if prepared.document.kind is Kind.READOUT and (did := _done(prepared, cast, quotes, sentence)):
        return did
    for mention in cast.between(sentence.start, sentence.end):
        actor = cast.actors[mention.actor]
        state = actor.kind is ActorKind.COUNTRY and not mention.governed
        if state and _WILL.match(prepared.text, mention.end) and quotes.at(mention.start) is None:
            who = Who(mention.text, mention.start, mention.text, (actor,))
            return (who,), (mention.start, sentence.end)
    return None


def _done(
    prepared: PreparedText, cast: Cast, quotes: Spoken, sentence: Sentence
) -> tuple[tuple[Who, ...], tuple[int, int]] | None:
    """Return who a readout's sentence has for its subject, and what it says that they did, but for meeting."""
    text, subjects = prepared.text, list[Mention]()
    for mention in cast.between(sentence.start, sentence.end):
        before = text[(subjects[-1].end if subjects else sentence.start) : mention.start]
        if not mention.possessive and (_AND if subjects else _IN_FRONT).match(before):
            subjects.append(mention)
        elif subjects:
            break
    if not subjects or quotes.at(subjects[0].start) is not None:
        return None
    if act_behind(text, subjects[-1].end) is None:
        return None
    who = tuple(Who(m.text, m.start, m.text, _meant(cast, m)) for m in subjects)
    return who, (subjects[0].start, sentence.end)


def _meant(cast: Cast, mention: Mention) -> tuple[Actor, ...]:
    """Return who a subject is: "the two leaders" are those who spoke with each other."""
    actor = cast.actors[mention.actor]
    several = actor.kind in (ActorKind.GROUP, ActorKind.JOINT)
    both = cast.resolve(mention.text, mention.start) if several else None
    return (both, actor) if both is not None and both.kind is ActorKind.JOINT else (actor,)
