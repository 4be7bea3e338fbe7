"""Whether words that are equal without their case are equal as written, and begin and end where words do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.models.quote import ChangeClass, WordChange
from summarizer.quotes.align import Range, WordIndex
from summarizer.quotes.tamper import Judge, Word, word_change
from summarizer.text.normalise import Normalised
from summarizer.words.comparable import Tokens, is_word
from summarizer.words.scripts import is_capitalised, is_dense
from summarizer.words.spelling import plain_spelling

#: So many words in capitals in a row are a headline or a shout, not abbreviations.
_HEADLINE = 3
#: A negation so many words before a passage still governs it.
_INVERTED = 2
_HYPHENS = "-‐‑\u00ad"
_PER_CENT = frozenset("%‰٪°")

#: A word between a negation and what it denies.
_JOINS = frozenset(("that",))


@dataclass(frozen=True, slots=True)
class Matcher:
    """Compares runs of words of a quote with equal runs of the source."""

    text: str
    folded: Normalised
    index: WordIndex
    judge: Judge

    def faults(
        self, given: Tokens, at: int, *, first: int = 0, inner: tuple[bool, bool] = (False, False)
    ) -> list[WordChange]:
        """Return the differences between a run of the quote and the equal one at a place of the source.

        ``first`` is the place in the quote the run begins at; the first letter of the quote (0) may have
        another case. ``inner``: the left, the right edge touches words in brackets, which may stand for
        the beginning or the end of a word.
        """
        edges = self.edge_faults(given, (at, at + len(given)), inner=inner)
        return [*self.case_faults(given, at, first=first), *edges]

    def case_faults(self, given: Tokens, at: int, *, first: int = 0) -> Iterator[WordChange]:
        """Yield words whose letters differ in case, beyond what is honest."""
        source = self.index.tokens.surfaces[at : at + len(given)]
        if source == given.surfaces:
            return
        for place, (one, other) in enumerate(zip(given.surfaces, source, strict=True)):
            if one == other or plain_spelling(one) == plain_spelling(other):
                continue
            if first + place == 0 and one[1:] == other[1:]:
                yield from self._hidden_by_capital(one, at)
                continue
            if self._headline(self.index.tokens, at + place, one) or self._headline(
                given, place, other
            ):
                continue
            yield self.judge.change(
                self.judge.word(given, place), self.judge.word(self.index.tokens, at + place)
            )

    def _hidden_by_capital(self, one: str, at: int) -> Iterator[WordChange]:
        """Yield a negation before a passage that a capital letter passes off as the sentence's beginning."""
        if not is_capitalised(one):
            return
        # Never has she met him: an auxiliary may stand between.
        for place in range(at - 1, max(-1, at - 1 - _INVERTED), -1):
            if not is_word(self.index.tokens.keys[place]):
                return
            if self._negation(place) is not None:
                yield self.judge.change(None, self.judge.word(self.index.tokens, place))
                return

    def _headline(self, tokens: Tokens, place: int, other: str) -> bool:
        """Whether a word stands in a run of capitals, and its other spelling is not a different word.

        Where the text has the word in capitals outside of such runs as well (US, WHO), it keeps them.
        """
        surface = tokens.surfaces[place]
        if not surface.isupper() or _run_of_capitals(tokens, place) < _HEADLINE:
            return False
        if other.isupper():
            return True
        places = self.index.postings.get(surface.casefold(), ())[:50]
        source = self.index.tokens
        return not any(
            source.surfaces[p].isupper() and _run_of_capitals(source, p) < _HEADLINE for p in places
        )

    def negation_before(self, at: int) -> int | None:
        """Return the place of a negation directly before a passage: "Nothing", "nothing that"."""
        keys = self.index.tokens.keys
        joined = at > 1 and keys[at - 1] in _JOINS
        return self._negation(at - 2 if joined else at - 1)

    def negation_behind(self, end: int) -> int | None:
        """Return the place of a negation directly behind a passage: German and French put it there."""
        return self._negation(end)

    def _negation(self, place: int) -> int | None:
        tokens = self.index.tokens
        if not 0 <= place < len(tokens):
            return None
        if not self.judge.lexicon.negates(tokens.keys[place]):
            return None
        low = max(0, place - 3)
        hits = self.judge.lexicon.negated(tokens.keys[low : place + 4])
        return place if place - low in hits else None

    def edge_faults(
        self, given: Tokens, run: Range, *, inner: tuple[bool, bool] = (False, False)
    ) -> list[WordChange]:
        """Return differences where a passage begins or ends inside a word, a compound or a number."""
        left = run[0] if inner[0] else self._reaches_left(run[0])
        right = run[1] if inner[1] else self._reaches_right(run[1])
        found: list[WordChange] = []
        if left < run[0]:
            found.append(self._cut(self.judge.word(given, 0), (left, run[0] + 1), run[0]))
        if right > run[1]:
            found.append(
                self._cut(self.judge.word(given, len(given) - 1), (run[1] - 1, right), run[1] - 1)
            )
        return found

    def _cut(self, given: Word, whole: Range, place: int) -> WordChange:
        """Return the difference between a word and the compound or number it was cut out of."""
        kept = self.judge.word(self.index.tokens, place)
        lost = [self.judge.word(self.index.tokens, at) for at in range(*whole) if at != place]
        kinds = [self.judge.kind(None, word) for word in (*lost, kept)]
        text = self.folded_text(*whole)
        kind = next((kind for kind in kinds if kind is not ChangeClass.OTHER), ChangeClass.OTHER)
        return word_change(given.surface, text, kind)

    def folded_text(self, first: int, last: int) -> str:
        """Return the folded text of a range of tokens."""
        tokens = self.index.tokens
        return tokens.text[tokens.starts[first] : tokens.end(last - 1)]

    def _reaches_left(self, at: int) -> int:
        """Return where the word, compound or number at a place really begins."""
        tokens = self.index.tokens
        if not at or not is_word(tokens.keys[at]) or is_dense(tokens.keys[at]):
            return at
        glued = self._glued(at)
        if glued and tokens.keys[at - 1] == "-":
            return self._behind_dash(at)
        whole = (glued and self._is_prefixed(at)) or self._digit_groups(at - 1, at)
        return at - 1 if whole else at

    def _is_prefixed(self, at: int) -> bool:
        """Whether what is glued to the front of a word belongs to it: "'s" behind a word, a currency's sign."""
        tokens = self.index.tokens
        price = tokens.keys[at][0].isdigit() and _is_currency(tokens.keys[at - 1])
        return price or tokens.surfaces[at].startswith("'")

    def _behind_dash(self, at: int) -> int:
        """Return where a word behind a dash begins: with the compound's other half, its minus sign, or by itself."""
        keys = self.index.tokens.keys
        if not self._hyphen(at - 1):
            return at
        if at > 1 and self._glued(at - 1) and is_word(keys[at - 2]):
            return at - 2
        minus = keys[at][0].isdigit() and not self._is_bullet(at - 1)
        return at - 1 if minus else at

    def _reaches_right(self, end: int) -> int:
        """Return where the word, compound or number before a place really ends."""
        tokens = self.index.tokens
        if end >= len(tokens) or not is_word(tokens.keys[end - 1]):
            return end
        glued, behind = self._glued(end), tokens.keys[end]
        if glued and behind == "-":
            return self._before_dash(end)
        share = tokens.keys[end - 1][-1].isdigit() and behind in _PER_CENT
        whole = share or (glued and _is_clitic(behind)) or self._digit_groups(end - 1, end)
        return end + 1 if whole else end

    def _before_dash(self, end: int) -> int:
        """Return where a word before a dash ends: with the compound's other half, or by itself."""
        keys = self.index.tokens.keys
        joined = end + 1 < len(keys) and self._glued(end + 1) and is_word(keys[end + 1])
        return end + 2 if joined and self._hyphen(end) else end

    def _glued(self, at: int) -> bool:
        """Whether nothing stands between a token and the one before it."""
        tokens = self.index.tokens
        return tokens.end(at - 1) == tokens.starts[at]

    def _hyphen(self, place: int) -> bool:
        """Whether a dash is a hyphen, or stands between digits as in 2010–2015."""
        tokens = self.index.tokens
        start, end = self.folded.span(tokens.starts[place], tokens.end(place))
        if self.text[start:end] in _HYPHENS:
            return True
        around = (
            tokens.text[max(0, tokens.starts[place] - 1)],
            tokens.text[tokens.end(place) : tokens.end(place) + 1],
        )
        return all(map(str.isdigit, around))

    def _is_bullet(self, place: int) -> bool:
        start, _ = self.folded.span(self.index.tokens.starts[place], self.index.tokens.end(place))
        return start == 0 or self.text[start - 1] in "\n\r"

    def _digit_groups(self, left: int, right: int) -> bool:
        """Whether two numbers are one, written 12 000."""
        tokens = self.index.tokens
        one, other = tokens.surfaces[left], tokens.surfaces[right]
        near = tokens.starts[right] - tokens.end(left) == 1
        return near and one.isdecimal() and len(one) <= 3 and _is_group(other)


def _is_clitic(key: str) -> bool:
    return len(key) > 1 and key.startswith("'")


def _is_group(surface: str) -> bool:
    return len(surface) == 3 and surface.isdecimal()


def _is_currency(sign: str) -> bool:
    return sign in "$€£¥₽₴₪₹₩₺¢"


def _run_of_capitals(tokens: Tokens, place: int) -> int:
    """Return how many words in capitals stand around a place, up to a few."""

    def capital(at: int) -> bool:
        surface = tokens.surfaces[at]
        return surface.isupper() or not any(map(str.isalpha, surface))

    first = last = place
    while first > 0 and place - first < _HEADLINE and capital(first - 1):
        first -= 1
    while last + 1 < len(tokens) and last - place < _HEADLINE and capital(last + 1):
        last += 1
    return sum(1 for at in range(first, last + 1) if tokens.surfaces[at].isupper())
