"""What a line such as "In a statement, Kos said:" announces: the paragraphs below it that have no quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from summarizer.attribution.cues import Tag
from summarizer.attribution.english.verbs import source_words
from summarizer.attribution.sourced import Sourced, has_the_floor, is_telling
from summarizer.attribution.who import Who
from summarizer.models.document import PreparedText, Sentence
from summarizer.text.quotations import QUOTATION_MARKS, Spoken

Span = tuple[int, int]

#: Paragraphs that are looked at behind an announcement, and code points of each.
_MOST, _LONGEST = 12, 3_000
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]urs?|us|I|[Mm]y)\b")
#: Somebody else is reported to speak.
_REPORTS = re.compile(
    r"(?<!\bI )(?<!\b[Ww]e )(?<!\bI have )(?<!\b[Ww]e have )\b(?:said|says|told|tells|added|wrote|according to)\b"
)
#: What joins a paragraph to the one before it.
_JOINS = re.compile(
    r"(?:However|But|And|Yet|Nor|So|Instead|Therefore|Moreover|Nevertheless|Also)\b"
)
#: Code points of the longest verb.
_VERB = 40
_ENDS = frozenset(".!?:…")


class Announced:
    """Whose the paragraphs are that a line announces, by their numbers."""

    def __init__(self, prepared: PreparedText, quotes: Spoken) -> None:
        self.prepared = prepared
        self.text = prepared.text
        self.quotes = quotes
        self.whose: dict[int, tuple[Who, ...]] = {}
        #: Those of them in which "we" and "I" are whoever is announced.
        self.own: dict[int, tuple[Who, ...]] = {}

    def open(self, sentence: Sentence, who: tuple[Who, ...], *, named: bool) -> None:
        """Note whose the paragraph behind a sentence is, and where it names who says it, those that go on as "we"."""
        self.whose[sentence.paragraph + 1] = who
        if named:
            self.own |= dict.fromkeys(self._of_the_same(sentence), who)
            self.whose |= self.own

    def gives(self, sentence: Sentence, own: Sequence[Sourced]) -> bool:
        """Whether a sentence stands in a paragraph that a line announces, and is nobody else's."""
        if sentence.turn is not None or sentence.paragraph not in self.whose:
            return False
        told = (one for one in own if has_the_floor(one) and is_telling(one))
        floor = any(self._is_past(one) for one in told)
        return not own or (sentence.paragraph in self.own and not floor)

    def _is_past(self, one: Sourced) -> bool:
        """Whether a clause tells what somebody said, and not what they say now."""
        verb = self.text[max(0, one.verb_end - _VERB) : one.verb_end].split()[-1].lower()
        return any(Tag.PAST in tags for tags in source_words().forms.get(verb, {}).values())

    def _of_the_same(self, sentence: Sentence) -> list[int]:
        """Return the next paragraph, and those up to the last one in which the first person speaks on."""
        first = sentence.paragraph + 1
        words = self._words(first)
        if self._first_person < sentence.start:  # whoever writes says "we", too
            return [] if words is None or _FIRST_PERSON.search(words) else [first]
        return list(range(first, self._last_of(first) + 1))

    def _last_of(self, first: int) -> int:
        """Return the last paragraph in which the first person speaks, or that is joined to it by its first word."""
        last = first
        for paragraph in range(first, first + _MOST):
            words = self._words(paragraph)
            if words is None:
                break
            goes_on = last == paragraph - 1 and _JOINS.match(words) is not None
            last = paragraph if goes_on or _FIRST_PERSON.search(words) else last
        return last

    def _words(self, paragraph: int) -> str | None:
        """Return what a paragraph says outside of quotations; ``None`` where it quotes, reports or is a line."""
        span = self._paragraphs.get(paragraph)
        if span is None or self.text[span[0]] in QUOTATION_MARKS:
            return None
        words = self._outside(span[0], min(span[1], span[0] + _LONGEST))
        whole = self.text[span[1] - 1] in _ENDS
        return words if whole and _REPORTS.search(words) is None else None

    def _outside(self, start: int, end: int) -> str:
        """Return a passage without what it quotes."""
        parts, at = list[str](), start
        for low, high in self.quotes.within(start, end):
            parts.append(self.text[at : max(at, low)])
            at = max(at, high)
        return "".join([*parts, self.text[at:end]])

    @cached_property
    def _first_person(self) -> int:
        """Where the document first says "we" or "I" outside of quotations; its end where it does not."""
        found = _FIRST_PERSON.finditer(self.text, self.prepared.document.body_start)
        own = (m.start() for m in found if self.quotes.at(m.start()) is None)
        return next(own, len(self.text))

    @cached_property
    def _paragraphs(self) -> dict[int, Span]:
        found: dict[int, Span] = {}
        for one in self.prepared.account:
            start, _ = found.get(one.paragraph, (one.start, one.end))
            found[one.paragraph] = (start, one.end)
        return found
