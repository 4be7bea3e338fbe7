"""Texts as the page shows them: cut where evidence begins and ends, each character in its place and harmless."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from summarizer.results.states import well_formed

#: Code points of a block, which the browser lays out when it comes into view.
_BLOCK = 4_000
_LEAST_OF_A_BLOCK = _BLOCK // 2
#: Items that a passage names at most: a file of summaries may come from a stranger.
_MOST_ITEMS = 50
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
    pieces: list[Piece]


def visible(text: str) -> str:
    """Return a text of the same length in which nothing is hidden, turns others round, or has an effect."""
    # A line end of two characters is one, and a blank before it.
    return well_formed(_LINE_END.sub(" \n", text)).translate(_HARMLESS)


def blocks(text: str, spans: Iterable[tuple[int, int, int]]) -> list[Block]:
    """Cut a text into blocks, and these at the borders of evidence.

    ``spans`` are start, end and item; those outside of the text are left out. Time is linear in text and spans.
    """
    inside = [(s, e, n) for s, e, n in spans if 0 <= s < e <= len(text)]
    shown, borders = visible(text), _borders(text)
    starts, made = frozenset(borders), list[Block]()
    pieces: list[Piece] = []
    for start, end, items in _stretches(borders, inside):
        if start in starts:
            pieces = []
            made.append(Block(start, pieces))
        pieces.append(Piece(shown[start:end], items))
    return made


def _stretches(
    borders: Sequence[int], spans: Sequence[tuple[int, int, int]]
) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Yield the stretches between all borders, with the items that each belongs to."""
    opening: defaultdict[int, list[int]] = defaultdict(list)
    closing: defaultdict[int, list[int]] = defaultdict(list)
    for start, end, item in sorted(spans):
        opening[start].append(item)
        closing[end].append(item)
    active: Counter[int] = Counter()
    for start, end in pairwise(sorted({*borders, *opening, *closing})):
        active.update(opening[start])
        for item in closing[start]:
            active[item] -= 1
            if not active[item]:
                del active[item]
        yield start, end, tuple(sorted(islice(active, _MOST_ITEMS)))


def _borders(text: str) -> list[int]:
    borders = [0]
    while len(text) - borders[-1] > _BLOCK:
        start = borders[-1]
        end = start + _BLOCK
        found = text.rfind("\n", start + _LEAST_OF_A_BLOCK, end) + 1
        found = found or text.rfind(" ", start + _LEAST_OF_A_BLOCK, end) + 1
        borders.append(found or end)
    return [*borders, len(text)] if text else [0, 0]
