"""Whether two names mean the same person: across transliteration, initials, short forms and titles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from functools import cache, lru_cache
from itertools import pairwise, permutations
from typing import TypeAlias

from rapidfuzz.distance import OSA

from summarizer.words.lists import actor_lists, name_lists
from summarizer.words.remembered import remembered
from summarizer.words.scripts import fold, latin

#: Whether the word at a place of one name answers to the word at a place of another.
_Answers: TypeAlias = Callable[[Sequence[str], int, Sequence[str], int], bool]

_TOKEN = re.compile(r"[^\W\d_]+")
#: "Norland's" before a name, and what stands behind it.
_OWNER = re.compile(r"^(?:\S+ ){0,3}?\S+(?:'s|s') (?=\S)")
_BRACKETS = re.compile(r" \(.*", re.DOTALL)
#: Of states and organisations, before an office: "US Secretary of State". Elsewhere they may be names.
_ACRONYMS = frozenset(("us", "uk", "eu", "un"))
_VOWELS = re.compile("[aeiou]+")
_LATIN_C = re.compile("(?<![st])c(?![hkz])")
_TWICE = re.compile(r"(.)\1+")
#: Vowels that fall together inside a word; at its beginning they tell Ana from Jana.
_INITIAL = ("ia", "ie", "io", "iu")
#: Most words of a name that are compared one by one.
_MOST = 12
#: From so many letters of a sound on one may differ, and two vowels from so many on. Chosen on the tables of
#: tests/names and tests/text: shorter ones that differ so are other names (Hassan, Hussein; Petrov, Pedrow).
_LONG, _LONGER = 6, 8
#: As they are written words differ in two places at most, those of less than so many letters in one.
_APART, _WRITTEN = 2, 7


class Strictness(Enum):
    """How much is taken for granted about two names."""

    #: Of one document, in which a given name alone stands for the person who was named in full.
    WITHIN = "within one document"
    #: Of documents that know nothing of each other.
    ACROSS = "across documents"


@lru_cache(maxsize=65536)
def same_person(a: str, b: str, strictness: Strictness = Strictness.ACROSS) -> bool:
    """Whether two personal names can mean the same person.

    The shorter name must be contained in the longer one: every word of it equal in sound, an initial of, or a short
    form of a different word there, at least one of them whole. Given names that only differ in an ending by which
    languages tell women from men are two. Across documents a single word must be the first or last of the other name
    and no given name with a short form.
    """
    first, second = name_words(a), name_words(b)
    if max(len(first), len(second)) > _MOST or not first or not second:
        return bool(first) and first == second
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) == 1:
        return _single(shorter[0], longer, strictness)
    return _contained(shorter, longer)


@remembered
def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded, in Latin letters, without titles, offices, particles and what is behind it.

    Of an office or body, which has no personal name, all words.
    """
    parts = [_named(part) for part in _BRACKETS.sub("", name[:4000]).split(",")[:3]]
    named = [words for words in map(_personal, parts) if words]
    personal = named[0] if named else parts[0]
    bare = tuple(w for w in personal if w not in _particles())
    return bare or tuple(personal)


def _personal(words: Sequence[str]) -> Sequence[str]:
    """Return the words behind the last title, all of them where the title stands last; none where all are titles."""
    last = max((at for at, w in enumerate(words[:-1]) if w in titles()), default=-1)
    behind = words[last + 1 :]
    if any(w not in titles() for w in behind):
        return behind
    return words if any(map(_is_name, words)) else ()


def _named(name: str) -> list[str]:
    """Return the words of a name without its owner, its suffixes and a place behind it ("Prince Karl of Norland")."""
    plain = latin(name).replace("-", " ")
    words = _TOKEN.findall(_OWNER.sub("", plain).replace("'", ""))
    words = [w for w in words if w not in suffixes()] or words
    if len(words) > 1 and words[0] in _ACRONYMS:
        words = words[1:]
    for at, (before, word) in enumerate(pairwise(words), 1):
        if word in ("of", "from") and _is_name(before):
            return words[:at]
    return words


def _is_name(word: str) -> bool:
    return word not in titles() and word not in _particles()


@lru_cache(maxsize=65536)
def fits_name(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether every word of a name answers to one of another, all of them words of one document."""
    return bool(short) and _contained(short, long)


def same_word(a: str, b: str, *, surname: bool = False) -> bool:
    """Whether two folded words may be one name: equal in sound, one short for the other, or spelt a little apart.

    A surname may end in another vowel (``Lukashenka``, ``Lukashenko``); a given name is another one then.
    """
    if len(a) == 1 or len(b) == 1:
        return a == b
    if sound(a) == sound(b) or (not surname and _short_forms(a) & _short_forms(b)):
        return True
    if _inflected(a, b, surname=surname) or (not surname and _spelt_one_way(a, b)):
        return False
    return _vowels_apart(a, b) or _letter_apart(a, b)


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Return a key under which common spellings of the same name fall together."""
    for variant, put in name_lists().sounds:
        kept = 1 if variant in _INITIAL else 0
        word = word[:kept] + word[kept:].replace(variant, put)
    return _TWICE.sub(r"\1", word)


def is_given_name(word: str) -> bool:
    """Whether a word is listed as a given name or short form of one, in whatever case."""
    return fold(word) in _forms() or fold(word) in _given_names()


@cache
def _given_names() -> frozenset[str]:
    listed = actor_lists().given_names
    return _words([*listed.female, *listed.male_in_a])


def person_keys(name: str) -> frozenset[str]:
    """Return the sound keys of a name's full words, to find candidates by."""
    return frozenset(sound(w) for w in name_words(name) if len(w) > 1)


def person_pairs(name: str) -> frozenset[str]:
    """Return keys one of which two names of several words share where they mean one person and share a sound key.

    A word's sound, and how another word of the name, or what it is short for, begins. Empty for names of one word.
    """
    words = name_words(name)
    pairs = ((w, o) for w, o in permutations(words[:_MOST], 2) if len(w) > 1)
    return frozenset(f"{sound(w)} {first}" for w, o in pairs for first in _beginnings(o))


def _beginnings(word: str) -> frozenset[str]:
    forms = {word, *_short_forms(word)}
    return frozenset(one[0] for form in forms for one in (form, sound(form)) if one)


@cache
def titles() -> frozenset[str]:
    """Return the folded words that stand before a personal name: forms of address, offices, nationalities."""
    lists, actors = name_lists(), actor_lists()
    phrases: list[str] = [*actors.titles.honorifics, *actors.titles.roles, *actors.titles.modifiers]
    phrases += [spelling for entry in actors.places().values() for spelling in entry.of]
    return frozenset(lists.titles) | _words(phrases) | {"a", "an"}


def _words(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in _TOKEN.findall(fold(phrase)))


@cache
def suffixes() -> frozenset[str]:
    """Return what may stand behind a name: ``jr``, ``iii``."""
    return frozenset(name_lists().suffixes) | _words(actor_lists().titles.suffixes)


@cache
def _particles() -> frozenset[str]:
    return frozenset(name_lists().particles)


def is_particle(word: str) -> bool:
    """Return whether a word of a name belongs to the one behind it: "van", "Bin"."""
    return fold(word) in _particles()


def _single(word: str, other: Sequence[str], strictness: Strictness) -> bool:
    if len(other) == 1:
        return same_word(word, other[0], surname=True)
    if len(word) == 1:
        return False
    if strictness is Strictness.WITHIN:
        return any(same_word(word, one, surname=one is other[-1]) for one in other)
    if word in _forms():
        return False
    return same_word(word, other[0]) or same_word(word, other[-1], surname=True)


def _contained(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    """Whether every word of one name answers to a word of its own in the other, whole words first."""
    pairs: dict[int, int] = {}
    for answers in (_whole, _initial):
        _pair_off(shorter, longer, answers, pairs)
        if not pairs:
            return False
    return len(pairs) == len(shorter) and _ordered(shorter, [pairs[at] for at in sorted(pairs)])


def _pair_off(
    shorter: Sequence[str], longer: Sequence[str], answers: _Answers, pairs: dict[int, int]
) -> None:
    """Pair each word that has no partner yet with the first free word that answers to it."""
    left = [k for k in range(len(longer)) if k not in pairs.values()]
    for at in [at for at in range(len(shorter)) if at not in pairs]:
        found = next((k for k in left if answers(shorter, at, longer, k)), None)
        if found is not None:
            left.remove(found)
            pairs[at] = found


def _whole(shorter: Sequence[str], at: int, longer: Sequence[str], k: int) -> bool:
    last = at == len(shorter) - 1 and k == len(longer) - 1
    return len(shorter[at]) > 1 and same_word(shorter[at], longer[k], surname=last)


def _initial(shorter: Sequence[str], at: int, longer: Sequence[str], k: int) -> bool:
    """Whether one is the initial of the other; a middle initial is not a first name ("Martin J. Berg", "Jane Berg")."""
    a, b = shorter[at], longer[k]
    return (at == 0) == (k == 0) and (len(a) == 1 or len(b) == 1) and a[0] == b[0]


def _ordered(words: Sequence[str], places: Sequence[int]) -> bool:
    """Whether the words stand in one order, the family name first or last.

    Two names of one syllable each are others in another order (Wang Yi, Yi Wang).
    """
    first = places.index(min(places))
    if [*places[first:], *places[:first]] != sorted(places):
        return False
    return first == 0 or len(places) > 2 or any(len(_VOWELS.findall(w)) > 1 for w in words)


def _inflected(a: str, b: str, *, surname: bool) -> bool:
    """Whether two words differ by an ending that tells women from men: Daniel and Daniela, Petrov and Petrova."""
    spelt_apart = surname and a[-1:] in "ao" and b[-1:] in "ao"
    if a.endswith("a") != b.endswith("a") and not spelt_apart:
        return True
    return not surname and _french(*sorted((a, b), key=len))


def _french(man: str, woman: str) -> bool:
    """Whether two given names are a man's and a woman's in French: Jean and Jeanne, Pascal and Pascale."""
    ending = woman.removeprefix(man) if woman.startswith(man) else ""
    doubled = man[-1:] + "e"
    return ending == "ie" or (man[-1:] in ("l", "n", "t") and ending in ("e", doubled))


def _spelt_one_way(a: str, b: str) -> bool:
    """Whether two given names that differ are two, since neither is a transliteration of the other's original.

    Two that both have short forms of their own are known names. A *c* that is no *ch* or *ck* stands in names that were
    written in Latin letters from the beginning (Frances, Francis; Marcel, Marcela): no transliteration puts it.
    """
    known = _forms()
    return (a in known and b in known) or bool(_LATIN_C.search(a) and _LATIN_C.search(b))


def _vowels_apart(a: str, b: str) -> bool:
    """Whether two words differ in a vowel or two alone, as transliterations of given names do (Leila, Layla)."""
    first, second = sound(a)[:40], sound(b)[:40]
    if first[:1] != second[:1] or not _consonants(first) == _consonants(second) != "":
        return False
    most = 1 if min(len(first), len(second)) < _LONGER else 2
    return OSA.distance(first, second) <= most and OSA.distance(a[:80], b[:80]) <= _APART


def _letter_apart(a: str, b: str) -> bool:
    """Whether two long words sound alike but for a letter, and are written nearly alike."""
    first, second = sound(a), sound(b)
    if first[:1] != second[:1] or not _LONG <= min(len(first), len(second)) <= 40:
        return False
    most = 1 if min(len(a), len(b)) < _WRITTEN else _APART
    return OSA.distance(first[:80], second[:80]) <= 1 and OSA.distance(a[:80], b[:80]) <= most


def _consonants(word: str) -> str:
    return _VOWELS.sub("", word)


def _short_forms(word: str) -> frozenset[str]:
    """Return the long forms a given name may stand for, in one spelling each."""
    return _forms().get(word, frozenset({word}))


@cache
def _forms() -> dict[str, frozenset[str]]:
    lists = name_lists()
    spelt = {name: group[0] for group in lists.variants for name in group}
    forms: dict[str, set[str]] = {name: {kept} for name, kept in spelt.items()}
    for name, shorts in lists.nicknames.items():
        for form in (name, *shorts):
            forms.setdefault(form, set()).add(spelt.get(name, name))
    return {form: frozenset(names) for form, names in forms.items()}
