"""What somebody does in a sentence: the verb behind a name that is its subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.attribution.actor import Mention
from summarizer.attribution.cast import Cast
from summarizer.attribution.cues import Tag
from summarizer.attribution.english.source_words import source_words
from summarizer.attribution.items import BE, PREPOSITIONS
from summarizer.names.persons import is_given_name
from summarizer.text.quotations import Spoken

#: Pasts that have no "-ed", of verbs that are no verbs of saying.
_PAST = frozenset(
    "held made gave took laid set drew put sought found led began went came became got kept left lost met paid ran "
    "sent stood brought bought felt knew saw fell grew rose won built fought broke chose cut hit taught".split()
)
_AUXILIARY = "has|have|had|will|would|did|does|do|can|could|may|might|must|shall|should"
#: A verb behind a name, with auxiliaries and adverbs in front of it.
_VERB = re.compile(
    rf"(?P<aux>(?:\s+(?:{_AUXILIARY}|not|never|also|then|further|both|all|now|jointly|[a-z]{{2,20}}ly)\b){{0,5}})"
    r"\s+(?P<word>[a-z]+)\b"
)
_HAS_AUXILIARY = re.compile(rf"\b(?:{_AUXILIARY})\b")
#: What tells of the talk itself, and no view.
_MEETS = frozenset(
    "visited hosted joined attended convened called travelled traveled arrived participated dropped stopped received "
    "phoned telephoned met".split()
)


def act_behind(text: str, end: int, *, plural: bool = False) -> bool | None:
    """Return whether the finite verb right behind a name makes it a source; ``None`` where no such verb stands there.

    Auxiliaries and adverbs may come between. To be something is no act, nor is meeting. Of a present only verbs that
    make somebody a source are known from nouns; ``plural`` allows their base form.
    """
    found = _VERB.match(text, end)
    if found is None or found["word"] in BE or found["word"] in _MEETS:
        return None
    word = found["word"]
    tags = {tag for told in source_words().forms.get(word, {}).values() for tag in told}
    if _HAS_AUXILIARY.search(found["aux"]):
        return bool(tags)
    wanted = {Tag.S, Tag.PAST, Tag.BASE} if plural else {Tag.S, Tag.PAST}
    if tags & wanted:
        return True
    return False if word in _PAST or word.endswith("ed") else None


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject, and whether its verb makes it a source; ``mention`` is null where it is no name of the cast."""

    start: int
    end: int
    tells: bool
    mention: Mention | None = None


def subjects(cast: Cast, quotes: Spoken, start: int, end: int) -> Iterator[Subject]:
    """Yield the names between two offsets that are subjects of a verb, quotations apart, in order."""
    text = quotes.text
    for mention in cast.between(start, end):
        free = not (mention.governed or mention.possessive) and quotes.at(mention.start) is None
        free = free and not _is_anothers_surname(text, mention)
        tells = act_behind(text, mention.end) if free else None
        if tells is not None:
            yield Subject(mention.start, mention.end, tells, mention)


def _is_anothers_surname(text: str, mention: Mention) -> bool:
    """Whether a given name stands before a surname that was taken for a known person's: "Bill | Odele"."""
    before = text[max(0, mention.start - _LONGEST_WORD) : mention.start].split()[-1:]
    return " " not in mention.text and bool(before) and is_given_name(before[0])


def written(quotes: Spoken, words: str, start: int, end: int) -> Iterator[Subject]:
    """Yield where words that are no name stand as a subject between two offsets: "rights groups argued"."""
    at = standing(quotes, words, start, end)
    while at is not None:
        tells = act_behind(quotes.text, at + len(words), plural=True)
        if tells is not None:
            yield Subject(at, at + len(words), tells)
        at = standing(quotes, words, at + 1, end, start)


def standing(
    quotes: Spoken, words: str, start: int, end: int, left: int | None = None
) -> int | None:
    """Return where words stand first between two offsets, outside of quotations and governed by no preposition.

    ``left``: how far back what stands in front of them is looked at, else to the first offset.
    """
    text, border = quotes.text, start if left is None else left
    at = text.find(words, start, end)
    while at >= 0:
        before = text[max(border, at - _LONGEST_WORD) : at].split()[-1:]
        alone = at == border or not text[at - 1].isalnum()
        governed = bool(before) and before[0].lower() in PREPOSITIONS
        if alone and not governed and quotes.at(at) is None:
            return at
        at = text.find(words, at + 1, end)
    return None


#: Code points in front of a subject in which a preposition may stand.
_LONGEST_WORD = 24
