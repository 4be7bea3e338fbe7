"""Which passages are disputed: those of a contradiction between accounts, or of a claim that somebody denies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from summarizer.brief.view.conflicts import conflicts_of
from summarizer.brief.view.left_open import leaves_open
from summarizer.brief.view.places import Span, contested, spans_of
from summarizer.models.brief import Account, Story
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
        self._spans: defaultdict[str, list[Span]] = defaultdict(list)
        passed_on = _left_open(story)
        accounts = contested(conflicts_of(story), story.disputed_claims)
        accounts = [a for a in accounts if a not in passed_on]
        for account in accounts:
            self._spans[account.document] += spans_of(account.document, account.quotes)
        texts = {" ".join(q.text or "" for q in a.quotes) for a in accounts}
        self._claims = [(matter_words(t) - CLAIMING, day_months(t)) for t in sorted(texts)]

    def says(self, text: str) -> bool:
        """Whether words say what is disputed elsewhere: on the same matter, with the same days."""
        mine, days = matter_words(text) - CLAIMING, day_months(text)
        return any(
            _is_one_matter(mine, claim) and _is_one_time(days, named)
            for claim, named in self._claims
        )

    def holds(self, document: str, quotes: Sequence[Quote]) -> bool:
        """Whether a disputed passage touches one of some quotes of a document."""
        disputed = self._spans.get(document, ())
        return any(span.touches(other) for span in spans_of(document, quotes) for other in disputed)


def _left_open(story: Story) -> list[Account]:
    """The accounts of a claim that nobody asserts, which only tell that it is looked into: that is undisputed."""
    reported = (d for d in story.disputed_claims if d.claim.asserted_by is None)
    told = (account for dispute in reported for account in dispute.asserting)
    return [account for account in told if leaves_open(q.text or "" for q in account.quotes)]


def _is_one_matter(mine: frozenset[str], claim: frozenset[str]) -> bool:
    shared = len(mine & claim) >= _SHARED and similarity(mine, claim) >= _SAME
    return shared and len(claim) > _SHARED


def _is_one_time(days: AbstractSet[object], named: AbstractSet[object]) -> bool:
    """Whether neither names a day, or both name one of the same."""
    return bool(days & named) if days else not named
