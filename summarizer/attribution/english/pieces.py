"""A sentence as words, marks and whole quotations, for reading who is the source of what in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from summarizer.words.tokens import tokens

#: A quotation of fewer words is part of a phrase ("a “regional” candidate") and no speech of its own.
_FEWEST_SPOKEN = 3
_SENTENCE_MARKS = ",.!?;\u2026"
_QUOTE_MARKS = "\"'“”„‟‘’‚«»‹›"


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

    @property
    def word(self) -> bool:
        """Whether it is a word or number."""
        return not self.quote and (self.lower[0].isalnum() or self.lower in ("'s", "n't"))


#: A few words in brackets behind a name.
_ASIDE = re.compile(r"\([^()\n]{1,40}\)")

#: Stands for a quotation where words are compared.
QUOTE = "\x00quote"


def _possessive(text: str, at: int) -> bool:
    """Whether an apostrophe stands behind a plural: "the members' claim"."""
    return (
        text[at] in "'’"
        and at > 0
        and text[at - 1] in "sSxz"
        and text[at + 1 : at + 2] in (" ", "")
    )


def _abbreviates(text: str, before: Piece, at: int, end: int) -> bool:
    """Whether a full stop inside a sentence belongs to the word before: "Del. Kos", "Ashton, Md., said", "kos.com"."""
    short = before.capital and before.end == at and before.end - before.start <= _LONGEST_SHORT
    behind = text[at + 1 : min(at + 3, end)]
    titled = behind[:1].isspace() and behind[1:].isupper()
    return behind[:1].isalnum() or (short and (behind[:1] == "," or titled))


#: Letters of an abbreviation written with a capital: "Capt", "Conn".
_LONGEST_SHORT = 5


def pieces(text: str, start: int, end: int, quotes: Sequence[tuple[int, int]]) -> list[Piece]:
    """Return the pieces of a passage in order; ``quotes`` are the quotations that touch it, marks included."""
    out: list[Piece] = []
    at = place = 0
    for token in tokens(text, start, end):
        if token.start < at:
            continue
        while place < len(quotes) and quotes[place][1] <= token.start:
            place += 1
        if place < len(quotes) and quotes[place][0] <= token.start:
            at = min(quotes[place][1], end)
            inside = text[token.start : at].strip(_QUOTE_MARKS)
            spoken = len(inside.split()) >= _FEWEST_SPOKEN or inside[-1:] in _SENTENCE_MARKS
            out.append(Piece(QUOTE, token.start, at, quote=True, spoken=bool(inside) and spoken))
            continue
        if token.text == "(" and (aside := _ASIDE.match(text, token.start, end)):
            at = aside.end()  # "Rep. Earl Brown (D-Ore.) said"
            continue
        if token.text in _QUOTE_MARKS and not _possessive(text, token.start):
            continue  # a mark without a partner, or the half of one written with two
        if token.text == "." and out and _abbreviates(text, out[-1], token.start, end):
            continue
        upper = len(token.text) > 1 and token.text.isupper()
        out.append(Piece(token.lower, token.start, token.end, token.capital, upper))
    return out
