"""What kinds of words a language has that change a claim: negations, modals, numbers, dates, names.

The lists are data (``summarizer/words/LANGUAGE.toml``). Where a language has none this is said, and
nothing is guessed: only digits and letter case are then looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, lru_cache

from summarizer.resources import word_lists_named
from summarizer.words.lists import LanguageLists, OtherLanguages, load
from summarizer.words.scripts import is_dense, script_of
from summarizer.words.spelling import plain_spelling

#: Share of function words among a text's words from which its language counts as known.
_KNOWN = 0.12
#: Below so many words a text's language is not guessed: all lists of its script are used together.
_SHORT = 40
#: Words longer than this, and more words than that, are not kept in mind.
_LONGEST_KEPT, _MOST_KEPT = 40, 1 << 15

_CODE = re.compile(r"[a-z]{2}")
_UNRECOGNISED = "The language was not recognised: negations and modals were not recognised."


class Changes(StrEnum):
    """What a word changes, by the list it stands on: the names of the fields of ``lists.Changing``."""

    NEGATION = "negation"
    DENIAL = "denial"
    SCOPE = "scope"
    BOUND = "bound"
    MODAL = "modal"
    HELPER = "helper"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class ChangeLexicon:
    """Word lists of one language, or of several that a short text may be written in."""

    languages: tuple[str, ...]
    #: Why there are no lists; ``None`` where there are some.
    missing: str | None
    function: frozenset[str]
    words: dict[Changes, frozenset[str]]
    suffixes: tuple[str, ...]
    prefixes: tuple[str, ...]
    attached: tuple[str, ...]
    cased: frozenset[str]
    harmless: tuple[str, ...]
    calendar: frozenset[str]
    weekday: frozenset[str]
    nouns_capitalised: bool
    #: What was found out of words before: whether they negate, whether they are plain.
    _negating: dict[str, bool] = field(default_factory=dict[str, bool], compare=False, repr=False)
    _plain: dict[str, bool] = field(default_factory=dict[str, bool], compare=False, repr=False)

    def has(self, kind: Changes, key: str) -> bool:
        """Whether a word (without case) is on a list, also with a conjunction written to it."""
        listed = self.words[kind]
        if key in listed or not self.attached:
            return key in listed
        return any(key.startswith(a) and key[len(a) :] in listed for a in self.attached)

    def negates(self, key: str) -> bool:
        """Whether a word is a negation or has one glued to it. For unspaced scripts see :meth:`negated`."""
        known = self._negating.get(key)
        if known is None:
            known = self.has(Changes.NEGATION, key) or key.endswith(self.suffixes)
            _remember(self._negating, key, known)
        return known

    def is_plain(self, key: str) -> bool:
        """Whether a word of a spaced script is no negation, date, number or modal in any surroundings."""
        known = self._plain.get(key)
        if known is None:
            listed = (
                self.negates(key) or key.startswith(self.prefixes) or self.has(Changes.DATE, key)
            )
            counted = key.isdecimal() or self.is_number(key) or self.is_modal(key)
            known = not (listed or counted or is_dense(key))
            _remember(self._plain, key, known)
        return known

    def is_modal(self, key: str) -> bool:
        """Whether a word says that something may, must or will be."""
        return self.has(Changes.MODAL, key)

    def is_number(self, key: str) -> bool:
        """Whether a word is a number in digits or letters. Articles that are also numbers do not count."""
        if any(char.isdigit() for char in key):
            return True
        return self.has(Changes.NUMBER, key) and key not in self.function

    def holds_name(self, keys: Sequence[str]) -> bool:
        """Whether a listed name stands in a run of words: in scripts without capitals nothing else tells names."""
        letters = "".join(filter(is_dense, keys))
        spelt = any(name in letters for name in self.words[Changes.NAME]) if letters else False
        return spelt or any(self.has(Changes.NAME, key) for key in keys)

    def negated(self, keys: Sequence[str]) -> list[int]:
        """Return the places of negations in a run of words, looking at neighbours in unspaced scripts."""
        hits = [place for place, key in enumerate(keys) if self.negates(key)]
        if not hits or not self.harmless:
            return hits
        return [place for place in hits if not self._is_harmless(keys, place)]

    def _is_harmless(self, keys: Sequence[str], place: int) -> bool:
        around = "".join(keys[max(0, place - 3) : place + 4])
        before = sum(map(len, keys[max(0, place - 3) : place]))
        for word in self.harmless:
            at = around.find(word)
            if 0 <= at <= before < at + len(word):
                return True
        return False


def _remember(known: dict[str, bool], key: str, value: bool) -> None:
    """Keep what was found out of a word, within bounds: lists live as long as the process."""
    if len(key) <= _LONGEST_KEPT:
        if len(known) >= _MOST_KEPT:
            known.clear()
        known[key] = value


@lru_cache(maxsize=64)
def change_lexicon(languages: tuple[str, ...], missing: str | None = None) -> ChangeLexicon:
    """Return the lists of these languages put together; empty lists for none."""
    lists = [load(LanguageLists, language) for language in languages]

    def words(kind: str) -> frozenset[str]:
        return frozenset(_folded(getattr(one.words, kind) for one in lists))

    def forms(kind: str) -> tuple[str, ...]:
        return tuple(_folded(getattr(one.forms, kind) for one in lists))

    return ChangeLexicon(
        languages=languages,
        missing=missing,
        function=frozenset(_folded(one.function for one in lists)),
        words={kind: words(kind) for kind in Changes},
        suffixes=forms("negation_suffix"),
        prefixes=forms("negation_prefix"),
        attached=forms("attached"),
        cased=frozenset(forms("cased")),
        harmless=forms("harmless"),
        calendar=frozenset(forms("calendar")),
        weekday=frozenset(forms("weekday")),
        nouns_capitalised=any(one.nouns_capitalised for one in lists),
    )


def _folded(lists: Iterable[tuple[str, ...]]) -> Iterator[str]:
    return (plain_spelling(word).casefold() for words in lists for word in words)


def lexicon_for(
    language: str | None, words: Collection[str], count: Callable[[str], int]
) -> ChangeLexicon:
    """Return the lists for a text.

    Args:
        language: ISO 639-1, with or without a region; ``None`` to find out.
        words: the distinct words of the text, without case.
        count: how often a word occurs.
    """
    if language:
        return _lexicon_of(language.replace("_", "-").split("-")[0].casefold())
    script, total = _main_script(words, count)
    candidates = listed_languages().get(script, ())
    shares = {code: _share(code, script, total, words, count) for code in (*candidates, *_others())}
    best = max(shares, key=lambda code: shares[code])
    clear = shares[best] >= 2 * max(_KNOWN, *_rest(shares, best))
    if total < _SHORT and candidates and not clear:
        return change_lexicon(candidates)
    if not candidates or shares[best] < _KNOWN:
        return change_lexicon((), _UNRECOGNISED)
    return change_lexicon((best,)) if best in candidates else change_lexicon((), _no_lists(best))


def is_english_if_short(words: Sequence[str]) -> bool:
    """Whether :func:`lexicon_for` gives the English lists, be it among others, for a short text in plain letters.

    It does where no other language's function words are enough to settle one. False says nothing.
    """
    if len(words) < _FEW:
        return True
    if len(words) >= _SHORT:
        return False
    letters = sum([word[0].isalpha() for word in words])
    foreign = len([word for word in words if word in _foreign_words()])
    return letters > 0 and foreign < 2 * _KNOWN * letters


#: So few words in plain Latin letters are taken for English without counting function words.
_FEW = 6


@cache
def _foreign_words() -> frozenset[str]:
    """Return the function words of all languages but English."""
    codes = {code for several in listed_languages().values() for code in several} - {"en"}
    return frozenset[str]().union(*map(_function_words, (*codes, *_others())))


@cache
def listed_languages() -> dict[str, tuple[str, ...]]:
    """Return the languages with word lists, by script: each is a file of this room, named by its code."""
    scripts: dict[str, tuple[str, ...]] = {}
    for code in word_lists_named(_CODE):
        script = load(LanguageLists, code).script
        scripts[script] = (*scripts.get(script, ()), code)
    return scripts


def _lexicon_of(code: str) -> ChangeLexicon:
    listed = any(code in codes for codes in listed_languages().values())
    return change_lexicon((code,)) if listed else change_lexicon((), _no_lists(code))


def _no_lists(code: str) -> str:
    return f"There are no word lists for the language {code!r}: negations and modals were not recognised."


@cache
def _others() -> dict[str, tuple[str, ...]]:
    others: OtherLanguages = load(OtherLanguages, "others")
    return others.function


@lru_cache(maxsize=64)
def _function_words(code: str) -> frozenset[str]:
    others = _others()
    return frozenset(others[code] if code in others else load(LanguageLists, code).function)


def _rest(shares: dict[str, float], best: str) -> list[float]:
    return [share for code, share in shares.items() if code != best]


def _share(
    code: str, script: str, total: int, words: Collection[str], count: Callable[[str], int]
) -> float:
    function = _function_words(code)
    # Whichever is shorter is gone through: the words of a sentence, or the list.
    few, many = (words, function) if len(words) < len(function) else (function, words)
    found = sum(map(count, filter(many.__contains__, few)))
    # Kana settle the matter where Han letters alone would not.
    if code == "ja" and script == "Han":
        return 1.0 if found > total // 20 else 0.0
    return found / max(1, total)


def _main_script(words: Iterable[str], count: Callable[[str], int]) -> tuple[str, int]:
    """Return the script most letters are written in, and how many words there are of it."""
    totals: dict[str, int] = {}
    for word in words:
        if word[0].isalpha():
            script = script_of(word[0])
            totals[script] = totals.get(script, 0) + count(word)
    if not totals:
        return "", 0
    best = max(totals, key=lambda script: totals[script])
    return ("Han" if best == "Kana" else best), totals[best]
