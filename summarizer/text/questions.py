"""Questions that have no label among answers that have one, and answers that have none among such questions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from summarizer.text.recurring import FEWEST_TURNS, QUESTIONS

__all__ = ["answered", "questioned", "with_questions"]

#: Code points that a line with nothing but a label may have besides it.
_MARKS = 6


def questioned(
    labelled: Sequence[tuple[int, str]], lines: Sequence[tuple[int, str]]
) -> list[tuple[int, str]]:
    """Return the turns of an interview in which only the answers have a label, and the questions none."""
    names = dict(labelled)
    asked = [one for one, (b, _) in pairwise(lines) if b in names and one[0] not in names]
    put = sum(_asks(line) for _, line in asked)
    alone = len(set(names.values())) == 1 and len(asked) >= FEWEST_TURNS
    if not alone or 2 * put < len(asked):
        return []
    return sorted([*labelled, *((at, "Q") for at, _ in asked)])


def with_questions(
    labelled: list[tuple[int, str]], lines: Sequence[tuple[int, str]], text: str
) -> list[tuple[int, str]]:
    """Add the questions where several answer under their names, and who asks has no label.

    What is said stands behind its label and does not ask; before most of it stands a paragraph of one line that does.
    Where hardly any other line is without a label, it may also tell somebody something, and answers be more of a row.
    """
    starts = dict(labelled)
    between = _of_others(starts, lines, _before_labels(starts, lines, text))
    asking = [at for at, line in between if _asks(line)]
    others = sum(at not in starts for at, _ in lines if at > labelled[0][0]) - len(between)
    alone = 2 * others <= len(between)
    put = [at for at, line in between if _asks(line) or (alone and _tells(line))]
    enough = 2 * len(asking) >= len(starts) or (alone and 3 * len(put) >= len(starts))
    several = len(put) >= FEWEST_TURNS and len(asking) > 1 and 2 * len(asking) >= len(put)
    if not (enough and several and _answer(starts, lines)):
        return labelled
    return sorted([*labelled, *((at, "Q") for at in put)])


def _of_others(
    starts: Mapping[int, str],
    lines: Sequence[tuple[int, str]],
    between: Sequence[tuple[int, str]],
) -> list[tuple[int, str]]:
    """Leave out the paragraphs behind the words of somebody who also asks where a label is: a member, no guest."""
    called = {at: name.split()[-1].casefold() for at, name in starts.items()}
    said = Counter(called.values())
    asked = Counter(called[at] for at, line in lines if at in starts and _asks(line))
    places = sorted(starts)
    kept: list[tuple[int, str]] = []
    for at, line in between:
        before = bisect_left(places, at)
        name = called[places[before - 1]] if before else ""
        if not asked[name] or _OFTEN * asked[name] < said[name]:
            kept.append((at, line))
    return kept


#: One of so many turns that asks is that of somebody who asks.
_OFTEN = 4


def _before_labels(
    starts: Mapping[int, str], lines: Sequence[tuple[int, str]], text: str
) -> list[tuple[int, str]]:
    """Return the lines without a label right above one with it that are paragraphs, or numbered."""
    three = zip([(0, ""), *lines], lines, lines[1:], strict=False)
    return [
        (at, line)
        for (above, _), (at, line), (below, _) in three
        if below in starts
        and at not in starts
        and (at == lines[0][0] or "\n\n" in text[above:at] or _NUMBERED.match(line))
    ]


def _answer(starts: Mapping[int, str], lines: Sequence[tuple[int, str]]) -> bool:
    """Whether what stands behind labels answers: on their lines, for the most part, and hardly ever asking."""
    said = [line for at, line in lines if at in starts and len(line) > len(starts[at]) + _MARKS]
    return 2 * len(said) >= len(starts) and 3 * sum(map(_asks, said)) <= len(said)


_NUMBERED = re.compile(r"[ \t*_]*\d{1,3}[.)][ \t]")
_OWN = re.compile(r"\b(?:I|we|We|my|My|our|Our)\b")
_LONGEST_QUESTION = 320


def _tells(line: str) -> bool:
    """Whether a line may put something to others: a short one that does not speak of whoever says it."""
    return len(line) <= _LONGEST_QUESTION and _OWN.search(line) is None


def answered(
    labelled: Sequence[tuple[int, str]], lines: Sequence[tuple[int, str]]
) -> list[tuple[int, str]]:
    """Return the turns of an interview in which only the questions have a label, and the answers none.

    Such a label says that it is a question, or is one person's who nearly always asks.
    """
    asked = {at for at, _ in labelled}
    names = {name.lower() for _, name in labelled}
    put = sum(at in asked and _asks(line) for at, line in lines)
    asks = 2 * put >= len(asked) if names <= QUESTIONS else 4 * put >= 3 * len(asked)
    if len(labelled) < FEWEST_TURNS or not asks or (len(names) > 1 and not names <= QUESTIONS):
        return []
    answers = [b for (a, _), (b, _) in pairwise(lines) if a in asked and b not in asked]
    return sorted([*labelled, *((at, "A") for at in answers)])


def _asks(line: str) -> bool:
    return line.rstrip(" *_").endswith("?")
