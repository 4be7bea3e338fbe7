"""Labels within paragraphs, of a transcript whose line ends were lost: "Were you there? Holm: I was. Kos: When?"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from summarizer.text.labels import initials_of

__all__ = ["inline_labels", "labels_within", "letters_within"]

#: A name of at most four words and a colon, behind the end of a sentence, a bracket or a time.
_INLINE = re.compile(
    r"(?:(?<=[.?!…”\"’)\]—–-])|(?<=:\d\d)|(?<=\A)) ?(?P<label>\b[A-Z][\w’'-]*\.?(?: [A-Z][\w’'-]*\.?){0,3}): (?=\S)"
)
#: Labels of a passage, the share of them that come back, and how seldom one follows itself.
_FEWEST, _AGAIN, _ONCE_MORE = 6, 3, 4


def inline_labels(text: str, start: int) -> list[tuple[int, str]]:
    """Return where labels stand within lines, and the labels, where two or more names take turns again and again."""
    if text.count(": ", start) < _FEWEST:
        return []
    found = [(m.start("label"), m["label"]) for m in _INLINE.finditer(text, start)]
    counts = Counter(label for _, label in found)
    again = [(at, label) for at, label in found if counts[label] >= _AGAIN]
    itself = sum(a == b for (_, a), (_, b) in pairwise(again))
    speakers = {label for _, label in again}
    if len(speakers) < 2 or len(again) < _FEWEST or itself * _ONCE_MORE > len(again):
        return []
    return [
        (at, label)
        for at, label in found
        if counts[label] > 1 or (" " in label and initials_of(label) & speakers)
    ]


#: What may stand before a label within a line: the end of a sentence.
_ENDED = r"(?<=[.?!…\"”’)\]–—-] )"
_MOST_KNOWN = 200


def labels_within(
    text: str, lines: Sequence[tuple[int, str]], labelled: Sequence[tuple[int, str]]
) -> list[tuple[int, str]]:
    """Return where labels in capitals that begin lines stand within lines, too, behind the end of a sentence."""
    known = {name for _, name in labelled if len(name) > 3 and name == name.upper()}
    if not 0 < len(known) <= _MOST_KNOWN:
        return []
    names = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    within = re.compile(rf"{_ENDED}(?P<label>{names}) ?:(?= )")
    begun = {at for at, _ in lines}
    found = ((m.start(), m["label"]) for m in within.finditer(text, lines[0][0]))
    return [(at, name) for at, name in found if at not in begun]


#: "Q. Were you there? A. I was.": an answer on the line of its question.
_ANSWERED = re.compile(r"[ \t*_]*Q[.:][ \t*_]+[^\n]{3,600}?[?.!”\"*_][ \t]+(?=\**A[.:][ \t*_]+\S)")
_FEWEST_ANSWERS = 3


def letters_within(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the questions ("Q") and the answers ("A") that stand on their lines; nothing where these are few."""
    found = [(at, one.end()) for at, line in lines if (one := _ANSWERED.match(line))]
    turns = [turn for at, end in found for turn in ((at, "Q"), (at + end, "A"))]
    return turns if len(found) >= _FEWEST_ANSWERS else []
