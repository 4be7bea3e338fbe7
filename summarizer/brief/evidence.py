"""Footnotes, and how a verified quote is put into a line: as direct speech, as reported, or in short."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from summarizer.accounts.items import supported
from summarizer.models.quote import Quote, SpeakerCheck, Speech

#: Words a quote may have to stand in a line; longer ones are told in short where the quote bears the wording out.
_IN_A_LINE = 40
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


@dataclass
class Footnotes:
    """Numbers quotes in the order in which they are first used; one number a passage."""

    letters: dict[str, str]
    #: Sources of transcripts: what stands there are the speakers' own words, without quotation marks.
    transcripts: frozenset[str] = frozenset()
    notes: list[Footnote] = field(default_factory=list[Footnote])
    _known: dict[_Place, int] = field(default_factory=dict[_Place, int])

    def refer(self, document: str, quotes: Sequence[Quote]) -> tuple[int, ...]:
        """Return the footnote numbers of some verified quotes of a document; unverified ones get none."""
        return tuple(
            dict.fromkeys(self._number(document, quote) for quote in quotes if quote.verified)
        )

    def excerpt(self, document: str, quotes: Sequence[Quote], label: str = "") -> Excerpt:
        """Return what a line shows of some quotes; ``label`` is a model's wording, used only where they bear it out."""
        shown = _chosen(quotes)
        text = (shown.text or "") if shown else ""
        found = not any(q.speaker_check is SpeakerCheck.NOT_FOUND for q in quotes)
        manner = Manner.TRANSCRIPT if document in self.transcripts else Manner.REPORTED
        manner = Manner.DIRECT if shown and shown.speech is Speech.DIRECT else manner
        if (
            len(text.split()) > _IN_A_LINE
            and len(label.split()) < len(text.split())
            and supported(label, quotes)
        ):
            manner, text = Manner.SHORT, label
        return Excerpt(manner, tidy(text, manner), self.refer(document, quotes), found)

    def _number(self, document: str, quote: Quote) -> int:
        key = (document, quote.start, quote.end, quote.text)
        if key not in self._known:
            self._known[key] = len(self.notes) + 1
            self.notes.append(Footnote(self._known[key], self.letters.get(document, "?"), quote))
        return self._known[key]


def tidy(text: str, manner: Manner) -> str:
    """Return a quote in one line; the marks around direct speech are left to the form it is shown in."""
    line = " ".join(text.split())
    if manner is Manner.DIRECT:
        return line.strip(_MARKS).rstrip(",;:")
    return line.rstrip(".,;: ")


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
