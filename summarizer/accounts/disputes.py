"""Disputed claims of all documents, and one party's claim in one document against another's denial in another.

A dispute is shown only where both sides have verified quotes, or where the document itself says that one side did not
answer. Who reports what somebody else claims does not claim it: positions are compared by their holders.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain

from summarizer.accounts.answers import is_answered, is_question, is_set_against
from summarizer.accounts.compare import conflict_of
from summarizer.accounts.compared import overlap
from summarizer.accounts.events import TalkAccount, verified
from summarizer.accounts.items import ComparableItem, outcome_items, position_items
from summarizer.models.brief import Account, Conflict, ConflictKind, SourcedDispute
from summarizer.models.document import Kind
from summarizer.models.quote import Quote, Verdict
from summarizer.models.summary import DisputedClaim, DisputeKind, Stance
from summarizer.models.verified import VerifiedSummary
from summarizer.names.actors import Strictness, same_actor
from summarizer.names.places import same_side, side_key
from summarizer.words.content import CLAIMING, content, matter_words, salient_words, similarity
from summarizer.words.negation import negated

_SAME_CLAIM = 0.5
#: A denial must share more with what it denies than words on the same matter: most of its own.
_DENIED, _SHARED_WORDS = 0.6, 2
#: A word that stands in more claims than this finds none.
_FREQUENT = 200
_ASSERTS = frozenset({Stance.AFFIRMS, Stance.CRITICISES, Stance.CONCERNED})


def story_disputes(
    summaries: Sequence[VerifiedSummary], events: Sequence[Sequence[TalkAccount]]
) -> tuple[SourcedDispute, ...]:
    """Return the disputes of a story, each once: its documents' own and those across documents, equal ones joined.

    The same quarrel told from the other end ("A says there was no pause; B denies it") is the same dispute.
    """
    sides_ = _Sides(summaries)
    out: list[SourcedDispute] = []
    index: defaultdict[str, set[int]] = defaultdict(set)
    own = chain.from_iterable(map(_own, summaries))
    for dispute in (*own, *_across(summaries, events)):
        words = sides_.matter(dispute) | _places(dispute)
        near = sorted(set[int]().union(*(index[word] for word in words)))
        at = _put(out, near, dispute, sides_)
        for word in words:
            index[word].add(at)
    return tuple(sorted(out, key=lambda d: (-len(d.documents), -_weight(d))))


def _put(
    out: list[SourcedDispute], near: Sequence[int], dispute: SourcedDispute, sides_: _Sides
) -> int:
    """Join a dispute to the one it is, told from either end, or add it; returns where it stands."""
    for same, told in ((sides_.same, dispute), (sides_.turned, None)):
        at = next((i for i in near if same(out[i], dispute)), None)
        if at is not None:
            out[at] = _joined(out[at], told or _turned_round(dispute))
            return at
    out.append(dispute)
    return len(out) - 1


def _places(dispute: SourcedDispute) -> frozenset[str]:
    """Where the passages of a dispute begin, as words it is found by."""
    accounts = (*dispute.asserting, *dispute.disputing)
    return frozenset(f"{a.document}:{q.start}" for a in accounts for q in a.quotes)


def _rest_on_the_same(a: SourcedDispute, b: SourcedDispute, *, turned: bool = False) -> bool:
    """Whether both sides of two disputes rest on the same passages, in either order where ``turned``."""
    claim, denial = (b.disputing, b.asserting) if turned else (b.asserting, b.disputing)
    return bool(
        a.disputing and b.disputing and overlap(a.asserting, claim) and overlap(a.disputing, denial)
    )


def _counter(dispute: SourcedDispute) -> bool:
    return dispute.claim.kind is DisputeKind.COUNTERCLAIM


def _weight(dispute: SourcedDispute) -> int:
    """What both sides are quoted on comes before what nobody answered."""
    return len(dispute.disputing) + len(dispute.asserting) if dispute.disputing else 0


def dispute_conflicts(disputes: Sequence[SourcedDispute]) -> list[Conflict]:
    """Return the disputes whose sides stand in different documents as conflicts between these.

    Where nobody asserts a claim, and every document tells it and its denial, they agree on who says what.
    """
    return [
        conflict_of(ConflictKind.DENIAL, _whether(dispute.claim.claim), (*told, *denied))
        for dispute in disputes
        if (told := _versions(dispute.asserting)) and (denied := _versions(dispute.disputing))
        if len({a.document for a in (*told, *denied)}) > 1
        and (dispute.claim.asserted_by or not _have_the_same(told, denied))
    ]


def _have_the_same(told: Sequence[Account], denied: Sequence[Account]) -> bool:
    """Whether the documents that tell a claim are those that tell its denial."""
    return {a.document for a in told} == {a.document for a in denied}


_BEGINNING = re.compile(r"(?:The|A|An|No|There|This|That|These|Those|Its?|Their|His|Her)\b")


def _whether(claim: str) -> str:
    """The claim as a question that stands in a sentence: "whether the flow has fallen"."""
    plain = " ".join(claim.split()).rstrip(".")
    begun = plain[:1].lower() + plain[1:] if _BEGINNING.match(plain) else plain
    return f"whether {begun}"


def _versions(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """What a side says in each document, with the side as the holder."""
    return tuple(
        Account(
            document=a.document,
            value=" ".join((a.quotes[0].text or "").split()),
            quotes=a.quotes,
            holder=a.value or "",
        )
        for a in accounts
        if a.quotes
    )


def _turned_round(dispute: SourcedDispute) -> SourcedDispute:
    """The same dispute with the denial as its claim."""
    return dispute.model_copy(
        update={"asserting": dispute.disputing, "disputing": dispute.asserting}
    )


class _Sides:
    """For whom each name speaks, as the documents themselves say it, and whether two disputes are one."""

    def __init__(self, summaries: Sequence[VerifiedSummary]) -> None:
        self._of: dict[str, str] = {}
        self._matters: dict[SourcedDispute, frozenset[str]] = {}
        for summary in summaries:
            for talk in summary.conversations:
                for p in talk.participants:
                    if p.affiliation:
                        self._of.setdefault(p.name, p.affiliation)
            for position in summary.positions:
                if position.on_behalf_of:
                    self._of.setdefault(position.holder, position.on_behalf_of)

    def matter(self, dispute: SourcedDispute) -> frozenset[str]:
        """The words of the claim and of those who assert it, without names, numbers and the calendar."""
        if dispute not in self._matters:
            self._matters[dispute] = self._words(dispute)
        return self._matters[dispute]

    def _words(self, dispute: SourcedDispute) -> frozenset[str]:
        names = (dispute.claim.asserted_by or "", dispute.claim.disputed_by or "")
        quoted = [q.text or "" for account in dispute.asserting for q in account.quotes]
        words = (matter_words(text) for text in (dispute.claim.claim, *quoted))
        known = content(" ".join((*names, *map(self._side, names))))
        return frozenset[str]().union(*words) - known - CLAIMING

    def same(self, a: SourcedDispute, b: SourcedDispute) -> bool:
        """Whether they are about one claim, with the same sides in the same roles."""
        return _rest_on_the_same(a, b) or (
            negated(a.claim.claim) == negated(b.claim.claim)
            and self._one(a.claim.asserted_by, b.claim.asserted_by)
            and self._one(a.claim.disputed_by, b.claim.disputed_by)
            and self._one_matter(a, b)
        )

    def turned(self, a: SourcedDispute, b: SourcedDispute) -> bool:
        """Whether one asserts what the other has denied, by the same two sides."""
        return _rest_on_the_same(a, b, turned=True) or (
            bool(a.disputing and b.disputing)
            and ((_counter(a) and _counter(b)) or negated(a.claim.claim) != negated(b.claim.claim))
            and self._one(a.claim.asserted_by, b.claim.disputed_by)
            and self._one(a.claim.disputed_by, b.claim.asserted_by)
            and self._one_matter(a, b)
        )

    def _one_matter(self, a: SourcedDispute, b: SourcedDispute) -> bool:
        first, second = self.matter(a), self.matter(b)
        least = min(2, len(first), len(second))
        return similarity(first, second) >= _SAME_CLAIM and len(first & second) >= least > 0

    def _one(self, a: str | None, b: str | None) -> bool:
        if a == b:
            return True
        if a is None or b is None:
            return False
        return same_actor(a, b, Strictness.ACROSS) or same_side(self._side(a), self._side(b))

    def _side(self, name: str) -> str:
        return self._of.get(name, name)


def _own(summary: VerifiedSummary) -> list[SourcedDispute]:
    source = summary.document.source
    found: list[SourcedDispute] = []
    for claim in summary.disputed_claims:
        asserting, disputing = verified(claim.asserting_quotes), verified(claim.disputing_quotes)
        if not asserting or is_question(claim, asserting):
            continue
        # Who has read the whole text sees an answer that shares no word with its claim.
        read = summary.provenance.strategy == "single" and is_set_against(asserting, disputing)
        if read or is_answered(claim, asserting, disputing):
            found.append(_sourced(claim, source, asserting, source, disputing))
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
        reviewed=claim.reviewed,
    )


_Claim = tuple[ComparableItem, str]


def _across(
    summaries: Sequence[VerifiedSummary], events: Sequence[Sequence[TalkAccount]]
) -> list[SourcedDispute]:
    """Outcomes and assertions of one side that a denial of another side, in another document, is about."""
    positions = [item for s in summaries for item in position_items(s)]
    claims = _claims(positions, events, _authors(summaries))
    index: defaultdict[str, list[int]] = defaultdict(list)
    for n, (claim, _) in enumerate(claims):
        for word in claim.words:
            index[word].append(n)
    pairs = (
        (denial, claim, who)
        for denial in positions
        if denial.stance is Stance.DENIES
        for claim, who in _sharing(denial, claims, index)
    )
    return [_cross(c, who, d) for d, c, who in pairs if _is_denied_by(c, who, d)]


def _is_denied_by(claim: ComparableItem, who: str, denial: ComparableItem) -> bool:
    apart = claim.document != denial.document and _other_side(who, denial)
    return apart and _denies(denial, claim)


def _claims(
    positions: Sequence[ComparableItem],
    events: Sequence[Sequence[TalkAccount]],
    authors: Mapping[str, str],
) -> list[_Claim]:
    """What is asserted, and by which side: positions that are, and the outcomes an account tells.

    What one side's account has another side say is that account's claim.
    """
    asserted = [
        (i, authors.get(i.document) or i.side or i.holder or "")
        for i in positions
        if i.stance in _ASSERTS and not negated(i.text)
    ]
    outcomes = [(item, _author(t)) for event in events for t in event for item in outcome_items(t)]
    return [*asserted, *outcomes]


def _authors(summaries: Sequence[VerifiedSummary]) -> dict[str, str]:
    """Whose readout or statement each document is, where its publisher is one of the sides it speaks of."""
    found = {s.document.source: _publishing_side(s) for s in summaries}
    return {source: side for source, side in found.items() if side is not None}


def _publishing_side(summary: VerifiedSummary) -> str | None:
    """The one side of those a readout or statement speaks of that publishes it."""
    record = summary.document
    if record.kind not in (Kind.READOUT, Kind.STATEMENT) or not record.publisher:
        return None
    people = (p for t in summary.conversations for p in t.participants)
    named = [p.on_behalf_of for p in summary.positions] + [p.affiliation for p in people]
    sides = dict.fromkeys(filter(None, named))
    own = [side for side in sides if same_side(record.publisher, side)]
    return own[0] if len(own) == 1 else None


def _sharing(
    denial: ComparableItem, claims: Sequence[_Claim], index: Mapping[str, Sequence[int]]
) -> list[_Claim]:
    """The claims that have as many words in common with a denial as it takes, in their order."""
    shared = Counter(
        n
        for word in denial.words | salient_words(denial.text)
        if len(index.get(word, ())) <= _FREQUENT
        for n in index.get(word, ())
    )
    return [claims[n] for n in sorted(n for n, count in shared.items() if count >= _SHARED_WORDS)]


def _author(account: TalkAccount) -> str:
    """Whose account a document is: the side of a participant its publisher names, else the publisher itself."""
    record = account.summary.document
    publisher = record.publisher or record.title or record.source
    sides = [
        p.affiliation
        for p in account.conversation.participants
        if p.affiliation and same_side(publisher, p.affiliation)
    ]
    if len(sides) == 1:
        return sides[0]
    return _own_side(account.summary) or publisher


def _own_side(summary: VerifiedSummary) -> str | None:
    """Whose readout or statement it is: the side most of its positions are those of."""
    if summary.document.kind not in (Kind.READOUT, Kind.STATEMENT):
        return None
    count = Counter(p.on_behalf_of for p in summary.positions if p.on_behalf_of)
    most = max(count, key=lambda side: (count[side], side), default=None)
    return most if most is not None and 2 * count[most] > sum(count.values()) else None


def _other_side(who: str, denial: ComparableItem) -> bool:
    return bool(who) and not same_side(who, denial.side or denial.holder or "")


def _denies(denial: ComparableItem, claim: ComparableItem) -> bool:
    shared = (denial.words | salient_words(denial.text)) & claim.words - denial.names
    return len(shared) >= _SHARED_WORDS and len(shared) >= _DENIED * len(claim.words)


def _cross(claim: ComparableItem, who: str, denial: ComparableItem) -> SourcedDispute:
    value = DisputedClaim(
        claim=claim.value,
        asserted_by=claim.holder or who,
        disputed_by=denial.holder,
        kind=DisputeKind.DENIED,
        verdict=Verdict.weakest([q.verdict for q in (*claim.quotes, *denial.quotes) if q.verdict]),
    )
    return _sourced(value, claim.document, claim.quotes, denial.document, denial.quotes)


def _joined(a: SourcedDispute, b: SourcedDispute) -> SourcedDispute:
    return a.model_copy(
        update={
            "documents": tuple(dict.fromkeys((*a.documents, *b.documents))),
            "asserting": _accounts(*a.asserting, *b.asserting),
            "disputing": _accounts(*a.disputing, *b.disputing),
            "reviewed": a.reviewed or b.reviewed,
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
