"""Is it the same talk that a document tells of twice, and which telling is the fuller one?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.attribution.cast import same_actor
from summarizer.models.summary import Conversation, Participant

__all__ = ["fuller", "is_known", "same_parties"]


def fuller(own: Conversation, other: Conversation) -> bool:
    """Whether the talk that a document is the account of names all of another's parties, and more."""
    more = len(own.participants) > len(other.participants)
    same_day = own.date == other.date or own.date is None or other.date is None
    return more and same_day and same_parties(own.participants, other.participants)


def is_known(own: Conversation, others: Sequence[Conversation]) -> bool:
    """Whether one of some talks has the parties of another one."""
    return any(same_parties(own.participants, one.participants) for one in others)


def same_parties(a: Sequence[Participant], b: Sequence[Participant]) -> bool:
    """Whether all of the shorter list stand in the longer one, by name or by the side they are on."""
    fewer, more = sorted((a, b), key=len)
    return all(any(_same_party(x, y) for y in more) for x in fewer)


def _same_party(a: Participant, b: Participant) -> bool:
    if same_actor(a.name, b.name):
        return True
    sides = (
        (a.affiliation, b.name),
        (b.affiliation, a.name),
        (_sender(a), b.name),
        (_sender(b), a.name),
    )
    return any(x and same_actor(x, y) for x, y in sides)


def _sender(one: Participant) -> str | None:
    """Return whose delegate a party without a name is: of "Norland's ambassador" Norland, ``None`` of others."""
    found = _SENT.fullmatch(one.name)
    return found["who"] if found is not None else None


_SENT = re.compile(r"(?P<who>[A-Z][\w. -]*?)['’]s? [a-z][a-z ]*")
