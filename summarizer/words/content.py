"""What two passages share: the words that carry content. English where a word list is needed."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Protocol, cast

from summarizer.words.days import CALENDAR
from summarizer.words.lists import ContentLists, load
from summarizer.words.remembered import remembered
from summarizer.words.scripts import fold, script_of

_WORD = re.compile(r"\w+")
#: British and American spellings: organise, organization; harbour, harbors.
_IZE = re.compile(r"iz(e|ed|er|es|ing|ation|ations)$")
_DOUBLED = re.compile(r"([^\W\d_aeiou])\1$")
_OUR = re.compile(r"our(?=s?$)")
#: By which stemmer words of a script are taken; English where there are several languages.
_STEMMERS = {"Latin": "english", "Cyrillic": "russian", "Arabic": "arabic"}
_LISTS = load(ContentLists, "content_en")
_STOP = frozenset(_LISTS.stop)


class _Stemmer(Protocol):
    def stemWord(self, word: str, /) -> str: ...  # noqa: N802


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the stem of a folded word by Snowball's stemmer of its script; -ize and -our are spelt one way.

    On the pairs of tests/words/test_content.py it joins more inflections, and fewer other words, than cutting words to
    their beginnings does.
    """
    language = _STEMMERS.get(script_of(word[:1] or "1"))
    plain = _OUR.sub("or", _IZE.sub(r"is\1", word)) if language == "english" else word
    return _IN_THIS_THREAD.of(language).stemWord(plain) if language is not None else word


class _Stemmers(threading.local):
    """The stemmers of one thread: Snowball's keep the word they work on, so that two threads would spoil it."""

    def __init__(self) -> None:
        self.made: dict[str, _Stemmer] = {}

    def of(self, language: str) -> _Stemmer:
        if language not in self.made:
            import snowballstemmer

            library: Any = snowballstemmer
            self.made[language] = cast("_Stemmer", library.stemmer(language))
        return self.made[language]


_IN_THIS_THREAD = _Stemmers()


@remembered
def content(text: str) -> frozenset[str]:
    """Return the stems of the words that carry content: neither function words nor one-letter words."""
    # What is non-aligned is not aligned.
    words = set(_WORD.findall(fold(text).replace("non-", "non"))) - _STOP
    return frozenset([stem(word) for word in words if len(word) > 1 or word.isdigit()])


@remembered
def written_words(text: str) -> Mapping[str, str]:
    """Return a word of the text for each of its content words' stems: of a stem alone not every form is known."""
    words = dict.fromkeys(_WORD.findall(fold(text).replace("non-", "non")))
    return {stem(word): word for word in words if word not in _STOP}


@lru_cache(maxsize=128)
def content_of_document(text: str) -> frozenset[str]:
    """Return the content words of a whole document, which each of its positions asks for."""
    return content(text)


_COMMON_STEMS = frozenset(stem(word) for word in _LISTS.common)


@remembered
def salient_words(text: str) -> frozenset[str]:
    """Return the content words without those that stand in every document about talks."""
    return content(text) - _COMMON_STEMS


#: Stems of the verbs by which a claim is made, told or denied.
CLAIMING = frozenset(stem(word) for word in _LISTS.claiming)
#: The words that say what is asked of a matter: its date, its status, its wording.
FACET_WORDS = " ".join(_LISTS.facets)
_SYNONYMS: dict[str, str] = {
    stem(word): stem(kept) for kept, words in _LISTS.synonyms.items() for word in words
}


def meanings(text: str) -> frozenset[str]:
    """Return the content words with those of one meaning made one.

    A doubled last letter is one: the stemmer makes "boycot" of "boycotting" and "boycott" of "boycott".
    """
    return frozenset(_DOUBLED.sub(r"\1", _SYNONYMS.get(word, word)) for word in content(text))


CALENDAR_STEMS = frozenset(stem(word) for word in CALENDAR)


@remembered
def matter_words(text: str) -> frozenset[str]:
    """Return the salient words with those of one meaning made one, and without numbers and the calendar."""
    words = [_SYNONYMS.get(w, w) for w in salient_words(text) if not w.isdigit()]
    return frozenset(words) - CALENDAR_STEMS


#: What a name of a matter neither begins nor ends with, and the verbs that make it a sentence.
_NO_BEGINNING = re.compile(
    r"(?:about|against|all|and|but|by|for|had|has|have|he|how|i|if|in|it|not|of|on|one|or|said|she|something|that|there"
    r"|they|this|to|we|what|when|which|who|with|you|\w+ed (?:after|by|on|that|the|to)"
    r"|(?:un)?(?:likely|able|willing)|ready|prepared)\b",
    re.IGNORECASE,
)
_NO_END = re.compile(
    r"\b(?:a|an|and|as|at|based|by|for|from|in|into|of|on|or|soon|that|the|to|until|which|who|with|would)$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\b(?:am|are|be|been|can|could|had|has|have|is|may|must|said|shall|should|was|were|will|would)\b"
    r"|\w['’](?:ll|re|ve|d|m)\b|n['’]t\b",
    re.IGNORECASE,
)


@remembered
def names_a_matter(topic: str) -> bool:
    """Whether a label can stand as a heading: no half sentence, no lone number or day, at least one salient word."""
    plain = " ".join(topic.split())
    words = salient_words(plain) - CALENDAR_STEMS
    return (
        not _NO_BEGINNING.match(plain)
        and not _NO_END.search(plain)
        and not _SENTENCE.search(plain)
        and any(not word.isdigit() and len(word) > 2 for word in words)
    )


def contained(a: str, b: str) -> bool:
    """Whether the words of one folded passage stand in a row in the other."""
    first, second = (" ".join(_WORD.findall(text)) for text in (a, b))
    return f" {first} " in f" {second} " or f" {second} " in f" {first} "


def similarity(a: Iterable[str], b: Iterable[str]) -> float:
    """Return the share of the smaller set that stands in the larger one, 0 where one is empty."""
    first, second = frozenset(a), frozenset(b)
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0


def longest_shared_run(a: str, b: str) -> tuple[int, str, str]:
    """Return the length in words of the longest run both passages hold, and what stands before it in each."""
    first, second = _WORD.findall(fold(a))[:400], _WORD.findall(fold(b))[:400]
    best, at, previous = 0, (0, 0), [0] * (len(second) + 1)
    for i, word in enumerate(first, 1):
        row = [0] * (len(second) + 1)
        for j, other in enumerate(second, 1):
            if word == other:
                row[j] = previous[j - 1] + 1
                if row[j] > best:
                    best, at = row[j], (i, j)
        previous = row
    return best, " ".join(first[: at[0] - best]), " ".join(second[: at[1] - best])
