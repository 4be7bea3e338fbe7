"""Are two English words one, by form or by meaning? Is one the contrary of the other?"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from summarizer.words.content import meanings, stem
from summarizer.words.lists import Words, load
from summarizer.words.scripts import fold

#: Letters of a word that stand at the head of another of its family: "slow" and "slowdown", "licence" and "licensing".
_WHOLE, _SHARED = 4, 6
#: What is spelt in two ways, and letters that are doubled in one of them.
_TWO_WAYS = re.compile(r"ly[sz]|en[cs](?=e?$)")
_DOUBLED = re.compile(r"([^\W\d_aeiou])\1")
#: Letters of a word that may be misspelt, and of its beginning, which is not.
_LONG, _HEAD = 7, 3


@dataclass(frozen=True)
class RewordingLists:
    """``rewordings_en.toml``: irregular verbs, words put for one another, and contraries."""

    irregular: dict[str, Words]
    groups: dict[str, Words]
    opposites: dict[str, Words]


@lru_cache(maxsize=1 << 15)
def base(word: str) -> str:
    """Return the stem of a word's plain form: of "dreamt" that of "dream", of "went" that of "go"."""
    plain = fold(word)
    return stem(_irregular().get(plain, plain))


class _Known(NamedTuple):
    """What a word is compared by: a statement's words are laid beside all those of a sentence, pair by pair."""

    base: str
    spelt: str
    meanings: frozenset[str]
    groups: frozenset[str]


@lru_cache(maxsize=1 << 14)
def _known(word: str) -> _Known:
    plain = base(word)
    return _Known(plain, _spelt(plain), meanings(word), _groups(plain))


def same_word(a: str, b: str) -> bool:
    """Whether two words are forms of one or of one family, or are put for one another by those who tell again."""
    one, other = _known(a), _known(b)
    return (
        one.spelt == other.spelt
        or not one.meanings.isdisjoint(other.meanings)
        or not one.groups.isdisjoint(other.groups)
        or (one.base[:_HEAD] == other.base[:_HEAD] and _is_family(one.base, other.base))
    )


class Heard:
    """The words of a text, to be asked for one in any form, or for another that is put for it."""

    def __init__(self, words: Iterable[str]) -> None:
        known = [_known(word) for word in frozenset(words)]
        self._spelt = {one.spelt for one in known}
        self._meant = frozenset[str]().union(*(one.meanings for one in known))
        self._groups = frozenset[str]().union(*(one.groups for one in known))
        self._by_head: defaultdict[str, set[str]] = defaultdict(set)
        for one in known:
            self._by_head[one.base[:_HEAD]].add(one.base)

    def has(self, word: str) -> bool:
        """Whether one of the words is the :func:`same_word`."""
        asked = _known(word)
        return (
            asked.spelt in self._spelt
            or not asked.meanings.isdisjoint(self._meant)
            or not asked.groups.isdisjoint(self._groups)
            or any(_is_family(asked.base, b) for b in self._by_head.get(asked.base[:_HEAD], ()))
        )


@lru_cache(maxsize=1 << 16)
def opposed(a: str, b: str) -> bool:
    """Whether one word puts the contrary in the place of the other: "welcomed" and "rejected", "before" and "after"."""
    one, other = base(a), base(b)
    return other in _contraries(one) or one in _contraries(other)


def _is_family(one: str, other: str) -> bool:
    """Whether two stems that begin alike are of one family."""
    shorter, longer = sorted((one, other), key=len)
    if _is_misspelt(one, other):
        return True
    if len(shorter) >= _WHOLE and longer.startswith(shorter):
        return True
    return len(shorter) >= _SHARED and shorter[:_SHARED] == longer[:_SHARED]


def _spelt(word: str) -> str:
    """Return a word as it is spelt in one of two ways: "analyse" for "analyze", "defence" for "defense"."""
    return _DOUBLED.sub(
        r"\1", _TWO_WAYS.sub(lambda found: found[0].replace("z", "s").replace("c", "s"), word)
    )


def _is_misspelt(one: str, other: str) -> bool:
    """Whether two long words of one beginning differ by a letter."""
    from rapidfuzz.distance import Levenshtein

    if min(len(one), len(other)) < _LONG:
        return False
    return Levenshtein.distance(one, other, score_cutoff=1) == 1


def _groups(word: str) -> frozenset[str]:
    return _grouped().get(word, frozenset())


@cache
def _lists() -> RewordingLists:
    lists: RewordingLists = load(RewordingLists, "rewordings_en")
    return lists


@cache
def _irregular() -> dict[str, str]:
    return {form: plain for plain, forms in _lists().irregular.items() for form in forms}


@cache
def _grouped() -> dict[str, frozenset[str]]:
    """Return the groups each stem stands in."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for head, words in _lists().groups.items():
        for word in (head, *words):
            found[base(word)].add(head)
    return {word: frozenset(groups) for word, groups in found.items()}


@lru_cache(maxsize=1 << 14)
def _contraries(word: str) -> frozenset[str]:
    """Return the stems of the contraries of a word, or of one of its family."""
    return frozenset(
        other
        for head, others in _opposites().items()
        if word == head or _is_grown(word, head)
        for other in others
    )


def _is_grown(word: str, head: str) -> bool:
    """Whether a word is a longer one of a family: "agreeable" of "agree"."""
    return len(head) >= _WHOLE and word.startswith(head)


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for head, words in _lists().opposites.items():
        found[base(head)].update(map(base, words))
    return {word: frozenset(others) for word, others in found.items()}
