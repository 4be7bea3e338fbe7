"""Sentences, paragraphs and quotations of a source, looked up when a quote needs them."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from summarizer.text.paragraphs import paragraph_spans
from summarizer.text.quotations import Span, quotation_spans
from summarizer.text.sentences import paragraph_sentences

#: Most words between two parts of one speech: “We agreed,” the minister said on Monday. “We will sign.”
_ATTRIBUTION = 14
#: Paragraphs are looked for in parts of about so many code points, when they are asked for.
_CHUNK = 1 << 16


class Borders:
    """Borders of one text. Offsets are code points of the original."""

    def __init__(self, text: str, language: str | None = None) -> None:
        self.text = text
        self._language = language
        #: Outermost quotations; ``quotations`` holds the nested ones as well.
        self.quotations = quotation_spans(text)
        self.outermost = [span for span in self.quotations if span.depth == 1]
        self._starts = [span.start for span in self.outermost]
        self._paragraphs = lru_cache(maxsize=256)(self._find_paragraphs)
        self._sentence_starts = lru_cache(maxsize=1024)(self._find_sentence_starts)

    def quotation(self, start: int, end: int) -> Span | None:
        """Return the outermost quotation that holds ``start..end``, or ``None``."""
        place = bisect_right(self._starts, start) - 1
        if place >= 0 and end <= self.outermost[place].end:
            return self.outermost[place]
        return None

    def paragraph(self, at: int) -> tuple[int, int]:
        """Return the span of the paragraph an offset lies in (or behind)."""
        number = min(at, len(self.text) - 1) // _CHUNK
        if at >= self._break_before((number + 1) * _CHUNK):
            number += 1
        spans, starts = self._paragraphs(number)
        return spans[max(0, bisect_right(starts, at) - 1)] if spans else (at, at)

    def _find_paragraphs(self, number: int) -> tuple[tuple[tuple[int, int], ...], list[int]]:
        """Return the paragraphs of one part of the text: nobody should pay for all of a long one."""
        begin, end = self._break_before(number * _CHUNK), self._break_before((number + 1) * _CHUNK)
        spans = tuple((begin + a, begin + b) for a, b in paragraph_spans(self.text[begin:end]))
        return spans, [start for start, _ in spans]

    def _break_before(self, at: int) -> int:
        """Return the last line break before an offset, an empty line where there is one nearby."""
        if not 0 < at < len(self.text):
            return min(max(0, at), len(self.text))
        low = max(0, at - _CHUNK // 4)
        empty, line = self.text.rfind("\n\n", low, at), self.text.rfind("\n", low, at)
        return empty + 2 if empty >= 0 else line + 1 if line >= 0 else at

    def _find_sentence_starts(self, begin: int, end: int) -> tuple[int, ...]:
        # A quotation of several sentences counts as one sentence there; here its sentences count.
        starts: set[int] = set()
        for first, last in ((begin, end), *self._quotations_within(begin, end)):
            spans = paragraph_sentences(self.text[first:last], self._language)
            starts.update(first + start for start, _ in spans if first == begin or start)
        return tuple(sorted(starts))

    def _quotations_within(self, begin: int, end: int) -> list[tuple[int, int]]:
        first = max(0, bisect_right(self._starts, begin) - 1)
        last = bisect_right(self._starts, end)
        clipped = ((max(begin, s.start), min(end, s.end)) for s in self.outermost[first:last])
        return [(a, b) for a, b in clipped if a < b]

    def sentence(self, at: int) -> tuple[tuple[int, int], int]:
        """Return the paragraph an offset lies in and the number of its sentence there."""
        paragraph = self.paragraph(at)
        return paragraph, bisect_right(self._sentence_starts(*paragraph), at)

    def begins_sentence(self, at: int) -> bool:
        """Whether nothing but marks stands between an offset and the beginning of its sentence."""
        starts = self._sentence_starts(*self.paragraph(at))
        place = bisect_right(starts, at) - 1
        return place < 0 or not any(map(str.isalnum, self.text[starts[place] : at]))

    def same_voice(self, left: int, right: int) -> bool:
        """Whether what ends at ``left`` and what begins at ``right`` can be the words of one speaker.

        Inside one quotation, or outside all of them, they are. Two quotations are one speech where only an
        attribution parts them: “We agreed,” he said. “We will sign.”
        """
        one, other = self.quotation(left - 1, left), self.quotation(right, right + 1)
        if one == other:
            return True
        if one is None or other is None:
            return self.sentence(left - 1) == self.sentence(right)
        between = self.text[one.end : other.start]
        if bisect_right(self._starts, other.start) - bisect_right(self._starts, one.start) != 1:
            return False
        if self.paragraph(left - 1) != self.paragraph(right) or len(between.split()) > _ATTRIBUTION:
            return False
        # “A,” said one. “B,” said the other: each has an attribution of its own.
        return not (self._goes_on(one) and self._goes_on(other) and _ends(between))

    def _goes_on(self, span: Span) -> bool:
        """Whether a quotation ends with a comma, so that an attribution of its own follows."""
        return bool(_COMMAS & {self.text[span.end - 1], self.text[span.end + 1 : span.end + 2]})


_COMMAS = frozenset(",،，")


def _ends(between: str) -> bool:
    """Whether a sentence ends between two quotations."""
    return between.rstrip(" \n\t“\"«„‘'").endswith((".", "!", "?", "。", "؟"))
