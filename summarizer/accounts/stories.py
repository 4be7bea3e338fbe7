"""Which documents belong to one story: shared actors, shared rare words, dates near each other."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Protocol

from summarizer.accounts.events import Telling, shared_participants, verified
from summarizer.models.summary import Participant
from summarizer.models.verified import VerifiedSummary
from summarizer.words.content import telling
from summarizer.words.days import as_day

#: Least likeness of two documents of one story, by what else is known of them.
LIKENESS = {
    "same people": 0.08,
    "same people, no dates": 0.13,
    "same fortnight": 0.13,
    "other": 0.18,
    "other people": 0.3,
}
_FORTNIGHT = 14
#: Least mean likeness of two groups to be joined, as a share of what the joining pair needs.
_LEAST_MEAN = 0.7
#: Least share of the likeness needed at which it is worth asking, and questions in one note.
_IN_DOUBT, _MOST_ASKED = 0.5, 24
#: Days apart beyond which documents are no longer of one story.
DAYS_APART = 60
#: Documents up to which every pair is compared. Beyond: the rarest words by which a document looks for others, the
#: documents looked at for one word, and the nearest ones it is compared with.
_SMALL_SET, _RAREST, _FREQUENT, _NEAREST = 60, 25, 60, 30


class StoryDoubts(Protocol):
    """Somebody who can be asked where rules cannot tell."""

    def same_story(self, a: VerifiedSummary, b: VerifiedSummary) -> bool:
        """Whether two documents belong together."""
        ...


def group_stories(
    summaries: Sequence[VerifiedSummary],
    events: Sequence[Sequence[Telling]] = (),
    doubts: StoryDoubts | None = None,
) -> tuple[tuple[VerifiedSummary, ...], ...]:
    """Return the stories, each as its summaries in the order given.

    Documents that tell the same event are of one story. Others join when, on average over the two groups, they share
    enough: a TF-IDF cosine over names, topics, statements and quotes, as in Salton and Buckley (1988).
    ``doubts`` is asked about the nearest documents of two groups that share half of that.
    """
    position = {id(s): i for i, s in enumerate(summaries)}
    scores = _likenesses(summaries)
    groups = _Groups(len(summaries), scores)
    for event in events:
        first = position[id(event[0].summary)]
        for other in event[1:]:
            groups.join(first, position[id(other.summary)])
    facts = [_Facts.of(summary) for summary in summaries]
    for (i, j), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        least = _threshold(facts[i], facts[j])
        if score >= least and groups.mean(i, j) >= _LEAST_MEAN * least:
            groups.join(i, j)
    if doubts is not None:
        _ask(
            doubts,
            summaries,
            groups,
            [_Pair(s, i, j, _threshold(facts[i], facts[j])) for (i, j), s in scores.items()],
        )
    return tuple(tuple(summaries[i] for i in members) for members in groups.all())


@dataclass(frozen=True)
class _Pair:
    """Two documents, how alike they are, and how alike they would have to be."""

    score: float
    first: int
    second: int
    least: float

    @property
    def share(self) -> float:
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
    """Disjoint groups of numbers, kept in the order of their smallest member, with the likeness between groups."""

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


def _likenesses(summaries: Sequence[VerifiedSummary]) -> dict[tuple[int, int], float]:
    words = [signature(summary) for summary in summaries]
    found = Counter(word for bag in words for word in bag)
    # Five imagined documents without the word keep a small set from making its own theme worthless.
    weight = {word: math.log((len(words) + 5) / count) for word, count in found.items()}
    bags = [{w: weight[w] * n for w, n in bag.items()} for bag in words]
    norms = [math.sqrt(sum(x * x for x in bag.values())) for bag in bags]
    spans = [_days(summary) for summary in summaries]
    return {
        (i, j): sum(x * bags[j].get(w, 0.0) for w, x in bags[i].items()) / (norms[i] * norms[j])
        for i, j in _sharing(bags)
        if (apart := _apart(spans[i], spans[j])) is None or apart <= DAYS_APART
    }


def _sharing(bags: Sequence[Mapping[str, float]]) -> list[tuple[int, int]]:
    """The pairs that share a word; in a large set, those that share most of what is rare in a document."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    for i, bag in enumerate(bags):
        for word in bag:
            index[word].append(i)
    if len(bags) <= _SMALL_SET:
        return sorted({pair for members in index.values() for pair in combinations(members, 2)})
    pairs: set[tuple[int, int]] = set()
    for i, bag in enumerate(bags):
        shared: defaultdict[int, float] = defaultdict(float)
        for word in sorted(bag, key=lambda w: (-bag[w], w))[:_RAREST]:
            for j in index[word][:_FREQUENT]:
                shared[j] += bag[word]
        shared.pop(i, None)
        nearest = sorted(shared, key=lambda j: (-shared[j], j))[:_NEAREST]
        pairs.update((min(i, j), max(i, j)) for j in nearest)
    return sorted(pairs)


def signature(summary: VerifiedSummary) -> dict[str, float]:
    """Return the telling words of a summary with their damped frequency (1 + ln n)."""
    texts: list[str] = [summary.document.title or ""]
    for talk in summary.conversations:
        texts += [*(f"{p.name} {p.affiliation or ''}" for p in talk.participants), *talk.topics]
        texts += [q.text or "" for q in verified(talk.quotes)]
    for position in summary.positions:
        texts += [
            position.holder,
            position.topic,
            *(q.text or "" for q in verified(position.quotes)),
        ]
    for dispute in summary.disputed_claims:
        texts += [
            q.text or "" for q in verified((*dispute.asserting_quotes, *dispute.disputing_quotes))
        ]
    counts = Counter(word for text in texts for word in telling(text))
    return {word: 1 + math.log(n) for word, n in counts.items()}


@dataclass(frozen=True)
class _Facts:
    """What the likeness a pair needs depends on."""

    days: tuple[date, ...]
    talks: tuple[tuple[Participant, ...], ...]

    @classmethod
    def of(cls, summary: VerifiedSummary) -> _Facts:
        return cls(_days(summary), tuple(talk.participants for talk in summary.conversations))


def _threshold(a: _Facts, b: _Facts) -> float:
    """Conversations of other people speak against one story, dates close together for it."""
    apart = _apart(a.days, b.days)
    if any(shared_participants(x, y) >= 2 for x in a.talks for y in b.talks):
        return LIKENESS["same people" if apart is not None else "same people, no dates"]
    if apart is not None and apart <= _FORTNIGHT:
        return LIKENESS["same fortnight"]
    return LIKENESS["other people" if a.talks and b.talks else "other"]


def _apart(a: Sequence[date], b: Sequence[date]) -> int | None:
    """Days between the nearest dates of two documents, null where one has none."""
    return min((abs((x - y).days) for x in a for y in b), default=None)


def _days(summary: VerifiedSummary) -> tuple[date, ...]:
    told = [as_day(talk.date) for talk in summary.conversations]
    return tuple(d for d in (summary.document.published, *told) if d is not None)
