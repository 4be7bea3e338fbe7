"""A name that a text writes in capitals, as names are written."""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarizer.words.scripts import fold

__all__ = ["capitalised", "spelt_otherwise"]

_WORD = re.compile(r"[^\W\d_]+")
#: "MCKAY" is written "McKay".
_SON = re.compile(r"(?<=\bMc)[a-z](?=[a-z]{2})")
#: "KOS’S" and "O’BRIEN": what stands behind the apostrophe.
_OWNED = re.compile(r"(?<=['’])S\b")
#: Words between names that are written small.
_SMALL = re.compile(r"(?<=\S )(?:Of|And|The|For|Von|Van|De|Der|Da|Dos|Al|Bin)(?= )")


def capitalised(name: str) -> str:
    """Return a name in capitals with small letters behind the first one of each word; any other name as it is."""
    if not name.isupper():
        return name
    plain = _WORD.sub(lambda word: word[0][:1] + word[0][1:].lower(), name)
    plain = _SMALL.sub(lambda word: word[0].lower(), _OWNED.sub("s", plain))
    return _SON.sub(lambda letter: letter[0].upper(), plain)


def spelt_otherwise(name: str, others: Iterable[str]) -> str | None:
    """Return the one of some other names that is a name in capitals, in small letters; ``None`` without one."""
    if not name.isupper():
        return None
    same = fold(name)
    return next((one for one in others if not one.isupper() and fold(one) == same), None)
