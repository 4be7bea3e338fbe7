"""Where a quote's words stand in a text: equal passages, and the nearest one where there is none.

A text is indexed once by its words. Equal passages are found through the rarest word of a quote. The
nearest passage is found by letting rare words vote for a place, growing the longest equal run there, and
comparing what is left word by word (Levenshtein, by rapidfuzz).
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from heapq import nlargest, nsmallest
from itertools import accumulate, islice
from typing import NamedTuple

from rapidfuzz.distance import LCSseq, Levenshtein, Opcodes

from summarizer.words.comparable import Tokens, is_word

#: A half-open range of tokens.
Range = tuple[int, int]
#: Equal tokens: place in the quote, place in the text, how many.
_Run = tuple[int, int, int]
#: Rare words that vote, occurrences of one that are heard, places that are looked at more closely.
_VOTERS, _HEARD, _PLACES = 8, 48, 3
#: Votes after which frequent words are not asked any more.
_ENOUGH = 100
#: A placement that misses so few words is not bettered by looking elsewhere.
_GOOD = 2.0
#: More occurrences than this and the text is searched as one string instead.
_MANY = 4_000
_SEPARATOR = "\x1f"


class Operation(NamedTuple):
    """One step from the quote to the source: ``given[g0:g1]`` became ``source[s0:s1]``, places of tokens."""

    g0: int
    g1: int
    s0: int
    s1: int


class Placement(NamedTuple):
    """The passage nearest to a quote, and the steps between the two. ``matched`` counts equal words."""

    start: int
    end: int
    operations: tuple[Operation, ...]
    matched: int


class WordIndex:
    """The words of a text and where each occurs."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        # Eight bytes an occurrence; numbers in a list take 40.
        postings: defaultdict[str, array[int]] = defaultdict(_no_places)
        for place, key in enumerate(tokens.keys):
            postings[key].append(place)
        self.postings: dict[str, array[int]] = dict(postings)

    def count(self, key: str) -> int:
        """Return how often a word occurs."""
        return len(self.postings.get(key, ()))

    def rarest(self, keys: Sequence[str]) -> int:
        """Return the place of the rarest of some words."""
        return min(range(len(keys)), key=lambda place: self.count(keys[place]))

    @cached_property
    def _joined(self) -> tuple[str, array[int]]:
        """The text as one string that only matches at token borders, and where each token lies in it."""
        joined = _SEPARATOR + _SEPARATOR.join(self.tokens.keys) + _SEPARATOR
        lengths = (len(key) + 1 for key in self.tokens.keys)
        return joined, array("q", accumulate(lengths, initial=0))

    def occurrences(
        self, keys: Sequence[str], first: int = 0, last: int | None = None
    ) -> Iterator[int]:
        """Yield the places at which a run of words begins, within a range of tokens, in order."""
        last = len(self.tokens) if last is None else last
        postings = self.postings
        counts = [len(postings[key]) if key in postings else 0 for key in keys]
        rare = counts.index(min(counts))
        if not counts[rare]:
            return
        places = postings[keys[rare]]
        low, high = bisect_left(places, first + rare), bisect_right(places, last - len(keys) + rare)
        if (high - low) * min(len(keys), 50) > 50 * _MANY:
            yield from self._scan(keys, first, last)
            return
        text, run = self.tokens.keys, list(keys)
        for place in places[low:high]:
            begin = place - rare
            if text[begin] == run[0] and text[begin : begin + len(run)] == run:
                yield begin

    def _scan(self, keys: Sequence[str], first: int, last: int) -> Iterator[int]:
        joined, at = self._joined
        needle = _SEPARATOR + _SEPARATOR.join(keys) + _SEPARATOR
        found = joined.find(needle, at[first], at[last] + 1)
        while found >= 0:
            yield bisect_left(at, found)
            found = joined.find(needle, found + 1, at[last] + 1)

    def nearest(
        self, given: Sequence[str], gap: int, within: Sequence[Range] = ()
    ) -> Placement | None:
        """Return the passage that shares most words with a quote, or ``None`` where no word is shared.

        ``gap`` is the longest omission that is looked across, in tokens.
        """
        best: Placement | None = None
        highest = float("-inf")
        words = sum(map(is_word, given))
        wanted = words - _GOOD
        for seed in self._seeds(given, within):
            placed = self._grow(given, seed, gap, words)
            quality = _quality(placed)
            if best is None or quality > highest:
                best, highest = placed, quality
            if highest >= wanted:
                break
        return best

    def _seeds(self, given: Sequence[str], within: Sequence[Range]) -> Iterator[_Run]:
        """Yield equal runs (place in the quote, place in the text, length) to start from, the likeliest first."""
        votes, heard = self._votes(given, within)
        near = [((first - len(given)) >> 4, last >> 4) for first, last in within]
        for box in votes if near else ():
            if any(first <= box <= last for first, last in near):
                votes[box] *= 1.5
        after = votes.get
        totals = [(weight + after(box + 1, 0), -box) for box, weight in votes.items()]
        for _, box in nlargest(_PLACES, totals):
            yield self._longest_run(given, [*heard[-box][:8], *heard.get(1 - box, ())[:8]])

    def _votes(
        self, given: Sequence[str], within: Sequence[Range]
    ) -> tuple[dict[int, float], dict[int, list[tuple[int, int]]]]:
        """Return for each stretch of 16 tokens how much speaks for a passage that begins there, and which words do."""
        asked = 0
        votes: dict[int, float] = {}
        heard: dict[int, list[tuple[int, int]]] = {}
        for number, place in enumerate(self._voters(given)):
            hits = self._heard(given, place, within)
            asked += len(hits)
            if number > 2 and asked > _ENOUGH:
                break
            weight = 1 + 8 / (len(hits) + 1)
            for hit in hits:
                box = (hit - place) >> 4
                if box in votes:
                    votes[box] += weight
                    heard[box].append((place, hit))
                else:
                    votes[box] = weight
                    heard[box] = [(place, hit)]
        return votes, heard

    def _voters(self, given: Sequence[str]) -> list[int]:
        """Return the places of the rarest words of a quote that occur in the text."""
        known = {key: place for place, key in enumerate(given) if key in self.postings}
        words = [(len(self.postings[key]), place) for key, place in known.items() if is_word(key)]
        return [place for _, place in nsmallest(_VOTERS, words)]

    def _heard(self, given: Sequence[str], place: int, within: Sequence[Range]) -> Sequence[int]:
        """Return occurrences of a word; of a frequent one those whose neighbour is right as well."""
        places = self.postings[given[place]]
        if len(places) <= _HEARD:
            return places
        cited = [places[at] for span in within for at in range(*_between(places, *span))]
        step = 1 if place + 1 < len(given) else -1
        neighbour = given[place + step] if 0 <= place + step < len(given) else None
        text = self.tokens.keys
        right = (
            p
            for p in places[: 16 * _MANY]
            if 0 <= p + step < len(text) and text[p + step] == neighbour
        )
        return [*cited[:_HEARD], *islice(right, _HEARD)] or places[:_HEARD]

    def _longest_run(self, given: Sequence[str], hits: list[tuple[int, int]]) -> _Run:
        """Return the longest equal run through one of the hits."""
        best: _Run = (0, 0, 0)
        for place, hit in hits:
            inside = hit - place == best[1] - best[0] and best[0] <= place < best[0] + best[2]
            if not inside:
                best = max(best, self._run(given, place, hit), key=_length)
        return best

    def _run(self, given: Sequence[str], place: int, hit: int) -> _Run:
        text = self.tokens.keys
        end = place + _common(given[place:], text[hit : hit + len(given) - place])
        while place and hit and given[place - 1] == text[hit - 1]:
            place, hit = place - 1, hit - 1
        return place, hit, end - place

    def _grow(self, given: Sequence[str], run: _Run, gap: int, words: int) -> Placement:
        """Extend an equal run to both sides and return the passage it belongs to; ``words`` has the quote."""
        text = self.tokens.keys
        place, hit, length = run
        before, behind = given[:place], given[place + length :]
        room = len(before) + gap
        left = text[max(0, hit - room) : hit]
        start = hit - _reach(before[::-1], left[::-1])
        room = len(behind) + gap
        right = text[hit + length : hit + length + room]
        end = hit + length + _reach(behind, right)
        operations = [
            *_compare(before, text[start:hit], 0, start),
            *_compare(behind, text[hit + length : end], place + length, hit + length),
        ]
        changed = sum(1 for op in operations for key in given[op.g0 : op.g1] if is_word(key))
        return Placement(start, end, tuple(operations), words - changed)


_no_places = partial(array, "q")


def _length(run: _Run) -> int:
    return run[2]


def _quality(placed: Placement) -> float:
    """Return how good a placement is: equal words, less what every difference costs.

    One changed word must cost less than an omission that reaches an equal word somewhere else.
    """
    return placed.matched - sum(
        (0.5 if op.g1 > op.g0 else 1.0) + 0.05 * max(op.g1 - op.g0, op.s1 - op.s0)
        for op in placed.operations
    )


def _between(places: Sequence[int], first: int, last: int) -> Range:
    return bisect_left(places, first), bisect_left(places, last)


def _reach(words: Sequence[str], ahead: Sequence[str]) -> int:
    """Return how many of the words ahead belong to the rest of a quote that goes on with ``words``.

    Candidates are lengths near the rest's own, and those that end with its last words. An omission costs
    less than as many changed words, so that a passage with a gap is not taken for a rewritten one.
    """
    if not words or not ahead:
        return 0
    size = len(words)
    plain = _plain_reach(words, ahead)
    if plain >= 0:
        return plain
    lengths = {n for n in range(size - 2, size + 3) if 0 <= n <= len(ahead)} or {len(ahead)}
    wanted = list(words)
    ends = (n + 1 for n, key in enumerate(ahead) if key == wanted[-1])
    lengths.update(islice(ends, 8))
    return max(lengths, key=lambda n: (_likeness(wanted, ahead[:n]), -abs(n - size)))


def _plain_reach(words: Sequence[str], ahead: Sequence[str]) -> int:
    """Return the length where no more than one word differs, beyond doubt the likeliest one; -1 elsewhere."""
    size = len(words)
    head = _common(words, ahead)
    if head == size or size > len(ahead):
        return size if head == size else -1
    if words[head:] == ahead[head + 1 : size + 1]:
        return size + 1  # a word of the source is left out
    behind = words[head + 1 :]
    if words[head] in ahead:
        return -1
    if behind == ahead[head + 1 : size]:
        return size  # a word is another one
    put_in = behind and behind == ahead[head : size - 1]
    return size - 1 if put_in and words[-1] not in ahead[size - 1 : size + 2] else -1


def _common(words: Sequence[str], others: Sequence[str]) -> int:
    """Return how many words two runs have in common at their beginnings."""
    length = min(len(words), len(others))
    if words[:length] == others[:length]:
        return length
    return next(n for n in range(length) if words[n] != others[n])


def _likeness(words: Sequence[str], passage: Sequence[str]) -> float:
    common = float(LCSseq.similarity(words, passage))
    extra = abs(len(passage) - len(words))
    loose = 0.0 if passage and passage[-1] == words[-1] else 0.08
    return common - (0.05 * extra if extra <= 2 else 1 + 0.03 * extra) - loose


def _compare(given: Sequence[str], source: Sequence[str], g: int, s: int) -> list[Operation]:
    """Return the steps between two runs of words; ``g`` and ``s`` are the places they begin at."""
    if given == source:
        return []
    head = _common(given, source)
    tail, most = 0, min(len(given), len(source)) - head
    while tail < most and given[-1 - tail] == source[-1 - tail]:
        tail += 1
    inner, outer = given[head : len(given) - tail], source[head : len(source) - tail]
    if len(inner) < 2 and len(outer) < 2:
        return [Operation(g + head, g + head + len(inner), s + head, s + head + len(outer))]
    if not inner or not outer:
        return [Operation(g + head, g + head + len(inner), s + head, s + head + len(outer))]
    return [
        Operation(
            g + head + op.src_start,
            g + head + op.src_end,
            s + head + op.dest_start,
            s + head + op.dest_end,
        )
        for op in _merged(Levenshtein.opcodes(inner, outer))
    ]


def _merged(codes: Opcodes) -> list[_Step]:
    """Join neighbouring steps: rapidfuzz parts a replacement from the insertion beside it."""
    steps: list[_Step] = []
    for code in codes:
        if code.tag == "equal":
            continue
        step = _Step(code.src_start, code.src_end, code.dest_start, code.dest_end)
        last = steps[-1] if steps else None
        if last and last.src_end == step.src_start and last.dest_end == step.dest_start:
            steps[-1] = _Step(last.src_start, step.src_end, last.dest_start, step.dest_end)
        else:
            steps.append(step)
    return steps


class _Step(NamedTuple):
    src_start: int
    src_end: int
    dest_start: int
    dest_end: int
