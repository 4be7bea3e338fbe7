"""Equal points are said once: positions of one holder that say the same, with the footnotes of all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.models.brief import SourcedPosition
from summarizer.words.content import salient_words, similarity
from summarizer.words.days import day_months
from summarizer.words.negation import negated
from summarizer.words.numbers import numbers

#: Least share of the smaller one's telling words that two equal points have in common. Chosen on the annotated
#: examples: two accounts of one point share nine in ten, other points of one speaker less than half.
_SAME = 0.8
#: Fewer telling words say too little to be compared.
_FEWEST = 3
#: The rarest words of a point, by which others like it are looked for.
_RARE = 4


@dataclass
class Point:
    """Positions that say the same. The first one is shown; the others add their footnotes."""

    members: list[SourcedPosition]
    words: frozenset[str] = field(default_factory=frozenset[str])

    @property
    def shown(self) -> SourcedPosition:
        """The position that says most."""
        return self.members[0]


def points(positions: Sequence[SourcedPosition]) -> list[Point]:
    """Return the points of some positions of one holder; positions are joined where neither says anything else.

    Two are equal where their stance, numbers, days and negation are, and their words nearly so. Time is linear in the
    number of positions as long as their rarest words tell them apart.
    """
    bags = [_words(p) for p in positions]
    common = Counter(word for bag in bags for word in bag)
    made: list[Point] = []
    where: defaultdict[str, list[Point]] = defaultdict(list)
    for at in sorted(range(len(positions)), key=lambda n: (-len(bags[n]), n)):
        rare = sorted(bags[at], key=lambda w: (common[w], w))[:_RARE]
        near = {id(p): p for word in rare for p in where[word]}
        same = next((p for p in near.values() if _equal(p, positions[at], bags[at])), None)
        if same is not None:
            same.members.append(positions[at])
            continue
        made.append(Point([positions[at]], bags[at]))
        for word in bags[at]:
            where[word].append(made[-1])
    order = {id(p): n for n, p in enumerate(positions)}
    return sorted(made, key=lambda point: order[id(point.shown)])


def _equal(point: Point, other: SourcedPosition, words: frozenset[str]) -> bool:
    if len(words) < _FEWEST or similarity(point.words, words) < _SAME:
        return False
    first, second = (p.position for p in (point.shown, other))
    a, b = _text(point.shown), _text(other)
    return (
        first.stance == second.stance
        and numbers(b) == numbers(a)
        and day_months(b) == day_months(a)
        and negated(a) == negated(b)
    )


def _words(sourced: SourcedPosition) -> frozenset[str]:
    return salient_words(_text(sourced))


def _text(sourced: SourcedPosition) -> str:
    return " ".join(q.text or "" for q in sourced.position.quotes)
