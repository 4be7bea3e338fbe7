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
    middle = _gutter([line for line in gapped if line.gap])
    if middle is None:
        return "".join(pieces)
    parted = [line for line in gapped if line.gap and line.gap[0] <= middle <= line.gap[1]]
    sides = [(text[line.start : line.at], text[line.at : line.end]) for line in parted]
    words = [
        sum(len(side[place].split()) for side in sides) / max(1, len(sides)) for place in (0, 1)
    ]
    if len(parted) < _FEWEST_LINES or min(words) < _FEWEST_WORDS:
        return "".join(pieces)
    return _ordered(gapped, set(parted), pieces)


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
        count = sum(1 for one in lines if one.gap and one.gap[0] <= middle <= one.gap[1])
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
