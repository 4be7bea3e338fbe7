"""Labels with the time beside the name or on the line above or below: "Anna Holm · 0:12", "[00:12] Anna Holm"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from summarizer.text.labels import HEAD, name_in
from summarizer.text.recurring import are_several, is_a_list

__all__ = ["timed_labels"]

_CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:[ \t]?[AaPp]\.?[Mm]\b\.?)?"
#: A time, or one to another, that no digit and no colon adjoins.
_TIME = re.compile(
    rf"(?<![\d:/.])(?P<from>{_CLOCK})(?:[ \t]*(?:-->|[-\u2013\u2014])[ \t]*{_CLOCK})?(?![\d/]|:\d)"
)
#: Marks of type, bullets, brackets and lines drawn that stand before a name or a time, and between them.
_MARKS = " \t\u00a0*_#>=~|<[(,:@\u00b7\u2022\u2013\u2014-"
_CLOSING = " \t\u00a0*_=~|>])[(<,:@\u00b7\u2022\u2013\u2014-"
#: A name behind a time, up to what parts it from the words: a mark of type, a colon, a bracket, a dash, the line's end.
_NAME = re.compile(
    r"(?P<name>[^\W\d_][^:*_<>\[\]()|\u00b7\u2022\u2013\u2014\n]{0,59}?)[ \t]*"
    r"(?:[*_]{1,3}:?|:|[\])>]:?|[ \t]\([^()\n]{1,40}\):?|[ \t][-|~\u00b7\u2022\u2013\u2014][ \t]|[-=]{2,}[ \t]*$|$)"
)
#: The day before a time.
_DAY = re.compile(
    r"\b(?:[Tt]oday|[Yy]esterday|\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2} [A-Z][a-z]{2,8} \d{4}"
    r"|[A-Z][a-z]{2,8} \d{1,2}, \d{4})[, \t]*$"
)
_BETWEEN = re.compile(r"[ \t]+at[ \t]*$", re.IGNORECASE)
#: Times of day in programmes are told in steps of five minutes, and from this hour on.
_ROUND, _MORNING = 5, 6


class _Timed(NamedTuple):
    at: int
    name: str
    seconds: float
    #: Whether the time may be one of a programme.
    told: bool
    #: Whether the words stand on the label's own line.
    said: bool


def timed_labels(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return where labels with a time stand, and the names; nothing where the times are those of a programme.

    ``lines``: those of the text that are not empty, with their offsets. Somebody speaks again after somebody else, and
    times hardly ever go back.
    """
    beside = [one for at, line in lines[:-1] if (one := _beside(at, line))]
    beside += [one for at, line in lines[-1:] if (one := _beside(at, line)) and one.said]
    found = beside if _are_turns(beside, lines) else _apart(lines)
    return [(one.at, one.name) for one in found] if _are_turns(found, lines) else []


def _beside(at: int, line: str) -> _Timed | None:
    """Return the label that a line with a time and a name begins with."""
    head = line[: 2 * HEAD]
    time = _TIME.search(head) if ":" in head else None
    if time is None:
        return None
    before = _BETWEEN.sub("", head[: time.start()].strip(_MARKS))
    before = _DAY.sub("", before).strip(_MARKS)
    rest = head[time.end() :].lstrip(_CLOSING)
    if not before:
        named = _NAME.match(rest)
        before = named["name"] if named else ""
        rest = rest[named.end() :] if named else rest
    name = name_in(before)
    if name is None or ":" in name:
        return None
    return _Timed(at, name, *_read(time["from"]), any(map(str.isalnum, rest)))


def _apart(lines: Sequence[tuple[int, str]]) -> list[_Timed]:
    """Return the names above the lines that are times, or those below; nothing where many have no name there."""
    alone = [(n, time) for n, (_, line) in enumerate(lines) if (time := _time_alone(line))]
    above = [
        _Timed(lines[n - 1][0], name, *time, said=False)
        for n, time in alone
        if n and (name := _name_alone(lines[n - 1][1]))
    ]
    below = [
        _Timed(lines[n][0], name, *time, said=False)
        for n, time in alone
        if n + 2 < len(lines) and (name := _name_alone(lines[n + 1][1]))
    ]
    found = max(above, below, key=len)
    return found if 3 * len(found) >= 2 * len(alone) else []


def _time_alone(line: str) -> tuple[float, bool] | None:
    """Return the time that a line consists of."""
    head = line.strip(_MARKS + "])")
    time = _TIME.fullmatch(head) if len(head) < HEAD else None
    return _read(time["from"]) if time else None


def _name_alone(line: str) -> str | None:
    """Return the name that a line consists of."""
    return name_in(line.strip(_MARKS + "])")) if len(line) < HEAD else None


def _are_turns(found: Sequence[_Timed], lines: Sequence[tuple[int, str]]) -> bool:
    """Whether somebody speaks again after somebody else, at times that go on, and between labels stand words."""
    if not are_several([(one.at, one.name) for one in found]):
        return False
    silent = [(one.at, one.name) for one in found if not one.said]
    if all(one.told for one in found) or (silent and is_a_list(silent, lines)):
        return False
    back = sum(b.seconds < a.seconds for a, b in pairwise(found))
    return 10 * back <= len(found)


def _read(clock: str) -> tuple[float, bool]:
    """Return a time in seconds, and whether it may be one of a programme: of day, in steps of five minutes.

    One of two parts is a time of day with "a.m." or "p.m." behind it; else it may be minutes and seconds.
    """
    numbers = [int(part) for part in re.findall(r"\d+", clock)][:3]
    noon = next((letter for letter in clock.lower() if letter in "ap"), "")
    if noon:
        numbers[0] += 12 * ((noon == "p") - (numbers[0] == 12))
    hours = noon != "" or numbers[0] >= _MORNING
    of_day = hours and not numbers[1] % _ROUND and not any(numbers[2:])
    total = 0.0
    for number in [*numbers, 0][: 3 if noon else len(numbers)]:
        total = total * 60 + number
    return total, of_day
