"""What a statement rests on: the sentences it cites, the words relied on, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from summarizer.accounts.borne_out import short_forms
from summarizer.attribution.abbreviations import initials
from summarizer.brief.borne_out.altered import LIGHT
from summarizer.brief.borne_out.antecedents import Before, is_side_of
from summarizer.brief.borne_out.steps import Step, alike, steps
from summarizer.brief.phrasing.verbs import reporting_verb
from summarizer.words.content import content
from summarizer.words.days import CALENDAR
from summarizer.words.scripts import straight

#: Words that stand for something said before.
_LEANS = re.compile(
    r"\b(?:it|its|he|him|his|she|her|they|them|their|this|these|those|there|such|we|us|our|ourselves|here|following)\b"
    r"|\b(?:you|your)\b|\bthat(?:['’]s| (?:is|was|will|would|as))\b|^(?:No|Yes|Of course)\b",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\b[A-Z][A-Z-]+s?\b")
_SEEMING_WORDS = frozenset("appear appears seem seems seemed appeared".split())


#: Who says it, up to what is said; words of this at least that stand in one piece.
_TOLD_BY = re.compile(r"(?:[\w.,’'-]+ ){1,7}?(?:said|says|noted|announced) that ")
_IN_ONE_PIECE = 5
_WORD = re.compile(r"[^\W_]+(?:['.,:/-](?=[^\W_])[^\W_]+)*|[$€£%]")


def unknown(word: str) -> bool:
    """No document is at hand: every word with a capital letter may be a name."""
    return not word


@dataclass(frozen=True)
class Evidence:
    """What a statement rests on.

    ``sentences`` are the whole sentences it cites, ``quotes`` the words relied on. ``known`` are the names of the
    holder, and how many they are. ``around`` is what the sentences lean on (a question they answer, the sentences
    before them): it bears out plain words and how many persons there are, never an amount, day, modal or negation;
    ``named`` is the wider stretch that bears out names. ``is_plain`` is whether a word with a capital letter is none
    of the document's names. ``holder`` is whose statement it is. ``before`` is what stands before, sentence by
    sentence; by default the two stretches. ``written`` is the day from which "yesterday" counts.
    """

    sentences: Sequence[str]
    quotes: Sequence[str]
    known: str = ""
    around: str = ""
    named: str = ""
    is_plain: Callable[[str], bool] = unknown
    before: Before | None = None
    holder: str = ""
    written: date | None = None
    #: Those through whom a statement comes: what it says according to them is not looked for.
    sources: Sequence[str] = ()
    #: The sentences and the words relied on with the names of those for whom "he" and "the company" stand there, where
    #: the model said so.
    meant: tuple[Sequence[str], Sequence[str]] | None = None
    #: Whether a model that was shown the document says that it bears the statement out; null where none was asked.
    supported: bool | None = None

    @property
    def as_meant(self) -> Evidence | None:
        """The same with these names; null where none are known."""
        if self.meant is None:
            return None
        sentences, quotes = self.meant
        return replace(self, sentences=sentences, quotes=quotes, meant=None)

    @cached_property
    def whole(self) -> str:
        """The sentences cited."""
        return " ".join(self.sentences)

    @cached_property
    def spelled(self) -> Sequence[str]:
        """The sentences cited, with what they abbreviate in full behind it."""
        full = initials(self.behind.text)
        if not full:
            return self.sentences
        return [
            _SHORT.sub(lambda one: f"{one[0]} {full.get(one[0].rstrip('s'), '')}", sentence)
            for sentence in self.sentences
        ]

    @cached_property
    def in_full(self) -> str:
        """The sentences cited, with what they abbreviate, as one text."""
        return " ".join(self.spelled)

    @cached_property
    def words(self) -> str:
        """The words relied on."""
        return " ".join(self.quotes)

    @cached_property
    def behind(self) -> Before:
        """What the sentences may stand for."""
        return self.before or Before((self.around, self.named))

    @cached_property
    def said(self) -> tuple[Step, ...]:
        """What the sentences cited say."""
        return steps(self.in_full)

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(one.key for one in self.said)

    @cached_property
    def _known_to_have(self) -> dict[str, bool]:
        return {}

    def has(self, key: str) -> bool:
        """Whether the sentences cited have a word in some form: found once, since each refusal asks it anew."""
        if key in self._keys:
            return True
        if key not in self._known_to_have:
            self._known_to_have[key] = any(alike(key, said) for said in self._keys)
        return self._known_to_have[key]

    @cached_property
    def leans(self) -> bool:
        """Whether the sentences cited lean on something said before."""
        return _LEANS.search(self.whole) is not None

    @property
    def leant_on(self) -> str:
        """The sentences around, where those cited lean on them."""
        return self.around if self.leans else ""


def is_said(one: Step, on: Evidence) -> bool:
    """Whether a word of a statement stands in the sentences cited, in some form or for short."""
    return on.has(one.key) or bool(
        one.named
        and (content(one.text) & short_forms(on.whole) or is_side_of(one.text, on.in_full))
    )


def says_little(one: Step, on: Evidence) -> bool:
    """Whether a word only says who holds it, that it is said, or how strongly."""
    if one.denies or one.key in LIGHT or reporting_verb(one.key):
        return True
    if one.key in CALENDAR or one.key.isdigit():
        # Numbers and days are looked at by themselves.
        return True
    return content(one.text) <= content(on.known) or one.key in _SEEMING_WORDS


def kept(told: Sequence[Step], on: Evidence) -> float:
    """The share of the words relied on that a statement or a clause of it has."""
    relied = [one for one in steps(on.words) if not says_little(one, on)]
    kept = sum(any(alike(one.key, mine.key) for mine in told) for one in relied)
    return kept / len(relied) if relied else 1.0


def word_for_word(statement: str, on: Evidence) -> bool:
    """Whether what a statement says behind "said that" stands in one piece in the sentences cited, word for word."""
    head = _TOLD_BY.match(statement)
    words = _plain_words(statement[head.end() :] if head else "")
    return (
        len(words) >= _IN_ONE_PIECE
        and f" {' '.join(words)} " in f" {' '.join(_plain_words(on.whole))} "
    )


def _plain_words(text: str) -> list[str]:
    return _WORD.findall(straight(text).lower())


#: Why a statement is not borne out, and how that is seen.
Refusal = tuple[str, Callable[[str, Evidence], bool]]
