"""What belongs to what in a sentence: the right words, wrongly joined, make a wrong sentence.

A sentence that retells others is held against them clause by clause. The clause of theirs that has most of its words
has to agree with it: on who does it to whom, on negation, on how many and how surely, on each value and what is
counted by it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from summarizer.accounts.clauses import SAYING, Clause, clauses_of
from summarizer.accounts.turned import turned
from summarizer.words.content import content
from summarizer.words.modals import modals
from summarizer.words.negation import counters, denies, names_a_negation, negated
from summarizer.words.scripts import straight
from summarizer.words.strength import (
    hedges_lost,
    limits_lost,
    modals_brought_in,
    quantity_brought_in,
)

#: A reason that sentences which were not joined before do not have.
IN_ANOTHER_ORDER = "it names those it speaks of in another order than its items do"
#: Least share of a clause's content words by which a clause of the evidence is the one it retells. With 0.5 the forty
#: wrong sentences of tests/accounts/test_bonds.py fall; two clauses made one by a writer have less of each.
_SAME = 0.5
_TOKEN = re.compile(r"\d[\d.,]*\d|\d|\w+(?:['’]\w+)?")
_NOT = frozenset(("not", "never", "cannot"))
_NOT_IN_EVIDENCE = _NOT | {"no", "none", "nobody", "nothing", "neither", "nor"}
_ONLY = frozenset(("only", "solely", "exclusively", "merely"))
#: Where a thing comes from and what it is against: of two places or persons one stands behind such a word.
_BOUND = ("from", "against", "without", "despite")
_HINGE = re.compile(
    r"\b(?P<time>before|after|unless|until)\b|\b(?:if|provided that|providing that|on (?:the )?condition that)\b",
    re.IGNORECASE,
)
#: How many of a kind a clause speaks of.
_SHARES = (
    ("all", re.compile(r"\b(?:all|every\w*|each|both)\b", re.IGNORECASE)),
    ("most", re.compile(r"\bmost(?: of)?\b(?! of all)", re.IGNORECASE)),
    ("many", re.compile(r"\b(?:many|numerous)\b", re.IGNORECASE)),
    ("some", re.compile(r"\b(?:some|several|certain|a few)\b", re.IGNORECASE)),
    ("few", re.compile(r"(?<!\ba )\bfew\b", re.IGNORECASE)),
)
#: What stands in front of a value and says how it is meant.
_QUALIFIED = re.compile(
    r"\b(?P<how>at least|at most|up to|more than|over|less than|fewer than|under|from|to|by|until|since|before|after"
    r"|no (?:more|less|fewer|later|earlier) than)\s+(?:[$€£]\s?|the )?(?P<value>\d[\d.,]*\d|\d)",
    re.IGNORECASE,
)
_SCALES = frozenset("hundred thousand million billion trillion per cent percent dozen us".split())
_LETTER = re.compile(r"(?<![\w.])[A-Z](?![\w’'-]|\.\s?\w)")


def misjoined(text: str, told: Sequence[str]) -> str | None:
    """Return what a sentence joins otherwise than the statements it retells; null where it joins nothing wrongly."""
    mine = clauses_of(text)
    theirs = [clause for statement in told for clause in clauses_of(statement)]
    near = [_nearest(clause, theirs) for clause in mine]
    for clause, nearest in zip(mine, near, strict=True):
        whys = [
            _disagreement(_Pair(clause, its, theirs, _beside(its, mine, near))) for its in nearest
        ]
        if whys and None not in whys:
            return whys[0]
    return IN_ANOTHER_ORDER if _is_loose_turned(mine, near, told) else turned(text, told)


def other_letters(text: str, told: Sequence[tuple[str, Sequence[str]]]) -> bool:
    """Whether a sentence gives what accounts say to other accounts: ``told`` are statements with the accounts' letters.

    The letter stands before what its account says ("According to A, ..") or behind it.
    """
    known = {letter for _, letters in told for letter in letters}
    cuts = [found for found in _LETTER.finditer(text) if found[0] in known]
    if not cuts:
        return False
    pieces = _pieces(text, cuts)
    letters = [cut[0] for cut in cuts]
    first, last = pieces[0], pieces[-1]
    behind = not _says(first) and _each_its_own(list(zip(letters, pieces[1:], strict=True)), told)
    before = [*zip(letters, pieces, strict=False)][::-1]
    return not (behind or (not _says(last) and _each_its_own(before, told)))


def _pieces(text: str, cuts: Sequence[re.Match[str]]) -> list[str]:
    """Return a text in pieces, each but the first with the letter at its beginning."""
    return [text[a:b] for a, b in pairwise((0, *(c.start() for c in cuts), len(text)))]


def _says(piece: str) -> frozenset[str]:
    """Return the words of a piece that are more than "according to account A"."""
    return content(piece) - SAYING


def _each_its_own(
    pairs: Sequence[tuple[str, str]], told: Sequence[tuple[str, Sequence[str]]]
) -> bool:
    """Whether what stands beside each letter is its account's; one with nothing beside it shares what follows."""
    sharing: list[str] = []
    for letter, piece in pairs:
        sharing.append(letter)
        if words := _says(piece):
            shares = [(len(words & content(statement)), letters) for statement, letters in told]
            best = max(share for share, _ in shares)
            nearest = [frozenset(letters) for share, letters in shares if share == best]
            if not all(any(one in letters for letters in nearest) for one in sharing):
                return False
            sharing = []
    return True


# Clauses ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Pair:
    """A clause, the one it retells, all of theirs, and everything of mine that retells the same."""

    mine: Clause
    its: Clause
    theirs: Sequence[Clause]
    beside: str


def _beside(its: Clause, mine: Sequence[Clause], near: Sequence[Sequence[Clause]]) -> str:
    return ", ".join(c.text for c, nearest in zip(mine, near, strict=True) if its in nearest)


def _nearest(clause: Clause, theirs: Sequence[Clause]) -> list[Clause]:
    """The clauses that have most of one's words, where they have enough of them."""
    shared = [len(clause.content & other.content) for other in theirs]
    best = max(shared, default=0)
    if best < max(2, _SAME * len(clause.content)):
        return []
    alike = zip(theirs, shared, strict=True)
    return [c for c, count in alike if count == best and c.words & clause.words]


def _disagreement(pair: _Pair) -> str | None:
    return next((why for why, found in _DISAGREEMENTS if found(pair)), None)


def _other_names(pair: _Pair) -> bool:
    """Whether a name of another clause stands in the place of one of this."""
    strange = {n for n in pair.mine.names if n not in pair.its.content}
    missing = {n for n in pair.its.names if n not in pair.mine.content}
    others = {n for clause in pair.theirs if clause is not pair.its for n in clause.names}
    return bool(strange & others) and bool(missing)


def _turned_round(pair: _Pair) -> bool:
    return _turned(pair.mine.names, pair.its.names)


def _is_loose_turned(
    mine: Sequence[Clause], near: Sequence[Sequence[Clause]], told: Sequence[str]
) -> bool:
    """Whether a clause that retells none of theirs has the names of every like statement in another order."""
    loose = [clause for clause, nearest in zip(mine, near, strict=True) if not nearest]
    return any(_turned_in_all(clause, told) for clause in loose)


def _turned_in_all(clause: Clause, told: Sequence[str]) -> bool:
    """Whether every statement that has most of a clause's names has them in another order."""
    orders = [Clause(statement).names for statement in told]
    shared = [len(set(clause.names) & set(names)) for names in orders]
    most = max(shared, default=0)
    having = [names for names, count in zip(orders, shared, strict=True) if count == most]
    return most > 1 and all(_turned(clause.names, names) for names in having)


def _turned(mine: Sequence[str], its: Sequence[str]) -> bool:
    return [n for n in its if n in mine] != [n for n in mine if n in its]


def _other_values(pair: _Pair) -> bool:
    pairs = zip(pair.mine.values, pair.its.values, strict=True)
    return any(a - b and b - a for a, b in pairs)


def _negation_moved(pair: _Pair) -> bool:
    """Whether one denies what the other affirms, or another word of it is denied."""
    a, b = pair.mine.text, pair.its.text
    if (negated(a) and not _denies(b)) or (negated(b) and not _denies(pair.beside)):
        return True
    if denies(a) and denies(b) and bool(_NOT & set(_tokens(a))) != bool(_NOT & set(_tokens(b))):
        return True
    denied = _bound(a, _NOT, 1)
    allowed = _bound(b, _NOT_IN_EVIDENCE, 2)
    return bool(denied) and bool(allowed) and not denied & allowed


def _denies(text: str) -> bool:
    return counters(text) or names_a_negation(text) or "without" in _tokens(text)


def _other_share(pair: _Pair) -> bool:
    a, b = _shares(pair.mine.text), _shares(pair.its.text)
    return (bool(b) and a != b) or (bool(a) and quantity_brought_in(pair.mine.text, pair.its.text))


def _shares(text: str) -> frozenset[str]:
    return frozenset(share for share, said in _SHARES if said.search(text))


def _other_modal(pair: _Pair) -> bool:
    return bool(modals(pair.its.text)) and bool(modals_brought_in(pair.mine.text, pair.its.text))


def _surer(pair: _Pair) -> bool:
    """Whether what may be, is alleged or holds up to some number has become what is."""
    return hedges_lost(pair.beside, pair.its.text) or limits_lost(pair.beside, pair.its.text)


def _other_time(pair: _Pair) -> bool:
    mine, its = _hinges(pair.mine.text), _hinges(pair.its.text)
    return bool(mine - its) or not its <= _hinges(pair.beside)


def _hinges(text: str) -> frozenset[str]:
    return frozenset((found["time"] or "if").lower() for found in _HINGE.finditer(text))


def _other_qualifier(pair: _Pair) -> bool:
    theirs = {found["value"]: found["how"].lower() for found in _QUALIFIED.finditer(pair.its.text)}
    return any(
        theirs.get(found["value"], found["how"].lower()) != found["how"].lower()
        for found in _QUALIFIED.finditer(pair.mine.text)
    )


def _other_counted(pair: _Pair) -> bool:
    """Whether a number counts something else: "300 observers" for "40 observers and 300 soldiers"."""
    for number in re.findall(r"(?<![\w.,])\d[\d.,]*\d|\b\d\b", pair.mine.text):
        counted, theirs = _bound(pair.mine.text, {number}, 2), _bound(pair.its.text, {number}, 3)
        if counted and theirs and not counted & theirs:
            return True
    return False


def _only_moved(pair: _Pair) -> bool:
    narrowed, theirs = _bound(pair.mine.text, _ONLY, 1), _bound(pair.its.text, _ONLY, 2)
    return bool(narrowed) and not narrowed & theirs


def _other_end(pair: _Pair) -> bool:
    """Whether another thing stands behind "from" or "against"."""
    return any(
        not behind <= theirs
        for word in _BOUND
        if (behind := _bound(pair.mine.text, {word}, 1))
        and (theirs := _bound(pair.its.text, {word}, 3))
    )


def _other_word(pair: _Pair) -> bool:
    """Whether one word of another clause stands in the place of one of this: "raised" for "lowered"."""
    strange, missing = pair.mine.words - pair.its.content, pair.its.words - pair.mine.content
    others = frozenset[str]().union(*(c.words for c in pair.theirs if c is not pair.its))
    return len(strange) == len(missing) == 1 and strange <= others


def _bound(text: str, heads: Iterable[str], window: int) -> frozenset[str]:
    """Return the stems of the first content words behind each of some words; scales of numbers are none."""
    heads = frozenset(heads)
    tokens = _tokens(text)
    found: set[str] = set()
    for at, token in enumerate(tokens):
        if token in heads or (token.endswith("n't") and "not" in heads):
            behind = (w for t in tokens[at + 1 :] if t not in _SCALES for w in content(t))
            found.update(w for _, w in zip(range(window), behind, strict=False))
    return frozenset(found)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(straight(text).lower())


#: In which way a clause may disagree with the one it retells.
_DISAGREEMENTS: tuple[tuple[str, Callable[[_Pair], bool]], ...] = (
    ("it gives to one what its items say of another", _other_names),
    (IN_ANOTHER_ORDER, _turned_round),
    ("it gives to one thing the number or day of another", _other_values),
    ("it denies something else than its items do", _negation_moved),
    ("it speaks of more or fewer than its items do", _other_share),
    ("it makes one thing as sure as another", _other_modal),
    ("it is surer than its items are", _surer),
    ("it makes the thing depend on something else, or puts it at another time", _other_time),
    ("it says of a number or day otherwise how it is meant", _other_qualifier),
    ("it counts something else than its items do", _other_counted),
    ("it narrows something else than its items do", _only_moved),
    ("it names another origin or adversary than its items do", _other_end),
    ("it says of one thing what its items say of another", _other_word),
)
