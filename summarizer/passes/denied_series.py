"""What a statement that calls a report untrue goes on to deny: "At no time did Kos ..", "There was no .."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.attribution.cast import same_actor
from summarizer.models.document import PreparedText, Sentence
from summarizer.models.quote import Quote
from summarizer.models.summary import DisputedClaim, DisputeKind, Stance
from summarizer.passes.denied import denied_in
from summarizer.passes.sides import Side
from summarizer.passes.statements import as_sentence

__all__ = ["denied_series"]

#: Whole facts that are said not to be: who did not do what, and what there was not from whom.
_NOT_SO = (
    re.compile(
        r"\bnor (?P<verb>did|has|had|have) (?P<claim>(?:the |his |her |its |their )?[A-Z][^,.;:“”\"]{12,200})"
    ),
    re.compile(
        r"\b(?:[Aa]t no (?:time|point|stage)) (?P<verb>did|has|had|have|was|were) "
        r"(?P<claim>(?:the |his |her |its |their )?[A-Z][^.;:“”\"]{12,200}?)(?=,? nor\b|[.;:“”\"]|$)"
    ),
    re.compile(
        r"\b[Tt]here (?P<there>was|were|is|has been|had been) (?:absolutely |simply )?no "
        r"(?P<claim>[\w-]+ (?:from|by) (?:the |an? )?[^.;:“”\"]{8,160})"
    ),
)
#: What calls a report untrue, whatever it says.
_CALLED = re.compile(
    r"\b(?:false|untrue|fake|fabricat\w+|invented|invention|hoax|baseless|unfounded|figment|fiction|planted|concocted)\b",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:reports?|rumou?rs?|stor(?:y|ies)|claims?|allegations?|news|publications?|statements?|accounts?)\b",
    re.IGNORECASE,
)


def denied_series(prepared: PreparedText, sides: Sequence[Side]) -> Iterator[DisputedClaim]:
    """Yield what somebody says was not so in a statement that calls a report untrue, each a claim of nobody named."""
    refuting = [s for s in sides if _refutes(s)]
    for side in sides:
        if not any(same_actor(side.holder, one.holder) for one in refuting):
            continue
        for number in dict.fromkeys(n for q in side.item.quotes for n in q.cited):
            sentence = prepared.sentence(number)
            if sentence is not None:
                yield from _denied(sentence, side)


def _refutes(side: Side) -> bool:
    """Whether somebody calls a report untrue."""
    called = _CALLED.search(side.evidence) is not None and _REPORT.search(side.evidence) is not None
    denied = side.item.stance is Stance.DENIES and _REPORT.search(side.evidence) is not None
    return called or (denied and denied_in(side.evidence) is not None)


def _denied(sentence: Sentence, side: Side) -> Iterator[DisputedClaim]:
    for pattern in _NOT_SO:
        for found in pattern.finditer(sentence.text):
            words, denial = found["claim"].rstrip(" ,"), found[0].rstrip(" ,")
            yield DisputedClaim(
                claim=as_sentence(_affirmed(found, words)),
                asserted_by=None,
                disputed_by=side.holder,
                kind=DisputeKind.DENIED,
                asserting_quotes=(Quote(given=words, cited=(sentence.number,)),),
                disputing_quotes=(Quote(given=denial, cited=(sentence.number,)),),
            )


def _affirmed(found: re.Match[str], words: str) -> str:
    """Return what is denied as a claim: "Kos did sign a lease", "There was a directive from Kos"."""
    told = found.groupdict()
    words = re.sub(r"\b[Aa]ny (?=[\w-]+\b(?<!s)\b)", "a ", words)
    if told.get("there"):
        article = "" if told["there"] == "were" else "an " if words[0] in "aeiou" else "a "
        return f"There {told['there']} {article}{words}"
    subject = _SUBJECT.match(words)
    if subject is None:
        return words
    return f"{subject[0].rstrip(' ,')} {told['verb']} {words[subject.end() :].lstrip(' ,')}"


#: Names and offices before the verb.
_SUBJECT = re.compile(
    r"(?:(?:the|his|her|its|their|acting) )?(?:[A-Z][\w’'.-]*(?: (?:of|the|for|and|acting))?,? ?){1,8}"
)
