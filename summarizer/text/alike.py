"""Labels by how those of one text are written: alike, and sure where a title stands before each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from summarizer.text.labels import called_by_title, in_capitals, initials_of, label_of
from summarizer.text.recurring import FEWEST_TURNS
from summarizer.text.stopped import is_titled

__all__ = [
    "has_a_title",
    "labelled_alike",
    "speaks_to_others",
    "titled_labels",
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


#: Lines of a passage for each of its labels, at most: of a long text that quotes two of them it is no transcript.
_LINES_A_TURN = 12


def titled_labels(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the labels of a passage in which nobody speaks again: two or more persons, before a colon.

    They have a title, or stand in capitals where a line above says that the text is a transcript, or where the text
    names one of them elsewhere as persons are named. What they say are sentences, in half of it somebody speaks to
    others, and little else stands beside it. ``lines``: those of the text that are not empty, with their offsets.
    """
    places = [(n, name) for n, (_, line) in enumerate(lines) if (name := label_of(line))]
    named = [(n, name) for n, name in places if has_a_title(name)]
    if len({name for _, name in named}) < 2:
        named = _in_capitals(places, lines)
    if len({name for _, name in named}) < 2 or len(lines) > _LINES_A_TURN * len(named):
        return []
    ends = [n for n, _ in named[1:]] + [len(lines)]
    said = [" ".join(line for _, line in lines[a:b]) for (a, _), b in zip(named, ends, strict=True)]
    spoken = sum(map(speaks_to_others, said))
    ended = all(words.rstrip().endswith(_SENTENCE_END) for words in said)
    return [(lines[n][0], name) for n, name in named] if ended and 2 * spoken >= len(said) else []


def _in_capitals(
    places: Sequence[tuple[int, str]], lines: Sequence[tuple[int, str]]
) -> list[tuple[int, str]]:
    """Return the labels in capitals, where these are names: all labels are such, and a line or the text says so."""
    names = {name for _, name in places}
    if not names or not all(in_capitals(one) and _WORDS.fullmatch(one) for one in names):
        return []
    head = [line for _, line in lines[: places[0][0]] if len(line) < _SAID and not _is_closed(line)]
    if any(_TRANSCRIPT.search(line) for line in head):
        return list(places)
    known = {name.rsplit(maxsplit=1)[-1].title() for name in names}
    called = (found["name"] for _, line in lines for found in _CALLED.finditer(line))
    return list(places) if not known.isdisjoint(called) else []


#: Names in capitals, of one word to three.
_WORDS = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?: [^\W\d_][^\W\d_.'’-]*){0,2}")
#: What a text is called in which several speak; a notice of a hearing or a debate has labels of other kinds.
_TRANSCRIPT = re.compile(r"\b(?:transcript|verbatim)\b", re.IGNORECASE)
#: A name behind a title, an office or a given name.
_CALLED = re.compile(r"\b[A-Z][a-z]+\.? (?=(?P<name>[A-Z][\w'’-]+))")
