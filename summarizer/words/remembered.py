"""Answers on short passages are kept: the same ones are asked about again and again. Long texts are not held on to."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from inspect import signature
from typing import Concatenate, Generic, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")

#: Code points of a text up to which its answer is kept: a paragraph, not a document.
SHORT = 2000
#: How many answers each question keeps: far more than the documents in flight ask for. Twice as many make nothing
#: faster that was measured, and hold 3 MB more.
_KEPT = 1 << 11


def remembered(answer: Callable[Concatenate[str, P], T]) -> Callable[Concatenate[str, P], T]:
    """Return the function with its answers on short texts kept, those least recently asked for dropped first."""
    kept = cast("Callable[Concatenate[str, P], T]", lru_cache(maxsize=_KEPT)(answer))
    if len(signature(answer).parameters) == 1:
        return cast("Callable[Concatenate[str, P], T]", _of_a_text(answer, kept))

    @wraps(answer)
    def answered(text: str, /, *args: P.args, **kwargs: P.kwargs) -> T:
        if len(text) > SHORT:
            return answer(text, *args, **kwargs)
        return kept(text, *args, **kwargs)

    return answered


def _of_a_text(answer: Callable[..., T], kept: Callable[..., T]) -> Callable[[str], T]:
    """The same for a question about a text alone, of which most are, with less to hand on."""

    @wraps(answer)
    def answered(text: str, /) -> T:
        return kept(text) if len(text) <= SHORT else answer(text)

    return answered


class Recent(Generic[T]):
    """Answers told apart by less than what they are made of: a sentence's words tell what its pieces would.

    When ``most`` answers are kept, all are dropped: nothing is held on to for longer. Safe to share between threads,
    of which two may work out the same answer.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[Hashable, T] = {}

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return the answer kept under a key; else what is made, which is kept."""
        try:
            return self._kept[key]
        except KeyError:
            made = make()
        if len(self._kept) >= self._most:
            self._kept.clear()
        self._kept[key] = made
        return made
