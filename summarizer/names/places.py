"""Which state or organisation an expression names: ``Moscow``, ``the Russian side`` and ``Kremlin`` are Russia's.

Governments and their organs are linked, not merged: callers compare sides, and keep the names as they are.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from summarizer.resources import word_list
from summarizer.words.content import fold

_WORD = re.compile(r"[^\W\d_]+")
_ARTICLE = re.compile(r"^[Tt]he ")
_SIDE = re.compile(r"^(.{1,60}?)(?:'s|’s)? side$")
_GENERIC = frozenset[str](word_list("accounts")["sides"]["generic"])


@lru_cache(maxsize=16384)
def sides(text: str) -> frozenset[str]:
    """Return the canonical names of the states and organisations named, as far as the word list knows them."""
    pattern, names = _known()
    return (
        frozenset(names[match.group()] for match in pattern.finditer(text))
        if pattern
        else frozenset()
    )


@lru_cache(maxsize=65536)
def same_side(a: str, b: str) -> bool:
    """Whether two expressions can name the same state or organisation.

    Known ones are compared by their canonical names; unknown ones by noun and adjective of one stem.
    """
    first, second = sides(a), sides(b)
    if first or second:
        return bool(first & second)
    return any(_kindred(x, y) for x in _own_words(a) for y in _own_words(b))


@lru_cache(maxsize=16384)
def government(name: str) -> str | None:
    """Return the state that a name stands for as a whole: ``Moscow`` and ``the Russian side`` are Russia.

    Null for organs, offices and persons, which are linked with a state and are not it.
    """
    return _governments().get(_SIDE.sub(r"\1", _ARTICLE.sub("", " ".join(name.split()))))


@cache
def _governments() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, entry in word_list("actors").get("countries", {}).items():
        capital = [entry["capital"]] if entry.get("capital") else []
        for spelling in (name, *entry.get("of", []), *entry.get("also", []), *capital):
            found.setdefault(spelling, name)
    return found


def side_key(text: str) -> str:
    """Return one word or name to sort and group sides by."""
    known = sides(text)
    return min(known) if known else " ".join(sorted(_own_words(text))) or fold(text)


def _own_words(text: str) -> list[str]:
    return [w for w in _WORD.findall(fold(text)) if w not in _GENERIC and len(w) > 1]


def _kindred(a: str, b: str) -> bool:
    """Noun and adjective of one stem: ``Karsenia`` and ``Karsenian``."""
    if a == b:
        return True
    shared = min(len(a), len(b)) - 2
    return shared >= 3 and a[:shared] == b[:shared] and abs(len(a) - len(b)) <= 3


@cache
def _known() -> tuple[re.Pattern[str] | None, dict[str, str]]:
    lists = word_list("actors")
    names: dict[str, str] = {}
    for section in ("countries", "organisations"):
        for name, entry in lists.get(section, {}).items():
            for spelling in _spellings(name, entry):
                names[spelling] = name
    if not names:
        return None, names
    longest_first = sorted(names, key=lambda n: (-len(n), n))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)"), names


def _spellings(name: str, entry: dict[str, Any]) -> list[str]:
    capital = [entry["capital"]] if entry.get("capital") else []
    return [name, *entry.get("of", []), *entry.get("also", []), *entry.get("organs", []), *capital]
