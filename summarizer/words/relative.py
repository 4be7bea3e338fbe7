"""Which days do words mean that count from the day they were written: "last week", "yesterday", "next year"?"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from summarizer.words.days import WEEKDAYS, named_days

_UNITS = ("week", "month", "year")
#: Words between "Today" and the verb of its sentence at most.
_UP_TO_ITS_VERB = 12
#: "This week" and "two days ago" are found wherever they stand; possessives are kept whole: "next week's".
_RELATIVE = re.compile(
    # "The challenges of today and tomorrow" are those of any day.
    r"\b(?:(?P<day>yesterday|last (?:night|evening)|tonight|(?<!\bof )(?<!\bof today and )tomorrow"
    r"|this (?:morning|afternoon|evening))"
    r"|(?P<acted>[a-z]+ed|spoke|met|said|told|held) (?:(?!today)[\w’'-]+ ){0,3}?(?P<today>today)"
    r"|(?P<done>today)(?= (?:\w+ly )?(?:[a-z]{2,}ed|said|told|met|held|spoke)\b)"
    # "Today" at the head of a sentence that tells what was done: "Today, the Council met".
    rf"|(?P<head>Yesterday|(?:(?<=[.!?] )|(?<![\w\W]))Today"
    rf"(?=,? (?:[\w’'.,-]+ ){{1,{_UP_TO_ITS_VERB}}}?(?:spoke|met|held|[a-z]{{3,}}ed)\b))"
    rf"|(?<!\bthe )(?P<which>last|this|next|(?:the )?coming) (?P<unit>{'|'.join(_UNITS)})"
    rf"|an? (?P<ago>{'|'.join(_UNITS[1:])}) ago"
    rf"|(?:on|until|till|by|before|from) (?P<weekday>{'|'.join(WEEKDAYS)}))\b(?:['’]s\b)?",
)
_DAYS = {"yesterday": -1, "last night": -1, "last evening": -1, "tomorrow": 1}
#: How many weeks, months or years away.
_AWAY = {"last": -1, "this": 0, "next": 1}
_WEEK = 7


class RelativeSpan(NamedTuple):
    """Words that mean a day, a week, a month or a year: offsets in code points, and its first and last day."""

    start: int
    end: int
    first: date
    last: date
    #: Whether the words name a coming day of the week, which they do only where something is still to come.
    coming: bool = False


def relative_spans(text: str, written: date) -> list[RelativeSpan]:
    """Return what a passage means by words that count from the day it was written, in order of appearance.

    A week lasts from Monday to Sunday. "Today" counts where something is done, for it also means nowadays. A day of the
    week is the next one of that name, and open where it is that of the day of writing.
    """
    return list(_spans(text, written))


def days_meant(text: str, written: date | None) -> frozenset[date]:
    """Return the days that a passage means by words that count from the day it was written, and by days without a year.

    What means more than one day, as "last week" does, gives none. Without a day of writing only full dates count.
    """
    named = {one.day for one in named_days(text, written) if one.day is not None}
    if written is None:
        return frozenset(named)
    return frozenset(named | {s.first for s in _spans(text, written) if s.first == s.last})


def _spans(text: str, written: date) -> Iterator[RelativeSpan]:
    for found in _RELATIVE.finditer(text):
        try:
            days = _meant(found, written)
        except (OverflowError, ValueError):
            # Such a day lies beyond the calendar.
            continue
        if days is not None:
            start = found.start("today") if found["today"] else found.start()
            yield RelativeSpan(start, found.end(), *days, coming=bool(found["weekday"]))


def _meant(found: re.Match[str], written: date) -> tuple[date, date] | None:
    if found["weekday"]:
        ahead = (WEEKDAYS.index(found["weekday"]) - written.weekday()) % _WEEK
        day = written + timedelta(days=ahead)
        return (day, day) if ahead else None
    if any(found[kind] for kind in ("day", "today", "done", "head")):
        word = found["day"] or (found["head"] or "").lower()
        day = written + timedelta(days=_DAYS.get(word, 0))
        return day, day
    unit = found["unit"] or found["ago"]
    away = -1 if found["ago"] else _AWAY.get(found["which"], 1)
    return _PERIODS[unit](written, away)


def _week(written: date, away: int) -> tuple[date, date]:
    monday = written + timedelta(days=_WEEK * away - written.weekday())
    return monday, monday + timedelta(days=_WEEK - 1)


def _month(written: date, away: int) -> tuple[date, date]:
    years, month = divmod(written.month - 1 + away, 12)
    year = written.year + years
    return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])


def _year(written: date, away: int) -> tuple[date, date]:
    return date(written.year + away, 1, 1), date(written.year + away, 12, 31)


_PERIODS: dict[str, Callable[[date, int], tuple[date, date]]] = {
    "week": _week,
    "month": _month,
    "year": _year,
}
