"""Whether somebody speaks again after somebody else, and whether labels are a list that nobody speaks under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from summarizer.text.labels import called_by_title

__all__ = [
    "FEWEST_TURNS",
    "QUESTIONS",
    "are_several",
    "is_a_list",
    "returns",
    "without_line_numbers",
    "without_office",
]

FEWEST_TURNS = 3
#: Labels of whoever asks that name nobody, in small letters.
QUESTIONS = frozenset(("q", "question"))


def are_several(found: Sequence[tuple[int, str]]) -> bool:
    """Whether there are labels enough, and somebody speaks again after somebody else."""
    if len(found) < FEWEST_TURNS:
        return False
    return returns(_by_name([without_office(name) for _, name in found]))


def _by_name(names: Sequence[str]) -> list[str]:
    """Return labels by the name they end with where that is one as well: "President of Norland Anna Holm", "Holm"."""
    known = set(names)
    longer = {
        name: tail
        for name in known
        for n in range(1, name.count(" ") + 1)
        if (tail := name.split(" ", n)[-1]) in known
    }
    return [longer.get(name, name) for name in names]


def without_office(label: str) -> str:
    """Return a label without what stands behind a comma: "Anna Holm, Minister of Ports" comes back as "Anna Holm".

    One who is called Mr or Dr comes back by the surname: "Dr Paul Venn" as "Dr Venn".
    """
    plain = label.split(",", maxsplit=1)[0]
    return plain.rsplit(maxsplit=1)[-1] if called_by_title(plain) else plain


def returns(names: Sequence[str]) -> bool:
    """Whether a label comes back after another one."""
    heard: set[str] = set()
    for name, following in pairwise(names):
        if name != following:
            heard.add(name)
            if following in heard:
                return True
    return False


def is_a_list(found: Sequence[tuple[int, str]], lines: Sequence[tuple[int, str]]) -> bool:
    """Whether labels are names or headings in a row: one of a speaker is followed by words."""
    starts = {at: n for n, (at, _) in enumerate(lines)}
    rows = [starts[at] for at, _ in found]
    in_a_row = sum(b - a == 1 for a, b in pairwise(rows))
    return in_a_row * 4 >= len(found)


_LINE_NUMBER = re.compile(r"[ \t]*(?P<number>\d{1,2})(?:[ \t]+|$)")
_FEWEST_LINES = 10


def without_line_numbers(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return lines without the numbers that count them on each page, as depositions have them; lines stay in place."""
    found = [(at, line, _LINE_NUMBER.match(line)) for at, line in lines]
    numbers = [int(one["number"]) for _, _, one in found if one]
    up = sum(b - a == 1 for a, b in pairwise(numbers))
    if (
        len(numbers) < _FEWEST_LINES
        or 5 * up < 4 * len(numbers)
        or 5 * len(numbers) < 4 * len(lines)
    ):
        return list(lines)
    bare = ((at, line[one.end() :] if one else line) for at, line, one in found)
    return [(at, line) for at, line in bare if line.strip()]
