"""Which numbers does a passage name? In digits or English words, with thousands, ranges and per cent.

A number is given in digits without separators (``"250000"``, ``"2.5"``, ``"10:30"``), a fraction as ``"2/3"``, a share
with its sign (``"15%"``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from itertools import pairwise

from summarizer.words.days import without_days
from summarizer.words.lists import NumberLists, load
from summarizer.words.remembered import remembered
from summarizer.words.scripts import fold

_PIECE = re.compile(
    r"\d{1,3}(?:[,'\u00a0\u2009\u202f ]\d{3})+(?!\d)(?:\.\d+)?|\d{1,30}(?:[.:]\d{1,30})*|[^\W\d_]+|\S"
)
_DIGIT = re.compile(r"\d")
_SEPARATORS = re.compile(r"[,'\u00a0\u2009\u202f ]")
_PERCENT = re.compile(r"\s{0,3}(?:%|per\s?cent\b)")
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014")
_BEFORE_SCALE = frozenset(("a", "an"))
#: Between two numbers these make one range; "and" does so too where both are shares.
_RANGE = frozenset(("to", "or", "until", *_DASHES))
#: Figures of more signs are left as they are written, and nothing is multiplied beyond this: such numbers are none.
_LONGEST, _LARGEST = 20, Decimal(10) ** 12
_HALF = Decimal("0.5")
_Cardinal = tuple[Decimal, int]


@dataclass(frozen=True, slots=True)
class _Number:
    """A number, the pieces it takes, by what its last word multiplies, and whether it is a share."""

    value: Decimal
    first: int
    last: int
    scale: Decimal
    share: bool
    #: Written otherwise than the value says: a time, a fraction.
    written: str | None = None

    @property
    def text(self) -> str:
        figures = self.written or f"{self.value.normalize():f}"
        return f"{figures}%" if self.share else figures


@remembered
def numbers(text: str) -> frozenset[str]:
    """Return the numbers of a passage; days of dates, "one" alone and digits inside names are left out."""
    plain = fold_spaces(without_days(text))
    if not _DIGIT.search(plain) and _number_words().isdisjoint(_PIECE.findall(plain)):
        return frozenset()
    reader = _Reader(plain)
    found = list(reader.numbers())
    return frozenset(n.text for n in _ranged(found, reader.words))


def fold_spaces(text: str) -> str:
    """Return the text in lower case with the spaces that part thousands left as they are."""
    return fold(text) if text.isascii() else text.casefold()


class _Reader:
    """The pieces of a passage, read from left to right. Linear in their number."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pieces = list(_PIECE.finditer(text))
        self.words = [p.group() for p in self.pieces]

    def numbers(self) -> Sequence[_Number]:
        beginnings = _beginnings()
        begins = (n for n, w in enumerate(self.words) if w[0].isdecimal() or w in beginnings)
        found: list[_Number] = []
        for place in begins:
            number = self._at(place) if not found or place >= found[-1].last else None
            if number is not None:
                found.append(number)
        return found

    def _at(self, place: int) -> _Number | None:
        read = self._fraction(place) or self._half(place) or self._plain(place)
        if read is None or self._is_lone_one(read):
            return None
        share = _PERCENT.match(self.text, self.pieces[read.last - 1].end()) is not None
        return replace(read, share=share)

    def _is_lone_one(self, read: _Number) -> bool:
        """Whether it is the word "one" and no share: mostly a pronoun."""
        alone = read.last == read.first + 1 and self.words[read.first] == "one"
        return alone and _PERCENT.match(self.text, self.pieces[read.last - 1].end()) is None

    def _plain(self, place: int) -> _Number | None:
        word = self.words[place]
        if word[0].isdecimal():
            return self._figures(place)
        start = place + 1 if word in _BEFORE_SCALE and self._word(place + 1) in _scales() else place
        read = self._cardinal(start)
        return self._scaled(*read, place, self._closing_scale(*read[1:])) if read else None

    def _closing_scale(self, last: int) -> Decimal:
        """Return by what the last words of a number in words multiply: "two hundred thousand"."""
        scale = Decimal(1)
        while last and (by := _scales().get(self.words[last - 1])) is not None:
            scale, last = scale * by, last - 1
        return scale

    def _figures(self, place: int) -> _Number | None:
        word = self.words[place]
        if self._in_a_name(place):
            return None
        if ":" in word or word.count(".") > 1 or len(word) > _LONGEST:
            return _Number(Decimal(0), place, place + 1, Decimal(1), False, word)
        return self._scaled(Decimal(_SEPARATORS.sub("", word)), place + 1, place)

    def _scaled(
        self, value: Decimal, last: int, first: int, scale: Decimal = Decimal(1)
    ) -> _Number:
        """Return a number with the words behind it that multiply it: "3.5 million", "three and a half million"."""
        if self.words[last : last + 3] == ["and", "a", "half"]:
            value, last = value + _HALF, last + 3
        while scale < _LARGEST and (by := _scales().get(self._word(last))) is not None:
            value, scale, last = value * by, scale * by, last + 1
        return _Number(value, first, last, scale, False)

    def _half(self, place: int) -> _Number | None:
        """Return "half a million"."""
        words = self.words[place : place + 3]
        by = _scales().get(words[2]) if words[:2] == ["half", "a"] and len(words) == 3 else None
        return _Number(_HALF * by, place, place + 3, by, False) if by is not None else None

    def _fraction(self, place: int) -> _Number | None:
        """Return "two thirds"."""
        value = _values().get(self.words[place])
        at = place + 2 if self._word(place + 1) in _DASHES else place + 1
        parts = load(NumberLists, "numbers_en").parts.get(self._word(at))
        if value is None or parts is None:
            return None
        return _Number(value, place, at + 1, Decimal(1), False, f"{value}/{parts}")

    def _cardinal(self, place: int) -> _Cardinal | None:
        """Return a number in words and where it ends: "two hundred and fifty thousand"."""
        total, current, last = Decimal(0), None, place
        for at in range(place, len(self.words)):
            read = _read_on(self.words[at], total, current, first=at == place)
            if read is not None:
                (total, current), last = read, at + 1
            elif not (last == at and self._links(self.words[at], current, at)):
                break
        return None if last == place else (total + (current or 0), last)

    def _links(self, word: str, current: Decimal | None, at: int) -> bool:
        """Whether a word stands inside a number: "two hundred and fifty", "twenty-one"."""
        following = _values().get(self._word(at + 1))
        if current is None or following is None or not _extends(current, following):
            return False
        return word in _DASHES or (word == "and" and current % 100 == 0)

    def _in_a_name(self, place: int) -> bool:
        """Whether digits are glued to letters before them: G7, F-16."""
        before = place - 1
        if before >= 0 and self.words[before] in _DASHES and self._glued(before):
            before -= 1
        return before >= 0 and self.words[before][-1].isalpha() and self._glued(before)

    def _glued(self, place: int) -> bool:
        return self.pieces[place].end() == self.pieces[place + 1].start()

    def _word(self, place: int) -> str:
        return self.words[place] if place < len(self.words) else ""


@cache
def _number_words() -> frozenset[str]:
    """The words of which every number in words has one."""
    return frozenset((*_values(), *_scales(), "half"))


@cache
def _beginnings() -> frozenset[str]:
    """The words that a number in words can begin with."""
    return _number_words() | _BEFORE_SCALE


def _read_on(
    word: str, total: Decimal, current: Decimal | None, *, first: bool
) -> tuple[Decimal, Decimal] | None:
    """Return a number with one more word read: what is closed, and what may go on. ``None`` where the word ends it."""
    value = _values().get(word)
    if value is not None and _extends(current, value):
        return total, (current or Decimal(0)) + value
    scale = _scales().get(word)
    if scale is not None and total < _LARGEST and (current is not None or first):
        return _multiplied(total, current, scale)
    return None


def _extends(current: Decimal | None, value: Decimal) -> bool:
    """Whether a numeral goes on with the number before it: twenty one, two hundred fifty; not "two three"."""
    if current is None:
        return True
    if current % 100 == 0:
        return value < 100
    return value < 10 and current % 10 == 0 and current % 100 >= 20


def _multiplied(total: Decimal, current: Decimal | None, scale: Decimal) -> tuple[Decimal, Decimal]:
    """Return what a scale makes of a number: a hundred goes on, a thousand closes."""
    value = (current if current is not None else Decimal(1)) * scale
    return (total, value) if scale <= 100 else (total + value, Decimal(0))


def _ranged(found: Sequence[_Number], words: Sequence[str]) -> list[_Number]:
    """Give the first number of a range what is written behind the second: "10 to 15 per cent", "2-3 million"."""
    ranged = [_as_of(low, high, words) for low, high in pairwise(found)]
    return [*ranged, *found[-1:]]


def _as_of(low: _Number, high: _Number, words: Sequence[str]) -> _Number:
    between = words[low.last : high.first]
    if len(between) != 1 or not (between[0] in _RANGE or between == ["and"]):
        return low
    opened = low.first > 0 and words[low.first - 1] == "between"
    scaled = low.scale == 1 < high.scale and (between != ["and"] or opened)
    value = low.value * high.scale if scaled else low.value
    return replace(low, value=value, share=low.share or high.share)


@cache
def _values() -> dict[str, Decimal]:
    lists = load(NumberLists, "numbers_en")
    units = {word: Decimal(value) for value, word in enumerate(lists.units)}
    return units | {word: Decimal(10 * n) for n, word in enumerate(lists.tens, 2)}


@cache
def _scales() -> dict[str, Decimal]:
    return {word: Decimal(v) for word, v in load(NumberLists, "numbers_en").scales.items()}


#: "The two countries": known ones.
_KNOWN = re.compile(r"\b(?P<the>[Tt]he) (?:two|three|four|five|six|seven) (?=[a-z])")


def without_known_counts(text: str) -> str:
    """Return a text without how many things are that it speaks of as known: "the countries" for "the two countries"."""
    return _KNOWN.sub(r"\g<the> ", text)
