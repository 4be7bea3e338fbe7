"""Labels by how those of one text are written: alike, and sure where a title stands before each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from summarizer.text.labels import called_by_title, in_capitals, initials_of
from summarizer.text.recurring import FEWEST_TURNS
from summarizer.text.stopped import is_titled

__all__ = [
    "has_a_title",
    "labelled_alike",
    "speaks_to_others",
    "with_callers",
    "without_head",
]

#: Words of somebody who speaks to others.
_SPOKEN = re.compile(r"\b(?:I|we|We|you|You|my|My|our|Our|us|me)\b")
_SENTENCE_END = tuple('.?!…—–-"”’)')


def labelled_alike(labelled: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Leave out labels in small letters that stand once among many in capitals: "Remote:" between "AH:" and "PR:".

    A name stays that is a label in capitals as well, or whose first letters are one.
    """
    counts = Counter(name for _, name in labelled)
    capitals = sum(in_capitals(name) for _, name in labelled)
    if 4 * capitals < 3 * len(labelled):
        return list(labelled)
    return [
        (at, name)
        for at, name in labelled
        if counts[name] > 1 or name == name.upper() or _is_named(name, counts)
    ]


def without_head(
    labelled: Sequence[tuple[int, str]], lines: Sequence[tuple[int, str]]
) -> list[tuple[int, str]]:
    """Leave out what stands over a transcript with a word before a colon: "INTERVIEW: Anna Holm", "Date: 4 May".

    Such a line is no sentence, as the first line is none or most others are, or is a list of names; the word stands
    there once.
    """
    words = dict(lines)
    counts = Counter(name for _, name in labelled)
    closed = sum(_is_closed(words[at]) for at, _ in labelled)
    sentences = 4 * closed >= 3 * len(labelled)
    rest = list(labelled)
    while len(rest) > FEWEST_TURNS and counts[rest[0][1]] == 1:
        at = rest[0][0]
        told = not _is_closed(words[at]) and (sentences or at == lines[0][0])
        if not told and not _is_roll(words[at]):
            break
        rest.pop(0)
    return rest


def with_callers(
    kept: list[tuple[int, str]],
    labelled: Sequence[tuple[int, str]],
    lines: Sequence[tuple[int, str]],
) -> list[tuple[int, str]]:
    """Add those who call one person in turn, each once: labels that stand once, and one of them between two of hers.

    ``kept``: the labels that come back. What callers say is a sentence or more on the label's line.
    """
    names = {name for _, name in kept}
    words = dict(lines)
    said = [
        (at, name)
        for at, name in labelled
        if name in names or (len(words[at]) >= _SAID and _is_closed(words[at]))
    ]
    between = any(
        a == c != b for (_, a), (_, b), (_, c) in zip(said, said[1:], said[2:], strict=False)
    )
    one = len(names) == 1 and len(kept) > 1 and " " in kept[0][1]
    return said if one and between else kept


#: Code points of a line that says something.
_SAID = 60


def _is_closed(line: str) -> bool:
    return line.rstrip(' *_"”’)').endswith((".", "!", "?", "…", "—", "-"))


def _is_roll(line: str) -> bool:
    """Whether a list of names stands behind the colon of a line: three words or more, each with a capital."""
    words = re.split(r"[,;]? and |[,;]? |[,;]", line.partition(":")[2].strip(" *_."))
    return len(words) > 3 and line.count(",") > 0 and all(word[:1].isupper() for word in words)


def _is_named(name: str, counts: Counter[str]) -> bool:
    """Whether a label begins with a title or an office, or is a label in capitals or by its first letters as well."""
    known = name.upper() in counts or not initials_of(name).isdisjoint(counts)
    return known or has_a_title(name)


def has_a_title(name: str) -> bool:
    """Whether a label is a name behind a title or an office, or an office alone."""
    return called_by_title(name) or is_titled(name)


def speaks_to_others(words: str) -> bool:
    """Whether somebody speaks as "I" or "we", or to "you"."""
    return _SPOKEN.search(words) is not None
