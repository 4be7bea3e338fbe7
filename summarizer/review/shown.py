"""Texts as the page shows them: cut where evidence begins and ends, each character in its place and harmless."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.results.states import well_formed

#: Code points of a block, which the browser lays out when it comes into view.
_BLOCK = 4_000
_LEAST_OF_A_BLOCK = _BLOCK // 2
_C0 = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"}
_BREAKS = {0x0D: "\n", 0x85: "\n", 0x2028: "\n", 0x2029: "\n", 0x0B: "\n", 0x0C: "\n"}
_UNSEEN = (
    *range(0x7F, 0xA0),
    0x00AD,
    0x061C,
    0x180E,
    0x200B,
    *range(0x200E, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE0080),
)
#: One character for each: offsets stay. Joiners that scripts need for spelling are kept.
_HARMLESS = dict.fromkeys(_UNSEEN, "\ufffd") | _C0 | _BREAKS
_LINE_END = re.compile(r"\r\n")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and the items whose quotes it belongs to, by their places in the list."""

    text: str
    items: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Pieces that are laid out together. ``start`` is where the first one begins, in code points."""

    start: int
    pieces: tuple[Piece, ...]


def visible(text: str) -> str:
    """Return a text of the same length in which nothing is hidden, turns others round, or has an effect."""
    # A line end of two characters is one, and a blank before it.
    return well_formed(_LINE_END.sub(" \n", text)).translate(_HARMLESS)


def blocks(text: str, spans: Iterable[tuple[int, int, int]]) -> list[Block]:
    """Cut a text into blocks, and these at the borders of evidence.

    ``spans`` are start, end and item; those outside of the text are left out.
    """
    inside = sorted((s, e, n) for s, e, n in spans if 0 <= s < e <= len(text))
    shown = visible(text)
    return [
        Block(start, tuple(_pieces(shown, start, end, near)))
        for start, end, near in _with_spans(list(pairwise(_borders(text))), inside)
    ]


def _with_spans(
    stretches: Sequence[tuple[int, int]], spans: Sequence[tuple[int, int, int]]
) -> Iterator[tuple[int, int, list[tuple[int, int, int]]]]:
    """Yield stretches with the spans that reach into each; both are in order."""
    waiting, active = iter(spans), list[tuple[int, int, int]]()
    following = next(waiting, None)
    for start, end in stretches:
        active = [one for one in active if one[1] > start]
        while following is not None and following[0] < end:
            active.append(following)
            following = next(waiting, None)
        yield start, end, [one for one in active if one[1] > start]


def _borders(text: str) -> list[int]:
    borders = [0]
    while len(text) - borders[-1] > _BLOCK:
        start = borders[-1]
        end = start + _BLOCK
        found = text.rfind("\n", start + _LEAST_OF_A_BLOCK, end) + 1
        found = found or text.rfind(" ", start + _LEAST_OF_A_BLOCK, end) + 1
        borders.append(found or end)
    return [*borders, len(text)] if text else [0, 0]


def _pieces(
    shown: str, start: int, end: int, spans: Sequence[tuple[int, int, int]]
) -> Iterator[Piece]:
    cuts = {start, end}
    for first, last, _ in spans:
        cuts.update((max(first, start), min(last, end)))
    for a, b in pairwise(sorted(cuts)):
        yield Piece(shown[a:b], tuple(sorted({n for s, e, n in spans if s <= a and b <= e})))
