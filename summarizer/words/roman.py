"""Numbers in Roman figures, as front matter and articles are numbered."""

from __future__ import annotations

import re

_ROMAN = re.compile(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_FIGURES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def roman_number(text: str) -> int:
    """Return the number that Roman figures stand for; 0 where they are none, or not written as such numbers are."""
    if not _ROMAN.fullmatch(text):
        return 0
    figures = [_FIGURES[sign] for sign in text.casefold()]
    return sum(
        -one if one < following else one
        for one, following in zip(figures, [*figures[1:], 0], strict=False)
    )
