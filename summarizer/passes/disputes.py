"""Disputed claims, step by step: what one party asserts and another denies, both in the document's words.

Code decides alone. A small model asked whether one statement denies another says so of nearly any two on one subject
(its log-odds were the same for annotated pairs and for others), so it is not asked.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from summarizer.attribution.attributions import Attribution
from summarizer.attribution.cast import Cast, same_actor
from summarizer.attribution.rejected import claim_within
from summarizer.attribution.reported import with_reported
from summarizer.models.document import PreparedText, SentenceRole
from summarizer.models.quote import Quote
from summarizer.models.summary import DisputedClaim, DisputeKind, Position, Stance
from summarizer.passes.counterclaims import contradicting
from summarizer.passes.sides import Side, same_side, side_of
from summarizer.passes.statements import as_sentence, quotes_of, statement_of

# Words a denial and a claim must share, as a number and as a share.
_SHARED_WORDS = 2
_SHARED_PART = 0.3
_MOST_DISPUTES = 8


def find_disputes(
    prepared: PreparedText,
    cast: Cast,
    found: Sequence[Attribution],
    positions: Sequence[Position],
) -> tuple[DisputedClaim, ...]:
    """Return the claims that one party asserts and another one denies.

    Both sides must be attributed in the document; a difference of opinion is not a dispute of a claim.
    """
    sides = [side_of(p) for p in positions]
    reported = _reported(prepared, cast, found, positions)
    claims = _Claims(sides + reported)
    disputes: list[DisputedClaim] = []
    for answer in (s for s in sides if s.denies):
        named = _within(prepared, cast, answer)
        # Whose claim it is may be said in the rejection itself: then nobody else's will do.
        ranked = (
            claim
            for claim in claims.ranked(answer)
            if named is None or same_actor(claim.holder, named.asserted_by)
        )
        claim = next(ranked, None)
        _add(disputes, _dispute(claim, answer) if claim else named)
    for claim, answer in contradicting(sides + reported):
        _add(disputes, _dispute(claim, answer))
    return tuple(disputes)


def _add(disputes: list[DisputedClaim], new: DisputedClaim | None) -> None:
    """Add a dispute unless its claim or its answer is told already."""
    if new is None or len(disputes) == _MOST_DISPUTES:
        return
    for known in disputes:
        if known.claim == new.claim or known.disputing_quotes == new.disputing_quotes:
            return
        if (known.asserting_quotes, known.disputing_quotes) == (
            new.disputing_quotes,
            new.asserting_quotes,
        ):
            return
    disputes.append(new)


def _reported(
    prepared: PreparedText,
    cast: Cast,
    found: Sequence[Attribution],
    positions: Sequence[Position],
) -> list[Side]:
    """Return what parties are said to claim although it was not taken for a position of theirs."""
    known = {q.given for p in positions for q in p.quotes}
    told = {(p.holder, q.given) for p in positions for q in p.quotes}
    sides: list[Side] = []
    for attribution in _inner(prepared, cast, found):
        quotes = quotes_of(prepared, attribution)
        holder = attribution.holder
        sentence = prepared.sentence(attribution.sentence)
        titled = sentence is not None and sentence.role is SentenceRole.TITLE
        if (
            holder is None
            or titled
            or not attribution.candidate
            or any((holder, q.given) in told for q in quotes)
            or (not attribution.chain and any(q.given in known for q in quotes))
        ):
            continue
        item = Position(
            holder=holder,
            on_behalf_of=attribution.on_behalf_of,
            topic="",
            stance=Stance.AFFIRMS,
            statement=statement_of(prepared, attribution, holder),
            attribution=attribution.chain,
            quotes=quotes,
        )
        sides.append(side_of(item))
    return sides


def _inner(
    prepared: PreparedText, cast: Cast, found: Iterable[Attribution]
) -> Iterable[Attribution]:
    """Yield the attributions, and after each the claim of somebody else that it tells in passing."""
    for one in found:
        yield one
        other = with_reported(prepared, cast, one, in_passing=True)
        if other is not one:
            yield other


class _Claims:
    """Finds what an answer may answer by the words they share."""

    def __init__(self, claims: Sequence[Side]) -> None:
        self._claims = [claim for claim in claims if not claim.denies]
        self._with: dict[str, list[int]] = defaultdict(list)
        for place, claim in enumerate(self._claims):
            for word in claim.words:
                self._with[word].append(place)

    def ranked(self, answer: Side) -> list[Side]:
        """Return claims of others, most words in common first."""
        shared = Counter(place for word in answer.words for place in self._with.get(word, ()))
        scored: list[tuple[float, int]] = []
        for place, count in shared.items():
            claim = self._claims[place]
            part = count / math.sqrt(max(1, len(claim.words)) * max(1, len(answer.words)))
            enough = count >= _SHARED_WORDS and part >= _SHARED_PART
            if enough and not same_side(claim, answer):
                scored.append((-part, place))
        return [self._claims[place] for _, place in sorted(scored)]


def _dispute(claim: Side, answer: Side) -> DisputedClaim:
    return DisputedClaim(
        claim=claim.statement,
        asserted_by=claim.holder,
        disputed_by=answer.holder,
        kind=DisputeKind.DENIED if answer.denies else DisputeKind.COUNTERCLAIM,
        asserting_quotes=claim.item.quotes,
        disputing_quotes=answer.item.quotes,
    )


def _within(prepared: PreparedText, cast: Cast, answer: Side) -> DisputedClaim | None:
    """Return the dispute of a claim that stands nowhere but in the words that reject it."""
    for number in dict.fromkeys(n for q in answer.item.quotes for n in q.cited or ()):
        sentence = prepared.sentence(number)
        found = claim_within(prepared, cast, sentence) if sentence is not None else None
        if found is None or same_actor(found.asserted_by, answer.holder):
            continue
        return DisputedClaim(
            claim=as_sentence(prepared.text[found.start : found.end]),
            asserted_by=found.asserted_by,
            disputed_by=answer.holder,
            kind=DisputeKind.DENIED,
            asserting_quotes=(
                Quote(given=prepared.text[found.start : found.end], cited=(number,)),
            ),
            disputing_quotes=answer.item.quotes,
        )
    return None
