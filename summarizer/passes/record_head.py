"""The head of a record: its day and medium, and where its account begins."""

from __future__ import annotations

import re

from summarizer.attribution.contacts import medium_of
from summarizer.attribution.talk_day import own_day
from summarizer.models.document import PreparedText, Sentence
from summarizer.models.summary import Medium
from summarizer.words.days import named_days

__all__ = [
    "day_in_title",
    "day_of_record",
    "days_of_record",
    "first_full_sentence",
    "medium_of_record",
]

_HEAD = 20
_DAY_LABEL = re.compile(
    r"\W*(?:date|time|when|date (?:and|&) (?:time|place))\b[^:]{0,20}:", re.IGNORECASE
)
_PLACE_LABEL = re.compile(r"\W*(?:venue|place|location|where|held)\b[^:]{0,20}:", re.IGNORECASE)


def first_full_sentence(prepared: PreparedText) -> Sentence:
    """Return the first full sentence of the account."""
    longer = (s for s in prepared.account if len(s.text.split()) > 8)
    return next(longer, prepared.account[0])


def days_of_record(prepared: PreparedText, heading: Sentence | None) -> tuple[str | None, ...]:
    """Return each day in a heading that names several talks ("Conversations .."), else the one of a record."""
    if heading is not None and _SEVERAL.search(heading.text):
        named = named_days(heading.text, prepared.document.published)
        days = dict.fromkeys(n.day.isoformat() for n in named if n.day is not None)
        if days:
            return tuple(days)
    return (day_of_record(prepared, heading),)


_SEVERAL = re.compile(r"\b(?:conversations|meetings|calls|sessions|interviews)\b", re.IGNORECASE)


def day_of_record(prepared: PreparedText, heading: Sentence | None) -> str | None:
    """Return the day in a record's heading, else that of its head."""
    published = prepared.document.published
    for line in filter(
        None, (heading, *_lines(prepared, _DAY_LABEL), *_lines(prepared, _PLACE_LABEL))
    ):
        days = [n.day for n in named_days(line.text, published) if n.day is not None]
        if days:
            return days[0].isoformat()
    day = own_day(prepared)
    return day.isoformat() if day else None


def day_in_title(prepared: PreparedText) -> str | None:
    """Return the one day that a document's title gives as its own: "Highlights of the council: Monday, 3 May 2021"."""
    title = prepared.document.title or ""
    found = [n for n in named_days(title, None) if n.day is not None]
    full = [n for n in found if _YEAR.search(title[n.start : n.end])]
    if len(found) != 1 or not full or _RANGE.search(title[: full[0].start]):
        return None
    day = full[0].day
    return day.isoformat() if day is not None else None


_YEAR = re.compile(r"\b\d{4}\b")
#: The days before the last of several: "3-5 May 2021", "from 3 to 5 May 2021".
_RANGE = re.compile(r"\d\s?(?:-|–|—|to|and|&)\s?$")


def medium_of_record(prepared: PreparedText, heading: Sentence | None) -> Medium | None:
    """Return the medium that a record's heading names, else the line of its head that gives the place."""
    lines = filter(None, (heading, *_lines(prepared, _PLACE_LABEL)))
    return next(filter(None, (medium_of(line.text) for line in lines)), None)


def _lines(prepared: PreparedText, label: re.Pattern[str]) -> tuple[Sentence, ...]:
    """Return the lines of a record's head with a label: "DATE AND PLACE: Tuesday, June 3, 1975, The Blue Room"."""
    return tuple(s for s in prepared.sentences[:_HEAD] if label.match(s.text))
