"""How strongly, how widely and under what condition does an English passage claim something?"""

from __future__ import annotations

import re

from summarizer.words.content import content
from summarizer.words.modals import modals
from summarizer.words.remembered import remembered
from summarizer.words.seldom import Seldom

#: What makes a thing depend on another: a statement that leaves it out promises more than was said.
#: "Even if" is none, nor is "only" before a name: who else did the same is another matter.
_CONDITION = Seldom(
    r"(?i:(?<!\beven )(?<!\bas )\b(?:if|unless|on (?:the )?condition|conditional|until|as long as|except|"
    r"in (?:the event|case|the case(?! of\b)))\b"
    r"|(?:^|[,;] )provid(?:ed|ing)\b(?! (?:by|for|to|in|with|at|from|under|an?)\b)|\bprovided that\b)"
    r"|(?<!not )\b[Oo]nly\b(?! (?:[A-Z]|too\b|natural|inevitable|fair\b|right\b|logical|reasonable|human\b))",
)
#: "Asked him if", "wondered if": the "if" of a question is a "whether", no condition.
_ASKED_IF = Seldom(
    r"\b(?P<asks>(?:ask|wonder|inquir|enquir)\w*(?: [\w’'.-]+){0,4}?|(?:know|see|unsure|uncertain|doubt)\w*) if\b",
    re.IGNORECASE,
)
#: "To appear at the fair", "come what may": of these words that weaken a claim, or are modals, nothing is weakened.
_NO_HEDGE = Seldom(
    r"\bappear(?:s|ed)? (?:at|in|on|before|with|beside|alongside|there|here)\b|\b(?:come|be that) (?:what|as it) may\b",
    re.IGNORECASE,
)
#: "A supposed expert": what is weakened is one noun, which a text without it does not claim.
_SO_CALLED = Seldom(
    r"\b(?:an?|the|his|her|its|their|this|that) (?:alleged|supposed|reported|apparent|rumou?red|potential)"
    r" (?P<noun>[a-z][\w-]+)\b"
)
#: What makes a claim weaker than the same claim without it: neither the month of May nor a name
#: ("Potential Tariff Adjustments") does, nor how a thing "could be described".
_HEDGE = Seldom(
    r"(?i:\b(?:un)?likely\b|\b(?:alleged|reported(?! that\b)|supposed|apparent|probab|rumou?r)\w*\b"
    r"|\bpossib(?:ly|le|ility)\b"
    r"|\bcould\b(?! be (?:described|called|said|seen)\b)|\b(?:perhaps|maybe|seemingly|arguably)\b"
    r"|\b(?:appear|seem)(?:s|ed)?\b|\b(?:indications?|signs?) (?:that|to|of|suggest)\b"
    r"|(?<!\bI )(?<!\b[Ww]e )\bsuggests?\b(?! \w+ing\b)"
    r"|\b(?:believed|thought|understood) to (?:be|have)\b)"
    r"|\b(?:may|might)\b(?! \d)|\bMight\b",
)
_POTENTIAL = Seldom(r"\bpotential(?:ly)?\b(?! (?:to|for)\b)")
#: "The strongest possible hand", "as soon as possible": these weaken nothing.
_UTMOST = Seldom(
    r"\b(?:as|so) (?:[\w-]+ )+?as (?:is |was )?possible\b|\b(?:\w+est|every) possible\b",
    re.IGNORECASE,
)
_CANNOT, _COULD = Seldom(r"\bcan(?:not)?\b"), Seldom(r"\bcould\b")
#: What narrows a claim, by what says the same; every one that the words have, a statement of them has.
_LIMITS = tuple(
    Seldom(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?:strictly|exclusively|solely)\b",
        r"\b(?:partly|partially|in part|to some extent|to a degree)\b",
        r"\bat least\b|\bno (?:less|fewer) than\b|\bor more\b|\ba minimum\b",
        (
            r"\bat most\b|\bup to (?!(?:19|20)\d\d\b)(?=[$€£\d]|half|life\b|an? |one|two|three|four|five|ten)"
            r"|\bno more than\b"
        ),
        r"\bas (?:much|many) as\b|\ba maximum\b|\bnot exceed\w*",
        r"\b(?:almost|nearly|virtually)\b|\bclose to\b",
        r"\bin principle\b",
        r"\bat (?:this|the) (?:stage|moment)\b|\bfor (?:now|the (?:moment|time being))\b",
    )
)
#: What binds or allows without a modal, by the modal that says the same.
_BINDS = (
    (
        "must",
        Seldom(
            r"(?:\bha(?:ve|s|d|ving)|['’](?:ve|s|d)) (?:got )?to\b|\bneed(?:s|ed|ing)?\b|\bobligation\b|\bessential\b"
            r"|\b(?:demand|insist)\w*|\bnecess(?:ary|ity)\b|\bshall\b"
            r"|\b(?:important|vital|crucial|imperative)\b(?: [\w’'.-]+){0,9}? to\b",
            re.IGNORECASE,
        ),
    ),
    (
        "should",
        Seldom(
            r"\b(?:must|ought|needs?|needed|call(?:s|ed|ing)? (?:on|upon|for)|urg(?:e|es|ed|ing)|recommend\w*|propos\w+"
            r"|suggest\w*|demand\w*|insist\w*|ask(?:s|ed|ing)? (?:\w+ ){1,4}to|favou?r\w*|resolved that|want\w*"
            r"|request\w*|appeal\w*|support(?:s|ed|ing)? (?:for )?\w+ing|importance of|preferr?\w*|encourag\w+"
            r"|invit\w+|advocat\w+|underscored|cautioned against|oppos\w+)\b"
            r"|(?:\bha(?:ve|s|d)|['’](?:ve|s|d)) (?:got )?to\b",
            re.IGNORECASE,
        ),
    ),
    # What was said is told in the past.
    ("would", Seldom(r"\bwill\b|['’]ll\b|\bwo(?:n['’]t)\b|\bgo(?:ing to|nna)\b", re.IGNORECASE)),
    (
        "could",
        Seldom(
            r"\bcan(?:not|['’]t)?\b|\b(?:un)?able to\b|\bcapable of\b|\bpossib(?:le|ly|ility)\b|\bin a position to\b",
            re.IGNORECASE,
        ),
    ),
    (
        "can",
        Seldom(
            r"\b(?:un)?able to\b|\bpossib(?:le|ility)\b|\bcapable of\b|\bin a position to\b",
            re.IGNORECASE,
        ),
    ),
    ("might", Seldom(r"\bmay\b(?! \d)|\?")),
    ("may", Seldom(r"\bmight\b|\b(?:perhaps|maybe|probably)\b|\?")),
    (
        "will",
        Seldom(
            r"\bgo(?:ing to|nna)\b|\bshall\b|\b(?:pledg|promis|vow|undertak|undertook)\w* to\b|\bagreed to\b",
            re.IGNORECASE,
        ),
    ),
)
#: The same, where a sentence reports in the past and sets no condition.
_TOLD_IN_THE_PAST = (("will", Seldom(r"\bwould\b")), ("can", Seldom(r"\bcould\b")))
_REPORTED = Seldom(
    r"\b(?:said|told|warned|added|noted|announced|promised|stressed|explained|insisted|stated"
    r"|expressed|replied|reminded|suggested|indicated|assured|claimed|argued|believed|thought|pointed out)\b"
)
_ABOUT_SO_MANY = (
    r"\b(?:more than|less than|fewer than|over|under|nearly|almost|about|around|some|up to|at least|approximately"
    r"|roughly|close to|no (?:more|less|fewer) than|estimated|above|below)"
)
#: A figure in words: "a thousand", "half a million".
_IN_WORDS = (
    r"(?:(?:an?|half an?|one|two|three|four|five|six|seven|eight|nine|ten) )?"
    r"(?:hundred|thousand|million|billion|dozen|half)\b"
)
_ABOUT = Seldom(rf"{_ABOUT_SO_MANY} (?P<figure>[$€£]?\d[\d.,]*|{_IN_WORDS})", re.IGNORECASE)
#: Of how many a thing is said, from all to few, and what else says so.
_QUANTITIES = {
    "all": (
        Seldom(
            r"(?<!\bat )(?<!after )(?<!above )(?<!of )(?<!first of )\ball\b(?! the (?:more|same|less|better)\b)"
            r"|\b(?:every(?! (?:\d|two|three|four|five|six|seven|eight|nine|ten|other)\b)|everybody|everyone)\b",
            re.IGNORECASE,
        ),
        Seldom(
            r"\b(?:all|every\w*|each|whole|entire(?:ly)?|any|both|always|full\w*|complete\w*|total\w*|no|none|nothing"
            r"|general\w*|unanimous\w*|across)\b",
            re.IGNORECASE,
        ),
    ),
    "most": (
        Seldom(
            r"(?:^|[,;:] |\b(?:and|or|but|that|of|for|in|by|with|to|from) )most (?!of all\b)"
            r"(?:of\b|[a-z]+s\b|people\b)",
            re.IGNORECASE,
        ),
        Seldom(r"\b(?:most|majority|mostly|largely|mainly|all|every\w*|bulk)\b", re.IGNORECASE),
    ),
    "many": (
        Seldom(r"(?<!as )(?<!how )(?<!so )(?<!too )\b(?:many|numerous)\b", re.IGNORECASE),
        Seldom(
            r"\b(?:many|numerous|multiple|most|majority|dozens|scores|hundreds|thousands|millions|countless|much|lots?"
            r"|all|wide\w*|extensive|large|great|\d{2,})\b",
            re.IGNORECASE,
        ),
    ),
    "several": (
        Seldom(r"\bseveral\b", re.IGNORECASE),
        Seldom(
            r"\b(?:several|various|multiple|many|numerous|number of|range of|three|four|five|six|seven|eight|nine|some"
            r"|different|\d+)\b",
            re.IGNORECASE,
        ),
    ),
    "few": (
        Seldom(r"(?<!a )\b(?:few|fewest)\b", re.IGNORECASE),
        Seldom(r"\b(?:few\w*|hardly|little|scarce\w*|rare\w*|not many)\b", re.IGNORECASE),
    ),
}
#: A part of a whole, and of what.
_PART = Seldom(
    r"\b(?:some|several|a few|few|most|certain) (?:of (?:the|its|their|our|these|those) )?"
    r"(?P<noun>[a-z]{4,}s|people)\b",
    re.IGNORECASE,
)
_SOME = Seldom(
    r"\b(?:some|several|few|most|certain|many|a number of|various|part of|one of)\b", re.IGNORECASE
)


#: In which sense a number or a day is meant.
_SENSES = {
    "at": r"on|in|at|during",
    "up to it": r"by|until|till|before|at most|up to|no (?:more|later) than|less than|fewer than|under|below",
    "from it": r"from|since|after|at least|no (?:less|fewer|earlier) than|more than|over|above",
}
_BOUNDED = re.compile(
    rf"\b(?P<how>{'|'.join(_SENSES.values())})\s+(?:[$€£]\s?|the )?(?P<value>\d[\d.,]*\d(?![\d.,]*\d)|\d"
    r"|(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday"
    r"|Wednesday|Thursday|Friday|Saturday|Sunday)(?: \d{1,2})?)\b",
    re.IGNORECASE,
)


@remembered
def conditional(text: str) -> bool:
    """Whether a passage sets a condition or an exception."""
    return _CONDITION.search(with_whether(text)) is not None


def with_whether(text: str) -> str:
    """Return a text with "whether" for the "if" of a question it tells of: "asked the board if it would pay"."""
    return _ASKED_IF.sub(r"\g<asks> whether", text)


def hedges_lost(text: str, words: str) -> bool:
    """Whether a text says that a thing is so of which some words say less: it may be, is alleged, seems, is likely."""
    plain = _NO_HEDGE.sub(" ", _UTMOST.sub(" ", words))
    plain = _SO_CALLED.sub(lambda found: found[0] if _has(text, found["noun"]) else " ", plain)
    if _CANNOT.search(text):
        # "Neither side could afford" was said as "can".
        plain = _COULD.sub(" ", plain)
    if _HEDGE.search(plain):
        return _HEDGE.search(text) is None
    return _POTENTIAL.search(plain) is not None and not (
        _POTENTIAL.search(text) or _HEDGE.search(text)
    )


def _has(text: str, word: str) -> bool:
    """Whether a text has a word in some form."""
    return bool(content(word) & content(text))


def limits_lost(text: str, words: str) -> bool:
    """Whether a text leaves out what narrows some words it retells: "strictly", "up to", "at this stage"."""
    if any(limit.search(words) and not limit.search(text) for limit in _LIMITS):
        return True
    figures = (found["figure"].rstrip(".,") for found in _ABOUT.finditer(words))
    return any(
        figure in text and not re.search(rf"(?i){_ABOUT_SO_MANY} {re.escape(figure)}", text)
        for figure in figures
    )


def bounded_otherwise(text: str, evidence: str) -> bool:
    """Whether a text says otherwise than its evidence how a number or day is meant: "after" for "by 4 June".

    What the evidence has once in the same sense, or never in any, is no matter.
    """
    theirs: dict[str, set[str]] = {}
    for found in _BOUNDED.finditer(evidence):
        theirs.setdefault(found["value"].lower(), set()).add(_sense_of(found["how"]))
    mine = ((f["value"].lower(), _sense_of(f["how"])) for f in _BOUNDED.finditer(text))
    return any(value in theirs and sense not in theirs[value] for value, sense in mine)


def _sense_of(how: str) -> str:
    words = " ".join(how.lower().split())
    return next(sense for sense, said in _SENSES.items() if re.fullmatch(said, words))


def quantity_brought_in(text: str, evidence: str) -> bool:
    """Whether a text speaks of all, most, many, several or few where its evidence speaks of fewer, or of no number."""
    return any(
        said.search(text) and not borne.search(evidence) for said, borne in _QUANTITIES.values()
    )


def part_lost(text: str, words: str) -> bool:
    """Whether a text says of a whole what the words say of a part of it: "members" for "some members"."""
    if _SOME.search(text):
        return False
    return any(re.search(rf"(?i)\b{part['noun']}\b", text) for part in _PART.finditer(words))


def modals_brought_in(text: str, evidence: str) -> frozenset[str]:
    """Return the modals of a text that its evidence has neither as such nor in other words ("has to": must).

    What is asked may be so: a question bears "may" and "might" out.
    """
    brought = modals(text)
    found = brought - modals(evidence) if brought else brought
    if not found:
        return found
    reported = _REPORTED.search(evidence) and not conditional(evidence)
    same = (*_BINDS, *_TOLD_IN_THE_PAST) if reported else _BINDS
    return found - {modal for modal, said in same if said.search(evidence)}
