"""How alike documents are: a TF-IDF cosine over their words, as in Salton and Buckley (1988)."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from summarizer.accounts.lettered import front_end, prepared_text
from summarizer.accounts.talk_accounts import verified
from summarizer.models.quote import Quote
from summarizer.models.verified import VerifiedSummary
from summarizer.words.content import salient_words
from summarizer.words.days import as_day

#: Imagined documents without a word, so that a small set does not make its own theme worthless: for what was drawn from
#: them five; for texts as many as make the set one of sixty, so that likeness does not depend on the others in the set.
_IMAGINED, _SET_OF = 5, 60
#: Code points of a text up to which its furniture is looked for.
_LONGEST_PREPARED = 200_000
#: Where a sentence ends, roughly: a word counts once in each.
_SENTENCE = re.compile(r"[.!?\n]+")
#: Days apart beyond which documents are no longer of one story.
DAYS_APART = 60
#: Documents up to which every pair is compared. Beyond: the rarest words by which a document looks for others, the
#: documents looked at for one word, and the nearest ones it is compared with.
_SMALL_SET, _RAREST, _FREQUENT, _NEAREST = 60, 25, 60, 30


Likenesses = Mapping[tuple[int, int], float]


@dataclass(frozen=True)
class TextLikeness:
    """How alike texts are, by pairs of the documents' numbers, and which documents have one at hand."""

    scores: Likenesses
    known: frozenset[int]

    def knows(self, i: int, j: int) -> bool:
        """Whether both texts are at hand."""
        return i in self.known and j in self.known

    def of(self, i: int, j: int) -> float:
        """Return how alike two texts are, 0 where one is not at hand."""
        return self.scores.get((min(i, j), max(i, j)), 0.0) if self.knows(i, j) else 0.0


def text_likenesses(
    summaries: Sequence[VerifiedSummary], texts: Mapping[str, str]
) -> TextLikeness | None:
    """Return how alike the documents' texts are; null where fewer than two are at hand."""
    known = [n for n, s in enumerate(summaries) if s.document.source in texts]
    if len(known) < 2:
        return None
    found = likenesses([summaries[n] for n in known], texts)
    scores = {(known[i], known[j]): score for (i, j), score in found.items()}
    return TextLikeness(scores, frozenset(known))


def likenesses(
    summaries: Sequence[VerifiedSummary], texts: Mapping[str, str]
) -> dict[tuple[int, int], float]:
    """Return how alike documents are, by pairs of their numbers: 0 to 1; pairs that share nothing are left out.

    ``texts`` gives the documents' texts by ``source``; without one it is what was drawn from a document that counts.
    """
    few = len(summaries) <= _SMALL_SET
    words = [signature(s, texts.get(s.document.source), furnished=not few) for s in summaries]
    imagined = max(_IMAGINED, _SET_OF - len(words)) if texts else _IMAGINED
    bags = _weighed(words, imagined)
    norms = [math.sqrt(sum(x * x for x in bag.values())) for bag in bags]
    spans = [days_of(summary) for summary in summaries]
    found: dict[tuple[int, int], float] = {}
    for i, j in _sharing(bags):
        apart = days_apart(spans[i], spans[j])
        if apart is None or apart <= DAYS_APART:
            found[i, j] = _product(bags[i], bags[j]) / (norms[i] * norms[j])
    return found


def _weighed(words: Sequence[Mapping[str, float]], imagined: int) -> list[dict[str, float]]:
    """Weigh words by how few documents have them, among ``imagined`` more that have none of them."""
    found = Counter(word for bag in words for word in bag)
    weight = {word: math.log((len(words) + imagined) / count) for word, count in found.items()}
    return [{w: weight[w] * n for w, n in bag.items()} for bag in words]


def _product(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    return sum(x * b.get(word, 0.0) for word, x in a.items())


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
        for less, word in sorted([(-weight, word) for word, weight in bag.items()])[:_RAREST]:
            for j in index[word][:_FREQUENT]:
                shared[j] -= less
        shared.pop(i, None)
        nearest = sorted([(-weight, j) for j, weight in shared.items()])[:_NEAREST]
        pairs.update((min(i, j), max(i, j)) for _, j in nearest)
    return sorted(pairs)


def signature(
    summary: VerifiedSummary, text: str | None = None, *, furnished: bool = False
) -> dict[str, float]:
    """Return the salient words of a text, by default of what was drawn from it, with damped frequency (1 + ln n).

    ``furnished`` takes the text with its menus and the like, which to find takes time.
    """
    if text is None:
        told = _drawn(summary)
    elif furnished:
        told = _SENTENCE.split(text[front_end(text) :])
    else:
        told = _told(summary, text)
    counts = Counter(
        w for line in told for w in salient_words(line) if text is None or not w.isdigit()
    )
    return {word: 1 + math.log(n) for word, n in counts.items()}


def _told(summary: VerifiedSummary, text: str) -> list[str]:
    """The sentences of a text without its furniture; of a long one all that stands between full stops."""
    if len(text) > _LONGEST_PREPARED:
        return _SENTENCE.split(text[front_end(text) :])
    return [s.text for s in prepared_text(summary.document, text).account]


def _drawn(summary: VerifiedSummary) -> list[str]:
    texts: list[str] = [summary.document.title or ""]
    for talk in summary.conversations:
        texts += [*(f"{p.name} {p.affiliation or ''}" for p in talk.participants), *talk.topics]
        texts += _verified_words(talk.quotes)
    for position in summary.positions:
        texts += [position.holder, position.topic, *_verified_words(position.quotes)]
    for dispute in summary.disputed_claims:
        texts += _verified_words((*dispute.asserting_quotes, *dispute.disputing_quotes))
    return texts


def _verified_words(quotes: Sequence[Quote]) -> list[str]:
    return [quote.text or "" for quote in verified(quotes)]


def days_apart(a: Sequence[date], b: Sequence[date]) -> int | None:
    """Return the days between the nearest dates of two documents, null where one has none."""
    return min((abs((x - y).days) for x in a for y in b), default=None)


def days_of(summary: VerifiedSummary) -> tuple[date, ...]:
    """Return the days a document is known to be of: its publication, and the conversations it reports."""
    told = [as_day(talk.date) for talk in summary.conversations]
    return tuple(d for d in (summary.document.published, *told) if d is not None)
