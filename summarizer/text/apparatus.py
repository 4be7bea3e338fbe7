"""What stands in a text and is nobody's words: marks of quoting, cues, time codes, line and page numbers, addresses.

Texts copied out of PDFs, captions, mails, wikis and feeds are full of it. A quote that runs over such marks is honest
without them. They are found by how a text is laid out, never by their look alone: a number is a line number where the
lines count up, a page number where it stands alone between pages. What belongs to a sentence is left in its place.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from summarizer.text.normalise import Edit, Normalised, replaced
from summarizer.words.lists import ApparatusLists, load

#: So many lines in a row count up before their numbers are taken for line numbers; so many pages likewise. Two may be
#: chance ("2 boats" above "3 ships"); three at the very beginnings of lines hardly ever are.
_ROW = 3
_LINE = re.compile(r"[^\n\r\f]+|\n|\r\n?|\f")
_QUOTED = re.compile(r"[ \t]*(?:>[ \t]?)+")
_NUMBERED = re.compile(r"[ \t]*(\d{1,5})(?:[ \t]*[:|][ \t]*|[ \t]+|$)")
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?"
_CUE = re.compile(rf"[ \t]*{_CLOCK}[ \t]*-->[ \t]*{_CLOCK}[^\n\r\f]*")
_TIMED = re.compile(rf"[ \t]*(?:[\[(](?P<marked>{_CLOCK})[\])]|(?P<bare>{_CLOCK}))(?:[ \t]+|$)")
_ENTITY = re.compile(r"&(?:amp;){0,3}(?:[A-Za-z][A-Za-z0-9]{1,30}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_LINK = re.compile(
    r"!?\[(?P<words>[^\[\]\n]{0,300})\]"
    r"\((?P<address><[^<>\s]{1,2000}>|[^()\s]{1,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?)(?:\s+\"[^\"\n]{0,300}\")?\)"
)
_ADDRESS = re.compile(r"[/.#:@]")
_WIKI = re.compile(r"\[\[(?:[^\[\]|\n]{1,200}\|)?(?P<words>[^\[\]|\n]{1,200})\]\]")
_EXTERNAL = re.compile(r"\[(?:https?|ftp)://[^\s\[\]]{1,2000}\s(?P<words>[^\[\]\n]{1,300})\]")
_REFERRED = re.compile(r"\[(?P<words>[^\[\]\n]{1,300})\]\[(?P<name>[^\[\]\n]{0,80})\]")
_DEFINED = re.compile(r"^[ ]{0,3}\[(?P<name>[^\[\]\n^]{1,80})\]:[ \t]*\S", re.MULTILINE)
_NOTE = re.compile(r"(?<=\S)\[\^[^\]\s]{1,40}\](?!:)")
_TAG = re.compile(
    r"<sup>[^<>]{1,6}</sup>|</?(?:a|abbr|b|em|i|mark|small|span|strong|u)(?:\s[^<>\n]{0,2000})?>",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[\[(]([^\[\]()]{1,80})[\])]")
_OWN_BRACKETS = re.compile(r"\[(?=[^\[\]]{0,200}[^\W\d_])([^\[\]]{1,200})\]")
_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class _Line:
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


def without_apparatus(text: str, *, keep_brackets: bool = False) -> Normalised | None:
    """Return the text without what is nobody's words, with the way back; ``None`` where there is nothing of it.

    Of a source's own brackets only the marks go, the words stay and count. ``keep_brackets``: for a quote, whose
    brackets say that words were put in.
    """
    edits = sorted(_edits(text, keep_brackets=keep_brackets), key=lambda edit: (edit[0], -edit[1]))
    return replaced(text, edits) if edits else None


def _edits(text: str, *, keep_brackets: bool) -> Iterator[Edit]:
    if any(mark in text for mark in "\n\r\f"):
        yield from _laid_out(text, _lines(text))
    if "&" in text:
        yield from _entities(text)
    if "[" in text or "(" in text:
        yield from _asides(text)
        yield from _links(text)
        if not keep_brackets:
            yield from _brackets(text)
    if "<" in text:
        yield from ((*found.span(), "") for found in _TAG.finditer(text))


def quoted_blocks(text: str) -> list[tuple[int, int]]:
    """Return the spans of block quotations: lines in a row that begin with ``>``, set off by what stands above."""
    lines = _lines(text) if ">" in text else []
    runs = _runs(lines, _is_quoted, 1)
    return [(lines[a].start, lines[b - 1].end) for a, b in runs if lines[a].above]


# -- by layout ------------------------------------------------------------------------------------------


def _lines(text: str) -> list[_Line]:
    rows = [m for m in _LINE.finditer(text) if m.group() not in ("\n", "\r", "\r\n")]
    found: list[_Line] = []
    for before, row, behind in zip([None, *rows], rows, [*rows[1:], None], strict=False):
        line = row.group()
        if line != "\f" and line.strip():
            above, below = _apart(text, before, row), _apart(text, row, behind)
            page = _ends_page(before) or _ends_page(behind)
            found.append(_Line(row.start(), row.end(), line, above, below, page))
    return found


def _apart(text: str, upper: re.Match[str] | None, lower: re.Match[str] | None) -> bool:
    """Whether a blank line, a page's end or the text's parts two lines; ``None`` where the text ends."""
    if upper is None or lower is None or not (upper.group().strip() and lower.group().strip()):
        return True
    return text[upper.end() : lower.start()].replace("\r\n", "\n").count("\n") > 1


def _ends_page(row: re.Match[str] | None) -> bool:
    return row is not None and row.group() == "\f"


def _laid_out(text: str, lines: Sequence[_Line]) -> Iterator[Edit]:
    for first, last in _neighbours(sorted({*_page_numbers(lines), *_cues(lines)})):
        yield _closed_up(text, lines[first].start, lines[last].end)
    for first, last in _runs(lines, _is_quoted, 2):
        for line in lines[first:last]:
            yield from _cut(line, _QUOTED)
    yield from _times(lines)
    yield from _line_numbers(lines)


def _neighbours(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of places that follow each other directly."""
    first = 0
    for at, place in enumerate(places):
        if not at or places[at - 1] != place - 1:
            first = place
        if at + 1 == len(places) or places[at + 1] != place + 1:
            yield first, place


def _closed_up(text: str, start: int, end: int) -> Edit:
    """Take lines out together with the white space around them; a sentence that runs over them runs on."""
    while start and text[start - 1].isspace():
        start -= 1
    while end < len(text) and text[end].isspace():
        end += 1
    goes_on = start > 0 and text[start - 1] not in ".!?:;”»\"'’)" and end < len(text)
    return start, end, "\n" if goes_on else "\n\n"


def _cut(line: _Line, pattern: re.Pattern[str]) -> Iterator[Edit]:
    found = pattern.match(line.text)
    if found and found.end():
        yield line.start, line.start + found.end(), ""


def _is_quoted(line: _Line) -> bool:
    return _QUOTED.match(line.text) is not None


def _runs(
    lines: Sequence[_Line], fits: Callable[[_Line], bool], least: int
) -> Iterator[tuple[int, int]]:
    """Yield the ranges of lines in a row that fit, where there are enough of them."""
    first = 0
    for at, line in enumerate([*lines, None]):
        if line is None or not fits(line):
            if at - first >= least:
                yield first, at
            first = at + 1


@cache
def _page_line() -> re.Pattern[str]:
    listed = load(ApparatusLists, "apparatus")
    label, of = ("|".join(map(re.escape, words)) for words in (listed.page, listed.of))
    number = r"(?:\d{1,4}|[ivxlc]{1,7})"
    return re.compile(
        rf"[\s\-–—~|•·\[(]*(?:(?P<label>{label})[\s.:]*)?(?P<number>{number})"
        rf"(?:\s*(?P<of>{of})\s*\d{{1,4}})?(?P<behind>[\s\-–—~|•·\])]*)",
        re.IGNORECASE,
    )


def _page_numbers(lines: Sequence[_Line]) -> Iterator[int]:
    """Yield the places of lines that hold a page number and nothing else."""
    bare: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        found = _page_line().fullmatch(line.text)
        if found is None:
            continue
        own = line.text.strip()
        if line.at_page_end or (
            line.alone and (found["label"] or found["of"] or own != found["number"])
        ):
            yield at
        elif line.alone and own.isdecimal():
            bare.append((at, int(own)))
    yield from _counting(bare)


def _counting(numbered: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Yield the places whose numbers count up by one, where there are enough of them in a row."""
    first = 0
    for at, (one, other) in enumerate(pairwise([*numbered, (-1, -1)]), 1):
        if other[1] != one[1] + 1:
            if at - first >= _ROW:
                yield from (place for place, _ in numbered[first:at])
            first = at


def _cues(lines: Sequence[_Line]) -> Iterator[int]:
    """Yield the places of the numbers and time codes between the lines of captions."""
    for at, line in enumerate(lines):
        if _CUE.fullmatch(line.text):
            yield at
            if at and lines[at - 1].text.strip().isdecimal():
                yield at - 1
    if lines and lines[0].text.startswith("WEBVTT"):
        yield 0


def _times(lines: Sequence[_Line]) -> Iterator[Edit]:
    """Yield the time codes at the beginnings of lines: two in brackets or three bare ones, that never go back."""
    marked, bare = _timed(lines, "marked"), _timed(lines, "bare")
    if len(marked) >= 2:
        yield from marked
    # A bare time may begin a line of prose: most lines have to begin with one.
    if len(bare) >= _ROW and 2 * len(bare) >= len(lines):
        yield from bare


def _timed(lines: Sequence[_Line], kind: str) -> list[Edit]:
    """Return the time codes of one kind, none where they go back."""
    timed = [(line, m) for line in lines if (m := _TIMED.match(line.text)) and m[kind]]
    seconds = [_seconds(found[kind]) for _, found in timed]
    goes_back = seconds != sorted(seconds)
    return [] if goes_back else [(line.start, line.start + m.end(), "") for line, m in timed]


def _seconds(clock: str) -> float:
    total = 0.0
    for part in clock.replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def _line_numbers(lines: Sequence[_Line]) -> Iterator[Edit]:
    """Yield the numbers at the beginnings of lines that count up, line for line, from a paragraph's beginning on."""
    marks = [_NUMBERED.match(line.text) for line in lines]
    for first, last in _ascending([int(found[1]) if found else None for found in marks]):
        if last - first >= _ROW and lines[first].above and _has_words(lines[first:last]):
            for line in lines[first:last]:
                yield from _cut(line, _NUMBERED)


def _ascending(numbers: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    """Yield where runs of numbers that go up by one begin and end; anything but a number is a run of its own."""
    first = 0
    for at, (number, following) in enumerate(pairwise([*numbers, None]), 1):
        if number is None or following != number + 1:
            yield first, at
            first = at


def _has_words(lines: Sequence[_Line]) -> bool:
    return any(_WORDS.search(line.text) for line in lines)


# -- inside lines ---------------------------------------------------------------------------------------


def _entities(text: str) -> Iterator[Edit]:
    for found in _ENTITY.finditer(text):
        stands_for = found.group()
        while (plain := html.unescape(stands_for)) != stands_for:
            stands_for = plain
        if stands_for != found.group():
            yield (*found.span(), stands_for)


@cache
def _directions() -> frozenset[str]:
    listed = load(ApparatusLists, "apparatus")
    return frozenset(word.casefold() for word in (*listed.aside, *listed.aside_beside))


@cache
def _telling_directions() -> frozenset[str]:
    return frozenset(word.casefold() for word in load(ApparatusLists, "apparatus").aside)


def _asides(text: str) -> Iterator[Edit]:
    """Yield what editors and stenographers put in brackets: [sic], (laughter and applause)."""
    for found in _BRACKETED.finditer(text):
        words = [word.casefold() for word in _WORDS.findall(found[1])]
        if words and set(words) <= _directions() and not _telling_directions().isdisjoint(words):
            start, end = found.span()
            # One space is left where there was one on each side.
            spaced = text[start - 1 : start] == " " and text[end : end + 1] in (" ", "")
            yield start - 1 if spaced else start, end, ""


def _links(text: str) -> Iterator[Edit]:
    """Yield the marks and addresses of links, and marks of notes; the words of a link stay."""
    for found in _LINK.finditer(text):
        if _ADDRESS.search(found["address"]):
            yield from _around(found)
    for pattern in (_WIKI, _EXTERNAL):
        for found in pattern.finditer(text):
            yield from _around(found)
    yield from _references(text)
    yield from ((*found.span(), "") for found in _NOTE.finditer(text))


def _references(text: str) -> Iterator[Edit]:
    """Yield the marks of links whose addresses stand elsewhere in the text."""
    defined = {found["name"].casefold() for found in _DEFINED.finditer(text)}
    for found in _REFERRED.finditer(text) if defined else ():
        if (found["name"] or found["words"]).casefold() in defined:
            yield from _around(found)


def _around(found: re.Match[str]) -> Iterator[Edit]:
    start, end = found.span("words")
    yield found.start(), start, ""
    yield end, found.end(), ""


def _brackets(text: str) -> Iterator[Edit]:
    """Yield the brackets a source has of its own; the words between them stay, and count."""
    for found in _OWN_BRACKETS.finditer(text):
        yield found.start(), found.start() + 1, ""
        yield found.end() - 1, found.end(), ""
