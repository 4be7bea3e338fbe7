"""Footnotes: one number a passage, in the order in which a reader meets them, each with the whole sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from summarizer.brief.borne_out.cited import Cited, Passage, own_words
from summarizer.brief.phrasing.prose import listed
from summarizer.models.quote import Quote

#: Words of a footnote; of a longer passage the words relied on stand in it, and some around them.
_LONGEST, _AROUND = 120, 30
_Place = tuple[str, int | None, int | None, str | None]


@dataclass(frozen=True)
class Footnote:
    """The words behind a line: document letter, offsets in code points, and the sentence that carries them."""

    number: int
    letter: str
    quote: Quote
    #: The whole sentences; null where the text is not at hand.
    passage: Passage | None = None
    #: Sentences near it that a line quotes beside its words: number and text.
    beside: tuple[tuple[int, str], ...] = ()

    @property
    def sentence(self) -> int | None:
        """Number of the sentence the quote begins in; null where the text is not at hand."""
        return self.passage.first if self.passage else None

    @property
    def place(self) -> str:
        """Where the words stand: page and sentence where they are known, the offsets otherwise."""
        quote, passage = self.quote, self.passage
        page = f"page {quote.page}, " if quote.page else ""
        if passage is not None:
            numbers = {*range(passage.first, passage.last + 1), *(n for n, _ in self.beside)}
            return f"{page}sentence{'s' if len(numbers) > 1 else ''} {_spans(sorted(numbers))}"
        if quote.start is None:
            return "place unknown"
        return f"{page}characters {quote.start}–{quote.end}"

    @property
    def words(self) -> str:
        """The whole sentence that carries the words, and those quoted beside it, in order, the gaps marked."""
        if self.passage is None or not self.beside:
            return self._own
        first, last = self.passage.first, self.passage.last
        told = sorted([(first, last, self._own), *((n, n, text) for n, text in self.beside)])
        words = told[0][2]
        for (_, before, _), (number, _, text) in pairwise(told):
            words += f"{' ' if number <= before + 1 else ' […] '}{text}"
        return words

    @property
    def whole(self) -> str:
        """All the sentences it stands for, however long they are."""
        own = self.passage.text if self.passage else own_words(self.quote)
        return " ".join((own, *(text for _, text in self.beside)))

    @property
    def _own(self) -> str:
        """The whole sentence that carries the words; of a very long one what surrounds them, the gaps marked."""
        own = own_words(self.quote)
        whole = self.passage.text if self.passage else own
        if len(whole.split()) <= _LONGEST:
            return whole
        before, _, after = whole.partition(own)
        head, tail = before.split(), after.split()
        middle = own.split()
        if len(middle) > _LONGEST:
            middle = [*middle[: _LONGEST // 2], "[…]", *middle[-_LONGEST // 2 :]]
        opening = ["[…]"] if len(head) > _AROUND else []
        closing = ["[…]"] if len(tail) > _AROUND else []
        return " ".join([*opening, *head[-_AROUND:], *middle, *tail[:_AROUND], *closing])


@dataclass
class Footnotes:
    """Numbers quotes in the order in which they are first used; one number a passage."""

    letters: dict[str, str]
    #: Sources of transcripts: what stands there are the speakers' own words, without quotation marks.
    transcripts: frozenset[str] = frozenset()
    #: The documents' texts by source, where they are at hand.
    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    #: The documents' languages by source: borders of sentences depend on them.
    languages: Mapping[str, str | None] = field(default_factory=dict[str, "str | None"])
    #: The other spellings of an actor's name.
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    #: Whose account a document is, by letter: a side or a publisher, where one is known.
    whose: Mapping[str, str] = field(default_factory=dict[str, str])
    #: The days the documents appeared on, by source.
    written: Mapping[str, date] = field(default_factory=dict[str, date])
    notes: list[Footnote] = field(default_factory=list[Footnote])
    cited: Cited = field(init=False)
    #: The actor whom a label of turns means, as far as it was asked for.
    labelled: dict[str, str | None] = field(init=False, default_factory=dict[str, "str | None"])
    _known: dict[_Place, int] = field(init=False, default_factory=dict[_Place, int])
    _numbers: dict[tuple[str, int], list[int]] = field(
        init=False, default_factory=dict[tuple[str, int], list[int]]
    )

    def __post_init__(self) -> None:
        """Cut the texts into sentences when they are first asked for."""
        self.cited = Cited(self.texts, self.languages, self.written)

    def refer(self, document: str, quotes: Sequence[Quote]) -> tuple[int, ...]:
        """Return the footnote numbers of some verified quotes of a document; unverified ones get none."""
        return tuple(
            dict.fromkeys(self._number(document, quote) for quote in quotes if quote.verified)
        )

    def places(self, numbers: Iterable[int]) -> list[tuple[str, int]]:
        """Return where the words of some footnotes stand: letter of the document, number of the sentence.

        Without the text the sentence is not known, and only the same passage counts as one.
        """
        found = (self.notes[n - 1] for n in numbers)
        return [
            (f.letter, f.sentence if f.sentence is not None else -1 - (f.quote.start or 0))
            for f in found
        ]

    def words(self, numbers: Iterable[int]) -> list[str]:
        """Return the words relied on behind some footnotes."""
        return [self.notes[n - 1].quote.text or "" for n in numbers]

    def _number(self, document: str, quote: Quote) -> int:
        key = (document, quote.start, quote.end, quote.text)
        if key not in self._known and (known := self._around(document, quote)):
            self._known[key] = known
        if key not in self._known:
            self._known[key] = len(self.notes) + 1
            letter = self.letters.get(document, "?")
            passage = self.cited.passage(document, quote)
            self.notes.append(Footnote(self._known[key], letter, quote, passage))
            if passage is not None:
                self._numbers.setdefault((document, passage.first), []).append(self._known[key])
        return self._known[key]

    def _around(self, document: str, quote: Quote) -> int | None:
        """Return the number of a passage of the same sentences; it comes to hold these words, too."""
        passage = self.cited.passage(document, quote)
        numbers = self._numbers.get((document, passage.first), ()) if passage else ()
        for number in numbers:
            note = self.notes[number - 1]
            if _inside(quote, note.quote):
                return number
            if _inside(note.quote, quote):
                # The longer of two passages of one sentence takes the place of the shorter one.
                self.notes[number - 1] = replace(note, quote=quote, passage=passage)
                return number
            if passage is not None and note.passage == passage:
                both = _both(note.quote, quote, self.texts[document])
                self.notes[number - 1] = replace(note, quote=both)
                return number
        return None


def _spans(numbers: Sequence[int]) -> str:
    """Return numbers as they are counted: "3–4", "2 and 4"."""
    spans: list[tuple[int, int]] = []
    for number in numbers:
        runs_on = bool(spans) and spans[-1][1] == number - 1
        spans = [*spans[:-1], (spans[-1][0], number)] if runs_on else [*spans, (number, number)]
    return listed([f"{a}–{b}" if b > a else str(a) for a, b in spans])


def _both(quote: Quote, other: Quote, text: str) -> Quote:
    """Return one passage that holds two of one sentence."""
    start = min(quote.start or 0, other.start or 0)
    end = max(quote.end or 0, other.end or 0)
    return quote.model_copy(update={"start": start, "end": end, "text": text[start:end]})


def _inside(quote: Quote, other: Quote) -> bool:
    places = (quote.start, quote.end, other.start, other.end)
    if None in places:
        return False
    start, end, first, last = (place or 0 for place in places)
    return first <= start and end <= last


def letter_of(index: int) -> str:
    """Return A to Z, then AA, AB ..: short names for documents."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
