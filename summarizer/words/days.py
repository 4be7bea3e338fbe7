"""Which days does a passage name? Null rather than a guess."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from summarizer.words.lists import CalendarLists, load
from summarizer.words.remembered import remembered
from summarizer.words.seldom import Seldom

_CALENDAR: CalendarLists = load(CalendarLists, "calendar_en")
#: The names of months and weekdays as prose writes them, from January and from Monday.
MONTHS = tuple(name.capitalize() for name in _CALENDAR.months)
WEEKDAYS = tuple(name.capitalize() for name in _CALENDAR.weekdays)
#: Words of the calendar: they tell when, not what.
CALENDAR = frozenset((*_CALENDAR.months, *_CALENDAR.weekdays))
# Without ASCII the Kelvin sign, the long s and the dotless i would count as letters of English day names.
_FLAGS = re.IGNORECASE | re.ASCII
# "may" and "mar" are words of their own in small letters.
_MONTHS = "|".join(
    f"(?-i:{n[0].upper()}{n[1:]}|{n.upper()})" if n in ("may", "march") else f"{n}|{n[:3]}"
    for n in _CALENDAR.months
)
_IN_WORDS = rf"(?P<month>{_MONTHS}|sept|(?-i:Mar))\b\.?"
_NUMBER = r"(?<![\d.:/-])[0-3]?\d(?:st|nd|rd|th)?(?!\d)"
_TO = r"\s*(?:-|\u2013|\u2014|\bto\b|\band\b)\s*"
_YEAR = r"(?:,?\s+(?P<year>[12]\d{3})(?!\d))?"
_NAMED = (
    # 5 October 2026, the 5th of October, 4 and 5 October, 4-5 October
    Seldom(
        rf"(?:(?P<also>{_NUMBER}){_TO})?(?(also)|(?<![\d.:/-]))(?P<day>[0-3]?\d(?:st|nd|rd|th)?(?!\d))"
        rf"\s+(?:of\s+)?{_IN_WORDS}{_YEAR}",
        _FLAGS,
    ),
    # October 5th, 2026; October 4-5; "October 4 and 5 men" names one day only
    Seldom(
        rf"\b{_IN_WORDS}\s+(?P<day>{_NUMBER})"
        rf"(?:{_TO}(?P<also>[0-3]?\d(?:st|nd|rd|th)?)(?!\d)(?=\s*(?:[,.;:)]|$|in\b|at\b)))?{_YEAR}",
        _FLAGS,
    ),
    Seldom(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b", _FLAGS),
    Seldom(r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?![\d.])", _FLAGS),
)
#: What stands in every day that is named before its month; it is found at once, or told at once to be nowhere.
_DAY_FIRST = re.compile(rf"\d(?:st|nd|rd|th)?\s+(?:of\s+)?{_IN_WORDS}", _FLAGS)
#: No day is named without one.
_DIGIT = re.compile(r"\d")
_WEEKDAY = Seldom(
    rf"\b(?:(?P<which>last|next|coming) )?(?P<weekday>{'|'.join(_CALENDAR.weekdays)})s?\b", _FLAGS
)
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_RELATIVE = Seldom(
    r"\b(?P<word>today|the day before yesterday|yesterday|tonight|last (?:night|evening)"
    r"|this (?:morning|afternoon|evening)"
    rf"|(?P<count>\d{{1,2}}|an?|{'|'.join(_COUNTS)}) (?P<unit>days?|weeks?) ago)\b",
    _FLAGS,
)
_DAYS_AGO = {"the day before yesterday": 2, "yesterday": 1, "last night": 1, "last evening": 1}
_SLACK = timedelta(days=31)
# A 29 February stands at most eight years away.
_YEARS = 8


class CalendarDay(NamedTuple):
    """A day and month as a passage names them, with the year where it is given. Offsets in code points."""

    start: int
    end: int
    month: int
    day: int
    year: int | None

    def dates(self, years: Iterable[int]) -> Iterator[date]:
        """Yield the dates it can be; of its own year where it has one."""
        for year in (self.year,) if self.year is not None else years:
            try:
                yield date(year, self.month, self.day)
            except ValueError:
                continue


@remembered
def calendar_days(text: str) -> tuple[CalendarDay, ...]:
    """Return the days a passage names by day and month, in order: in words, as ISO 8601, or as 5.10.2026."""
    if not _DIGIT.search(text):
        return ()
    patterns = _NAMED if _DAY_FIRST.search(text) else _NAMED[1:]
    found = {
        day for pattern in patterns for match in pattern.finditer(text) for day in _read(match)
    }
    return tuple(sorted(found, key=lambda d: (d.start, d.day)))


def day_months(text: str) -> frozenset[tuple[int, int]]:
    """Return the (month, day) pairs named in the passage."""
    return frozenset((d.month, d.day) for d in calendar_days(text))


def names_a_day(text: str) -> bool:
    """Whether a passage names a day: by its date, as a weekday, or as today, yesterday or two days ago."""
    return bool(calendar_days(text)) or any(p.search(text) for p in (_WEEKDAY, _RELATIVE))


def without_days(text: str) -> str:
    """Return the passage with the days it names blanked out."""
    for named in reversed(calendar_days(text)):
        text = text[: named.start] + " " * (named.end - named.start) + text[named.end :]
    return text


def dates_named(text: str, near: date | None) -> tuple[date, ...]:
    """Return the dates named in the passage, sorted; a missing year is the one closest to ``near``.

    Dates without a year are left out where ``near`` is null: a guess is not a date.
    """
    found = {_nearest(named, near) for named in calendar_days(text)}
    return tuple(sorted(day for day in found if day is not None))


def weekdays(text: str) -> frozenset[int]:
    """Return the weekdays named in the passage, Monday being 0."""
    return frozenset(_weekday(match) for match in _WEEKDAY.finditer(text))


class NamedDay(NamedTuple):
    """A day as a passage names it: where its words stand in the passage, and which day they mean.

    ``day`` is ``None`` where the words leave it open, as "on Monday" does without a day of publication.
    """

    start: int
    end: int
    day: date | None


def day_of(text: str, published: date | None) -> date | None:
    """Return the first day a passage names, as the day of something that has happened.

    A day and month without a year are taken from the year of publication (the year before where that would lie ahead
    of publication by more than a month); a weekday is the latest one up to publication, never a coming one;
    "today" and "two days ago" count from publication. Without a publication date only a full date gives a result. Of
    two days in one passage the first counts.
    """
    return next((named.day for named in named_days(text, published) if named.day), None)


def named_days(text: str, published: date | None) -> list[NamedDay]:
    """Return the days a passage names, in order of appearance; coming weekdays are left out.

    Days are resolved as :func:`day_of` says. Of words that overlap the first and longest count.
    """
    named: list[NamedDay] = []
    for one in sorted(_past_days(text, published), key=lambda n: (n.start, -n.end)):
        if not named or one.start >= named[-1].end:
            named.append(one)
    return named


def _past_days(text: str, published: date | None) -> Iterator[NamedDay]:
    for named in calendar_days(text):
        day = _latest(named, published)
        if day is not None or (named.year is None and published is None):
            yield NamedDay(named.start, named.end, day)
    for match in _WEEKDAY.finditer(text):
        if _is_past(match):
            day = published and _back(published, _days_since(match, published))
            yield NamedDay(match.start(), match.end(), day)
    for match in _RELATIVE.finditer(text):
        day = published and _back(published, _days_ago(match))
        yield NamedDay(match.start(), match.end(), day)


def _is_past(weekday: re.Match[str]) -> bool:
    """Whether a weekday is not said to be this week's or the next: "on Monday", "last Monday"."""
    return (weekday["which"] or "last").lower() == "last"


def as_day(value: str | None) -> date | None:
    """Return an ISO 8601 day as a date; null for anything else, a month or a year among them."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def _read(match: re.Match[str]) -> Iterator[CalendarDay]:
    named = match["month"].lower()
    month = int(named) if named.isdigit() else _month_numbers()[named[:3]]
    year = int(match["year"]) if match["year"] else None
    for text in (match["day"], match.groupdict().get("also")):
        day = int(re.sub(r"\D", "", text)) if text else 0
        if 1 <= month <= 12 and 1 <= day <= monthrange(year or 2000, month)[1]:
            yield CalendarDay(match.start(), match.end(), month, day, year)


@cache
def _month_numbers() -> dict[str, int]:
    return {name[:3]: number for number, name in enumerate(_CALENDAR.months, 1)}


def _nearest(named: CalendarDay, near: date | None) -> date | None:
    if near is None:
        return next(named.dates(()), None)
    years = range(max(1, near.year - _YEARS), min(9999, near.year + _YEARS) + 1)
    return min(named.dates(years), key=lambda day: abs((day - near).days), default=None)


def _latest(named: CalendarDay, published: date | None) -> date | None:
    if named.year is not None or published is None:
        return next(named.dates(()), None)
    latest = published + min(_SLACK, date.max - published)
    years = range(published.year, max(0, published.year - _YEARS - 1), -1)
    return next((day for day in named.dates(years) if day <= latest), None)


def _weekday(match: re.Match[str]) -> int:
    return _CALENDAR.weekdays.index(match["weekday"].lower())


def _days_since(match: re.Match[str], published: date) -> int:
    back = (published.weekday() - _weekday(match)) % 7
    return 7 if back == 0 and match["which"] else back


def _days_ago(match: re.Match[str]) -> int:
    if match["count"] is None:
        return _DAYS_AGO.get(match["word"].lower(), 0)
    return _count(match["count"].lower()) * (7 if match["unit"].lower().startswith("week") else 1)


def _count(word: str) -> int:
    if word.isdigit():
        return int(word)
    return _COUNTS.index(word) + 1 if word in _COUNTS else 1


def _back(day: date, days: int) -> date:
    """Return an earlier day; the first day of the calendar if it would lie before that."""
    return day - min(timedelta(days=days), day - date.min)
