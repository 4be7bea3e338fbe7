"""The whole sentences behind a quote: what a line is checked against, and what a footnote holds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest

from summarizer.brief.borne_out.antecedents import Before
from summarizer.brief.phrasing.fit import addresses, speaks_itself
from summarizer.brief.phrasing.grammar import Words
from summarizer.models.quote import Quote, Speech
from summarizer.passes.selection import leading
from summarizer.reading.frontmatter import split_front_matter
from summarizer.reading.limits import ReadLimits
from summarizer.text.markup import printed
from summarizer.text.sentences import sentence_spans
from summarizer.text.turns import Turn, speaker_turns

#: Share of lines that begin in small letters where a text is wrapped: of texts with a line a paragraph it is none.
_WRAPPED = 0.2
#: Sentences before a quote in which an antecedent is looked for.
_LEANS_ON = 3
#: Sentences before a quote that bear out a name, and behind it whose words a statement has not by chance.
_NAMED_BEFORE, _NEAR_BEHIND = 8, 3
#: Sentences of a turn that answer the question before it.
_OPENS = 2
#: What ends without the end of a sentence, and pieces that are put together at most.
_OPEN_END = re.compile(r"(?:[^\W\d_]|[,;–—-])\s*$")
#: A title before a name that a break of the line has parted from it.
_TITLE_END = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Prof|Gen|Col|Sen|Rep|Rev|Hon|Lt|Capt)\.$")
_MOST_PIECES = 3
#: What stands between a speaker's name and the words: "(Northport):". Before it at most so many characters stand.
_LABEL = re.compile(r"[^:.\n]{0,60}?(?::\s*|\.\s+)")
_LABEL_LENGTH = 40
_QUESTION = "?"
_OPENING = '“"«'
_MARK = re.compile(r"[“”\"«»]")
#: "If so, will it hold?' Dahl answered, 'We": what another one asks, who answers, and the mark of the answer.
_ANSWERED = re.compile(r"^[^‘’“”\"«»]*?\?['’] [A-Z][\w.’' -]{1,50}?,? ['‘](?=[A-Z])")
_Spans = tuple[list[int], list[int]]

#: Where a paragraph ends.
_PARAGRAPH = re.compile(r"\n\s*\n")


@dataclass(frozen=True)
class Passage:
    """The sentences a quote touches: number of the first and the last, offsets in code points, text on one line."""

    first: int
    last: int
    start: int
    end: int
    text: str


def own_words(quote: Quote) -> str:
    """Return a quote's words on one line, as a page would show them."""
    return printed(" ".join((quote.text or "").split()))


def without_speaker(sentence: str, speaker: str) -> str:
    """Return the first sentence of a turn without its label, however that is written."""
    at = sentence.find(speaker)
    if not 0 <= at <= _LABEL_LENGTH:
        return sentence
    label = _LABEL.match(sentence, at + len(speaker))
    return sentence[label.end() :] if label else sentence


def _without_marks(said: str) -> str:
    """Return what was said in several quotations one behind another without the marks between them."""
    return re.sub(r"[\"”]\s*[\"“]\s*", " ", said).strip('“”"« ')


@dataclass
class Cited:
    """The documents' texts by source, cut into the sentences that were numbered when they were summarised."""

    texts: Mapping[str, str] = field(default_factory=dict[str, str])
    #: The documents' languages by source: borders of sentences depend on them.
    languages: Mapping[str, str | None] = field(default_factory=dict[str, "str | None"])
    #: The days the documents were written or appeared on, by source.
    written: Mapping[str, date] = field(default_factory=dict[str, date])
    _spans: dict[str, _Spans] = field(default_factory=dict[str, _Spans])
    _wrapped: dict[str, bool] = field(default_factory=dict[str, bool])
    _turns: dict[str, tuple[Turn, ...]] = field(default_factory=dict[str, tuple[Turn, ...]])
    _askers: dict[str, frozenset[str]] = field(default_factory=dict[str, "frozenset[str]"])
    _words: dict[str, Words] = field(default_factory=dict[str, Words])
    _lines: dict[tuple[str, int, int], str] = field(default_factory=dict[tuple[str, int, int], str])
    _passages: dict[tuple[str, int, int], Passage | None] = field(
        default_factory=dict[tuple[str, int, int], "Passage | None"]
    )

    def passage(self, document: str, quote: Quote) -> Passage | None:
        """Return the whole sentences that carry a quote; null where the text is not at hand."""
        if quote.start is None or quote.end is None or document not in self.texts:
            return None
        place = (document, quote.start, quote.end)
        if place not in self._passages:
            self._passages[place] = self._passage(*place)
        return self._passages[place]

    def _passage(self, document: str, begin: int, behind: int) -> Passage | None:
        starts, ends = self._sentences(document)
        first = bisect_right(starts, begin)
        last = max(first, bisect_right(starts, behind - 1))
        if not first:
            return None
        first, last = self._whole(document, first, last)
        start, end = starts[first - 1], max(behind, ends[last - 1])
        # A headline without a full stop runs into the sentence below it.
        text = self.texts[document]
        broken = "\n" in text[start:begin][-2:] and not text[begin].islower()
        if broken and not self._is_wrapped(document):
            start = begin
        return Passage(first, last, start, end, self._line(document, start, end))

    def _line(self, document: str, start: int, end: int) -> str:
        """Return a stretch of a text on one line, as a page would show it: those near quotes are asked for often."""
        place = (document, start, end)
        if place not in self._lines:
            self._lines[place] = printed(" ".join(self.texts[document][start:end].split()))
        return self._lines[place]

    def _whole(self, document: str, first: int, last: int) -> tuple[int, int]:
        """Take along what a break of the page or paragraph has parted from a sentence, on either side."""
        starts, ends = self._sentences(document)
        text = self.texts[document]

        def cut_before(n: int) -> bool:
            if n < 2:
                return False
            before = text[: ends[n - 2]][-40:]
            goes_on = text[starts[n - 1]].islower() and _OPEN_END.search(before) is not None
            if not goes_on and _TITLE_END.search(before) is None:
                return False
            return not self._begins_turn(document, starts[n - 1])

        while first > 1 and last - first < _MOST_PIECES and cut_before(first):
            first -= 1
        while last < len(starts) and last - first < _MOST_PIECES and cut_before(last + 1):
            last += 1
        return first, last

    def sentences(self, document: str, quote: Quote) -> str:
        """Return the whole sentences that carry a quote, on one line; its own words where the text is not at hand."""
        passage = self.passage(document, quote)
        return passage.text if passage else own_words(quote)

    def sentence(self, document: str, number: int) -> str:
        """Return the sentence of a number, on one line."""
        starts, ends = self._sentences(document)
        return self._line(document, starts[number - 1], ends[number - 1])

    def before(self, document: str, quote: Quote, most: int) -> list[str]:
        """Return up to ``most`` sentences before a quote, the nearest first, each on one line."""
        passage = self.passage(document, quote)
        if passage is None:
            return []
        starts, ends = self._sentences(document)
        places = range(passage.first - 2, max(-1, passage.first - 2 - most), -1)
        return [self._line(document, starts[n], ends[n]) for n in places]

    def near(
        self, document: str, passage: Passage, before: int, behind: int
    ) -> Iterator[tuple[int, str]]:
        """Yield number and text of the sentences around a passage: those before it, the nearest first, then others."""
        starts, _ = self._sentences(document)
        first, last = max(0, passage.first - 1 - before), min(len(starts), passage.last + behind)
        places = (*range(passage.first - 1, first, -1), *range(passage.last + 1, last + 1))
        yield from ((n, self.sentence(document, n)) for n in places)

    def heads(self, document: str, sentence: str) -> bool:
        """Whether a sentence is the first paragraph of a document, alone: its headline."""
        first = _PARAGRAPH.split(self.texts.get(document, "").strip(), maxsplit=1)[0]
        return " ".join(first.split()) == " ".join(sentence.split())

    def after(self, document: str, quote: Quote, most: int) -> list[str]:
        """Return up to ``most`` sentences behind a quote, in order, each on one line."""
        passage = self.passage(document, quote)
        if passage is None:
            return []
        starts, ends = self._sentences(document)
        places = range(passage.last, min(len(starts), passage.last + most))
        return [self._line(document, starts[n], ends[n]) for n in places]

    def stretch_before(self, document: str, quote: Quote) -> list[str]:
        """Return the sentences before a quote in its own turn or paragraph, the nearest first."""
        passage = self.passage(document, quote)
        if passage is None:
            return []
        turn, text = self.turn(document, quote), self.texts[document]
        begins = turn.start if turn else max(0, text.rfind("\n\n", 0, passage.start))
        starts, _ = self._sentences(document)
        first = bisect_left(starts, begins)
        found = self.before(document, quote, max(0, passage.first - 1 - first))
        if turn and found:
            found[-1] = without_speaker(found[-1], turn.speaker)
        return found

    def turn(self, document: str, quote: Quote) -> Turn | None:
        """Return the turn of a transcript a quote stands in; null where the text is none or is not at hand."""
        at = self._turn_at(document, quote)
        return self._turns_of(document)[at] if at is not None else None

    def askers(self, document: str) -> frozenset[str]:
        """Return the labels of those who lead the talk a document takes down; none where its text is not at hand."""
        if document not in self.texts:
            return frozenset()
        if document not in self._askers:
            text = self.texts[document]
            turns = (
                (t.speaker, _QUESTION in text[t.start : t.end]) for t in self._turns_of(document)
            )
            self._askers[document] = leading(turns)
        return self._askers[document]

    def question(self, document: str, quote: Quote) -> str:
        """Return what was said in the turn before a quote's, on one line; nothing where there is none."""
        at = self._turn_at(document, quote)
        if not at:
            return ""
        before = self._turns_of(document)[at - 1]
        return self._line(document, before.start, before.end)

    def turn_before(self, document: str, quote: Quote) -> list[str]:
        """Return the sentences of the turn before a quote's, the last first, without the label of who speaks."""
        at = self._turn_at(document, quote)
        if not at:
            return []
        turn = self._turns_of(document)[at - 1]
        starts, ends = self._sentences(document)
        places = range(bisect_left(starts, turn.start), bisect_left(starts, turn.end))
        found = [self._line(document, starts[n], ends[n]) for n in places]
        if found:
            found[0] = without_speaker(found[0], turn.speaker)
        return found[::-1]

    def opens_its_turn(self, document: str, quote: Quote) -> bool:
        """Whether a quote stands in the first two sentences of its turn: what it answers is the question before."""
        passage, turn = self.passage(document, quote), self.turn(document, quote)
        if passage is None or turn is None:
            return passage is not None
        starts, ends = self._sentences(document)
        first = bisect_left(starts, turn.start)
        # A label on a line of its own is no sentence of its turn.
        label = self.texts[document][starts[first] : ends[first]].strip(" .:*_")
        begins = first + (label == turn.speaker.strip(" .:*_"))
        return passage.first - 1 - begins < _OPENS

    def said_before(self, document: str, quote: Quote, *, whole: bool) -> str:
        """Return the sentence before a quote, or the part of its own before it, where both are said in one breath.

        That is: in one turn of a transcript, or within the same quotation marks. With ``whole`` the whole sentence of
        the quote is shown, and what stands before that is returned.
        """
        passage = self.passage(document, quote)
        if passage is None or quote.start is None or passage.first < 2:
            return ""
        end = passage.start if whole else quote.start
        within = self.texts[document][passage.start : end].strip(f" \n{_OPENING}")
        start = passage.start if within else self._sentences(document)[0][passage.first - 2]
        between = self.texts[document][start:end].strip()
        turn = self.turn(document, quote)
        if turn is None:
            return _in_one_breath(between, passage.text, quote)
        # A label alone has a space behind its colon like one with words.
        said = f"{' '.join(between.split())} "
        return without_speaker(said, turn.speaker).strip() if turn.start <= start else ""

    def between(self, document: str, quotes: Sequence[Quote]) -> list[str]:
        """Return what stands between each of some quotes, in their order, and the sentences of the one before."""
        found = [self.passage(document, quote) for quote in quotes]
        gaps = [""]
        for before, passage, quote in zip(found, found[1:], quotes[1:], strict=False):
            known = before is not None and passage is not None
            start = passage.start if passage and quote.start is None else quote.start
            gaps.append(self.texts[document][before.end : start] if known and before else "?")
        return gaps

    def around(self, document: str, quote: Quote) -> str:
        """Return what the words of a quote lean on: the sentences before it, in a transcript also the question."""
        before = self.before(document, quote, _LEANS_ON)
        return " ".join((self.question(document, quote), *reversed(before))).strip()

    def before_all(self, document: str, quotes: Sequence[Quote]) -> Before:
        """Return what stands around some quotes: the nearest sentences before each, the question, those behind."""
        before = [self.before(document, quote, _NAMED_BEFORE) for quote in quotes]
        near = (one for row in zip_longest(*before, fillvalue="") for one in row if one)
        asked = next(filter(None, (self.question(document, quote) for quote in quotes)), "")
        after = tuple(s for quote in quotes for s in self.after(document, quote, _NEAR_BEHIND))
        return Before(tuple(dict.fromkeys(near)), asked, self.texts.get(document, ""), after)

    def words(self, document: str) -> Words | None:
        """Return the words of a document; null where its text is not at hand."""
        if document not in self.texts:
            return None
        if document not in self._words:
            self._words[document] = Words.of(self.texts[document])
        return self._words[document]

    def _is_wrapped(self, document: str) -> bool:
        """Whether the lines of a document break amid sentences, as typed texts do."""
        if document not in self._wrapped:
            starts = [line.lstrip()[:1] for line in self.texts[document].splitlines()]
            begun = [first for first in starts if first.isalpha()]
            small = sum(first.islower() for first in begun)
            self._wrapped[document] = small >= _WRAPPED * len(begun)
        return self._wrapped[document]

    def _turn_at(self, document: str, quote: Quote) -> int | None:
        if quote.start is None or document not in self.texts:
            return None
        at = bisect_right(self._turns_of(document), quote.start, key=lambda turn: turn.start) - 1
        return at if at >= 0 else None

    def _begins_turn(self, document: str, offset: int) -> bool:
        """Whether somebody takes the floor where a sentence begins."""
        turns = self._turns_of(document)
        at = bisect_left(turns, offset, key=lambda turn: turn.start)
        return at < len(turns) and turns[at].start == offset

    def _turns_of(self, document: str) -> tuple[Turn, ...]:
        if document not in self._turns:
            self._turns[document] = speaker_turns(self.texts[document])
        return self._turns[document]

    def _sentences(self, document: str) -> _Spans:
        if document not in self._spans:
            text = self.texts[document]
            body = split_front_matter(text, ReadLimits().front_matter_bytes).end
            found = list(sentence_spans(text, body, self.languages.get(document)))
            self._spans[document] = [s for s, _, _ in found], [e for _, e, _ in found]
        return self._spans[document]


def _in_one_breath(between: str, sentence: str, quote: Quote) -> str:
    """Return what stands before a quote outside of turns, where its speaker says both; else nothing.

    "'Will it hold?' Dahl answered, 'It will.": of these the speaker's words begin behind the last mark.
    """
    told = _ANSWERED.match(between) if quote.speech is Speech.DIRECT else None
    if told is not None:
        return between[told.end() :].strip()
    quoted = between[:1] in _OPENING and not _MARK.search(between[1:])
    own = speaks_itself(between) or addresses(between)
    mine = own and speaks_itself(sentence)
    # A quote that begins with its own mark begins the quotation: what stands before is told by another.
    opens = (quote.text or "")[:1] in ("“", '"', "«")
    inside = quote.speech is Speech.DIRECT and not _MARK.search(between) and not opens
    if (mine or inside) and "\n\n" not in between:
        return _without_marks(" ".join(between.split()))
    return " ".join(between.lstrip(_OPENING).split()) if quoted else ""


def in_common(quote: Quote, other: Quote) -> int:
    """Return how many code points two quotes of a document share; none or fewer where they are apart."""
    start, end = max(quote.start or 0, other.start or 0), min(quote.end or 0, other.end or 0)
    return end - start
