"""Small comparisons of wording that the passes share."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz import fuzz

_WORD = re.compile(r"\w+", re.UNICODE)
# Two contents with this share of words in common make the same point.
_SAME = 80.0
_SHORTEST = 3
_ARTICLE = re.compile(
    r"(?:United |European |Netherlands|Philippines|US |U\.S\.|UN |EU\b|Kremlin|State Department)|\w+ side$"
)


def tidy(text: str) -> str:
    """Return text on one line, runs of white space as one space."""
    return " ".join(text.split())


def folded(text: str) -> str:
    """Return text for comparison: compatibility forms folded, lower case, words only."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def with_article(name: str) -> str:
    """Return a party's name as it stands within an English sentence ("the United States")."""
    return f"the {name}" if _ARTICLE.match(name) else name


def content_words(text: str) -> frozenset[str]:
    """Return the longer words of a text, folded and cut to their beginnings, so that inflections meet."""
    return frozenset(w[:6] for w in folded(text).split() if len(w) > 3)


def same_point(one: str, other: str) -> bool:
    """Whether two contents say the same in nearly the same words."""
    a, b = folded(one), folded(other)
    if min(len(a.split()), len(b.split())) < _SHORTEST:
        return False
    return fuzz.token_set_ratio(a, b) >= _SAME and _negations(a) == _negations(b)


def _negations(text: str) -> bool:
    return any(
        w in ("not", "no", "never", "without", "cannot", "nor") or w == "t" for w in text.split()
    )
