"""A spokesman with the noun before him that says whose he is: "an airport spokesman"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from summarizer.attribution.english.phrases import Phrase, PhraseKind
from summarizer.words.tokens import Token

__all__ = ["with_what_for"]

_SPOKESMEN = frozenset(("spokesman", "spokeswoman", "spokesperson"))
_ARTICLES = frozenset(("a", "an", "the", "another", "one"))
#: Nouns between the article and the spokesman.
_MOST = 2


def with_what_for(words: Sequence[Token], phrase: Phrase) -> Phrase:
    """Return the phrase of a lone spokesman with the nouns before it and their article; any other one as it is."""
    if phrase.kind is not PhraseKind.OFFICE or words[phrase.last - 1].lower not in _SPOKESMEN:
        return phrase
    first = phrase.first
    while first and phrase.first - first < _MOST and _is_noun(words[first - 1]):
        first -= 1
    if first == phrase.first or not first or words[first - 1].lower not in _ARTICLES:
        return phrase
    role = " ".join(word.text for word in words[first : phrase.last])
    return replace(phrase, first=first - 1, role=role)


def _is_noun(word: Token) -> bool:
    return word.word and not word.capital and word.lower.isalpha() and word.lower not in _ARTICLES
