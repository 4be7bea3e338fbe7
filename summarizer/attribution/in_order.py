"""Spans of a text, asked word by word which of them each word stands in."""

from __future__ import annotations

import sys
from collections.abc import Sequence

#: A span that no text reaches.
_NOWHERE = (sys.maxsize, sys.maxsize)


class InOrder:
    """Spans (code points) in order, asked about offsets that only grow. All questions together take linear time."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = spans
        self._place = -1
        self._begin, self._end = _NOWHERE
        self._next()

    def _next(self) -> None:
        """Go on to the next span; behind the last one no offset stands in any."""
        self._place += 1
        there = self._place < len(self._spans)
        self._begin, self._end = self._spans[self._place] if there else _NOWHERE

    def at(self, offset: int) -> int | None:
        """Return the place among the spans of the one that an offset stands in, ``None`` outside of all of them."""
        while self._end <= offset:
            self._next()
        return self._place if self._begin <= offset else None
