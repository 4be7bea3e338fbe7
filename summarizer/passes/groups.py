"""Which candidates make one position: one inside the other, or the same point made twice.

Of a few hundred candidates each is compared with all before it. Of more, with those beside it and those it shares rare
words with, so that the work grows with the length of a document and not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.attribution.attributions import Attribution
from summarizer.attribution.cast import same_actor
from summarizer.models.summary import Stance
from summarizer.passes.wording import folded, same_point

_FEW = 300
# A content is found again by its rarest words: one that says the same has nearly all of them.
_RAREST = 4
_MOST_LOOKED_AT = 20
# What the same point must share of the shorter one's words: well below what the comparison itself demands.
_LEAST_SHARED = 0.4
_MOST_NEAR = 40
# The same words for and against something are two points.
_AGAINST = {Stance.DENIES, Stance.OPPOSES, Stance.CRITICISES}
_IN_FAVOUR = {Stance.SUPPORTS, Stance.AFFIRMS, Stance.PROPOSES}


@dataclass(frozen=True, slots=True)
class Point:
    """What a candidate says, and who."""

    attribution: Attribution
    holder: str
    stance: Stance
    content: str


def grouped(points: Sequence[Point]) -> list[list[int]]:
    """Return the places of the points that are one position, in order of appearance."""
    echoes = _Echoes(points) if len(points) > _FEW else None
    groups: list[list[int]] = []
    home: dict[int, int] = {}
    near: list[int] = []
    for place, point in enumerate(points):
        near = [n for n in near if _beside(points[n].attribution, point.attribution)][-_MOST_NEAR:]
        told = {*near, *echoes.of(place)} if echoes is not None else range(place)
        same = (home[n] for n in sorted(told) if _same(point, points[n]))
        home[place] = min(same, default=len(groups))
        if home[place] == len(groups):
            groups.append([])
        groups[home[place]].append(place)
        near.append(place)
        if echoes is not None:
            echoes.add(place)
    return groups


def _beside(earlier: Attribution, later: Attribution) -> bool:
    return later.sentence - earlier.sentence <= 1 or earlier.end > later.start


class _Echoes:
    """Finds earlier points with the same rare words."""

    def __init__(self, points: Sequence[Point]) -> None:
        self._words = [tuple(dict.fromkeys(folded(p.content).split())) for p in points]
        self._sets = [frozenset(words) for words in self._words]
        count = Counter(word for words in self._words for word in words)
        self._rare = [tuple(sorted(w, key=lambda x: count[x])[:_RAREST]) for w in self._words]
        self._by_rare: dict[str, list[int]] = defaultdict(list)
        self._by_word: dict[str, list[int]] = defaultdict(list)

    def of(self, place: int) -> Iterator[int]:
        """Yield earlier places whose rare words are here, or that have the rare words from here."""
        known = {
            *self._looked_up(self._by_rare, self._words[place]),
            *self._looked_up(self._by_word, self._rare[place]),
        }
        mine = self._sets[place]
        for other in known:
            theirs = self._sets[other]
            if len(mine & theirs) >= _LEAST_SHARED * min(len(mine), len(theirs)):
                yield other

    def add(self, place: int) -> None:
        for word in self._rare[place]:
            self._by_rare[word].append(place)
        for word in self._words[place]:
            self._by_word[word].append(place)

    @staticmethod
    def _looked_up(index: dict[str, list[int]], words: Iterable[str]) -> Iterator[int]:
        for word in words:
            if word in index:
                # The first tellings as well as the latest: a point repeated all along belongs to its first.
                known = index[word]
                yield from known[:_MOST_LOOKED_AT]
                yield from known[max(_MOST_LOOKED_AT, len(known) - _MOST_LOOKED_AT) :]


def _same(one: Point, other: Point) -> bool:
    a, b = one.attribution, other.attribution
    of_one = same_actor(one.holder, other.holder)
    if of_one and max(a.start, b.start) < min(a.end, b.end):
        return _holds(a, b) or _holds(b, a)
    if not (of_one or _speaks_for(a, other) or _speaks_for(b, one)):
        return False
    stances = {one.stance, other.stance}
    if stances & _AGAINST and stances & _IN_FAVOUR:
        return False
    return same_point(one.content, other.content, headline=a.headline or b.headline)


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Whether one passage lies within another."""
    return outer.start <= inner.start and inner.end <= outer.end


def _speaks_for(attribution: Attribution, other: Point) -> bool:
    return attribution.on_behalf_of is not None and same_actor(
        attribution.on_behalf_of, other.holder
    )
