"""Whoever leads a programme and whom they ask in it: "presenter Ruth Holm put it to Mr Kos that .."."""

from __future__ import annotations

import re

from summarizer.attribution.cast import ActorKind, Cast
from summarizer.attribution.contacts import Contact
from summarizer.models.summary import Participant
from summarizer.passes.party_lists import as_parties, with_more

__all__ = ["asked_on_air"]

_HOST = re.compile(
    r"(?P<role>[a-z]+) (?P<name>[A-Z][\w’'-]+ [A-Z][\w’'-]+) (?:asked|put it to|told|challenged|pressed|questioned) ",
)
_RIGHT_BEHIND = 8
_FEWEST = 2


def asked_on_air(cast: Cast, contact: Contact) -> tuple[Participant, ...]:
    """Return the host of a programme and the person whom they ask; nobody where one of them has no name."""
    sentence = contact.sentence
    found = _HOST.fullmatch(
        sentence.text[contact.start - sentence.start : contact.end - sentence.start]
    )
    if found is None:
        return ()
    host = Participant(name=found["name"], role=found["role"])
    behind = cast.between(contact.end, min(sentence.end, contact.end + _RIGHT_BEHIND))
    asked = [cast.actors[m.actor] for m in behind[:1] if not m.possessive]
    persons = (one.name for one in asked if one.kind is ActorKind.PERSON)
    parties = with_more((host,), as_parties(cast, persons))
    return parties if len(parties) >= _FEWEST else ()
