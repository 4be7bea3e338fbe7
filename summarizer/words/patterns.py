"""Regular expressions of the word lists, made fit for text as it is laid out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarizer.words.seldom import Seldom

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


def _joined(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{_SPACE.sub(_spaced, p)})" for p in patterns)


def _spaced(found: re.Match[str]) -> str:
    behind = found["behind"]
    return behind.replace(" ", r"\s") if behind else r"\s+"
