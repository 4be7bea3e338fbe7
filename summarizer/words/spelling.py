"""Spellings of one word within its script, that readers and keyboards use side by side.

Vowel signs of Arabic and Hebrew are written or left out; Persian and Urdu keyboards have letters of their own for the
Arabic ye, kaf and he; Russian writes ``е`` for ``ё``; Romanian has ``ş`` and ``ţ`` with a cedilla from older
keyboards. A different letter is not a spelling: ``й`` is not ``и``, and an Arabic final ``ى`` is not ``ي``.
"""

from __future__ import annotations

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
_LETTERS = str.maketrans("یکہёЁşŞţŢ", "يكهеЕșȘțȚ")
_TABLE: dict[int, int | str | None] = {**_LETTERS, **_SIGNS}
_FIRST = "\u00ff"


def plain_spelling(word: str) -> str:
    """Return a composed (NFC) word in the spelling that all its spellings share."""
    if max(word, default="") <= _FIRST:
        return word
    return word.translate(_TABLE) or word
