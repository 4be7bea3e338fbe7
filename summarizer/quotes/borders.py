"""Sentences, paragraphs and quotations of a source, looked up when a quote needs them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache

from summarizer.text.apparatus import quoted_blocks
from summarizer.text.paragraphs import paragraph_spans
from summarizer.text.quotations import Span, quotation_spans
from summarizer.text.sentences import paragraph_sentences

#: Most words between two parts of one speech: “We agreed,” the minister said on Monday. “We will sign.”
_ATTRIBUTION = 14
#: What holds no end of a sentence, and no end of a quotation either.
_RUNNING = re.compile(r"[A-Za-z0-9 \n,'’-]*")
_SHOUTED = re.compile(r"[A-Z][A-Z]")
#: An end of a sentence beyond doubt; with one near on both sides no sentence is too long.
_SURE_END = re.compile(r"[a-z]{4}[.!?] [A-Z]")
_NEAR = 400
#: The last line of a block of quotation, where it says whose words they are. Code points.
_CREDIT, _LONGEST_CREDIT = re.compile(r"\n[ \t]*>?[ \t]*[—–-]{1,2}\s*[^\W\d_][^\n]*\Z"), 200
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
        self._header = _header_entries(text)
        self._paragraphs = lru_cache(maxsize=256)(self._find_paragraphs)
        self._sentence_starts = lru_cache(maxsize=1024)(self._find_sentence_starts)
        self._inner_starts = lru_cache(maxsize=1024)(self._find_inner_starts)

    def quotation(self, start: int, end: int) -> Span | None:
        """Return the outermost quotation that holds ``start..end``, or ``None``."""
        place = bisect_right(self._starts, start) - 1
        if place >= 0 and end <= self.outermost[place].end:
            return self.outermost[place]
        return None

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether a passage stands in quotation marks, or in a block of quotation that says whose words it holds."""
        if self.quotation(start, end) is not None:
            return True
        return any(first <= start and end <= last for first, last in self._blocks)

    @cached_property
    def _blocks(self) -> list[tuple[int, int]]:
        """Blocks of lines with ``>`` that a colon leads in, or a name behind a dash ends."""
        return [
            (start, end)
            for start, end in quoted_blocks(self.text)
            if self.text[:start].rstrip().endswith((":", "："))
            or _CREDIT.search(self.text, max(start, end - _LONGEST_CREDIT), end)
        ]

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
        head, body_start = ((), begin) if number else self._header
        begin = max(begin, body_start)
        body = paragraph_spans(self.text[begin:end])
        spans = (*head, *((begin + a, begin + b) for a, b in body))
        return spans, [start for start, _ in spans]

    def over_entries(self, start: int, end: int) -> bool:
        """Whether a passage touches front matter and does not lie in one of its entries."""
        _, begin = self._header
        return start < begin and self.paragraph(start) != self.paragraph(end - 1)

    def _break_before(self, at: int) -> int:
        """Return the last line break before an offset, an empty line where there is one nearby."""
        if not 0 < at < len(self.text):
            return min(max(0, at), len(self.text))
        low = max(0, at - _CHUNK // 4)
        empty, line = self.text.rfind("\n\n", low, at), self.text.rfind("\n", low, at)
        return empty + 2 if empty >= 0 else line + 1 if line >= 0 else at

    def _find_sentence_starts(self, begin: int, end: int) -> tuple[int, ...]:
        spans = paragraph_sentences(self.text[begin:end], self._language)
        return tuple(begin + start for start, _ in spans)

    def _find_inner_starts(self, begin: int, end: int) -> tuple[int, ...]:
        # A quotation of several sentences counts as one sentence there; here its sentences count.
        return self._find_sentence_starts(begin, end)[1:]

    def _quotations_before(self, begin: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the outermost quotations that touch a range, the last one first, cut to the range."""
        for place in range(bisect_right(self._starts, end) - 1, -1, -1):
            span = self.outermost[place]
            if span.end <= begin:
                return
            yield max(begin, span.start), span.end

    def _last_start(self, at: int) -> int:
        """Return the last offset up to ``at`` at which a sentence begins."""
        begin, end = self.paragraph(at)
        starts = self._sentence_starts(begin, end)
        found = starts[max(0, bisect_right(starts, at) - 1)] if starts else begin
        for first, last in self._quotations_before(begin, at):
            if last <= found:
                break
            inner = self._inner_starts(first, min(last, end))
            place = bisect_right(inner, at)
            if place:
                return max(found, inner[place - 1])
        return found

    def same_sentence(self, left: int, right: int) -> bool:
        """Whether two offsets, in this order, lie in one sentence."""
        paragraph = self.paragraph(left)
        if paragraph != self.paragraph(right):
            return False
        return self._plainly_one(paragraph, left, right) or self._last_start(right) <= left

    def _plainly_one(self, paragraph: tuple[int, int], left: int, right: int) -> bool:
        """Whether no border can lie between two offsets, so that nobody has to look for one.

        There are only words and commas, no run of capitals, and no sentence so long that it is cut.
        """
        if not _RUNNING.fullmatch(self.text, left, right):
            return False
        if _SHOUTED.search(self.text, max(0, left - 20), right + 20):
            return False
        begin, end = paragraph
        before = left - begin < _NEAR or _SURE_END.search(self.text, left - _NEAR, left)
        return bool(
            before and (end - right < _NEAR or _SURE_END.search(self.text, right, right + _NEAR))
        )

    def begins_sentence(self, at: int) -> bool:
        """Whether nothing but marks stands between an offset and the beginning of its sentence."""
        return not any(map(str.isalnum, self.text[self._last_start(at) : at]))

    def same_voice(self, left: int, right: int) -> bool:
        """Whether what ends at ``left`` and what begins at ``right`` can be the words of one speaker.

        Inside one quotation, or outside all of them, they are. Two quotations are one speech where only an
        attribution parts them: “We agreed,” he said. “We will sign.”
        """
        one, other = self.quotation(left - 1, left), self.quotation(right, right + 1)
        if one == other:
            return True
        if one is None or other is None:
            return self.same_sentence(left - 1, right)
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
#: The top of a Markdown file: lines of ``key: value``, list items and what is indented, between two rules.
_HEADER = re.compile(
    r"\ufeff?---[ \t]*\r?\n"
    r"(?P<entries>(?:\w[\w-]{0,39}:[^\r\n]*\r?\n|[ \t-][^\r\n]*\r?\n|\r?\n)*?)"
    r"(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)"
)
#: An entry with its indented lines, or an item of a list.
_ENTRY = re.compile(r"\S[^\r\n]*(?:\r?\n(?=[ \t]+[^\s-])[^\r\n]*)*")


def _header_entries(text: str) -> tuple[tuple[tuple[int, int], ...], int]:
    """Return the entries of a file's front matter, of which none runs on into the next, and where it ends."""
    header = _HEADER.match(text, 0, _CHUNK // 2)
    if header is None:
        return (), 0
    entries = (entry.span() for entry in _ENTRY.finditer(text, *header.span("entries")))
    return (*entries, (header.end("entries"), header.end())), header.end()


def _ends(between: str) -> bool:
    """Whether a sentence ends between two quotations."""
    return between.rstrip(" \n\t“\"«„‘'").endswith((".", "!", "?", "。", "؟"))
