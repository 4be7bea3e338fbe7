"""Equal points are said once: positions of one holder that say the same, with the footnotes of all of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain

from summarizer.accounts.compared import overlap
from summarizer.models.brief import Account, SourcedPosition
from summarizer.words.content import salient_words, similarity
from summarizer.words.days import day_months
from summarizer.words.negation import negated
from summarizer.words.numbers import numbers

#: Least share of the smaller one's telling words that two equal points have in common. Chosen on the annotated
#: examples: two accounts of one point share nine in ten, other points of one speaker less than half.
_SAME = 0.8
#: The same of what accounts were found to agree on.
_ALIKE = 0.5
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


@dataclass
class _Index:
    """Points by their words; ``common`` counts in how many positions each word stands."""

    common: Counter[str]
    where: defaultdict[str, list[Point]] = field(default_factory=lambda: defaultdict(list))

    def like(self, words: frozenset[str]) -> Iterable[Point]:
        """Return the points that share one of the rarest of some words."""
        rare = sorted(words, key=lambda w: (self.common[w], w))[:_RARE]
        return {id(p): p for word in rare for p in self.where[word]}.values()

    def add(self, point: Point) -> None:
        """Make a point known by each of its words."""
        for word in point.words:
            self.where[word].append(point)


def points(positions: Sequence[SourcedPosition]) -> list[Point]:
    """Return the points of some positions of one holder; positions are joined where neither says anything else.

    Two are equal where their stance, numbers, days and negation are, and their words nearly so. Time is linear in the
    number of positions as long as their rarest words tell them apart.
    """
    bags = [_words(p) for p in positions]
    known = _Index(Counter(chain.from_iterable(bags)))
    made: list[Point] = []
    for at in sorted(range(len(positions)), key=lambda n: (-len(bags[n]), n)):
        near = known.like(bags[at])
        same = next((p for p in near if _equal(p, positions[at], bags[at])), None)
        if same is not None:
            same.members.append(positions[at])
        else:
            made.append(Point([positions[at]], bags[at]))
            known.add(made[-1])
    order = {id(p): n for n, p in enumerate(positions)}
    return sorted(made, key=lambda point: order[id(point.shown)])


def told_together(
    made: Sequence[Point], agreed: Sequence[Sequence[Account]], party: str
) -> list[Point]:
    """Return the points of a party, those as one that accounts were found to agree on, or that the party itself has.

    ``agreed`` are the accounts of each matter that a reading side by side found them to agree on. Whoever speaks for
    the party is named, and the one of two that says more is shown.
    """
    kept: list[Point] = []
    for point in made:
        same = next((p for p in kept if _is_one(p, point, agreed, party)), None)
        if same is None:
            kept.append(point)
        else:
            same.members = sorted(
                (*same.members, *point.members),
                key=lambda one: (one.position.holder == party, -len(words_told(one))),
            )
    return kept


def _is_one(a: Point, b: Point, agreed: Sequence[Sequence[Account]], party: str) -> bool:
    first, second = a.shown, b.shown
    holders = {first.position.holder, second.position.holder}
    if first.document == second.document or (len(holders) > 1 and party not in holders):
        return False
    alike = similarity(words_told(first), words_told(second))
    if len(holders) > 1:
        return _equal(a, second, b.words)
    return alike >= _ALIKE and any(_says(a, told) and _says(b, told) for told in agreed)


def _says(point: Point, told: Sequence[Account]) -> bool:
    """Whether a point rests on words of one of some accounts."""
    shown = point.shown
    own = Account(document=shown.document, value=None, quotes=shown.position.quotes)
    return overlap([own], told) > 0


def words_told(sourced: SourcedPosition) -> frozenset[str]:
    """Return the telling words of a position's statement but those of its holder."""
    held = sourced.position
    return salient_words(held.statement) - salient_words(held.holder)


def _equal(point: Point, other: SourcedPosition, words: frozenset[str]) -> bool:
    if len(words) < _FEWEST or similarity(point.words, words) < _SAME:
        return False
    first, second = (p.position for p in (point.shown, other))
    a, b = _text(point.shown), _text(other)
    if first.stance != second.stance or a == b:
        return first.stance == second.stance
    return numbers(b) == numbers(a) and day_months(b) == day_months(a) and negated(a) == negated(b)


def _words(sourced: SourcedPosition) -> frozenset[str]:
    return salient_words(_text(sourced))


def _text(sourced: SourcedPosition) -> str:
    return " ".join(q.text or "" for q in sourced.position.quotes)
