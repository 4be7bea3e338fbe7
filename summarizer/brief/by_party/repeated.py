"""Lines that tell one point: what a line says that another one says too is not told twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from summarizer.brief.view.evidence import Footnotes
from summarizer.brief.view.note import Held, Line, Party
from summarizer.words.content import CLAIMING, salient_words, similarity
from summarizer.words.days import day_months
from summarizer.words.modals import modals
from summarizer.words.negation import negated
from summarizer.words.numbers import numbers
from summarizer.words.remembered import remembered

#: Least share of a line's telling words that stand in the other one, and the fewest that say enough to be compared. By
#: 0.8 four of 370 annotated positions no longer stood in a line that says what they do; by 0.9 all of them do.
_PART, _FEWEST = 0.9, 4
#: So few words are a point of their own, beside the topic of both lines.
_FEW = 2
#: The same of two lines that rest on one sentence.
_SAME_SENTENCE = 0.75
#: The same of two lines of different documents, beside what both are on: translations share no more.
_RETOLD = 0.5
#: The same of two lines whose topics are worded otherwise.
_FEW_OF_ANOTHER, _RETOLD_OF_ANOTHER = 4, 0.75
_TO_COME = frozenset(("will", "would", "shall"))
#: Least share of telling words by which two lines of one sentence say the same.
_SAME_WORDS = 0.8


def once(lines: Iterable[Line], notes: Footnotes) -> list[Line]:
    """Return lines of one party without those another one says already; it takes their footnotes along."""
    kept: dict[int, Line] = {}
    where: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for number, told in enumerate(lines):
        line = told
        mine = list(dict.fromkeys(notes.places(line.notes)))
        near = set[int]().union(*(where[place] for place in mine))
        same = _saying_the_same(kept, line, near, notes)
        at = (same or [number])[0]
        for other in same:
            line = _joined(kept.pop(other), line)
        kept[at] = line
        for place in mine:
            where[place].append(at)
    return [kept[at] for at in sorted(kept)]


def without_told(parties: Sequence[Party], above: Iterable[Line]) -> tuple[Party, ...]:
    """Return parties without lines that stand so above, as what one side of a dispute says; no party is left without.

    A line of several parts, or one that a person changed, stays.
    """
    told = {_plain(part.text): part.notes for line in above for part in line.parts}

    def stands_above(line: Line) -> bool:
        (part, *more) = line.parts
        notes = told.get(_plain(part.text))
        return notes is not None and not more and not part.doubt and set(part.notes) <= set(notes)

    def left(party: Party) -> Party:
        kept = tuple(line for line in party.lines if not stands_above(line))
        return replace(party, lines=kept) if kept else party

    return tuple(map(left, parties))


def _saying_the_same(
    kept: Mapping[int, Line], line: Line, near: Collection[int], notes: Footnotes
) -> list[int]:
    """Return which lines are to be one with another; ``near`` are those of the same sentences.

    What says more takes up all that it says; what says less goes into the first that says it.
    """
    same = [
        at
        for at, known in kept.items()
        if (at in near and (_says_as_much(known, line) or _is_less(known, line)))
        or is_part(known, line)
        or _is_retold(known, line, notes)
        or _quotes_it(known, line, notes)
    ]
    longer = [at for at in same if len(kept[at].text) >= len(line.text)]
    return longer[:1] or same


def is_part(known: Line, line: Line) -> bool:
    """Whether one of two lines of one holder on one topic says nothing that the other does not.

    Its telling words stand in the other, nearly all of them, with its numbers, days, modals and negation.
    """
    if known.held is None or line.held is None or not _is_one_holder(known.held, line.held):
        return False
    if not _is_one_topic(known.held, line.held):
        return False
    less, more = sorted((known.text, line.text), key=len)
    # What both are on tells neither from the other.
    named = salient_words(f"{known.held.holder} {line.held.holder} {line.held.topic}") | CLAIMING
    words, others = salient_words(less) - named, salient_words(more) - named
    if not _FEW <= len(words) <= len(others):
        return False
    # Of few words all have to stand in the other one.
    wanted = _PART if len(words) >= _FEWEST else 1
    return similarity(words, others) >= wanted and _bears(less, more)


def _is_retold(known: Line, line: Line, notes: Footnotes) -> bool:
    """Whether two documents tell one point of one holder on one topic, each in its own words or translation."""
    if known.held is None or line.held is None or known.held.holder != line.held.holder:
        return False
    papers = [{letter for letter, _ in notes.places(one.notes)} for one in (known, line)]
    if not all(papers) or papers[0] & papers[1]:
        return False
    # Summaries of two documents word one topic in two ways: then nearly all of the shorter line has to be in the other.
    one = _is_one_topic(known.held, line.held)
    named = salient_words(f"{line.held.holder} {line.held.topic if one else ''}") | CLAIMING
    words, others = salient_words(known.text) - named, salient_words(line.text) - named
    shared = len(words & others)
    few, least = (_FEW, _RETOLD) if one else (_FEW_OF_ANOTHER, _RETOLD_OF_ANOTHER)
    alike = shared >= few and shared >= least * min(len(words), len(others))
    return (
        alike
        and _bears(known.text, line.text, _TO_COME)
        and _bears(line.text, known.text, _TO_COME)
    )


def _is_one_topic(a: Held, b: Held) -> bool:
    return a.topic.casefold() == b.topic.casefold()


def _is_one_holder(a: Held, b: Held) -> bool:
    """Whether two lines are of one holder, or one of them of the party for which the other's holder speaks."""
    return a.holder == b.holder or (a.side == b.side and a.side in (a.holder, b.holder))


def _is_less(known: Line, line: Line) -> bool:
    """Whether one of two lines of one holder and one sentence has nearly all telling words of the other one."""
    if known.held is None or line.held is None or known.held.holder != line.held.holder:
        return False
    less, more = sorted((known.text, line.text), key=len)
    named = salient_words(line.held.holder) | CLAIMING
    words, others = salient_words(less) - named, salient_words(more) - named
    enough = len(words) >= _FEWEST and len(words & others) >= _SAME_SENTENCE * len(words)
    return enough and _bears(less, more)


def _quotes_it(known: Line, line: Line, notes: Footnotes) -> bool:
    """Whether the longer of two lines of one holder has the very words behind the other one, as one said before."""
    if known.held is None or line.held is None or known.held.holder != line.held.holder:
        return False
    less, more = sorted((known, line), key=lambda told: len(told.text))
    words = _plain(more.text)
    relied_on = [_plain(text) for text in notes.words(less.notes)]
    return bool(relied_on) and all(len(w.split()) >= _FEWEST and w in words for w in relied_on)


@remembered
def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _bears(less: str, more: str, besides: frozenset[str] = frozenset()) -> bool:
    """Whether the longer of two texts has the numbers and days of the other one, its modals and its negation.

    Modals ``besides`` may stand in one alone: of two documents one tells as to come what the other tells as it is.
    """
    same = modals(less) ^ modals(more) <= besides and negated(less) == negated(more)
    return same and numbers(less) <= numbers(more) and day_months(less) <= day_months(more)


def _says_as_much(known: Line, line: Line) -> bool:
    """Whether two lines of one sentence hold the same words, but for who is named at their head."""
    first, second = salient_words(known.text), salient_words(line.text)
    if known.held is not None and line.held is not None and known.held.holder == line.held.holder:
        # The name of one holder makes two lines no more alike.
        named = salient_words(line.held.holder) | CLAIMING
        if min(len(first - named), len(second - named)) >= _FEW:
            first, second = first - named, second - named
    return known.text == line.text or similarity(first, second) >= _SAME_WORDS


def _joined(known: Line, line: Line) -> Line:
    """The longer of two lines with the footnotes of both."""
    longer = known if len(known.text) >= len(line.text) else line
    notes = tuple(dict.fromkeys((*known.notes, *line.notes)))
    return replace(longer, parts=(replace(longer.parts[0], notes=notes), *longer.parts[1:]))
