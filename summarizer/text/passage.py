"""The labels of a passage of a transcript in which nobody speaks again: two turns, or three of two persons."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.text.alike import has_a_title, speaks_to_others
from summarizer.text.labels import in_capitals, label_of

__all__ = ["labels_of_passage"]

_SENTENCE_END = tuple('.?!…—–-"”’)')
#: Lines of a passage for each of its labels, at most: of a long text that quotes two of them it is no transcript.
_LINES_A_TURN = 12
#: Words of a turn that goes on for long, behind which an excerpt may break off within a sentence.
_CUT = 60


def labels_of_passage(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Return the labels of a passage in which nobody speaks again: two or more persons, before a colon.

    They have a title, or a line above says that the text is a transcript or an interview with one of them, or they
    stand in capitals and the text names them elsewhere as persons are named; or one asks and one answers under "Q"
    and "A". What they say are sentences, in half of it somebody speaks to others, and little else stands beside it.
    ``lines``: those of the text that are not empty, with their offsets.
    """
    places = [(n, name) for n, (_, line) in enumerate(lines) if (name := label_of(line))]
    named = [(n, name) for n, name in places if has_a_title(name)]
    if len({name for _, name in named}) < 2:
        named = list(places) if _are_persons(places, lines) else []
    if len({name for _, name in named}) < 2 or len(lines) > _LINES_A_TURN * len(named):
        return []
    ends = [n for n, _ in named[1:]] + [len(lines)]
    said = [" ".join(line for _, line in lines[a:b]) for (a, _), b in zip(named, ends, strict=True)]
    spoken = sum(map(speaks_to_others, said))
    whole = said if len(said[-1].split()) < _CUT else said[:-1]  # an excerpt may break off
    ended = all(words.rstrip().endswith(_SENTENCE_END) for words in whole)
    return [(lines[n][0], name) for n, name in named] if ended and 2 * spoken >= len(said) else []


def _are_persons(places: Sequence[tuple[int, str]], lines: Sequence[tuple[int, str]]) -> bool:
    """Whether all labels are names, by what stands above them or elsewhere, or those of a question and its answer."""
    names = [name for _, name in places]
    if not names or not all(map(_WORDS.fullmatch, names)):
        return False
    if frozenset(name.lower() for name in names) in _LETTERS:
        return places[0][0] < _OPENING and _ask(places, lines)
    above = [line for _, line in lines[: places[0][0]] if len(line) < _LONGEST_HEAD]
    capitals = all(map(in_capitals, names))
    if any(_TRANSCRIPT.search(line) for line in above):
        return capitals or all(" " in name for name in names)
    last = {name.rsplit(maxsplit=1)[-1].title() for name in names}
    if any(_INTERVIEW.search(line) and last & set(_WORD.findall(line)) for line in above):
        return True
    called = {found["name"] for _, line in lines for found in _CALLED.finditer(line)}
    return capitals and bool(last & called) and len(last - called) < 2


def _ask(places: Sequence[tuple[int, str]], lines: Sequence[tuple[int, str]]) -> bool:
    """Whether the first label is the question's, and all lines with it ask."""
    put = [lines[n][1] for n, name in places if name[0] == "Q"]
    return places[0][1][0] == "Q" and all(line.rstrip(" *_").endswith("?") for line in put)


#: The labels of a question and its answer, and lines among which the first one stands.
_LETTERS = frozenset((frozenset("qa"), frozenset(("question", "answer"))))
_OPENING = 4
#: A name of one word to three.
_WORDS = re.compile(r"[^\W\d_][^\W\d_.'’-]*(?: [^\W\d_][^\W\d_.'’-]*){0,2}")
#: Code points of a line that heads a passage.
_LONGEST_HEAD = 90
#: What a text is called in which several speak; a notice of a hearing or a debate has labels of other kinds.
_TRANSCRIPT = re.compile(r"\b(?:transcript|verbatim)\b", re.IGNORECASE)
_INTERVIEW = re.compile(
    r"\b(?:interview|conversation|questions|answers|talks?|speaks?)\b", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")
#: A name behind a title, an office or a given name.
_CALLED = re.compile(r"\b[A-Z][a-z]+\.? (?=(?P<name>[A-Z][\w'’-]+))")
