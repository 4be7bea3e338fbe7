"""Words that are a question together with the answer: "Was it late? Mr. KOS: It was." is what Kos says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.models.document import Sentence

Span = tuple[int, int]

#: What an answer begins with that takes up all of what was asked.
_ASSENTS = re.compile(
    r"(?:[^:\n]{1,60}:)?\W*(?:yes|no|yeah|nope|correct|right|true|exactly|certainly|absolutely"
    r"|indeed|of course|never|that(?: is|'s|’s))\b",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\?\W*$")


def answer_in(touched: Sequence[Sentence], span: Span) -> Span | None:
    """Return where words of two turns have the answer, where the first turn ends with a question in them.

    An answer by "yes" or "no" tells by itself that something was asked, however the turn before it breaks off.

    Args:
        touched: The sentences that have words of the span.
        span: The words, in code points.
    """
    turns = list(dict.fromkeys(one.turn for one in touched))
    if len(turns) != _TWO or not all(turns):
        return None
    asking = [one for one in touched if one.turn == turns[0]]
    answering = [one for one in touched if one.turn == turns[1]]
    if asking[-1].number > answering[0].number:
        return None
    first = answering[0]
    if not (_ASKS.search(asking[-1].text) or _ASSENTS.match(first.text)):
        return None
    return first.start, min(span[1], answering[-1].end)


_TWO = 2
