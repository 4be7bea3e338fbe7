"""Disputed claims, step by step: what one party asserts and another denies, both in the document's words.

Code decides alone. A small model asked whether one statement denies another says so of nearly any two on one subject
(its log-odds were the same for annotated pairs and for others), so it is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from summarizer.attribution.attributions import Attribution
from summarizer.attribution.cast import Cast, same_actor
from summarizer.attribution.english.verbs import Polarity, VerbKind
from summarizer.attribution.reported import claim_within, with_reported
from summarizer.attribution.sourced import Layer, Sourced
from summarizer.models.document import PreparedText, Sentence, SentenceRole
from summarizer.models.quote import Quote
from summarizer.models.summary import DisputedClaim, DisputeKind, Position, Stance
from summarizer.passes.charged import charge_before, charged_and_answered, denies_a_thing
from summarizer.passes.claims import Claims, charges
from summarizer.passes.counted import counted_otherwise
from summarizer.passes.counterclaims import contradicting
from summarizer.passes.denied import denied_in
from summarizer.passes.denied_around import denied_around
from summarizer.passes.denied_behind import denied_behind
from summarizer.passes.denied_in_front import denied_in_front
from summarizer.passes.denied_series import denied_series
from summarizer.passes.denier import as_denier
from summarizer.passes.dispute_list import DisputeList
from summarizer.passes.misquoted import misquoted
from summarizer.passes.premises import rejected_premises
from summarizer.passes.selection import is_question
from summarizer.passes.sides import Side, side_of
from summarizer.passes.sourced_sides import sourced_sides
from summarizer.passes.statements import as_sentence, quotes_of, statement_of


def find_disputes(
    prepared: PreparedText,
    cast: Cast,
    found: Sequence[Attribution],
    positions: Sequence[Position],
    sourced: Sequence[Sourced] = (),
) -> tuple[DisputedClaim, ...]:
    """Return the claims that one party asserts and another one denies.

    Both sides must be attributed in the document; a difference of opinion is not a dispute of a claim. ``sourced``:
    what the document gives to any source, so that a side may be one that holds no position.
    """
    sides = [side_of(p) for p in positions]
    reported = _reported(prepared, cast, found, positions)
    others = sourced_sides(prepared, cast, sourced, sides + reported)
    told = [s for s in sides + reported if not _titled_side(prepared, s)]
    claims = Claims(told or sides + reported, others)
    listed = DisputeList()
    denials = [
        s
        for s in sides
        if s.denies or says_so(s.evidence) or denied_around(prepared, s) is not None
    ]
    answers = (*denials, *(s for s in reported + others if says_so(s.evidence)))
    # A headline sums up what the text says at length: it counts where the text has no dispute of its own.
    for answer in sorted(answers, key=lambda one: _titled_side(prepared, one)):
        if is_question(answer.evidence) or (listed.disputes and _titled_side(prepared, answer)):
            continue
        listed.add(_answered(prepared, cast, claims, as_denier(prepared, cast, answer)))
    for claim in sides + reported:
        listed.add(denied_behind(prepared, cast, claim))
    for one in (
        *denied_in_front(prepared, cast, sides + reported),
        *denied_series(prepared, sides),
        *misquoted(claims, sides + reported),
    ):
        listed.add(one)
    stating = [s for s in sides + reported if _may_contradict(prepared, s)]
    listed.disputes = [_as_told(cast, sourced, prepared, one) for one in listed.disputes]
    for claim, answer in contradicting(stating, turn_before(prepared)):
        listed.add(_dispute(claim, answer))
    for claim, answer in counted_otherwise([*stating, *others]):
        listed.add(_dispute(claim, answer))
    for dispute in charged_and_answered(
        prepared, cast, [s for s in sides + reported if not is_question(s.evidence)]
    ):
        listed.add(dispute)
    for premise in rejected_premises(prepared, found):
        listed.add(premise)
    return tuple(listed.disputes)


def _as_told(
    cast: Cast, sourced: Sequence[Sourced], prepared: PreparedText, one: DisputedClaim
) -> DisputedClaim:
    """Return a dispute whose claim is what somebody plans as that of whoever says so: "A plans to close, B said"."""
    if not one.asserted_by or not one.asserting_quotes or _PLANS.search(one.claim) is None:
        return one
    quote = one.asserting_quotes[0]
    sentence = prepared.sentence(quote.cited[0]) if quote.cited else None
    words = quote.given or ""
    at = prepared.text.find(words, sentence.start, sentence.end) if sentence and words else -1
    tellers = (s.name for s in sourced if at >= 0 and _tells(s, at, at + len(words)))
    teller = next((n for n in tellers if n and not same_actor(n, one.asserted_by)), None)
    if teller is None or same_actor(teller, one.disputed_by):
        return one
    actor = cast.actor(teller)
    return one.model_copy(update={"asserted_by": actor.name if actor is not None else teller})


_PLANS = re.compile(
    r"\b(?:plans?|planned|intends?|intended|wants?|wanted|aims?|aimed) to\b", re.IGNORECASE
)


def _tells(one: Sourced, start: int, end: int) -> bool:
    """Whether a clause says that its source says what lies between two offsets."""
    said = one.layer is Layer.CLAUSE and one.polarity is Polarity.SAID and one.kind is VerbKind.SAYS
    return said and any(a <= start and end <= b + 1 for a, b in one.content)


def _may_contradict(prepared: PreparedText, side: Side) -> bool:
    """Whether words may state one of two contraries: no question does, and no headline, which sums up the text."""
    return not _titled_side(prepared, side) and not is_question(side.evidence)


def _titled_side(prepared: PreparedText, side: Side) -> bool:
    """Whether the words of a side stand in headlines alone."""
    cited = [prepared.sentence(n) for quote in side.item.quotes for n in quote.cited]
    return bool(cited) and all(s is not None and s.role is SentenceRole.TITLE for s in cited)


def says_so(text: str) -> bool:
    """Whether a passage denies a claim in so many words."""
    return denied_in(text) is not None


def _answered(
    prepared: PreparedText, cast: Cast, claims: Claims, answer: Side
) -> DisputedClaim | None:
    """Return the dispute of what a denial answers: whose claim it names, else who said so, else nobody's claim.

    A claim that the denial only points to ("the allegations", "this") is the last one that somebody else made before.
    """
    named = _within(prepared, cast, answer)
    if named is not None:
        # Whose claim it is may be said in the rejection itself: then nobody else's will do.
        claim = claims.of(named.asserted_by or "", answer)
        return _dispute(claim, answer) if claim else named
    denied = denied_in(answer.evidence) or denied_around(prepared, answer)
    if denied is None or denied.span is None:
        inside = claims.inside(answer, denied.at) if denied is not None else None
        if inside is not None:
            return _dispute(inside, answer, denied=True)
        return _answered_unworded(prepared, claims, answer, outright=denied is not None)
    words = answer.evidence[slice(*denied.span)]
    claim = claims.answered(answer, words, outright=True)
    if claim is not None:
        return _dispute(claim, answer)
    return _known_from_denial(answer, words, _owner(cast, answer, denied.owner))


def _answered_unworded(
    prepared: PreparedText, claims: Claims, answer: Side, *, outright: bool
) -> DisputedClaim | None:
    """Return the dispute of a denial without words of the claim; ``outright``: it denies in so many words."""
    pointed_to = claims.before(answer) if outright else None
    if pointed_to is not None and _REJECTS_THAT.search(answer.evidence) and _is_a_wish(pointed_to):
        return None
    sure = pointed_to is not None and charges(pointed_to) and claims.is_plain(pointed_to)
    if (outright and not sure) or denies_a_thing(answer.evidence):
        charge = charge_before(prepared, answer)
        if charge is not None:
            return charge
    claim = pointed_to or claims.answered(answer, None, outright=outright)
    claim = claim or (claims.behind(answer) if outright else None)
    return _dispute(claim, answer, denied=outright) if claim else None


#: What may be rejected and claims nothing: a proposal, a demand.
_REJECTS_THAT = re.compile(
    r"\b(?:reject|dismiss|contest)\w* (?:this|that)\b|\bthink so\b|\bdisagree\b", re.IGNORECASE
)


def _is_a_wish(claim: Side) -> bool:
    """Whether a statement is what somebody wants, and no statement of fact."""
    return claim.item.stance in (Stance.PROPOSES, Stance.DEMANDS) or bool(
        _WISHES.search(claim.evidence)
    )


_WISHES = re.compile(
    r"\b(?:propos|suggest|demand|request|offer|ask|call|urg|want|recommend)\w*\b"
    r"|^\W*(?:[\w’'.-]+ ){1,6}?(?:should|ought)\b",
    re.IGNORECASE,
)


def _owner(cast: Cast, answer: Side, words: str | None) -> str | None:
    """Return whose claim a denial says it is, by name where the document has one; nobody where that is the denier."""
    if words is None:
        return None
    written = re.sub(r"^(?:his|her|its|their) ", "", words)
    actor = cast.resolve(written, 0)
    name = actor.name if actor is not None else written
    return None if same_actor(name, answer.holder) else name


def _known_from_denial(answer: Side, words: str, owner: str | None) -> DisputedClaim | None:
    """Return the dispute of a claim that the document knows from its denial alone."""
    quote = next((q for q in answer.item.quotes if words in (q.given or "")), None)
    if quote is None:
        return None
    return DisputedClaim(
        claim=as_sentence(words),
        asserted_by=owner,
        disputed_by=answer.holder,
        kind=DisputeKind.DENIED,
        asserting_quotes=(quote.model_copy(update={"given": words}),),
        disputing_quotes=answer.item.quotes,
    )


def _reported(
    prepared: PreparedText,
    cast: Cast,
    found: Sequence[Attribution],
    positions: Sequence[Position],
) -> list[Side]:
    """Return what parties are said to claim although it was not taken for a position of theirs."""
    told = {(p.holder, q.given) for p in positions for q in p.quotes}
    sides: list[Side] = []
    for attribution in _inner(prepared, cast, found):
        holder, quotes = attribution.holder, quotes_of(prepared, attribution)
        known = any(_is_told(told, attribution, q.given) for q in quotes)
        if holder is None or not attribution.candidate or known or _titled(prepared, attribution):
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


def _is_told(
    told: AbstractSet[tuple[str, str | None]], attribution: Attribution, words: str | None
) -> bool:
    """Whether words are among the positions: as the same holder's, or anybody's unless somebody passes them on."""
    if attribution.chain:
        return (attribution.holder, words) in told
    return any(words == given for _, given in told)


def _titled(prepared: PreparedText, attribution: Attribution) -> bool:
    sentence = prepared.sentence(attribution.sentence)
    return sentence is not None and sentence.role is SentenceRole.TITLE


def _inner(
    prepared: PreparedText, cast: Cast, found: Iterable[Attribution]
) -> Iterable[Attribution]:
    """Yield the attributions, and after each the claim of somebody else that it tells in passing."""
    for one in found:
        yield one
        other = with_reported(prepared, cast, one, in_passing=True)
        if other is not one:
            yield other


def turn_before(prepared: PreparedText) -> dict[int, range]:
    """Return for each sentence of an answer the sentences of the turn that it answers."""
    found: dict[int, range] = {}
    turns: list[list[Sentence]] = []
    for sentence in prepared.account:
        if not turns or sentence.turn != turns[-1][-1].turn:
            turns.append([])
        turns[-1].append(sentence)
    for question, answer in pairwise(turns):
        if question[0].turn is None or answer[0].turn is None:
            continue
        asked = range(question[-1].number, question[0].number - 1, -1)
        found |= dict.fromkeys((s.number for s in answer[:_OF_ANSWER]), asked[:_OF_QUESTION])
    return found


#: An answer to what a question says stands in its first sentences.
_OF_ANSWER, _OF_QUESTION = 6, 4


def _dispute(claim: Side, answer: Side, *, denied: bool = False) -> DisputedClaim:
    return DisputedClaim(
        claim=claim.statement,
        asserted_by=claim.holder,
        disputed_by=answer.holder,
        kind=DisputeKind.DENIED
        if denied or answer.denies or says_so(answer.evidence)
        else DisputeKind.COUNTERCLAIM,
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
