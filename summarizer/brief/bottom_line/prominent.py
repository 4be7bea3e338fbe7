"""What a document comes back to, where neither an overview nor its first sentences say what matters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from math import sqrt

from summarizer.brief.bottom_line.lead_items import LeadItem, telling_words
from summarizer.words.content import CLAIMING

#: Items of a document that it comes back to most, at most. Of eleven texts without an overview four hold 18 of the 23
#: facts that a reader asked for, by the stances of their holders alone 16, in their order 13.
_MOST = 4
#: What an item counts for that was agreed or decided, beside others. That somebody demands or denies counts for
#: nothing: with it fewer of the facts are found.
_DECIDED = 1.3
#: How much of its worth an item loses that says the same as one before, and what each one of the same holder costs.
_ALIKE, _SAME_HOLDER = 0.5, 0.3
#: How often a word of the title counts as said.
_TITLE = 2


def prominent(items: Sequence[LeadItem], sentences: Iterable[str], title: str) -> list[LeadItem]:
    """Return the items of one document whose words its sentences come back to most, disputes before all others.

    Each one says something else than those before; nobody has all of them where others speak, too.
    """
    names = CLAIMING.union(*(item.names for item in items))
    said = Counter(word for sentence in sentences for word in telling_words(sentence) - names)
    said.update(dict.fromkeys(telling_words(title), _TITLE))
    found = [item for item in items if item.disputed]
    left = [item for item in items if item.account.value is not None and not item.disputed]
    for _ in range(min(_MOST, len(left))):
        best = max(
            left, key=lambda item: _worth(item, said, names) * _freshness(item, found, names)
        )
        left.remove(best)
        found.append(best)
    return found


def _worth(item: LeadItem, said: Counter[str], names: frozenset[str]) -> float:
    """How often the words of an item are said elsewhere, too: a long one has more of them."""
    own = item.own - names
    again = sum(max(0, said[word] - 1) for word in sorted(own))
    return again / sqrt(max(1, len(own))) * (_DECIDED if item.decides else 1.0)


def _freshness(item: LeadItem, found: Sequence[LeadItem], names: frozenset[str]) -> float:
    """How much an item adds to those found before it, between 0 and 1."""
    own = item.own - names
    alike = (
        len(own & known.own) / max(1, min(len(own), len(known.own - names))) for known in found
    )
    same = sum(bool(item.names) and item.names == known.names for known in found)
    return (1 - _ALIKE * max(alike, default=0.0)) / (1 + _SAME_HOLDER * same)
