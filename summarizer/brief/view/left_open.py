"""Whether words leave open if something is so: officials look into whether it is, and assert nothing."""

from __future__ import annotations

from collections.abc import Iterable

from summarizer.words.seldom import Seldom

#: "are investigating whether", "the possibility that", "a potential link", "looked into".
_OPEN = Seldom(
    r"\bwhether\b|\b(?:asked|checking|wondered|determine|see) if\b|\b(?:possibility|potential(?:ly)?|possibl[ey])\b"
    r"|\b(?:investigat|prob|examin|inquir|enquir)(?:e[sd]?|ing|ies|y|ions?)\b|\blook(?:s|ed|ing)? into\b"
    r"|\bunder investigation\b|\b(?:could|may|might) (?:have|be)\b"
)


def leaves_open(texts: Iterable[str]) -> bool:
    """Return whether each of some passages, one at least, only says that something is looked into, or may be."""
    told = list(texts)
    return bool(told) and all(_OPEN.search(text) for text in told)
