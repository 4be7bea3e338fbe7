"""Raised and lowered characters in plain text: a power is never a further digit, a note's mark never part of a word.

The forms: ``10³`` for a power or a unit (``10^n``, ``10^(3.5)`` where Unicode has no raised character), ``agreed[^3]``
for the mark of a note, ``CO2`` for a lowered digit behind a letter and ``10₂`` behind a digit, letters as they are for
ordinals and abbreviations (``19th``, ``Mme``).
"""

from __future__ import annotations

import re

_UP = dict(zip("0123456789+-−–=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ", strict=True))
_DOWN = dict(zip("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎", strict=True))
_NUMBER = re.compile(r"\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*")
_MARK = re.compile(r"[*†‡§¶#]{1,3}|[a-z]")
#: Symbols of units that are raised to a power; the closed list of the SI and of everyday measures.
_UNITS = frozenset("m km cm mm dm hm µm μm nm ft yd mi in s h g kg t l mol ha".split())
_POWER = re.compile(r"[-−–]?[1-4]")
_VARIABLE = re.compile(r"[ijkmnpqtxyz]")
_BEHIND_NOTE = re.compile(r"\[\^[^\[\]\s]{1,40}\]\Z")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
#: Four digits that stand for a year. Nobody raises such a number to a power in prose; notes hang on years often.
_YEAR = re.compile(r"(?<![\w.,:/^+-])(?:1[5-9]|20)\d\d\Z")


def raised(before: str, mark: str, *, note: bool = False) -> str:
    """Return raised characters as plain text.

    Args:
        before: what stands before them, on the same line.
        mark: the raised characters.
        note: whether they are known to be the mark of a note (a link to it).
    """
    text = mark.strip()
    if not text:
        return mark
    inner = text.strip("[]()") if _NUMBER.fullmatch(text.strip("[]()")) else text
    note = note or text == f"[{inner}]"
    if before[-1:] == "]" and not any(map(str.isalnum, inner)):
        return ""  # the comma between two marks
    if note or _marks_note(before, inner):
        return f"[^{inner}]"
    if before[-1:].isdigit() or before[-1:] in ")]":
        return _power(inner)
    return _raised_digits(text) or mark


def _raised_digits(text: str) -> str:
    """Return digits with signs in the characters Unicode has for raised ones; nothing for other text."""
    known = all(c in _UP for c in text) and any(c.isdigit() for c in text)
    return "".join(_UP[c] for c in text) if known else ""


def lowered(before: str, mark: str) -> str:
    """Return lowered characters as plain text; behind a digit they keep apart from it."""
    text = mark.strip()
    if text and before[-1:].isdigit() and any(c.isdigit() for c in text):
        return (
            "".join(_DOWN[c] for c in text) if all(c in _DOWN for c in text) else _apart("_", text)
        )
    return mark


def _marks_note(before: str, text: str) -> bool:
    """Whether raised characters are a note's mark: numbers or a sign behind a word or a closing mark."""
    if _BEHIND_NOTE.search(before):
        return True
    if before[-1:].isdigit():
        return bool(_YEAR.search(before) and _NUMBER.fullmatch(text))
    if not before.strip() or (before[-1:] in ")]" and _POWER.match(text)):
        return False
    if _MARK.fullmatch(text):
        word = _LAST_WORD.search(before)
        # A letter is a mark behind a word; behind one or two letters it is an abbreviation (No, Dr).
        return not text.isalpha() or (word is not None and len(word.group()) > 2)
    return bool(_NUMBER.fullmatch(text)) and _numbers_a_note(before, text)


def _numbers_a_note(before: str, text: str) -> bool:
    """Whether a raised number belongs to a note, and is not the power of a unit or a variable."""
    if before[-1:].isspace():
        return False
    word = _LAST_WORD.search(before)
    if word is None:
        return True
    unit = len(word.group()) == 1 or word.group() in _UNITS
    return not (unit and _POWER.fullmatch(text))


def _power(text: str) -> str:
    if all(c in _UP for c in text):
        return "".join(_UP[c] for c in text)
    if text.isalpha() and not _VARIABLE.fullmatch(text):
        return text  # 19th, 1er, 5º
    return _apart("^", text)


def _apart(sign: str, text: str) -> str:
    return f"{sign}{text}" if text.isalnum() else f"{sign}({text})"
