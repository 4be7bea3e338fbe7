"""What a difference between a quote and its source touches: negation, number, date, name, modal, or other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from rapidfuzz.distance import JaroWinkler

from summarizer.models.quote import ChangeClass, WordChange
from summarizer.quotes.align import Operation, WordIndex
from summarizer.words.changes import ChangeLexicon, Changes
from summarizer.words.comparable import Tokens, is_word
from summarizer.words.scripts import is_capitalised, is_cased, is_dense

#: A run of differing words longer than this is paired in order, without looking for the best partners.
_PAIRED = 6


def word_change(given: str | None, source: str | None, kind: ChangeClass) -> WordChange:
    """Return a difference; its field ``kind`` is published as ``class``, which no argument can be called."""
    return WordChange.model_construct(given=given, source=source, kind=kind)


@dataclass(frozen=True, slots=True)
class Word:
    """A word on one side of a difference. ``neighbours`` are the words before and behind it, without case."""

    surface: str
    key: str
    #: Whether it stands where any word would have a capital letter.
    opens: bool
    neighbours: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judge:
    """Classes differences, knowing the language's lists and how the source writes a word elsewhere."""

    lexicon: ChangeLexicon
    index: WordIndex

    def changes(self, given: Tokens, operations: Sequence[Operation]) -> tuple[WordChange, ...]:
        """Return the word-level differences that some operations stand for, in order."""
        found: list[WordChange] = []
        for op in operations:
            left = [self._word(given, at) for at in range(op.g0, op.g1)]
            right = [self._word(self.index.tokens, at) for at in range(op.s0, op.s1)]
            for one, other in _pairs(_joined(left), _joined(right), self._likeness):
                if one is None or other is None or one.surface != other.surface:
                    found.append(self.change(one, other))
        return tuple(found)

    def change(self, given: Word | None, source: Word | None) -> WordChange:
        """Return one difference with its class."""
        one, other = given.surface if given else None, source.surface if source else None
        return word_change(one, other, self.kind(given, source))

    def word(self, tokens: Tokens, place: int) -> Word:
        """Return a token as one side of a difference."""
        return self._word(tokens, place)

    def _word(self, tokens: Tokens, at: int) -> Word:
        before = tokens.keys[at - 1] if at else ""
        behind = tokens.keys[at + 1] if at + 1 < len(tokens) else ""
        opens = not is_word(before[:1] or ".")
        return Word(tokens.surfaces[at], tokens.keys[at], opens, (before, behind))

    def kind(self, given: Word | None, source: Word | None) -> ChangeClass:
        """Return what a difference touches, the gravest first."""
        sides = [word for word in (given, source) if word and is_word(word.key)]
        if all(self.lexicon.is_plain(word.key) for word in sides):
            return self._name_or_other(sides)
        if any(map(self._negates, sides)):
            return ChangeClass.NEGATION
        if self._touch_date(sides):
            return ChangeClass.DATE
        if any(map(self._is_number, sides)):
            return ChangeClass.NUMBER
        if any(map(self._is_modal, sides)):
            return ChangeClass.MODAL
        return self._name_or_other(sides)

    def _touch_date(self, sides: Sequence[Word]) -> bool:
        dates = [self._is_date(word) for word in sides]
        return (any(dates) and not self._only_modal(sides, dates)) or all(map(_is_year, sides))

    def _is_number(self, word: Word) -> bool:
        return self.lexicon.is_number(word.key) or self._dense_number(word)

    def _name_or_other(self, sides: Sequence[Word]) -> ChangeClass:
        named = any(self._is_name(word) for word in sides) and not self._any_function(sides)
        return ChangeClass.NAME if named else ChangeClass.OTHER

    def _negates(self, word: Word) -> bool:
        if is_dense(word.key):
            # What surrounds a letter decides: 未来 negates nothing.
            keys = [
                *_letters(word.neighbours[0][-1:]),
                *word.key,
                *_letters(word.neighbours[1][:1]),
            ]
            return bool(self.lexicon.negated(keys))
        return self.lexicon.negates(word.key) or word.key.startswith(self.lexicon.prefixes)

    def _is_date(self, word: Word) -> bool:
        key = word.key
        if self.lexicon.has(Changes.DATE, key):
            return key not in self.lexicon.cased or is_capitalised(word.surface)
        if is_dense(key) and self._dense_number(word):
            return (
                word.neighbours[1] in self.lexicon.calendar
                or word.neighbours[0] in self.lexicon.weekday
            )
        return key.isdecimal() and word.neighbours[1] in self.lexicon.calendar

    def _only_modal(self, sides: Sequence[Word], dates: Sequence[bool]) -> bool:
        """Whether "May" at the beginning of a sentence is the modal, since the other side is one."""
        certain = [
            word
            for word, dated in zip(sides, dates, strict=True)
            if dated and not self._is_modal(word)
        ]
        modal = [
            word
            for word, dated in zip(sides, dates, strict=True)
            if not dated and self._is_modal(word)
        ]
        return not certain and bool(modal)

    def _dense_number(self, word: Word) -> bool:
        if not is_dense(word.key):
            return False
        return any(self.lexicon.has(Changes.NUMBER, letter) for letter in word.key)

    def _is_modal(self, word: Word) -> bool:
        if is_capitalised(word.surface) and not word.opens:
            return False  # Will Smith, the month of May
        if self.lexicon.is_modal(word.key):
            return True
        return is_dense(word.key) and any(
            self.lexicon.is_modal(word.key[i : i + 2]) for i in range(len(word.key))
        )

    def _is_name(self, word: Word) -> bool:
        if not is_cased(word.surface):
            return self.lexicon.has(Changes.NAME, word.key)
        if not is_capitalised(word.surface) or word.key in self.lexicon.function:
            return False
        if self.lexicon.nouns_capitalised:
            return self._stands_with_capitals(word)
        # At the beginning of a sentence every word has a capital: it is a name unless the text also
        # writes it small.
        return not (word.opens and self._written_small(word.key))

    def _stands_with_capitals(self, word: Word) -> bool:
        before, _ = word.neighbours
        if before in self.lexicon.function:
            return False
        places = self.index.postings.get(before, ())[:20]
        return any(is_capitalised(self.index.tokens.surfaces[place]) for place in places)

    def _written_small(self, key: str) -> bool:
        places = self.index.postings.get(key, ())[:200]
        return any(self.index.tokens.surfaces[place] == key for place in places)

    def _any_function(self, sides: Sequence[Word]) -> bool:
        return len(sides) == 2 and all(word.key in self.lexicon.function for word in sides)

    def _likeness(self, one: Word, other: Word) -> float:
        """Return how well two words make a pair, 0 to 1: of one class, of like spelling."""
        kind = self.kind(one, None)
        same = kind is self.kind(None, other)
        spelled: float = JaroWinkler.similarity(one.key[:40], other.key[:40])
        return (
            0.5 if same and kind is not ChangeClass.OTHER else 0.2 if same else 0.0
        ) + 0.5 * spelled


def _letters(text: str) -> str:
    return text if text and is_dense(text) else ""


def _is_year(word: Word) -> bool:
    return len(word.key) == 4 and word.key.isdecimal() and "1800" <= word.key <= "2199"


def _joined(words: Sequence[Word]) -> list[Word]:
    """Join neighbouring letters of an unspaced script: nobody reads them one by one."""
    joined: list[Word] = []
    for word in words:
        if joined and is_dense(word.key) and is_dense(joined[-1].key):
            last = joined[-1]
            joined[-1] = Word(
                last.surface + word.surface,
                last.key + word.key,
                last.opens,
                (last.neighbours[0], word.neighbours[1]),
            )
        else:
            joined.append(word)
    return joined


_Pair = tuple[Word | None, Word | None]
#: How like the words of some pairs are, together, and the pairs.
_Paired = tuple[float, list[_Pair]]


def _pairs(
    left: Sequence[Word], right: Sequence[Word], likeness: Callable[[Word, Word], float]
) -> list[_Pair]:
    """Pair the words of two runs in order, so that like stands beside like; a word left over has no partner."""
    if len(left) == len(right) or max(len(left), len(right)) > _PAIRED:
        pairs: list[_Pair] = list(zip(left, right, strict=False))
        pairs += [(word, None) for word in left[len(right) :]]
        return pairs + [(None, word) for word in right[len(left) :]]
    # Needleman and Wunsch (1970): the best pairing of every two beginnings, from those that are a word shorter.
    above: list[_Paired] = [(0.0, [])]
    for word in right:
        above.append(_added(above[-1], (None, word)))
    for one in left:
        row = [_added(above[0], (one, None))]
        for j, other in enumerate(right):
            value = 0.3 + likeness(one, other)
            options = (
                _added(above[j + 1], (one, None)),
                _added(row[j], (None, other)),
                _added(above[j], (one, other), value),
            )
            row.append(max(options, key=itemgetter(0)))
        above = row
    return above[-1][1]


def _added(paired: _Paired, pair: _Pair, value: float = 0.0) -> _Paired:
    return paired[0] + value, [*paired[1], pair]
