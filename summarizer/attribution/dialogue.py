"""Lines of a dialogue: paragraphs that are a quotation each, said in turn, most of them without a tag.

In news a quotation without a tag goes on with whoever spoke in the paragraph before. In a dialogue it is the other's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.attribution.english.pieces import Piece
from summarizer.attribution.sourced import Sourced, speaks, weight
from summarizer.attribution.who import Who

#: Marks behind the last word of a quotation.
_CLOSERS = " \"'”’»“‘)"
#: Lines that are remembered: a dialogue shows in the last two.
_REMEMBERED = 4


#: Code points of what somebody says, from which on it is no line of a dialogue.
_SPEECH = 240
#: Paragraphs between a line and the one that answers it: "Kos put down his cup." may stand there.
_NEAR = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its paragraph, who said it (empty: unnamed), whether it asks, and whether it is as long as a speech."""

    paragraph: int
    who: tuple[Who, ...]
    asks: bool
    long: bool = False

    @property
    def name(self) -> str | None:
        """Who said it, by name."""
        return self.who[0].name if self.who else None


@dataclass
class Dialogue:
    """The last lines of a text."""

    text: str
    lines: list[Line] = field(default_factory=list[Line])
    #: Whether the text is a dialogue as stories have it: short lines without a tag, each answering the one before.
    told: bool = False

    def hear(
        self, paragraph: int, inside: Sequence[Piece], own: list[Sourced], telling: list[Sourced]
    ) -> None:
        """Remember a sentence that begins or ends with a quotation and names who says it."""
        if not inside or not (inside[0].quote or inside[-1].quote):
            return
        # "“..?” she wanted to know": no verb of saying, and the words are hers all the same.
        opening = [one for one in own if _begins_with(one, inside[0])]
        main = max(telling or opening, key=weight, default=None)
        if main is not None and speaks(main):
            spoken = sum(p.end - p.start for p in inside if p.quote)
            self._add(paragraph, main.who, inside[0], long=spoken > _SPEECH)

    def hear_given(self, paragraph: int, inside: Sequence[Piece], who: tuple[Who, ...]) -> None:
        """Remember a quotation without a tag that is another's than the last line: "Kos shrugged. “..”"."""
        named = who[0].name if who else None
        if inside and inside[0].quote and self.lines and self.lines[-1].name != named:
            self._add(paragraph, who, inside[0])

    def hear_untagged(self, paragraph: int, inside: Sequence[Piece]) -> None:
        """Remember a question that nobody is named for: what follows answers it."""
        if inside and (self._asks(inside[-1]) or (self.told and inside[0].quote)):
            self._add(paragraph, (), inside[-1])

    def is_open(self, paragraph: int) -> bool:
        """Whether a quotation without a tag, in a paragraph, may be another's than the line's before it.

        Two people have spoken in turn just before, or the last one has asked.
        """
        last = self.lines[-2:]
        if not last or self.told:
            return bool(last)
        if last[-1].paragraph == paragraph - 1 and last[-1].asks:
            return True
        in_turn = len(last) > 1 and last[1].paragraph - last[0].paragraph == 1
        return in_turn and last[0].name != last[1].name and not last[1].long

    def other(self, paragraph: int, *, asking: bool) -> tuple[Who, ...]:
        """Return whose a quotation without a tag is by the turns of question and answer; empty where that is open.

        It answers the question before it, or asks on behind the answer to one.
        """
        if self.told:
            return self._in_turn(paragraph)
        if len(self.lines) < 2:
            return ()
        earlier, last = self.lines[-2:]
        in_turn = last.paragraph == paragraph - 1 and paragraph - earlier.paragraph <= 1 + _NEAR
        two = earlier.name is not None and last.name is not None and earlier.name != last.name
        answers = last.asks or (asking and earlier.asks)
        return earlier.who if in_turn and two and answers else ()

    def _in_turn(self, paragraph: int) -> tuple[Who, ...]:
        """Return whose a line is where two speak in turn: the last one's that is not whose the line before it is."""
        if not self.lines or paragraph - self.lines[-1].paragraph > _NEAR:
            return ()
        last, earlier = self.lines[-1], self.lines[:-1]
        if not last.who:
            return earlier[-1].who if earlier else ()
        others = [line.who for line in earlier if line.who and line.name != last.name]
        return others[-1] if others else ()

    def _add(
        self, paragraph: int, who: tuple[Who, ...], quoted: Piece, *, long: bool = False
    ) -> None:
        line = Line(paragraph, who, self._asks(quoted), long)
        self.lines = [*self.lines[1 - _REMEMBERED :], line]

    def _asks(self, quoted: Piece) -> bool:
        """Whether a quotation ends in a question mark."""
        return quoted.quote and self.text[quoted.start : quoted.end].rstrip(_CLOSERS).endswith("?")


def _begins_with(one: Sourced, first: Piece) -> bool:
    """Whether a clause tells the quotation that its sentence begins with."""
    return first.spoken and any(a <= first.start < b for a, b in one.content)


def is_told(text: str) -> bool:
    """Whether a text is a dialogue as stories have it: many of its paragraphs are one short quotation and no more."""
    paragraphs = [one.strip() for one in text.split("\n\n") if one.strip()]
    spoken = [one for one in paragraphs if one[0] in _OPENERS]
    alone = [one for one in spoken if _ALONE.fullmatch(one)]
    return (
        len(alone) >= _FEWEST_ALONE
        and 3 * len(alone) >= len(spoken)
        and 2 * len(spoken) >= len(paragraphs)
    )


_OPENERS = '"“‘«„'
#: A paragraph that is one quotation, closed, of a line or two.
_ALONE = re.compile(r"[\"“«„][^\"“”«»„\n]{1,120}[\"”»“]|‘[^‘’\n]{1,60}’")
_FEWEST_ALONE = 3
