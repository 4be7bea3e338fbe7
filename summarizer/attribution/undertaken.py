"""What a document says that a state will do, which is that state's undertaking, whoever writes it."""

from __future__ import annotations

import re

from summarizer.attribution.actor import ActorKind
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


def undertaking(
    prepared: PreparedText, cast: Cast, quotes: Spoken, sentence: Sentence
) -> tuple[Who, tuple[int, int]] | None:
    """Return which state a sentence says will do something, and the words that say so; ``None`` without one."""
    if sentence.turn is not None or prepared.document.kind in _TELLING:
        return None
    for mention in cast.between(sentence.start, sentence.end):
        actor = cast.actors[mention.actor]
        state = actor.kind is ActorKind.COUNTRY and not mention.governed
        if state and _WILL.match(prepared.text, mention.end) and quotes.at(mention.start) is None:
            who = Who(mention.text, mention.start, mention.text, (actor,))
            return who, (mention.start, sentence.end)
    return None
