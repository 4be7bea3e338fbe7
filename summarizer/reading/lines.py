"""A paragraph in the making, for formats whose text comes in runs: raised marks, and what is left out, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from summarizer.reading.raised import lowered, raised

_EXCERPT = 80


@dataclass
class Losses:
    """What of a file does not go into its text, by kind: how many words, and the first of them."""

    words: Counter[str] = field(default_factory=Counter[str])
    first: dict[str, str] = field(default_factory=dict[str, str])

    def add(self, kind: str, text: str) -> None:
        """Note text that is left out."""
        if count := len(text.split()):
            self.words[kind] += count
            known = self.first.get(kind, "")
            if len(known) < _EXCERPT:
                self.first[kind] = known + text

    def sentences(self) -> tuple[str, ...]:
        """Say what was left out, a sentence for each kind."""
        return tuple(
            f"{count:,} {'word' if count == 1 else 'words'} of the file, {kind}, "
            f"{'was' if count == 1 else 'were'} not read: “{excerpt(self.first[kind])}”."
            for kind, count in self.words.items()
        )


@dataclass
class Line:
    """A paragraph in the making. Raised and lowered runs are put in once they are whole."""

    done: list[str] = field(default_factory=list[str])
    script: int = 0
    pending: list[str] = field(default_factory=list[str])

    def add(self, text: str, script: int = 0) -> None:
        """Add text; ``script`` is 1 where it is raised, -1 where it is lowered."""
        if script != self.script:
            self._settle()
            self.script = script
        (self.pending if script else self.done).append(text)

    def note(self, mark: str) -> None:
        """Add the mark of a note."""
        self._settle()
        self.script = 0
        self.done.append(f"[^{mark}]")

    def text(self) -> str:
        """Return the paragraph."""
        self._settle()
        return "".join(self.done)

    def _settle(self) -> None:
        if self.pending:
            before, mark = "".join(self.done[-4:])[-40:], "".join(self.pending)
            self.done.append(raised(before, mark) if self.script > 0 else lowered(before, mark))
            self.pending.clear()


def excerpt(text: str) -> str:
    """Return the beginning of a text, on one line."""
    folded = " ".join(text.split())
    return folded if len(folded) <= _EXCERPT else folded[: _EXCERPT - 2].rstrip() + " .."


def row_texts(cells: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield a row of a table as text: one line if each cell holds a line at most, else cell by cell.

    Args:
        cells: the paragraphs of each cell, those without text left out.
    """
    short = all(len(cell) < 2 and "\n" not in "".join(cell) for cell in cells)
    if short and sum(map(bool, cells)) > 1:
        yield " | ".join(cell[0].strip() for cell in cells if cell)
    else:
        yield from (text for cell in cells for text in cell)
