"""Words of a text with their offsets, for the rules that look for names and reporting cues."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

_MARK = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f"
_LETTER = rf"[^\W\d_{_MARK}]"
#: A plain word with nothing behind it that could belong to it: most are such, and need not be looked at further.
_PLAIN = rf"[A-Za-z][a-z]{{1,79}}+(?![\w.'\u2019\-\u2010\u2011{_MARK}])"
#: Bounded repetitions keep every alternative linear: no word is longer than 80 letters.
_ANY = (
    rf"(?:{_LETTER}\.){{2,6}}"  # U.S., E.U.
    r"|(?:Mr|Mrs|Ms|Dr|Jr|Sr|St|Prof|Rev|Sen|Rep|Gov|Gen|Col|Lt|Capt|Sgt|Adm|Hon)\."
    rf"|[A-Z]\.(?=\s?[^\W\d_])"  # an initial
    rf"|['\u2019](?:s|re|ve|m|ll|d)(?![\w{_MARK}])"  # clitics stand alone
    rf"|n['\u2019]t(?![\w{_MARK}])"
    r"|\d[\d.,:/]{0,30}\d|\d"
    rf"|(?:(?!n['\u2019]t(?![\w])){_LETTER}|[{_MARK}\d]){{1,80}}"
    rf"(?:[-\u2010\u2011'\u2019](?!(?:s|re|ve|m|ll|d)(?![\w{_MARK}])){_LETTER}[\w{_MARK}]{{0,79}}){{0,6}}"
    r"|[^\s]"
)
_TOKEN = re.compile(f"{_PLAIN}|{_ANY}")


_PARTICLE = re.compile(r"(?:al|el|ul|as|ash|at|ad|ar|az|d|l|o)[-\u2010\u2011'\u2019]")


class Token(NamedTuple):
    """A word or mark. ``start`` and ``end`` are code points in the document's text."""

    text: str
    start: int
    end: int
    #: The word in lower case, apostrophes straight.
    lower: str
    #: Whether it begins with a capital letter, a particle before a hyphen or apostrophe apart ("al-Musari").
    capital: bool
    #: Whether it is a word or number, not a mark.
    word: bool


_new: Callable[[type[Token], tuple[str, int, int, str, bool, bool]], Token]
_new = vars(tuple)["__new__"]


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the words and marks of ``text[start:end]`` in order. Linear in the length of the passage."""
    stop = len(text) if end is None else end
    return list((_kept if len(text) <= _LONGEST_KEPT else _split)(text, start, stop))


def _split(text: str, start: int, stop: int) -> tuple[Token, ...]:
    made: list[Token] = []
    for match in _TOKEN.finditer(text, start, stop):
        start, end = match.span()
        written, lower, capital, word = form(match[0])
        # Made as its own class makes it, without a call between: a text has as many of them as words.
        made.append(_new(Token, (written, start, end, lower, capital, word)))
    return tuple(made)


#: Each sentence is split by the cast, the sources and the attributions. Those of a talk of 8,000 words are kept, and
#: nothing that would hold on to a long text.
_LONGEST_KEPT = 60_000
_kept = lru_cache(maxsize=512)(_split)


@lru_cache(maxsize=1 << 14)
def form(text: str) -> tuple[str, str, bool, bool]:
    """Return a word, and what is asked of it again and again: in lower case, whether capital, whether a word."""
    return text, text.lower().replace("\u2019", "'"), _capital(text), text[0].isalnum()


def _capital(text: str) -> bool:
    if text[0].isupper():
        return True
    particle = _PARTICLE.match(text)
    return particle is not None and text[particle.end() : particle.end() + 1].isupper()
