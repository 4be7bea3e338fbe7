"""Disputed claims, step by step: what one party asserts and another denies, both in the document's words.

Code decides alone. A small model asked whether one statement denies another says so of nearly any two on one subject
(its log-odds were the same for annotated pairs and for others), so it is not asked.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from summarizer.attribution.attributions import Attribution
from summarizer.attribution.cast import Cast, same_actor
from summarizer.attribution.reported import claim_within, with_reported
from summarizer.models.document import PreparedText, Sentence, SentenceRole
from summarizer.models.quote import Quote
from summarizer.models.summary import DisputedClaim, DisputeKind, Position, Stance
from summarizer.passes.charged import charge_before
from summarizer.passes.counterclaims import ARGUES, TO_COME, contradicting
from summarizer.passes.denied import denied_in
from summarizer.passes.denied_around import denied_around
from summarizer.passes.denied_behind import denied_behind
from summarizer.passes.premises import rejected_premises
from summarizer.passes.selection import is_question
from summarizer.passes.sides import Side, same_side, side_of
from summarizer.passes.statements import as_sentence, quotes_of, statement_of
from summarizer.words.content import content, salient_words
from summarizer.words.negation import negated

# Words a denial and a claim must share, as a number and as a share.
_SHARED_WORDS = 2
_SHARED_PART = 0.3
# Where no word says that a claim is denied.
_SHARED_WITHOUT_DENIAL = 3
_RETOLD_PART = 0.5
# Who turns round what another says repeats much of it; a subject in common is less.
_TURNED_PART = 0.4
_MOST_DISPUTES = 8
# "The allegations" are those of the last sentences, a mere "this" that of the last but one at most.
_REACH_BACK, _NEXT = 4, 3
_NAME = re.compile(r"\b[A-Z]\w+")
_ACCUSING = re.compile(r"\b(?:accus|alleg|claim|charg|blam|assert)\w*", re.IGNORECASE)
_ACCUSATIONS = re.compile(r"\b(?:accusation|allegation|charge)s?\b", re.IGNORECASE)


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
    denials = [
        s
        for s in sides
        if s.denies or says_so(s.evidence) or denied_around(prepared, s) is not None
    ]
    answers = (*denials, *(s for s in reported if says_so(s.evidence)))
    for answer in (one for one in answers if not is_question(one.evidence)):
        _add(disputes, _answered(prepared, cast, claims, answer))
    for claim in sides + reported:
        _add(disputes, denied_behind(prepared, cast, claim))
    stating = [s for s in sides + reported if not is_question(s.evidence)]
    for claim, answer in contradicting(stating, turn_before(prepared)):
        _add(disputes, _dispute(claim, answer))
    for premise in rejected_premises(prepared, found):
        _add(disputes, premise)
    return tuple(disputes)


def says_so(text: str) -> bool:
    """Whether a passage denies a claim in so many words."""
    return denied_in(text) is not None


def _answered(
    prepared: PreparedText, cast: Cast, claims: _Claims, answer: Side
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
    prepared: PreparedText, claims: _Claims, answer: Side, *, outright: bool
) -> DisputedClaim | None:
    """Return the dispute of a denial without words of the claim; ``outright``: it denies in so many words."""
    pointed_to = claims.before(answer) if outright else None
    if outright and (pointed_to is None or not _accuses(pointed_to)):
        charge = charge_before(prepared, answer)
        if charge is not None:
            return charge
    claim = pointed_to or claims.answered(answer, None, outright=outright)
    claim = claim or (claims.behind(answer) if outright else None)
    return _dispute(claim, answer, denied=outright) if claim else None


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


def _add(disputes: list[DisputedClaim], new: DisputedClaim | None) -> None:
    """Add a dispute unless its claim or its answer is listed already."""
    if new is None or len(disputes) == _MOST_DISPUTES:
        return
    for known in disputes:
        if known.claim == new.claim or known.disputing_quotes == new.disputing_quotes:
            return
        if new.asserted_by in (None, known.asserted_by) and _retold(known, new):
            return
        if (known.asserting_quotes, known.disputing_quotes) == (
            new.disputing_quotes,
            new.asserting_quotes,
        ):
            return
    disputes.append(new)


def _retold(known: DisputedClaim, new: DisputedClaim) -> bool:
    """Whether one claim of one party is denied once more: "the ministry", then "its spokesman"."""
    a, b = content(known.claim), content(new.claim)
    return len(a & b) >= _RETOLD_PART * max(1, min(len(a), len(b)))


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


class _Claims:
    """Finds what an answer may answer by the words they share."""

    def __init__(self, claims: Sequence[Side]) -> None:
        self._claims = [claim for claim in claims if not claim.denies]
        self._with: dict[str, list[int]] = defaultdict(list)
        for place, claim in enumerate(self._claims):
            for word in claim.words:
                self._with[word].append(place)

    def ranked(self, answer: Side, words: frozenset[str] | None = None) -> list[Side]:
        """Return claims of others, most words in common first; ``words`` instead of all those of the answer."""
        words = answer.words if words is None else words
        shared = Counter(place for word in words for place in self._with.get(word, ()))
        scored: list[tuple[float, int]] = []
        for place, count in shared.items():
            claim = self._claims[place]
            part = count / math.sqrt(max(1, len(claim.words)) * max(1, len(words)))
            enough = count >= _SHARED_WORDS and part >= _SHARED_PART
            if enough and not same_side(claim, answer):
                scored.append((-part, place))
        return [self._claims[place] for _, place in sorted(scored)]

    def of(self, holder: str, answer: Side) -> Side | None:
        """Return the claim of one holder that has most words in common with an answer."""
        ranked = self.ranked(answer)
        return next((claim for claim in ranked if same_actor(claim.holder, holder)), None)

    def answered(self, answer: Side, words: str | None, *, outright: bool) -> Side | None:
        """Return the claim of somebody else that an answer is about, and that stands outside of the answer."""
        own = None if words is None else content(words)
        for claim in self.ranked(answer, own):
            nested = claim.evidence in answer.evidence or answer.evidence in claim.evidence
            if nested or not _about(claim, words or answer.evidence, pointing=words is None):
                continue
            if outright or _opposed(claim, answer):
                return claim
        return None

    def inside(self, answer: Side, end: int) -> Side | None:
        """Return the last claim of another that an answer itself tells before it denies it: "He says X; not so"."""
        told = answer.evidence[:end]
        others = [c for c in self._claims if c.evidence in told and not same_side(c, answer)]
        return max(others, key=lambda c: told.rfind(c.evidence), default=None)

    def before(self, answer: Side) -> Side | None:
        """Return the last claim of somebody else before an answer, an accusation before any other."""
        at = _place(answer)
        near = [c for c in self._claims if 0 <= at - _place(c) <= _REACH_BACK]
        others = [c for c in near if _is_by_somebody_else(c, answer)]
        accusing = list(filter(_accuses, others))
        if not accusing and _ACCUSATIONS.search(answer.evidence) is None:
            accusing = [c for c in others if at - _place(c) < _NEXT]
        return max(accusing, key=_place, default=None)

    def behind(self, answer: Side) -> Side | None:
        """Return what somebody else said before although it is told behind the denial: "B had reported that .."."""
        at = _place(answer)
        near = [c for c in self._claims if 1 <= _place(c) - at < _NEXT]
        others = (c for c in near if _is_by_somebody_else(c, answer))
        return next((c for c in others if _accuses(c) or _EARLIER.search(c.evidence)), None)


_EARLIER = re.compile(r"\bhad \w+ed\b|\bhad (?:said|told|written)\b")


def _is_by_somebody_else(claim: Side, answer: Side) -> bool:
    return not same_side(claim, answer) and claim.evidence not in answer.evidence


def _accuses(claim: Side) -> bool:
    return claim.item.stance is Stance.CRITICISES or _ACCUSING.search(claim.statement) is not None


def _about(claim: Side, words: str, *, pointing: bool) -> bool:
    """Whether a claim shares words that carry sense with what is denied; more of them where that is only pointed to."""
    shared = salient_words(claim.evidence) & salient_words(words)
    named = salient_words(" ".join(_NAME.findall(words)))
    enough = _SHARED_WITHOUT_DENIAL if pointing else _SHARED_WORDS
    # Whom both speak of is no claim.
    return len(shared) >= enough and bool(shared - named)


def _opposed(claim: Side, answer: Side) -> bool:
    """Whether a denial in no words of denial ("we never fired") turns round just what the other says.

    Who says that another "does not think so" argues with them; neither denies what the other says. Plans are no claims.
    """
    told = claim.holder in answer.item.attribution or answer.holder in claim.item.attribution
    plans = TO_COME.search(claim.evidence) is not None
    if ARGUES.search(answer.evidence) is not None:
        return False
    shared, own = claim.words & answer.words, min(len(claim.words), len(answer.words))
    just_so = len(shared) >= _TURNED_PART * own
    return not (told or plans) and just_so and negated(claim.evidence) != negated(answer.evidence)


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


def _place(side: Side) -> int:
    return min((n for q in side.item.quotes for n in q.cited), default=0)


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
