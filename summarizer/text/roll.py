"""Those present, as a list at the head of minutes or of a record has them."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["ROLL", "with_those_present"]

#: Where a list begins of those who were there.
ROLL = re.compile(
    r"[\W_]*(?:participants?|present|persons present|in attendance|attendees|attending)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_][\w'’-]+")


def with_those_present(
    kept: Sequence[tuple[int, str]],
    labelled: Sequence[tuple[int, str]],
    lines: Sequence[tuple[int, str]],
) -> list[tuple[int, str]]:
    """Add to the labels of those who speak the ones of others whom a list above the first of them names as present.

    ``labelled`` are all that look like one. Who speaks once is known by the list alone: "James: have concerns".
    """
    first = kept[0][0] if kept else 0
    head = [line for at, line in lines if at < first]
    roll = next((n for n, line in enumerate(head) if ROLL.match(line)), len(head))
    names = {word for line in head[roll:] for word in _WORD.findall(line) if word[0].isupper()}
    present = (
        (at, name)
        for at, name in labelled
        if at > first and (words := _WORD.findall(name)) and names.issuperset(words)
    )
    return sorted({*kept, *present})
