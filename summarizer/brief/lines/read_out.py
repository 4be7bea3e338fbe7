"""Words that whoever has the floor repeats or reads out: somebody else said them before."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.text.quotations import Spoken

#: Characters before a quotation in which it is said whose it is.
NEAR = 160
#: "He himself said yesterday that “", "let me read what she wrote last May: “".
_REPEATS = re.compile(
    r"\b(?:he|she|they|himself|herself|themselves)\b[^.?!:;“”\"]{0,60}?\b(?:said|says|wrote|told|added|declared|stated)\b"
    r"[^.?!“”\"]{0,80}$",
    re.IGNORECASE,
)


@lru_cache(maxsize=8)
def _spoken(text: str) -> Spoken:
    return Spoken(text)


def quotation_at(text: str, offset: int) -> int | None:
    """Return where the quotation of a text begins in which an offset lies; null where it lies in none.

    A paragraph that opens one may leave it open: the next one opens it again, or nobody closes it.
    """
    span = _spoken(text).at(offset)
    if span is not None:
        return span[0]
    start = text.rfind("\n", 0, offset) + 1
    return start if text[start : start + 1] in ("“", '"') else None


def repeats(before: str) -> bool:
    """Whether the words before a quotation say that "he" or "she" said it."""
    return _REPEATS.search(before.rstrip()[-NEAR:]) is not None
