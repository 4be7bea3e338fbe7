"""When an account can be said to be silent on a matter: that is a strong claim, and matters are told in many words."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.words.alike import Heard
from summarizer.words.content import salient_words, written_words

#: What sets the matters of one topic apart: "pay and conditions".
_BORDER = re.compile(r"\b(?:and|or)\b|[,;/&]")
#: A name within a topic, an abbreviation, or a number.
_NAMED = re.compile(r"(?<=\S )[A-Z]|\b[A-Z]{2}|\d")
#: Telling words of a matter; what has fewer is told in many ways.
_FEWEST = 2


def is_distinct(topic: str) -> bool:
    """Whether a matter can hardly be told without a word of its name: it has a name, a number, or two telling words.

    One plain word is not enough: who tells of salaries that rise by a tenth is not silent on "pay".
    """
    pieces = _BORDER.split(topic)
    return bool(_NAMED.search(topic)) or any(len(salient_words(p)) >= _FEWEST for p in pieces)


def has_of(topic: str, sentence: str, least: float) -> bool:
    """Whether a sentence has at least so many telling words of a topic, in any form, or words that are put for them."""
    words, written = salient_words(topic), written_words(topic)
    if len(words & salient_words(sentence)) >= least:
        return True
    heard = _heard(sentence)
    return sum(heard.has(written.get(word, word)) for word in words) >= least


@lru_cache(maxsize=4_096)
def _heard(sentence: str) -> Heard:
    """Return the words of a sentence, which every topic of an answer may ask."""
    return Heard(written_words(sentence).values())
