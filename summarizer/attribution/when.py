"""The day a passage names, resolved against the day of publication; ``None`` rather than a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

__all__ = ["NamedDay", "day_of", "named_days"]

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH = r"(?P<month>" + "|".join((*_MONTHS, *(m[:3] for m in _MONTHS), "sept")) + r")\b\.?"
# Without ASCII the Kelvin sign, the long s and the dotless i would count as letters of English day names.
_FLAGS = re.IGNORECASE | re.ASCII
_DAY_FIRST = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH}(?:,? (?P<year>\d{{4}}))?(?!\d)", _FLAGS
)
_MONTH_FIRST = re.compile(
    rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<year>\d{{4}})(?!\d))?", _FLAGS
)
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b", _FLAGS)
_WEEKDAY = re.compile(
    rf"\b(?:(?P<which>last|next|coming) )?(?P<weekday>{'|'.join(_WEEKDAYS)})\b", _FLAGS
)
_DOTTED = re.compile(
    r"(?<![\d.])(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})(?![\d.])", _FLAGS
)
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_RELATIVE = re.compile(
    r"\b(?P<word>today|the day before yesterday|yesterday|tonight|last night|this (?:morning|afternoon|evening)"
    rf"|(?P<count>\d{{1,2}}|an?|{'|'.join(_COUNTS)}) (?P<unit>days?|weeks?) ago)\b",
    _FLAGS,
)
_SLACK = timedelta(days=31)
# A 29 February stands at most eight years back.
_YEARS_BACK = 8


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day as a passage names it: where its words stand in the passage, and which day they mean.

    ``day`` is ``None`` where the words leave it open, as "on Monday" does without a day of publication.
    """

    start: int
    end: int
    day: date | None


def day_of(text: str, published: date | None) -> date | None:
    """Return the first day a passage names.

    A day and month without a year are taken from the year of publication (the year before where that would lie ahead
    of publication by more than a month); a weekday is the latest one up to publication, and a coming one is no answer;
    "today" and "two days ago" count from publication. Without a publication date only a full date gives a result. Of
    two days in one passage the first counts.
    """
    return next((named.day for named in named_days(text, published) if named.day), None)


def named_days(text: str, published: date | None) -> list[NamedDay]:
    """Return the days a passage names, in order of appearance; a coming weekday is none of them.

    Days are resolved as :func:`day_of` says. Of words that overlap the first and longest count.
    """
    named: list[NamedDay] = []
    for one in sorted(_named(text, published), key=lambda n: (n.start, -n.end)):
        if not named or one.start >= named[-1].end:
            named.append(one)
    return named


def _named(text: str, published: date | None) -> Iterator[NamedDay]:
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _ISO, _DOTTED):
        for match in pattern.finditer(text):
            day = _calendar(match, published)
            if day is not None or (match["year"] is None and published is None):
                yield NamedDay(match.start(), match.end(), day)
    for match in _WEEKDAY.finditer(text):
        if (match["which"] or "last").lower() == "last":
            day = published and _back(published, _days_since(match, published))
            yield NamedDay(match.start(), match.end(), day)
    for match in _RELATIVE.finditer(text):
        day = published and _back(published, _days_ago(match))
        yield NamedDay(match.start(), match.end(), day)


def _calendar(match: re.Match[str], published: date | None) -> date | None:
    month = match["month"].lower()
    number = int(month) if month.isdigit() else _month_numbers()[month[:3]]
    day = int(match["day"])
    if match["year"] is not None:
        return _date(int(match["year"]), number, day)
    if published is None:
        return None
    latest = published + min(_SLACK, date.max - published)
    years = range(published.year, published.year - _YEARS_BACK - 1, -1)
    days = (_date(year, number, day) for year in years)
    return next((one for one in days if one is not None and one <= latest), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _month_numbers() -> dict[str, int]:
    return {name[:3]: number for number, name in enumerate(_MONTHS, 1)}


def _days_since(match: re.Match[str], published: date) -> int:
    back = (published.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7
    return 7 if back == 0 and match["which"] else back


_DAYS_AGO = {"the day before yesterday": 2, "yesterday": 1, "last night": 1}


def _days_ago(match: re.Match[str]) -> int:
    if match["count"] is None:
        return _DAYS_AGO.get(match["word"].lower(), 0)
    return _count(match["count"].lower()) * (7 if match["unit"].lower().startswith("week") else 1)


def _count(word: str) -> int:
    if word.isdigit():
        return int(word)
    return _COUNTS.index(word) + 1 if word in _COUNTS else 1


def _back(day: date, days: int) -> date:
    """Return an earlier day; the first day of the calendar where there is none."""
    return day - min(timedelta(days=days), day - date.min)
