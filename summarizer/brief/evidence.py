"""Footnotes, and how a verified quote is put into a line: as direct speech, as reported, or in short."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from summarizer.accounts.items import supported
from summarizer.models.quote import Quote, SpeakerCheck, Speech
from summarizer.reading.frontmatter import split_front_matter
from summarizer.reading.limits import ReadLimits
from summarizer.text.sentences import sentence_spans
from summarizer.words.negation import negated

#: Words a quote may have to stand in a line; longer ones are told in short where the quote bears the wording out.
_IN_A_LINE = 26
#: Words shown on either side of a place in a long quote.
_AROUND = 11
#: Words a quote is cut to where no wording of its own may stand for it, and those a footnote gives.
_CUT, _FOOTNOTE = 24, (12, 5)
_Place = tuple[str, int | None, int | None, str | None]
_MARKS = "“”\"„«»‘’' "


class Manner(StrEnum):
    """Whose words a line shows."""

    DIRECT = "direct"
    REPORTED = "reported"
    TRANSCRIPT = "transcript"
    SHORT = "short"


@dataclass(frozen=True)
class Excerpt:
    """Words for a line, whose they are, and the footnotes behind them."""

    manner: Manner
    text: str
    notes: tuple[int, ...]
    #: Whether the passage attributes the words to the holder.
    attributed: bool = True


@dataclass(frozen=True)
class Footnote:
    """The words behind a line: document letter, offsets in code points, the source's exact text."""

    number: int
    letter: str
    quote: Quote
    #: Number of the sentence the quote begins in; null where the text is not at hand.
    sentence: int | None = None

    @property
    def place(self) -> str:
        """Where the words stand: the sentence where it is known, the offsets otherwise."""
        if self.sentence is not None:
            return f"sentence {self.sentence}"
        quote = self.quote
        return (
            f"characters {quote.start}–{quote.end}" if quote.start is not None else "place unknown"
        )

    @property
    def words(self) -> str:
        """The exact words; of a long quote its beginning and end, with the gap marked."""
        words = (self.quote.text or "").split()
        head, tail = _FOOTNOTE
        if len(words) <= head + tail + 4:
            return " ".join(words)
        return f"{' '.join(words[:head])} […] {' '.join(words[-tail:])}"


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
    notes: list[Footnote] = field(default_factory=list[Footnote])
    _known: dict[_Place, int] = field(default_factory=dict[_Place, int])
    _starts: dict[str, list[int]] = field(default_factory=dict[str, list[int]])

    def refer(self, document: str, quotes: Sequence[Quote]) -> tuple[int, ...]:
        """Return the footnote numbers of some verified quotes of a document; unverified ones get none."""
        return tuple(
            dict.fromkeys(self._number(document, quote) for quote in quotes if quote.verified)
        )

    def excerpt(
        self, document: str, quotes: Sequence[Quote], label: str = "", *, room: int = _IN_A_LINE
    ) -> Excerpt:
        """Return what a line shows of some quotes, with their footnotes.

        ``label`` is a model's wording, used only where the quotes bear it out and are longer than ``room`` words.
        """
        shown = self.words(document, quotes, label, room=room)
        return replace(shown, notes=self.refer(document, quotes))

    def words(
        self, document: str, quotes: Sequence[Quote], label: str = "", *, room: int = _IN_A_LINE
    ) -> Excerpt:
        """Return the same without footnotes."""
        shown = _chosen(quotes)
        text = (shown.text or "") if shown else ""
        found = not any(q.speaker_check is SpeakerCheck.NOT_FOUND for q in quotes)
        manner = Manner.TRANSCRIPT if document in self.transcripts else Manner.REPORTED
        manner = Manner.DIRECT if shown and shown.speech is Speech.DIRECT else manner
        if (
            len(text.split()) > room
            and len(label.split()) < len(text.split())
            and supported(label, quotes)
        ):
            manner, text = Manner.SHORT, label
        text = _cut(text, room)
        return Excerpt(manner, tidy(text, manner), (), found)

    def _number(self, document: str, quote: Quote) -> int:
        key = (document, quote.start, quote.end, quote.text)
        if key not in self._known:
            self._known[key] = len(self.notes) + 1
            letter = self.letters.get(document, "?")
            place = self._sentence(document, quote.start)
            self.notes.append(Footnote(self._known[key], letter, quote, place))
        return self._known[key]

    def _sentence(self, document: str, start: int | None) -> int | None:
        if start is None or document not in self.texts:
            return None
        if document not in self._starts:
            self._starts[document] = self._numbered(document)
        return bisect_right(self._starts[document], start) or None

    def _numbered(self, document: str) -> list[int]:
        """Where the sentences begin, numbered as they were when the document was summarised: front matter has none."""
        text = self.texts[document]
        body = split_front_matter(text, ReadLimits().front_matter_bytes).end
        return [at for at, _, _ in sentence_spans(text, body, self.languages.get(document))]


def around(text: str, start: int, end: int) -> str:
    """Return the words around a place in a quote, the rest marked as left out; the whole where it is short."""
    if len(text.split()) <= _IN_A_LINE:
        return text
    before, after = text[:start].split(), text[end:].split()
    head, tail = before[-_AROUND:], after[:_AROUND]
    shown = f"{' '.join(head)} {text[start:end]} {' '.join(tail)}".strip()
    opening = "[…] " if len(before) > len(head) else ""
    return f"{opening}{shown.rstrip(',;:.')}{' […]' if len(after) > len(tail) else ''}"


def _cut(text: str, room: int) -> str:
    """A long quote is cut where a clause ends, if what is left out negates nothing; the cut is marked."""
    words = text.split()
    if len(words) <= room + 4:
        return text
    most = room - _IN_A_LINE + _CUT
    # A full stop may be that of "U.S.", and is no place to cut at.
    at = next((n for n in range(most, most // 2, -1) if words[n - 1][-1] in ",;:"), most)
    if negated(" ".join(words[at:])):
        return text
    return f"{' '.join(words[:at]).rstrip(',;:.')} […]"


def tidy(text: str, manner: Manner) -> str:
    """Return a quote in one line; the marks around direct speech are left to the form it is shown in."""
    line = " ".join(text.split())
    if manner is Manner.DIRECT:
        return line.strip(_MARKS).rstrip(",;:")
    line = line.removeprefix("that ").rstrip(".,;: ")
    # The mark that closes a quotation may stand just behind the passage.
    return line + "”" * (line.count("“") == line.count("”") + 1)


def letter_of(index: int) -> str:
    """Return A to Z, then AA, AB ..: short names for documents."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _chosen(quotes: Sequence[Quote]) -> Quote | None:
    """The quote a line shows: the first direct one that fits into it, else the first."""
    verified = [q for q in quotes if q.verified]
    short = [
        q
        for q in verified
        if q.speech is Speech.DIRECT and 4 <= len((q.text or "").split()) <= _IN_A_LINE
    ]
    return next(iter([*short, *verified]), None)
