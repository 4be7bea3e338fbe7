"""A sentence as words, marks and whole quotations, for reading who is the source of what in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from summarizer.attribution.in_order import InOrder
from summarizer.words.tokens import Token, tokens

#: A quotation of fewer words is part of a phrase ("a “regional” candidate") and no speech of its own.
_FEWEST_SPOKEN = 3
_SENTENCE_MARKS = ",.!?;\u2026"
_QUOTE_MARKS = "\"'“”„‟‘’‚«»‹›"


#: Small words by what they do beside a verb or a noun.
AUXILIARY = frozenset(
    (
        "has have had having been be being is was are were am will would did does do can could may might shall "
        "should must 'd 'll 've 're 'm ca wo"
    ).split()
)
NEGATION = frozenset(("not", "n't", "never", "neither", "nor", "hardly", "scarcely"))
ADVERBS = frozenset(
    (
        "also again further already still now then once twice long since later earlier only even both too ever "
        "just always often more first today jointly each all however therefore soon sometimes privately "
        "previously yesterday instead rather simply furthermore moreover"
    ).split()
)
DETERMINERS = frozenset(
    "the a an his her its their our my your this these those any some no every another such".split()
)


_SHORTEST_IN_LY = 4
#: Nouns that end as adverbs do.
_NOUNS = frozenset("family assembly reply supply rally monopoly anomaly bully ally".split())


class Piece(NamedTuple):
    """A word, a mark or a quotation. ``start`` and ``end`` are code points of the document's text."""

    lower: str
    start: int
    end: int
    capital: bool = False
    #: Capitals throughout, two letters or more: "NEW ZEALAND".
    upper: bool = False
    quote: bool = False
    #: Whether a quotation is speech of its own, and not a phrase.
    spoken: bool = False
    #: Whether it is a word or number.
    word: bool = False

    @property
    def adverb(self) -> bool:
        """Whether it is a listed adverb or one in "-ly"."""
        ending = self.lower.endswith("ly") and len(self.lower) > _SHORTEST_IN_LY
        return self.lower in ADVERBS or (ending and not self.capital and self.lower not in _NOUNS)


#: A few words in brackets behind a name.
_ASIDE = re.compile(r"\([^()\n]{1,40}\)")

#: Stands for a quotation where words are compared.
QUOTE = "\x00quote"


def _is_possessive(text: str, at: int) -> bool:
    """Whether an apostrophe stands behind a plural: "the members' claim"."""
    return (
        text[at] in "'’"
        and at > 0
        and text[at - 1] in "sSxz"
        and text[at + 1 : at + 2] in (" ", "")
    )


def _abbreviates(text: str, out: Sequence[Piece], token: Token, end: int) -> bool:
    """Whether a full stop inside a sentence belongs to the word before: "Del. Kos", "Ashton, Md., said", "kos.com"."""
    if token.text == "," and _JUNIOR.match(text, token.end, end):
        return True  # "Joseph Kos, Jr. said"
    if token.text != "." or not out:
        return False
    behind = text[token.end : min(token.end + 2, end)]
    if text[token.start - 1] == "." and _goes_on_small(behind):
        return True  # "Joseph Kos, Jr.. said"
    goes_on = behind[:1] == "," or _goes_on_in_capitals(behind)
    return behind[:1].isalnum() or (goes_on and _may_be_short(out[-1], token.start))


def _goes_on_small(behind: str) -> bool:
    """Whether the two characters behind a full stop are a space and a small letter."""
    return behind[:1].isspace() and behind[1:].islower()


def _goes_on_in_capitals(behind: str) -> bool:
    """Whether the two characters behind a full stop are a space and a capital."""
    return behind[:1].isspace() and behind[1:].isupper()


def _may_be_short(before: Piece, stop: int) -> bool:
    """Whether a piece that a full stop follows at once may be an abbreviation."""
    return before.capital and before.end == stop and before.end - before.start <= _LONGEST_SHORT


#: A hyphen behind the full stop of an abbreviation, and what it is joined to.
_JOINED = re.compile(r"(?<=[A-Z]\.)-[a-z]+")
_JUNIOR = re.compile(r"\s(?:Jr|Sr|II|III|IV)\b")
#: Letters of an abbreviation written with a capital: "Capt", "Conn".
_LONGEST_SHORT = 5


def pieces(text: str, start: int, end: int, quotes: Sequence[tuple[int, int]]) -> list[Piece]:
    """Return the pieces of a passage in order; ``quotes`` are the quotations that touch it, marks included."""
    out: list[Piece] = []
    at, quoted = start, InOrder(quotes)
    for token in tokens(text, start, end):
        if token.start < at:
            continue
        quote = quoted.at(token.start)
        if quote is not None:
            at = min(quotes[quote][1], end)
            out.append(_quotation(text, token.start, at))
        elif token.word:
            out.append(_word(token))
        elif token.text == "(" and (aside := _ASIDE.match(text, token.start, end)):
            at = aside.end()  # "Rep. Earl Brown (D-Ore.) said"
        elif out and out[-1].end == token.start and (joined := _JOINED.match(text, token.start)):
            at = joined.end()  # "U.S.-based"
            out[-1] = out[-1]._replace(lower=f"{out[-1].lower}{joined[0]}", end=at)
        elif not _is_lone_mark(text, token) and not _abbreviates(text, out, token, end):
            out.append(_word(token))
    return out


def _quotation(text: str, start: int, end: int) -> Piece:
    """Return a quotation as one piece."""
    inside = text[start:end].strip(_QUOTE_MARKS)
    spoken = len(inside.split()) >= _FEWEST_SPOKEN or inside[-1:] in _SENTENCE_MARKS
    return Piece(QUOTE, start, end, quote=True, spoken=bool(inside) and spoken)


_new: Callable[[type[Piece], tuple[str, int, int, bool, bool, bool, bool, bool]], Piece]
_new = vars(tuple)["__new__"]


def _word(token: Token) -> Piece:
    """Return a word or mark as a piece."""
    text, start, end, lower, capital, word = token
    upper = len(text) > 1 and text.isupper()
    # Made as its own class makes it, without a call between: a text has as many of them as words.
    return _new(Piece, (lower, start, end, capital, upper, False, False, word or lower in _CLITICS))


_CLITICS = ("'s", "n't")


def _is_lone_mark(text: str, token: Token) -> bool:
    """Whether a quotation mark has no partner, or is the half of one written with two."""
    return token.text in _QUOTE_MARKS and not _is_possessive(text, token.start)


def word_at(listed: Sequence[Piece], k: int) -> str:
    """Return the piece at an index in small letters, nothing where the index lies outside of the sentence."""
    return listed[k].lower if 0 <= k < len(listed) else ""
