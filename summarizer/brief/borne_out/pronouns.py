"""A noun of a statement in the place where its source has a pronoun: "the terms of the lease" for "the terms of it"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from summarizer.brief.borne_out.steps import alike, plainly
from summarizer.words.content import content

_WORD = re.compile(r"[^\W_]+|[.;:?!]")
_ARTICLES = frozenset("a an the".split())
_PRONOUNS = frozenset(
    "it he she they him them his her this that these those one ones particular same said latter former".split()
)
#: These stand before a noun as well: alone they are pronouns.
_POINTING = frozenset("this that these those one his her".split())
#: Words on one side that have to be the same, one of them more than a function word; words of a noun phrase at most.
_SAME, _PHRASE = 2, 4


def stands_for_a_pronoun(word: str, statement: str, sentences: Sequence[str]) -> bool:
    """Whether a statement has a noun where a sentence has a pronoun between, before or behind the same words."""
    mine = _words(statement)
    theirs = [_words(sentence) for sentence in sentences]
    places = [n for n, one in enumerate(mine) if one == word.lower()]
    return any(
        _is_in_place(mine, at, words, p)
        for at in places
        for words in theirs
        for p, one in enumerate(words)
        if one in _PRONOUNS and not (one in _POINTING and content(" ".join(words[p + 1 : p + 2])))
    )


def _words(text: str) -> list[str]:
    found = (one.lower() for one in _WORD.findall(plainly(text)))
    return [one for one in found if one not in _ARTICLES]


def _is_in_place(mine: Sequence[str], at: int, theirs: Sequence[str], p: int) -> bool:
    behind = _same(mine[at + 1 : at + 1 + _PHRASE], theirs[p + 1 : p + 1 + _PHRASE])
    if _tells(behind):
        return True
    before = theirs[max(0, p - _PHRASE) : p][::-1]
    return any(
        _tells(_same(mine[max(0, at - n - _PHRASE) : at - n][::-1], before))
        for n in range(min(_PHRASE, at))
    )


def _same(mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Return the words that are the same from the beginning on."""
    pairs = takewhile(lambda pair: alike(*pair), zip(mine, theirs, strict=False))
    return [one for one, _ in pairs]


def _tells(same: Sequence[str]) -> bool:
    return len(same) >= _SAME and bool(content(" ".join(same)))
