"""Which state or organisation does a name stand for? ``Moscow``, ``the Russian side`` and ``Kremlin`` are Russia's.

Governments and their organs are linked, not merged: callers compare sides, and keep the names as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

from summarizer.words.lists import actor_lists, name_lists
from summarizer.words.remembered import remembered
from summarizer.words.scripts import fold, straight

_WORD = re.compile(r"[^\W\d_]+")
_AROUND = re.compile(r"^the |(?:'s)? (?:side|party)$")
_MOST = 200


class Form(Enum):
    """What an expression is to the state or organisation it belongs to."""

    NAME = "name"
    ADJECTIVE = "adjective"
    CAPITAL = "capital"
    ORGAN = "organ"


class Known(NamedTuple):
    """A state or organisation by its canonical name, and which form of it was written, as the list spells it."""

    name: str
    form: Form
    country: bool
    written: str


def known_place(name: str) -> Known | None:
    """Return the state or organisation that an expression names as a whole, by whatever form; ``None`` where none.

    Case and accents do not count, "&" is "and", an article and "side" may stand around it. Acronyms are written in
    capitals: "us" and "who" name nobody.
    """
    plain = " ".join(name[:_MOST].split())
    key = _key(plain)
    bare = _AROUND.sub("", key)
    found = _index().get(key) or _index().get(bare)
    if found is None or (found.acronym and plain == plain.lower()):
        return None
    # The Russian side is Russia; an adjective alone names nothing.
    sided = found.known.form is Form.ADJECTIVE and bare != key.removeprefix("the ")
    return found.known._replace(form=Form.NAME) if sided else found.known


def canonical_place(name: str) -> str | None:
    """Return the state or organisation that a name stands for ("Moscow": Russia; "Kremlin": Kremlin), or ``None``."""
    known = known_place(name)
    if known is None or known.form is Form.ADJECTIVE:
        return None
    return known.written if known.form is Form.ORGAN else known.name


@remembered
def government(name: str) -> str | None:
    """Return the state that a name stands for as a whole: ``Moscow`` and ``the Russian side`` are Russia.

    Null for organs, offices and persons, which are linked with a state and are not it.
    """
    known = known_place(name)
    return known.name if known and known.country and known.form is not Form.ORGAN else None


@remembered
def sides(text: str) -> frozenset[str]:
    """Return the canonical names of the states and organisations named, as far as the word list knows them."""
    whole = known_place(text)
    if whole is not None:
        return frozenset({whole.name})
    pattern, names = _written()
    return frozenset(names[match.group()] for match in pattern.finditer(straight(text)))


#: An acronym of two parts: "AWG-KP".
_COMPOUND = re.compile(r"([A-Z]{2,})-([A-Z][A-Za-z]*)\b")


@lru_cache(maxsize=65536)
def same_side(a: str, b: str) -> bool:
    """Whether two expressions can name the same state or organisation.

    Known ones are compared by their canonical names; unknown ones by noun and adjective of one stem.
    """
    first, second = sides(a), sides(b)
    if first or second:
        return bool(first & second)
    if _are_of_one_series(a, b):
        return False
    return any(_kindred(x, y) for x in _own_words(a) for y in _own_words(b))


def each_has_its_own(a: str, b: str) -> bool:
    """Whether each of two names has a word that the other lacks: "Kelm Dockers' Union", "Kelm Port Authority"."""
    mine, theirs = _own_words(a), _own_words(b)
    return _has_more(mine, theirs) and _has_more(theirs, mine)


def _has_more(mine: list[str], theirs: list[str]) -> bool:
    return any(not any(_kindred(x, y) for y in theirs) for x in mine)


def _are_of_one_series(a: str, b: str) -> bool:
    """Whether two acronyms begin alike and go on otherwise: "NWG-A" and "NWG-Tolls" are two groups."""
    first, second = (_COMPOUND.match(name) for name in (a, b))
    return (
        first is not None and second is not None and first[1] == second[1] and first[2] != second[2]
    )


def side_key(text: str) -> str:
    """Return one word or name to sort and group sides by."""
    known = sides(text)
    return min(known) if known else " ".join(sorted(_own_words(text))) or fold(text)


class _Entry(NamedTuple):
    known: Known
    acronym: bool


def _key(name: str) -> str:
    plain = fold(name).replace("&", " and ").replace("-", " ").replace(".", "")
    return " ".join(plain.split())


@cache
def _index() -> dict[str, _Entry]:
    found: dict[str, _Entry] = {}
    for spelling, known in _spellings():
        found.setdefault(_key(spelling), _Entry(known, spelling.upper() == spelling))
    return found


@cache
def _written() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {straight(spelling): known.name for spelling, known in _spellings()}
    longest_first = sorted(names, key=lambda n: (-len(n), n))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)"), names


def _spellings() -> Iterator[tuple[str, Known]]:
    """Yield every listed expression with what it stands for, names before adjectives, capitals and organs."""
    entries = actor_lists().places().items()
    for name, entry in entries:
        yield from _forms(name, Form.NAME, (name, *entry.also))
    for name, entry in entries:
        yield from _forms(name, Form.ADJECTIVE, entry.of)
        yield from _forms(name, Form.ORGAN, entry.organs)
        yield from _forms(name, Form.CAPITAL, (entry.capital,) if entry.capital else ())


def _forms(name: str, form: Form, spellings: Iterable[str]) -> Iterator[tuple[str, Known]]:
    country = name in actor_lists().countries
    return ((spelling, Known(name, form, country, spelling)) for spelling in spellings)


def _own_words(text: str) -> list[str]:
    generic = _generic()
    return [w for w in _WORD.findall(fold(text)) if w not in generic and len(w) > 1]


@cache
def _generic() -> frozenset[str]:
    return frozenset(name_lists().generic)


def _kindred(a: str, b: str) -> bool:
    """Noun and adjective of one stem: ``Karsenia`` and ``Karsenian``."""
    if a == b:
        return True
    shared = min(len(a), len(b)) - 2
    return shared >= 3 and a[:shared] == b[:shared] and abs(len(a) - len(b)) <= 3
