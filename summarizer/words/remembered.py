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
    if len(signature(answer).parameters) == 1:
        of_a_text = cast("Callable[[str], T]", answer)
        return cast("Callable[Concatenate[str, P], T]", _Answers(of_a_text).__getitem__)
    kept = cast("Callable[Concatenate[str, P], T]", lru_cache(maxsize=_KEPT)(answer))

    @wraps(answer)
    def answered(text: str, /, *args: P.args, **kwargs: P.kwargs) -> T:
        if len(text) > SHORT:
            return answer(text, *args, **kwargs)
        return kept(text, *args, **kwargs)

    return answered


class _Answers(dict[str, T]):
    """The answers to a question about a text alone, of which most are: a known one is found without a call of ours.

    Of those asked for before the last half, the ones that are not asked for meanwhile are dropped together.
    """

    def __init__(self, answer: Callable[[str], T]) -> None:
        super().__init__()
        self._answer = answer
        self._before: dict[str, T] = {}

    def __missing__(self, text: str) -> T:
        if len(text) > SHORT:
            return self._answer(text)
        before = self._before
        made = before[text] if text in before else self._answer(text)
        if 2 * len(self) >= _KEPT:
            self._before = dict(self)
            self.clear()
        self[text] = made
        return made


class Recent(Generic[T]):
    """Answers told apart by less than what they are made of: a sentence's words tell what its pieces would.

    When ``most`` answers are kept, all are dropped: nothing is held on to for longer. Safe to share between threads,
    of which two may work out the same answer.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[Hashable, T] = {}

    def holds(self, key: Hashable) -> bool:
        """Whether an answer is kept under a key."""
        return key in self._kept

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
