"""Lists of those who took part: each once, with the role and the side that the document gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from summarizer.attribution.cast import Actor, Cast, same_actor
from summarizer.models.summary import Participant
from summarizer.names.places import known_place
from summarizer.passes.wording import folded

__all__ = ["as_parties", "one_a_side", "with_more", "with_names"]

_MOST_PARTIES = 60
_PLACELESS = re.compile(r"^(?:the|an?) ", re.IGNORECASE)


def with_more(
    parties: Sequence[Participant], more: Iterable[Participant]
) -> tuple[Participant, ...]:
    """Return parties and those of ``more`` who are not among them."""
    made = list(parties)
    for one in more:
        if len(made) < _MOST_PARTIES and not any(same_actor(one.name, p.name) for p in made):
            made.append(one)
    return tuple(made)


def with_names(
    parties: Sequence[Participant], names: Iterable[str], cast: Cast
) -> tuple[Participant, ...]:
    """Return parties and, of some names, those who are not among them."""
    return with_more(parties, as_parties(cast, names))


def as_parties(cast: Cast, names: Iterable[str]) -> Iterator[Participant]:
    """Yield a participant for each name."""
    return (_as_party(name, cast.actor(name)) for name in names)


def _as_party(name: str, actor: Actor | None) -> Participant:
    """Return a participant with the role and the side that the document gives them, where these say more."""
    bare = _PLACELESS.sub("", name)
    if actor is None:
        return Participant(name=bare)
    role = _PLACELESS.sub("", actor.role) if actor.role else None
    own_side = actor.affiliation is not None and same_actor(name, actor.affiliation)
    return Participant(
        name=bare,
        role=None if role is None or folded(role) == folded(name) else role,
        affiliation=None if own_side else actor.affiliation,
    )


def one_a_side(parties: Sequence[Participant]) -> tuple[Participant, ...]:
    """Leave out a state or group of which somebody else on the list is said to be the delegate."""
    sides = {_side(one.affiliation) for one in parties if one.affiliation is not None}
    return tuple(
        one for one in parties if one.affiliation or one.role or _side(one.name) not in sides
    )


def _side(name: str) -> str:
    """Return a state or group as it is compared: "the EU" is the European Union, "G-77/CHINA" a group of its own."""
    place = known_place(name) if "/" not in name else None
    return folded(place.name if place is not None else name)
