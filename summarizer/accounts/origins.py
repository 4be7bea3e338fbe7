"""Which documents repeat one another's wording: ten copies of a wire story are one origin, not ten that agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate
from zlib import crc32

from summarizer.accounts.events import verified
from summarizer.models.verified import VerifiedSummary
from summarizer.words.scripts import fold

_WORD = re.compile(r"\w+")
#: Words in a row that are compared; shingling after Broder (1997).
_SHINGLE = 8
#: Share of the shorter document's shingles that stand in the longer one, and how many there must be.
_SHARED, _LEAST = 0.5, 12
#: Shingles kept of a document, those with the smallest checksums.
_KEPT = 400
_LONGEST = 400_000


def group_origins(
    summaries: Sequence[VerifiedSummary], texts: Mapping[str, str]
) -> tuple[tuple[str, ...], ...]:
    """Return the groups of two or more documents with mostly the same wording, each in the order of the summaries.

    Texts are compared where they are at hand, verified quotes otherwise. Each run of words points to the first
    document that has it, so that the work grows with the number of documents and not with its square.
    """
    bags = [_shingles(texts.get(s.document.source) or _quoted(s)) for s in summaries]
    first: dict[int, int] = {}
    group = list(range(len(bags)))
    for i, bag in enumerate(bags):
        shared = _shared_with(bag, first)
        same = (j for j, count in sorted(shared.items()) if _mostly(count, bag, bags[j]))
        group[i] = group[next(same, i)]
        first.update((shingle, i) for shingle in bag if shingle not in first)
    return _members(group, [s.document.source for s in summaries])


def _members(group: Sequence[int], sources: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    members: dict[int, list[str]] = {}
    for head, source in zip(group, sources, strict=True):
        members.setdefault(head, []).append(source)
    return tuple(tuple(found) for found in members.values() if len(found) > 1)


def _shared_with(bag: AbstractSet[int], first: Mapping[int, int]) -> Counter[int]:
    """Count the runs of words that a document shares with earlier ones, by the first document that has each."""
    return Counter(first[x] for x in bag if x in first)


def _mostly(count: int, one: AbstractSet[int], other: AbstractSet[int]) -> bool:
    """Whether so many shared runs of words are most of the smaller of two documents."""
    smaller = min(len(one), len(other))
    return smaller >= _LEAST and count >= _SHARED * smaller


def _shingles(text: str) -> frozenset[int]:
    words = [word.encode() for word in _WORD.findall(fold(text[:_LONGEST]))]
    whole = b" ".join(words)
    borders = list(accumulate((len(word) + 1 for word in words), initial=0))
    runs = zip(borders, borders[_SHINGLE:], strict=False)
    sums = {crc32(whole[start : behind - 1]) for start, behind in runs}
    return frozenset(sorted(sums)[:_KEPT])


def _quoted(summary: VerifiedSummary) -> str:
    quotes = [
        *(q for talk in summary.conversations for q in talk.quotes),
        *(q for position in summary.positions for q in position.quotes),
    ]
    return " ".join(q.text or "" for q in verified(quotes))
