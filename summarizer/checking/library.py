"""The documents of a folder as one place to look quotes up in: which has the words, and whose they are there."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from summarizer.checking.marked import MARKED, is_annotated
from summarizer.errors import InputError
from summarizer.models.document import PreparedText, Sentence, SourceDocument
from summarizer.models.quote import QuoteCheck, SpeakerCheck, Verdict
from summarizer.quotes.check import QuoteIndex
from summarizer.quotes.speakers import SpeakerIndex, with_speaker
from summarizer.reading.read import find_documents
from summarizer.text.normalise import normalise
from summarizer.text.prepare import prepare

#: So many sources are looked at closely for a quote that none has word for word: those with most of its rare words.
_CLOSELY = 3
#: So many documents with a quote's words are asked whose they are.
_ASKED = 12
#: Share of the weight of a quote's words that a source must have to be looked at closely.
_LEAST_SHARE = 0.35
#: Who says what is read in a part of a longer document, this many code points before and behind the words and at its
#: head, where the people are introduced: a book need not be read for one line.
_AROUND, _HEAD = 1_500, 1_500
#: Words that stand in a document as they are quoted are judged with so much of it before and behind them.
_NEAR = 4_000
#: A speaker's name stands about so near to their words.
_TAG = 300
#: So many places with the same words are judged one by one; beyond, all of the document is made ready.
_PLACES = 4
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a library has of a quote. ``source``: the document of the best verdict, ``None`` where none comes near.

    ``also``: other documents that have it as well.
    """

    check: QuoteCheck
    source: str | None
    page: int | None = None
    also: tuple[str, ...] = ()


class Shelved:
    """A document of a library, prepared as far as it is asked for."""

    def __init__(self, document: SourceDocument) -> None:
        self.document = document
        self._normalised = normalise(document.text)
        self.folded = self._normalised.text.casefold()

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words, in any order."""
        return frozenset(_WORD.findall(self.folded))

    @cached_property
    def prepared(self) -> PreparedText:
        """The text in numbered sentences."""
        return prepare(self.document)

    @cached_property
    def index(self) -> QuoteIndex:
        """The text, ready for any number of quotes."""
        return QuoteIndex(self.document.text, self.document.language)

    def check(self, quote: str) -> QuoteCheck:
        """Return the verdict on a quote; where its words stand in the text as they are, judged on the spot."""
        return self._on_the_spot(quote, folded_quote(quote)) or self.index.check(quote)

    def _on_the_spot(self, quote: str, folded: str) -> QuoteCheck | None:
        """Return the verdict the whole document would give, from the surroundings of the words; ``None`` if unsure."""
        aligned = len(self.folded) == len(self._normalised.text)
        if not folded or not aligned or len(self.folded) < 3 * _NEAR:
            return None
        found: list[QuoteCheck] = []
        at = self.folded.find(folded)
        while at >= 0 and len(found) <= _PLACES:
            found.append(self._judged(quote, *self._normalised.span(at, at + len(folded))))
            if _plainness(found[-1]) == (False, False):
                return found[-1]
            at = self.folded.find(folded, at + 1)
        certain = all(one.verdict in (Verdict.EXACT, Verdict.NORMALISED) for one in found)
        return min(found, key=_plainness) if 0 < len(found) <= _PLACES and certain else None

    def _judged(self, quote: str, start: int, end: int) -> QuoteCheck:
        """Return the verdict of the paragraphs around a place."""
        text = self.document.text
        low = text.rfind("\n\n", 0, max(0, start - _NEAR)) + 1
        high = text.find("\n\n", min(len(text), end + _NEAR))
        part = text[low : high if high >= 0 else len(text)]
        check = QuoteIndex(part, self.document.language).check(quote)
        if check.start is None or check.end is None:
            return check
        pieces = tuple((first + low, last + low) for first, last in check.pieces)
        moved = {"start": check.start + low, "end": check.end + low, "pieces": pieces}
        return check.model_copy(update=moved)

    def mentioned(self, words: Sequence[str], check: QuoteCheck) -> int:
        """Return how many of some words in lower case stand near a quote."""
        start, end = check.start or 0, check.end or 0
        near = self.document.text[max(0, start - _TAG) : end + _TAG].casefold()
        return sum(word in near for word in words)

    def page(self, at: int) -> int | None:
        """Return the page an offset stands on, from 1, where the document has pages."""
        return sum(1 for start in self.document.pages if start <= at) or None

    def with_speaker(self, check: QuoteCheck, speaker: str) -> QuoteCheck:
        """Return the verdict with whether the passage gives the words to the speaker."""
        if not check.verdict.verified or check.start is None or check.end is None:
            return check
        part, shift = self._around(check.start, check.end)
        index = SpeakerIndex(prepare(part))
        return with_speaker(check, index.tell((check.start - shift, check.end - shift), speaker))

    def _around(self, start: int, end: int) -> tuple[SourceDocument, int]:
        """Return the document, or the part of it around a span, and how far offsets are shifted by that."""
        text = self.document.text
        low, high = max(0, start - _AROUND), min(len(text), end + _AROUND)
        if low <= _HEAD and high == len(text):
            return self.document, 0
        low = text.find("\n", low) + 1 if low else 0
        head = text[: text.rfind("\n", 0, _HEAD) + 1] if low > _HEAD else ""
        low = low if head or low == 0 else 0
        body = text[min(low, start) : high]
        begin = min(low, start)
        return self.document.model_copy(
            update={"text": head + body, "body_start": 0, "pages": ()}
        ), begin - len(head)


class Library:
    """Documents to look quotes up in."""

    def __init__(self, documents: Iterable[SourceDocument]) -> None:
        self._shelve([Shelved(document) for document in documents])

    @classmethod
    def of_shelved(cls, shelved: Iterable[Shelved]) -> Library:
        """Return a library of documents that are prepared already."""
        made = cls([])
        made._shelve(list(shelved))
        return made

    def _shelve(self, shelved: list[Shelved]) -> None:
        self.shelved = shelved
        #: In how many documents each word stands.
        self._spread = Counter(word for one in self.shelved for word in one.words)

    @property
    def characters(self) -> int:
        """How long all documents are together, in code points."""
        return sum(len(one.document.text) for one in self.shelved)

    @classmethod
    def of(cls, folder: Path, leaving_out: Sequence[Path] = ()) -> tuple[Library, list[str]]:
        """Return the documents of a folder, some files left out, and what could not be read, in words.

        Raises:
            InputError: there is nothing to look into.
        """
        skipped = {path.resolve() for path in leaving_out}
        documents: list[SourceDocument] = []
        problems: list[str] = []
        for reference in find_documents([str(folder)]):
            path = None if reference.path is None else Path(reference.path)
            if path is not None and path.resolve() in skipped:
                continue
            if path is not None and is_annotated(path):
                problems.append(f"{reference.source} {MARKED}")
                continue
            try:
                documents.append(reference.read())
            except InputError as error:
                problems.append(str(error))
        if not documents:
            more = f" {problems[0]}" if problems else ""
            raise InputError(f"{folder} holds no source that can be read.{more}")
        return cls(documents), problems

    def look_up(self, quote: str, speaker: str | None = None) -> Lookup:
        """Return the best verdict on a quote, over all documents, and where the words stand.

        Of documents that have the words, one that gives them to the speaker comes first.
        """
        found = self._checked(quote, speaker)
        nowhere = QuoteCheck(given=quote, verdict=Verdict.ABSENT, note=_NOWHERE)
        asked = [pair for pair in found if pair[1].speaker_check is not None] or found
        best, check = min(asked, key=lambda pair: _rank(pair[1]), default=(None, nowhere))
        if best is None or check.verdict is Verdict.ABSENT:
            return Lookup(check, None)
        source = best.document.source
        page = best.page(check.start) if check.start is not None else None
        also = dict.fromkeys(one.document.source for one, c in found if c.verdict.verified)
        others = tuple(name for name in also if name != source)
        return Lookup(check.model_copy(update={"page": page}), source, page, others)

    def where(self, words: str, most: int = _CLOSELY) -> Iterator[tuple[Shelved, int, int]]:
        """Yield where the very words stand, in up to so many documents."""
        for one in self._candidates(words)[:most]:
            check = one.check(words)
            if check.verdict.verified and check.start is not None and check.end is not None:
                yield one, check.start, check.end

    def _checked(self, quote: str, speaker: str | None) -> list[tuple[Shelved, QuoteCheck]]:
        """Return what each document has of a quote; a few of those that have it are asked about the speaker.

        Those with the best verdict come first, of them those that name the speaker near the words, up to one that gives
        the words to the speaker.
        """
        found = [(one, one.check(quote)) for one in self._candidates(quote)]
        if speaker is None:
            return found
        words = [word for word in _WORD.findall(speaker.casefold()) if len(word) > 3]
        holding = [place for place, (_, check) in enumerate(found) if check.verdict.verified]
        holding.sort(
            key=lambda n: (found[n][1].verdict.rank, -found[n][0].mentioned(words, found[n][1]))
        )
        for place in holding[:_ASKED]:
            one, check = found[place]
            found[place] = one, one.with_speaker(check, speaker)
            if _doubt(found[place][1]) == 0:
                break
        return found

    def nearest_passages(
        self, words: str, most: int = _CLOSELY
    ) -> Iterator[tuple[Shelved, int, int]]:
        """Yield the passages of a few sentences that share most of the rare words of a statement, best first."""
        for one, window in self.nearest_sentences(words, most):
            yield one, window[0].start, window[-1].end

    def nearest_sentences(
        self, words: str, most: int = _CLOSELY
    ) -> Iterator[tuple[Shelved, tuple[Sentence, ...]]]:
        """Yield the same as sentences."""
        wanted = self._weights(words)
        found: list[tuple[float, int, Shelved, tuple[Sentence, ...]]] = []
        for number, one in enumerate(self._ranked(wanted)[:most]):
            account = one.prepared.account
            for at in range(len(account)):
                window = account[at : at + 2]
                start, end = window[0].start, window[-1].end
                there = frozenset(_WORD.findall(one.document.text[start:end].casefold()))
                share = sum(weight for word, weight in wanted.items() if word in there)
                found.append((-share, number, one, window))
        for _, _, one, window in sorted(found, key=lambda f: f[:2])[:most]:
            yield one, window

    def _candidates(self, quote: str) -> list[Shelved]:
        """Return the documents with the very words of a quote, else those with most of its rare ones."""
        folded = folded_quote(quote)
        # A quote may begin or end inside a word.
        inner = set(_WORD.findall(folded)[1:-1])
        exact = [
            one for one in self.shelved if folded and inner <= one.words and folded in one.folded
        ]
        return exact or self._ranked(self._weights(quote))[:_CLOSELY]

    def _weights(self, words: str) -> dict[str, float]:
        listed = frozenset(_WORD.findall(normalise(words).text.casefold()))
        total = len(self.shelved) + 1
        return {word: math.log(total / (self._spread[word] or 0.5)) + 0.1 for word in listed}

    def _ranked(self, weights: dict[str, float]) -> list[Shelved]:
        total = sum(weights.values())
        shares = [
            (sum(weight for word, weight in weights.items() if word in one.words), -number, one)
            for number, one in enumerate(self.shelved)
        ]
        shares.sort(key=lambda s: s[:2], reverse=True)
        return [one for share, _, one in shares if share >= _LEAST_SHARE * total]


def _plainness(check: QuoteCheck) -> tuple[bool, bool]:
    return check.verdict is not Verdict.EXACT, check.note is not None


def folded_quote(quote: str) -> str:
    """Return the words of a quote as they are looked for in :attr:`Shelved.folded`."""
    return normalise(quote).text.casefold().strip(" .,;:!?\"'-")


_NOWHERE = "No source comes near these words."
_DOUBTS = (
    SpeakerCheck.NAMED,
    SpeakerCheck.RESOLVED,
    None,
    SpeakerCheck.NOT_FOUND,
    SpeakerCheck.OTHER,
)


def _rank(check: QuoteCheck) -> tuple[int, int, int]:
    """Return how good a verdict is, the best lowest."""
    return check.verdict.rank, _doubt(check), len(check.changes)


def _doubt(check: QuoteCheck) -> int:
    return max(0, _DOUBTS.index(check.speaker_check) - 1)
