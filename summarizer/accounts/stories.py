"""Which documents belong to one story: shared actors, shared rare words, dates near each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from summarizer.accounts.events import TalkAccount, shared_participants
from summarizer.accounts.likeness import TextLikeness, days_apart, days_of, likenesses
from summarizer.models.summary import Participant
from summarizer.models.verified import VerifiedSummary


class Known(StrEnum):
    """What else is known of two documents."""

    SAME_PEOPLE = "same people"
    SAME_PEOPLE_UNDATED = "same people, no dates"
    SAME_FORTNIGHT = "same fortnight"
    OTHER = "other"
    OTHER_PEOPLE = "other people"


#: Least likeness of two documents of one story, by what was drawn from them.
LIKENESS = {
    Known.SAME_PEOPLE: 0.08,
    Known.SAME_PEOPLE_UNDATED: 0.13,
    Known.SAME_FORTNIGHT: 0.13,
    Known.OTHER: 0.18,
    Known.OTHER_PEOPLE: 0.3,
}
#: The same by their whole texts. Of 1,932 pairs out of 360 readouts of one government, two months apart at most, one in
#: twenty is at 0.21 or above, most of those on one matter; documents of one affair in the samples and seeds reach it.
TEXT_LIKENESS = {
    Known.SAME_PEOPLE: 0.15,
    Known.SAME_PEOPLE_UNDATED: 0.2,
    Known.SAME_FORTNIGHT: 0.19,
    Known.OTHER: 0.24,
    Known.OTHER_PEOPLE: 0.35,
}
_FORTNIGHT = 14
#: Least mean likeness of two groups to be joined, as a share of what the joining pair needs.
_LEAST_MEAN = 0.7
#: Least share of the likeness needed at which it is worth asking, and questions in one note.
_IN_DOUBT, _MOST_ASKED = 0.5, 24


class StoryDoubts(Protocol):
    """Somebody who can be asked where rules cannot tell."""

    def same_story(self, a: VerifiedSummary, b: VerifiedSummary) -> bool:
        """Whether two documents belong together."""
        ...


def group_stories(
    summaries: Sequence[VerifiedSummary],
    events: Sequence[Sequence[TalkAccount]] = (),
    doubts: StoryDoubts | None = None,
    alike: TextLikeness | None = None,
) -> tuple[tuple[VerifiedSummary, ...], ...]:
    """Return the stories, each as its summaries in the order given.

    Documents that tell the same event are of one story. Others join when, on average over both groups, they are alike
    enough: by their texts where both are at hand (``alike``), else by what was drawn from them. ``doubts`` is
    asked about the nearest documents of two groups that have half of that.
    """
    pairs = _pairs(summaries, alike)
    groups = _Groups(len(summaries), {(p.first, p.second): p.share for p in pairs})
    for first, other in _of_one_event(summaries, events):
        groups.join(first, other)
    for pair in sorted(pairs, key=lambda p: (-p.share, p.first, p.second)):
        if pair.share >= 1 and groups.mean(pair.first, pair.second) >= _LEAST_MEAN:
            groups.join(pair.first, pair.second)
    if doubts is not None:
        _ask(doubts, summaries, groups, pairs)
    return tuple(tuple(summaries[i] for i in members) for members in groups.all())


def _of_one_event(
    summaries: Sequence[VerifiedSummary], events: Sequence[Sequence[TalkAccount]]
) -> Iterator[tuple[int, int]]:
    """Yield the numbers of two summaries that tell one event, as many pairs as join them all."""
    position = {id(s): i for i, s in enumerate(summaries)}
    for event in events:
        first, *others = (position[id(t.summary)] for t in event)
        yield from ((first, other) for other in others)


def _pairs(summaries: Sequence[VerifiedSummary], alike: TextLikeness | None) -> list[_Pair]:
    """Every pair that shares something: by the texts where both are at hand, else by what was drawn from them."""
    facts = [_Facts.of(summary) for summary in summaries]
    whole = alike is not None and len(alike.known) == len(summaries)
    drawn = {} if whole else likenesses(summaries, {})
    pairs = [
        _Pair(score, i, j, LIKENESS[_known(facts[i], facts[j])])
        for (i, j), score in drawn.items()
        if alike is None or not alike.knows(i, j)
    ]
    for (i, j), score in () if alike is None else alike.scores.items():
        pairs.append(_Pair(score, i, j, TEXT_LIKENESS[_known(facts[i], facts[j])]))
    return pairs


@dataclass(frozen=True)
class _Pair:
    """Two documents, how alike they are, and how alike they would have to be."""

    score: float
    first: int
    second: int
    least: float

    @property
    def share(self) -> float:
        """Their likeness as a share of what they would need."""
        return self.score / self.least


def _ask(
    doubts: StoryDoubts,
    summaries: Sequence[VerifiedSummary],
    groups: _Groups,
    pairs: Sequence[_Pair],
) -> None:
    asked: set[frozenset[int]] = set()
    for pair in sorted(pairs, key=lambda p: (-p.share, p.first, p.second)):
        both = groups.pair(pair.first, pair.second)
        if pair.share < _IN_DOUBT or len(asked) >= _MOST_ASKED:
            break
        if len(both) > 1 and both not in asked:
            asked.add(both)
            if doubts.same_story(summaries[pair.first], summaries[pair.second]):
                groups.join(pair.first, pair.second)


class _Groups:
    """Disjoint groups of numbers, in the order of their smallest member, with the likeness between groups."""

    def __init__(self, count: int, scores: Mapping[tuple[int, int], float]) -> None:
        self._of = list(range(count))
        self._members = {i: [i] for i in range(count)}
        self._between: list[dict[int, float]] = [{} for _ in range(count)]
        for (i, j), score in scores.items():
            self._between[i][j] = self._between[j][i] = score

    def join(self, i: int, j: int) -> None:
        keep, gone = sorted((self._of[i], self._of[j]))
        if keep == gone:
            return
        moved = self._members.pop(gone)
        self._members[keep] = sorted(self._members[keep] + moved)
        for member in moved:
            self._of[member] = keep
        for other, score in self._between[gone].items():
            self._between[other].pop(gone)
            if other != keep:
                joint = self._between[keep].get(other, 0.0) + score
                self._between[keep][other] = self._between[other][keep] = joint
        self._between[gone] = {}

    def pair(self, i: int, j: int) -> frozenset[int]:
        """Return which groups two numbers are in: one where it is the same."""
        return frozenset({self._of[i], self._of[j]})

    def mean(self, i: int, j: int) -> float:
        """Return the mean likeness between the groups of two members; pairs without a score count 0."""
        a, b = self._of[i], self._of[j]
        pairs = len(self._members[a]) * len(self._members[b])
        return 1.0 if a == b else self._between[a].get(b, 0.0) / pairs

    def all(self) -> list[list[int]]:
        return [self._members[key] for key in sorted(self._members)]


@dataclass(frozen=True)
class _Facts:
    """What the likeness a pair needs depends on."""

    days: tuple[date, ...]
    talks: tuple[tuple[Participant, ...], ...]

    @classmethod
    def of(cls, summary: VerifiedSummary) -> _Facts:
        return cls(days_of(summary), tuple(talk.participants for talk in summary.conversations))


def _known(a: _Facts, b: _Facts) -> Known:
    """Conversations of other people speak against one story, dates close together for it."""
    apart = days_apart(a.days, b.days)
    if any(shared_participants(x, y) >= 2 for x in a.talks for y in b.talks):
        return Known.SAME_PEOPLE if apart is not None else Known.SAME_PEOPLE_UNDATED
    if apart is not None and apart <= _FORTNIGHT:
        return Known.SAME_FORTNIGHT
    return Known.OTHER_PEOPLE if a.talks and b.talks else Known.OTHER
