"""Whether words name somebody: a person by surname, a state by its capital, a body by half of its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from summarizer.names.bodies import is_body, is_office
from summarizer.names.holders import holders_of
from summarizer.names.persons import name_words, sound
from summarizer.names.places import government, sides
from summarizer.words.content import content
from summarizer.words.content import stem as stem_of
from summarizer.words.remembered import remembered
from summarizer.words.scripts import fold

_WORD = re.compile(r"[^\W\d_]+")
#: Letters by which two words are of one stem ("Karsenia", "Karsenian").
_STEM = 5
_ARTICLES = frozenset(("the", "a", "an"))
#: Letters of a particle in a name at most: "van", "der", "bin".
_PARTICLE = 3


def mentions(names: Iterable[str], text: str) -> bool:
    """Whether a text names one of several spellings of an actor."""
    words = _words(text)
    return any(_named(name, text, words) for name in names)


@remembered
def is_person(name: str) -> bool:
    """Whether a name is that of one person: no office, state or body, and not several."""
    one = len(name.split()) > 1 and len(holders_of(name)) < 2
    return one and not (is_office(name) or is_body(name) or sides(name))


def is_named_person(name: str) -> bool:
    """Whether a name is a person's, written as one: "the state's lawyers" and "many parties" are no names."""
    return is_person(name) and all(
        word[:1].isupper() or len(word) <= _PARTICLE for word in name.split()
    )


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(w) for w in _WORD.findall(text))


def _named(name: str, text: str, words: tuple[str, ...]) -> bool:
    if government(name) and sides(name) & sides(text):
        return True
    ends = _ends(name)
    if ends is not None:
        return not (ends.words.isdisjoint(words) and ends.sounds.isdisjoint(_sounds(words)))
    wanted = [w for w in content(name) if len(w) > 2]
    if not wanted:
        # "The EU" is known by its letters alone.
        return not sides(name).isdisjoint(sides(text))
    if len(wanted) > 1 and _is_of_another_side(name, text):
        return _long_word_named(name, words)
    return _half_named(wanted, words)


def _is_of_another_side(name: str, text: str) -> bool:
    """Whether a name tells a side, and a text names none of it."""
    return bool(sides(name)) and not sides(name) & sides(text)


def _long_word_named(name: str, words: Sequence[str]) -> bool:
    """Whether a long word of a name stands among words.

    "The government" is the German government; "delegates" are not the Australian delegation.
    """
    return not {w for w in _words(name) if len(w) > _STEM}.isdisjoint(words)


def _half_named(wanted: Sequence[str], words: Sequence[str]) -> bool:
    found = sum(any(_alike(w, other) for other in words) for w in wanted)
    return bool(wanted) and 2 * found >= len(wanted)


@dataclass(frozen=True, slots=True)
class _Ends:
    """The given name and the surname of a person, and what they sound like."""

    words: frozenset[str]
    sounds: frozenset[str]


@remembered
def _ends(name: str) -> _Ends | None:
    """Return by what words a person is named; null for whoever is no person named by several words."""
    words = name_words(name)
    # "The mayor" is not named by "the".
    words = words[1:] if words[:1] and words[0] in _ARTICLES else words
    if len(words) < 2 or not is_person(name):
        return None
    ends = frozenset((words[0], words[-1]))
    return _Ends(ends, frozenset(map(sound, ends)))


@lru_cache(maxsize=4096)
def _sounds(words: tuple[str, ...]) -> frozenset[str]:
    """Return what the long words of a text sound like: a name among them may be spelt otherwise."""
    return frozenset(sound(w) for w in words if len(w) > _STEM)


def _alike(stem: str, word: str) -> bool:
    if len(stem) < _STEM:
        return stem in (word, stem_of(word))
    return stem[:_STEM] in (word[:_STEM], stem_of(word)[:_STEM])
