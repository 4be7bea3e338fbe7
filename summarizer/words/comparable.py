"""A folded text as words, numbers and punctuation; what is not a token carries no meaning here.

White space, quotation marks and Markdown's emphasis are not tokens, so that they cannot make two equal
passages differ. Scripts without spaces give one token per letter. ``doesn't`` is one token, ``Moscow's``
and ``we'll`` are two, and so is French ``n'est``: a changed or missing part can then be named by itself.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress

from summarizer.words.scripts import DENSE, has_dense, is_dense
from summarizer.words.spelling import plain_spelling

_IGNORED = "\"'*_\\#| "
_CLITIC = re.compile(
    r"(?:^|.*[^\w'])(?:[ldjmtscn]|qu|lorsqu|puisqu|jusqu|quoiqu|dell|nell|all|sull)", re.IGNORECASE
)
_SUFFIX = re.compile(r"(?:s|ll|ve|re|d|m)(?!\w)", re.IGNORECASE)
_APOSTROPHE = re.compile(r"'(?=[^\W\d_])")
#: Stand-ins that no folded text holds: an apostrophe inside a word, one that ends a clitic.
_INNER, _ENDING = "\u02bc", "\x1f"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of a folded text: as written, without case, and where they begin (code points of ``text``)."""

    text: str
    surfaces: list[str]
    keys: list[str]
    starts: array[int]

    def __len__(self) -> int:
        return len(self.keys)

    def end(self, place: int) -> int:
        """Return where the token at that place ends."""
        return self.starts[place] + len(self.surfaces[place])

    def covering(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of tokens that begin in a span of the text."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def at(self, offset: int) -> int:
        """Return the place of the last token that begins at or before an offset."""
        return bisect_right(self.starts, offset) - 1

    def part(self, first: int, last: int) -> Tokens:
        """Return the tokens ``first..last`` as tokens of the same text."""
        return Tokens(
            self.text, self.surfaces[first:last], self.keys[first:last], self.starts[first:last]
        )


def tokenise(text: str) -> Tokens:
    """Return the tokens of a folded text, in linear time."""
    rare = not text.isascii() and _RARE.search(text) is not None
    pattern = _pattern(_marks(text), has_dense(text)) if rare else _pattern("", dense=False)
    marked = _marked_up(text)
    spelled: _Spelled = {}, {}
    if len(text) <= _PIECE:
        return _tokens(text, pattern.findall(marked), 0, spelled)
    whole = Tokens(text, [], [], array("q"))
    at = 0
    for parts in _pieces(pattern, marked):
        piece = _tokens(text, parts, at, spelled)
        whole.surfaces.extend(piece.surfaces)
        whole.keys.extend(piece.keys)
        whole.starts.extend(piece.starts)
        at += sum(map(len, parts))
    return whole


#: What each match stands for: as the text writes it, and without case.
_Spelled = tuple[dict[str, str], dict[str, str]]


def _tokens(text: str, parts: list[str], at: int, spelled: _Spelled) -> Tokens:
    """Return the tokens among matches that cover a text from an offset on."""
    surfaces, folded = spelled
    for part in set(parts).difference(folded):
        surfaces[part], folded[part] = _spelled(part)
    keys = list(map(folded.__getitem__, parts))
    return Tokens(
        text,
        list(filter(None, map(surfaces.__getitem__, parts))),
        list(filter(None, keys)),
        array("q", compress(accumulate(map(len, parts), initial=at), keys)),
    )


#: Code points that are cut into tokens at a time. Every token found is a string of its own until it is exchanged for
#: the one that all tokens of its spelling share: 80 bytes each, too much to hold for all of a long text at once.
_PIECE = 1 << 16
#: Tokens at the end of a piece that what follows may lengthen: the number in "12,|345" and its comma.
_UNSURE = 2


def _pieces(pattern: re.Pattern[str], text: str) -> Iterator[list[str]]:
    """Yield the tokens of a text, those of some ten thousand words at a time, as if it had been read in one piece."""
    at, size = 0, _PIECE
    while at < len(text):
        parts = pattern.findall(text, at, at + size)
        if at + size < len(text):
            if len(parts) <= _UNSURE:
                size *= 2
                continue
            del parts[-_UNSURE:]
        yield parts
        at, size = at + sum(map(len, parts)), _PIECE


def _spelled(part: str) -> tuple[str, str]:
    """Return a token as written, and without case in its plain spelling; twice nothing for anything but a token."""
    return _remembered(part) if len(part) <= _USUAL else _folded(part)


def _folded(part: str) -> tuple[str, str]:
    written = _written(part)
    return written, plain_spelling(written).casefold()


#: Texts share most of their words. Longer ones are not kept: a text may be one word of 5 MB.
_USUAL = 40
_remembered = lru_cache(maxsize=1 << 15)(_folded)


def _written(part: str) -> str:
    """Return the token as the text writes it; nothing for anything but a token."""
    word = part.rstrip(" ")
    if word in _IGNORED:
        return ""
    return word.replace(_INNER, "'").replace(_ENDING, "'")


def _marked_up(text: str) -> str:
    """Tell apostrophes inside words from those that end a clitic, character for character."""
    text = text.replace("_", "*").replace(_ENDING, " ")
    if "'" not in text:
        return text
    pieces: list[str] = []
    copied = 0
    for found in _APOSTROPHE.finditer(text):
        at = found.start()
        if at == 0 or not text[at - 1].isalpha():
            continue
        if _CLITIC.fullmatch(text, max(0, at - 8), at):
            stand_in = _ENDING
        elif _SUFFIX.match(text, at + 1):
            continue
        else:
            stand_in = _INNER
        pieces.extend((text[copied:at], stand_in))
        copied = at + 1
    return "".join((*pieces, text[copied:])) if pieces else text


def _marks(text: str) -> str:
    """Return the combining marks that occur: to ``re`` they are no parts of words."""
    rare = (c for c in set(text) if c >= "\u0300")
    return "".join(sorted(c for c in rare if unicodedata.category(c)[0] == "M"))


#: No combining mark and no letter of an unspaced script lies below. Said so, it is compiled in no time.
_RARE = re.compile("[^\0-\u02ff]")


@lru_cache(maxsize=64)
def _pattern(marks: str, dense: bool) -> re.Pattern[str]:
    """Return a pattern whose matches cover a text without gaps, each with the space behind it."""
    mark = re.escape(marks)
    letter = rf"[^\W{DENSE}]" if dense else r"\w"
    if marks:
        letter = rf"(?:{letter}|[{mark}])"
    token = [rf"{letter}+(?:[.,:/'٫٬](?<=\d.)\d{letter}*|{_ENDING})*"]
    if dense:
        token.append(f"[{DENSE}]" + (f"[{mark}]*" if marks else ""))
    token += [r"(?<=[\w\]])'(?:s|ll|ve|re|d|m|S|LL|VE|RE|D|M)\b", r"\.\.+", "-+"]
    return re.compile(rf"(?:{'|'.join(token)}) ?|[{_IGNORED}]|\S ?|\s")


def is_word(token: str) -> bool:
    """Whether a token is a word or a number, not punctuation."""
    return token[0].isalnum() or (token[0] == "'" and len(token) > 1)


def word_count(tokens: Tokens, dense: int) -> float:
    """Return how many words the tokens are worth; ``dense`` letters of an unspaced script make one."""
    return sum((1 / dense if is_dense(key) else 1) for key in tokens.keys if is_word(key))
