"""Who told whom something in a meeting that a sentence opens with: "In a call on Monday, Holm pressed Kos on it"."""

from __future__ import annotations

import re

from summarizer.attribution.cast import ActorKind, Cast, Mention
from summarizer.attribution.contacts import Contact
from summarizer.models.summary import Participant
from summarizer.passes.party_lists import as_parties, with_more

__all__ = ["said_in_meeting"]

_OPENS = re.compile(r"(?:In|During|At) [^.;]*,", re.IGNORECASE)
_TOLD = re.compile(
    r" (?:also |then )?(?:told|asked|pressed|urged|warned|assured|informed|thanked|reminded|challenged)"
    r" (?:the |his |her )?"
)
_TWO = 2
_PARTIES = (ActorKind.PERSON, ActorKind.COUNTRY)


def said_in_meeting(cast: Cast, contact: Contact) -> tuple[Participant, ...]:
    """Return who told, asked or pressed whom in a talk at a sentence's opening; nobody where one has no name."""
    sentence = contact.sentence
    words = sentence.text[contact.start - sentence.start : contact.end - sentence.start]
    behind = cast.between(contact.end, sentence.end)[:_TWO]
    if _OPENS.fullmatch(words) is None or len(behind) < _TWO:
        return ()
    subject, other = behind
    between = sentence.text[subject.end - sentence.start : other.start - sentence.start]
    near = not sentence.text[contact.end - sentence.start : subject.start - sentence.start].strip()
    if not near or not all(_is_party(cast, one) for one in behind) or not _TOLD.fullmatch(between):
        return ()
    parties = with_more((), as_parties(cast, (cast.actors[m.actor].name for m in behind)))
    return parties if len(parties) == _TWO else ()


def _is_party(cast: Cast, mention: Mention) -> bool:
    actor = cast.actors[mention.actor]
    full = actor.kind is ActorKind.NAME and " " in actor.name
    return (full or actor.kind in _PARTIES) and not mention.possessive
