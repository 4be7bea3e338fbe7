"""Dates that stand alone on a line, as press offices print them; null rather than a guess."""

from __future__ import annotations

import re
from datetime import date

_MONTH = r"[^\W\d_]{3,12}\.?"
_CLOCK = re.compile(
    r"(?:,|\bat\b|[-–—|])?\s*\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*(?:[ap]\.?m\.?|h|Uhr))?(?:\s+[A-Z]{2,5})?\s*$",
    re.IGNORECASE,
)
_FORMS = (
    re.compile(
        rf"(?P<core>\b\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?(?:\s+de)?[\s/-]+{_MONTH}(?:\s+(?:de|del))?[\s,/-]+\d{{4}})\b"
    ),
    re.compile(rf"(?P<core>\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})\b"),
    re.compile(r"(?P<core>\b\d{4}-\d{2}-\d{2})(?!\d)"),
    re.compile(r"(?P<core>\b\d{1,2}[./-]\d{1,2}[./-]\d{4})\b"),
)
_NUMERIC = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_LEAD = re.compile(
    r"(?:(?:published|posted|issued|released|updated|date|for immediate release|dated)\b\s*(?:on)?\s*[:,–—-]?\s*)?"
    r"(?:[^\W\d_]{2,15}\.?,?\s+){0,4}[–—|,-]?\s*",
    re.IGNORECASE,
)
_MAX_LINE = 80


def line_date(line: str, language: str | None = None) -> date | None:
    """Return the date a line consists of, or ``None`` where it holds more than a date or an ambiguous one.

    A weekday, a place, a time of day and "Published:" may stand beside the date. ``05/06/2017`` is
    ambiguous and gives ``None``; ``05.06.2017`` is written with dots only where the day comes first.
    """
    core = _core(line)
    return parse_date(core, language) if core else None


def is_dateline(line: str) -> bool:
    """Whether a line consists of a date with at most a weekday, a place and a time (the date may be ambiguous)."""
    return _core(line) is not None


def parse_date(value: str, language: str | None = None) -> date | None:
    """Return a date from a stated value: ISO 8601, or a day, a month in words and a year."""
    value = value.strip()[:_MAX_LINE]
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        pass
    numeric = _NUMERIC.fullmatch(value)
    return _numeric(numeric) if numeric else _in_words(value, language)


def _core(line: str) -> str | None:
    line = line.strip(" \t*_#[]()\u00a0")
    if not 8 <= len(line) <= _MAX_LINE or not any(c.isdigit() for c in line):
        return None
    line = _CLOCK.sub("", line)
    for form in _FORMS:
        found = form.search(line)
        if found:
            whole = _LEAD.fullmatch(line[: found.start()]) and not line[found.end() :].strip(
                " .,/|-–—"
            )
            return found["core"] if whole else None
    return None


def _numeric(found: re.Match[str]) -> date | None:
    first, second, year = (int(part) for part in found.groups())
    dotted = "." in found.group()
    if first > 12 or dotted:
        day, month = first, second
    elif second > 12 or first == second:
        day, month = second, first
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _in_words(value: str, language: str | None) -> date | None:
    import dateparser

    text = re.sub(r"[\s/]+", " ", value)
    for code in dict.fromkeys(("en", language or "en")):
        try:
            # One language at a time: left free, dateparser loads all of its two hundred.
            found = dateparser.parse(
                text,
                languages=[code],
                settings={"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"]},
            )
        except (ValueError, OverflowError):
            # dateparser knows no such language, or the digits make no date: not stated, then.
            continue
        if found:
            return found.date()
    return None
