"""A claim that stands nowhere but in the words that deny it: told once, as its denial."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.brief.borne_out.told import claimed
from summarizer.brief.disputes.dispute_answers import first_of, plain_answer, sentences_of
from summarizer.brief.lines.wording import Wording
from summarizer.brief.phrasing.fit import own_voice
from summarizer.brief.phrasing.grammar import (
    at_the_head,
    ended,
    in_a_sentence,
    is_statement,
    unended,
)
from summarizer.brief.phrasing.mentions import mentions
from summarizer.brief.view.places import spans_of
from summarizer.models.brief import SourcedDispute
from summarizer.models.summary import DisputedClaim, DisputeKind
from summarizer.words.content import content
from summarizer.words.negation import negated

#: Words at the head of a line among which the name of its subject stands.
_NAME = 3
#: Share of a claim's words at most that its denial does not have.
_MISSING = 0.15


def is_known_from_its_denial(dispute: SourcedDispute) -> bool:
    """Whether a claim stands nowhere but in the words that deny it."""
    denied = [s for a in dispute.disputing for s in spans_of(a.document, a.quotes)]
    asserted = [s for a in dispute.asserting for s in spans_of(a.document, a.quotes)]
    return bool(denied) and all(any(s.touches(d) for d in denied) for s in asserted)


def as_it_stands(dispute: SourcedDispute, wording: Wording) -> str:
    """Return the source's sentence of a denial: without its words there is nothing to deny."""
    denied = first_of(dispute.disputing)
    by = dispute.claim.disputed_by or ""
    return wording.of_quote(denied.document, denied.quotes[0], by) if denied is not None else ""


def only_denied(dispute: SourcedDispute, asserted: str, answered: str, wording: Wording) -> str:
    """Return the denial of a claim that stands in its denier's words alone, once: "X denies it" would deny these.

    Where their words have the claim, that is what they denied; else the denial stands as it is. Nothing elsewhere.
    """
    claim, denied = dispute.claim, first_of(dispute.disputing)
    by = claim.disputed_by
    bare = answered == plain_answer(claim) and is_known_from_its_denial(dispute)
    if not by or denied is None or not bare or asserted != as_it_stands(dispute, wording):
        return ""
    against = sentences_of(dispute.disputing, wording)
    can_be = not claim.asserted_by and _can_be_denied(claim) and _has_its_words(claim, against)
    if can_be and claimed(claim.claim, against, against, by):
        what = unended(wording.lowered(denied.document, claim.claim))
        return ended(f"{at_the_head(in_a_sentence(by))} denied that {what}")
    head = " ".join(asserted.removeprefix("According to ").split()[:_NAME])
    return asserted if mentions((by,), head) else ""


def _has_its_words(claim: DisputedClaim, against: Sequence[str]) -> bool:
    """Whether a denial has nearly all words of what it is said to deny."""
    words = content(claim.claim)
    return len(words - content(" ".join(against))) <= _MISSING * len(words)


def _can_be_denied(claim: DisputedClaim) -> bool:
    """Whether a claim is a plain sentence that may stand behind "denied that"."""
    plain = is_statement(claim.claim) and not (own_voice(claim.claim) or negated(claim.claim))
    return plain and claim.kind is DisputeKind.DENIED
