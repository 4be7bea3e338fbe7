"""Which documents belong to one story: shared actors, shared rare words, dates near each other."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import combinations

from summarizer.accounts.events import Telling, as_day, shared_participants, verified
from summarizer.accounts.words import telling
from summarizer.models.verified import VerifiedSummary

#: Least likeness of two documents of one story, by what else is known of them.
LIKENESS = {"same people": 0.08, "same fortnight": 0.13, "other": 0.18, "other people": 0.3}
_FORTNIGHT = 14
#: Least mean likeness of two groups to be joined, as a share of what the joining pair needs.
_LEAST_MEAN = 0.7
#: Days apart beyond which documents are no longer of one story.
DAYS_APART = 60
#: Words that stand in more documents than this are skipped when candidates are looked for.
_FREQUENT = 200


def group_stories(
    summaries: Sequence[VerifiedSummary], events: Sequence[Sequence[Telling]] = ()
) -> tuple[tuple[VerifiedSummary, ...], ...]:
    """Return the stories, each as its summaries in the order given.

    Documents that tell the same event are of one story. Others join when, on average over the two groups, they share
    enough: a TF-IDF cosine over names, topics, statements and quotes, as in Salton and Buckley (1988).
    """
    position = {id(s): i for i, s in enumerate(summaries)}
    groups = _Groups(len(summaries))
    for event in events:
        first = position[id(event[0].summary)]
        for other in event[1:]:
            groups.join(first, position[id(other.summary)])
    scores = _likenesses(summaries)
    for (i, j), score in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        least = _threshold(summaries[i], summaries[j])
        if score >= least and groups.mean(i, j, scores) >= _LEAST_MEAN * least:
            groups.join(i, j)
    return tuple(tuple(summaries[i] for i in members) for members in groups.all())


class _Groups:
    """Disjoint groups of numbers, kept in the order of their smallest member."""

    def __init__(self, count: int) -> None:
        self._of = list(range(count))
        self._members = {i: [i] for i in range(count)}

    def join(self, i: int, j: int) -> None:
        keep, gone = sorted((self._of[i], self._of[j]))
        if keep == gone:
            return
        moved = self._members.pop(gone)
        self._members[keep] = sorted(self._members[keep] + moved)
        for member in moved:
            self._of[member] = keep

    def mean(self, i: int, j: int, scores: dict[tuple[int, int], float]) -> float:
        """Return the mean likeness between the groups of two members; pairs without a score count 0."""
        pairs = [
            (min(a, b), max(a, b))
            for a in self._members[self._of[i]]
            for b in self._members[self._of[j]]
        ]
        return sum(scores.get(pair, 0.0) for pair in pairs) / len(pairs)

    def all(self) -> list[list[int]]:
        return [self._members[key] for key in sorted(self._members)]


def _likenesses(summaries: Sequence[VerifiedSummary]) -> dict[tuple[int, int], float]:
    words = [signature(summary) for summary in summaries]
    found = Counter(word for bag in words for word in bag)
    # Five imagined documents without the word keep a small set from making its own theme worthless.
    weight = {word: math.log((len(words) + 5) / count) for word, count in found.items()}
    norms = [math.sqrt(sum((weight[w] * n) ** 2 for w, n in bag.items())) for bag in words]
    index: defaultdict[str, list[int]] = defaultdict(list)
    for i, bag in enumerate(words):
        for word in bag:
            index[word].append(i)
    dots: defaultdict[tuple[int, int], float] = defaultdict(float)
    for word in sorted(index):
        members = index[word]
        if len(members) <= _FREQUENT:
            for i, j in combinations(members, 2):
                dots[i, j] += weight[word] ** 2 * words[i][word] * words[j][word]
    return {
        (i, j): dot / (norms[i] * norms[j])
        for (i, j), dot in dots.items()
        if _near(summaries[i], summaries[j])
    }


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


def _threshold(a: VerifiedSummary, b: VerifiedSummary) -> float:
    """Conversations of other people speak against one story, dates close together for it."""
    pairs = [
        shared_participants(x.participants, y.participants)
        for x in a.conversations
        for y in b.conversations
    ]
    if max(pairs, default=0) >= 2:
        return LIKENESS["same people"]
    apart = _apart(a, b)
    if apart is not None and apart <= _FORTNIGHT:
        return LIKENESS["same fortnight"]
    return LIKENESS["other people" if pairs else "other"]


def _near(a: VerifiedSummary, b: VerifiedSummary) -> bool:
    apart = _apart(a, b)
    return apart is None or apart <= DAYS_APART


def _apart(a: VerifiedSummary, b: VerifiedSummary) -> int | None:
    """Days between the nearest dates of two documents, null where one has none."""
    return min((abs((x - y).days) for x in _days(a) for y in _days(b)), default=None)


def _days(summary: VerifiedSummary) -> list[date]:
    told = [as_day(talk.date) for talk in summary.conversations]
    return [d for d in (summary.document.published, *told) if d is not None]
