"""A long text in stretches, so that who says what is read where somebody asks and nowhere else.

A book need not be read for one line. Each stretch is a prepared text of its own: some pages, what stands directly
before and behind them, and the head of the document, where people are introduced.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property

from summarizer.attribution.attributed import Attributed
from summarizer.models.document import PreparedText, Sentence

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
