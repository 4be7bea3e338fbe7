"""Relative clauses that tell something of who speaks: "sagte Lind, die keine Fragen zuließ,"."""

from __future__ import annotations

import re
from functools import cache

from summarizer.words.lists import ApparatusLists, load

#: What may stand between words and the marks of a quotation.
QUOTING = " \t\r\n\u00a0—–-“”„‟«»‹›\"'"

COMMAS = (",", "،", "，")


def relative_clause(text: str, start: int, end: int) -> int | None:
    """Return where, between two parts of a speech, such a clause begins; ``None`` where none reaches to the end.

    It begins behind a comma with a relative pronoun, and a comma ends it directly before the speech goes on.
    """
    if not text[start:end].rstrip(QUOTING).endswith(COMMAS):
        return None
    found = _relative().search(text, start, end)
    return found.start("pronoun") if found else None


def takes_back(text: str, start: int, end: int) -> bool:
    """Whether a remark, or what a comma opens in it, begins with a word that may restrict the speech: "but"."""
    return _contrast().search(text, start, end) is not None or bool(
        _contrast_first().match(text, start, end)
    )


@cache
def _contrast() -> re.Pattern[str]:
    return re.compile(rf"[,;،]\s+{_contrasting()}", re.IGNORECASE)


@cache
def _contrast_first() -> re.Pattern[str]:
    return re.compile(_contrasting(), re.IGNORECASE)


def _contrasting() -> str:
    return rf"(?:{'|'.join(map(re.escape, load(ApparatusLists, 'apparatus').contrast))})\b"


@cache
def _relative() -> re.Pattern[str]:
    words = "|".join(map(re.escape, load(ApparatusLists, "apparatus").relative))
    return re.compile(rf"(?:,|،)\s+(?P<pronoun>(?:{words})\b)")
