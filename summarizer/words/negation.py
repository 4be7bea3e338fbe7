"""Is a passage negated? Does it deny something?

Negations are the lists of the passage's language; English has wording beside them that negates without a negation
("refuses to") or holds one and negates nothing ("not only").
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from summarizer.words.changes import (
    ChangeLexicon,
    change_lexicon,
    is_english_if_short,
    lexicon_for,
)
from summarizer.words.comparable import Tokens, tokenise
from summarizer.words.lists import NegationLists, load
from summarizer.words.patterns import seldom_any_of
from summarizer.words.remembered import remembered
from summarizer.words.scripts import straight
from summarizer.words.seldom import Seldom

_NEGATOR = r"(?:not|n't|never|cannot|nobody|nothing|none|neither|(?:no|not a) (?:one|\w+))"
#: What stands between a negation and the one it takes back: "did not even fail to".
_BETWEEN = r"(?: \w+)?"
#: "Orland has yet to accept", "the vote is yet to be held": not so far.
_YET_TO = re.compile(
    r"\b(?:has|have|had|is|are|was|were|['’](?:ve|s|d)) yet to [a-z]", re.IGNORECASE
)
#: "No pause in the filling was agreed", "did not agree", "has never been signed": the word behind is what is denied.
_DONE = r"(?:was|were|is|are|has been|have been|had been)"
_NOT_DONE = (
    re.compile(
        rf"\b(?:no|none|neither|nobody|nothing)\b[^,;]{{0,90}}? {_DONE} (?P<verb>\w+)",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:was|were|is|are|has|have|had|did|does|do)(?: not|n't| never)(?: (?:been|yet|ever|in fact|\w+ly))*"
        r" (?P<verb>\w+)",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:never|nobody|no one) (?P<verb>\w+)", re.IGNORECASE),
)


#: Wording that falls short of something, and turns no sentence round.
_PARTLY = Seldom(r"\b(?:fail(?:s|ed|ing)?|lack(?:s|ed|ing)?|rather than|far from)\b", re.IGNORECASE)


@remembered
def negated(text: str, language: str | None = None) -> bool:
    """Whether a passage is negated: it holds a negation, or wording that negates, which nothing takes back.

    Args:
        text: a sentence or a part of one; one negated clause of several is enough.
        language: ISO 639-1; ``None`` to tell it by script and function words, English where these leave it open.
    """
    plain = straight(text)
    tokens = tokenise(plain)
    lexicon = _lexicon(tokens, language)
    if "en" not in lexicon.languages:
        return bool(lexicon.negated(tokens.keys))
    if _YET_TO.search(plain) is not None:
        return True
    if not lexicon.negated(tokens.keys):
        # What is taken away below has a negation, or is "non-" before a word.
        return _refuses(plain)
    left = _taken_back().sub(" ", _patterns("affirming").sub(" ", " ".join(plain.split())))
    return _refuses(left) or bool(
        lexicon.negated((tokens if left == plain else tokenise(left)).keys)
    )


@remembered
def negations(text: str) -> int:
    """Return how many words of an English passage negate something by themselves: "not", "nobody", "without"."""
    return len(_NEGATIVE.findall(text))


_NEGATIVE = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|neither|nor|without|cannot)\b|n[’']t\b", re.IGNORECASE
)


def has_a_negation(passage: str, start: int, end: int, language: str | None = None) -> bool:
    """Whether a part of a passage may have a word that negates, in the passage's language or one it may be in.

    Of a language without a list nothing is known, so that it may.
    """
    tokens = tokenise(straight(passage))
    counts = Counter(tokens.keys)
    lexicon = lexicon_for(language, counts, lambda word: counts[word])
    found = lexicon.negated(tokenise(straight(passage)[start:end]).keys)
    return bool(found) or not lexicon.languages


def names_a_negation(text: str) -> bool:
    """Whether an English passage has a word that negates, be it in part: "not simply", "far from", "failed"."""
    plain = straight(text)
    told = change_lexicon(("en",)).negated(tokenise(plain).keys)
    return bool(told) or _PARTLY.search(plain) is not None


@remembered
def denies(text: str) -> bool:
    """Whether an English passage denies something: "denied", "rejected the accusations", "groundless"."""
    return _patterns("denial").search(straight(text)) is not None


def rejects_claim(text: str) -> bool:
    """Whether English reporting words themselves deny: "denied that", "rejected claims of"."""
    return _patterns("rejection").search(straight(text)) is not None


@remembered
def counters(text: str) -> bool:
    """Whether a passage may answer another: it is negated, denies, rejects, or sets one thing against another."""
    return negated(text) or denies(text) or _patterns("contrast").search(text) is not None


def excludes_everybody(text: str) -> bool:
    """Whether a text says of nobody, of nothing or at no time that something is so: "nobody was dismissed"."""
    return _NOBODY.search(text) is not None


def negated_before(text: str, at: int) -> bool:
    """Whether the words right before an offset negate what stands there: "nobody could | deny", "did not | deny"."""
    return _BEFORE.search(text, 0, at) is not None


def negated_twice(text: str) -> bool:
    """Whether a "not" has another negation right behind it, which takes it back: "would not cost neither side"."""
    return _TWICE.search(text) is not None


def unsure(text: str) -> bool:
    """Whether a passage doubts something: "unlikely", "not sure", "did not believe"."""
    return _UNSURE.search(straight(text)) is not None


_TWICE = re.compile(
    r"\bnot (?:\w+ ){0,3}?(?:no|neither|never|none|nothing|nobody)\b", re.IGNORECASE
)
_UNSURE = re.compile(
    r"\b(?:doubt\w*|unlikely|unsure|uncertain\w*|sceptic\w*|skeptic\w*|question(?:ed|ing|able)|(?:in|into|to) question"
    r"|not (?:sure|certain|convinced|believe|think|clear)|n't (?:believe|think|sure|know))\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:nobody|no[ -]one|none|never|nothing|not (?:one|a single|any))\b", re.IGNORECASE
)
_BEFORE = re.compile(
    r"(?:\b(?:nobody|no one|none)(?: \w+){0,2}|\b(?:not|never|cannot|neither|nor)|n[’']t)(?: \w+ly)?\s*$",
    re.IGNORECASE,
)


def not_done(text: str) -> str | None:
    """Return the verb of what an English passage says was not done; null where it says nothing of the kind.

    "agreed" of "no pause was agreed", "accept" of "did not accept".
    """
    found = (pattern.search(straight(text)) for pattern in _NOT_DONE)
    return next((match["verb"] for match in found if match), None)


def _refuses(text: str) -> bool:
    return _patterns("refusing").search(text) is not None


@cache
def _patterns(name: str) -> Seldom:
    return seldom_any_of(getattr(load(NegationLists, "negation_en"), name))


@cache
def _taken_back() -> re.Pattern[str]:
    """Two negations that take each other back: "did not fail to", "not without", "nobody who does not"."""
    refusing = _patterns("refusing").pattern.pattern
    relative = r"(?:who|that|which) (?:is|are|was|were|do|does|did|has|have|had|can|will|would) ?(?:not|n't)\b"
    return re.compile(
        rf"{_NEGATOR}(?: without\b|{_BETWEEN} (?:{refusing})|{_BETWEEN} {relative})", re.IGNORECASE
    )


def _lexicon(tokens: Tokens, language: str | None) -> ChangeLexicon:
    if language is None and tokens.text.isascii() and is_english_if_short(tokens.keys):
        return change_lexicon(("en",))
    counts = Counter(tokens.keys)
    found = lexicon_for(language, counts, lambda word: counts[word])
    return change_lexicon(("en",)) if "en" in found.languages else found
