"""Lines of a dialogue: paragraphs that are a quotation each, said in turn, most of them without a tag.

In news a quotation without a tag goes on with whoever spoke in the paragraph before. In a dialogue it is the other's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.attribution.english.pieces import Piece
from summarizer.attribution.sourced import Sourced, speaks, weight

#: Marks behind the last word of a quotation.
_CLOSERS = " \"'”’»“‘)"
#: Lines that are remembered: a dialogue shows in the last two.
_REMEMBERED = 4


@dataclass
class Dialogue:
    """The last lines of a text, each with its paragraph, who said it (``None``: unnamed) and whether it asks."""

    text: str
    lines: list[tuple[int, str | None, bool]] = field(
        default_factory=list[tuple[int, str | None, bool]]
    )

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
            self._add(paragraph, main.name, inside[0])

    def hear_given(self, paragraph: int, inside: Sequence[Piece], name: str | None) -> None:
        """Remember a quotation without a tag that the sentence before gives to another: "Kos shrugged. “..”"."""
        if inside and inside[0].quote and self.lines and self.lines[-1][1] != name:
            self._add(paragraph, name, inside[0])

    def hear_untagged(self, paragraph: int, inside: Sequence[Piece]) -> None:
        """Remember a question that nobody is named for: what follows answers it."""
        if inside and self._asks(inside[-1]):
            self._add(paragraph, None, inside[-1])

    def is_open(self, paragraph: int) -> bool:
        """Whether a quotation without a tag, in a paragraph, may be another's than the line's before it.

        Two people have spoken in turn just before, or the last one has asked.
        """
        last = self.lines[-2:]
        if not last:
            return False
        if last[-1][0] == paragraph - 1 and last[-1][2]:
            return True
        in_turn = len(last) > 1 and last[1][0] - last[0][0] == 1
        return in_turn and last[0][1] != last[1][1]

    def _add(self, paragraph: int, name: str | None, quoted: Piece) -> None:
        self.lines = [*self.lines[1 - _REMEMBERED :], (paragraph, name, self._asks(quoted))]

    def _asks(self, quoted: Piece) -> bool:
        """Whether a quotation ends in a question mark."""
        return quoted.quote and self.text[quoted.start : quoted.end].rstrip(_CLOSERS).endswith("?")


def _begins_with(one: Sourced, first: Piece) -> bool:
    """Whether a clause tells the quotation that its sentence begins with."""
    return first.spoken and any(a <= first.start < b for a, b in one.content)
