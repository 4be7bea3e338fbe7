"""Where in their documents the items of a story stand, by the offsets of their quotes in code points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from summarizer.models.brief import Account, Conflict, SourcedConversation, SourcedDispute, Story
from summarizer.models.quote import Quote
from summarizer.models.summary import Outcome, Participant

#: A document, and where in it a quote begins.
Beginning = tuple[str, int | None]


@dataclass(frozen=True)
class Span:
    """A passage of a document."""

    document: str
    start: int
    end: int

    def touches(self, other: Span) -> bool:
        """Whether two passages overlap in one document."""
        return self.document == other.document and self.start < other.end and other.start < self.end


def spans_of(document: str, quotes: Iterable[Quote]) -> Iterator[Span]:
    """Yield the passages of some quotes of a document."""
    for quote in quotes:
        yield Span(document, quote.start or 0, quote.end or 0)


def beginnings_of(document: str, quotes: Iterable[Quote]) -> Iterator[Beginning]:
    """Yield where some quotes of a document begin."""
    for quote in quotes:
        yield document, quote.start


def conversations_of(story: Story) -> Iterator[SourcedConversation]:
    """Yield every account of every conversation of a story."""
    for event in story.events:
        yield from event.conversations


def participants_of(story: Story) -> Iterator[Participant]:
    """Yield who takes part in the conversations of a story, as each account has it."""
    for told in conversations_of(story):
        yield from told.conversation.participants


def outcomes_of(story: Story) -> Iterator[tuple[str, Outcome]]:
    """Yield the outcomes of a story's conversations, each with the document that tells it."""
    for told in conversations_of(story):
        for outcome in told.conversation.outcomes:
            yield told.document, outcome


def contested(conflicts: Iterable[Conflict], disputes: Iterable[SourcedDispute]) -> list[Account]:
    """Return the accounts that contradict each other, and those of both sides of the disputes."""
    contradicting = [a for c in conflicts if c.kind.contradicts for a in c.accounts]
    return [*contradicting, *(a for d in disputes for a in (*d.asserting, *d.disputing))]
