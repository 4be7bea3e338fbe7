"""Spoken words as a note quotes them: those of the speaker alone, in the order in which they were said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.accounts.borne_out import shared
from summarizer.brief.phrasing.grammar import at_the_head, ended, unended
from summarizer.brief.phrasing.verbs import reporting_verb
from summarizer.words.seldom import Seldom

_OPENING, _CLOSING, _PLAIN = "“«„", "”»", '"'
#: What stands between words that were said at different times.
APART = '"\n\n…\n\n"'
_ALL_MARKS = frozenset(_OPENING + _CLOSING + _PLAIN)
#: Words between two quotations that only say whose they are.
_TELLER = 14
#: "We may not finish, said one delegate after the paper was announced": whose words they are, told without marks.
_TOLD_BEHIND = Seldom(
    r"(?P<said>[^“”\"«»]{20,}?), (?P<verb>[a-z]+) (?P<who>(?:the |an? |one |another |some )?[^,.;:“”\"]{3,60}?)"
    r"(?P<rest>(?:,| (?:after|when|as|at|on|in|whose|who|during|while|before)\b)[^“”\"]*)?[.]?$"
)


#: Words of all quotations of one line at most.
MOST_SPOKEN = 60
#: "While we’re made — we’ve made": words, a dash, and a word of theirs again.
_BEGUN = Seldom(
    r"\b(?P<begun>(?P<first>\w+)(?:[’']\w+)?(?: [\w’']+){0,4})(?P<broken>-)? [—–] (?=(?P=first)\b)",
    re.IGNORECASE,
)
#: ", adding: My impression is": what one said further on, told without marks, too.
_ADDING = re.compile(r",? (?:adding|and added|continuing): (?P<words>[A-Z].+)$")
#: What joins a quotation to the one before, at the head of it.
_JOINED = re.compile(r"(?:^|(?<=[\"“«\s]))(?:However|But|And|So|Also|Now|Then|Well),?\s*$")


def alone_of(sentence: str, at: int, *, within: bool = False) -> str:
    """Return the words between quotation marks around a place of a sentence, without what tells whose they are.

    The whole sentence where the place is not between marks. A mark of a quotation that began before the sentence, or
    ends behind it, bounds it as well; ``within`` is whether the sentence is known to begin in one.
    """
    pieces = list(_pieces(sentence, within=within))
    inside = next((n for n, (start, end, _) in enumerate(pieces) if start <= at <= end), None)
    if inside is None or not pieces[inside][2]:
        return sentence
    told: list[str] = []
    for start, end, quoted in pieces[inside:]:
        words = sentence[start:end].strip()
        if quoted:
            told.append(words)
        elif words.strip(".") and not _tells_whose(words):
            # A word in marks within what is said: nobody's name and verb stand beside it.
            return sentence if within else _run(iter(told))
    return _run(iter(told))


def _tells_whose(words: str) -> bool:
    plain = re.findall(r"[a-z]+", words)
    says = any(reporting_verb(word, ("past", "s")) or word in ("asked", "asks") for word in plain)
    return says and len(words.split()) <= _TELLER


def _run(pieces: Iterator[str]) -> str:
    """Return pieces of one quotation as running text: a comma before a sentence of its own was the teller's."""
    run = ""
    for piece in filter(None, pieces):
        if run.endswith(",") and piece[:1].isupper():
            run = f"{run[:-1]}."
        run = f"{run} {piece}".strip()
    return run.rstrip(",")


def _pieces(sentence: str, *, within: bool) -> Iterator[tuple[int, int, bool]]:
    """Yield the pieces of a sentence between its marks: start, end, whether it is quoted."""
    marks = [(n, c) for n, c in enumerate(sentence) if c in _OPENING + _CLOSING + _PLAIN]
    quoted = within or (bool(marks) and _begins_quoted(sentence, marks))
    at = 0
    for n, char in marks:
        yield at, n, quoted
        quoted = not quoted if char == _PLAIN else char in _OPENING
        at = n + 1
    yield at, len(sentence), quoted


def _begins_quoted(sentence: str, marks: Sequence[tuple[int, str]]) -> bool:
    """Whether a sentence begins within a quotation: its first mark closes one."""
    at, first = marks[0]
    if first in _CLOSING:
        return True
    odd = sum(char == _PLAIN for _, char in marks) % 2 == 1
    return first == _PLAIN and odd and sentence[at - 1 : at] in (",", ".", "?", "!")


def together(pieces: Sequence[tuple[str, str]]) -> str:
    """Return quotations of one speaker in one pair of marks, each with what stands between it and the one before.

    Nothing, or a few words that tell whose they are, leave no gap; anything else of one quotation is marked as one.
    What is quoted somewhere else, or said in another turn (``APART``), has marks of its own. A word that joins two of
    them is the speaker's, and stays.
    """
    run = ""
    for words, between in pieces:
        joined = _JOINED.search(between) if run and words[:1].islower() else None
        gap = "" if not run or _is_no_gap(between) else _gap(between)
        said = f"{joined[0].strip()} {words}" if joined and not gap else at_the_head(words)
        run = f"{ended(run)}{gap or ' '}{said}" if run else words
    return run


def _gap(between: str) -> str:
    return "” “" if not _ALL_MARKS.isdisjoint(between) else " […] "


def _is_no_gap(between: str) -> bool:
    plain = _JOINED.sub("", between).strip(f" \n{_OPENING}{_CLOSING}{_PLAIN}.,")
    return not plain or (_tells_whose(plain) and "\n\n" not in plain)


def told_behind(sentence: str) -> tuple[str, str] | None:
    """Return words told without quotation marks and who is told to say them behind; null where a sentence has none."""
    found = _TOLD_BEHIND.match(sentence)
    if found is None or not reporting_verb(found["verb"], ("past", "s")):
        return None
    added = _ADDING.match(found["rest"] or "")
    said = f"{found['said']} […] {added['words']}" if added else found["said"]
    return ended(said), found["who"]


#: "“We wait,” the secretary said when asked why": words, and who says them by a noun or a pronoun alone.
_BY_SOMEBODY = Seldom(
    r"[“\"](?P<said>[^“”\"]{8,}?),?[”\"],? (?P<who>the|he|she) (?P<words>[a-z -]+)[^“”\"]*$"
)
#: Words of "the prime minister said" among which the verb is.
_NOUN_AND_VERB = 3


def told_by_somebody(sentence: str) -> str:
    """Return what a sentence quotes whose teller stands behind without a name; nothing elsewhere."""
    found = _BY_SOMEBODY.match(sentence)
    if found is None:
        return ""
    verbs = found["words"].split()[: _NOUN_AND_VERB if found["who"] == "the" else 1]
    says = any(reporting_verb(verb, ("past", "s")) for verb in verbs)
    return ended(found["said"]) if says else ""


def best_of(statement: str, spoken: Sequence[str]) -> list[str]:
    """Return the quotations that are shown: those of all that fit in, else the one that says most of a statement."""
    best = max(spoken, key=lambda words: shared(statement, words))
    apart = [w for w in spoken if not any(w != o and unended(w) in o for o in spoken)]
    fits = best in apart and len(" ".join(apart).split()) <= MOST_SPOKEN
    return apart if fits else [best]


def without_false_starts(words: str) -> str:
    """Return spoken words without what was begun and said again, its place marked: "that can — that can connect".

    Words that say something else behind the dash stay.
    """
    return _BEGUN.sub(lambda found: "[…] " if _is_said_again(found) else found[0], words)


def _is_said_again(begun: re.Match[str]) -> bool:
    if begun["broken"]:
        return True
    first = re.findall(r"\w+", begun["begun"].lower())
    behind = begun.string[begun.end() :].lower()
    again = frozenset(re.findall(r"\w+", " ".join(behind.split()[: len(first) + 2])))
    return sum(word in again for word in first) > len(first) / 2
