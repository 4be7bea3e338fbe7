"""Characters of symbol fonts, which word processors store as places in a font and not as characters.

Symbol: Adobe's Symbol encoding, as published by Unicode (VENDORS/ADOBE/symbol.txt). Of Wingdings the signs that carry a
meaning in running text; for others U+FFFD is read and a finding counts them.
"""

from __future__ import annotations

UNKNOWN = "\ufffd"
_SYMBOL = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\u203eαβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\ufffd〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
)
_BY_FONT: dict[str, dict[int, str]] = {
    "symbol": {
        **{0x20 + n: c for n, c in enumerate(_SYMBOL[0])},
        **{0xA0 + n: c for n, c in enumerate(_SYMBOL[1])},
    },
    "wingdings": dict(
        zip(
            (0x4A, 0x4C, 0x6C, 0x6E, 0x6F, 0x71, 0x72, 0x75, 0x76, 0x9F, 0xA1, 0xA7, 0xA8, 0xD8, 0xDF, 0xE0, 0xE1, 0xE2,
             0xE7, 0xE8, 0xE9, 0xEA, 0xEF, 0xF0, 0xF1, 0xF2, 0xF3, 0xFB, 0xFC, 0xFD, 0xFE),
            "☺☹●■□❑❒◆❖•○▪◻➢←→↑↓⇐⇒⇑⇓⇦⇨⇧⇩⬄✗✓☒☑",
            strict=True,
        )
    ),
}  # fmt: skip


def symbol(font: str, code: int) -> str:
    """Return the character at a place of a symbol font; U+FFFD where that has none that is known.

    Args:
        font: the font's name.
        code: the place, with or without the F000 that Office adds to it.
    """
    place = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    table = _BY_FONT.get(font.casefold().strip())
    if table is not None:
        return table.get(place, UNKNOWN)
    return UNKNOWN if 0xE000 <= code <= 0xF8FF else chr(code)


def in_font(font: str | None, text: str) -> str:
    """Return text as it looks in its font: letters typed in a symbol font are other characters."""
    known = (font or "").casefold().strip() in _BY_FONT
    if not known and text.isascii():
        return text
    if known:
        return "".join(c if c.isspace() else symbol(font or "", ord(c)) for c in text)
    # Places of a symbol font in text whose font is not stated: Symbol is what nearly all of them mean.
    return "".join(symbol("symbol", ord(c)) if 0xF020 <= ord(c) <= 0xF0FF else c for c in text)
