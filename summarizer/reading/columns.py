"""Columns of a page whose file tells them line by line: the left one is read to its end before the right one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_END = re.compile(r"\r\n|\n|\r")
#: White space between columns. Points; between words there are two to five.
_GUTTER = 9.0
#: Lines that have to be parted at one place, and words on each side of it, lest a table be taken for columns.
_FEWEST_LINES, _FEWEST_WORDS = 5, 3.0

Edges = Callable[[int], tuple[float, float]]


@dataclass(frozen=True)
class _Line:
    """A line of a page: where it begins and ends in the text, and its widest gap."""

    start: int
    end: int
    gap: tuple[float, float] | None = None
    at: int = 0

    def spans(self, place: float) -> bool:
        """Whether the gap lies over a place of the page."""
        return self.gap is not None and self.gap[0] <= place <= self.gap[1]


def in_columns(text: str, pieces: Sequence[str], edges: Edges) -> str:
    """Return a page's text with its columns one after the other.

    Args:
        text: the text, a code point for each character of the page.
        pieces: what stands for each character.
        edges: the left and right edge of a character. Points.
    """
    lines = list(_lines(text))
    wide = [line for line in lines if " " in text[line.start : line.end].strip()]
    if len(wide) < _FEWEST_LINES:
        return "".join(pieces)
    gapped = [_with_gap(text, line, edges) for line in lines]
    parted = _parted(text, gapped)
    return _ordered(gapped, parted, pieces) if parted else "".join(pieces)


def _parted(text: str, lines: Sequence[_Line]) -> set[_Line]:
    """Return the lines that stand in two columns; none where there are few, or few words on one side."""
    middle = _gutter([line for line in lines if line.gap])
    if middle is None:
        return set()
    parted = [line for line in lines if line.spans(middle)]
    left = sum(len(text[line.start : line.at].split()) for line in parted)
    right = sum(len(text[line.at : line.end].split()) for line in parted)
    few = len(parted) < _FEWEST_LINES or min(left, right) < _FEWEST_WORDS * len(parted)
    return set() if few else set(parted)


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    place = 0
    for found in _END.finditer(text):
        lines.append(_Line(place, found.start()))
        place = found.end()
    lines.append(_Line(place, len(text)))
    return [line for line in lines if line.end > line.start]


def _with_gap(text: str, line: _Line, edges: Edges) -> _Line:
    """Return a line with its widest gap, of those wide enough to part columns."""
    best = _GUTTER
    found = line
    for space in re.finditer(r" +", text[line.start : line.end].rstrip()):
        before, after = line.start + space.start() - 1, line.start + space.end()
        if before < line.start or after >= line.end:
            continue
        right, left = edges(before)[1], edges(after)[0]
        if left - right >= best:
            best = left - right
            found = _Line(line.start, line.end, (right, left), after)
    return found


def _gutter(lines: Sequence[_Line]) -> float | None:
    """Return the place that most lines have a gap at."""
    best, most = None, 0
    for line in lines:
        if line.gap is None:
            continue
        middle = line.gap[1] - 1.0
        count = sum(one.spans(middle) for one in lines)
        if count > most:
            best, most = middle, count
    return best if most >= _FEWEST_LINES else None


def _ordered(lines: Sequence[_Line], parted: set[_Line], pieces: Sequence[str]) -> str:
    """Return the text: in each run of parted lines the left halves, then the right ones."""
    out: list[str] = []
    right: list[str] = []
    for line in lines:
        if line in parted:
            out.append("".join(pieces[line.start : line.at]).rstrip())
            right.append("".join(pieces[line.at : line.end]).rstrip())
            continue
        out += right
        right = []
        out.append("".join(pieces[line.start : line.end]).rstrip())
    return "\n".join([*out, *right])
