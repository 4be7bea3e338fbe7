"""A report that a sentence opens with and then denies: "Contrary to reports that the pier is shut, Kos has said .."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.attribution.cast import Cast
from summarizer.models.document import PreparedText, Sentence, SentenceRole
from summarizer.models.quote import Quote
from summarizer.models.summary import DisputedClaim, DisputeKind
from summarizer.passes.sides import Side
from summarizer.passes.statements import as_sentence

__all__ = ["denied_in_front"]

_OPENS = re.compile(
    r"\W*(?:Contrary to|Despite|In contrast to) (?:[\w’'.-]+ ){0,5}?"
    r"(?:reports?|claims?|rumou?rs?|allegations?|assertions?|suggestions?|speculations?|stor(?:y|ies)|accusations?)"
    r" that "
    r"(?P<claim>[^.;:“”\"]{8,240}?), (?=(?P<main>[^;“”]{8,400}))",
)
#: "Despite reports that ..": only where the clause behind it denies or says the contrary outright.
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied)|refut(?:es|ed)|reject(?:s|ed)|dismiss(?:es|ed)|insist(?:s|ed)|disput(?:es|ed))\b"
)
_SAYS = re.compile(r"\b(?:said|says|stated|states|told|confirmed|confirms|maintain(?:s|ed))\b")


def denied_in_front(
    prepared: PreparedText, cast: Cast, sides: Sequence[Side]
) -> Iterator[DisputedClaim]:
    """Yield the reports that sentences open with and somebody is said to deny in the clause behind."""
    for sentence in prepared.account:
        found = _OPENS.match(sentence.text) if sentence.role is not SentenceRole.TITLE else None
        if found is None:
            continue
        denies = _DENIES.search(found["main"]) is not None
        says = found[0].lstrip().startswith("Contrary") and _SAYS.search(found["main"]) is not None
        claim, main = _parted(sentence, found)
        who = _denier(cast, sentence, main, sides)
        if who is not None and (denies or says):
            yield DisputedClaim(
                claim=as_sentence(claim),
                asserted_by=None,
                disputed_by=who,
                kind=DisputeKind.DENIED if denies else DisputeKind.COUNTERCLAIM,
                asserting_quotes=(Quote(given=claim, cited=(sentence.number,)),),
                disputing_quotes=(
                    Quote(given=sentence.text[main:].strip(), cited=(sentence.number,)),
                ),
            )


def _parted(sentence: Sentence, found: re.Match[str]) -> tuple[str, int]:
    """Return the claim, and where the clause behind it begins.

    "Contrary to reports that the mayor, Jan Kos, had left, his office said ..": a claim may have commas of its own.
    """
    claim, at = found["claim"], found.start("main")
    while (more := _APPOSED.match(sentence.text, at)) is not None:
        claim, at = sentence.text[found.start("claim") : more.end("claim")], more.end()
    return claim, at


#: A name or office set off by commas, and the verb of the claim behind it.
_APPOSED = re.compile(
    r"(?P<claim>[^.;:,“”\"]{2,60}(?:,)? (?:has|have|had|is|are|was|were|will|would)\b"
    r"(?! (?:den|refut|reject|dismiss|insist|disput|said|stat|told|confirm|maintain))[^.;:,“”\"]{4,200}), "
)


def _denier(cast: Cast, sentence: Sentence, main: int, sides: Sequence[Side]) -> str | None:
    """Return who denies: the holder of words in that clause, else whoever it names first."""
    for side in sides:
        words = side.item.quotes[0].given if side.item.quotes else None
        at = (
            sentence.text.find(words)
            if words and sentence.number in side.item.quotes[0].cited
            else -1
        )
        if at >= main:
            return side.holder
    mentions = cast.between(sentence.start + main, sentence.end)
    return cast.actors[mentions[0].actor].name if mentions else None
