"""A prepared text with what is read off it once: who is mentioned, and who says what.

A long text is read in stretches, so that who says what is read where somebody asks and nowhere else: a book need not
be read for one line.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from summarizer.attribution.attributions import Attribution, attributions
from summarizer.attribution.cast import Cast
from summarizer.attribution.sources import Sources
from summarizer.models.document import PreparedText, Sentence, SourceDocument
from summarizer.text.prepare import prepare
from summarizer.text.unmarked import unmarked

__all__ = ["WHOLE", "Attributed", "Stretches"]


@dataclass(frozen=True)
class Attributed:
    """One document's prepared text, cast and attributions: made once, handed on to whoever asks.

    Cast and attributions are worked out when first asked for, in time linear in the length of the text, and kept.
    """

    prepared: PreparedText

    @classmethod
    def of(cls, text: str | PreparedText | Attributed) -> Attributed:
        """Return a text as an attributed one; one that is already attributed is returned as it is."""
        if isinstance(text, Attributed):
            return text
        if isinstance(text, str):
            return cls(prepare(SourceDocument(source="", text=text)))
        return cls(text)

    @cached_property
    def _plain(self) -> PreparedText:
        """The text as it is read: emphasis and links change nothing of who says what."""
        return unmarked(self.prepared)

    @cached_property
    def cast(self) -> Cast:
        """Persons, offices and bodies of the document, with every mention of them."""
        return Cast.of(self._plain)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who says, wants or thinks what, in order of appearance."""
        return attributions(self._plain, self.cast)

    @cached_property
    def sources(self) -> Sources:
        """Of every passage who is given as its source, as far as the text says."""
        return Sources.of(self._plain, self.cast)


#: Texts up to this length (code points) are read in one: 25,000 words, more than any of the 1,600 talks, readouts
#: and stories the rules were written on.
WHOLE = 150_000
#: Length of a stretch: reading one takes about a quarter of a second.
_STRETCH = 30_000
#: What is read before and behind a stretch, for speech that runs on, and at the head of the document.
_BEFORE, _BEHIND, _HEAD = 4_000, 2_000, 1_500


@dataclass(frozen=True)
class Stretches:
    """The stretches of one text, by number."""

    prepared: PreparedText

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.prepared.sentences]

    def number(self, offset: int) -> int:
        """Return the number of the stretch an offset (code points) lies in."""
        return max(0, offset) // _STRETCH

    def read(self, number: int) -> tuple[Attributed, int]:
        """Return a stretch, and what to take from offsets of the text to get its own. Linear in its length."""
        start, end = number * _STRETCH, (number + 1) * _STRETCH
        listed, text = self.prepared.sentences, self.prepared.text
        # The sentence that reaches into the margin before the stretch is the first.
        first = max(0, bisect_right(self._starts, max(0, start - _BEFORE)) - 1)
        behind = bisect_left(self._starts, end + _BEHIND)
        low = listed[first].start if first else 0
        high = listed[behind].start if behind < len(listed) else len(text)
        head = [s for s in listed[:first] if s.end <= _HEAD]
        opening = text[: head[-1].end] + "\n\n" if head else ""
        shift = low - len(opening)
        moved = [*head, *(_moved(s, shift) for s in listed[first:behind])]
        numbered = tuple(s.model_copy(update={"number": n}) for n, s in enumerate(moved, 1))
        document = self.prepared.document.model_copy(
            update={"text": opening + text[low:high], "body_start": 0, "pages": ()}
        )
        return Attributed(PreparedText(document=document, sentences=numbered)), shift


def _moved(sentence: Sentence, shift: int) -> Sentence:
    return sentence.model_copy(
        update={"start": sentence.start - shift, "end": sentence.end - shift}
    )
