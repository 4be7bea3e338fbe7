"""One source among many, made ready as far as it is asked for: a long one only where a quote stands or may stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from summarizer.attribution.sourced import Layer
from summarizer.models.document import PreparedText, SourceDocument
from summarizer.models.quote import QuoteCheck, SpeakerCheck, Speech, Verdict
from summarizer.quotes.check import QuoteIndex
from summarizer.quotes.in_full import is_full_name, stands_in, told_in_full
from summarizer.quotes.speakers import SpeakerIndex, ToldSpeaker, with_speaker
from summarizer.reading.documents import Opened
from summarizer.text.normalise import normalise
from summarizer.text.prepare import prepare
from summarizer.text.quotations import quotation_spans
from summarizer.text.turns import Turn, speaker_turns

WORD = re.compile(r"\w+")
#: A document is looked through in sections of so many code points; each is also known by the words of so many behind
#: it, so that a passage over the border of two is not lost.
SECTION, _OVER = 6_000, 1_000
#: A quote is judged with so much of the document before and behind it: the longest passage that an honest quote of some
#: lines may stand for (an omission of sixty words) is a fifth of it.
_NEAR = 2_000
#: Words that stand there in one piece are first judged by these code points before and behind them.
_GLANCE = 400
_WHOLE = (Verdict.EXACT, Verdict.NORMALISED)
#: A shorter document is made ready as a whole.
_SHORT = 12_000
#: So many places with the same words are judged one by one, those first where they stand as they are quoted.
_PLACES = 6
#: Who says what is read from the whole of a document up to so many code points, once.
_READ_WHOLE = 6_000
#: In a longer one from a part: so much before and behind the words, and of the head, where people are introduced.
#: ``benchmarks/README.md`` says how often the answer is that of the whole document.
_CLOSE, _FAR = (700, 400, 500), (1_800, 800, 1_000)
#: A longer paragraph is not read by itself.
_PARAGRAPH = 1_500
_LABEL = re.compile(r"^[^\n:]{1,80}:\s", re.MULTILINE)
#: Letters of words that stand in most texts, "the" and "of".
_SHORT_WORD = 3
#: Share of words that a source has to cover to be theirs.
_MOST_OF_IT = 0.6
#: In which whoever writes speaks of themselves.
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]urs?|[Uu]s|I|[Mm]y)\b(?!\.)")
#: A speaker's name stands about so near to their words.
_TAG = 300


#: What is no part of a word becomes a blank.
_BLANKED = bytes(n if n > 127 or chr(n).isalnum() or n == ord("_") else 32 for n in range(256))


def words_of(folded: str) -> list[str]:
    """Return the words of a text without case, as :data:`WORD` finds them."""
    if not folded.isascii():
        return WORD.findall(folded)
    return folded.encode("ascii").translate(_BLANKED).decode("ascii").split()


def folded_quote(quote: str) -> str:
    """Return the words of a quote as they are looked for in :attr:`Shelved.folded`."""
    return normalise(quote).text.casefold().strip(" .,;:!?\"'-")


class Shelved:
    """A document of a library. Offsets are code points of ``text``."""

    def __init__(self, read: SourceDocument | Opened) -> None:
        self._read = read
        self.source, self.text, self.pages = read.source, read.text, read.pages
        self._normalised = normalise(read.text)
        self.folded = self._normalised.text.casefold()
        #: Who says what in paragraphs that were asked about.
        self._heard: dict[tuple[int, int], SpeakerIndex] = {}

    @property
    def language(self) -> str | None:
        """ISO 639-1, where it is known."""
        return self._read.language

    def original(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the span of the text for one of :attr:`folded`; ``None`` where the two differ in length."""
        if len(self.folded) != len(self._normalised.text):
            return None
        return self._normalised.span(start, end)

    @cached_property
    def document(self) -> SourceDocument:
        """The document with what it states of itself."""
        return self._read if isinstance(self._read, SourceDocument) else self._read.document

    @cached_property
    def prepared(self) -> PreparedText:
        """The text in numbered sentences."""
        return prepare(self.document)

    @property
    def sections(self) -> Iterator[str]:
        """What the folded text of each section holds, a little of the next one with it."""
        for start in range(0, max(1, len(self.folded)), SECTION):
            yield self.folded[start : start + SECTION + _OVER]

    def sections_with(self, words: frozenset[str]) -> tuple[int, dict[str, list[int]]]:
        """Return how many sections there are, and in which of them each of some words stands."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        number = 0
        for number, section in enumerate(self.sections, 1):
            for word in words.intersection(words_of(section)):
                found[word].append(number - 1)
        return number, dict(found)

    # The words -------------------------------------------------------------------------------------

    def check(self, quote: str, folded: str) -> QuoteCheck | None:
        """Return the verdict on a quote whose very words stand in the text; ``None`` where they do not.

        ``folded`` are its words as :func:`folded_quote` returns them.
        """
        if not folded or folded not in self.folded:
            return None
        return self._on_the_spot(quote, folded) or self.index.check(quote)

    def plain(self, quote: str, at: int) -> QuoteCheck | None:
        """Return the verdict on a quote that stands at an offset as it is written; ``None`` in a short document."""
        words = quote.strip()
        end = at + len(words)
        return (
            QuoteCheck(
                given=quote,
                verdict=Verdict.EXACT,
                text=words,
                start=at,
                end=end,
                speech=self._speech(at, end),
                pieces=((at, end),),
            )
            if self._is_long
            else None
        )

    def check_section(self, quote: str, number: int) -> QuoteCheck:
        """Return the verdict on a quote by what stands in a section and around it."""
        if not self._is_long:
            return self.index.check(quote)
        start, end = number * SECTION, (number + 1) * SECTION + _OVER
        end = min(end, len(self._normalised.text))
        return self._judged(quote, *self._normalised.span(min(start, end), end))

    @property
    def _is_long(self) -> bool:
        # Where a letter becomes two without case, places in the folded text are not those of the text.
        return len(self.folded) >= _SHORT and len(self.folded) == len(self._normalised.text)

    @cached_property
    def index(self) -> QuoteIndex:
        """The text, ready for any number of quotes."""
        return QuoteIndex(self.text, self._read.language)

    def _on_the_spot(self, quote: str, folded: str) -> QuoteCheck | None:
        """Return the verdict the whole document would give, from the surroundings of the words; ``None`` if unsure."""
        if not self._is_long:
            return None
        found: list[QuoteCheck] = []
        for span in islice(self._places(quote, folded), _PLACES):
            found.append(self._at_a_glance(quote, *span) or self._judged(quote, *span))
            if _plainness(found[-1]) == (Verdict.EXACT.rank, False):
                break
        best = min(found, key=_plainness)
        return best if best.verdict in _WHOLE or len(found) < _PLACES else None

    def _places(self, quote: str, folded: str) -> Iterator[tuple[int, int]]:
        """Yield where the words stand, those places first where they stand as they are quoted."""
        literal = list(_all(quote.strip(), self.text))
        yield from literal
        for found in _all(folded, self.folded):
            span = self._normalised.span(*found)
            if not any(_overlap(span, one) for one in literal):
                yield span

    def _at_a_glance(self, quote: str, start: int, end: int) -> QuoteCheck | None:
        """Return the verdict on words in one piece by some lines around them; ``None`` where that is not enough."""
        if self._read.language is None:
            return None
        # A word cut in two at the edge would stand there as another one.
        low = self.text.find(" ", max(0, start - _GLANCE), start) if start > _GLANCE else 0
        high = self.text.rfind(" ", end, end + _GLANCE) if end + _GLANCE < len(self.text) else -1
        check = self._by(quote, max(0, low), high if high >= 0 else len(self.text[: end + _GLANCE]))
        if check.verdict not in _WHOLE or check.start is None or check.end is None:
            return None
        speech = self._speech(check.start, check.end)
        return check.model_copy(update={"speech": speech})

    def _speech(self, start: int, end: int) -> Speech:
        """Return whether the words of a span stand in a quotation."""
        low, high = self._paragraphs(start, end)
        words = [found.span() for found in WORD.finditer(self.text, start, end)]
        first, last = (words[0][0], words[-1][1]) if words else (start, end)
        inside = (s for s in quotation_spans(self.text[low:high]) if s.depth == 1)
        direct = any(s.start + low <= first and last <= s.end + low for s in inside)
        return Speech.DIRECT if direct else Speech.REPORTED

    def _judged(self, quote: str, start: int, end: int) -> QuoteCheck:
        """Return the verdict of the paragraphs around a place."""
        return self._by(quote, *self._paragraphs(start, end))

    def _by(self, quote: str, low: int, high: int) -> QuoteCheck:
        """Return the verdict on a quote by a part of the text."""
        check = QuoteIndex(self.text[low:high], self._read.language).check(quote)
        if check.start is None or check.end is None:
            return check
        pieces = tuple((first + low, last + low) for first, last in check.pieces)
        moved = {"start": check.start + low, "end": check.end + low, "pieces": pieces}
        return check.model_copy(update=moved)

    def _paragraphs(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the paragraphs around a place."""
        low = self.text.rfind("\n\n", 0, max(0, start - _NEAR)) + 1
        high = self.text.find("\n\n", min(len(self.text), end + _NEAR))
        return low, high if high >= 0 else len(self.text)

    def page(self, at: int) -> int | None:
        """Return the page an offset stands on, from 1, where the document has pages."""
        return sum(1 for start in self.pages if start <= at) or None

    # The speaker -----------------------------------------------------------------------------------

    def mentioned(self, words: Sequence[str], start: int, end: int) -> int:
        """Return how many of some words in lower case stand near a span."""
        near = self.text[max(0, start - _TAG) : end + _TAG].casefold()
        return sum(word in near for word in words)

    def plainly(self, check: QuoteCheck, speaker: str) -> QuoteCheck | None:
        """Return the verdict with the speaker where the lines around the words plainly give them to that speaker."""
        if check.start is None or check.end is None or not self._may_name(speaker, check.start):
            return None
        told = self._in_paragraph(check.start, check.end, speaker)
        if told is not None and told.check is SpeakerCheck.OTHER:
            if not self._may_have_turns(check.start):
                return None
            told = None
        if told is None:
            index, shift = self._around(check.start, check.end, *_CLOSE)
            told = index.plainly((check.start - shift, check.end - shift), speaker)
        return with_speaker(check, told) if told is not None else None

    def with_speaker(self, check: QuoteCheck, speaker: str) -> QuoteCheck:
        """Return the verdict with whether the passage gives the words to the speaker, and to whom else it does."""
        if not check.verdict.verified or check.start is None or check.end is None:
            return check
        if self._is_absent(speaker, check.start, check.end):
            told = self._in_paragraph(check.start, check.end, speaker)
            if told is not None:
                return with_speaker(check, told)
        index, shift = self._around(check.start, check.end, *_FAR)
        return with_speaker(check, index.tell((check.start - shift, check.end - shift), speaker))

    def has_own_words(self, check: QuoteCheck) -> bool:
        """Whether words outside of quotation marks are spoken or written by whose they are, and told by nobody."""
        if check.speech is not Speech.REPORTED or check.start is None or check.end is None:
            return False
        start = check.start
        if self._may_have_turns(start) and any(t.start <= start < t.end for t in self._turns):
            return True
        if _FIRST_PERSON.search(self.text, start, check.end) is None:
            return False
        index, shift = self._around(start, check.end, *_FAR)
        told = index.sources.covering(start - shift, check.end - shift, _MOST_OF_IT)
        return all(one.layer is Layer.VOICE for one in told)

    @cached_property
    def _turns(self) -> tuple[Turn, ...]:
        return speaker_turns(self.text)

    def _in_paragraph(self, start: int, end: int, speaker: str) -> ToldSpeaker | None:
        """Tell whose words they are where a clause of their own paragraph names a person in full; else ``None``."""
        low = self.text.rfind("\n\n", 0, start) + 1
        high = self.text.find("\n\n", end)
        high = high if high >= 0 else len(self.text)
        if high - low > _PARAGRAPH:
            return None
        if (low, high) not in self._heard:
            self._heard[low, high] = SpeakerIndex(
                prepare(SourceDocument(source="", text=self.text[low:high], language=self.language))
            )
        return told_in_full(self._heard[low, high], (start - low, end - low), speaker)

    def _is_absent(self, speaker: str, start: int, end: int) -> bool:
        """Whether somebody is a person by name of whom no word stands where it is read whose the words are."""
        before, behind, head = _FAR
        low = 0 if len(self.text) <= _READ_WHOLE else max(0, start - before)
        high = len(self.text) if len(self.text) <= _READ_WHOLE else end + behind
        read = f"{self.text[:head]} {self.text[low:high]}".casefold()
        return is_full_name(speaker) and not stands_in(speaker, read)

    def _may_have_turns(self, at: int) -> bool:
        """Whether a label stands before an offset, so that somebody may have the turn there."""
        before, _, head = _CLOSE
        return any(map(_LABEL.search, (self.text[:head], self.text[max(0, at - before) : at])))

    def _may_name(self, speaker: str, at: int) -> bool:
        """Whether any word of a speaker's name stands near an offset."""
        before, behind, _ = _CLOSE
        near = self.text[max(0, at - before) : at + behind].casefold()
        words = WORD.findall(speaker.casefold())
        telling = [word for word in words if len(word) > _SHORT_WORD] or words
        return any(word in near for word in telling if len(word) > 1)

    def _around(
        self, start: int, end: int, before: int, behind: int, head: int
    ) -> tuple[SpeakerIndex, int]:
        """Return who says what around a span, and how far offsets are shifted by that."""
        low, high = max(0, start - before), min(len(self.text), end + behind)
        begin, opening = 0, 0
        if len(self.text) <= _READ_WHOLE:
            high = len(self.text)
        elif low > head:
            begin, opening = self._break(low, start), self.text.rfind("\n", 0, head) + 1
        if (begin, high) == (0, len(self.text)):
            return self._voices, 0
        part = self.text[:opening] + self.text[begin:high]
        changed = {"text": part, "body_start": 0, "pages": ()}
        document = self._introduced.model_copy(update=changed)
        return SpeakerIndex(prepare(document)), begin - opening

    def _break(self, low: int, high: int) -> int:
        """Return where a line begins between two offsets, else a sentence, else the first of them."""
        line, sentence = self.text.find("\n", low, high), self.text.find(". ", low, high)
        return line + 1 if line >= 0 else sentence + 2 if sentence >= 0 else low

    def anothers(self, start: int, end: int, speaker: str) -> str | None:
        """Return to whom the words between two offsets are given, where that is somebody else than a speaker."""
        told = self._voices.tell((start, end), speaker)
        return told.found if told.check is SpeakerCheck.OTHER else None

    @cached_property
    def _voices(self) -> SpeakerIndex:
        """Who says what in all of it."""
        return SpeakerIndex(self.prepared)

    @cached_property
    def _introduced(self) -> SourceDocument:
        """The document as its beginning tells what it is."""
        return (
            self._read.beginning(_SHORT).document if isinstance(self._read, Opened) else self._read
        )


def _all(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where some words stand in a text, up to so many places."""
    at = -1 if not words else text.find(words)
    for _ in range(_PLACES):
        if at < 0:
            return
        yield at, at + len(words)
        at = text.find(words, at + len(words))


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _plainness(check: QuoteCheck) -> tuple[int, bool]:
    return check.verdict.rank, check.note is not None
