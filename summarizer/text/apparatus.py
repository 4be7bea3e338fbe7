"""What stands in a text and is nobody's words: marks of quoting, cues, time codes, line and page numbers, addresses.

Texts copied out of PDFs, captions, mails, wikis and feeds are full of it. A quote that runs over such marks is honest
without them. They are found by how a text is laid out, never by their look alone: a number is a line number where the
lines count up, a page number where it stands alone between pages. What belongs to a sentence is left in its place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from summarizer.text.markup import WORDS, markup
from summarizer.text.normalise import Edit, Normalised, replaced
from summarizer.text.rows import Row, rows_of, runs
from summarizer.text.timecodes import cue_rows, times_inside, times_of
from summarizer.words.lists import ApparatusLists, load
from summarizer.words.roman import roman_number

#: So many lines in a row count up before their numbers are taken for line numbers; so many pages likewise. Two may be
#: chance ("2 boats" above "3 ships"); three at the very beginnings of lines hardly ever are.
_ROW = 3
#: Marks at the beginnings of lines that were quoted, commented out or set off; ``>`` is the only common one, behind
#: the initials of whose words they are perhaps.
_QUOTED = re.compile(
    r"[ \t]*(?:>?[A-Za-z]{1,4}>[ \t]?|(?:[|:][ \t])?(?:>[ \t]?)+|(?:[:|%#;}»]{1,3}|//)[ \t])"
)
_BLOCK = re.compile(r"[ \t]*>")
_NUMBERED = re.compile(
    r"[ \t]*(?:#?(?P<number>\d{1,5})(?:[ \t]*[:|][ \t]*|[.)]?[ \t]+|$)"
    r"|(?:[\[(]|\bL|\b[Ll]ine )(?P<marked>\d{1,5})(?:[\])][ \t]*|[:.]?[ \t]+|$))"
)
_NUMBERED_BEHIND = re.compile(r"(?:[ \t]{2,}|\t)(?P<number>\d{1,5})[ \t]*$")
#: A running header or footer: words and, before or behind them, the page's number.
_RUNNING = (
    re.compile(r"(?P<before>\D{0,120}?)\b(?P<number>\d{1,4})\b(?P<behind>\D{0,120})"),
    # Words that hold a number of their own: "Report 2024    17".
    re.compile(r"(?P<before>.{0,120}\D)(?P<number>\d{1,4})(?P<behind>\s{0,40})"),
    re.compile(r"(?P<before>\s{0,40})(?P<number>\d{1,4})(?P<behind>\D.{0,120})"),
)
#: Spaces before a number that stands in the middle of a line.
_CENTRED = 8
#: The same of lines that stand alone, with a mark between the words and the number: "Board minutes | 12".
_PARTED = re.compile(r"\D{2,100}?\s[|–—•·]\s*\d{1,4}\s*|\s*\d{1,4}\s[|–—•·]\s\D{2,100}")
#: Printed records number every fifth line.
_FIFTH = 5
#: A page has more numbered lines than this before they begin anew.
_FEWEST_OF_A_PAGE = 10
#: A space that parts two halves of a word and no more; keyboards without it put a space.
_HALF_SPACE = re.compile("(?<=[\u0620-\u06ff])\u200c(?=[\u0620-\u06ff])")
_DIGITS = re.compile(r"(?:(?![0-9])\d)+")
#: The letter next to a number tells the script of the text around it. Code points.
_LETTER, _BESIDE = re.compile(r"[^\W\d_]"), 40


def without_apparatus(text: str, *, keep_brackets: bool = False) -> Normalised | None:
    """Return the text without what is nobody's words, with the way back; ``None`` where there is nothing of it.

    Of a source's own brackets only the marks go, the words stay and count. ``keep_brackets``: for a quote, whose
    brackets say that words were put in.
    """
    edits = sorted(_edits(text, keep_brackets=keep_brackets), key=lambda edit: (edit[0], -edit[1]))
    return replaced(text, edits) if edits else None


def _edits(text: str, *, keep_brackets: bool) -> Iterator[Edit]:
    if any(mark in text for mark in "\n\r\f"):
        yield from _laid_out(text, rows_of(text))
    if not text.isascii():
        yield from ((*found.span(), " ") for found in _HALF_SPACE.finditer(text))
        yield from _digits(text)
    yield from times_inside(text)
    yield from markup(text, keep_brackets=keep_brackets)


def _digits(text: str) -> Iterator[Edit]:
    """Yield digits of a script of their own in a text of that script, which writes them either way."""
    for found in _DIGITS.finditer(text):
        letter = _LETTER.search(text[found.end() :][:_BESIDE]) or _LETTER.search(
            text[max(0, found.start() - _BESIDE) : found.start()][::-1]
        )
        script = unicodedata.name(letter.group()).split()[0] if letter else "-"
        if script in unicodedata.name(found.group()[0]).replace("-", " ").split():
            yield (
                *found.span(),
                "".join(str(unicodedata.decimal(digit)) for digit in found.group()),
            )


def quoted_blocks(text: str) -> list[tuple[int, int]]:
    """Return the spans of block quotations: lines in a row that begin with ``>``, set off by what stands above."""
    rows = rows_of(text) if ">" in text else []
    found = runs(rows, lambda row: _BLOCK.match(row.text) is not None, 1)
    return [(rows[a].start, rows[b - 1].end) for a, b in found if rows[a].above]


def _laid_out(text: str, rows: Sequence[Row]) -> Iterator[Edit]:
    furniture = {*_furniture(rows), *_running_lines(rows), *cue_rows(rows)}
    for first, last in _neighbours(sorted(furniture)):
        yield _closed_up(text, rows[first].start, rows[last].end)
    lines = [row for at, row in enumerate(rows) if at not in furniture] if furniture else rows
    yield from _quote_marks(lines)
    yield from times_of(lines)
    yield from _line_numbers(lines)
    yield from _fifth_lines(lines)


def _quote_marks(rows: Sequence[Row]) -> Iterator[Edit]:
    """Yield the marks at the beginnings of lines, where two in a row have the same one."""
    marks = [_QUOTED.match(row.text) for row in rows]
    signs = [found.group().strip()[:1] if found else "" for found in marks]
    for at, (row, found) in enumerate(zip(rows, marks, strict=True)):
        beside = (*signs[max(0, at - 1) : at], *signs[at + 1 : at + 2])
        if found is not None and signs[at] in beside:
            yield row.cut(found)


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


# -- pages ------------------------------------------------------------------------------------------------


#: The symbol of a document, as records of assemblies print it beside the page: A/78/PV.3.
_SYMBOL = r"(?:[A-Z]{1,6}(?:[/.][\w()\-]{1,12}){1,6}|\d{2}-\d{4,6}(?:\s?\([A-Z]\))?)"


@cache
def _page_line() -> re.Pattern[str]:
    listed = load(ApparatusLists, "apparatus")
    label, of, behind = (
        "|".join(map(re.escape, words)) for words in (listed.page, listed.of, listed.page_behind)
    )
    number = r"(?:\d{1,4}|[ivxlc]{1,7})"
    sign = r"\s\-–—~|•·*=_#<>{}\[\]()"
    return re.compile(
        rf"(?:{_SYMBOL}\s+)?[{sign}]*(?:(?P<label>{label})[\s.:|]*)?(?P<number>{number})"
        rf"(?:\s*(?P<of>{of})\s*\d{{1,4}})?(?P<behind>\s*(?:\|\s*(?:{label})|{behind}))?[{sign}]*(?:\s{_SYMBOL})?",
        re.IGNORECASE,
    )


@cache
def _titled_page() -> re.Pattern[str]:
    """Return what matches a title with the page behind a mark: ``Minutes, 14 September 2026 — page 12``."""
    label = "|".join(
        re.escape(word) for word in load(ApparatusLists, "apparatus").page if len(word) > 3
    )
    return re.compile(rf"[^\n.!?]{{2,100}}?\s?[,|–—•·-]\s*(?:{label})\s\d{{1,4}}\s*", re.IGNORECASE)


@cache
def _more_line() -> re.Pattern[str]:
    """Return what matches a line that says no more than that the text goes on: ``(MORE)``, ``- continued -``."""
    words = "|".join(map(re.escape, load(ApparatusLists, "apparatus").goes_on))
    return re.compile(rf"\s*[-–—(\[*]{{1,3}}\s*(?:{words})\s*[-–—)\]*.]{{1,3}}\s*", re.IGNORECASE)


def _furniture(rows: Sequence[Row]) -> Iterator[int]:
    """Yield the places of lines that hold a page number and nothing else, or say that the text goes on."""
    bare: list[tuple[int, int]] = []
    for at, row in enumerate(rows):
        if row.alone and _more_line().fullmatch(row.text):
            yield at
        if row.alone and _titled_page().fullmatch(row.text):
            yield at
        found = _page_line().fullmatch(row.text)
        if found is None:
            continue
        own = row.text.strip()
        if _is_page_number(row, found):
            yield at
        elif own.isdecimal() and (row.alone or _stands_between(rows, at)):
            bare.append((at, int(own)))
        elif row.alone and (number := roman_number(own)):
            bare.append((at, number))
    yield from _counting(bare)


def _is_page_number(row: Row, found: re.Match[str]) -> bool:
    """Whether a line holds a page's number by its place, or by what it says."""
    return row.at_page_end or (row.alone and (_says_page(found) or _is_centred(row)))


def _is_centred(row: Row) -> bool:
    """Whether a line begins far from the edge."""
    return len(row.text) - len(row.text.lstrip(" ")) >= _CENTRED


def _says_page(found: re.Match[str]) -> bool:
    """Whether a line shows its number to be a page's: by a word for it, or by marks around it."""
    worded = found["label"] or found["of"] or found["behind"]
    return bool(worded) or found.group().strip() != found["number"]


def _stands_between(rows: Sequence[Row], at: int) -> bool:
    """Whether words stand in the line above and in the line below a number."""
    return all(
        WORDS.search(row.text) for row in (*rows[max(0, at - 1) : at], *rows[at + 1 : at + 2])
    )


def _counting(numbered: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Yield the places whose numbers count up by one, where there are enough of them in a row."""
    first = 0
    for at, (one, other) in enumerate(pairwise([*numbered, (-1, -1)]), 1):
        if other[1] != one[1] + 1:
            if at - first >= _ROW:
                yield from (place for place, _ in numbered[first:at])
            first = at


def _running_lines(rows: Sequence[Row]) -> Iterator[int]:
    """Yield the places of lines at ends of pages, or that stand alone, with the same words and a number that counts."""
    found: dict[str, list[tuple[int, int]]] = {}
    for at, row in enumerate(rows):
        ends = row.at_page_end or (row.alone and _PARTED.fullmatch(row.text))
        for form in _RUNNING if ends else ():
            if running := form.fullmatch(row.text):
                words = f"{running['before']}#{running['behind']}"
                found.setdefault(" ".join(words.split()), []).append((at, int(running["number"])))
    for numbered in found.values():
        for (at, number), (other, following) in pairwise(numbered):
            if following == number + 1:
                yield from (at, other)


# -- lines ------------------------------------------------------------------------------------------------


def _line_numbers(rows: Sequence[Row]) -> Iterator[Edit]:
    """Yield the numbers at one edge of lines that count up, line for line, from a paragraph's beginning on."""
    for find in (_NUMBERED.match, _NUMBERED_BEHIND.search):
        marks = [find(row.text) for row in rows]
        for first, last in _ascending([_number(found) for found in marks]):
            if last - first >= _ROW and rows[first].above and _has_words(rows[first:last]):
                yield from (
                    row.cut(m)
                    for row, m in zip(rows[first:last], marks[first:last], strict=True)
                    if m
                )


def _number(found: re.Match[str] | None) -> int | None:
    return int(next(filter(None, found.groups()))) if found else None


def _ascending(numbers: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    """Yield where runs of numbers begin and end that go up by one, or begin anew on the next page."""
    first = 0
    for at, (number, following) in enumerate(pairwise([*numbers, None]), 1):
        anew = number is not None and number >= _FEWEST_OF_A_PAGE and following == 1
        if number is None or (following != number + 1 and not anew):
            yield first, at
            first = at


def _fifth_lines(rows: Sequence[Row]) -> Iterator[Edit]:
    """Yield the numbers 5, 10, 15 .. that stand before, or behind, every fifth line."""
    for find in (_NUMBERED.match, _NUMBERED_BEHIND.search):
        found = [(at, m) for at, row in enumerate(rows) if (m := find(row.text))]
        fifth = [
            (at, m, number) for at, m in found if (number := _number(m)) and not number % _FIFTH
        ]
        for one, other in pairwise(fifth):
            if other[0] - one[0] == other[2] - one[2] == _FIFTH:
                yield rows[one[0]].cut(one[1])
                yield rows[other[0]].cut(other[1])


def _has_words(rows: Sequence[Row]) -> bool:
    return any(WORDS.search(row.text) for row in rows)
