"""A document's text cut where evidence begins and ends, so that any form can mark what stands behind which line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.brief.view.evidence import Footnote

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
    inside = [span for note in notes if (span := _span(note, len(text)))]
    opening = _numbers_at((start, number) for start, _, number in inside)
    closing = _numbers_at((end, number) for _, end, number in inside)
    active: set[int] = set()
    passages: list[Passage] = []
    covered = 0
    for start, end in pairwise(sorted({0, len(text), *opening, *closing})):
        active.difference_update(closing.get(start, ()))
        active.update(opening.get(start, ()))
        piece = text[start:end]
        if active:
            borders = (_ordered(opening.get(start, ())), _ordered(closing.get(end, ())))
            passages.append(Passage(piece, _ordered(active), *borders))
            covered += len(piece)
        else:
            passages += _plain(piece, whole=whole, first=start == 0, last=end == len(text))
    return Shown(tuple(passages), round(100 * covered / len(text)) if text else 0)


def _span(note: Footnote, length: int) -> tuple[int, int, int] | None:
    """Return start, end and number of a footnote whose words stand within a text of so many code points."""
    start, end = note.quote.start, note.quote.end
    if start is None or end is None or not 0 <= start < end <= length:
        return None
    return start, end, note.number


def _numbers_at(places: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """Return the numbers by place."""
    numbers: dict[int, list[int]] = {}
    for place, number in places:
        numbers.setdefault(place, []).append(number)
    return numbers


def _ordered(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(numbers))


def _plain(piece: str, *, whole: bool, first: bool, last: bool) -> list[Passage]:
    """A stretch nothing was drawn from; in part only, what lies next to evidence."""
    head, tail = 0 if first else _AROUND, 0 if last else _AROUND
    if whole or len(piece) <= head + tail + 40:
        return [Passage(piece)]
    kept = [Passage(piece[:head])] if head else []
    kept.append(Passage("", skipped=len(piece) - head - tail))
    return [*kept, Passage(piece[len(piece) - tail :])] if tail else kept
