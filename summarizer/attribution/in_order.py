"""Spans of a text, asked word by word which of them each word stands in."""

from __future__ import annotations

from collections.abc import Sequence


class InOrder:
    """Spans (code points) in order, asked about offsets that only grow. All questions together take linear time."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = spans
        self._place = 0

    def at(self, offset: int) -> int | None:
        """Return the place among the spans of the one that an offset stands in, ``None`` outside of all of them."""
        while self._place < len(self._spans) and self._spans[self._place][1] <= offset:
            self._place += 1
        opened = self._place < len(self._spans) and self._spans[self._place][0] <= offset
        return self._place if opened else None
