"""Quotation marks in pairs: a quote cut out of a longer quotation has one mark of a pair, and a line needs both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from summarizer.brief.view.note import Line, StoryView

_OPENING, _CLOSING, _PLAIN = "“", "”", '"'
#: What a mark within a quotation is.
_INNER = {"“": "‘", "”": "’"}
#: What may stand before a mark that opens.
_BEFORE_WORDS = frozenset(" \n([—–:")


def with_marks_in_pairs(view: StoryView) -> StoryView:
    """Return a story in each line of which quotation marks stand in pairs."""
    whole = view.with_lines(lambda _, lines: tuple(map(_in_pairs, lines)))
    return replace(whole, steps=tuple(map(_in_pairs, whole.steps)))


def _in_pairs(line: Line) -> Line:
    parts = tuple(replace(part, text=paired(part.text)) for part in line.parts)
    return line if parts == line.parts else replace(line, parts=parts)


def paired(text: str) -> str:
    """Return a sentence whose quotation marks stand in pairs.

    What is opened and not closed is closed at the end, with the marks in it made inner ones; a mark that closes what
    nothing opened is left out.
    """
    if text.count(_OPENING) > text.count(_CLOSING) and text.count(_PLAIN) % 2:
        text = _closed_otherwise(text)
    if text.count(_OPENING) != text.count(_CLOSING) or _CLOSING in text.partition(_OPENING)[0]:
        text = _curved(text)
    return _straight(text) if text.count(_PLAIN) % 2 else text


def _closed_otherwise(text: str) -> str:
    """Return a text in which a mark that is the same at both ends closes what another one opened."""
    lone = _lone(text, [at for at, char in enumerate(text) if char == _PLAIN])
    before = text[:lone]
    opened = before.count(_OPENING) > before.count(_CLOSING)
    return f"{before}{_CLOSING}{text[lone + 1 :]}" if opened and not _opens(text, lone) else text


def _curved(text: str) -> str:
    opened, stray = list[int](), set[int]()
    for at, char in enumerate(text):
        if char == _OPENING:
            opened.append(at)
        elif char == _CLOSING and opened:
            opened.pop()
        elif char == _CLOSING:
            stray.add(at)
    if not opened:
        return "".join(char for at, char in enumerate(text) if at not in stray)
    first = opened[0]
    return f"{''.join(_shown(text, first, stray))}{_CLOSING}"


def _shown(text: str, first: int, stray: set[int]) -> Iterator[str]:
    """Yield the characters of a text that a quotation opened at a place and not closed holds the end of."""
    for at, char in enumerate(text):
        if at not in stray:
            yield _INNER.get(char, char) if at > first else char


def _straight(text: str) -> str:
    """Return a text with an odd mark that is the same at both ends closed at the end, or left out where it closes."""
    places = [at for at, char in enumerate(text) if char == _PLAIN]
    lone = _lone(text, places)
    if _opens(text, lone):
        return f"{text}{_PLAIN}"
    return f"{text[:lone]}{text[lone + 1 :]}"


def _lone(text: str, places: list[int]) -> int:
    """Return the place of the mark that has no other: the first of two that open, or one that closes nothing."""
    opened: int | None = None
    for at in places:
        opens = _opens(text, at)
        if (opened is None) != opens:
            return at if opened is None else opened
        opened = at if opens else None
    return places[-1]


def _opens(text: str, at: int) -> bool:
    begins = not at or text[at - 1] in _BEFORE_WORDS
    return begins and at + 1 < len(text) and not text[at + 1].isspace()
