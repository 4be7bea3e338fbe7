"""What a sentence that somebody worded says beyond the passages it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from summarizer.words.content import content
from summarizer.words.days import day_months, weekdays
from summarizer.words.modals import modals
from summarizer.words.negation import counters
from summarizer.words.numbers import numbers

_CAPITALISED = re.compile(r"\b[^\W\d_a-z][\w’'-]*")
#: Words that begin sentences and join them: capitals of these name nobody.
_FUNCTION = frozenset(
    "a according accounts after all also although an and another as at both but by conversation during each either for"
    " from he her his however if in it its meanwhile no none of on one only other she since some that the their there"
    " these they this those to two three until what when where whether which while who with".split()
)
#: Letters by which a name and its adjective are one: "Nahrania", "Nahranian".
_STEM = 5


class Beyond(StrEnum):
    """What a sentence adds to its evidence, or leaves out of it."""

    NUMBER = "it brings in a number that does not stand there"
    DAY = "it brings in a day that does not stand there"
    WEEKDAY = "it brings in a weekday that does not stand there"
    NAME = "it brings in a name that does not stand there"
    MODAL = "it brings in a modal that does not stand there"
    NEGATION = "it brings in a negation"
    NO_NEGATION = "it leaves a negation out"


def beyond(text: str, evidence: Sequence[str], context: str = "") -> Beyond | None:
    """Return the first thing a sentence says beyond its evidence; null where there is none.

    ``context`` may bear out names, as a pronoun's antecedent does, and nothing else. A name stands there where the
    evidence has a word with the same first five letters: "Nahranian" bears out "Nahrania".
    """
    whole = " ".join(evidence)
    added = (
        (Beyond.NUMBER, numbers(text) - numbers(whole)),
        (Beyond.DAY, day_months(text) - day_months(whole)),
        (Beyond.WEEKDAY, weekdays(text) - weekdays(whole)),
        (Beyond.NAME, _beginnings(names(text)) - _beginnings(content(f"{whole} {context}"))),
        (Beyond.MODAL, modals(text) - modals(whole)),
    )
    found = next((what for what, more in added if more), None)
    if found is not None:
        return found
    if counters(text) and not counters(whole):
        return Beyond.NEGATION
    return Beyond.NO_NEGATION if not counters(text) and all(map(counters, evidence)) else None


def names(text: str) -> frozenset[str]:
    """Return the stems of the capitalised words that are no function words."""
    return content(" ".join(w for w in _CAPITALISED.findall(text) if w.casefold() not in _FUNCTION))


def _beginnings(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words)
