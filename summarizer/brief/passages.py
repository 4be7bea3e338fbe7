"""A document's text cut where evidence begins and ends, so that any form can mark what stands behind which line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.brief.evidence import Footnote

#: Code points shown around evidence where a text is shown in part only.
_AROUND = 160


@dataclass(frozen=True)
class Passage:
    """A piece of text and the numbers of the evidence it belongs to; ``skipped`` counts code points left out."""

    text: str
    numbers: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    skipped: int = 0


@dataclass(frozen=True)
class Shown:
    """The passages of a document and the share of its characters that stands behind some line, in per cent."""

    passages: tuple[Passage, ...]
    coverage: int


def cut(text: str, notes: Sequence[Footnote], *, whole: bool = True) -> Shown:
    """Cut a text at the borders of its evidence. With ``whole`` false only what surrounds evidence is kept."""
    spans = [(n.quote.start, n.quote.end, n.number) for n in notes]
    inside = [
        (s, e, n)
        for s, e, n in spans
        if s is not None and e is not None and 0 <= s < e <= len(text)
    ]
    borders = sorted({0, len(text), *(s for s, _, _ in inside), *(e for _, e, _ in inside)})
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for start, end, number in inside:
        opening.setdefault(start, []).append(number)
        closing.setdefault(end, []).append(number)
    active: set[int] = set()
    passages: list[Passage] = []
    covered = 0
    for start, end in pairwise(borders):
        active.difference_update(closing.get(start, ()))
        active.update(opening.get(start, ()))
        piece = text[start:end]
        covered += len(piece) if active else 0
        if active:
            ends = tuple(sorted(closing.get(end, ())))
            passages.append(
                Passage(piece, tuple(sorted(active)), tuple(sorted(opening.get(start, ()))), ends)
            )
        else:
            passages += _plain(piece, whole=whole, first=start == 0, last=end == len(text))
    return Shown(tuple(passages), round(100 * covered / len(text)) if text else 0)


def _plain(piece: str, *, whole: bool, first: bool, last: bool) -> list[Passage]:
    """A stretch nothing was drawn from; in part only, what lies next to evidence."""
    head, tail = 0 if first else _AROUND, 0 if last else _AROUND
    if whole or len(piece) <= head + tail + 40:
        return [Passage(piece)]
    kept = [Passage(piece[:head])] if head else []
    kept.append(Passage("", skipped=len(piece) - head - tail))
    return [*kept, Passage(piece[len(piece) - tail :])] if tail else kept
