"""The day a passage names, resolved against the day of publication; ``None`` rather than a guess."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

__all__ = ["day_of"]

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
_RELATIVE = re.compile(
    r"\b(?P<word>today|yesterday|tonight|this (?:morning|afternoon|evening)|earlier today)\b",
    _FLAGS,
)
_SLACK = timedelta(days=31)
# A 29 February stands at most eight years back.
_YEARS_BACK = 8


def day_of(text: str, published: date | None) -> date | None:
    """Return the first day a passage names.

    A day and month without a year are taken from the year of publication (the year before where that would lie ahead
    of publication by more than a month); a weekday is the latest one up to publication, and a coming one is no answer;
    "today" and "yesterday" count from publication. Without a publication date only a full date gives a result. Of two
    days in one passage the first counts.
    """
    found: list[tuple[int, date]] = []
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _ISO):
        for match in pattern.finditer(text):
            day = _calendar(match, published)
            if day is not None:
                found.append((match.start(), day))
    if published is not None:
        weekdays = (m for m in _WEEKDAY.finditer(text) if (m["which"] or "last").lower() == "last")
        found += [(m.start(), _back(published, _days_since(m, published))) for m in weekdays]
        found += [(m.start(), _back(published, _days_ago(m))) for m in _RELATIVE.finditer(text)]
    return min(found)[1] if found else None


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


def _days_ago(match: re.Match[str]) -> int:
    return 1 if match["word"].lower() == "yesterday" else 0


def _back(day: date, days: int) -> date:
    """Return an earlier day; the first day of the calendar where there is none."""
    return day - min(timedelta(days=days), day - date.min)
