"""A charge that a document tells as nobody's saying: "faces charges of ..", "is accused of ..", "claims that .."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.attribution.cast import Cast, same_actor
from summarizer.models.document import PreparedText, Sentence, SentenceRole
from summarizer.models.quote import Quote
from summarizer.models.summary import DisputedClaim, DisputeKind
from summarizer.names.bodies import is_body
from summarizer.passes.denied import denied_in
from summarizer.passes.sides import Side
from summarizer.passes.statements import as_sentence
from summarizer.words.negation import negated

__all__ = ["charge_before", "charged_and_answered", "denies_a_thing"]

_BACK = 3
_FEWEST_WORDS = 3
_CLAIM = r"(?P<claim>[^;.“”\"]{8,260}?)"
_ENDS = (
    r"(?=,? (?:which|who|a (?:charge|claim))\b|, (?:has|have|had|but|and)\b"
    r"|,(?: [\w’'.-]+){1,4}(?:, [\w’'.-]+(?: [\w’'.-]+)?,)? (?:said|says|replied|answered|told|added)\b"
    r"|(?<!\bhe)(?<!\bshe)(?<!\bthey)(?<!\bwho)(?<!\bthat)(?:,|(?: (?:has|have))?) "
    r"(?:told|said|says|den(?:y|ies|ied)|pleaded|appeared|insist(?:s|ed))\b|[;.“”\"]|$)"
)
_MADE = r"(?:allegations?|accusations?|charges?|claims?|suspicions?|rumou?rs?)"
_CHARGED = (
    r"(?:accused of|charged with|indicted for|suspected of|blamed for|alleged to have|on trial for)"
)
_CHARGES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\baccus(?:ed?|es|ing) (?:[^;.,]{{2,80}}?) of {_CLAIM}{_ENDS}",
        rf"\bcharg(?:ed|es|ing) (?!with\b)(?:[^;.,]{{2,80}}?) with {_CLAIM}{_ENDS}",
        rf"\b{_CHARGED} {_CLAIM}{_ENDS}",
        rf"\b(?:{_MADE}|reports|suggestions) (?:by [^;.,]{{2,60}}? )?(?:of|that) {_CLAIM}{_ENDS}",
    )
)
_WHO = r"[^;.,]{2,60}?"
#: Who makes a charge: what stands before "accused A of", or behind "by".
_BY = re.compile(
    rf"\b(?:charged|indicted|accused) by (?P<who>{_WHO})(?= (?:of|with|for)\b)"
    rf"|\b{_MADE} by (?P<by>{_WHO}) (?:of|that)\b",
    re.IGNORECASE,
)
_ACTIVE = re.compile(
    rf"^\W*(?:(?:[^,;.]{{2,60}}), )?(?P<who>(?:The |the )?{_WHO})(?: (?:has|have|had|also|then|again|\w+ly))*"
    r" accus(?:ed|es)\b(?! of\b)"
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|stands?)$")
#: What a denial points to where a charge may be meant.
_THE_CHARGE = re.compile(
    r"\b(?:the|this|that|these|those|both|all|any|his|her|its|their) (?:[\w-]+ )?"
    rf"(?P<noun>{_MADE}|assertions?)\b|\bnot guilty\b|\bwrongdoing\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Charge:
    sentence: Sentence
    claim: str
    by: str | None


def charge_before(prepared: PreparedText, answer: Side) -> DisputedClaim | None:
    """Return the dispute of the charge that a denial points to, in its own sentence or one of those before it."""
    numbers = [n for q in answer.item.quotes for n in q.cited]
    pointing = _THE_CHARGE.search(answer.evidence)
    points = pointing is not None or denies_a_thing(answer.evidence)
    if not numbers or not (points or _asked_about(prepared, numbers[0])):
        return None
    charges = list(_charges(prepared, min(numbers), answer))
    # "The allegations" are those that are called so, before a nearer charge.
    called = ((pointing["noun"] if pointing is not None else None) or "").rstrip("s")
    same = (c for c in charges if called and called.lower() in c.sentence.text.lower())
    charge = next(same, None) or next(iter(charges), None)
    if charge is None:
        return None
    return DisputedClaim(
        claim=as_sentence(charge.claim),
        asserted_by=charge.by,
        disputed_by=answer.holder,
        kind=DisputeKind.DENIED,
        asserting_quotes=(Quote(given=_shown(charge, numbers), cited=(charge.sentence.number,)),),
        disputing_quotes=answer.item.quotes,
    )


def denies_a_thing(text: str) -> bool:
    """Whether a passage denies what it only names: "denies fraud and two counts of theft", not "denies that .."."""
    found = _DENIED_THING.search(text)
    return found is not None and _CLAUSE.search(found["what"]) is None


_DENIED_THING = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|rejects?|rejected) (?P<what>[^,.;:“”\"]{4,90})(?=[,.;]|$)",
    re.IGNORECASE,
)
#: What is no thing by name: a clause, what somebody did, somebody, what is withheld.
_CLAUSE = re.compile(
    r"^(?:that|having|ever|him|her|them|me|us|it|this|these|those|the|a|an|his|their|its|access|entry|\w+ing)\b"
    r"|\b(?:is|are|was|were|has|had|have|will|would|did|could)\b",
    re.IGNORECASE,
)


def _asked_about(prepared: PreparedText, number: int) -> bool:
    """Whether a sentence says that its speaker was asked about a claim: "Asked about reports that .., he said: .."."""
    sentence = prepared.sentence(number)
    return sentence is not None and _ASKED_ABOUT.search(sentence.text) is not None


_ASKED_ABOUT = re.compile(
    r"\b(?:asked (?:about|whether)|(?:responding|replying|reacting) to|in (?:response|reply) to|confronted with)"
    rf" (?:[\w’'-]+ ){{0,3}}?(?:{_MADE}|reports?|suggestions?) (?:that|of)\b",
    re.IGNORECASE,
)


def _shown(charge: _Charge, denying: Sequence[int]) -> str:
    """Return the words to show for a charge: its whole sentence, unless that is the one that denies it."""
    return charge.claim if charge.sentence.number in denying else charge.sentence.text


def _charges(prepared: PreparedText, number: int, answer: Side) -> Iterator[_Charge]:
    """Yield the charges told before a denial, the nearest first."""
    for at in range(number, number - _BACK - 1, -1):
        sentence = prepared.sentence(at)
        if sentence is None or sentence.role is SentenceRole.TITLE:
            continue
        if at != number and denied_in(sentence.text) is not None:
            continue  # a denial of its own, told once more
        found = (pattern.search(sentence.text) for pattern in _CHARGES)
        for match in filter(None, found):
            claim = match["claim"].strip(" ,")
            if len(claim.split()) >= _FEWEST_WORDS and claim != answer.evidence:
                yield _Charge(sentence, claim, _charging(sentence.text))


def _charging(text: str) -> str | None:
    """Return who makes a charge, as the sentence names them; ``None`` where it does not say."""
    named = _BY.search(text)
    if named is not None:
        return named["who"] or named["by"]
    active = _ACTIVE.match(text)
    if active is None or _PASSIVE.search(active["who"]):
        return None
    return active["who"].removeprefix("The ").removeprefix("the ")


# --- a charge, and what the one who is charged says next ------------------------------------------------


def charged_and_answered(
    prepared: PreparedText, cast: Cast, sides: Sequence[Side]
) -> Iterator[DisputedClaim]:
    """Yield charges of the kind "A accused B of .." with what B says to the contrary in the next sentences."""
    for sentence in prepared.account:
        found = _ACCUSES.search(sentence.text) if sentence.role is not SentenceRole.TITLE else None
        if found is None:
            continue
        whom = found["whom"].strip(" ,")
        answer = _answer_of(prepared, cast, sides, sentence, whom)
        by = _accuser(sides, sentence) or _charging(sentence.text)
        if answer is not None and not (by and same_actor(by, answer.holder)):
            yield _against(cast, sentence, found, by, answer)


def _accuser(sides: Sequence[Side], charge: Sentence) -> str | None:
    """Return whose position or report a charge is."""
    own = (s for s in sides if any(charge.number in q.cited for q in s.item.quotes))
    return next((s.holder for s in own if "accus" in s.evidence), None)


_ACCUSES = re.compile(
    rf"\baccus(?:ed|es|ing) (?P<whom>[^;.,]{{2,60}}?) of {_CLAIM}{_ENDS}", re.IGNORECASE
)


def _answer_of(
    prepared: PreparedText, cast: Cast, sides: Sequence[Side], charge: Sentence, whom: str
) -> Side | None:
    """Return the first thing that whoever is charged says to the contrary behind the charge."""
    actor = cast.resolve(whom, charge.start)
    for side in sides:
        at = min((n for q in side.item.quotes for n in q.cited), default=0)
        answering = prepared.sentence(at) if charge.number < at <= charge.number + _AHEAD else None
        if answering is None or not _contradicts(answering, side):
            continue
        own = actor is not None and actor.name in (side.holder, side.side)
        if own or same_actor(whom, side.holder) or _is_called(whom, side, answering):
            return side
        if at - charge.number <= _AT_ONCE and _is_a_body(whom) and negated(side.evidence):
            return side  # "accused the government of ..": whoever speaks for it answers at once
    return None


def _is_a_body(whom: str) -> bool:
    """Whether a body without a name is charged: "the government", "the company"."""
    return is_body(whom) and whom.lower().startswith(("the ", "its ", "their "))


_AT_ONCE = 1
#: An answer to a charge stands within so many sentences behind it.
_AHEAD = 6


def _contradicts(sentence: Sentence, side: Side) -> bool:
    """Whether somebody says the contrary of what stands before: with a negation, or set against it."""
    return negated(side.evidence) or side.denies or _AGAINST.match(sentence.text) is not None


_AGAINST = re.compile(r"\W*(?:But|However|Yet|Not so|Nonsense)\b")


def _is_called(whom: str, side: Side, sentence: Sentence) -> bool:
    """Whether the holder of an answer is called what whoever is charged is: "a farmer", "the farmer, Kos"."""
    word = whom.rsplit(maxsplit=1)[-1].lower()
    if word[:1].isdigit() or len(word) <= _SHORT_WORD or whom[:1].isupper():
        return False
    last = re.escape(side.holder.split()[-1])
    beside = rf"\b{re.escape(word)}\b[^.;]{{0,40}}\b{last}\b|\b{last}\b,[^.;]{{0,60}}\b{re.escape(word)}\b"
    return re.search(beside, sentence.text, re.IGNORECASE) is not None


_SHORT_WORD = 3


def _against(
    cast: Cast, charge: Sentence, found: re.Match[str], by: str | None, answer: Side
) -> DisputedClaim:
    actor = cast.resolve(by, charge.start) if by else None
    return DisputedClaim(
        claim=as_sentence(charge.text),
        asserted_by=actor.name if actor is not None else by,
        disputed_by=answer.holder,
        kind=DisputeKind.DENIED if answer.denies else DisputeKind.COUNTERCLAIM,
        asserting_quotes=(Quote(given=charge.text[: found.end()], cited=(charge.number,)),),
        disputing_quotes=answer.item.quotes,
    )
