"""Whether two written names stand for the same holder."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

from rapidfuzz.distance import Levenshtein

from summarizer.resources import word_list

_WORD = re.compile(r"[^\W_]+", re.UNICODE)


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Return text in lower case without accents, for comparing names in any script."""
    decomposed = unicodedata.normalize("NFKD", text[:4000])
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


@cache
def _titles() -> frozenset[str]:
    lists: dict[str, Any] = word_list("actors").get("titles", {})
    words: set[str] = {
        "us",
        "u",
        "s",
        "mr",
        "mrs",
        "ms",
        "the",
        "a",
        "an",
        "of",
        "state",
        "jr",
        "sr",
        "his",
        "her",
    }
    for key in ("honorifics", "roles", "modifiers", "suffixes"):
        words.update(part for entry in lists.get(key, ()) for part in _WORD.findall(fold(entry)))
    for country in word_list("actors").get("countries", {}).values():
        words.update(part for entry in country.get("of", ()) for part in _WORD.findall(fold(entry)))
    return frozenset(words)


@cache
def _nicknames() -> dict[str, int]:
    groups: list[list[str]] = word_list("actors").get("nicknames", {}).get("groups", [])
    return {fold(name): number for number, group in enumerate(groups) for name in group}


@cache
def _places() -> dict[str, str]:
    found: dict[str, str] = {}
    for table in ("countries", "organisations"):
        for name, entry in word_list("actors").get(table, {}).items():
            for text in (
                name,
                *entry.get("also", ()),
                *entry.get("organs", ()),
                *((entry["capital"],) if "capital" in entry else ()),
            ):
                found[fold(text)] = name if text not in entry.get("organs", ()) else text
    return found


def canonical_place(name: str) -> str | None:
    """Return the country or organisation a name stands for ("Moscow": Russia), or ``None``."""
    return _places().get(fold(" ".join(name.split())).removeprefix("the "))


@lru_cache(maxsize=20_000)
def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, titles and nationalities left out where something else remains."""
    words = tuple(_WORD.findall(fold(name)))
    bare = tuple(w for w in words if w not in _titles())
    return bare or words


def same_word(a: str, b: str) -> bool:
    """Tell whether two folded words may be one name: equal, an initial, a short form, or another transliteration."""
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    known = _nicknames()
    if a in known and known[a] == known.get(b):
        return True
    if min(len(a), len(b)) < 5 or a[0] != b[0]:
        return False
    return Levenshtein.distance(a, b, score_cutoff=2) <= (1 if min(len(a), len(b)) < 8 else 2)


def _fits(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether every word of the shorter name answers to a word of the longer one, at least one of them whole."""
    whole = False
    for word in short:
        partner = next((other for other in long if same_word(word, other)), None)
        if partner is None:
            return False
        whole = whole or (len(word) > 1 and len(partner) > 1)
    return whole


@lru_cache(maxsize=20_000)
def same_actor(a: str, b: str) -> bool:
    """Tell whether two names may stand for the same person or body.

    Titles and nationalities do not count, initials and short forms fit whole names, and usual differences of
    transliteration are let through ("S. Lavrov", "Sergey Lavrov", "Foreign Minister Sergei Lavrov").
    """
    places = canonical_place(a), canonical_place(b)
    if places[0] and places[1]:
        return places[0] == places[1]
    left, right = name_words(a), name_words(b)
    if not left or not right or max(len(left), len(right)) > 12:
        return left == right and bool(left)
    if left == right:
        return True
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    return _fits(short, long)
