"""Whether two names mean the same person: across transliteration, initials, nicknames and titles."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from summarizer.models.summary import Participant
from summarizer.names.places import same_side
from summarizer.resources import word_list
from summarizer.words.content import fold

_TOKEN = re.compile(r"[^\W\d_]+")
_JOINT = re.compile(r" (?:and|&|together with) ", re.IGNORECASE)
_LISTS = word_list("accounts")
_PARTICLES, _SUFFIXES, _TITLES, _POSTS = (
    frozenset[str](_LISTS["names"][key]) for key in ("particles", "suffixes", "titles", "posts")
)
_NICKNAMES: dict[str, str] = {
    short: name for name, shorts in _LISTS["nicknames"].items() for short in shorts
}
_SOUNDS: tuple[tuple[str, str], ...] = tuple(
    (spelling, put) for spelling, put in _LISTS["names"]["sounds"]
)
_CYRILLIC = dict(
    zip(
        "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя",
        [
            "a",
            "b",
            "v",
            "g",
            "g",
            "d",
            "e",
            "e",
            "e",
            "zh",
            "z",
            "i",
            "i",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "",
            "y",
            "",
            "e",
            "yu",
            "ya",
        ],
        strict=True,
    )
)


@lru_cache(maxsize=65536)
def same_person(a: str, b: str) -> bool:
    """Whether two names can mean the same person.

    The shorter name must be contained in the longer one: every word of it equal in sound, an initial of, or a
    nickname of a different word there. A single word must be the first or last of the other name and no given name.
    Offices without a name are the same only when their words are. Several people ("A and B") are the
    same as several only. Within one document :func:`summarizer.names.mentions.same_actor` is stricter about spelling.
    """
    several, others = (_JOINT.split(" ".join(name.split())) for name in (a, b))
    if len(several) > 1 or len(others) > 1:
        return len(several) == len(others) and all(
            any(same_person(x, y) for y in others) for x in several
        )
    first, second = name_words(a), name_words(b)
    if not first or not second or is_office(a) or is_office(b):
        return is_office(a) == is_office(b) and _same_office(_office(a), _office(b))
    if len(first) > len(second):
        first, second = second, first
    if len(first) == 1:
        return _single(first[0], second)
    return _contained(first, second)


def same_participant(a: Participant, b: Participant) -> bool:
    """Whether two participants can be the same: by name, or by office where one is given by office only."""
    if name_words(a.name) and name_words(b.name) and same_person(a.name, b.name):
        return True
    named, office = (a, b) if not is_office(a.name) else (b, a)
    if not is_office(office.name):
        return False
    described = (
        _office(f"{named.name if is_office(named.name) else ''} {named.role or ''}") & _POSTS
    )
    wanted = _office(f"{office.name} {office.role or ''}") & _POSTS
    ours, theirs = named.affiliation or named.name, office.affiliation or office.name
    return (
        bool(described and wanted)
        and (described <= wanted or wanted <= described)
        and same_side(ours, theirs)
    )


@lru_cache(maxsize=16384)
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a personal name, folded, without titles, offices, particles and what follows a comma."""
    words = [
        w
        for w in _TOKEN.findall(_latin(name.split(",", maxsplit=1)[0]))
        if w not in _TITLES and w not in _SUFFIXES
    ]
    rest = tuple(w for w in words if w not in _PARTICLES)
    return rest or tuple(words)


@lru_cache(maxsize=16384)
def is_office(name: str) -> bool:
    """Whether a name is an office or an unnamed person (``Russian Foreign Minister``), not a personal name."""
    return bool(frozenset(_TOKEN.findall(fold(name))) & _POSTS) and not _personal(name)


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """Return a key under which common spellings of the same name fall together."""
    for variant, put in _SOUNDS:
        word = word.replace(variant, put)
    return re.sub(r"(.)\1+", r"\1", word)


def person_keys(name: str) -> frozenset[str]:
    """Return the sound keys of a name's full words, to find candidates by."""
    return frozenset(sound(w) for w in name_words(name) if len(w) > 1)


def _personal(name: str) -> bool:
    """A capitalised word that is no title and does not end like a demonym before an office."""
    words = [
        w for w in _TOKEN.findall(name) if fold(w) not in _TITLES and fold(w) not in _PARTICLES
    ]
    if not words:
        return False
    at = [i for i, w in enumerate(_TOKEN.findall(name)) if fold(w) in _POSTS]
    last = _TOKEN.findall(name)
    behind = (
        [w for w in last[at[-1] + 1 :] if fold(w) not in _TITLES and fold(w) not in _PARTICLES]
        if at
        else words
    )
    return bool(behind) and not re.search(r"\b(?:of|from|for)\b", name, re.IGNORECASE)


def _latin(name: str) -> str:
    return "".join(_CYRILLIC.get(c, c) for c in fold(name))


def _office(name: str) -> frozenset[str]:
    return frozenset(_TOKEN.findall(fold(name))) - {"the", "of", "for", "and", "a", "his", "her"}


def _same_office(a: frozenset[str], b: frozenset[str]) -> bool:
    """Equal, or the longer one only says more about a body already named in full."""
    smaller, larger = sorted((a, b), key=len)
    return smaller == larger != frozenset() or (len(smaller) > 2 and smaller <= larger)


def _single(word: str, other: tuple[str, ...]) -> bool:
    if len(other) == 1:
        return _alike(word, other[0])
    if word in _NICKNAMES or word in _NICKNAMES.values():
        return False
    return len(word) > 1 and any(_alike(word, end) for end in (other[0], other[-1]))


def _contained(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    left, full = list(longer), 0
    unmatched: list[str] = []
    for word in shorter:
        match = next((w for w in left if _alike(word, w)), None)
        if match is None:
            unmatched.append(word)
            continue
        left.remove(match)
        full += len(word) > 1
    for word in unmatched:
        match = next((w for w in left if _initial(word, w) or _vowels_apart(word, w)), None)
        if match is None:
            return False
        left.remove(match)
    return full > 0


def _vowels_apart(a: str, b: str) -> bool:
    """Same consonants: how given names vary between transliterations (``Leila``, ``Layla``)."""
    first, second = (re.sub("[aeiou]", "", sound(w)) for w in (a, b))
    return first == second != "" and a[0] == b[0] and abs(len(a) - len(b)) <= 2


def _initial(a: str, b: str) -> bool:
    return (len(a) == 1 or len(b) == 1) and a[0] == b[0]


def _alike(a: str, b: str) -> bool:
    """Equal in sound, a nickname of, or one letter apart in a long name that begins alike."""
    a, b = _NICKNAMES.get(a, a), _NICKNAMES.get(b, b)
    if len(a) == 1 or len(b) == 1:
        return a == b
    first, second = sound(a), sound(b)
    if first == second:
        return True
    return (
        6 <= min(len(first), len(second)) <= 40
        and first[0] == second[0]
        and OSA.distance(first, second) <= 1
    )
