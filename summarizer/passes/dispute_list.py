"""The disputes of a document, each once: a claim that is denied twice, or told in other words, is one dispute."""

from __future__ import annotations

from dataclasses import dataclass, field

from summarizer.attribution.cast import same_actor
from summarizer.models.summary import DisputedClaim
from summarizer.words.content import content

__all__ = ["DisputeList"]

_MOST_DISPUTES = 8
#: How much of a claim another telling repeats; more where others are said to make and to deny it. Counted on pairs of
#: 220 stories, records, readouts and invented texts: tellings of one claim 0.43 to 1, two claims 0.25 at most.
_RETOLD_PART, _RETOLD_BY_ANOTHER = 0.5, 0.6


@dataclass
class DisputeList:
    """Disputes in the order in which they were found, at most eight."""

    disputes: list[DisputedClaim] = field(default_factory=list[DisputedClaim])
    #: For each dispute all its tellings, so that a later one may be like any of them.
    _tellings: list[list[DisputedClaim]] = field(default_factory=list[list[DisputedClaim]])

    def add(self, new: DisputedClaim | None) -> None:
        """Add a dispute unless it is listed already; of two tellings the one with a claim of its own counts."""
        if new is None:
            return
        for place, told in enumerate(self._tellings):
            if any(_is_same(known, new) for known in told):
                told.append(new)
                if _only_in_denial(self.disputes[place]) and not _only_in_denial(new):
                    self.disputes[place] = new
                return
        if len(self.disputes) < _MOST_DISPUTES:
            self.disputes.append(new)
            self._tellings.append([new])


def _is_same(known: DisputedClaim, new: DisputedClaim) -> bool:
    """Whether two disputes have the same words on a side, or tell one claim of one party, or its denial by one."""
    if known.claim == new.claim or known.disputing_quotes == new.disputing_quotes:
        return True
    told, turned = _evidence(known), _evidence(new)[::-1]
    if told == turned:
        return True
    part = _retold_part(known, new)
    one_claim = new.asserted_by in (None, known.asserted_by) or _by_one(known, new)
    return part >= (_RETOLD_PART if one_claim else _RETOLD_BY_ANOTHER)


def _evidence(one: DisputedClaim) -> tuple[object, object]:
    return one.asserting_quotes, one.disputing_quotes


def _by_one(known: DisputedClaim, new: DisputedClaim) -> bool:
    """Whether the same party denies in both."""
    a, b = known.disputed_by, new.disputed_by
    return a is not None and b is not None and same_actor(a, b)


def _only_in_denial(one: DisputedClaim) -> bool:
    """Whether the claim is known from the sentence alone that denies it."""
    denying = {n for quote in one.disputing_quotes for n in quote.cited}
    return all(n in denying for quote in one.asserting_quotes for n in quote.cited)


def _retold_part(known: DisputedClaim, new: DisputedClaim) -> float:
    """Return how much of the shorter claim the other one repeats: "the ministry" denies it, then "its spokesman"."""
    a, b = content(known.claim), content(new.claim)
    return len(a & b) / max(1, min(len(a), len(b)))
