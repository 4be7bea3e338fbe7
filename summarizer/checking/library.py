"""The documents of a folder as one place to look quotes up in: which has the words, and whose they are there."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

from summarizer.checking.gathered import shelved_of
from summarizer.checking.shelved import WORD, Shelved
from summarizer.checking.standing import Quoted, Standing, standing
from summarizer.cores import on_all_cores
from summarizer.errors import InputError
from summarizer.models.document import Sentence, SourceDocument
from summarizer.models.quote import QuoteCheck, SpeakerCheck, Verdict
from summarizer.reading.documents import Opened
from summarizer.reading.read import find_documents
from summarizer.text.normalise import normalise

#: So many sections of sources are looked at closely for a quote that none has word for word: those with most of its
#: rare words.
_CLOSELY = 3
#: So many documents with a quote's words are asked whose they are.
_ASKED = 12
#: So many of them are read a page around the words, where none gives the words to the speaker close by.
_THOROUGHLY = 2
#: So many words of a quote, the rarest, tell which documents may have it.
_RAREST = 3
#: Share of the weight of a quote's words that a section must have to be looked at closely.
_LEAST_SHARE = 0.35


@dataclass(frozen=True, slots=True)
class Lookup:
    """What a library has of a quote. ``source``: the document of the best verdict, ``None`` where none comes near.

    ``also``: other documents that have it as well.
    """

    check: QuoteCheck
    source: str | None
    page: int | None = None
    also: tuple[str, ...] = ()
    #: Whether the words stand outside of quotation marks and are somebody's own: in a turn of a transcript, or in a
    #: document that its issuer speaks in.
    own_words: bool = False


class Library:
    """Documents to look quotes up in."""

    def __init__(self, documents: Iterable[SourceDocument | Opened]) -> None:
        self.shelved = [Shelved(document) for document in documents]
        #: Where the words stand that were announced.
        self._expected: dict[str, list[int]] = {}

    @classmethod
    def of_shelved(cls, shelved: Iterable[Shelved]) -> Library:
        """Return a library of documents that are prepared already."""
        made = cls([])
        made.shelved = list(shelved)
        return made

    @cached_property
    def _sections(self) -> list[tuple[int, int]]:
        """The sections of all documents: number of the document, number of the section in it."""
        return [(n, k) for n, one in enumerate(self.shelved) for k, _ in enumerate(one.sections)]

    @cached_property
    def _postings(self) -> dict[str, list[int]]:
        """In which sections each word stands."""
        postings: defaultdict[str, list[int]] = defaultdict(list)
        sections = (section for one in self.shelved for section in one.sections)
        for number, section in enumerate(sections):
            for word in set(WORD.findall(section)):
                postings[word].append(number)
        return dict(postings)

    def expect(self, quotes: Iterable[str]) -> None:
        """Find at once where the words of some quotes stand: nobody needs to know it of every word of the sources."""
        wanted = frozenset(word for quote in quotes for word in _words(quote))
        found = on_all_cores(
            lambda one: one.sections_with(wanted), self.shelved, lambda one: len(one.text)
        )
        expected: dict[str, list[int]] = {word: [] for word in wanted}
        first = 0
        for sections, words in found:
            for word, numbers in words.items():
                expected[word] += [first + number for number in numbers]
            first += sections
        self._expected = expected

    def _listed(self, word: str) -> Sequence[int]:
        """Return in which sections a word stands."""
        expected = self._expected.get(word)
        return self._postings.get(word, ()) if expected is None else expected

    @property
    def characters(self) -> int:
        """How long all documents are together, in code points."""
        return sum(len(one.text) for one in self.shelved)

    @classmethod
    def of(cls, folder: Path, leaving_out: Sequence[Path] = ()) -> tuple[Library, list[str]]:
        """Return the documents of a folder, some files left out, and what could not be read, in words.

        Raises:
            InputError: there is nothing to look into.
        """
        skipped = {path.resolve() for path in leaving_out}
        references = [
            one for one in find_documents([str(folder)]) if not _is_among(one.path, skipped)
        ]
        found = list(shelved_of(references))
        problems = [one for one in found if isinstance(one, str)]
        shelved = [one for one in found if not isinstance(one, str)]
        if not shelved:
            more = f" {problems[0]}" if problems else ""
            raise InputError(f"{folder} holds no source that can be read.{more}")
        return cls.of_shelved(shelved), problems

    def look_up(self, quote: str, speaker: str | None = None) -> Lookup:
        """Return the best verdict on a quote, over all documents, and where the words stand.

        Of documents that have the words, one that gives them to the speaker comes first.
        """
        found = self._checked(quote, speaker)
        asked = [one for one in found if one.speaker_check is not None] or found
        best = min(asked, key=_rank, default=None)
        if best is None:
            nowhere = QuoteCheck(given=quote, verdict=Verdict.ABSENT, note=_NOWHERE)
            return Lookup(nowhere, None)
        check, source = best.check, best.source
        if check.verdict is Verdict.ABSENT:
            return Lookup(check, None)
        page = source.page(check.start) if check.start is not None else None
        others = _others_with_words(found, source.source)
        check = check.model_copy(update={"page": page})
        return Lookup(check, source.source, page, others, source.has_own_words(check))

    def where(self, words: str, most: int = _CLOSELY) -> Iterator[tuple[Shelved, int, int]]:
        """Yield where the very words stand, in up to so many documents."""
        for one in self._near(words)[:most]:
            if one.verdict.verified and one.start is not None and one.end is not None:
                yield one.source, one.start, one.end

    def _checked(self, quote: str, speaker: str | None) -> list[Standing]:
        """Return what each document has of a quote; a few of those that have it are asked about the speaker.

        Of those with the best verdict the ones that name the speaker near the words come first, up to one that gives
        the words to the speaker.
        """
        found = self._near(quote)
        if speaker is None:
            return found
        holding = _best_first(found, speaker)
        for place in holding[:_ASKED]:
            told = found[place].source.plainly(found[place].check, speaker)
            if told is not None:
                found[place] = found[place].told(told)
                return found
        for place in holding[:_THOROUGHLY]:
            one = found[place]
            found[place] = one.told(one.source.with_speaker(one.check, speaker))
            if _doubt(found[place].speaker_check) == 0:
                break
        return found

    def _near(self, quote: str) -> list[Standing]:
        """Return the verdicts of the documents with the very words of a quote, else by the nearest sections."""
        quoted = Quoted(quote)
        exact = [one for source in self._holding(quote) if (one := standing(source, quoted))]
        if exact:
            return exact
        nearest = [
            self._sections[number] for number in self._ranked(self._weights(quote))[:_CLOSELY]
        ]
        sources = ((self.shelved[n], k) for n, k in nearest)
        return [Standing.of(one, quoted, one.check_section(quote, k)) for one, k in sources]

    def _holding(self, quote: str) -> Iterator[Shelved]:
        """Yield the documents that have the rarest words of a quote."""
        # A quote may begin or end inside a word.
        inner = frozenset(_words(quote)[1:-1])
        if not inner:
            return iter(self.shelved)
        rarest, *others = sorted(map(self._listed, inner), key=len)[:_RAREST]
        holding = list(dict.fromkeys(self._sections[at][0] for at in rarest))
        for listed in others:
            there = {self._sections[at][0] for at in listed}
            holding = [n for n in holding if n in there]
        return (self.shelved[n] for n in holding)

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
        ranked = dict.fromkeys(self._sections[number][0] for number in self._ranked(wanted))
        for number, one in enumerate(self.shelved[n] for n in islice(ranked, most)):
            account = one.prepared.account
            for at in range(len(account)):
                window = account[at : at + 2]
                start, end = window[0].start, window[-1].end
                there = frozenset(WORD.findall(one.document.text[start:end].casefold()))
                share = sum(weight for word, weight in wanted.items() if word in there)
                found.append((-share, number, one, window))
        for _, _, one, window in sorted(found, key=lambda f: f[:2])[:most]:
            yield one, window

    def _weights(self, words: str) -> dict[str, float]:
        listed = frozenset(_words(words))
        total = len(self._sections) + 1
        spread = {word: len(self._listed(word)) for word in listed}
        return {word: math.log(total / (spread[word] or 0.5)) + 0.1 for word in listed}

    def _ranked(self, weights: dict[str, float]) -> list[int]:
        """Return the sections with the largest shares of the weight of some words, the first of equal ones first."""
        shares: defaultdict[int, float] = defaultdict(float)
        for word in sorted(weights):
            for number in self._listed(word):
                shares[number] += weights[word]
        least = _LEAST_SHARE * sum(weights.values())
        enough = [number for number, share in shares.items() if share >= least]
        return sorted(enough, key=lambda number: (-shares[number], number))


def _words(quote: str) -> list[str]:
    """Return the words of a quote as they are looked for in the sections of sources."""
    return WORD.findall(normalise(quote).text.casefold())


def _is_among(path: str | None, skipped: Collection[Path]) -> bool:
    """Whether a document is one of the files that are left out."""
    return path is not None and bool(skipped) and Path(path).resolve() in skipped


def _others_with_words(found: Iterable[Standing], source: str) -> tuple[str, ...]:
    """Return the sources that have the words too."""
    also = dict.fromkeys(one.source.source for one in found if one.verdict.verified)
    return tuple(name for name in also if name != source)


def _best_first(found: Sequence[Standing], speaker: str) -> list[int]:
    """Return the places of the best verdicts, those first whose documents name the speaker near the words."""
    words = [word for word in WORD.findall(speaker.casefold()) if len(word) > 3]
    best = min((one.verdict.rank for one in found), default=0)
    holding = [n for n, one in enumerate(found) if one.verdict.rank == best]
    holding.sort(key=lambda n: -_mentioned(found[n], words))
    return holding


def _mentioned(one: Standing, words: Sequence[str]) -> int:
    return one.source.mentioned(words, one.start or 0, one.end or 0)


_NOWHERE = "No source comes near these words."
_DOUBTS = (
    SpeakerCheck.NAMED,
    SpeakerCheck.RESOLVED,
    None,
    SpeakerCheck.NOT_FOUND,
    SpeakerCheck.OTHER,
)


def _rank(one: Standing) -> tuple[int, int, int]:
    """Return how good an answer is, the best lowest."""
    return one.verdict.rank, _doubt(one.speaker_check), one.changes


def _doubt(check: SpeakerCheck | None) -> int:
    return max(0, _DOUBTS.index(check) - 1)
