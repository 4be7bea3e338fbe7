"""Whom "the two sides" of a talk are: the only two states, that the story has named so far."""

from __future__ import annotations

import re

from summarizer.attribution.cast import ActorKind, Cast
from summarizer.attribution.contacts import Contact
from summarizer.models.document import PreparedText
from summarizer.models.summary import Participant
from summarizer.passes.party_lists import with_names

__all__ = ["two_sides"]

#: Right before the words for the talk.
_BEFORE = re.compile(
    r"\b(?:the two|both) (?:sides|parties|countries|nations|states|governments|neighbou?rs)"
    r"(?: (?:have|had|has|also|again|then))* $",
    re.IGNORECASE,
)
_TWO = 2


def two_sides(prepared: PreparedText, cast: Cast, contact: Contact) -> tuple[Participant, ...]:
    """Return the two whom "the two sides held talks" means; nobody where more, or fewer, may be meant."""
    sentence = contact.sentence
    found = _BEFORE.search(sentence.text[: contact.start - sentence.start])
    if found is None:
        return ()
    before = cast.between(prepared.sentences[0].start, sentence.start + found.start())
    actors = dict.fromkeys(cast.actors[m.actor].name for m in before if _is_state(cast, m.actor))
    return with_names((), actors, cast) if len(actors) == _TWO else ()


def _is_state(cast: Cast, actor: int) -> bool:
    return cast.actors[actor].kind is ActorKind.COUNTRY
