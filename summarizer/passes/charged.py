"""A charge that a document tells as nobody's saying: "faces charges of ..", "is accused of ..", "claims that .."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.models.document import PreparedText, Sentence, SentenceRole
from summarizer.models.quote import Quote
from summarizer.models.summary import DisputedClaim, DisputeKind
from summarizer.passes.denied import denied_in
from summarizer.passes.sides import Side
from summarizer.passes.statements import as_sentence

__all__ = ["charge_before"]

_BACK = 3
_FEWEST_WORDS = 3
_CLAIM = r"(?P<claim>[^;.“”\"]{8,260}?)"
_ENDS = (
    r"(?=,? (?:which|who|a (?:charge|claim))\b|, (?:has|have|had|but|and)\b"
    r"|,(?: [\w’'.-]+){1,4}(?:, [\w’'.-]+(?: [\w’'.-]+)?,)? (?:said|says|replied|answered|told|added)\b|[;.“”\"]|$)"
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
    r" accus(?:ed|es)\b"
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|stands?)$")
#: What a denial points to where a charge may be meant.
_THE_CHARGE = re.compile(
    r"\b(?:the|this|that|these|those|both|all|any|his|her|its|their) (?:[\w-]+ )?"
    rf"(?P<noun>{_MADE}|assertions?)\b|\bnot guilty\b|\bany wrongdoing\b",
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
    if not numbers or (pointing is None and not _asked_about(prepared, numbers[0])):
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
