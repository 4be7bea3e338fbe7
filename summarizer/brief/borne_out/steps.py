"""A statement laid beside the sentences it retells: which of its words stand where in these, and what lies between.

Only words that carry something are laid out: content words, and those that deny, bind, count or order ("not", "must",
"all", "before").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from summarizer.names.places import known_place
from summarizer.words.alike import same_word
from summarizer.words.content import content
from summarizer.words.scripts import straight
from summarizer.words.seldom import Seldom

_WORD = re.compile(r"[^\W_]+(?:['.,:/-](?=[^\W_])[^\W_]+)*|[$€£%]")
_SENTENCE_END = re.compile(r"[.!?]['\")\]]*\s+$")
#: What is glued to a word, in full. 'd is "would" more often than "had".
_GLUED = (
    (Seldom(r"\bwon't\b", re.IGNORECASE), "will not"),
    (Seldom(r"\bcan(?:'t|not)\b", re.IGNORECASE), "can not"),
    (Seldom(r"n't\b"), " not"),
    (Seldom(r"\bno one\b", re.IGNORECASE), "nobody"),
    (Seldom(r"\bgonna\b", re.IGNORECASE), "going to"),
    (Seldom(r"\bin a position to\b", re.IGNORECASE), "able to"),
    (Seldom(r"'ll\b|(?<=\b[Ww]e )shall\b|(?<=\bI )shall\b"), " will"),
    (Seldom(r"\bcome what may\b", re.IGNORECASE), " "),
    (Seldom(r"'d\b"), " would"),
    (Seldom(r"'(?:ve|re|m|s)\b|(?<=s)'(?!\w)"), " "),
    (Seldom(r"(?<=\w)-(?=\w)"), " "),
    (Seldom(r"\b(?:inter alia|among(?:st)? (?:other things|others))\b", re.IGNORECASE), " "),
    # These deny nothing by themselves.
    (
        Seldom(
            r"\b(?:no|without) doubt\b|\bnot (?:just|only|merely|simply)\b|\bnor\b", re.IGNORECASE
        ),
        " ",
    ),
    (Seldom(r"(?<=\bnot )([^.;]*?)\bneither\b", re.IGNORECASE), r"\1"),
)
#: What says how many in other words.
_MANY = {
    "majority": "most", "mostly": "most", "lot": "many", "lots": "many", "numerous": "many", "everyone": "all",
    "everybody": "all", "whole": "all", "entire": "all",
}  # fmt: skip
DENYING = frozenset("not no never nobody nothing none neither nor without hardly".split())
#: By one word of each: what binds to the same degree.
_MODALS = {
    "would": "will",
    "could": "can",
    "might": "may",
    "shall": "should",
} | {word: word for word in ("will", "can", "may", "should", "must")}
QUANTITIES = frozenset("all every each most many some several few both any".split())
ORDERS = frozenset(
    "before after until more less only if unless above below first last up down".split()
)
_ABLE = frozenset(("can", "able", "capable", "possible"))
_WHOLE = frozenset(("all", "every", "each"))
_KEPT = DENYING | _MODALS.keys() | QUANTITIES | ORDERS


class Step(NamedTuple):
    """A word that carries something: as written, what it is compared by, and whether it is a name amid a sentence."""

    text: str
    key: str
    named: bool
    sentence: int

    @property
    def denies(self) -> bool:
        """Whether it is a negation."""
        return self.key == "not"


class Gap(NamedTuple):
    """What stands between two words that both texts have: in the statement, and in the sentences.

    ``before`` and ``behind`` are whether such a word stands on that side, or the text begins or ends there.
    """

    mine: tuple[Step, ...]
    theirs: tuple[Step, ...]
    before: bool
    behind: bool
    #: The places of the words before it on either side.
    places: tuple[int, int]


@lru_cache(maxsize=8192)
def steps(text: str, sentence: int = 0) -> tuple[Step, ...]:
    """Return the words of a text that carry something."""
    return tuple(_steps(plainly(text), sentence))


def plainly(text: str) -> str:
    """Return a text with what is glued to its words apart from them: "can not" for "can't"."""
    plain = straight(text)
    for glued, apart in _GLUED:
        plain = glued.sub(apart, plain)
    return plain


def _steps(plain: str, sentence: int) -> Iterator[Step]:
    at = 0
    for found in _WORD.finditer(plain):
        opens = at == 0 or _SENTENCE_END.search(plain[at : found.start()]) is not None
        at = found.end()
        word = found[0]
        lower = word.lower()
        if lower in _KEPT or content(word) or word in "$€£%":
            named = word[0].isupper() and (
                not opens or word[1:2].isupper() or known_place(word) is not None
            )
            yield Step(word, _key(lower), named, sentence)


def _key(lower: str) -> str:
    return "not" if lower in DENYING else _MODALS.get(lower) or _MANY.get(lower, lower)


@lru_cache(maxsize=1 << 16)
def alike(a: str, b: str) -> bool:
    """Whether two words say the same: binding and denying ones by their kind, others by form or meaning."""
    if "can" in (a, b):
        return a == b or {a, b} <= _ABLE
    if a in _KEPT or b in _KEPT:
        return a == b or {a, b} <= _WHOLE
    return a == b or same_word(a, b)


@dataclass(frozen=True)
class Beside:
    """A statement's words laid beside those of the sentences it retells, in order."""

    mine: tuple[Step, ...]
    theirs: tuple[Step, ...]

    @classmethod
    def of(cls, statement: str, sentences: Sequence[str]) -> Beside:
        """Lay a statement beside sentences."""
        told = [one for n, sentence in enumerate(sentences) for one in steps(sentence, n)]
        return cls(steps(statement), tuple(told))

    @cached_property
    def pairs(self) -> list[tuple[int, int]]:
        """The places of the words that both have, in order: as many as can be, those side by side before others."""
        best = self._best()
        found: list[tuple[int, int]] = []
        i = j = 0
        while i < len(self.mine) and j < len(self.theirs):
            if self._alike[i][j] and best[i][j] == best[i + 1][j + 1] + 1:
                found.append((i, j))
                i, j = i + 1, j + 1
            elif best[i + 1][j] >= best[i][j + 1]:
                i += 1
            else:
                j += 1
        return found

    def _best(self) -> list[list[int]]:
        """Return how many words can be paired behind each pair of places."""
        rows = [[0] * (len(self.theirs) + 1) for _ in range(len(self.mine) + 1)]
        for i in range(len(self.mine) - 1, -1, -1):
            row, below, same = rows[i], rows[i + 1], self._alike[i]
            for j in range(len(self.theirs) - 1, -1, -1):
                row[j] = below[j + 1] + 1 if same[j] else max(below[j], row[j + 1])
        return rows

    @cached_property
    def _alike(self) -> list[list[bool]]:
        """Of each word of the statement, which of theirs say the same."""
        theirs = [one.key for one in self.theirs]
        return [[alike(one.key, key) for key in theirs] for one in self.mine]

    @cached_property
    def gaps(self) -> list[Gap]:
        """What lies between the paired words; what reaches over the end of a sentence of theirs is none."""
        edges = [(-1, -1), *self.pairs, (len(self.mine), len(self.theirs))]
        return [
            Gap(self.mine[i + 1 : k], self.theirs[j + 1 : m], i >= 0, k < len(self.mine), (i, j))
            for (i, j), (k, m) in pairwise(edges)
            if (k > i + 1 or m > j + 1) and self._in_one(j, m)
        ]

    def _in_one(self, j: int, m: int) -> bool:
        """Whether the places between two of theirs are of one sentence."""
        held = {one.sentence for one in self.theirs[max(0, j) : m + 1]}
        return len(held) < 2
