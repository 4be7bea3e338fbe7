"""A statement word by word in the places of its sentences: a word exchanged, a negation moved, a weakener left out.

Where a statement has the very words on both sides of a place, what it puts there instead is no free rendering: "closer
cooperation with" is not "stronger cooperation with".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise

from summarizer.attribution.cues import cue_lexicon
from summarizer.brief.borne_out.altered import GENERAL, LIGHT
from summarizer.brief.borne_out.relied_on import Evidence, is_said, word_for_word
from summarizer.brief.borne_out.said_how import is_plain
from summarizer.brief.borne_out.steps import Step, alike, plainly, steps
from summarizer.names.bodies import is_office
from summarizer.names.places import Form, known_place, sides
from summarizer.words.alike import base
from summarizer.words.content import content
from summarizer.words.negation import denies

_TOKEN = re.compile(r"[^\W_]+(?:['.,:/-](?=[^\W_])[^\W_]+)*|[$€£%]|[,;:.?!()]")
_NAME = re.compile(r"[A-Z][\w.'/-]*(?: [A-Z][\w.'/-]*)+")
_INITIAL = re.compile(r"(?:^|[ .])[A-Z]\.$")
#: Words that come and go without another meaning.
_SKIPPED = frozenset("a an the that also then so it there now still already just again".split())
#: "Asked if" and "asked whether" are one.
_SAME_JOINT = {"whether": "if"}
#: What stands for the end of a clause.
EDGE = "|"
#: What joins the members of a row, whose order says nothing.
_ROW = frozenset(("and", "or", "nor", EDGE))
#: Words on either side of a place that are compared at most, and how many of them have to be the same in all.
_REACH, _SAME = 4, 3
#: Words in a row at least by which a document calls a thing that it also has a short name for.
_AT_LENGTH = 3
#: Sentences before from which words are taken.
_NEAR = 4
#: Forms of the verb that stands before a "not", and before what is said with stress where none stands.
_HELPERS = frozenset("do does did".split())
#: What narrows or weakens the words behind it, and what a thing is spoken "about": left out, it says more.
_WEAKENING = frozenset(
    "about around nearly almost approximately roughly partly mainly largely mostly probably possibly perhaps likely"
    " allegedly reportedly apparently potentially only".split()
)


@dataclass(frozen=True)
class Token:
    """A word or a name of several words: as written, what it is compared by, and whether it is a name."""

    text: str
    key: str
    named: bool

    @cached_property
    def is_certain(self) -> bool:
        """Whether it is a number: no other one says the same, wherever it stands besides."""
        return self.key[0].isdigit()

    @cached_property
    def carries(self) -> bool:
        """Whether it says something by itself."""
        return self.key != EDGE and bool(content(self.text))


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text in order, between edges; commas and full stops are edges as well."""
    edge = Token(EDGE, EDGE, named=False)
    return (edge, *_tokens(plainly(text)), edge)


def _tokens(plain: str) -> Iterator[Token]:
    at = 0
    while found := _TOKEN.search(plain, at):
        name = _NAME.match(plain, found.start())
        text = _without_stop(name[0]) if name and at else found[0]
        at = found.start() + len(text)
        lower = text.lower()
        if not text[0].isalnum() and text not in "$€£%":
            yield Token(EDGE, EDGE, named=False)
        elif lower not in _SKIPPED:
            named = text[0].isupper() and (found.start() > 0 or known_place(text) is not None)
            yield Token(text, _SAME_JOINT.get(lower, lower), named)


def _without_stop(name: str) -> str:
    """Return a name without the full stop of its sentence: that of initials is its own."""
    return name[:-1] if name.endswith(".") and not _INITIAL.search(name) else name


def same_token(a: Token, b: Token) -> bool:
    """Whether two words or names say the same."""
    return a.key == b.key or (a.carries and b.carries and _say_the_same(a, b))


def _say_the_same(a: Token, b: Token) -> bool:
    """The same of two that are written otherwise, and say something each."""
    if " " in a.key or " " in b.key:
        return _share_a_name(a.text, b.text)
    return alike(a.key, b.key) or (a.named and b.named and _same_side(a.text, b.text))


@lru_cache(maxsize=1 << 14)
def _share_a_name(a: str, b: str) -> bool:
    """Whether two names, one of several words, have a word in common or are of one side."""
    return bool(content(a) & content(b)) or _same_side(a, b)


def _is_form(one: Token, other: Token) -> bool:
    """Whether two words are forms of one word."""
    if not (one.carries and other.carries):
        return False
    return one.key == other.key or base(one.key) == base(other.key)


@lru_cache(maxsize=1 << 14)
def _same_side(a: str, b: str) -> bool:
    """Whether a name is that of a state, or of what belongs to it, that another word names: "Germany" for "Berlin"."""
    known = known_place(a)
    return bool(sides(a) & sides(b)) and not (known is not None and known.form is Form.CAPITAL)


def _run(mine: Sequence[Token], i: int, theirs: Sequence[Token], p: int, way: int = 1) -> int:
    """Return how many words are the same from two places on; backwards, up to the first, where ``way`` is -1."""
    n = 0
    while (
        n < _REACH
        and 0 <= i < len(mine)
        and 0 <= p < len(theirs)
        and same_token(mine[i], theirs[p])
    ):
        n, i, p = n + 1, i + way, p + way
    return n


def exchanged(statement: str, on: Evidence) -> bool:
    """Whether a word stands in the place of another one that does not say the same, or two have changed places."""
    if word_for_word(statement, on):
        return False
    near = (*on.behind.sentences[:_NEAR], on.behind.asked) if on.leans else ()
    laid = _Laid(
        _with_its_name(tokens(statement), on),
        [tokens(sentence) for sentence in on.spelled],
        [tokens(sentence) for sentence in near if sentence],
    )
    known, called = content(on.known), _called_at_length(statement, on)
    return any(
        laid.is_exchanged(i, known if content(one.text) <= known else frozenset())
        for i, one in enumerate(laid.mine)
        if one.carries and one.key not in LIGHT and one.key not in called
    )


def _called_at_length(statement: str, on: Evidence) -> frozenset[str]:
    """Return the words of what the document calls a thing at length where the cited sentences are short: "the cap".

    Each of these in a row stands beside the next somewhere in the document, and none in the sentences.
    """
    found: set[str] = set()
    row: list[Step] = []
    for one in (*steps(statement), None):
        if (
            one is not None
            and not is_said(one, on)
            and (not row or on.behind.together(row[-1], one))
        ):
            row.append(one)
            continue
        found.update(other.key for other in row if len(row) >= _AT_LENGTH)
        row = [] if one is None or is_said(one, on) else [one]
    return frozenset(found)


@dataclass(frozen=True)
class _Laid:
    """The words of a statement, and those of each sentence it rests on."""

    mine: Sequence[Token]
    theirs: Sequence[Sequence[Token]]
    before: Sequence[Sequence[Token]]

    def is_exchanged(self, i: int, known: frozenset[str] = frozenset()) -> bool:
        """Whether the word at a place is another than the one that belongs there.

        A word of the holder's name, of which ``known`` are all, stands for what the holder calls itself.
        """
        their = self._belongs(i, cited=bool(known))
        if their is not None and their.key in LIGHT | GENERAL:
            return False
        if (
            their is not None
            and known
            and not (their.named and content(their.text).isdisjoint(known))
        ):
            return False
        if their is None or not _is_other(self.mine[i], their) or _tell(self.mine[i], their):
            return False
        places = [j for j, one in enumerate(self.mine) if _is_form(one, their)]
        if self.mine[i].is_certain or not self._is_said(self.mine[i]):
            return not places
        return any(
            self._has_left_its_place(i) and self._has_left_its_place(j)
            for j in places
            if not of_one_row(self.mine[min(i, j) + 1 : max(i, j)])
        )

    def _is_said(self, one: Token) -> bool:
        return any(_is_form(one, their) for s in self.theirs for their in s)

    def _has_left_its_place(self, i: int) -> bool:
        """Whether the word at a place has neither the word before it nor the one behind that it has in the evidence."""
        mine = beside(self.mine, i)
        return not any(
            any(
                a is not None and b is not None and same_token(a, b)
                for a, b in zip(mine, beside(s, p), strict=True)
            )
            for s in self.theirs
            for p, their in enumerate(s)
            if _is_form(self.mine[i], their)
        )

    def _belongs(self, i: int, *, cited: bool = False) -> Token | None:
        """Return the word that the evidence, be it as ``cited`` alone, has in a place; null where it is the same."""
        own, other = 0, _SAME - 1
        found: Token | None = None
        said = self._is_said(self.mine[i])
        for sentence in self.theirs if said or cited else (*self.theirs, *self.before):
            both = said or sentence in self.before or _is_plain(self.mine[i])
            for p in range(1, len(sentence) - 1):
                if not sentence[p].carries:
                    continue
                strength = _strength(self.mine, i, sentence, p, both=both)
                if self.mine[i].named and sentence[p].named and not both:
                    strength = strength or _before(self.mine, i, sentence, p)
                if strength < _SAME - 1:
                    # Less says neither that the word belongs here nor that another one does.
                    continue
                if same_token(self.mine[i], sentence[p]):
                    own = max(own, strength + 1)
                elif strength > other:
                    other, found = strength, sentence[p]
        return found if other > own else None


def _with_its_name(words: Sequence[Token], on: Evidence) -> Sequence[Token]:
    """Return the words of a statement whose first, before another name and no plain word, counts as a name."""
    edge, first, *rest = words
    named = first.text[0].isupper() and rest[0].named and not on.is_plain(first.text)
    return (edge, replace(first, named=True), *rest) if named else words


def of_one_row(between: Sequence[Token]) -> bool:
    """Whether what stands between two words are members of one row with what joins them: "A, B and C"."""
    joined = [one.key in _ROW for one in between]
    if not any(joined) or not all(one.key in _ROW or one.carries for one in between):
        return False
    return not any(not a and not b for a, b in pairwise(joined))


def beside(words: Sequence[Token], i: int) -> tuple[Token | None, Token | None]:
    """Return the nearest words on either side of a place that say something; null where a sentence ends before."""
    return _nearest(words[i - 1 :: -1] if i else ()), _nearest(words[i + 1 :])


def _nearest(words: Iterable[Token]) -> Token | None:
    found = next((one for one in words if one.carries or one.key == EDGE), None)
    return found if found is not None and found.carries else None


def _strength(mine: Sequence[Token], i: int, theirs: Sequence[Token], p: int, *, both: bool) -> int:
    """Return how many words around two places are the same: on both sides, or so many on one that say something."""
    left, right = _run(mine, i - 1, theirs, p - 1, -1), _run(mine, i + 1, theirs, p + 1)
    if not left and not right:
        return 0
    same = (*mine[i - left : i], *mine[i + 1 : i + 1 + right])
    if left and right:
        return len(same) if any(one.carries for one in same) else 0
    words = [one for one in same if one.key != EDGE]
    enough = sum(one.carries for one in words) > 1 and not both
    return len(words) if enough else 0


def _before(mine: Sequence[Token], i: int, theirs: Sequence[Token], p: int) -> int:
    """Return how many words right before two names are the same, three at least, of which one says something."""
    left = _run(mine, i - 1, theirs, p - 1, -1)
    same = mine[i - left : i]
    clear = left >= _SAME and any(one.carries for one in same)
    return left if clear and not any(one.key == EDGE for one in same) else 0


def _is_plain(one: Token) -> bool:
    cue = cue_lexicon().at((one.key,), 0)
    return cue is not None and is_plain(cue)


def _tell(one: Token, their: Token) -> bool:
    """Whether two words are verbs of saying, which are looked at by themselves."""
    return all(cue_lexicon().at((word.key,), 0) is not None for word in (one, their))


def _is_other(one: Token, their: Token) -> bool:
    if one.named:
        # "AID AB" is a scanned "AIDAB".
        broken = one.key.endswith(their.key) or their.key.endswith(one.key)
        return their.named and not (broken or is_office(their.text.rsplit(maxsplit=1)[-1]))
    # An adverb has a place of its own: "gave a basis" for "gave entirely good grounds".
    aside = their.key.endswith("ly") and not one.key.endswith("ly")
    return not (their.named or aside) and one.key[0].isdigit() is their.key[0].isdigit()


def negation_moved(statement: str, on: Evidence) -> bool:
    """Whether a statement has a "not" between words that stand side by side in its evidence, or lacks one there."""
    mine = tokens(statement)
    theirs = [tokens(sentence) for sentence in on.spelled]
    put_in = any(_lack_a_not(mine, i, theirs) for i in _nots(mine)) and not denies(on.whole)
    return put_in or any(_lack_a_not(s, p, [mine]) for s in theirs for p in _nots(s, _NO))


#: What denies a verb, and with that a noun.
_NOT = frozenset(("not", "never"))
_NO = _NOT | {"no"}


def _nots(words: Sequence[Token], denying: frozenset[str] = _NOT) -> list[int]:
    return [i for i in range(1, len(words) - 1) if words[i].key in denying]


def _lack_a_not(words: Sequence[Token], i: int, others: Sequence[Sequence[Token]]) -> bool:
    """Whether some text has the words on both sides of a negation side by side, and no negation near them."""
    if words[i - 1].key == EDGE:
        return False
    return any(
        _is_one_helper(words[i - 1], other[p])
        and _run(words, i + 1, other, p + 1) >= _SAME - 1
        and not any(-_REACH <= n - p < _SAME for n in _nots(other, _NO))
        for other in others
        for p in range(len(other) - 1)
    )


def _is_one_helper(one: Token, other: Token) -> bool:
    """Whether two words are one, be it in another person or tense: "do" and "did"."""
    return same_token(one, other) or (
        one.key in _HELPERS and other.key in _HELPERS and base(one.key) == base(other.key)
    )


def weakener_dropped(statement: str, on: Evidence) -> bool:
    """Whether two words stand side by side between which the evidence has one that weakens, or "about"."""
    mine = tokens(statement)
    pairs = list(pairwise(mine))
    for sentence in on.spelled:
        theirs = tokens(sentence)
        for p in range(1, len(theirs) - 1):
            if theirs[p].key in _WEAKENING and any(
                a.carries
                and b.carries
                and same_token(a, theirs[p - 1])
                and same_token(b, theirs[p + 1])
                for a, b in pairs
            ):
                return True
    return False
