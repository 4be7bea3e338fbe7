"""Whether evidence bears a sentence out: nothing that matters is brought in, and nothing is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from summarizer.words.content import content, meanings
from summarizer.words.days import day_months, weekdays
from summarizer.words.modals import modals
from summarizer.words.negation import counters
from summarizer.words.numbers import numbers
from summarizer.words.remembered import remembered
from summarizer.words.scripts import fold
from summarizer.words.strength import modals_brought_in

#: Words of telling that a sentence a model writes may have of its own.
JOINING = (
    "according account accounts although continued described later meanwhile noted party parties point remark reported"
    " respectively said say says saying side sides speak spoke stated statement still told tell version view yet"
)
_CAPITALISED = re.compile(r"\b[^\W\d_a-z][\w’'-]*")
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,6}")
_NAME_RUN = re.compile(r"\b[A-Z][\w’'-]+(?:(?: (?:of|the|and|for|on))? [A-Z][\w’'-]+){1,8}")
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]{2,2000})[”\"»]")
_WORDS = re.compile(r"\w+(?:['’]\w+)?")
_MARKS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
#: Words that begin sentences and join them: capitals of these name nobody.
_FUNCTION = frozenset(
    "a according accounts after all also although an and another as at both but by conversation during each either for"
    " from he her his however if in it its meanwhile no none of on one only other she since some that the their there"
    " these they this those to two three until what when where whether which while who with".split()
)
#: Letters by which a name and its adjective are one: "Nahrania", "Nahranian".
_STEM = 5


class Beyond(StrEnum):
    """What a sentence adds to its evidence, or leaves out of it."""

    NUMBER = "it brings in a number that does not stand there"
    DAY = "it brings in a day that does not stand there"
    WEEKDAY = "it brings in a weekday that does not stand there"
    NAME = "it brings in a name that does not stand there"
    MODAL = "it brings in a modal that does not stand there"
    NEGATION = "it brings in a negation"
    NO_NEGATION = "it leaves a negation out"


def beyond(text: str, evidence: Sequence[str], context: str = "") -> Beyond | None:
    """Return the first thing a sentence says beyond its evidence; null where there is none.

    ``context`` may bear out names, as a pronoun's antecedent does, and nothing else. A name stands there where the
    evidence has a word with the same first five letters: "Nahranian" bears out "Nahrania".
    """
    whole = " ".join(evidence)
    added = (
        (Beyond.NUMBER, numbers(text) - numbers(whole)),
        (Beyond.DAY, day_months(text) - day_months(whole)),
        (Beyond.WEEKDAY, weekdays(text) - weekdays(whole)),
        (Beyond.NAME, _beginnings(names_in(text)) - _beginnings(content(f"{whole} {context}"))),
        (Beyond.MODAL, modals(text) - modals(whole)),
    )
    found = next((what for what, more in added if more), None)
    if found is not None:
        return found
    if counters(text) and not counters(whole):
        return Beyond.NEGATION
    return Beyond.NO_NEGATION if not counters(text) and all(map(counters, evidence)) else None


def beyond_evidence(
    text: str, evidence: Sequence[str], told: Sequence[str] | None = None, known: str = ""
) -> str | None:
    """Return what a sentence says beyond its evidence, in words; null where it is borne out.

    Every word that carries content has to stand in the evidence, in some form or by a word of one meaning: a changed
    noun, an added clause and another unit are not told from a free rendering in any other way. ``told`` are the
    statements it retells, by default the evidence: a negation of all of these may not be left out. ``known`` are names
    that need no evidence.
    """
    if not evidence:
        return "it names no line it rests on"
    whole = " ".join(evidence)
    around = f"{known} {JOINING}"
    found = brought_in(text, whole, around=around)
    if found:
        named = new_names(text, f"{whole} {around}") if found == "a name" else []
        which = f" (“{named[0]}”)" if named else ""
        return f"it brings in {found} that does not stand there{which}"
    if counters(text) and not counters(whole):
        return "it brings in a negation"
    if not counters(text) and all(map(counters, evidence if told is None else told)):
        return "it leaves a negation out"
    new = unsaid(text, f"{whole} {known} {JOINING}")
    return f"it brings in “{new[0]}”, which does not stand there" if new else None


def brought_in(text: str, whole: str, around: str = "") -> str | None:
    """Return the kind of detail a sentence has and its evidence lacks; ``around`` bears out further names."""
    added = [
        ("a number", numbers(text) - numbers(whole)),
        ("a day", day_months(text) - day_months(whole)),
        ("a weekday", weekdays(text) - weekdays(whole)),
        ("a name", _new_names(text, f"{whole} {around}")),
        ("a modal", modals_brought_in(text, whole)),
    ]
    return next((what for what, more in added if more), None)


def shared(text: str, whole: str) -> float:
    """Return the share of a sentence's content words that stand in its evidence."""
    words = content(text)
    return len(words & content(whole)) / len(words) if words else 1.0


def quotations_stand(statement: str, whole: str) -> bool:
    """Whether what a statement has in quotation marks stands so, word for word, in its evidence."""
    plain = fold(whole.translate(_MARKS))
    quoted = (fold(q.translate(_MARKS)).strip(" .,;:!?") for q in _QUOTED.findall(statement))
    return all(q in plain for q in quoted)


@remembered
def names_in(text: str) -> frozenset[str]:
    """Return the stems of the capitalised words of a sentence that are no function words."""
    return content(" ".join(_capitalised(text)))


def new_names(text: str, evidence: str) -> list[str]:
    """Return the capitalised words of a sentence that its evidence has in no form, as they are written."""
    known = _beginnings(content(evidence))
    return [word for word in _capitalised(text) if _beginnings(content(word)) - known]


def names_in_order(text: str) -> list[str]:
    """Return the stems of the capitalised words of a sentence, each where it stands first."""
    stems = (stem for word in _capitalised(text) for stem in sorted(content(word)))
    return list(dict.fromkeys(stems))


def _capitalised(text: str) -> Iterator[str]:
    return (w for w in _CAPITALISED.findall(text) if w.casefold() not in _FUNCTION)


def unsaid(text: str, whole: str) -> list[str]:
    """Return the words of a sentence that its evidence has in no form and by no word of one meaning, in order."""
    said = meanings(whole) | short_forms(whole)
    return [word for word in _WORDS.findall(text) if meanings(word) - said]


class Vocabulary:
    """What some texts hold, worked out once, however many short texts are held against them."""

    def __init__(self, texts: Sequence[str], words: str = "") -> None:
        """Read ``texts``; ``words`` are further plain words that a text may have."""
        whole = " ".join(texts)
        self._details = numbers(whole), day_months(whole), weekdays(whole)
        self._names = _beginnings(content(whole))
        self._said = meanings(f"{whole} {words}") | short_forms(whole)

    def lacks_detail(self, text: str) -> bool:
        """Whether a text has a number, a day, a weekday or a name that stands nowhere in the texts."""
        details = numbers(text), day_months(text), weekdays(text)
        more = any(mine - known for mine, known in zip(details, self._details, strict=True))
        return more or bool(_beginnings(names_in(text)) - self._names)

    def lacks_name(self, text: str) -> bool:
        """Whether a text has a name that stands nowhere in the texts."""
        return bool(_beginnings(names_in(text)) - self._names)

    def lacks_word(self, text: str) -> bool:
        """Whether a word of a text stands in the texts in no form and by no word of one meaning."""
        return any(meanings(word) - self._said for word in _WORDS.findall(text))


def _new_names(text: str, whole: str) -> frozenset[str]:
    """The names of a sentence that its evidence has neither in full nor for short."""
    found = names_in(text) - content(whole)
    return found - short_forms(whole) if found else found


@remembered
def short_forms(text: str) -> frozenset[str]:
    """Return the initials of names ("Joint Comprehensive Plan of Action") and dotted short forms without their dots."""
    dotted = ("".join(re.findall(r"[A-Z]", found)) for found in _DOTTED.findall(text))
    runs = _NAME_RUN.findall(text)
    # "JCPOA" counts the small words of its name, "UN" does not.
    short = (
        *("".join(re.findall(r"\b[A-Z]", found)) for found in runs),
        *("".join(word[0].upper() for word in found.split()) for found in runs),
    )
    # "The Organisation of Lake States": the article is no part of the name.
    initials = (run[at:] for run in short for at in range(len(run) - 1))
    return content(" ".join((*dotted, *initials)))


def _beginnings(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words)
