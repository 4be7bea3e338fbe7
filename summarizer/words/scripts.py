"""Scripts and letters: which script a word is written in, folded and Latin spellings of it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from summarizer.words.remembered import remembered

#: Han, kana, Thai, Lao, Myanmar, Khmer: written without spaces between words.
DENSE = (
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    "\u0e01-\u0e4e\u0e80-\u0eff\u1000-\u109f\u1780-\u17d3"
)
_DENSE_LETTER = re.compile(f"[{DENSE}]")
_FIRST_DENSE = "\u0e01"
_BLOCKS = (
    ("Latin", 0x0041, 0x024F), ("Latin", 0x1E00, 0x1EFF), ("Cyrillic", 0x0400, 0x052F), ("Arabic", 0x0600, 0x077F),
    ("Han", 0x3400, 0x9FFF), ("Han", 0x20000, 0x3FFFF), ("Kana", 0x3040, 0x30FF),
)  # fmt: skip
#: Letters that no decomposition takes apart.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
)
#: What keyboards and word processors put for an apostrophe.
_APOSTROPHES = "\u2019\u2018\u201b\u02bc\u02b9\u00b4`\u2032\uff07"
_INNER_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def straight(text: str) -> str:
    """Return the text with one kind of apostrophe, character for character."""
    if text.isascii() and "`" not in text:
        return text
    for mark in _APOSTROPHES:
        text = text.replace(mark, "'")
    return text


@remembered
def fold(text: str) -> str:
    """Return the text in lower case without accents and with one kind of apostrophe, in its own script."""
    text = straight(text)
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", _taken_apart(text.casefold()))
    if any(map(unicodedata.combining, set(bare))):
        bare = "".join(c for c in bare if not unicodedata.combining(c))
    # Some letters have a small form only once they are plain ones: 𝕊.
    return _taken_apart(bare.casefold())


def _taken_apart(text: str) -> str:
    """Return a text with plain letters for those that no decomposition takes apart."""
    return text if _LETTERS.keys().isdisjoint(map(ord, text)) else text.translate(_LETTERS)


@remembered
def latin(text: str) -> str:
    """Return the folded text in Latin letters, words of other scripts transliterated by ``anyascii``.

    Arabic and Hebrew come out without most of their vowels, since they are not written there.
    """
    folded = fold(text)
    if folded.isascii():
        return folded
    from anyascii import anyascii

    # Soft signs come out as apostrophes, Han letters as syllables with capitals.
    return "".join(
        c if c.isascii() else _INNER_CAPITAL.sub(" ", anyascii(c)).replace("'", "").lower()
        for c in folded
    )


@lru_cache(maxsize=4096)
def script_of(char: str) -> str:
    """Return the script of a letter, as far as word lists exist for it; the empty string otherwise."""
    code = ord(char)
    return next((name for name, first, last in _BLOCKS if first <= code <= last), "")


def is_dense(token: str) -> bool:
    """Whether a word begins with a letter of a script without spaces."""
    return token >= _FIRST_DENSE and _DENSE_LETTER.match(token) is not None


def has_dense(text: str) -> bool:
    """Whether a text holds a letter of a script without spaces."""
    return _DENSE_LETTER.search(text) is not None


def is_capitalised(surface: str) -> bool:
    """Whether a word begins with a capital letter."""
    return unicodedata.category(surface[0]) in ("Lu", "Lt")


def is_cased(surface: str) -> bool:
    """Whether the script of a word has capital letters."""
    return surface[0].lower() != surface[0].upper() and not is_dense(surface)
