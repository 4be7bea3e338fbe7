"""What stands right before an office or a name and belongs to it: "an airport spokesman", "the Minister Mr Kos"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.attribution.english.phrases import Phrase, PhraseKind
from summarizer.words.tokens import Token

__all__ = ["with_offices", "with_what_for"]

_NAMED = frozenset((PhraseKind.HONOUR, PhraseKind.FULL))

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


def with_offices(found: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases of a sentence, a name with the office that stands right before it, of which it has none."""
    out: list[Phrase] = []
    for phrase in found:
        before = out[-1] if out else None
        if before is not None and _holds_office(before, phrase):
            phrase = replace(  # noqa: PLW2901
                phrase,
                role=_without_state(_ARTICLE.sub("", before.role), before.affiliation),
                affiliation=phrase.affiliation or before.affiliation,
            )
        out.append(phrase)
    return out


_ARTICLE = re.compile(r"^the ", re.IGNORECASE)


def _without_state(role: str, state: str) -> str:
    """Return an office without the state it is of: "Minister of Ports of the Republic of Norland"."""
    long = r"(?:[A-Z][\w-]* )*(?:Republic|Kingdom|State|Federation|Union|Emirate|Sultanate) of "
    return (
        re.sub(rf" of (?:the )?(?:{long})?(?:the )?{re.escape(state)}$", "", role)
        if state
        else role
    )


def _holds_office(office: Phrase, named: Phrase) -> bool:
    beside = office.kind is PhraseKind.OFFICE and office.last == named.first
    return beside and named.kind in _NAMED and not named.role


def _is_noun(word: Token) -> bool:
    return word.word and not word.capital and word.lower.isalpha() and word.lower not in _ARTICLES
