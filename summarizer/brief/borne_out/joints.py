"""What a statement joins otherwise than its sentences: "or" for "and", "unless" for "if"; "only" of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from summarizer.brief.borne_out.in_place import EDGE, Token, beside, same_token, tokens
from summarizer.brief.borne_out.relied_on import Evidence
from summarizer.words.negation import negated

#: Joints of which one says another thing than the other in the same place.
_TURNED = tuple(
    frozenset(pair.split())
    for pair in (
        "and or",
        "if unless",
        "although because",
        "though because",
        "despite because",
        "with without",
        "before after",
        "until since",
        "for against",
        "above below",
        "over under",
        "more less",
        "most least",
        "while because",
    )
)
_JOINTS = frozenset(chain.from_iterable(_TURNED))
_OR = re.compile(r"\b(?:or|nor|either|whether|and/or)\b", re.IGNORECASE)
#: What says of a thing that it is open: "whether" does so without a choice.
_OPEN = re.compile(
    r"\b(?:or|nor|either|whether|if|ask\w*|wonder\w*|question\w*)\b|\?", re.IGNORECASE
)
_WHETHER = re.compile(r"\bwhether\b(?! or\b)", re.IGNORECASE)
#: "Or that", "or will": a clause to choose, which no negation before makes a second denial.
_OR_A_CLAUSE = re.compile(
    r"(?<!whether )\bor (?:that\b|not\b|(?:\w+ly )?(?:is|are|was|were|will|would|has|had|says?|said|can|could|must"
    r"|should|[a-z]{3,}ed)\b)"
)
_A_CHOICE = re.compile(r"\b(?:or|nor|either|and/or|alternatively)\b", re.IGNORECASE)
_ONLY = re.compile(r"\b(?:only|solely|exclusively|merely)\b", re.IGNORECASE)
_NARROWS = re.compile(
    r"(?<!not )\b(?:only|sole|solely|exclusive(?:ly)?|mere(?:ly)?|just|simply|alone|limited to|restricted|restricts?"
    r"|confined?|nothing (?:but|more)|other than|until|unless|no more than|except)\b",
    re.IGNORECASE,
)


def joint_turned(statement: str, on: Evidence) -> bool:
    """Whether two words that the evidence joins are joined otherwise: "or" for "and", "unless" for "if"."""
    whole = " ".join((*on.spelled, on.leant_on))
    if _puts_a_choice(statement, whole, on):
        return True
    mine = tokens(statement)
    for i, one in enumerate(mine):
        for found in _between_the_same(mine, i, on) if one.key in _JOINTS else ():
            if not any(_joins_alike(one.key, key) for key in found):
                return "and" not in (one.key, *found) or not _is_denied_before(mine, i)
    return _unless(statement, whole)


def _puts_a_choice(statement: str, whole: str, on: Evidence) -> bool:
    """Whether a statement has an "or" where its evidence has none."""
    told = _WHETHER.sub(" ", statement) if _OPEN.search(whole) else statement
    choice = _OR.search(told)
    if choice and not (_OR.search(whole) or negated(told[: choice.end()])):
        return True
    theirs = " ".join((*on.spelled, on.behind.asked))
    return _OR_A_CLAUSE.search(told) is not None and _A_CHOICE.search(theirs) is None


def _between_the_same(mine: Sequence[Token], i: int, on: Evidence) -> Iterator[Sequence[str]]:
    """Yield the joints that each sentence cited has where a statement has one, of sentences that have any."""
    for sentence in on.spelled:
        theirs = tokens(sentence)
        places = (p for p in range(1, len(theirs) - 1) if theirs[p].key in _JOINTS)
        found = [theirs[p].key for p in places if _stands_between(mine, i, theirs, p)]
        if found:
            yield found


#: "Neither A nor B", "not A or B": there "and" and "or" say the same.
_CLAUSE_BEFORE = 12


def _is_denied_before(words: Sequence[Token], i: int) -> bool:
    """Whether a negation stands before a place."""
    return negated(
        " ".join(one.text for one in words[max(0, i - _CLAUSE_BEFORE) : i] if one.key != EDGE)
    )


_UNLESS = re.compile(r"\b(?:unless|until|without|except|otherwise|or else)\b", re.IGNORECASE)
_IF = re.compile(r"\bif\b", re.IGNORECASE)


def _unless(statement: str, whole: str) -> bool:
    """Whether a statement has "unless" where nothing says so, or has "if" where the evidence has "unless" alone."""
    words = statement.lower().split()
    if "unless" in words and not (_UNLESS.search(whole) or (_IF.search(whole) and negated(whole))):
        return True
    turned = "if" in words and "unless" not in words and "unless" in whole.lower().split()
    return turned and not negated(statement) and not _IF.search(whole)


def narrowed(statement: str, on: Evidence) -> bool:
    """Whether a statement says of one thing only what its evidence does not."""
    return bool(_ONLY.search(statement)) and not _NARROWS.search(on.whole)


def _joins_alike(a: str, b: str) -> bool:
    return frozenset((a, b)) not in _TURNED


def _stands_between(mine: Sequence[Token], i: int, theirs: Sequence[Token], p: int) -> bool:
    if same_token(mine[i - 1], theirs[p - 1]) and same_token(mine[i + 1], theirs[p + 1]):
        return True
    here, there = beside(mine, i), beside(theirs, p)
    return all(
        a is not None and b is not None and same_token(a, b)
        for a, b in zip(here, there, strict=True)
    )
