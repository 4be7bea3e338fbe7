"""What two passages share: folded words, numbers, dates and negations. English where a word list is needed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from summarizer.resources import word_list

_WORD = re.compile(r"\w+")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
)
_STOP, _COMMON = (frozenset[str](word_list("accounts")[key]) for key in ("stop", "common"))
_NEGATION = re.compile(
    r"\b(?:no|not|never|none|neither|nor|without|cannot|nobody|nothing)\b|n['’]t\b", re.IGNORECASE
)
_DENIAL = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject\w*|dismiss\w*|refut\w*|unfounded|baseless|groundless|false|untrue|contrary|instead|but)\b",
    re.IGNORECASE,
)
_MONTHS, _WEEKDAYS = (tuple[str, ...](word_list("accounts")[key]) for key in ("months", "weekdays"))
#: Words of the calendar: they tell when, not what.
CALENDAR = frozenset((*_MONTHS, *_WEEKDAYS))
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" if name != "may" else "may" for name in _MONTHS)
_DATE = re.compile(
    rf"\b(?:(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH})\b|(?P<m2>{_MONTH})\.?\s+(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?\b)"
    r"(?:,?\s+(?P<y>[12]\d{3})\b)?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)
_NUMBER_WORDS = {word: str(value) for value, word in enumerate(word_list("accounts")["numerals"])}
_NUMBER = re.compile(r"\d[\d,.]*")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the text in lower case without accents and with one kind of apostrophe."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize(
        "NFKD", text.casefold().replace("’", "'").translate(_LETTERS)
    )
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_LETTERS)


def stem(word: str) -> str:
    """Return a crude English stem: plural, past, -ing and -ize endings taken off. Good enough to compare by."""
    for ending, put in (
        ("ies", "y"),
        ("ized", "ise"),
        ("izing", "ise"),
        ("ize", "ise"),
        ("sses", "ss"),
        ("ing", ""),
        ("ed", ""),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + put
            break
    else:
        if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
            word = word[:-1]
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


@lru_cache(maxsize=16384)
def content(text: str) -> frozenset[str]:
    """Return the stems of the words that carry content: neither function words nor one-letter words."""
    return frozenset(
        stem(w) for w in _WORD.findall(fold(text)) if w not in _STOP and (len(w) > 1 or w.isdigit())
    )


_COMMON_STEMS = frozenset(stem(word) for word in _COMMON)


@lru_cache(maxsize=16384)
def telling(text: str) -> frozenset[str]:
    """Return the content words without those that stand in every document about talks."""
    return content(text) - _COMMON_STEMS


#: Stems of the verbs by which a claim is made, told or denied.
CLAIMING = frozenset(stem(word) for word in word_list("accounts")["claiming"])
_SYNONYMS: dict[str, str] = {
    stem(word): stem(kept)
    for kept, words in word_list("accounts")["synonyms"].items()
    for word in words
}


def matter_words(text: str) -> frozenset[str]:
    """Return the telling words with those of one meaning made one, and without numbers and the calendar."""
    calendar = frozenset(stem(word) for word in CALENDAR)
    return frozenset(_SYNONYMS.get(w, w) for w in telling(text) if not w.isdigit()) - calendar


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


@lru_cache(maxsize=16384)
def names_a_matter(topic: str) -> bool:
    """Whether a label can stand as a heading: no half sentence, no lone number or day, at least one telling word."""
    plain = " ".join(topic.split())
    words = telling(plain) - frozenset(stem(word) for word in CALENDAR)
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


def negated(text: str) -> bool:
    """Whether the passage holds an English negation."""
    return _NEGATION.search(text) is not None


def denies(text: str) -> bool:
    """Whether the passage holds a negation or a word of denial."""
    return negated(text) or _DENIAL.search(text) is not None


def day_months(text: str) -> frozenset[tuple[int, int]]:
    """Return the (month, day) pairs named in the passage."""
    return frozenset((month, day) for month, day, _ in _dates(text))


def dates_named(text: str, near: date | None) -> tuple[date, ...]:
    """Return the dates named in the passage, sorted; a missing year is the one closest to ``near``.

    Dates without a year are left out where ``near`` is null: a guess is no date.
    """
    found = {_resolve(month, day, year, near) for month, day, year in _dates(text)}
    return tuple(sorted(d for d in found if d is not None))


def numbers(text: str) -> frozenset[str]:
    """Return the numbers of the passage, in figures or as words up to twenty; days of dates are left out."""
    rest = _DATE.sub(" ", text)
    figures = {n.rstrip(".,").replace(",", "") for n in _NUMBER.findall(rest)}
    return frozenset(
        figures
        | {_NUMBER_WORDS[w] for w in _WORD.findall(fold(rest)) if w in _NUMBER_WORDS and w != "one"}
    )


def weekdays(text: str) -> frozenset[int]:
    """Return the weekdays named in the passage, Monday being 0."""
    return frozenset(_WEEKDAYS.index(m.lower()) for m in _WEEKDAY.findall(text))


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


def _dates(text: str) -> list[tuple[int, int, int | None]]:
    found: list[tuple[int, int, int | None]] = []
    for match in _DATE.finditer(text):
        month = (match["m1"] or match["m2"]).lower()[:3]
        number = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(month))
        found.append(
            (number, int(match["d1"] or match["d2"]), int(match["y"]) if match["y"] else None)
        )
    return found


def _resolve(month: int, day: int, year: int | None, near: date | None) -> date | None:
    years = [year] if year else [near.year + step for step in (-1, 0, 1)] if near else []
    candidates: list[date] = []
    for candidate in years:
        try:
            candidates.append(date(candidate, month, day))
        except ValueError:
            continue
    if not candidates:
        return None
    return min(candidates, key=lambda d: abs((d - near).days)) if near else candidates[0]
