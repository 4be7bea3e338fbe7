"""Participles by which somebody is told of who says nothing: "Premier urged to halt sales", "two accused of fraud"."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["is_told_of"]

#: What is done to somebody, by the word that follows the participle at once.
_DONE = {
    "to": frozenset(
        "urged told ordered warned invited advised reminded encouraged instructed pressed called".split()
    ),
    "of": frozenset(("accused",)),
    "for": frozenset(
        "criticised criticized blamed condemned praised slammed denounced rebuked thanked attacked".split()
    ),
    "over": frozenset("criticised criticized condemned slammed denounced rebuked attacked".split()),
}
_DONE["not"] = _DONE["to"]
#: What only a headline says of somebody: elsewhere "Kos asked to leave" is his own wish.
_OF_HEADLINES = frozenset(("asked",))


def is_told_of(form: str, following: Sequence[str], *, headline: bool = False) -> bool:
    """Whether a verb in a form tells what is done to its subject; ``following``: the words behind it, in lower case."""
    after = following[1:] if form == "called" and following[:1] in (["on"], ["upon"]) else following
    if form == "called" and after is following:
        return False
    first = after[0] if after else ""
    if first == "not" and after[1:2] != ["to"]:
        return False
    return form in _DONE.get(first, ()) or (
        headline and form in _OF_HEADLINES and first in ("to", "not", "about", "over")
    )
