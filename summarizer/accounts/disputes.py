"""Disputed claims of all documents, and one party's claim in one document against another's denial in another.

A dispute is shown only where both sides have verified quotes, or where the document itself says that one side did not
answer. Who reports what somebody else claims does not claim it: positions are compared by their holders.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.accounts.events import Telling, verified
from summarizer.accounts.items import Item, outcome_items, position_items
from summarizer.accounts.names import same_person
from summarizer.accounts.places import same_side, side_key
from summarizer.accounts.words import content, negated, similarity, telling
from summarizer.models.brief import Account, SourcedDispute
from summarizer.models.quote import Quote, Verdict
from summarizer.models.summary import DisputedClaim, DisputeKind, Stance
from summarizer.models.verified import VerifiedSummary

_SAME_CLAIM = 0.5
#: A denial must share more with what it denies than words on the same matter: most of its own.
_DENIED, _SHARED_WORDS = 0.6, 2
_ASSERTS = frozenset({Stance.AFFIRMS, Stance.CRITICISES, Stance.CONCERNED})


def story_disputes(
    summaries: Sequence[VerifiedSummary], events: Sequence[Sequence[Telling]]
) -> tuple[SourcedDispute, ...]:
    """Return the disputes of a story: each document's own, equal ones joined, then those across documents."""
    found = [d for s in summaries for d in _own(s)] + _across(summaries, events)
    out: list[SourcedDispute] = []
    for dispute in found:
        at = next((i for i, known in enumerate(out) if _same(known, dispute)), None)
        if at is None:
            out.append(dispute)
        else:
            out[at] = _joined(out[at], dispute)
    return tuple(sorted(out, key=lambda d: -len(d.documents)))


def _own(summary: VerifiedSummary) -> list[SourcedDispute]:
    found: list[SourcedDispute] = []
    for claim in summary.disputed_claims:
        asserting, disputing = verified(claim.asserting_quotes), verified(claim.disputing_quotes)
        if asserting and (disputing or claim.kind is DisputeKind.UNANSWERED):
            found.append(
                _sourced(
                    claim, summary.document.source, asserting, summary.document.source, disputing
                )
            )
    return found


def _sourced(
    claim: DisputedClaim,
    asserted_in: str,
    asserting: tuple[Quote, ...],
    disputed_in: str,
    disputing: tuple[Quote, ...],
) -> SourcedDispute:
    kept = claim.model_copy(update={"asserting_quotes": asserting, "disputing_quotes": disputing})
    return SourcedDispute(
        documents=tuple(dict.fromkeys((asserted_in, disputed_in))),
        claim=kept,
        asserting=(Account(document=asserted_in, value=claim.asserted_by, quotes=asserting),),
        disputing=(Account(document=disputed_in, value=claim.disputed_by, quotes=disputing),)
        if disputing
        else (),
    )


def _across(
    summaries: Sequence[VerifiedSummary], events: Sequence[Sequence[Telling]]
) -> list[SourcedDispute]:
    """Outcomes and assertions of one side that a denial of another side, in another document, is about."""
    positions = [item for s in summaries for item in position_items(s)]
    outcomes = [(item, t) for event in events for t in event for item in outcome_items(t)]
    claims = [
        (i, i.side or i.holder or "")
        for i in positions
        if i.stance in _ASSERTS and not negated(i.text)
    ]
    claims += [(item, _author(t)) for item, t in outcomes]
    denials = [i for i in positions if i.stance is Stance.DENIES]
    return [
        _cross(claim, who, denial)
        for denial in denials
        for claim, who in claims
        if claim.document != denial.document and _other_side(who, denial) and _denies(denial, claim)
    ]


def _author(telling_: Telling) -> str:
    """Whose account a document is: the side of a participant its publisher names, else the publisher itself."""
    record = telling_.summary.document
    publisher = record.publisher or record.title or record.source
    sides = [
        p.affiliation
        for p in telling_.conversation.participants
        if p.affiliation and same_side(publisher, p.affiliation)
    ]
    return sides[0] if len(sides) == 1 else publisher


def _other_side(who: str, denial: Item) -> bool:
    return bool(who) and not same_side(who, denial.side or denial.holder or "")


def _denies(denial: Item, claim: Item) -> bool:
    shared = (denial.words | telling(denial.text)) & claim.words - denial.names
    return len(shared) >= _SHARED_WORDS and len(shared) >= _DENIED * len(claim.words)


def _cross(claim: Item, who: str, denial: Item) -> SourcedDispute:
    value = DisputedClaim(
        claim=claim.value,
        asserted_by=claim.holder or who,
        disputed_by=denial.holder,
        kind=DisputeKind.DENIED,
        verdict=Verdict.weakest([q.verdict for q in (*claim.quotes, *denial.quotes) if q.verdict]),
    )
    return _sourced(value, claim.document, claim.quotes, denial.document, denial.quotes)


def _same(a: SourcedDispute, b: SourcedDispute) -> bool:
    """Whether two disputes are about one claim, with the same sides in the same roles."""
    if negated(a.claim.claim) != negated(b.claim.claim) or not _same_roles(a, b):
        return False
    sides = content(
        " ".join(who for d in (a, b) for who in (d.claim.asserted_by, d.claim.disputed_by or ""))
    )
    first, second = _claim_words(a) - sides, _claim_words(b) - sides
    return similarity(first, second) >= _SAME_CLAIM and len(first & second) >= min(
        2, len(first), len(second)
    )


def _same_roles(a: SourcedDispute, b: SourcedDispute) -> bool:
    def one(x: str | None, y: str | None) -> bool:
        return x == y or bool(x and y and (same_person(x, y) or same_side(x, y)))

    return one(a.claim.asserted_by, b.claim.asserted_by) and one(
        a.claim.disputed_by, b.claim.disputed_by
    )


def _claim_words(dispute: SourcedDispute) -> frozenset[str]:
    quotes = [q.text or "" for account in dispute.asserting for q in account.quotes]
    return frozenset[str]().union(*(telling(text) for text in (dispute.claim.claim, *quotes)))


def _joined(a: SourcedDispute, b: SourcedDispute) -> SourcedDispute:
    return a.model_copy(
        update={
            "documents": tuple(dict.fromkeys((*a.documents, *b.documents))),
            "asserting": _accounts(*a.asserting, *b.asserting),
            "disputing": _accounts(*a.disputing, *b.disputing),
        }
    )


def _accounts(*accounts: Account) -> tuple[Account, ...]:
    """The accounts, each document's quotes once."""
    kept: dict[tuple[str, str], Account] = {}
    for account in accounts:
        key = (account.document, side_key(account.value or ""))
        known = kept.get(key)
        quotes = verified((*(known.quotes if known else ()), *account.quotes))
        kept[key] = account.model_copy(update={"quotes": quotes})
    return tuple(kept.values())
