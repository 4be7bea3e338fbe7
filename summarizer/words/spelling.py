"""Spellings of one word within its script, that readers and keyboards use side by side.

Vowel signs of Arabic and Hebrew are written or left out, and so is the hamza on an Arabic alef; Persian and Urdu
keyboards have letters of their own for the Arabic ye, kaf and he; Russian writes ``е`` for ``ё``; Romanian has ``ş``
and ``ţ`` with a cedilla from older keyboards; Swiss texts and French keyboards spell ``ß`` and ``œ`` with two letters;
Vietnamese puts the tone of ``oà`` on either vowel; Hindi writes a nasal before a stop as a letter or as a dot; Greek
was printed with breathings and three accents until 1982, and has one accent since. A different letter is not a
spelling: ``й`` is not ``и``, and an Arabic final ``ى`` is not ``ي``.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain

_SIGNS = dict.fromkeys(
    chain(
        range(0x064B, 0x0653),  # Arabic vowel signs
        range(0x0656, 0x0660),
        (0x0670,),  # the small alef above a letter
        range(0x06D6, 0x06DD),  # marks of recitation
        range(0x0591, 0x05BE),  # Hebrew accents and points
        (0x05BF, 0x05C1, 0x05C2, 0x05C4, 0x05C5, 0x05C7),
    )
)
_LETTERS = str.maketrans("یکہёЁşŞţŢأإٱ", "يكهеЕșȘțȚااا")
_TWO_LETTERS = str.maketrans({"ß": "ss", "œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"})
_TABLE: dict[int, int | str | None] = {**_TWO_LETTERS, **_LETTERS, **_SIGNS}
#: Words that two letters make others of, all there are: measures and masses, penance and buses, rafts and fins.
_TWO_WORDS = re.compile("(?:maß(?:e|en)|buß(?:e|en)|floße|schoß(?:e|en)?)", re.IGNORECASE)
_FIRST = "\u00ff"
#: What has a spelling of its own below that.
_LATIN = re.compile("[ßæÆ]|[òóõÒÓÕ][ae]|[ùúÙÚ]y")
#: A Devanagari nasal with its virama before a stop of its own row: the dot above says the same.
_VIRAMA = "\u094d"
_NASAL = re.compile("ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])")
#: A tone on the first of two vowels that end a word.
_TONE = re.compile("([oOuU])([\u0300\u0301\u0303\u0309\u0323])([aey])$")
_TONED = re.compile("[òóõỏọÒÓÕỎỌ][ae]$|[ùúũủụÙÚŨỦỤ]y$")
#: Letters of polytonic Greek, and what becomes of their signs: breathings and iota go, the accents are one.
_POLYTONIC = re.compile("[\u1f00-\u1fff]")
_GREEK_SIGNS = str.maketrans(
    {"\u0313": None, "\u0314": None, "\u0345": None, "\u0300": "\u0301", "\u0342": "\u0301"}
)
_GREEK_SYLLABLE = re.compile("[αεο]ι|υι|[αεηο]υ|[αεηιουω]")
#: Words of one syllable have no accent today, but for these: or, how, where.
_ACCENTED = frozenset(word.casefold() for word in ("η\u0301", "πω\u0301ς", "που\u0301"))


def plain_spelling(word: str) -> str:
    """Return a composed (NFC) word in the spelling that all its spellings share."""
    if word.isascii() or (max(word) <= _FIRST and not _LATIN.search(word)):
        return word
    if "ß" in word and _TWO_WORDS.fullmatch(word):
        return word
    plain = _monotonic(word) if _POLYTONIC.search(word) else word.translate(_TABLE) or word
    if _TONED.search(plain):
        moved = _TONE.sub(r"\1\3\2", unicodedata.normalize("NFD", plain))
        plain = unicodedata.normalize("NFC", moved)
    return _NASAL.sub("ं", plain) if _VIRAMA in plain else plain


def _monotonic(word: str) -> str:
    """Return a word of polytonic Greek as it is spelt since 1982."""
    plain = unicodedata.normalize("NFD", word).translate(_GREEK_SIGNS)
    bare = plain.replace("\u0301", "")
    if len(_GREEK_SYLLABLE.findall(bare.casefold())) == 1:
        plain = plain if plain.casefold() in _ACCENTED else bare
    return unicodedata.normalize("NFC", plain)
