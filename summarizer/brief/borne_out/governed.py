"""What a negation, "will" or "only" of a statement is said of, and whether its evidence says the same of that.

A statement may have its negations and modals elsewhere than its evidence; what they are said of has to be the same:
"will not agree" and "agreed if they did not" have the same negation, of two things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.brief.borne_out.altered import LIGHT
from summarizer.brief.borne_out.brought_in import AVOIDS
from summarizer.brief.borne_out.in_place import Token, same_token, tokens
from summarizer.brief.borne_out.relied_on import Evidence, Refusal
from summarizer.words.alike import base
from summarizer.words.negation import denies, names_a_negation, negated, negated_twice
from summarizer.words.strength import bounded_otherwise

_EDGE = "|"
_NOTS = frozenset(("not", "never"))
#: Words before a word, those of its clause and others, and behind it, among which it is denied or narrowed.
_CLAUSE, _BEFORE, _BEHIND = 12, 4, 3
#: What says that a thing is to be; that it was or is; that it is only wanted or can be.
_WILL = frozenset(("will", "would", "shall", "ll", "going"))
_WAS = frozenset(("was", "were", "been", "is", "are"))
_WANTS = re.compile(
    r"(?:want|wish|hope|hoping|plan|intend|tr(?:y|ie|yi)|seek|sought|prepared|ready|willing|able|like)\w*$"
)
#: "Nor did the board pay": what is denied behind a word that joins two denials.
_NOR = re.compile(r"\bnor\b(?P<what>[^.;?!]*)", re.IGNORECASE)
_NARROWS = re.compile(
    r"(?:only|sole|solely|exclusive|exclusively|mere|merely|just|simply|(?<!-)alone|nothing|until|unless|except|limited|restricted"
    r"|restrict|restricts|confined|one|once|first)$"
)


def _governed(words: Sequence[Token], i: int) -> Token | None:
    """Return the first word behind a place that says something and is not light."""
    return next((one for one in words[i + 1 :] if one.carries and one.key not in LIGHT), None)


def _where(
    one: Token, sentences: Sequence[Sequence[Token]]
) -> Iterator[tuple[Sequence[Token], int]]:
    for sentence in sentences:
        for at, their in enumerate(sentence):
            if their.carries and same_token(one, their):
                yield sentence, at


def _around(sentence: Sequence[Token], at: int) -> str:
    """Return the words around a place: those of its clause before it, a few beyond, and a few behind; not itself."""
    begins = next((n for n in range(at - 1, -1, -1) if sentence[n].key == _EDGE), 0)
    first = max(0, at - _CLAUSE, min(begins, at - _BEFORE))
    near = (*sentence[first:at], *sentence[at + 1 : at + 1 + _BEHIND])
    return " ".join(one.text for one in near if one.key != _EDGE)


def _denies_other(statement: str, on: Evidence) -> bool:
    """Whether what a negation is said of stands in the evidence, and nowhere near anything that denies."""
    mine = tokens(statement)
    theirs = [tokens(sentence) for sentence in on.spelled]
    for i, one in enumerate(mine):
        if one.key not in _NOTS or (
            i + 1 < len(mine) and mine[i + 1].key in ("only", "just", "least")
        ):
            continue
        what = _governed(mine, i)
        found = list(_where(what, theirs)) if what is not None and not what.named else []
        if not found or what is None or _is_behind_nor(what, on):
            continue
        if not any(_is_denied(_around(s, at)) for s, at in found):
            return True
    return negated_twice(statement) and not negated_twice(on.whole)


def _is_behind_nor(what: Token, on: Evidence) -> bool:
    """Whether a sentence cited has a word behind "nor", which :func:`tokens` does not show."""
    return any(
        same_token(what, one)
        for sentence in on.spelled
        for found in _NOR.finditer(sentence)
        for one in tokens(found["what"])
        if one.carries
    )


def _is_denied(text: str) -> bool:
    return (
        negated(text) or names_a_negation(text) or denies(text) or AVOIDS.search(text) is not None
    )


def _will(statement: str, on: Evidence) -> bool:
    """Whether a statement says that a thing will be of which its evidence says that it was, or is wanted."""
    mine = tokens(statement)
    theirs = [tokens(sentence) for sentence in on.spelled]
    for i, one in enumerate(mine):
        if one.key not in _WILL - {"going"}:
            continue
        what = _governed(mine, i)
        found = list(_where(what, theirs)) if what is not None else []
        if one.key == "will" and found and all(_only_was(sentence, at) for sentence, at in found):
            return True
        if one.key != "will" and _is_only_wanted(found):
            return True
    return False


def _is_only_wanted(found: Sequence[tuple[Sequence[Token], int]]) -> bool:
    """Whether a word stands right behind "wants to", and nowhere behind a "will"."""
    before = [[one.key for one in sentence[max(0, at - _CLAUSE) : at]] for sentence, at in found]
    if any(_WILL & set(words) for words in before):
        return False
    return any(words[-1:] == ["to"] and any(map(_WANTS.match, words[-2:-1])) for words in before)


def _only_was(sentence: Sequence[Token], at: int) -> bool:
    """Whether a word stands behind "was" or "wants to", and no "will" is near."""
    before = [one.key for one in sentence[max(0, at - _CLAUSE) : at]]
    if _WILL & set(before):
        return False
    near = before[-3:]
    return bool(_WAS & set(near)) or any(map(_WANTS.match, near))


def _only(statement: str, on: Evidence) -> bool:
    """Whether "only" is said of what the evidence narrows nowhere."""
    mine = tokens(statement)
    theirs = [tokens(sentence) for sentence in on.spelled]
    for i, one in enumerate(mine):
        if one.key not in ("only", "solely", "exclusively"):
            continue
        what = _governed(mine, i)
        found = list(_where(what, theirs)) if what is not None else []
        near = (n.key for s, at in found for n in s[max(0, at - _CLAUSE) : at + _BEHIND])
        if found and not any(_NARROWS.match(key) for key in near):
            return True
    return False


_COMPARED = re.compile(
    r"\b(?:more|less|fewer|better|worse|larger|higher|lower|greater|other) than"
    r" (?:(?:the|an?|our|my|your|its|his|her|their|any) )?(?P<what>[\w$€£]+)",
    re.IGNORECASE,
)
_COMPARES = re.compile(
    r"\bthan\b|\b(?:over|above|exceed\w*|beyond|under|below|at least|at most|up to"
    r"|not (?:only|just|merely)|rather|instead)\b",
    re.IGNORECASE,
)


def _compared(statement: str, on: Evidence) -> bool:
    """Whether a statement has what its evidence calls more or less than that: "twice" for "more than twice"."""
    if _COMPARES.search(statement):
        return False
    told = {base(one.key) for one in tokens(statement)}
    return any(base(found["what"].lower()) in told for found in _COMPARED.finditer(on.whole))


def _bounded(statement: str, on: Evidence) -> bool:
    """Whether a statement has what its evidence sets for one time or amount as set for another: "after" for "by"."""
    return bounded_otherwise(statement, on.whole)


GOVERNED: tuple[Refusal, ...] = (
    ("it denies another thing", _denies_other),
    ("it says that a thing will be that was", _will),
    ("it says of something that only this is so", _only),
    ("it leaves out that a thing is more or less than that", _compared),
    ("it says of a number or day otherwise how it is meant", _bounded),
)
