"""Text in one spelling of its glyphs, with a way back to the untouched original.

Folded are quotation marks, dashes, white space (runs to one space), ligatures, presentation and full-width
forms, decomposed letters; dropped are soft hyphens, zero-width characters and marks of writing direction,
and hyphens that only break a word at a line's end. Letter case, digits and words are never touched.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

_DOUBLE = "“”„‟«»〝〞〟″‶״「」『』｢｣﹁﹂﹃﹄＂❝❞🙶🙷"
_SINGLE = "‘’‚‛‹›′‵`´ʼʻʹˈ׳＇❛❜"
_HYPHENS = "‐‑⁃﹣－"
_DASHES = "‒–—―−﹘⸺⸻─"
_DROPPED = (
    "\u00ad\u034f\u061c\u0640\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069"
    "\u206a\u206b\u206c\u206d\u206e\u206f\u3164\ufeff\uffa0"
)
#: Blocks whose characters are only other shapes of letters. Superscripts and fractions are none: 10² is not 102.
_SHAPES = (
    (0xFB00, 0xFB06),
    (0xFB13, 0xFB17),
    (0xFB1D, 0xFDFB),
    (0xFE70, 0xFEFC),
    (0xFF01, 0xFF9F),
    (0xFFE0, 0xFFE6),
)
_JAMO = ((0x1161, 0x11FF), (0xD7B0, 0xD7FB))
#: The Stream-Safe Text Format (UAX 15) allows 30 marks on a letter; beyond, composing takes quadratic time.
_MOST_MARKS = 30


@dataclass(frozen=True, slots=True)
class Normalised:
    """A folded text and its map back. Offsets are code points.

    ``joins`` are the offsets in ``text`` at which a hyphen at a line's end was dropped, in order.
    """

    text: str
    joins: tuple[int, ...]
    _folded: array[int]
    _original: array[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that ``text[start:end]`` stands for, as tight as it can be.

        Raises:
            ValueError: the span does not lie inside ``text``.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(
                f"Span {start}..{end} was asked of a text of {len(self.text)} characters."
            )
        if start == end:
            place = self._origin(start, 0)
            return place, place
        return self._origin(start, 0), self._origin(end - 1, 1)

    def fold(self, at: int) -> int:
        """Return the offset in ``text`` that an offset of the original comes to lie at."""
        at = max(0, at)
        part = min(bisect_right(self._original, at) - 1, len(self._original) - 2)
        first = self._folded[part]
        length = self._folded[part + 1] - first
        if self._original[part + 1] - self._original[part] == length:
            return min(first + at - self._original[part], first + length)
        return first + (length if at >= self._original[part + 1] else 0)

    @property
    def changes(self) -> int:
        """How many places of the original were changed."""
        return (len(self._original) - 2) // 2

    def changed(self, start: int, end: int) -> bool:
        """Whether a change touches a span of the original."""
        # Both ends of every change are listed, between the beginning and the end of the text.
        first = bisect_right(self._original, start, 1, len(self._original) - 1)
        inside = first % 2 == 0
        return inside or (first < len(self._original) - 1 and self._original[first] < end)

    def _origin(self, at: int, behind: int) -> int:
        """Return where a character begins in the original, or (``behind`` 1) where it ends."""
        part = bisect_right(self._folded, at) - 1
        if part + 1 == len(self._folded):
            return self._original[part]
        first = self._original[part]
        length = self._original[part + 1] - first
        if self._folded[part + 1] - self._folded[part] == length:
            return first + at - self._folded[part] + behind
        return first + length * behind


def note_marks(text: str) -> list[re.Match[str]]:
    """Return the marks of footnotes, each glued to the word or closing mark before it: ``agreed[12]``, ``port,²``.

    Raised 2 and 3 directly behind a word may be square and cubic units, and behind digits all are powers.
    """
    return list(_notes(text))


def _notes(text: str) -> Iterator[re.Match[str]]:
    return (found for found in _NOTE.finditer(text) if _is_note(text, found))


def _is_note(text: str, found: re.Match[str]) -> bool:
    """Whether what looks like a note's mark stands where one may stand."""
    mark, before = found.group(), text[max(0, found.start() - 4) : found.start()]
    if before[-1:] in _CLOSING_MARKS:
        word = before.rstrip(_CLOSING_MARKS)
        return word[-1:].isalpha() and len(before) - len(word) <= 2
    if mark[0] == "[":
        return len(before) > 1 and before[-2:].isalpha()
    return len(before) == 4 and before.isalpha() and mark not in "²³"


def normalise(text: str, *, notes: bool = True) -> Normalised:
    """Return the text with its glyphs folded, in time linear in its length.

    ``notes`` says whether marks of footnotes are dropped.
    """
    if text.isascii() and not _FOLDED_ASCII.search(text):
        return Normalised(text, (), array("q", [0, len(text)]), array("q", [0, len(text)]))
    special = _special(text)
    one, many, marks, dropped = _plan(special)
    flat = _replaced(text, one)
    hyphens = _hyphens(flat)
    flat = _replaced(flat, ((char, " ") for char in _BREAKS & (special | _ASCII_BREAKS)))
    noted = _notes(flat) if notes and ("[" in text or special & _NOTE_SIGNS) else ()
    edits = [*hyphens, *_clusters(flat, marks), *_shapes(flat, many), *_spaces(flat, dropped)]
    edits += [(*found.span(), "") for found in noted]
    edits.sort(key=_by_place)
    parts, joins, folded_at, original_at = _apply(flat, edits)
    late = ((char, _LATE[char]) for char in special & _LATE.keys())
    return Normalised(_replaced("".join(parts), late), joins, folded_at, original_at)


def _special(text: str) -> frozenset[str]:
    """Return the characters of a text that may have to be folded, those of white space apart."""
    special = frozenset[str]() if text.isascii() else frozenset(text) - _ASCII
    return special | {"`"} if "`" in text else special


def _replaced(text: str, pairs: Iterable[tuple[str, str]]) -> str:
    for char, put in pairs:
        text = text.replace(char, put)
    return text


_ASCII = frozenset(map(chr, range(128)))
#: Control characters are blanks: nobody sees them, and a model is shown a blank in their place.
_ASCII_BREAKS = frozenset(map(chr, (*range(0x20), 0x7F)))
#: Whatever of an ASCII text is folded: most quotes hold nothing of it.
_FOLDED_ASCII = re.compile(r"[\x00-\x1f\x7f`]|  |\S\[\d")
_NOTE = re.compile(
    r"[\[¹²³⁴-⁹⁰†‡](?:(?<=\[)\d{1,3}\](?:\[\d{1,3}\]){0,8}|(?<!\[)[¹²³⁴-⁹⁰]{0,2}(?!\w))"
)
_NOTE_SIGNS = frozenset("¹²³⁰⁴⁵⁶⁷⁸⁹†‡")
_CLOSING_MARKS = '.,;:!?"”’»)'
_BREAKS = _ASCII_BREAKS | frozenset(
    char for char in map(chr, range(128, 0x3001)) if char.isspace() or char <= "\x9f"
)
#: Dashes are folded after line-end hyphens were dropped: a dash at a line's end parts two words.
_LATE = dict.fromkeys(_DASHES, "-")
_EARLY = dict.fromkeys(_DOUBLE, '"') | dict.fromkeys(_SINGLE, "'") | dict.fromkeys(_HYPHENS, "-")


def _within(char: str, blocks: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= ord(char) <= last for first, last in blocks)


@lru_cache(maxsize=8192)
def _shape(char: str) -> str:
    """Return what one character is folded to, by itself."""
    if char in _EARLY:
        return _EARLY[char]
    if char in "…⋯":
        return "..."
    if char == "‥":
        return ".."
    shape = _within(char, _SHAPES)
    folded = unicodedata.normalize("NFKC", char) if shape else unicodedata.normalize("NFC", char)
    # Isolated forms of Arabic marks are given a space to stand on; a space is not theirs to add.
    return folded.replace(" ", "") or char


def _is_dropped(char: str) -> bool:
    return char in _DROPPED or "\ufe00" <= char <= "\ufe0f" or "\U000e0000" <= char <= "\U000e01ef"


class _Fate(Enum):
    """What becomes of a character."""

    KEPT = auto()
    DROPPED = auto()
    #: It belongs to the letter before it.
    MARK = auto()
    REPLACED_BY_ONE = auto()
    REPLACED_BY_SEVERAL = auto()


def _fate(char: str) -> _Fate:
    if _is_dropped(char):
        return _Fate.DROPPED
    if unicodedata.category(char)[0] == "M" or unicodedata.combining(char) or _within(char, _JAMO):
        return _Fate.MARK
    folded = _shape(char)
    if folded == char or char in _LATE:
        return _Fate.KEPT
    return _Fate.REPLACED_BY_ONE if len(folded) == 1 else _Fate.REPLACED_BY_SEVERAL


@lru_cache(maxsize=64)
def _plan(special: frozenset[str]) -> tuple[tuple[tuple[str, str], ...], str, str, str]:
    """Sort the characters of a text: replaced one for one, by several, marks, dropped."""
    sorts: dict[_Fate, list[str]] = {fate: [] for fate in _Fate}
    for char in sorted(special):
        sorts[_fate(char)].append(char)
    return (
        tuple((char, _shape(char)) for char in sorts[_Fate.REPLACED_BY_ONE]),
        "".join(sorts[_Fate.REPLACED_BY_SEVERAL]),
        "".join(sorts[_Fate.MARK]),
        "".join(sorts[_Fate.DROPPED]),
    )


#: A replacement: start, end, the new text.
Edit = tuple[int, int, str]
_LINE_END = re.compile(r"[-\u00ad][ \t]*(?:\r\n|[\n\r\x0b\x85\u2028])[ \t]*")
_BLANKS = re.compile(r"  +")


def _by_place(edit: Edit) -> tuple[int, int]:
    return edit[0], -edit[1]


def _hyphens(text: str) -> list[Edit]:
    """Mend words broken at a line's end: "co-/operation" loses its hyphen, "Sino-/Russian" keeps it."""
    edits: list[Edit] = []
    for found in _LINE_END.finditer(text):
        start, end = found.span()
        if text[start - 1 : start].isalnum() and text[end : end + 1].isalnum():
            whole = text[start] == "\u00ad" or (text[start - 1].isalpha() and _is_small(text[end]))
            edits.append((start, end, "" if whole else "-"))
    return edits


def _is_small(char: str) -> bool:
    return char.isalpha() and not char.isupper()


def _spaces(text: str, dropped: str) -> list[Edit]:
    """Reduce runs of spaces to one, and remove characters that are dropped."""
    edits = [(*found.span(), " ") for found in _BLANKS.finditer(text)]
    for found in _runs(dropped, " ").finditer(text) if dropped else ():
        start, end = found.span()
        spaced = " " in found.group() and text[start - 1 : start] != " "
        edits.append((start, end, " " if spaced else ""))
    return edits


def _shapes(text: str, many: str) -> list[Edit]:
    if not many:
        return []
    return [(*found.span(), _shape(found.group())) for found in _one_of(many).finditer(text)]


def _clusters(text: str, marks: str) -> list[Edit]:
    """Compose letters with the marks behind them."""
    edits: list[Edit] = []
    for found in _marked(marks).finditer(text) if marks else ():
        start, end = max(0, found.start() - 1), found.end()
        cluster = text[start:end]
        composed = unicodedata.normalize("NFC", _shape(cluster[0]) + cluster[1:])
        if composed != cluster:
            edits.append((start, end, composed))
    return edits


@lru_cache(maxsize=64)
def _runs(chars: str, more: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(chars)}][{re.escape(chars + more)}]*")


@lru_cache(maxsize=64)
def _one_of(chars: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(chars)}]")


@lru_cache(maxsize=64)
def _marked(marks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(marks)}]{{1,{_MOST_MARKS}}}")


def replaced(text: str, edits: Sequence[Edit]) -> Normalised:
    """Return a text with edits carried out in order of place, and its map back; overlapping ones are left out."""
    parts, joins, folded_at, original_at = _apply(text, edits)
    return Normalised("".join(parts), joins, folded_at, original_at)


def _apply(
    text: str, edits: Sequence[Edit]
) -> tuple[list[str], tuple[int, ...], array[int], array[int]]:
    """Carry out edits in order of place, the first of overlapping ones; return the pieces and the map."""
    parts: list[str] = []
    joins: list[int] = []
    folded_at, original_at = array("q", [0]), array("q", [0])
    copied = written = 0
    for start, end, folded in edits:
        if start < copied:
            continue
        written += start - copied
        if not folded and text[start] == "-":
            joins.append(written)
        parts.extend((text[copied:start], folded))
        folded_at.extend((written, written + len(folded)))
        original_at.extend((start, end))
        copied = end
        written += len(folded)
    parts.append(text[copied:])
    folded_at.append(written + len(text) - copied)
    original_at.append(len(text))
    return parts, tuple(joins), folded_at, original_at
