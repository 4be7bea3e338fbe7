"""Where paragraphs begin and end, in texts that wrap their lines and in texts that do not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.text.labels import begins_turn

#: A line and its end. Form feeds, NEL and the Unicode separators end a line as well.
_LINE = re.compile(r"([^\n\r\x0b\x0c\x85\u2028\u2029]*)(\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]|\Z)")
_ITEM = re.compile(r"\s*(?:[-*+•·▪◦–—]\s|\d{1,3}[.)]\s|#{1,6}\s|>\s|\|)")
#: What a line is never broken in: no-break spaces hold words together.
_UNBREAKABLE = re.compile("[^ \t]+")
#: A line so much longer than the column, without an address or such a word, is a paragraph that nobody wrapped.
_LONGER = 1.3
#: So many lines that are filled to the same column are no chance.
_FEWEST_FILLED = 4
_FINAL = '.!?…:;"”’»)]。！？؟।'
_WIDEST = 130
_NARROWEST = 40


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    text: str

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())


def paragraph_spans(text: str, start: int = 0) -> tuple[tuple[int, int], ...]:
    """Return the span of each paragraph, without the white space around it.

    Blank lines always part paragraphs. A single line end parts them too, unless the text is hard-wrapped:
    then a line that is full, so that the next line's first word would not have fitted, runs on.
    """
    blocks = list(_blocks(text, start))
    width = _wrap_width(blocks)
    spans: list[tuple[int, int]] = []
    for block in blocks:
        spans.extend(_split_block(block, width))
    return tuple(spans)


def _blocks(text: str, start: int) -> Iterator[list[_Line]]:
    """Yield runs of lines without a blank one between them. Behind the last line an empty one is found."""
    block: list[_Line] = []
    for found in _LINE.finditer(text, start):
        line = found.group(1)
        stripped = line.rstrip()
        if stripped:
            block.append(_Line(found.start(1), found.start(1) + len(stripped), stripped))
        elif block:
            yield block
            block = []


def _wrap_width(blocks: Sequence[Sequence[_Line]]) -> int | None:
    """Return the column a text is wrapped at, or ``None`` where its lines are paragraphs.

    A text with lists of names between wrapped paragraphs is wrapped where these are.
    """
    whole = _width_of([pair for block in blocks for pair in pairwise(block)])
    if whole is not None:
        return whole
    alone = (_width_of(list(pairwise(block))) for block in blocks if len(block) > _FEWEST_FILLED)
    return max((width for width in alone if width is not None), default=None)


def _width_of(pairs: Sequence[tuple[_Line, _Line]]) -> int | None:
    """Return the column at which lines with those below them are wrapped, if at any."""
    # A web address cannot be wrapped, so a line with one says nothing of the width.
    pairs = [(line, below) for line, below in pairs if "://" not in line.text + below.text]
    lengths = sorted(len(line.text) for line, _ in pairs)
    if not lengths:
        return None
    width = lengths[int(0.95 * (len(lengths) - 1))]
    wrapped = _NARROWEST <= width <= _WIDEST and _is_wrapped(pairs, width)
    return width if wrapped else None


def _is_wrapped(pairs: Sequence[tuple[_Line, _Line]], width: int) -> bool:
    """Whether lines with those below them are wrapped at a column.

    Wrapped text shows itself by lines that end where the next word would not have fitted, nearly all of them; or by
    lines of nearly equal length most of which stop in the middle of a sentence.
    """
    filled = sum(_filled(line, below, width) for line, below in pairs)
    if len(pairs) >= _FEWEST_FILLED and 5 * filled >= 4 * len(pairs):
        return True
    runs = sum(_runs_on(line, below) for line, below in pairs)
    if len(pairs) > 1 and filled == len(pairs) and runs:
        return True
    full = [pair for pair in pairs if len(pair[0].text) >= 0.8 * width]
    long_enough = sum(len(line.text) >= 0.5 * width for line, _ in pairs)
    runs_on = sum(_runs_on(line, below) for line, below in full)
    return 2 * len(full) >= long_enough and 5 * runs_on >= 2 * len(full)


def _filled(line: _Line, following: _Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted into a line."""
    word = _UNBREAKABLE.search(following.text)
    wide = len(word.group()) if word else 0
    return len(line.text) + 1 + wide > width


def _runs_on(line: _Line, following: _Line) -> bool:
    """Whether a sentence visibly goes on in the next line."""
    if line.text[-1] in _FINAL:
        return False
    if line.text[-1] == ",":
        return True
    first = following.text.lstrip()[:1]
    return first.islower() or first.lower() == first.upper()


def _split_block(block: Sequence[_Line], width: int | None) -> Iterator[tuple[int, int]]:
    first = block[0]
    for line, following in pairwise(block):
        if not _continues(line, following, width):
            yield first.start + first.indent, line.end
            first = following
    yield first.start + first.indent, block[-1].end


def _continues(line: _Line, following: _Line, width: int | None) -> bool:
    if width is None or _ITEM.match(following.text) or begins_turn(following.text):
        return False
    if following.indent > line.indent + 1 and not _ITEM.match(line.text):
        return False
    if len(line.text) > _LONGER * width and max(map(len, line.text.split())) < 0.5 * width:
        return False
    # Proportional fonts make PDF lines uneven: a line within a tenth of the width is full as well.
    full = _filled(line, following, width) or len(line.text) >= 0.9 * width
    return full or (2 * len(line.text) >= width and _runs_on(line, following))
