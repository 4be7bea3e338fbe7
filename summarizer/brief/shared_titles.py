"""Which of several documents' headlines serves them all."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.brief.headlines import fits
from summarizer.words.content import salient_words, similarity

#: Least share of the words of a title that another title of the story has, for it to serve both.
_SERVES = 0.5
#: Titles of a story that are compared at most.
_COMPARED = 50


def serving(titles: Sequence[str]) -> str | None:
    """Return the title whose words most others have, where it serves at least half of them; null without one."""
    bags = [salient_words(t) for t in titles[:_COMPARED]]
    served = [sum(similarity(a, b) >= _SERVES for b in bags) for a in bags]
    if not titles or 2 * max(served) < len(bags):
        return None
    return titles[min(range(len(bags)), key=lambda n: (-served[n], len(titles[n])))]


def leading(titles: Sequence[str]) -> str | None:
    """Return the headline that shares most words with the others, and a matter with half of them; null without one."""
    bags = [salient_words(t) for t in titles[:_COMPARED]]
    shared = [[len(a & b) for m, b in enumerate(bags) if m != n] for n, a in enumerate(bags)]
    akin = [2 * sum(n > 0 for n in one) >= len(one) and sum(one) >= len(one) > 0 for one in shared]
    fitting = [n for n in range(len(bags)) if akin[n] and fits(titles[n]) and ":" not in titles[n]]
    best = max(fitting, key=lambda n: (sum(shared[n]), -n), default=None)
    return None if best is None else titles[best]
