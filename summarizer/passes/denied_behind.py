"""A claim that the writer says was denied: "accused the firm of dumping waste, a charge the firm has denied"."""

from __future__ import annotations

import re

from summarizer.attribution.cast import Cast, same_actor
from summarizer.models.document import PreparedText, Sentence
from summarizer.models.quote import Quote
from summarizer.models.summary import DisputedClaim, DisputeKind
from summarizer.passes.sides import Side

__all__ = ["denied_behind"]

_DENIED = re.compile(
    r",? (?P<denial>(?:(?:an?|the|which is an?) (?:[\w-]+ )?)?"
    r"(?:charge|accusation|allegation|claim|assertion|suggestion|something|which)s? (?:that |which )?"
    r"(?P<who>[^.,;“”\"]{2,60}?) (?:has |have |had )?(?:[\w-]+ly |always |long )?"
    r"(?:den(?:y|ies|ied)|rejects?|rejected|disputes?|disputed|dismiss(?:es|ed)?|refutes?|refuted)\b)"
    r"|,? (?P<passive>(?:an?|the) (?:[\w-]+ )?(?:charge|accusation|allegation|claim|assertion|suggestion)s? "
    r"(?:(?:that|which) (?:is|was|has been) )?(?:[\w-]+ly )?(?:denied|rejected|disputed|dismissed|refuted) by "
    r"(?P<by>[^.,;“”\"]{2,60}))",
    re.IGNORECASE,
)
#: "denied", with nothing denied behind it but the end, a time or a place.
_CLOSED = re.compile(r"\s*(?:[.,;)]|$|(?:on|in|at|last|since|as|and)\b)")
_FEWEST_WORDS = 4


def denied_behind(prepared: PreparedText, cast: Cast, claim: Side) -> DisputedClaim | None:
    """Return the dispute of a claim whose own sentence says behind it who denies it; ``None`` where none does."""
    quote = next(iter(claim.item.quotes), None)
    sentence = prepared.sentence(quote.cited[0]) if quote is not None and quote.cited else None
    if sentence is None:
        return None
    found = next(
        filter(lambda m: _CLOSED.match(sentence.text, m.end()), _DENIED.finditer(sentence.text)),
        None,
    )
    asserted = _before(sentence, claim, found) if found is not None else ""
    if found is None or not asserted:
        return None
    who = _named(cast, sentence, found)
    if who is None or same_actor(who, claim.holder):
        return None
    return DisputedClaim(
        claim=claim.statement.partition(_denial(found)[:_HEAD])[0].rstrip(" ,") or asserted,
        asserted_by=claim.holder,
        disputed_by=who,
        kind=DisputeKind.DENIED,
        asserting_quotes=(Quote(given=asserted, cited=(sentence.number,)),),
        disputing_quotes=(Quote(given=_denial(found), cited=(sentence.number,)),),
    )


#: So many characters find a passage again.
_HEAD = 25


def _denial(found: re.Match[str]) -> str:
    return found["denial"] or found["passive"]


def _named(cast: Cast, sentence: Sentence, found: re.Match[str]) -> str | None:
    """Return who denies, by the name the document has for them, or as written."""
    which = "who" if found["who"] is not None else "by"
    actor = cast.resolve(found[which], sentence.start + found.start(which))
    if actor is not None:
        return actor.name
    return found[which] if found[which].split()[-1][:1].isupper() else None


def _before(sentence: Sentence, claim: Side, denial: re.Match[str]) -> str:
    """Return what a sentence claims before it is denied; empty where that is none of the claim, or too little."""
    at = sentence.text.find((claim.item.quotes[0].given or "")[:_HEAD])
    asserted = sentence.text[at : denial.start()] if at >= 0 else ""
    return asserted if len(asserted.split()) >= _FEWEST_WORDS else ""
