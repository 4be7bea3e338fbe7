"""Which passages are disputed: those of a contradiction between accounts, or of a claim that somebody denies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from summarizer.brief.differences import conflicts_of
from summarizer.models.brief import Story
from summarizer.models.quote import Quote
from summarizer.words.content import CLAIMING, matter_words, similarity
from summarizer.words.days import day_months

#: Behind a line that another account or side denies.
DISPUTED = "This is disputed."
#: Salient words two passages on one claim share at least, and their least containment: nearly all of the shorter one.
_SHARED, _SAME = 2, 0.75


class Disputed:
    """The disputed passages of a story, by document and offsets in code points."""

    def __init__(self, story: Story) -> None:
        self._spans: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        accounts = [a for c in conflicts_of(story) if c.kind.contradicts for a in c.accounts]
        accounts += [a for d in story.disputed_claims for a in (*d.asserting, *d.disputing)]
        for account in accounts:
            self._spans[account.document] += [(q.start or 0, q.end or 0) for q in account.quotes]
        texts = {" ".join(q.text or "" for q in a.quotes) for a in accounts}
        self._claims = [(matter_words(t) - CLAIMING, day_months(t)) for t in sorted(texts)]

    def says(self, text: str) -> bool:
        """Whether words say what is disputed elsewhere: on the same matter, with the same days."""
        mine, days = matter_words(text) - CLAIMING, day_months(text)
        return any(
            len(mine & claim) >= _SHARED
            and similarity(mine, claim) >= _SAME
            and len(claim) >= _SHARED + 1
            and bool(days) == bool(named)
            and (not days or bool(days & named))
            for claim, named in self._claims
        )

    def holds(self, document: str, quotes: Sequence[Quote]) -> bool:
        """Whether a disputed passage touches one of some quotes of a document."""
        return any(
            (q.start or 0) < end and start < (q.end or 0)
            for q in quotes
            for start, end in self._spans.get(document, ())
        )
