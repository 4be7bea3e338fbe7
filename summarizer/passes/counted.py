"""Claims told as numbers: two parties give two numbers for one thing, and no word of denial stands in either.

"Three groups have made offers, the administrator said", and the works council "put the number at one".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.passes.claims import place_of
from summarizer.passes.counterclaims import TO_COME
from summarizer.passes.sides import Side, same_side
from summarizer.words.numbers import numbers

__all__ = ["counted_otherwise"]

#: Sentences before the other number in which the first one stands.
_REACH = 3
#: "put the number at one", "says the figure is nearer forty": another number than the one before it.
_PUTS = re.compile(
    r"\b(?:puts?|putting|estimat\w+) (?:the|that|their|its) (?:[\w-]+ ){0,3}?at (?P<number>[^.;,]{2,60})"
    r"|\b(?:real|true|actual|correct|right) (?:number|figure|total|count|toll|sum|cost) (?:was|is|were) "
    r"(?:only |just |nearer |closer to |about )?(?P<real>[^.;,]{2,60})",
    re.IGNORECASE,
)
#: A number and what is counted, with its noun at most two words behind it: "forty-two people", "three binding offers".
_COUNTED = re.compile(
    r"(?=(?P<number>\b(?:\d[\d.,]*|[a-z]+(?:-[a-z]+)?)(?: (?:hundred|thousand|million|billion))?)"
    r" (?P<noun>(?:[a-z][\w-]+ ){0,2}?[a-z][\w-]+s|people|men|women|children|per cent)\b)",
    re.IGNORECASE,
)
#: So much of the words of the shorter statement stands in the other, the numbers apart: tried on invented pairs.
_SHARED_PART, _SHARED_WORDS = 0.6, 2


def counted_otherwise(sides: Sequence[Side]) -> Iterator[tuple[Side, Side]]:
    """Yield (claim, answer) of different parties of which the answer gives another number for what the claim counts."""
    for answer in sides:
        if TO_COME.search(answer.evidence) is not None or not _may_count(answer.evidence):
            continue
        at = place_of(answer)
        near = [c for c in sides if 0 <= at - place_of(c) <= _REACH and c is not answer]
        others = [c for c in near if not same_side(c, answer) and _is_before(c, answer)]
        found = next((c for c in sorted(others, key=place_of)[::-1] if _differ(c, answer)), None)
        if found is not None:
            yield found, answer


def _is_before(claim: Side, answer: Side) -> bool:
    """Whether a claim stands in an earlier sentence, and neither holds the words of the other."""
    return place_of(claim) < place_of(answer) and claim.evidence not in answer.evidence


def _may_count(text: str) -> bool:
    return _PUTS.search(text) is not None or _COUNTED.search(text) is not None


def _differ(claim: Side, answer: Side) -> bool:
    """Whether two statements give two numbers for one thing."""
    if TO_COME.search(claim.evidence) is not None:
        return False
    put = _PUTS.search(answer.evidence)
    if put is not None:
        return _puts_otherwise(claim.evidence, put)
    mine, theirs = _counts(claim.evidence), _counts(answer.evidence)
    nouns = {n for n in mine.keys() & theirs.keys() if mine[n].isdisjoint(theirs[n])}
    return bool(nouns) and not mine.keys() ^ theirs.keys() and _is_one_matter(claim, answer)


def _puts_otherwise(claim: str, put: re.Match[str]) -> bool:
    """Whether a claim has a number, and not the one that the answer puts in its place."""
    said = _value(put["number"] or put["real"] or "")
    told = numbers(claim)
    return bool(said and told) and said.isdisjoint(told)


def _value(words: str) -> frozenset[str]:
    """Return the numbers of some words, "one" alone among them."""
    return numbers(words) or (frozenset(("1",)) if _ONE.match(words) else frozenset())


_ONE = re.compile(r"(?:only |just )?(?:one|a single one)\b", re.IGNORECASE)


def _counts(text: str) -> dict[str, frozenset[str]]:
    """Return what a text counts, by the noun, with the number."""
    found = ((m["noun"].split()[-1].lower(), numbers(m["number"])) for m in _COUNTED.finditer(text))
    counts: dict[str, frozenset[str]] = {}
    for noun, number in found:
        if number:
            counts.setdefault(noun, number)
    return counts


def _is_one_matter(claim: Side, answer: Side) -> bool:
    """Whether most words of the shorter of two statements stand in the other."""
    mine, theirs = claim.words, answer.words
    shared = {w for w in mine & theirs if not numbers(w)}
    own = min(len([w for w in one if not numbers(w)]) for one in (mine, theirs))
    return len(shared) >= max(_SHARED_WORDS, _SHARED_PART * own)
