"""The lines of a text as it is laid out: where each stands, and whether something parts it from its neighbours."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.text.normalise import Edit

_LINE = re.compile(r"[^\n\r\f]+|\n|\r\n?|\f")


@dataclass(frozen=True, slots=True)
class Row:
    """A line without its break. ``above``, ``below``: a blank line, a page's end or an end of the text stands there."""

    start: int
    end: int
    text: str
    above: bool
    below: bool
    at_page_end: bool

    @property
    def alone(self) -> bool:
        """Whether nothing stands directly above and below."""
        return self.above and self.below

    def cut(self, found: re.Match[str]) -> Edit:
        """Return the edit that takes a part of the line out; white space before it stays, another edit may take it."""
        blank = len(found.group()) - len(found.group().lstrip())
        return self.start + found.start() + blank, self.start + found.end(), ""


def rows_of(text: str) -> list[Row]:
    """Return the lines that hold anything, in order."""
    lines = [m for m in _LINE.finditer(text) if m.group() not in ("\n", "\r", "\r\n")]
    found: list[Row] = []
    for before, line, behind in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        held = line.group()
        if held != "\f" and held.strip():
            above, below = _apart(text, before, line), _apart(text, line, behind)
            page = _ends_page(before) or _ends_page(behind)
            found.append(Row(line.start(), line.end(), held, above, below, page))
    return found


def _apart(text: str, upper: re.Match[str] | None, lower: re.Match[str] | None) -> bool:
    """Whether a blank line, a page's end or the text's parts two lines; ``None`` where the text ends."""
    if upper is None or lower is None or not (upper.group().strip() and lower.group().strip()):
        return True
    return text[upper.end() : lower.start()].replace("\r\n", "\n").count("\n") > 1


def _ends_page(line: re.Match[str] | None) -> bool:
    return line is not None and line.group() == "\f"


def runs(rows: Sequence[Row], fits: Callable[[Row], bool], least: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of lines in a row that fit, where there are enough of them."""
    first = 0
    for at, row in enumerate([*rows, None]):
        if row is None or not fits(row):
            if at - first >= least:
                yield first, at
            first = at + 1
