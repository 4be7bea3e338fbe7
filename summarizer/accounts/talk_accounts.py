"""One conversation as one document tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation
from summarizer.models.verified import VerifiedSummary
from summarizer.words.content import salient_words
from summarizer.words.days import as_day, weekdays


@dataclass(frozen=True)
class TalkAccount:
    """One conversation as one document tells it."""

    summary: VerifiedSummary
    conversation: Conversation

    @property
    def document(self) -> str:
        """The ``source`` of the document."""
        return self.summary.document.source

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The verified quotes behind the conversation."""
        return verified(self.conversation.quotes)

    @cached_property
    def matter(self) -> frozenset[str]:
        """The salient words of the conversation itself, without its participants' names."""
        return _matter(self)

    @cached_property
    def salient(self) -> frozenset[str]:
        """The salient words of everything the document was found to say, without its participants' names."""
        quotes = [q.text or "" for p in self.summary.positions for q in p.quotes if q.verified]
        words = (
            salient_words(text) for text in (*quotes, *(p.topic for p in self.summary.positions))
        )
        return self.matter.union(*words) - _who(self)

    @cached_property
    def latest_day(self) -> date | None:
        """The last day it can have taken place on, as far as the document tells: its own, or that of publication."""
        return self.day or self.summary.document.published

    @cached_property
    def weekdays(self) -> frozenset[int]:
        """The weekdays it may have taken place on: that of its day, else those its quotes name, Monday being 0."""
        if self.day:
            return frozenset({self.day.weekday()})
        return frozenset[int]().union(*(weekdays(q.text or "") for q in self.quotes))

    @cached_property
    def day(self) -> date | None:
        """The day of the conversation; null where the document does not give one, or only a month."""
        return as_day(self.conversation.date)


def verified(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """Return the quotes that may appear as quotations, each span once."""
    seen: dict[tuple[int | None, int | None, str | None], Quote] = {}
    for quote in quotes:
        if quote.verified and quote.text:
            seen.setdefault((quote.start, quote.end, quote.text), quote)
    return tuple(seen.values())


def _matter(account: TalkAccount) -> frozenset[str]:
    talk = account.conversation
    said = [
        *talk.topics,
        *(o.text for o in talk.outcomes),
        *(q.text or "" for q in account.quotes),
    ]
    return frozenset[str]().union(*(salient_words(text) for text in said)) - _who(account)


def _who(account: TalkAccount) -> frozenset[str]:
    people = account.conversation.participants
    return frozenset[str]().union(
        *(salient_words(f"{p.name} {p.affiliation or ''}") for p in people)
    )
