"""Whom a demand, an accusation or a warning is directed at, in the source's own words."""

from __future__ import annotations

import re

from summarizer.words.patterns import any_of

__all__ = ["addressee_in"]

_NAME = r"(?P<who>(?:(?:the|both|all|its|his|her|their) )?(?:[\w.’'-]+ ){0,6}?[\w.’'-]+?)"
#: "Urged him to leave", no "encouraged a return to the office".
_TO = r"(?:not )?to\b(?! (?:the|an?|which|whom|whose)\b)"
_ALL = tuple(
    any_of([f"{verb} {_NAME} {complement}"])
    for verb, complement in (
        (
            r"\b(?:urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:up)?on|appeal(?:s|ed|ing)? to)",
            _TO,
        ),
        (r"\b(?:ask|tell|press|remind|order|instruct)(?:s|es|ed|ing)?", _TO),
        (r"\b(?:advis|invit|encourag|told)(?:e|es|ed|ing)?", _TO),
        (r"\baccus(?:e|es|ed|ing)", r"of\b"),
        (r"\b(?:blam|criticis|criticiz|condemn|denounc|rebuk)(?:e|es|ed|ing|s)", r"(?:for|over)\b"),
        (r"\bwarn(?:s|ed|ing)?", r"(?:against|that|not to|of)\b"),
        (
            r"\b(?:demand|insist)(?:s|ed|ing)? that",
            r"(?:must|should|shall|be|stop|cease|end|withdraw|return)\b",
        ),
    )
)
_PRONOUN = re.compile(
    r"(?:him|her|them|it|us|me|you|he|she|they|we|i|himself|themselves|that|this|those|these|anyone|everyone)$",
    re.IGNORECASE,
)
#: "Told a news conference that he came prepared to sign": what was said, and nobody it was put to.
_CLAUSE = re.compile(
    r"\b(?:that|which|who|whether|how|if|he|she|they|is|was|were|had|has|question)\b"
)
_LONGEST = 60


def addressee_in(passage: str) -> str | None:
    """Return whom an English passage puts a demand to or makes an accusation against; ``None`` where it names nobody.

    The words are the passage's own, on one line: "both sides", "the Norvik government". Pronouns name nobody.
    """
    for pattern in _ALL:
        found = pattern.search(passage)
        if found is None:
            continue
        who = " ".join(found["who"].split()).strip(" ,")
        if who and not _PRONOUN.match(who) and not _CLAUSE.search(who) and len(who) <= _LONGEST:
            return who
    return None
