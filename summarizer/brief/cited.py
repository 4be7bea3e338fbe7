"""The whole sentences behind a quote: what a line is checked against, and what a footnote holds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from summarizer.brief.grammar import Words
from summarizer.models.quote import Quote
from summarizer.reading.frontmatter import split_front_matter
from summarizer.reading.limits import ReadLimits
from summarizer.text.sentences import sentence_spans

_Spans = tuple[list[int], list[int]]


@dataclass(frozen=True)
class Passage:
    """The sentences a quote touches: number of the first and the last, offsets in code points, text on one line."""

    first: int
    last: int
    start: int
    end: int
    text: str


@dataclass
class Cited:
    """The documents' texts by source, cut into the sentences that were numbered when they were summarised."""

    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    #: The documents' languages by source: borders of sentences depend on them.
    languages: Mapping[str, str | None] = field(default_factory=dict[str, "str | None"])
    _spans: dict[str, _Spans] = field(default_factory=dict[str, _Spans])
    _words: dict[str, Words] = field(default_factory=dict[str, Words])

    def passage(self, document: str, quote: Quote) -> Passage | None:
        """Return the whole sentences that carry a quote; null where the text is not at hand."""
        if quote.start is None or quote.end is None or document not in self.texts:
            return None
        starts, ends = self._sentences(document)
        first = bisect_right(starts, quote.start)
        last = max(first, bisect_right(starts, quote.end - 1))
        if not first:
            return None
        start, end = starts[first - 1], max(quote.end, ends[last - 1])
        # A headline without a full stop runs into the sentence below it.
        if "\n" in self.texts[document][start : quote.start][-2:]:
            start = quote.start
        return Passage(first, last, start, end, " ".join(self.texts[document][start:end].split()))

    def sentences(self, document: str, quote: Quote) -> str:
        """Return the whole sentences that carry a quote, on one line; its own words where the text is not at hand."""
        passage = self.passage(document, quote)
        return passage.text if passage else " ".join((quote.text or "").split())

    def before(self, document: str, quote: Quote, most: int) -> list[str]:
        """Return up to ``most`` sentences before a quote, the nearest first, each on one line."""
        passage = self.passage(document, quote)
        if passage is None:
            return []
        starts, ends = self._sentences(document)
        places = range(passage.first - 2, max(-1, passage.first - 2 - most), -1)
        return [" ".join(self.texts[document][starts[n] : ends[n]].split()) for n in places]

    def words(self, document: str) -> Words | None:
        """Return the words of a document; null where its text is not at hand."""
        if document not in self.texts:
            return None
        if document not in self._words:
            self._words[document] = Words.of(self.texts[document])
        return self._words[document]

    def _sentences(self, document: str) -> _Spans:
        if document not in self._spans:
            text = self.texts[document]
            body = split_front_matter(text, ReadLimits().front_matter_bytes).end
            found = list(sentence_spans(text, body, self.languages.get(document)))
            self._spans[document] = [s for s, _, _ in found], [e for _, e, _ in found]
        return self._spans[document]
