"""Footnotes hold what their lines have word by word: also the sentence before the one relied on, or what it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarizer.brief.rewritten import sections_of
from summarizer.brief.view.evidence import Footnote, Footnotes
from summarizer.brief.view.note import Part, StoryView
from summarizer.words.scripts import fold

_QUOTATION = re.compile(r"[“\"]([^“”\"]+)[”\"]")
#: What is put into a quotation or left out of it, and where its sentences end.
_PIECES = re.compile(r"\[[^\[\]]*\]|[.?!…:;—–]+\s")
_MARK = re.compile(r"[“”\"]")
_WORD = re.compile(r"\w+")
#: Words of a piece that does not stand in a sentence by chance.
_FEWEST = 4
#: Sentences before a passage, and behind it, in which what a line quotes beside it is looked for.
_BEFORE, _BEHIND = 12, 2


def with_quoted(view: StoryView, notes: Footnotes) -> list[Footnote]:
    """Return the footnotes of a story, each with the sentences near its own that its lines quote or repeat, too.

    Only what no footnote of a line's sentence holds is looked for, and only where the text is at hand.
    """
    found = list(notes.notes)
    documents = {letter: document for document, letter in notes.letters.items()}
    for part in _parts(view):
        for piece in _unheld(part, found):
            _held_too(piece, part.notes, found, notes, documents)
    return found


def _parts(view: StoryView) -> Iterator[Part]:
    lines = (line for _, _, lines in sections_of(view) for line in lines)
    return (part for line in lines for part in line.parts if part.notes)


@dataclass(frozen=True)
class _Piece:
    """Words of a line; ``whole``: without quotation marks they are a sentence's only where they are all of it."""

    words: str
    whole: bool

    def is_in(self, sentence: str) -> bool:
        """Whether a sentence has the words, or consists of them."""
        plain = _plain(sentence)
        return self.words == plain if self.whole else self.words in plain


def _unheld(part: Part, footnotes: Sequence[Footnote]) -> Iterator[_Piece]:
    """Yield the pieces of a line, quoted or not, that none of its footnotes holds."""
    quotations = _QUOTATION.findall(part.text)
    quoted = [piece for words in quotations for piece in _PIECES.split(f"{words} ")]
    plain = [piece for piece in _PIECES.split(f"{part.text} ") if not _MARK.search(piece)]
    held = " | ".join(_plain(footnotes[n - 1].whole) for n in part.notes)
    for piece in dict.fromkeys((*quoted, *plain)):
        words = _plain(piece)
        if words.count(" ") > _FEWEST and words not in held:
            yield _Piece(words, whole=piece not in quoted)


def _held_too(
    piece: _Piece,
    numbers: Sequence[int],
    footnotes: list[Footnote],
    notes: Footnotes,
    documents: dict[str, str],
) -> None:
    """Put the nearest sentence that has a piece of a line into the footnote whose passage it stands by."""
    for number in numbers:
        note = footnotes[number - 1]
        document = documents.get(note.letter)
        if note.passage is None or document is None:
            continue
        for place, sentence in notes.cited.near(document, note.passage, _BEFORE, _BEHIND):
            if piece.is_in(sentence):
                beside = tuple(sorted({*note.beside, (place, sentence)}))
                footnotes[number - 1] = replace(note, beside=beside)
                return


def _plain(text: str) -> str:
    """Return the words of a text alone, each with a space on either side."""
    return f" {' '.join(_WORD.findall(fold(text)))} "
