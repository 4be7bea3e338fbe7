"""Two things in the wrong order: cause and effect, before and after, who does it to what, whose office.

Whole sentences are looked at, not only clauses: each clause of "B because A" may be right, and the two the wrong way
round.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from summarizer.words.content import content

#: Least share of one side's words on the side of the evidence that it is to be, words that stand on both left out.
_SIDE = 0.6
_SENTENCE_PART = re.compile(r";|, (?:and|but|while|whereas) ")
_LINK = re.compile(r"\b(?P<word>because|after|before)\b(?! (?:all|long|that)\b)", re.IGNORECASE)
_FRONTED = re.compile(
    r"^\W*(?P<word>because|after|before)\b(?P<first>[^,]*),(?P<second>.*)$", re.IGNORECASE
)


@dataclass(frozen=True)
class _Link:
    """What is before, or the cause, and what is after, or the effect."""

    causes: bool
    first: frozenset[str]
    second: frozenset[str]


def turned(text: str, told: Sequence[str]) -> str | None:
    """Return what a sentence has in another order than the statements it retells; null where it has nothing so."""
    return next((why for why, found in _REASONS if found(text, told)), None)


# Cause and effect, before and after --------------------------------------------------------------------------------


def _links(text: str) -> Iterator[_Link]:
    for part in _SENTENCE_PART.split(text):
        fronted = _FRONTED.match(part)
        if fronted:
            yield _link(fronted["word"], fronted["second"], fronted["first"])
        elif found := _LINK.search(part):
            yield _link(found["word"], part[: found.start()], part[found.end() :])


def _link(word: str, main: str, beside: str) -> _Link:
    """``beside`` stands behind the word: "main because beside"."""
    one, other = content(main), content(beside)
    ends = (one, other) if word.lower() == "before" else (other, one)
    return _Link(word.lower() == "because", *ends)


def _links_otherwise(text: str, told: Sequence[str]) -> bool:
    theirs = [link for statement in told for link in _links(statement)]
    return any(_is_turned(mine, theirs) for mine in _links(text) if mine.first and mine.second)


def _is_turned(mine: _Link, theirs: Sequence[_Link]) -> bool:
    """Whether no link of theirs has both sides of mine where they are, and one speaks of either."""
    alike = [its for its in theirs if its.causes == mine.causes and _shares(mine, its)]
    return bool(alike) and not any(_agree(mine, its) for its in alike)


def _shares(mine: _Link, its: _Link) -> bool:
    return bool((mine.first | mine.second) & (its.first | its.second))


def _agree(mine: _Link, its: _Link) -> bool:
    both = its.first & its.second
    sides = ((mine.first, its.first), (mine.second, its.second))
    # "After it": a side without words may be anything.
    return all(
        not there or len(words & there) >= max(_SIDE * len(words - both), min(1, len(words - both)))
        for words, there in sides
    )


# Who does it to what -----------------------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
#: A verb with what it is done to: a small word behind no article or preposition, before a noun phrase, name or number.
_VERB = re.compile(
    r"(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bits )(?<!\bof )(?<!\bin )(?<!\bon )(?<!\bby )(?<!\bfor )(?<!\bto )"
    r"\b(?P<verb>[a-z]{3,}) (?=(?:the|an?|its|his|her|their)\b|[A-Z0-9])"
)
#: What stands behind these may stand before the clause as well.
_CLAUSE_END = re.compile(
    r"[,;:—–]|\b(?:if|unless|until|because|before|after|while|whereas|although|and|but|that|which|who)\b"
)
#: Verbs by which one has another do something.
_LETS = frozenset(("let", "lets", "made", "makes"))
_BY = re.compile(r"\bby\b")
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being) (?:[a-z]+ly )?(?P<verb>[a-z]{3,})\b(?P<behind>.*?) by (?P<agent>.*)"
)


def _done_by_another(text: str, told: Sequence[str]) -> bool:
    """Whether who does something and to whom it is done have changed places, in whatever voice."""
    parts = [part for statement in told for part in _CLAUSE_END.split(statement)]
    for part in _CLAUSE_END.split(text):
        passive = _PASSIVE.search(part)
        ways = [(_crossed, found) for found in _VERB.finditer(part)]
        for way, found in (*ways, *([(_done_to_its_doer, passive)] if passive else ())):
            like = _most_like(part, _of(found["verb"]), parts)
            if like and all(way(found, part, other) for other in like):
                return True
            if _is_done_by_last(found, part, told):
                return True
    return False


def _is_done_by_last(found: re.Match[str], part: str, told: Sequence[str]) -> bool:
    """Whether "Belt thanked Dahl" is made of "Dahl thanked Solan for the loan and Belt for the ships"."""
    verb = _of(found["verb"])
    having = [t for t in told if sum(_of(word[0]) == verb for word in _WORD.finditer(t)) == 1]
    return bool(having) and all(_crossed(found, part, other) for other in having)


def _of(word: str) -> frozenset[str]:
    """Return the stem of a verb; of one that carries nothing by itself, the word."""
    return content(word) or frozenset((word.lower(),)) & _LETS


def _most_like(part: str, verb: frozenset[str], others: Sequence[str]) -> list[str]:
    """Return those of some clauses with a verb that share most words with another one."""
    shared = [
        (len(content(part) & content(o)), o)
        for o in others
        if verb and verb <= content(o) | (frozenset(o.lower().split()) & _LETS)
    ]
    most = max((count for count, _ in shared), default=0)
    return [other for count, other in shared if count == most]


def _around(verb: str, text: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the content words before a verb and behind it."""
    its = next((w for w in _WORD.finditer(text) if _of(w[0]) == _of(verb)), None)
    return (content(text[: its.start()]), content(text[its.end() :])) if its else None


def _crossed(found: re.Match[str], part: str, other: str) -> bool:
    its = _around(found["verb"], other)
    if its is None or bool(_BY.search(part)) != bool(_BY.search(other)):
        return False
    left, right = content(part[: found.start()]), content(part[found.end() :])
    before, behind = its
    return bool((left - before) & behind) and bool((right - behind) & before)


def _done_to_its_doer(found: re.Match[str], part: str, other: str) -> bool:
    """Whether a passive has for its subject whoever does it in the active voice, and is done by whom it is done to."""
    its = _around(found["verb"], other)
    if its is None or _BY.search(other):
        return False
    before, behind = its
    subject, agent = content(part[: found.start()]), content(found["agent"])
    return bool((subject - behind) & before) and bool((agent - before) & behind)


_OF = re.compile(
    r"(?P<one>[\w-]+) of (?:the |an? |its |his |her |their )?(?P<other>[\w-]+)", re.IGNORECASE
)


def _belongs_to_another(text: str, told: Sequence[str]) -> bool:
    """Whether "the offer of the owners" has become "the offer of the union", or "leak of the report" the reverse."""
    theirs = {pair for statement in told for pair in _of_pairs(statement)}
    words = frozenset[str]().union(*map(content, told))
    heads = {one: {b for a, b in theirs if a == one} for one, _ in theirs}
    for one, other in _of_pairs(text):
        if (one, other) in theirs or not other <= words:
            continue
        if (other, one) in theirs or one in heads:
            return True
    return False


def _of_pairs(text: str) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    for found in _OF.finditer(text):
        one, other = content(found["one"]), content(found["other"])
        if one and other:
            yield one, other


# Whose office ------------------------------------------------------------------------------------------------------

_NAME = r"[^\W\d_a-z][\w’'-]+"
_APPOSED = re.compile(rf"(?P<name>{_NAME}), (?:the|an?|its|their) (?P<office>[a-z][\w -]{{2,60}}),")
#: "Central bank head Uma Reye".
_TITLED = re.compile(
    r"(?:^|(?<=[,;] )|(?<=\b(?:and|the) ))(?P<office>[A-Za-z][a-z-]+(?: [a-z-]+){0,3}) "
    rf"(?P<name>{_NAME} {_NAME})"
)
#: Words before a name that may be an office, and behind one in apposition.
_BEFORE, _NEAR = 5, 120
_BEHIND = re.compile(r",? (?:who|the|an?|its|their) ([^,;.]{2,80})")


def _in_anothers_office(text: str, told: Sequence[str]) -> bool:
    """Whether somebody stands in an apposition with an office that no statement puts beside the name."""
    return any(
        not any(_beside(found["name"], content(found["office"]), other) for other in told)
        for found in _APPOSED.finditer(text)
        if any(content(found["office"]) <= content(other) for other in told)
    )


def _beside(name: str, office: frozenset[str], text: str) -> bool:
    """Whether an office stands right before a name, or right behind it in commas."""
    for found in re.finditer(rf"\b{re.escape(name)}\b", text):
        before = _right_before(text[max(0, found.start() - _NEAR) : found.start()])
        behind = _BEHIND.match(text, found.end())
        if office <= content(before) or (behind and office <= content(behind[1])):
            return True
    return False


def _right_before(text: str) -> str:
    """Return the last words before a name, up to a comma; behind one that parts nothing else, those before it."""
    *_, earlier, last = ("", *text.split(","))
    return " ".join((last if last.strip() else earlier).split()[-_BEFORE:])


def _before_a_name(office: str, text: str) -> bool:
    return re.search(rf"(?i:\b{re.escape(office)}) {_NAME}", text) is not None


def _titled_as_another(text: str, told: Sequence[str]) -> bool:
    """Whether an office stands right before a name that no statement puts beside it, and some has elsewhere."""
    for found in _TITLED.finditer(text):
        office = content(found["office"])
        if not office or not any(_before_a_name(found["office"], t) for t in told):
            continue
        named = [t for t in told if found["name"] in t]
        if named and not any(_beside(found["name"], office, t) for t in named):
            return True
    return False


_REASONS: tuple[tuple[str, Callable[[str, Sequence[str]], bool]], ...] = (
    ("it has cause and effect, or before and after, otherwise than its items", _links_otherwise),
    ("it has what is done by one done by the other", _done_by_another),
    ("it gives to one what its items say is another's", _belongs_to_another),
    ("it gives somebody the office of another", _in_anothers_office),
    ("it gives somebody the office of another", _titled_as_another),
)
