"""Whether a label may stand behind "on" in a title: a noun phrase, as its document has it."""

from __future__ import annotations

import re

from summarizer.brief.phrasing.mentions import is_named_person
from summarizer.names.bodies import posts
from summarizer.names.persons import is_given_name
from summarizer.names.places import government
from summarizer.words.negation import negated

#: What points to something outside of the label, asks, or ends no noun phrase.
_LOOSE = re.compile(
    r"\b(?:this|that|these|those|such|which|who|whom|whose|what|whatever|why|how|when|where|whether|it|they|them|he|him"
    r"|she|there|here|now|then|today|tomorrow|yesterday|so far|also|too|not|is|are|was|were|be|been|has|have|had|will"
    r"|would|can|could|may|might|must|should|[a-z]+sel(?:f|ves)|anyone|anything|something|somebody|though"
    r"|although|because|unless|earlier|later)\b|[,;:!?]|\b(?:of|about|to|for|with|from|by|at|in|on|and|or)$"
    r"|^(?:while|if|since|after|before|and|or|but|as|of|about|to|for|with|from|by|at|in|on)\b",
    re.IGNORECASE,
)
#: "Strengthen U", "[1]", "- Norland": cut off, or with a mark of its page.
_CUT = re.compile(r"(?:^|\s)[B-HJ-Z]$|[\[\]{}|_*]|^\W|\s[-–—]|[-–—]\s")
#: "Promptly with", "deal promptly": no noun phrase begins so.
_ADVERB_FIRST = re.compile(r"(?:[a-z]+ly|[a-z]+ [a-z]+ly (?:with|to|for|on|about))\b")
#: Behind these stands a verb, or what somebody is: "to defend", "is liable for", "as long as".
_NO_NOUN_BEHIND = frozenset(
    "to be is are was were am been being will would can could may might must shall should do does did not as so very"
    " too more i we you they he she it who which and/or let never have has had".split()
)
_GOVERNS = frozenset(("government", "administration", "cabinet"))
#: Many persons by what they are, beside the plurals of offices.
_MANY = frozenset(
    "colleagues communities people men women families members partners allies groups participants students workers"
    " residents citizens voters officials leaders authorities stakeholders".split()
)
_STYLED = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lady|Lord)\b")


def may_be_a_matter(label: str, text: str = "") -> bool:
    """Whether a label names a matter as a noun phrase, and nobody who acts.

    Where the ``text`` of its document has it, one of its places there has to be a noun's: not "to defend the port".
    """
    if _LOOSE.search(label) or negated(label) or _CUT.search(label) or _ADVERB_FIRST.match(label):
        return False
    return not _is_somebody(label) and _stands(label, text)


def _is_somebody(label: str) -> bool:
    """Whether a label is a person, a state, or persons by what they are."""
    last = label.rpartition(" ")[2].lower()
    many = " of " not in label and (last in _MANY or last.removesuffix("s") in posts())
    named = is_named_person(label) and is_given_name(label.split(maxsplit=1)[0])
    alone = named or _STYLED.match(label) or last in _GOVERNS
    return bool(many or alone or government(label))


def _stands(label: str, text: str) -> bool:
    """Whether a label stands as a noun phrase somewhere, or nowhere at all: then it is a summary's own word."""
    words = r"\s+".join(map(re.escape, label.split()))
    places = list(re.finditer(rf"(?<![\w’'-]){words}(?![\w’'-])", text, re.IGNORECASE))
    return not places or any(_is_noun_here(text, place.start(), place.end()) for place in places)


def _is_noun_here(text: str, start: int, end: int) -> bool:
    before = re.findall(r"[\w’'/-]+|[.;:?!]", text[max(0, start - 40) : start])
    last = before[-1].lower() if before else ""
    # "Strong U.S. support": the label ends amid a word.
    amid = re.match(r"\.[A-Za-z]", text[end:])
    return amid is None and last not in _NO_NOUN_BEHIND
