"""Numbers, dates and names in an item's own words that the source does not contain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from pydantic import BaseModel

from summarizer.models.summary import Summary
from summarizer.models.verified import Finding
from summarizer.words.days import calendar_days
from summarizer.words.numbers import numbers

_NAME = re.compile(r"(?<![.!?:“\"«]\s)(?<!^)\b[^\W\d_a-z][\w’'-]{2,}", re.UNICODE)
_OVERVIEW = "overview"
_FIGURES = re.compile(r"\d+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


class Support:
    """The numbers and words of source texts, for look-up."""

    def __init__(self, *texts: str) -> None:
        whole = "\n".join(map(_folded, texts))
        self.numbers = _numbers(whole) | set(_FIGURES.findall(whole))
        self.words = {w[:5] for w in re.findall(r"[^\W\d_]+", whole.casefold())}

    def and_also(self, *texts: str) -> Support:
        """Return the support of these texts and further ones."""
        more = Support(*texts)
        more.numbers |= self.numbers
        more.words |= self.words
        return more

    def findings(self, text: str, path: str) -> Iterator[Finding]:
        """Yield a finding for each number and each name the source does not contain."""
        folded = _folded(text)
        for number in sorted(_numbers(folded) - self.numbers):
            yield Finding(
                code="unsupported_number",
                path=path,
                message=f"“{number}” does not stand in the source.",
            )
        for name in dict.fromkeys(_NAME.findall(folded)):
            parts = re.findall(r"[^\W\d_]+", name.casefold())
            if name[:1].isupper() and any(len(p) > 2 and p[:5] not in self.words for p in parts):
                yield Finding(
                    code="unsupported_name",
                    path=path,
                    message=f"“{name}” does not stand in the source.",
                )


def support_findings(
    value: BaseModel, support: Support, among: Iterable[Finding] | None = None
) -> list[Finding]:
    """Return what the own words of a summary say beyond its sources; of other models nothing is known.

    ``among``: what they say beyond some of these sources. The others can but take from that.
    """
    if not isinstance(value, Summary):
        return []
    paths = None if among is None else {finding.path for finding in among}
    found: list[Finding] = []
    if paths is None or _OVERVIEW in paths:
        # An overview may give the day that a conversation's "on Tuesday" was resolved to.
        days = [_day(c.date) for c in value.conversations if c.date]
        all_days = support.and_also(*days) if days else support
        found += all_days.findings(value.overview, _OVERVIEW)
    for text, path in _own_words(value):
        if paths is None or path in paths:
            found += support.findings(text, path)
    return found


def in_words(day: date) -> str:
    """Return a day as prose writes it, and as numbers."""
    return f"{day.day} {day:%B} {day.year} {day.isoformat()}"


def _day(iso: str) -> str:
    try:
        return in_words(date.fromisoformat(iso))
    except ValueError:
        return ""


def _own_words(summary: Summary) -> Iterator[tuple[str, str]]:
    """Yield what the maker of a summary worded, with its path."""
    for n, fact in enumerate(summary.facts):
        yield fact.statement, f"facts[{n}].statement"
    for n, conversation in enumerate(summary.conversations):
        for m, topic in enumerate(conversation.topics):
            yield topic, f"conversations[{n}].topics[{m}]"
        for m, outcome in enumerate(conversation.outcomes):
            yield outcome.text, f"conversations[{n}].outcomes[{m}].text"
    for n, position in enumerate(summary.positions):
        yield position.topic, f"positions[{n}].topic"
        yield position.statement, f"positions[{n}].statement"
    for n, dispute in enumerate(summary.disputed_claims):
        yield dispute.claim, f"disputed_claims[{n}].claim"
        if dispute.answer:
            yield dispute.answer, f"disputed_claims[{n}].answer"


def _numbers(text: str) -> set[str]:
    """Return the numbers of a text, in words or digits and without units, and the figures of its days."""
    days = (text[day.start : day.end] for day in calendar_days(text))
    figures = {figure for day in days for figure in _FIGURES.findall(day)}
    return figures | {number.removesuffix("%") for number in numbers(text)}


def _folded(text: str) -> str:
    """Return text with compatibility forms folded and thousands written without commas."""
    return _THOUSANDS.sub("", unicodedata.normalize("NFKC", text))
