"""Who reports in a line: the names right before its reporting verbs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from summarizer.attribution.cues import cue_lexicon
from summarizer.brief.verbs import reporting_verb
from summarizer.names.bodies import bodies, posts, subjects
from summarizer.words.seldom import Seldom
from summarizer.words.tokens import Token, tokens

#: Forms of a verb that reports, and what stands between a name and it.
_REPORTING = frozenset(("s", "past", "ing"))
#: "Holm's impression was that": whose thought a line is.
_THINKS = Seldom(
    r"(?:The )?(?P<who>[A-Z][^,;:“”]{1,60}?)[’']s? (?:own |personal |general |overall )?"
    r"(?:impression|view|opinion|belief|assessment|feeling|judge?ment|understanding|conclusion) (?:was|is) that "
)
#: What is one with the word behind it: "G-77/" before "China".
_JOINED_TO = re.compile(r"(?:[\w-]+/)*$")
_ADVERBS = frozenset(("also", "again", "then", "further", "later", "strongly", "repeatedly"))


def reporters(line: str) -> list[tuple[str, bool]]:
    """Return who stands right before a reporting verb ("Mr Holm stressed"), and whether behind a comma."""
    words = [t for t in tokens(line) if t.word]
    thinks = _THINKS.match(line)
    found: list[tuple[str, bool]] = [(thinks["who"], False)] if thinks is not None else []
    for at, word in enumerate(words):
        # "the United States will act": a word in capitals is part of a name, whatever verb it could be.
        reports = not word.capital and _reports(word.lower)
        named = _name_before(at, line, words) if reports else ()
        if not named:
            continue
        joined = _JOINED_TO.search(line[: named[0].start])
        start = named[0].start if joined is None else joined.start()
        before = line[:start].rstrip().removesuffix("the").rstrip()
        # The last of several who act together passes on nothing of the others; behind a verb "and" opens a clause.
        if found or not before.endswith(" and"):
            found.append((line[start : named[-1].end], before.endswith(",")))
    return found


def outermost(told: Sequence[tuple[str, bool]]) -> list[str]:
    """Return who tells all of a line: "The ports open, Norland says", whoever stands behind a comma; else each."""
    return [who for who, behind in told if behind] or [who for who, _ in told]


def _name_before(verb: int, line: str, words: Sequence[Token]) -> Sequence[Token]:
    """Return the words of the name before a verb and its adverbs; none where no name stands there."""
    end = verb
    while end and words[end - 1].lower in _ADVERBS:
        end -= 1
    start = end
    while start and _is_part_of_a_name(words[start - 1], line, words, start, end):
        start -= 1
    return words[start:end]


def _is_part_of_a_name(
    word: Token, line: str, words: Sequence[Token], start: int, end: int
) -> bool:
    """Whether a word belongs to the name behind it: no mark parts them."""
    named = word.capital or word.lower in _describing()
    return named and (
        start == end or not re.search(r"[,;:.!?()]", line[word.end : words[start].start])
    )


@cache
def _describing() -> frozenset[str]:
    return posts() | bodies() | subjects()


@lru_cache(maxsize=1 << 12)
def _reports(word: str) -> bool:
    """Whether a word is a verb that reports by itself: "said", not the "had" of "had agreed"."""
    lexicon = cue_lexicon()
    return any(
        tags & _REPORTING and any(e.rest in ((), ("that",)) for e in lexicon.entries.get(lemma, ()))
        for lemma, tags in lexicon.forms.get(word, {}).items()
    )


#: A name with its titles, and the verb behind it: "MR HALL said".
_SPEAKS = re.compile(
    r"(?P<who>(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|President|Minister|Secretary|Ambassador|Prime|Foreign)\.? |MR |MRS |MS |DR )*"
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}) (?:also |then |\w+ly )?(?P<verb>[a-z]+)\b"
)


def last_to_speak(before: Sequence[str]) -> str:
    """Return who says something in the nearest of some sentences, the nearest first; nothing where nobody does."""
    said = (found for found in map(_SPEAKS.match, before) if found is not None)
    return next((found["who"] for found in said if reporting_verb(found["verb"])), "")
