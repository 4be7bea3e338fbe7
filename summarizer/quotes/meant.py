"""What a model says that words of a passage stand for: held to the passage, to the document, to what words can mean."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from summarizer.models.document import PreparedText
from summarizer.models.quote import Meant, QuoteCheck
from summarizer.names.bodies import is_body
from summarizer.names.places import known_place
from summarizer.words.content import content

#: What stands for somebody or something: a pronoun, or a noun that points back.
_POINTS_BACK = re.compile(
    r"(?:he|she|it|they|him|them|his|hers?|its|theirs?|we|us|ours?|you|yours?|I|me|my|mine|here|there"
    r"|(?:him|her|it|them|our|your|my)sel(?:f|ves)|which|who|whom|whose|one|some(?:thing|body|one)"
    r"|(?:an?|the|this|that|these|those|such|both|each|all|his|her|its|their|our|your|my|one)\b.*)",
    re.IGNORECASE,
)
_ONE_PERSON = re.compile(r"(?:he|she|him|his|hers?)", re.IGNORECASE)
#: A name that needs one itself; "this Government" is the Government.
_POINTS = re.compile(
    r"(?:he|she|it|they|him|them|his|hers?|its|theirs?|we|us|ours?|you|yours?|i|me|my|mine|this|that|these|those)\b"
)
_THIS = re.compile(r"^(?:this|that|these|those) (?=\w)", re.IGNORECASE)
#: Words of a pronoun or phrase, and of what it stands for, at most.
_PHRASE, _NAME = 8, 24
#: Sentences on either side of a quote in which its words may stand as well: a quote may be cited by several.
_BESIDE = 2


class Meanings:
    """Holds what words are said to stand for to one text."""

    def __init__(self, prepared: PreparedText) -> None:
        self._prepared = prepared

    @cached_property
    def _known(self) -> frozenset[str]:
        document = self._prepared.document
        return content(f"{document.text} {document.title or ''} {document.publisher or ''}")

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self._prepared.sentences]

    def of(
        self, told: Iterable[Meant], check: QuoteCheck
    ) -> tuple[tuple[Meant, ...], tuple[str, ...]]:
        """Return what the words of a quote's sentences may stand for, and what is wrong with the rest.

        Of a quote that is not verified nothing is looked at: it may be asked for again.
        """
        if not check.verdict.verified:
            return tuple(told), ()
        whole = self._around(check)
        kept: list[Meant] = []
        wrong: list[str] = []
        for one in map(_pointing_no_further, told):
            why = self._refused(one, whole)
            if why:
                wrong.append(f"“{one.words[:80]}” is no “{one.name[:80]}”: {why}.")
            else:
                kept.append(one)
        return tuple(kept), tuple(wrong)

    def _around(self, check: QuoteCheck) -> str:
        """Return the sentences that a verified quote touches, and those beside them."""
        if check.start is None or check.end is None:
            return ""
        first = max(0, bisect_right(self._starts, check.start) - 1 - _BESIDE)
        touched = self._prepared.sentences[first : bisect_left(self._starts, check.end) + _BESIDE]
        return " ".join(s.text for s in touched)

    def _is_known(self, name: str) -> bool:
        """Whether the document has the words of a name; "US" is no "us"."""
        words = content(name)
        if words:
            return words <= self._known
        return re.search(rf"\b{re.escape(name)}\b", self._prepared.document.text) is not None

    def _refused(self, one: Meant, whole: str) -> str:
        return next(self._reasons(one, whole), "")

    def _reasons(self, one: Meant, whole: str) -> Iterator[str]:
        words, name = one.words.split(), one.name.split()
        if not words or not holds(whole, one.words):
            yield "these words do not stand there"
        if not name or not self._is_known(one.name):
            yield "the document has no such words"
        # "US" is no "us".
        if _POINTS.match(one.name[:1].lower() + one.name[1:]):
            yield "that stands for something else itself"
        if len(words) > _PHRASE or len(name) > _NAME:
            yield "that is more than a name"
        if not (_POINTS_BACK.fullmatch(one.words) or _is_short_for(one)):
            yield "it points to nothing"
        if _ONE_PERSON.fullmatch(one.words) and (known_place(one.name) or is_body(one.name)):
            yield "that is no person"


def _pointing_no_further(one: Meant) -> Meant:
    name = _THIS.sub("the ", one.name)
    return one if name == one.name else one.model_copy(update={"name": name})


def holds(text: str, words: str) -> bool:
    """Whether words stand in a text, in whatever case and however it is laid out."""
    return pattern_of(words).search(text) is not None


def pattern_of(words: str) -> re.Pattern[str]:
    """Return what finds some words in a text."""
    plain = r"\s+".join(map(re.escape, words.split()))
    return re.compile(rf"(?<!\w){plain}(?!\w)", re.IGNORECASE)


def _is_short_for(one: Meant) -> bool:
    """Whether words are part of a name ("Stallman"), or its initials ("RMS")."""
    initials = "".join(word[0] for word in re.findall(r"\w+", one.name) if word[:1].isupper())
    return content(one.words) <= content(one.name) or one.words.replace(".", "") == initials
