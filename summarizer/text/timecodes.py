"""Time codes of captions and recordings: between the lines of a text, at their edges and among its words.

A time that people are told is left: codes never go back, and those of an agenda are round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.text.normalise import Edit
from summarizer.text.rows import Row

#: So many bare times begin lines before they are taken for codes: one or two may belong to sentences.
_FEWEST_BARE = 3
#: Times of day in programmes are told in steps of so many minutes.
_ROUND = 5 * 60
_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,:;]\d{1,3})?"
_EXACT = r"\d{1,2}:\d{2}:\d{2}(?:[.,:;]\d{1,3})?"
_BETWEEN = re.compile(
    rf"[ \t]*(?:{_CLOCK}[ \t]*-->[ \t]*{_CLOCK}[^\n\r\f]*|{_EXACT}[ \t]*[,–-][ \t]*{_EXACT}[ \t]*)"
)
_FIRST = re.compile(
    rf"[ \t]*(?:[\[(](?P<marked>{_CLOCK})[\])][ \t]*|(?P<bare>{_CLOCK})(?:[ \t]+(?:[–—|-][ \t]+)?|$))"
)
_LAST = re.compile(rf"[ \t]*[\[(](?P<marked>{_CLOCK})[\])][ \t]*$")
_FRAMES = re.compile(r"[ \t]*\{(?P<marked>\d{1,7})\}\{\d{1,7}\}")
#: A line of the SubStation format: times, style, speaker and margins before the words.
_STATION = re.compile(rf"Dialogue:\s*\d+,(?P<marked>{_CLOCK}),{_CLOCK},(?:[^,\n]{{0,60}},){{6}}")
#: Where captions stand on the screen, and in which style: ``{\\an8}``.
_PLACED = re.compile(r"\{\\[a-z0-9]{1,6}[^{}\n]{0,80}\}")
_INSIDE = re.compile(rf" ?\[(?P<marked>{_EXACT})\]")


def cue_rows(rows: Sequence[Row]) -> Iterator[int]:
    """Yield the places of the numbers and time codes between the lines of captions."""
    for at, row in enumerate(rows):
        if _BETWEEN.fullmatch(row.text):
            yield at
            if at and rows[at - 1].text.strip().isdecimal():
                yield at - 1
    if rows and rows[0].text.startswith("WEBVTT"):
        yield 0


def times_of(rows: Sequence[Row]) -> Iterator[Edit]:
    """Yield the time codes at the edges of lines: two in brackets or three bare ones, that never go back."""
    for pattern in (_FIRST, _LAST, _FRAMES, _STATION):
        marked = _ascending(rows, pattern, "marked")
        if len(marked) >= 2:
            yield from marked
    bare = _ascending(rows, _FIRST, "bare")
    # A bare time may begin a line of prose: most lines have to begin with one.
    if len(bare) >= _FEWEST_BARE and 2 * len(bare) >= len(rows):
        yield from bare


def times_inside(text: str) -> Iterator[Edit]:
    """Yield the time codes, to the second and in brackets, among the words of a transcript, and styles of captions."""
    if "{\\" in text:
        yield from ((*found.span(), "") for found in _PLACED.finditer(text))
    found = list(_INSIDE.finditer(text)) if ":" in text and "[" in text else []
    seconds = [_seconds(one["marked"]) for one in found]
    if len(found) >= 2 and seconds == sorted(seconds):
        yield from ((*one.span(), "") for one in found)


def _ascending(rows: Sequence[Row], pattern: re.Pattern[str], kind: str) -> list[Edit]:
    """Return the time codes of one kind; none where they go back, or where all are times of a programme."""
    timed = [(row, m) for row in rows if (m := pattern.search(row.text)) and m[kind]]
    seconds = [_seconds(found[kind]) for _, found in timed]
    told = kind == "bare" and all(not one % _ROUND for one in map(_of_day, timed))
    return [] if told or seconds != sorted(seconds) else [row.cut(found) for row, found in timed]


def _of_day(timed: tuple[Row, re.Match[str]]) -> float:
    """Return a bare time, hours and minutes, in seconds."""
    clock = timed[1]["bare"]
    return _seconds(clock) * (60 if clock.count(":") == 1 else 1)


def _seconds(clock: str) -> float:
    total = 0.0
    for part in re.split("[:;]", clock.replace(",", ".")):
        total = total * 60 + float(part)
    return total
