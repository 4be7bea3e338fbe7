"""What to watch: next steps and dates that the documents state, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from summarizer.models.brief import Story
from summarizer.models.quote import Quote
from summarizer.models.verified import DocumentRecord
from summarizer.words.content import similarity, telling
from summarizer.words.days import dates_named
from summarizer.words.negation import negated

_STEP = re.compile(
    r"\b(?:intends? to|plans? to|deadline|expires?|scheduled|due (?:on|by|to)|by the end of)\b",
    re.IGNORECASE,
)
_SAME = 0.5


@dataclass(frozen=True)
class Step:
    """A stated next step: the day where one is named, the document and the words."""

    day: date | None
    document: str
    quote: Quote


def steps(story: Story, documents: dict[str, DocumentRecord]) -> list[Step]:
    """Return the next steps of a story, dated ones first in order of date; each step of a day once a document."""
    found: list[Step] = []
    for step in _all(story, documents):
        if not any(_same(step, known) for known in found):
            found.append(step)
    return sorted(found, key=lambda s: (s.day is None, s.day or date.max))


def _all(story: Story, documents: dict[str, DocumentRecord]) -> Iterator[Step]:
    for document, quotes in _items(story):
        published = documents[document].published
        for quote in quotes:
            text = quote.text or ""
            days = [d for d in dates_named(text, published) if published and d > published]
            if days:
                yield from (Step(day, document, quote) for day in days)
            elif _STEP.search(text) and not negated(text):
                yield Step(None, document, quote)


def _items(story: Story) -> Iterator[tuple[str, tuple[Quote, ...]]]:
    for event in story.events:
        for told in event.conversations:
            for outcome in told.conversation.outcomes:
                yield told.document, outcome.quotes
    for sourced in story.positions:
        yield sourced.document, sourced.position.quotes


def _same(a: Step, b: Step) -> bool:
    if a.day != b.day:
        return False
    first, second = telling(a.quote.text or ""), telling(b.quote.text or "")
    return (a.document, a.quote.start) == (b.document, b.quote.start) or similarity(
        first, second
    ) >= _SAME
