"""Whose a spokesman is who is called by a body's noun: "a ministry spokesperson" behind "the Foreign Ministry"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from summarizer.attribution.actor import ActorKind
from summarizer.attribution.attributed import Attributed
from summarizer.attribution.attributions import Attribution
from summarizer.attribution.cast import speaks_for

__all__ = ["on_their_side"]

_SPOKESMEN = frozenset(("spokesman", "spokeswoman", "spokesperson"))
_BODIES = (ActorKind.ORGANISATION, ActorKind.NAME)
#: The noun and the spokesman.
_WORDS = 2


def on_their_side(attributed: Attributed, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """Yield attributions, a holder without a side on the one that is told elsewhere.

    A spokesman is on that of the body whose noun he has ("a ministry spokesperson"), if it was named before.
    """
    listed = list(found)
    told = _told_once(listed)
    for one in listed:
        side = None if one.on_behalf_of else told.get(one.holder) or _side(attributed, one)
        yield one if side is None else replace(one, on_behalf_of=side)


def _told_once(found: Iterable[Attribution]) -> dict[str | None, str]:
    """Return the sides of holders of whom one side is told, maybe not wherever they speak."""
    sides: dict[str | None, set[str]] = {}
    for one in found:
        if one.holder and one.on_behalf_of and " " in one.holder:
            sides.setdefault(one.holder, set()).add(one.on_behalf_of)
    return {name: next(iter(own)) for name, own in sides.items() if len(own) == 1}


def _side(attributed: Attributed, one: Attribution) -> str | None:
    words = (one.holder or "").split()
    if len(words) != _WORDS or words[1] not in _SPOKESMEN or not words[0].islower():
        return None
    cast = attributed.cast
    for mention in reversed(cast.between(0, one.start)):
        actor = cast.actors[mention.actor]
        last = actor.name.split()[-1:]
        if actor.kind in _BODIES and " " in actor.name and last[0].lower() == words[0]:
            return speaks_for(actor) or actor.name
    return None
