"""Which passages are disputed: those of a contradiction between accounts, or of a claim that somebody denies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from summarizer.brief.differences import conflicts_of
from summarizer.models.brief import Story
from summarizer.models.quote import Quote


class Disputed:
    """The disputed passages of a story, by document and offsets in code points."""

    def __init__(self, story: Story) -> None:
        self._spans: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        accounts = [a for c in conflicts_of(story) if c.kind.contradicts for a in c.accounts]
        accounts += [a for d in story.disputed_claims for a in (*d.asserting, *d.disputing)]
        for account in accounts:
            self._spans[account.document] += [(q.start or 0, q.end or 0) for q in account.quotes]

    def holds(self, document: str, quotes: Sequence[Quote]) -> bool:
        """Whether a disputed passage touches one of some quotes of a document."""
        return any(
            (q.start or 0) < end and start < (q.end or 0)
            for q in quotes
            for start, end in self._spans.get(document, ())
        )
