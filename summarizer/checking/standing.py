"""Where a document has the words of a quote, told at a glance; the verdict in full is worked out when asked for.

Of many documents with the same words one is shown. The others are counted by what their text makes plain: that the
words stand there as they are quoted, or only inside of longer words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from summarizer.checking.shelved import Shelved, folded_quote
from summarizer.models.quote import QuoteCheck, SpeakerCheck, Verdict
from summarizer.text.normalise import normalise
from summarizer.words.changes import ChangeLexicon, lexicon_for
from summarizer.words.comparable import tokenise

_LETTER = "A-Za-z0-9\u00c0-\u024f"
#: Latin words and marks that neither omit nor add anything, and are read alike wherever they stand.
_PLAIN = re.compile(
    rf"[{_LETTER}](?:[{_LETTER}$€£%,;:!?'’“”\"–—-]|\.(?!\.)| (?! ))*(?<=[{_LETTER}.,;:!?])"
)
#: What may stand beside words that begin and end where words of the text do.
_BEFORE, _BEHIND, _MARKS = frozenset(' \n\t“"«„‘('), frozenset(' \n\t”")»'), frozenset(".,;:!?")
_SHARES = frozenset("%‰٪°")
#: Words struck out, and words parted at a line's end: so near they may be the quote's.
_UNCLEAR, _NEAR = re.compile("~~|</|[-\u2010\u2011\u00ad][ \t]*\r?\n"), 400
#: Code points beside the words in which the word next to them lies.
_BESIDE = 60


@dataclass(frozen=True)
class Quoted:
    """A quote as it is looked for in many documents."""

    text: str

    @cached_property
    def folded(self) -> str:
        """Its words as they are looked for in :attr:`Shelved.folded`."""
        return folded_quote(self.text)

    @cached_property
    def literal(self) -> str | None:
        """The quote to be found as it is written; ``None`` where marks in it may stand for something else."""
        words = self.text.strip()
        return words if _PLAIN.fullmatch(words) else None


@dataclass(frozen=True, eq=False)
class Standing:
    """One document's answer to a quote, offsets in code points of its text.

    ``changes``: how many differences the verdict lists, as far as is known.
    """

    source: Shelved
    quoted: Quoted
    verdict: Verdict
    start: int | None
    end: int | None
    changes: int
    speaker_check: SpeakerCheck | None = None
    _known: QuoteCheck | None = field(default=None, repr=False)

    @classmethod
    def of(cls, source: Shelved, quoted: Quoted, check: QuoteCheck) -> Standing:
        """Return the answer that a verdict is."""
        return cls(
            source,
            quoted,
            check.verdict,
            check.start,
            check.end,
            len(check.changes),
            check.speaker_check,
            check,
        )

    @cached_property
    def check(self) -> QuoteCheck:
        """The verdict in full."""
        quote = self.quoted
        if self._known is None and self.verdict is Verdict.EXACT and self.start is not None:
            plain = self.source.plain(quote.text, self.start)
            if plain is not None:
                return plain
        known = self._known or self.source.check(quote.text, quote.folded)
        return known or QuoteCheck(given=self.quoted.text, verdict=Verdict.ABSENT)

    def told(self, check: QuoteCheck) -> Standing:
        """Return the answer with what was found out of the speaker."""
        return Standing.of(self.source, self.quoted, check)


def standing(source: Shelved, quoted: Quoted) -> Standing | None:
    """Return where a document has the very words of a quote; ``None`` where it has not."""
    if not quoted.folded or quoted.folded not in source.folded:
        return None
    at = _as_quoted(source, quoted)
    if at is not None:
        end = at + len(quoted.literal or "")
        return Standing(source, quoted, Verdict.EXACT, at, end, 0)
    cut = _inside_words(source, quoted.folded) if quoted.literal is not None else None
    if cut is not None:
        return Standing(source, quoted, Verdict.DRIFT, *cut, 1)
    check = source.check(quoted.text, quoted.folded)
    return None if check is None else Standing.of(source, quoted, check)


def _as_quoted(source: Shelved, quoted: Quoted) -> int | None:
    """Return where the words first stand as they are quoted, if it is from word to word and beside no negation."""
    if quoted.literal is None or not source.language:
        return None
    at = source.text.find(quoted.literal)
    lexicon = lexicon_for(source.language, (), lambda _: 0)
    return at if at >= 0 and _is_plain(source.text, at, quoted.literal, lexicon) else None


def _is_plain(text: str, start: int, words: str, lexicon: ChangeLexicon) -> bool:
    end = start + len(words)
    if _is_joined(text, start, end) or _UNCLEAR.search(text, max(0, start - _NEAR), end + _NEAR):
        return False
    before = text[max(0, start - _BESIDE) : start].split()[-1:]
    behind = text[end : end + _BESIDE].split(maxsplit=1)[:1]
    beside = (*(_keys(word)[-1:] for word in before), *(_keys(word)[:1] for word in behind))
    return not any(lexicon.negates(key) for keys in beside for key in keys)


@lru_cache(maxsize=4_096)
def _keys(word: str) -> tuple[str, ...]:
    """Return the tokens of what stands between two blanks."""
    return tuple(tokenise(normalise(word).text).keys)


def _is_joined(text: str, start: int, end: int) -> bool:
    """Whether words may belong to what stands beside them: a longer word, number, price or share."""
    before, behind = text[max(0, start - 2) : start], text[end : end + 2]
    closed = text[end - 1] in _MARKS
    if before and before[-1] not in _BEFORE:
        return True
    if behind and behind[0] not in _BEHIND and (closed or behind[0] not in _MARKS):
        return True
    counted = text[start].isdigit() and any(map(str.isdigit, before))
    goes_on = any(char.isdigit() or char in _SHARES for char in behind[1:])
    return counted or (text[end - 1].isdigit() and goes_on)


def _inside_words(source: Shelved, words: str) -> tuple[int, int] | None:
    """Return where words stand that the text has nowhere but as parts of longer words, its letters being Latin."""
    first: tuple[int, int] | None = None
    for at in _places(words, source.folded):
        end = at + len(words)
        if not (_is_cut(source.folded, at) or _is_cut(source.folded, end)):
            return None
        first = first or (at, end)
    return source.original(*first) if first is not None else None


def _is_cut(folded: str, at: int) -> bool:
    """Whether a word of Latin letters runs on over an offset."""
    beside = folded[max(0, at - 1) : at + 1]
    return at > 0 and len(beside) == 2 and beside.isascii() and beside.isalpha()


def _places(words: str, text: str) -> Iterator[int]:
    """Yield where some words begin in a text."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))
