"""Offices and bodies: which names are theirs, and whether two of them are one."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from summarizer.names.persons import Strictness, titles
from summarizer.names.places import known_place
from summarizer.words.lists import actor_lists, name_lists
from summarizer.words.remembered import remembered
from summarizer.words.scripts import fold

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LINKS = frozenset(("the", "of", "for", "and", "a", "an", "his", "her", "its", "on", "in"))
_BELONGS = re.compile(r"\b(?:of|from|for)\b", re.IGNORECASE)
#: A body that is named by three words or more is the same one where another name only says more about it.
_IN_FULL = 3


@remembered
def is_office(name: str) -> bool:
    """Whether a name is an office or an unnamed person (``Russian Foreign Minister``), not a personal name."""
    return bool(frozenset(words_of_name(name)) & posts()) and not _personal(name)


@remembered
def is_body(name: str) -> bool:
    """Whether a name is that of a body: ``the Ministry of Trade``, ``Norland Central Bank``."""
    words = words_of_name(name)
    head = next((at for at, w in enumerate(words) if at and w in ("of", "for", "on")), len(words))
    return any(w in bodies() for w in words[max(0, head - 1) : head])


@lru_cache(maxsize=65536)
def same_body(a: str, b: str, strictness: Strictness = Strictness.ACROSS) -> bool:
    """Whether two names of offices or bodies can mean the same one: by their words, in whatever order.

    Within one document the shorter name may leave out what the longer one says ("the ministry"); across documents only
    where it names the body in full.
    """
    first, second = (frozenset(words_of_name(name)) - _LINKS for name in (a, b))
    smaller, larger = sorted((first, second), key=len)
    least = 1 if strictness is Strictness.WITHIN else _IN_FULL
    return smaller == larger != frozenset() or (len(smaller) >= least and smaller <= larger)


@remembered
def words_of_name(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded, compounds whole."""
    return tuple(_TOKEN.findall(fold(name[:4000])))


@cache
def posts() -> frozenset[str]:
    """Return the heads of offices: who is named by one of these alone is named by office."""
    return frozenset(name_lists().posts)


@cache
def bodies() -> frozenset[str]:
    """Return the heads of the names of bodies."""
    return frozenset(w for w in actor_lists().titles.bodies if " " not in w)


@cache
def subjects() -> frozenset[str]:
    """Return what ministries and the like are for: ``trade``, ``youth``; never a person."""
    return frozenset(name_lists().subjects) | frozenset(actor_lists().titles.modifiers)


def _personal(name: str) -> bool:
    """Whether a personal name stands behind the office, as it does not in "President of the Commission"."""
    words = words_of_name(name)
    last = max(at for at, word in enumerate(words) if word in posts())
    behind = [w for w in words[last + 1 :] if w not in titles() and w not in _LINKS]
    return bool(behind) and not _BELONGS.search(name) and known_place(" ".join(behind)) is None
