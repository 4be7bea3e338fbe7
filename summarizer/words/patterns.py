"""Regular expressions of the word lists, made fit for text as it is laid out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarizer.words.seldom import AnyOf, Seldom

# A look-behind has to keep its width.
_SPACE = re.compile(r"(?P<behind>\(\?<[!=][^()]*\))| ")


def any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    """Return one expression for several, case ignored, in which a space stands for any white space.

    Lines of a document may be wrapped anywhere.
    """
    return re.compile(_joined(patterns), re.IGNORECASE)


def seldom_any_of(patterns: Iterable[str]) -> Seldom:
    """Return the same for expressions that most texts do not match."""
    return Seldom(_joined(patterns), re.IGNORECASE)


def each_of(patterns: Iterable[str]) -> AnyOf:
    """Return the same for many long expressions, of which a text is searched for those alone that it can match."""
    return AnyOf(map(_wrapped, patterns), re.IGNORECASE)


def _joined(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{_wrapped(p)})" for p in patterns)


def _wrapped(pattern: str) -> str:
    """Return an expression in which a space stands for any white space."""
    return _SPACE.sub(_spaced, pattern)


def _spaced(found: re.Match[str]) -> str:
    behind = found["behind"]
    return behind.replace(" ", r"\s") if behind else r"\s+"
