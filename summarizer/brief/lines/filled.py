"""What "these systems" are, in brackets behind the words, where a sentence before names them for certain.

Certain is the same noun with its description, introduced by an article or a possessive: "a mechanism for
textiles" is what "this mechanism" means, "the courts of Doha" what "these courts" are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from summarizer.attribution.cues import cue_lexicon
from summarizer.words.content import content
from summarizer.words.numbers import numbers
from summarizer.words.scripts import fold

_DEMONSTRATIVE = re.compile(
    r"(?P<word>this|these|those|such(?: an?)?|that|the) (?P<rest>.+)", re.IGNORECASE
)
#: What stands before a noun phrase or opens it.
_OPENS = frozenset("a an the some several many most all no any its their his her our more".split())
_BEFORE = frozenset(
    "of to in on at for from with by between against about under over into through and or as including".split()
)
#: What goes on behind a noun and tells which it is, up to the end of its clause.
_BEHIND = re.compile(
    r" (?:of|for|between|on|against|with) [^,;:.()—–]{2,90}?"
    r"(?=[,;:.()—–]| (?:and|but|that|which|who|is|are|was|were|will|would|has|have|had|said)\b|$)"
)
#: A word behind a noun by which the noun only describes another: "these asylum | seekers".
_GOES_ON = re.compile(
    r" (?!(?:of|to|in|on|at|for|from|with|by|between|among|against|about|under|over|into|through|and|or|but|as|that"
    r"|which|who|will|would|shall|should|can|could|may|might|must|is|are|was|were|has|have|had|do|does|did|not)\b|\w+ed\b)[a-z]"
)
#: Words of a description before its noun, and of what is filled in at most.
_MOST_BEFORE, _MOST = 4, 14


def filled(line: str, hangs: str, before: Sequence[str]) -> str:
    """Return a line with what its hanging words mean behind them; nothing where no sentence before says so.

    ``hangs`` are the words as :func:`summarizer.brief.lines.hanging.hanging` returns them, ``before`` the sentences
    before those a line is made of, the nearest first.
    """
    found = _DEMONSTRATIVE.match(hangs)
    if found is None or hangs not in line:
        return ""
    for words in _noun_phrases(found["rest"]):
        meant = next(filter(None, (_description(words, sentence) for sentence in before)), "")
        if meant:
            shown = f"{found['word']} {words}"
            at = line.index(shown) + len(shown)
            if _GOES_ON.match(line[at:]):
                continue
            return in_its_place(line, shown, meant) or f"{line[:at]} [{meant}]{line[at:]}"
    return ""


def in_its_place(line: str, shown: str, meant: str) -> str:
    """Return a line with "the snapback mechanism" for "this mechanism"; nothing where it is quoted or says less."""
    demonstrative, _, words = shown.partition(" ")
    at = line.index(shown)
    before, behind = line[:at], line[at + len(shown) :]
    one = demonstrative.lower() in ("this", "these", "that", "those")
    quoted = "“" in before or before.count('"') % 2 == 1
    if quoted or not (one and meant.startswith("the ") and meant.endswith(f" {words}")):
        return ""
    whole = meant if shown[0].islower() else f"{meant[0].upper()}{meant[1:]}"
    return f"{before}{whole}{behind}"


def _noun_phrases(rest: str) -> Iterator[str]:
    """Yield the words of a phrase that may be its noun with what describes it, the longest first."""
    words = [*takewhile(lambda word: word not in _BEFORE, rest.split())]
    for n in range(len(words), 0, -1):
        last = fold(words[n - 1])
        if (
            content(last)
            and last not in _BEFORE
            and not cue_lexicon().forms.get(last, {}).keys() - {"state"}
        ):
            yield " ".join(words[:n])


def _description(noun: str, sentence: str) -> str:
    """Return a noun with its description as a sentence has it; nothing where it has none, or no article before it."""
    words = sentence.split()
    wanted = _singular(fold(noun.rsplit(maxsplit=1)[-1]))
    for at, word in enumerate(words):
        bare = word.strip(".,;:()“”\"'’")
        if _singular(fold(bare)) != wanted or bare.endswith("s") != noun.endswith("s"):
            continue
        opening = _opening(words, at)
        if opening is None:
            continue
        behind = _BEHIND.match(sentence[_end_of(words, at, bare) :]) if word == bare else None
        described = " ".join((*words[opening:at], bare)) + (behind.group() if behind else "")
        new = content(described) - content(noun)
        if new and " that " not in described and len(described.split()) <= _MOST:
            return described
    return ""


def _singular(noun: str) -> str:
    """Return a noun without the ending of its plural: "suggested" is no suggestion."""
    return re.sub(r"(?<=[^s])s$", "", re.sub(r"ies$", "y", noun))


def _end_of(words: Sequence[str], at: int, bare: str) -> int:
    return len(" ".join(words[:at])) + (1 if at else 0) + len(bare)


def _opening(words: Sequence[str], at: int) -> int | None:
    """Return the article that opens a noun's phrase; null where something else stands before, or it is far off."""
    for n in range(at - 1, max(at - _MOST_BEFORE - 2, -1), -1):
        if _is_cut_off(words[n]):
            return None
        if _opens(words[n]):
            return n
        if any(ends(words[n]) for ends in (_is_number, _is_preposition, _is_verb)):
            return None
    return None


def _is_cut_off(word: str) -> bool:
    return word[-1:] in ",;:."


def _opens(word: str) -> bool:
    return fold(word) in _OPENS


def _is_number(word: str) -> bool:
    return bool(numbers(fold(word)))


def _is_preposition(word: str) -> bool:
    return fold(word) in _BEFORE


def _is_verb(word: str) -> bool:
    return fold(word).endswith("ing") or bool(cue_lexicon().forms.get(fold(word)))
