"""Page numbers, running headers and footers: recognised by what stands at the edge of page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from summarizer.words.roman import roman_number

_DIGITS = re.compile(r"\d+")
_EDGES = re.compile(r"^\W{0,3}|\W{0,3}$")
_NUMBER = re.compile(
    r"\W{0,3}(?:\d{1,4}|[ivxlc]{1,7})\W{0,3}|\W{0,3}[^\W\d]{1,9}\.?\s\d{1,4}(?:\s?(?:/|[^\W\d]{1,4})\s?\d{1,4})?\W{0,3}"
    r"|\W{0,3}\d{1,4}\s?(?:/|[^\W\d]{1,4})\s?\d{1,4}\W{0,3}",
    re.IGNORECASE,
)
_END = re.compile(r"\r\n|\n|\r")
#: Lines at each edge of a page that may be furniture: a header of two lines, a footer of two.
_EDGE = 2
#: What is repeated at the edge of so large a share of the pages is no part of the text.
_SHARE = 0.4
_LONGEST = 120
#: A line without letters is furniture with a date in it; fewer numbers may be the end of a table.
_NUMBERS_OF_A_DATE = 3
#: A second line at the edge is furniture only if it is shorter than this share of the page's widest.
_SHORT = 0.6


def without_furniture(pages: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return pages without what is repeated at their edges, and the repeated lines that hold words.

    Headers stay on the first page, where no sentence is interrupted by them. A number goes where it counts pages: it is
    larger by one, or as much as there are pages between, than that of another page.
    """
    split = [[line for line in _END.split(page) if line.strip()] for page in pages]
    if sum(map(bool, split)) < 2:
        return list(pages), []
    out: list[str] = []
    told: dict[str, None] = {}
    for page, lines, (top, bottom) in zip(pages, split, _edges(split), strict=True):
        if not top and not bottom:
            out.append(page)
            continue
        first, last = top if out else 0, len(lines) - bottom
        told.update(dict.fromkeys(_with_words((*lines[:first], *lines[last:]))))
        out.append("\n".join(lines[first:last]))
    return out, list(told)


def _with_words(lines: Iterable[str]) -> Iterator[str]:
    stripped = (line.strip() for line in lines)
    return (line for line in stripped if not _NUMBER.fullmatch(line))


def _edges(pages: Sequence[list[str]]) -> Iterator[tuple[int, int]]:
    """Yield for each page how many of its lines at the head and at the foot are repeated on others."""
    inside = Counter(_folded(line) for lines in pages for line in lines[_EDGE:-_EDGE])
    heads = [_repeated([_edge(lines, place) for lines in pages], inside) for place in range(_EDGE)]
    feet = [
        _repeated([_edge(lines[::-1], place) for lines in pages], inside) for place in range(_EDGE)
    ]
    for number, lines in enumerate(pages):
        top = _run([number in found for found in heads])
        bottom = _run([number in found for found in feet])
        yield top, min(bottom, max(0, len(lines) - top))


def _edge(lines: Sequence[str], place: int) -> str:
    """Return the line at a place from the edge; behind the first only a short one can be furniture."""
    if place >= len(lines) or (place and len(lines[place]) > _SHORT * max(map(len, lines))):
        return ""
    return lines[place]


def _run(flags: Sequence[bool]) -> int:
    """Return how many lines from the edge inwards are furniture."""
    return next((place for place, flag in enumerate(flags) if not flag), len(flags))


def _folded(line: str) -> str:
    """Return a line without its case, and with a sign for each number."""
    return " ".join(_DIGITS.sub("#", line).casefold().split())


def _is_short_text(line: str) -> bool:
    """Whether a folded line has letters or a date's numbers, and no more signs than furniture has."""
    return len(line) <= _LONGEST and (
        any(map(str.isalpha, line)) or line.count("#") >= _NUMBERS_OF_A_DATE
    )


def _repeated(lines: Sequence[str], inside: Counter[str]) -> set[int]:
    """Return the pages whose line at one place of the edge is repeated on others, numbers apart, or counts them.

    ``inside``: the lines between the edges. What is repeated there as well is a turn of phrase and no furniture.
    """
    folded = [_folded(line) for line in lines]
    counts = Counter(line for line in folded if line)
    needed = max(2, _SHARE * sum(map(bool, folded)))
    often = {
        number
        for number, line in enumerate(folded)
        if line
        and counts[line] >= needed
        and _is_short_text(line)
        and inside[line] < max(2, counts[line] / 2)
        and _same_numbers(lines, folded, line)
    }
    return often | _counting(lines)


def _same_numbers(lines: Sequence[str], folded: Sequence[str], line: str) -> bool:
    """Whether a repeated line is furniture and not a sentence of a kind: its numbers are the same, or count pages."""
    own = [number for number, one in enumerate(folded) if one == line]
    found = [tuple(map(int, (d[:9] for d in _DIGITS.findall(lines[number])))) for number in own]
    return all(
        len({numbers[column] for numbers in found}) == 1
        or len({numbers[column] - place for numbers, place in zip(found, own, strict=True)}) == 1
        for column in range(min(map(len, found), default=0))
    )


def _counting(lines: Sequence[str]) -> set[int]:
    """Return the pages whose line is a page number that goes up from page to page."""
    numbers: dict[int, int] = {}
    for place, line in enumerate(lines):
        if _NUMBER.fullmatch(line.strip()) and (number := _page_number(line.strip())):
            numbers[place] = number
    shifts = Counter(number - place for place, number in numbers.items())
    if not shifts:
        return set()
    shift, count = shifts.most_common(1)[0]
    return {p for p, n in numbers.items() if n - p == shift} if count > 1 else set()


def _page_number(line: str) -> int:
    """Return the number of a line that holds a page's, in figures or Roman ones; 0 where it has none."""
    if found := _DIGITS.search(line):
        return int(found.group()[:9])
    return roman_number(_EDGES.sub("", line))
