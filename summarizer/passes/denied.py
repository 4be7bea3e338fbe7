"""What a denial denies: the claim as the denial words it, or "the claim", "this", which stands for what came before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.words.patterns import any_of

__all__ = ["Denied", "denied_in"]

_NOUN = (
    r"(?:claims?|reports?|allegations?|accusations?|assertions?|charges?|suggestions?|rumou?rs?|notion|insinuations?"
    r"|stor(?:y|ies)|speculation|version|account|statements?|media reports?)"
)
_DENY = (
    r"\b(?:den(?:y|ies|ied|ying)|denials?|refut(?:es?|ed|ing|ation)|rebutt(?:ed|ing|als?)|debunk(?:s|ed|ing)?"
    r"|(?:dismiss|reject)(?:es|s|ed|ing|al)?|disput(?:es?|ed|ing))"
)
_UNTRUE = (
    r"(?:false|untrue|an? (?:[\w-]+ )?(?:lie|invention|fabrication|fiction|myth|fantasy|hoax|slander|smear)|lies"
    r"|inventions?|invented|fabricat(?:ed|ions?)|fiction|concocted|made[- ]up|baseless|unfounded|groundless"
    r"|unsubstantiated|nonsense|rubbish|absurd|fake|disinformation|propaganda|incorrect|inaccurate|misleading"
    r"|without (?:any )?(?:foundation|basis|merit|substance)|meritless"
    r"|(?:not|never) (?:true|correct|accurate|the case|so)|far from the truth|contrary to the facts)"
)
_ADVERBS = r"(?:[\w-]+ly |all |just |pure |sheer |utter |total |complete |simply |quite |nothing but ){0,2}"
_PREDICATE = (
    rf"(?:(?:is|are|was|were|be|been|being) {_ADVERBS}{_UNTRUE}"
    rf"|(?:isn|aren|wasn|weren)['’]t {_ADVERBS}(?:true|correct|right|accurate|the case|so)"
    r"|(?:do|does|did) not (?:correspond|conform) to (?:the )?(?:reality|facts?|truth)"
    r"|(?:has|have|had) (?:no|nothing to do with the) (?:basis|foundation|truth|reality|facts|merit|substance))"
)
#: A complement that says what the claim is. What is behind it ends where the sentence goes on about something else.
_THAT = r"(?:,? (?:that|which said|alleging|claiming|of|about) | saying )"
_CLAIM = r"[^;\n“”\"]{6,300}"
_OWNER = r"(?:the|this|that|these|those|such|his|her|their|its|both|all|any|[\w’'.-]+[’']s?)"
_THESE = rf"(?:{_OWNER} )?(?:[\w-]+ ){{0,2}}?{_NOUN}"
_IT = rf"(?:{_THESE}|it|this|that|them|they|these|those)"
_MAKING = r"(?:make|made|put forward|said|say|give|given|suggest(?:ed)?|propose[d]?|receive[d]?|issue[d]?|advance[d]?)"
_MADE_OR_KNEW = (
    r"(?:ha[sd]|have|made|put forward|gave|given|received|issued|knew of|(?:was|were) aware of)"
)
_ACT = r"(?:proposal|offer|request|remark|promise|demand|plan|decision|thing|intention|order|undertaking)s?"
_REPLIED = r"(?:replied|answered|said|retorted|responded|countered|insisted|argued)"
_CALLING = r"\b(?:call|describ|dismiss|brand|label|term)(?:s|es|ed|led|ing|ling)"

# "denied that ..", "in her denial of having ..", "rejected suggestions by B that ..", "reports that .. are false".
_STATED = tuple(
    any_of([pattern])
    for pattern in (
        rf"{_DENY}(?: [\w’'.-]+){{0,8}}? {_NOUN}(?: by [^.;,]{{2,60}}?)?{_THAT}(?P<claim>{_CLAIM})",
        rf"{_DENY} that (?P<claim>{_CLAIM})",
        rf"\b(?:denied|denies|deny|denying|denials? of) (?P<claim>(?:ever )?(?:having|[\w-]+ing) {_CLAIM})",
        rf"\b(?:denied|denies|deny|denying) (?P<claim>(?:any|all) {_CLAIM})",
        rf"\b{_NOUN}{_THAT}(?P<claim>[^;\n“”\"]{{6,200}}?),? {_PREDICATE}",
    )
)
# "denied the allegations", "this is nonsense", "the claim was denied by", "described them as absurd".
_POINTED_TO = any_of(
    [
        rf"{_DENY} {_IT}\b(?! (?:that|of|by|which)\b)",
        rf"(?:^|[\s“\"‘'(]){_IT} {_PREDICATE}\b",
        rf"(?:^|[\s“\"‘'(])(?:that|it)['’]s {_ADVERBS}(?:false|untrue|wrong|nonsense|rubbish|a lie)\b",
        rf"(?:^|[\s“\"‘'(])(?:that|it)['’]s {_ADVERBS}not {_ADVERBS}(?:true|correct|right|accurate|the case|so)\b",
        rf"\b(?:not|never|n['’]t) (?:\w+ )?{_MAKING} (?:such an?|any such) [\w-]+",
        rf"\b(?:{_MADE_OR_KNEW}|there (?:is|was|were|had been)) no such (?:{_NOUN}|{_ACT})\b",
        rf"\b{_REPLIED} (?:that )?(?:quite )?(?:on|to) the contrary\b",
        rf"\b{_THESE} (?:was|were|has been|have been) {_ADVERBS}(?:denied|refuted|rejected|dismissed)\b",
        rf"{_CALLING} {_IT} (?:as )?[“\"‘']?{_ADVERBS}{_UNTRUE}\b",
        rf"\bthere (?:is|was|’s|'s) (?:\w+ly )?no (?:evidence|truth|basis|merit) (?:of|for|to|in) {_IT}\b",
        r"\bpleaded not guilty\b",
    ]
)
_OWNED = any_of(
    [
        rf"{_DENY} (?:(?:the|any|all|both) )?(?P<owner>[^.;,“”\"]{{2,50}}?)[’'](?:s )?\s?(?:[\w-]+ ){{0,2}}?{_NOUN}\b"
    ]
)
#: Where the sentence goes on: "..., he said", "..., adding that", "and said", "but".
_TAIL = re.compile(
    r"(?:,[”\"]? (?:[^,]{2,60} )?"
    r"(?:said|says|told|wrote|reported|adding|saying|calling|insisting|stressing|describing)\b"
    r"|,? according to\b|,? but\b|,? and (?:said|says|called|added|accused|insisted|stressed|described)\b"
    r"|, (?:which|who|while|whereas|as)\b"
    r"| as (?:[“\"‘']|an? |false|absurd|baseless|untrue|groundless|unfounded|fake)).*$",
    re.IGNORECASE | re.DOTALL,
)
_EDGES = " ,.;:’'\"”"


@dataclass(frozen=True, slots=True)
class Denied:
    """What a passage denies: a span of it that states the claim, ``None`` where it only points to one.

    ``owner``: the words that say whose claim it is ("his US counterpart", in "his US counterpart's assertion that").
    """

    span: tuple[int, int] | None
    owner: str | None = None


def denied_in(text: str) -> Denied | None:
    """Return what an English passage denies in so many words; ``None`` where it denies nothing.

    A claim that the passage states comes before one that it only points to. Offsets are code points of the passage.
    """
    found = next(_claims(text), None)
    if found is not None:
        owner = _OWNED.search(text, 0, found[0])
        return Denied(found, " ".join(owner["owner"].split()) if owner else None)
    return Denied(None) if _POINTED_TO.search(text) else None


def _claims(text: str) -> Iterator[tuple[int, int]]:
    for pattern in _STATED:
        match = pattern.search(text)
        if match is not None:
            words = _TAIL.sub("", match["claim"]).rstrip(_EDGES)
            if len(words.split()) > 1:
                yield match.start("claim"), match.start("claim") + len(words)
