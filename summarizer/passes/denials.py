"""Wording that holds a claim, a report or an accusation to be untrue."""

from __future__ import annotations

import re
from functools import cache

from summarizer.resources import word_list
from summarizer.words.patterns import any_of


def denies(text: str) -> bool:
    """Whether a passage denies something: "denied", "rejected the accusations", "groundless"."""
    return _pattern("denial").search(text) is not None


def rejects_claim(text: str) -> bool:
    """Whether the reporting words themselves deny: "denied that", "rejected claims of"."""
    return _pattern("rejection").search(text) is not None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return any_of(word_list("denials_en")[name])
