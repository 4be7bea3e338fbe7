"""What a text abbreviates: "the European Community (EC)" tells of whom "the EC" is spoken later."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from summarizer.words.scripts import fold

#: An abbreviation in brackets: two capitals or more, and small letters between them: "EC", "CfRN".
_SHORT = re.compile(
    r"(?<![ \t\n])[ \t\n]{1,40}\((?:the |hereinafter )?[\"“']?(?P<short>[A-Z][A-Za-z&-]*[A-Z][A-Za-z-]*)[\"”']?\)"
)
#: The words of a name: with capitals, and small words between them.
_WORD = r"(?:[A-Z][\w’'.-]*|of|the|for|and|on|in|de|des|du|&)"
_LONG = re.compile(rf"{_WORD}(?:[ \t\n]+{_WORD})*$")
_SMALL = frozenset("of the for and on in de des du &".split())
#: Code points before an abbreviation in which its name stands, and letters of one.
_REACH, _LONGEST = 120, 10


def abbreviations(text: str) -> dict[str, str]:
    """Return the names that a text abbreviates, by their abbreviations, folded. Linear in the length of the text."""
    found: dict[str, str] = {}
    for one in _SHORT.finditer(text):
        before = _LONG.search(text[max(0, one.start() - _REACH) : one.start()])
        short = one["short"]
        name = _spelt_out(short, before.group().split()) if before else ""
        if name and len(short) <= _LONGEST:
            found.setdefault(fold(short), name)
    return found


def spelt_out(short: str, text: str) -> str:
    """Return the whole name that a text abbreviates to some letters, from its article on; empty where it does not."""
    name = abbreviations(text).get(fold(short), "")
    written = re.escape(name)
    whole = re.search(rf"\b[Tt]he ((?:{_WORD} ){{0,4}}{written})\s+\(", text) if name else None
    return whole[1] if whole else name


def stands_for(short: str, name: str) -> bool:
    """Return whether letters are those that the words of a name begin with, small words or not: "FOE", "LPF"."""
    letters = short.replace("-", "").replace("&", "").lower()
    words = [w for w in name.split() if w.lower() not in ("the", "a", "an")]
    every = "".join(w[0].lower() for w in words)
    large = "".join(w[0].lower() for w in words if w.lower() not in _SMALL)
    return len(words) > 1 and letters in (every, large)


def _spelt_out(short: str, words: list[str]) -> str:
    """Return the last of some words, as few as have the letters of an abbreviation in their order."""
    for first in range(len(words) - 2, -1, -1):
        tail = words[first:]
        if words[first] in _SMALL or words[first][0] != short[0]:
            continue
        if _in_order(short.lower(), "".join(tail).lower()) and len(tail) > 1:
            return " ".join(tail)
    return ""


#: The words before an abbreviation among which those it stands for are.
_WORDS_BEFORE = 16
_IN_BRACKETS = re.compile(r"\((?:the )?(?P<short>[A-Z][A-Z&-]*[A-Z])s?\)")


@lru_cache(maxsize=64)
def initials(text: str) -> Mapping[str, str]:
    """Return what a text abbreviates to the letters its words begin with, by the letters.

    Unlike with :func:`abbreviations` the words may be small, and more may stand before the brackets: "the Lake work
    programme on flow and silt (LWP)". Linear in the length of the text.
    """
    found: dict[str, str] = {}
    for one in _IN_BRACKETS.finditer(text):
        words = text[max(0, one.start() - _REACH) : one.start()].split()[-_WORDS_BEFORE:]
        name = _by_initials(one["short"].replace("-", "").replace("&", "").lower(), words)
        if name:
            found.setdefault(one["short"], name)
    return found


def _by_initials(letters: str, words: Sequence[str]) -> str:
    """Return the words nearest to the end that begin with some letters in a row, small words between them apart."""
    for first in range(len(words) - 1, -1, -1):
        last = _matched(letters, words, first)
        if last and (last == len(words) or words[last].lower() in _SMALL):
            return " ".join(words[first:last])
    return ""


def _matched(letters: str, words: Sequence[str], at: int) -> int:
    """Return where the words end that begin with some letters, from a place on; 0 where they do not."""
    for letter in letters:
        while at < len(words) and words[at].lower() in _SMALL and words[at][0].lower() != letter:
            at += 1
        if at >= len(words) or words[at][0].lower() != letter or words[at][-1] in ".;:)":
            return 0
        at += 1
    return at


def _in_order(letters: str, within: str) -> bool:
    """Whether some letters stand in a longer run of them, in their order."""
    rest: Iterable[str] = iter(within)
    return all(letter in rest for letter in letters if letter.isalpha())
