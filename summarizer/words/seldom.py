"""Expressions that most texts do not match, looked for only where a text has the letters every match of them has.

To look for a few runs of letters in a sentence takes a tenth of what an expression of twenty words takes to fail.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from importlib import import_module
from typing import Any

#: Runs of letters at most: to look for more of them takes as long as the expression does.
_MOST = 24
#: Marks that are in so many sentences that one of them alone tells nothing.
_USUAL_MARKS = " ,.'’"
#: Letters that case-blind matching takes for English ones, and that no lower case turns into them.
_LIKE_ENGLISH = frozenset("\u0131\u017f")

#: A sentence is asked for many expressions, one after the other; a long text is not held on to.
_LONG = 2_000
_lower = lru_cache(maxsize=1 << 10)(str.lower)

_Letters = frozenset[str]


class Seldom:
    """A regular expression that is looked for where a text can match it. It is compiled when it is first needed."""

    def __init__(self, expression: str, flags: int = 0) -> None:
        self._expression, self._flags = expression, flags

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression itself."""
        return re.compile(self._expression, self._flags)

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """Runs of letters in lower case of which a text has one where it matches; empty where that is not known."""
        found = needed(self._expression, self._flags)
        fewest = [one for one in found if not any(o in one for o in found - {one})]
        return tuple(sorted(fewest)) if len(fewest) <= _MOST else ()

    def is_possible(self, text: str) -> bool:
        """Whether a text has the letters of a match; true of any text where no letters are known."""
        low = text.lower() if len(text) > _LONG else _lower(text)
        for letters in self.letters:
            if letters in low:
                return True
        return not (self.letters and _is_told(low))

    def search(self, text: str) -> re.Match[str] | None:
        """Search a text as the expression does."""
        return self.pattern.search(text) if self.is_possible(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """Match the head of a text as the expression does."""
        return self.pattern.match(text) if self.is_possible(text) else None

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str) -> str:
        """Replace what matches in a text, as the expression does."""
        return self.pattern.sub(by, text) if self.is_possible(text) else text

    def subn(self, by: str | Callable[[re.Match[str]], str], text: str) -> tuple[str, int]:
        """The same, with how often it matched."""
        return self.pattern.subn(by, text) if self.is_possible(text) else (text, 0)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield what matches in a text, as the expression does."""
        return self.pattern.finditer(text) if self.is_possible(text) else iter(())


def _is_told(low: str) -> bool:
    """Whether a text in lower case has no letters that case-blind matching takes for others."""
    return low.isascii() or _LIKE_ENGLISH.isdisjoint(low)


class AnyOf:
    """Several expressions searched as one, of which most texts match none, and each text can match but a few.

    Matches are those of the expressions joined by ``|``: the leftmost one, and of those that begin together that of
    the first expression.
    """

    def __init__(self, expressions: Iterable[str], flags: int = 0) -> None:
        self._each = tuple(Seldom(one, flags) for one in expressions)

    @cached_property
    def _by_letters(self) -> dict[str, tuple[int, ...]]:
        """The places of the expressions that need each run of letters."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for place, one in enumerate(self._each):
            for letters in one.letters:
                found[letters].append(place)
        return {letters: tuple(places) for letters, places in found.items()}

    @cached_property
    def _always(self) -> tuple[int, ...]:
        """The places of the expressions that any text may match."""
        return tuple(place for place, one in enumerate(self._each) if not one.letters)

    def _possible(self, text: str) -> list[re.Pattern[str]]:
        low = text.lower() if len(text) > _LONG else _lower(text)
        if not _is_told(low):
            return [one.pattern for one in self._each]
        places = set(self._always)
        for letters, needing in self._by_letters.items():
            if letters in low:
                places.update(needing)
        return [self._each[place].pattern for place in sorted(places)]

    def search(self, text: str) -> re.Match[str] | None:
        """Search a text as the joined expression does."""
        return next(self.finditer(text), None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield what matches in a text, as the joined expression does. No expression may match nothing at all."""
        found = [(pattern, pattern.search(text)) for pattern in self._possible(text)]
        while True:
            # An expression is searched again only behind a match that covers its own: each reads the text once.
            left = [(pattern, match) for pattern, match in found if match is not None]
            if not left:
                return
            first = min((match for _, match in left), key=lambda match: match.start())
            yield first
            at = first.end()
            found = [
                (pattern, match if match.start() >= at else pattern.search(text, at))
                for pattern, match in left
            ]


def needed(expression: str, flags: int = 0) -> _Letters:
    """Return runs of letters, in lower case, of which every match has one; none where the expression tells none.

    The library's own reading of an expression is no public part of it: where there is none, nothing is told.
    """
    try:
        steps: Any = import_module("re._parser").parse(expression, flags)
    except (ImportError, AttributeError):
        return frozenset()
    return _of_steps(steps) or frozenset()


def _of_steps(steps: Iterable[tuple[Any, Any]]) -> _Letters | None:
    """Return the runs of which what matches some steps has one: those of the step that tells most."""
    found: list[_Letters] = []
    run = ""
    for kind, taken in steps:
        step = str(kind)
        letter = _letter(step, taken)
        if letter is not None:
            run += letter
        elif step != "AT":  # a border takes no letter, so that those around it stand side by side
            ways = _spelled(step, taken)
            whole = frozenset(run + way for way in ways) if ways else _of_step(step, taken)
            found += (frozenset((run,)), *filter(None, (whole,)))
            run = ""
    telling = [runs for runs in (*found, frozenset((run,))) if all(map(_tells, runs))]
    return max(telling, key=_worth, default=None)


def _letter(step: str, taken: Any) -> str | None:
    """Return the one letter in lower case that a step takes, ``None`` where it may take several."""
    if step == "LITERAL":
        return chr(taken).lower()
    if step != "IN" or any(str(kind) != "LITERAL" for kind, _ in taken):
        return None
    several = {chr(code).lower() for _, code in taken}
    return several.pop() if len(several) == 1 else None


def _spelled(step: str, taken: Any) -> list[str]:
    """Return the ways of a choice between plain letters, in lower case; none of any other step."""
    if step != "BRANCH":
        return []
    ways = [[_letter(str(kind), one) for kind, one in way] for way in taken[1]]
    return ["".join(filter(None, way)) for way in ways] if all(None not in w for w in ways) else []


def _of_step(step: str, taken: Any) -> _Letters | None:
    """Return the runs of which what matches a step of several parts has one."""
    if step in ("SUBPATTERN", "ATOMIC_GROUP"):
        return _of_steps(taken[-1] if step == "SUBPATTERN" else taken)
    if step in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _of_steps(taken[-1]) if taken[0] else None
    ways = [_of_steps(way) for way in taken[1]] if step == "BRANCH" else [None]
    return None if None in ways else frozenset[str]().union(*filter(None, ways))


def _tells(run: str) -> bool:
    """Whether a run of letters is missing in most texts: two letters, or a mark that is no usual one."""
    return len(run) > 1 or (bool(run) and _is_mark(run))


def _worth(runs: _Letters) -> tuple[int, int]:
    """Return how much runs of letters tell: by the shortest of them, a mark for three letters, then by how few."""
    return min(4, *(len(run) + 2 * any(map(_is_mark, run)) for run in runs)), -len(runs)


def _is_mark(letter: str) -> bool:
    return not letter.isalnum() and letter not in _USUAL_MARKS
