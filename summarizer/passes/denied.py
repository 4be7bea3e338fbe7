"""What a denial denies: the claim as the denial words it, or "the claim", "this", which stands for what came before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.words.negation import negated_before
from summarizer.words.patterns import any_of, each_of, seldom_any_of

__all__ = ["Denied", "denied_in"]

_NOUN = (
    r"(?:claims?|reports?|allegations?|accusations?|assertions?|charges?|suggestions?|rumou?rs?|notion|insinuations?"
    r"|stor(?:y|ies)|speculations?|version|account|statements?|media reports?)"
)
#: What is disputed by a word that points to it, and is no claim in other verbs' company: "disputed that figure".
_FIGURE = r"(?:figures?|estimates?|numbers?|characteri[sz]ations?|portrayals?|descriptions?|tallies|tally|death toll)"
#: A number that a word points back to.
_THAT_FIGURE = (
    r"(?:that|this|those|these) (?:[\w-]+ )?(?:figures?|estimates?|numbers?|maths?|arithmetic|calculations?|reckoning"
    r"|count|tall(?:y|ies)|assessments?)\b"
)
#: When something was denied, between the verb and what is denied: "denied on Tuesday that".
_WHEN = (
    r"(?: (?:on|in|at|late|early|during) (?:[\w’'.-]+ ){0,3}?[\w’'.-]+| \w+day| \w+ly| again| today| yesterday"
    r"| also)"
)
_DENIES = r"\b(?:den(?:y|ies|ied|ying)|refut(?:es?|ed|ing)|disput(?:es?|ed|ing))"
#: Finite, as a clause without "that" is: "denied the firm had known".
_FINITE = r"(?:had|has|have|was|were|is|are|would|will|did|does|do|could)"
#: Who or what a clause without "that" is about: no conjunction before its verb.
_SUBJECT = (
    r"(?:he|she|it|they|we|(?:the|his|her|its|their|our|an?|this|these|those|[A-Z][\w’'.-]+)"
    r"(?: (?!because|that|if|when|as|and|who|which|to)[\w’'.-]+){0,5}?)"
)
_WHOSE = r"(?: (?:by|from|in) (?P<by>[^.;,]{2,60}?))?"
_NOT_TRUE = (
    r"\b(?:there (?:is|was|’s|'s|has been|had been)|has|have|had|saw|found) (?:\w+ly )?no "
    r"(?:truth|substance|foundation|basis|merit)(?: \w+)? (?:in|to|for|behind)"
)
_DENY = (
    r"\b(?:den(?:y|ies|ied|ying)|denials?|refut(?:es?|ed|ing|ation)|rebutt(?:ed|ing|als?)|debunk(?:s|ed|ing)?"
    r"|(?:dismiss|reject)(?:es|s|ed|ing|al)?|disput(?:es?|ed|ing))"
)
_UNTRUE = (
    r"(?:false|untrue|an? (?:[\w-]+ )?(?:lie|invention|fabrication|fiction|myth|fantasy|hoax|slander|smear)|lies"
    r"|inventions?|invented|fabricat(?:ed|ions?)|fiction|concocted|made[- ]up|baseless|unfounded|groundless"
    r"|an? (?:[\w-]+ )?(?:tale|falsehood|fairy[- ]?tale)|unsubstantiated"
    r"|nonsense|rubbish|absurd|fake|disinformation|propaganda|incorrect|inaccurate|misleading"
    r"|without (?:any )?(?:foundation|basis|merit|substance)|meritless"
    r"|(?:not|never) (?:true|correct|accurate|the case|so)|(?:not|never) (?:what|how|the way) (?:it |this |that )?"
    r"(?:happened|went|was|occurred)|far from the truth|contrary to the facts)"
)
#: What is said of figures, papers and pictures that are not what they are shown as.
_UNREAL = (
    r"(?:forged|forger(?:y|ies)|fakes?|faked|doctored|fabricat(?:ed|ions?)|falsified|invented|inventions?|wrong|false|untrue"
    r"|incorrect|inaccurate|staged|made[- ]up|baseless|unfounded|groundless)"
)
_ADVERBS = r"(?:[\w-]+ly |all |just |pure |sheer |utter |total |complete |simply |quite |nothing but ){0,2}"
_PREDICATE = (
    rf"(?:(?:is|are|was|were|be|been|being) [“\"‘']?{_ADVERBS}{_UNTRUE}"
    rf"|(?:isn|aren|wasn|weren)['’]t {_ADVERBS}(?:true|correct|right|accurate|the case|so)"
    r"|(?:do|does|did) not (?:correspond|conform) to (?:the )?(?:reality|facts?|truth)"
    r"|(?:has|have|had) (?:no|nothing to do with the) (?:basis|foundation|truth|reality|facts|merit|substance))"
)
#: What is said of reports, and of other things in other senses: "the reports that it had closed were wrong".
_WIDE_OF_IT = (
    rf"(?:is|are|was|were|be|been) {_ADVERBS}(?:wrong|mistaken|premature|exaggerated|overblown)\b"
)
#: What is said of a claim in the words that name it: "the baseless reports that ..", "falsely claimed that ..".
_CALLED_FALSE = (
    r"(?:false|untrue|baseless|groundless|unfounded|unsubstantiated|malicious|fabricated|absurd|bogus|spurious|unwarranted"
    r"|ludicrous|ridiculous|slanderous|misleading|invented|concocted|politically motivated)"
)
_FALSELY = (
    r"(?:falsely|wrongly|untruthfully|incorrectly|wrongfully|erroneously|misleadingly|mistakenly)"
)
_STATES = r"(?:stat|claim|alleg|accus|assert|suggest|report|said\b|say|portray|impl)\w*"
_CONTRARY = (
    r"(?:(?:is|are|was|were) )?(?:contrary to|in (?:[\w-]+ )?contradiction (?:to|with)|inconsistent with|at odds with"
    r"|belie[sd]?|belying)"
)
#: What is done to a claim that is not let stand.
_REBUFFS = (
    r"\b(?:(?:hit|hits|push|pushes|pushed) back (?:at|on|against)|(?:shot|shoots|shooting) down"
    r"|brush(?:es|ed) (?:aside|off)|quash(?:es|ed)"
    r"|scotch(?:es|ed)|rubbish(?:es|ed)|repudiat(?:es|ed|ing)|contest(?:s|ed|ing)|counter(?:s|ed|ing))"
)
_CONTENTION = rf"(?:{_NOUN}|contentions?|assurances?|insistence|arguments?)"
#: A word for telling, and that somebody tells it in another way.
_TELLS = r"(?:remember|recall|see|tell|describe|recount|explain)s?|remembered|recalled|saw|told|described|explained"
_NOT_SO = r"(?:differently|otherwise)\b"
_OTHER_STORY = r"(?:(?:very|quite|rather|wholly) )?(?:different|other) (?:story|version|account|picture|tale)\b"
#: "They say X. That is a lie."
_SAID = r"(?:says?|said|claims?|claimed|alleges?|alleged|insists?|suggests?|suggested|writes?|wrote|reports|reported)"
_CALLING = r"\b(?:call|describ|dismiss|brand|label|term)(?:s|es|ed|led|ing|ling)"
#: A complement that says what the claim is. What is behind it ends where the sentence goes on about something else.
_THAT = (
    r"(?:,? (?:that(?! (?:was|were|is|are|has|have|had|came|made|appeared|circulated)\b)|which said|alleging|claiming"
    r"|of|about) | saying )"
)
_CLAIM = r"[^;\n“”\"]{6,300}"
_OWNER = r"(?:the|this|that|these|those|such|his|her|their|its|both|all|any|[\w’'.-]+[’']s?)"
_THESE = rf"(?:{_OWNER} )?(?:[\w-]+ ){{0,2}}?{_NOUN}"
_IT = rf"(?:{_THESE}|it|this|that|them|they|these|those)"
#: A pronoun that stands by itself, and before no noun: "denied this", "denied it outright", not "denied those values".
_ALONE = (
    r"(?=[.,;:!?)”\"]|$"
    r"|\s+(?:as|and|but|on|in|at|when|while|too|also|again|yesterday|today|saying|insisting|\w+ly|outright)\b)"
)
_MAKING = (
    r"(?:make|made|put forward|said|say|give|given|suggest(?:ed)?|propose[d]?|receive[d]?|issue[d]?|advance[d]?"
    r"|seen|heard of|signed|got|read|met)"
)
_MADE_OR_KNEW = (
    r"(?:ha[sd]|have|made|put forward|gave|given|received|issued|knew of|(?:was|were) aware of)"
)
_ACT = r"(?:proposal|offer|request|remark|promise|demand|plan|decision|thing|intention|order|undertaking)s?"
#: "The minister says that they agreed. The letter says that they did not."
_SAYS = (
    r"(?:says?|said|insists?|insisted|maintains?|maintained|replied|answered|told [\w’'. -]{2,40}?)"
)
_REPLIED = r"(?:replied|answered|said|retorted|responded|countered|insisted|argued)"

# "denied that ..", "in her denial of having ..", "rejected suggestions by B that ..", "reports that .. are false".
_STATED = tuple(
    seldom_any_of([pattern])
    for pattern in (
        rf"{_DENY}(?: [\w’'.-]+){{0,8}}? {_NOUN}{_WHOSE}{_THAT}(?P<claim>{_CLAIM})",
        rf"{_REBUFFS} (?:[\w’'.-]+ ){{0,4}}?{_NOUN}{_WHOSE}{_THAT}(?P<claim>{_CLAIM})",
        rf"\bobject(?:s|ed|ing) to (?:[\w’'.-]+ ){{0,4}}?(?:{_NOUN}|criticisms?){_WHOSE},? that (?P<claim>{_CLAIM})",
        rf"{_DENY}(?: [\w’'.-]+){{0,4}}? (?:criticisms?|complaints?){_WHOSE},? that (?P<claim>{_CLAIM})",
        rf"\blaugh(?:s|ed) (?:at|off) (?:[\w’'.-]+ ){{0,4}}?{_NOUN}{_WHOSE}{_THAT}(?P<claim>{_CLAIM})",
        rf"\bdespite (?:[\w’'.-]+ ){{1,5}}?{_CONTENTION} that (?P<claim>[^;,\n“”\"]{{6,200}}), ",
        rf"{_NOT_TRUE}(?: [\w’'.-]+){{0,4}}? {_NOUN}{_WHOSE}{_THAT}(?P<claim>{_CLAIM})",
        rf"{_DENY} that (?!(?:[\w-]+ )?(?:{_NOUN}|{_FIGURE})\b)(?P<claim>{_CLAIM})",
        rf"{_DENIES}{_WHEN}{{1,2}},? that (?P<claim>{_CLAIM})",
        rf"\bno truth that (?P<claim>{_CLAIM})",
        rf"\bfail(?:s|ed)? to (?:demonstrate|establish|prove|show) that (?P<claim>{_CLAIM})",
        rf"\b(?:denied|denies|deny|denying) (?P<claim>{_SUBJECT} {_FINITE} {_CLAIM})",
        rf"\b(?:denied|denies|deny|denying) (?P<claim>(?:he|she|it|they|we) [a-z]+ed {_CLAIM})",
        rf"\b{_CALLED_FALSE} (?:[\w-]+ )?{_NOUN}{_WHOSE}{_THAT}(?P<claim>{_CLAIM})",
        rf"\b(?:under|on) (?:the|an?) (?:[\w-]+ )?pretext (?:that|of) (?P<claim>{_CLAIM})",
        rf"\b{_NOUN} about (?:the )?(?P<claim>(?:alleged|supposed|so-called) {_CLAIM})",
        rf"\b{_FALSELY} {_STATES} (?:[^.;,]{{2,60}}? )?(?:that|of) (?P<claim>[^;\n]{{6,300}})",
        rf"\b{_CONTRARY} (?:[\w’'.-]+ ){{1,5}}?{_CONTENTION},? (?:that|to|of) (?P<claim>{_CLAIM})",
        (
            rf"{_CALLING} as {_ADVERBS}{_UNTRUE} (?:an? |the )?[\w-]+ (?:showing|saying|that|claiming|about|of) "
            rf"(?P<claim>{_CLAIM})"
        ),
        rf"\b(?:denied|denies|deny|denying|denials? of) (?P<claim>(?:ever )?(?:having|[\w-]+ing) {_CLAIM})",
        rf"\b(?:denied|denies|deny|denying) (?P<claim>(?:any|all) {_CLAIM})",
        (
            rf"\b(?:it|that) (?:is|was|would be) [“\"‘']?{_ADVERBS}{_UNTRUE}[”\"’']? "
            rf"(?:to (?:say|claim|suggest|allege|state) (?:that )?|that )(?P<claim>{_CLAIM})"
        ),
        rf"\b{_NOUN}{_WHOSE}{_THAT}(?P<claim>[^;\n“”\"]{{6,200}}?),? {_PREDICATE}",
        rf"\b{_NOUN}{_WHOSE}{_THAT}(?P<claim>[^;\n“”\"]{{6,200}}?),? {_WIDE_OF_IT}",
        rf"(?<!that\s)(?<!the\s)(?<!this\s)(?<!such\s)(?<!any\s)\b{_SAID}(?: that)? "
        r"(?P<claim>[^.;“”\"]{8,240})[.;,]? (?:(?:but|and|yet) )*(?:that|this|it|which) "
        + _PREDICATE,
        (
            rf"{_DENY} (?P<claim>(?:[\w-]+ ){{0,3}}?{_NOUN}(?: by [^.;,“”\"]{{2,60}}?)?"
            r" (?:against|concerning|regarding|over|made by) [^.;,“”\"]{3,120}?)(?= as\b|[.,;]|$)"
        ),
    )
)
# "denied the allegations", "this is nonsense", "the claim was denied by", "described them as absurd".
_POINTED_TO = each_of(
    [
        rf"{_DENY} {_THESE}\b(?! (?:that|of|by|which)\b)",
        rf"{_DENIES} (?:it|this|that|them|they|these|those){_ALONE}",
        rf"{_DENIES} (?:the|this|that|these|those|such|[\w’'.-]+[’']s) (?:[\w-]+ ){{0,2}}?{_FIGURE}\b",
        rf"(?:^|[\s“\"‘'(]){_IT} {_PREDICATE}\b",
        rf"(?:^|[\s“\"‘'(])(?:that|it)['’]s {_ADVERBS}(?:wrong|{_UNTRUE})\b",
        rf"(?:^|[\s“\"‘'(])(?:that|it)['’]s {_ADVERBS}not {_ADVERBS}(?:true|correct|right|accurate|the case|so)\b",
        rf"\b(?:not|never|n['’]t) (?:\w+ )?{_MAKING} (?:such an?|any such) [\w-]+",
        rf"\b(?:{_MADE_OR_KNEW}|there (?:is|was|were|had been)) no such (?:{_NOUN}|{_ACT}|facts?|thing)\b",
        rf"\bno such (?:{_NOUN}|{_ACT}|meeting|conversation) (?:{_FINITE}|existed|exists|took place)\b",
        rf"\b{_SAYS} (?:that )?(?:he|she|it|they|we|I|this) (?:{_FINITE} not|{_FINITE}n['’]t)(?=[.,;!”\"]|$)",
        r"\b(?:seen|saw|found|have|has|had) (?:\w+ly )?no evidence (?:of|for|that)\b",
        rf"\b(?:{_TELLS}) (?:it|this|that|things|events|matters|the \w+)(?: \w+)? {_NOT_SO}",
        rf"\b(?:tells?|told|gives?|gave|offers?|offered|paints?|painted) an? {_OTHER_STORY}",
        r"\b(?:begs?|begged) to differ\b",
        r"\b(?:I|[Ww]e) (?:[a-z]+ly )?disagree(?=[.,;:]|$| with (?:that|this|him|her|them|what)\b)",
        rf"\b{_CONTENTION} (?:is|are|was|were) (?:unpersuasive|unavailing|misplaced|unconvincing|not persuasive)\b",
        rf"\b{_CONTENTION} (?:lacks?|lacked) (?:merit|substance|foundation)\b",
        rf"\b{_CONTRARY} (?:[\w’'.-]+ ){{1,5}}?{_CONTENTION}\b",
        rf"\b(?:counter|contest|challeng)(?:s|es|ed|ing)? (?:[\w’'.-]+ ){{0,4}}?{_NOUN}\b",
        r"\b(?:do|does|did) not think so\b|\b(?:don|doesn|didn)['’]t think so\b",
        rf"\b(?:the|this|that|such) (?:[\w-]+ )?information {_PREDICATE}",
        rf"\b(?:says?|said|insists?|insisted|maintains?|maintained) {_NOT_SO}",
        rf"\b(?:contradicts?|contradicted|takes? issue with|took issue with) (?:it|this|that|him|her|them|{_THESE})\b",
        (
            r"\b(?:(?:do|does|did) not|(?:don|doesn|didn)['’]t) believe "
            r"(?:a word|any of (?:it|this|that)|th(?:is|at|e) (?:story|account|version))\b"
        ),
        r"\b(?:reject|dismiss|contest)(?:s|es|ed|ing) (?:this|that)(?=[.:;]|$)",
        r"^[“\"‘']?(?:nonsense|rubbish|untrue|not true|lies|not so)\b[,.!]",
        rf"\b{_REPLIED} (?:that )?(?:quite )?(?:on|to) the contrary\b",
        (
            rf"\b{_IT} (?:is|are|was|were|has been|have been) {_ADVERBS}"
            r"(?:denied|refuted|rejected|dismissed|disputed|contested)\b"
        ),
        rf"{_CALLING} {_OWNER} (?:remarks?|comments?|words) (?:as )?[“\"‘']?{_ADVERBS}{_UNTRUE}\b",
        (
            r"\b(?:do|does|did|can|could)(?: not|n['’]t)? ?(?:not )?accept (?:that|this|the|his|her|its|their) "
            rf"(?:[\w-]+ ){{0,2}}?(?:{_CONTENTION}|submissions?)\b"
        ),
        rf"{_CALLING} {_IT} (?:as )?[“\"‘']?{_ADVERBS}{_UNTRUE}\b",
        rf"{_CALLING} {_OWNER} (?:[\w’'-]+ ){{1,3}}?(?:as )?[“\"‘']?{_ADVERBS}{_UNREAL}\b",
        rf"\bthere (?:is|was|’s|'s) (?:\w+ly )?no (?:evidence|truth|basis|merit) (?:of|for|to|in) {_IT}\b",
        rf"\b(?:is|are|was|were) {_ADVERBS}(?:mistaken|misinformed|lying)\b",
        r"\bpleaded not guilty\b",
        (
            r"\b(?:(?:do|does|did)(?: not|n['’]t) know|(?:have|has|had) no idea) what "
            r"(?:he|she|they|you|[A-Z][\w’-]+)(?:['’](?:s|re)| is| are| was| were) talking about\b"
        ),
        rf"\b(?:decr(?:y|ies|ied)|question(?:s|ed)|challeng(?:es|ed)|takes? issue with|took issue with) {_THAT_FIGURE}",
        r"(?:^|[\s“\"‘'(])(?:this|that|it) (?:never|did not|didn['’]t) (?:happen|occur)(?:ed)?\b",
        r"(?:^|[\s“\"‘'(])(?:this|that|it) (?:never took|did not take|didn['’]t take) place\b",
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
    r"|, (?:which|who|while|whereas|as|will|would|has|had|have|is|was)\b"
    r"| as (?:[“\"‘']|an? |false|absurd|baseless|untrue|groundless|unfounded|fake)).*$",
    re.IGNORECASE | re.DOTALL,
)
_EDGES = " ,.;:’'\"”"


@dataclass(frozen=True, slots=True)
class Denied:
    """What a passage denies: a span of it that states the claim, ``None`` where it only points to one.

    ``owner``: the words that say whose claim it is ("his US counterpart", in "his US counterpart's assertion that").
    ``at``: where the words of denial begin, or of the claim that is called untrue.
    """

    span: tuple[int, int] | None
    owner: str | None = None
    at: int = 0


def denied_in(text: str) -> Denied | None:
    """Return what an English passage denies in so many words; ``None`` where it denies nothing.

    A claim that the passage states comes before one that it only points to. Offsets are code points of the passage.
    """
    stated = next(_claims(text), None)
    if stated is not None:
        return stated
    found = _POINTED_TO.search(text)
    if found is None or _is_undone(text, found.start()):
        return None
    return Denied(None, at=found.start())


def _claims(text: str) -> Iterator[Denied]:
    for pattern in _STATED:
        match = pattern.search(text)
        if match is None or _is_undone(text, match.start()):
            continue
        words = _TAIL.sub("", match["claim"]).rstrip(_EDGES)
        if _is_clause(words):
            start = match.start("claim")
            yield Denied((start, start + len(words)), _owner(text, match), match.start())


def _is_clause(words: str) -> bool:
    """Whether a claim says something: more than one word, and more than "that was" before a quotation."""
    listed = words.split()
    return len(listed) > 1 and not (len(listed) == _SHORT and _ENDS_OPEN.search(words))


_SHORT = 2
_ENDS_OPEN = re.compile(rf" {_FINITE}$")


def _owner(text: str, match: re.Match[str]) -> str | None:
    """Return whose claim is denied, as the passage says it: "the report by the agency that ..", "A's claim that"."""
    by = match.groupdict().get("by")
    owned = _OWNED.search(text, 0, match.start("claim"))
    words = by or (owned["owner"] if owned else None)
    return " ".join(words.split()) if words else None


def _is_undone(text: str, at: int) -> bool:
    """Whether a denial is itself negated or suffered: "cannot deny that", "people are being denied"."""
    return negated_before(text, at) or _SUFFERED.search(text, 0, at) is not None


_SUFFERED = re.compile(r"\b(?:being|been|is|are|was|were|get|got)(?: \w+ly)?\s*$", re.IGNORECASE)
