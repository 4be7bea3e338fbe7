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
_DAY_FIRST = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{_MONTH}(?:,? (?P<year>\d{{4}}))?(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:,? (?P<year>\d{{4}})(?!\d))?",
    re.IGNORECASE,
)
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b")
_WEEKDAY = re.compile(rf"\b(?:(?P<last>last) )?(?P<weekday>{'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?P<word>today|yesterday|tonight|this (?:morning|afternoon|evening)|earlier today)\b",
    re.IGNORECASE,
)
_SLACK = timedelta(days=31)


def day_of(text: str, published: date | None) -> date | None:
    """Return the first day a passage names.

    A day and month without a year are taken from the year of publication (the year before where that would lie ahead of
    publication by more than a month); a weekday is the latest one up to publication; "today" and "yesterday" count from it.
    Without a publication date only a full date gives a result. Two different days in one passage: the first.
    """
    found: list[tuple[int, date]] = []
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _ISO):
        for match in pattern.finditer(text):
            day = _calendar(match, published)
            if day is not None:
                found.append((match.start(), day))
    if published is not None:
        found += [(m.start(), _weekday(m, published)) for m in _WEEKDAY.finditer(text)]
        found += [(m.start(), _relative(m, published)) for m in _RELATIVE.finditer(text)]
    return min(found)[1] if found else None


def _calendar(match: re.Match[str], published: date | None) -> date | None:
    month = match["month"].lower()
    number = int(month) if month.isdigit() else _month_numbers()[month[:3]]
    year = match["year"]
    if year is None and published is None:
        return None
    try:
        if year is not None:
            return date(int(year), number, int(match["day"]))
        assert published is not None  # noqa: S101 - one of the two is there
        day = date(published.year, number, int(match["day"]))
        return day.replace(year=day.year - 1) if day > published + _SLACK else day
    except ValueError:
        return None


@cache
def _month_numbers() -> dict[str, int]:
    return {name[:3]: number for number, name in enumerate(_MONTHS, 1)}


def _weekday(match: re.Match[str], published: date) -> date:
    back = (published.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7
    if back == 0 and match["last"]:
        back = 7
    return published - timedelta(days=back)


def _relative(match: re.Match[str], published: date) -> date:
    return published - timedelta(days=1) if match["word"].lower() == "yesterday" else published
