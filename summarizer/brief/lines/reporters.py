"""Who reports in a line: the names right before its reporting verbs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from summarizer.attribution.cues import cue_lexicon
from summarizer.brief.phrasing.mentions import mentions
from summarizer.brief.phrasing.verbs import reporting_verb
from summarizer.names.bodies import bodies, posts, subjects
from summarizer.names.places import Form, known_place
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
#: Words at the head of a line among which its holder stands.
_HEAD = 5
#: Words behind a quotation among which its teller and the verb stand.
_TELLER = 7
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


def tellers_beside(line: str, holder: str) -> list[tuple[str, bool]]:
    """Return who tells a line, without those of whom its holder at the head tells something behind "that".

    "The board ruled that Jan Holm met the criteria" is the board's; "The board is divided, Holm said" is Holm's. "Jan
    Holm, president of the union, said" is Holm's, whoever else the office names.
    """
    told = reporters(line)
    if not mentions((holder,), " ".join(line.split()[:_HEAD])):
        return told
    if any(_is_the_office_of(holder, who, line) for who, _ in told[:1]):
        return []
    within = [" that " in line[: line.find(who)] for who, _ in told]
    return [
        (who, behind)
        for (who, behind), told_of in zip(told, within, strict=True)
        if (behind or not told_of or mentions((holder,), who)) and not _tells_whose(who, line)
    ]


def _tells_whose(who: str, line: str) -> bool:
    """Whether a name only says whose a thing is: "profuse Norlandish offers of arms"."""
    known = known_place(who)
    adjective = known is not None and known.form is Form.ADJECTIVE
    return adjective and f"the {who}".lower() not in line.lower()


def _is_the_office_of(holder: str, who: str, line: str) -> bool:
    """Whether a name stands between commas behind the holder, before the verb: "Jan Holm, union president, said"."""
    before, _, behind = line.partition(who)
    name, comma, office = before.partition(", ")
    opened = bool(comma) and "," not in office and mentions((holder,), name)
    return opened and behind.partition(" ")[0].endswith(",") and not mentions((holder,), who)


def told_by_one_of(holders: Sequence[str], sentence: str, words: str) -> str:
    """Return the one of some holders to whom a sentence gives words in quotation marks; nothing where none alone is.

    "“The lake is full,” the board said": the board of the Lake Board and the miners.
    """
    at = sentence.find(words)
    rest = re.split(r"[”\"]", sentence[at + len(words) :], maxsplit=1) if at >= 0 else []
    words_behind = rest[1].split()[:_TELLER] if len(rest) > 1 else []
    verb = next((n for n, w in enumerate(words_behind) if reporting_verb(w.strip(".,"))), 0)
    who = " ".join(words_behind[:verb])
    found = [h for h in holders if who and _is_called(h, who)]
    return found[0] if len(found) == 1 else ""


def _is_called(holder: str, who: str) -> bool:
    """Whether somebody is named by a name or by the noun of it: "the board"."""
    owner = re.match(r".*['’]s?\s", holder)
    own = holder[owner.end() :] if owner is not None else holder
    return mentions((own,), who) or who.rpartition(" ")[2].lower() in own.lower().split()


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
