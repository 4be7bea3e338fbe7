"""What capital letters tell in English: which lines are headlines, and which words are names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise

from summarizer.words.lists import actor_lists
from summarizer.words.tokens import Token

#: A line that names persons with their offices, and is written like a headline: who was there, or who signs.
_NO_HEADLINE = re.compile(
    r"\W{0,3}(?:[\u2012-\u2015(]|--?\s)|"
    r"[^:;\n]{2,40}:\s[^:;\n]{3,};|"  # "Norland: Minister Kos; Ambassador Jan Holm": who was there, by sides
    r"\W*(?:present|participants?|attend\w+|in attendance|notes? by|prepared by|drafted by|from|by)\b\s*:?\s",
    re.IGNORECASE,
)


@cache
def common_words() -> frozenset[str]:
    """Return capitalised words that begin no name."""
    return frozenset(actor_lists().titles.not_names)


def is_headline(text: str, words: list[Token], *, title: bool) -> bool:
    """Whether a line is written as a headline, so that its capitals tell no names; ``title``: it is the document's."""
    written_so = title or (_is_in_title_case(words) and not _presents(words))
    return written_so and not _NO_HEADLINE.match(text)


def is_closed_headline(words: list[Token]) -> bool:
    """Whether a line that ends in a full stop is written as a headline: only small words have no capital."""
    plain = [w for w in words if w.word]
    long = [w for w in plain if len(w.text) > _SHORT]
    if len(long) < _FEWEST_LONG or words[-1].text != ".":
        return False
    return all(w.capital or w.lower in _SMALL or not w.text[0].isalpha() for w in plain)


#: What headlines write small.
_SMALL = frozenset(
    "a an the and or but nor of in on at to for from by with as over after into vs via per than".split()
)
#: Letters of a short word, and longer ones that a headline has at least.
_SHORT, _FEWEST_LONG = 3, 5


def known_words(sentences: Iterable[list[Token]]) -> frozenset[str]:
    """Return words written with a capital in the middle of ordinary sentences: they are names there."""
    common = common_words()
    found: set[str] = set()
    lower: set[str] = set()
    for words in sentences:
        if _is_in_title_case(words) and not _is_a_roll(words):
            continue
        for before, word in pairwise(words):
            named = before.word or (before.text in _CLOSING and word.start > before.end)
            if word.capital and named and len(word.text) > 1:
                found.add(word.lower)
            elif word.word and not word.capital:
                lower.add(word.lower)
    return frozenset(found - common - lower)


def _is_a_roll(words: list[Token]) -> bool:
    """Whether a line lists who was there, by sides: "Norland: Minister Kos; Ambassador Jan Holm"."""
    marks = [w.text for w in words if w.text in (":", ";")]
    return marks[:2] == [":", ";"] or _presents(words)


def _presents(words: list[Token]) -> bool:
    """Whether a line is a name with an office behind it, as lists of those present have it: "Jan Holm, Chairman"."""
    comma = next((k for k, w in enumerate(words[:_LONGEST_NAME]) if w.text == ","), 0)
    named = words[:comma]
    if sum(w.word for w in named) < _NAMES or not all(w.capital or not w.word for w in named):
        return False
    office = [w.lower for w in words[comma + 1 : comma + 1 + _LONGEST_OFFICE]]
    return not _roles().isdisjoint(office)


@cache
def _roles() -> frozenset[str]:
    return frozenset(actor_lists().titles.roles)


#: A surname alone is how headlines call somebody.
_NAMES = 2
#: Words of a name with titles and initials, marks among them, and of an office up to its noun.
_LONGEST_NAME, _LONGEST_OFFICE = 9, 4


#: Marks behind which, and a blank, the sentence of a quotation goes on: "“Who?” Petra asked".
_CLOSING = ('"', "\u201d", "\u2019", "\u00bb")


def _is_in_title_case(words: list[Token]) -> bool:
    """Whether most of the longer words of a line without a full stop begin with a capital."""
    if not words or words[-1].text in (".", "\u201d", '"'):
        return False
    long = [w for w in words if w.word and len(w.text) > 3]
    return len(long) > 3 and sum(w.capital for w in long) > 0.7 * len(long)
