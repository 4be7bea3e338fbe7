"""Small comparisons of wording that the passes share."""

from __future__ import annotations

import re
import unicodedata

from summarizer.words.content import content
from summarizer.words.modals import modals
from summarizer.words.negation import negated
from summarizer.words.numbers import numbers
from summarizer.words.scripts import is_dense

_WORD = re.compile(r"\w+", re.UNICODE)
# Two contents make the same point where the shorter one shares this part of its words, and this many at least.
_SAME_PART, _SAME_WORDS = 0.6, 4
_HEADLINE_PART, _HEADLINE_WORDS = 0.4, 3
_WITH_ENDING = 5
#: What binds and what only allows: "may visit" and "must visit" are two points.
_BINDING, _ALLOWING = frozenset(("must", "shall")), frozenset(("may", "might", "can", "could"))
_LEADING_ARTICLE = re.compile(r"^(?:the|an?) ", re.IGNORECASE)
_ARTICLE = re.compile(
    r"(?:United |European |Netherlands|Philippines|US |U\.S\.|UN |EU\b|Kremlin|State Department)|\w+ side$"
)


def tidy(text: str) -> str:
    """Return text on one line, runs of white space as one space."""
    return " ".join(text.split())


def folded(text: str) -> str:
    """Return text for comparison: compatibility forms folded, lower case, words only."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def without_article(name: str) -> str:
    """Return a name or role without its article: "the European Commission chief"."""
    return _LEADING_ARTICLE.sub("", name)


def stands_in(words: str, text: str) -> bool:
    """Whether a text has some words as words of its own; longer ones may have an ending there.

    Of scripts without spaces between words any place counts.
    """
    wanted, whole = folded(words), f" {folded(text)} "
    if not wanted or is_dense(wanted[0]):
        return bool(wanted) and wanted in whole
    return (f" {wanted}" if len(wanted) >= _WITH_ENDING else f" {wanted} ") in whole


def with_article(name: str) -> str:
    """Return a party's name as it stands within an English sentence ("the United States")."""
    return f"the {name}" if _ARTICLE.match(name) else name


def same_point(one: str, other: str, *, headline: bool = False) -> bool:
    """Whether two contents of one holder say the same in nearly the same words.

    A headline tells in other words what the text tells: less is asked of it.
    """
    a, b = content(one), content(other)
    if negated(one) != negated(other):
        return False
    # "14 per cent" and "15 per cent" are two points, however much of the rest they share.
    figures, others = numbers(one), numbers(other)
    if (figures - others and others - figures) or _bound_otherwise(one, other):
        return False
    if a == b and a:
        return True
    shared = len(a & b)
    part = shared / max(1, min(len(a), len(b)))
    least, words = (_HEADLINE_PART, _HEADLINE_WORDS) if headline else (_SAME_PART, _SAME_WORDS)
    return shared >= words and part >= least


def _bound_otherwise(one: str, other: str) -> bool:
    """Whether one binds to what the other allows."""
    a, b = modals(one), modals(other)
    return bool((a & _BINDING and b & _ALLOWING) or (b & _BINDING and a & _ALLOWING))
