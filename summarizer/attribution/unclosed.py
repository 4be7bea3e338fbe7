"""Quotations of a text, those too that lack the mark before who says them: "“The port is late, says Anna Holm."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.attribution.cues import Tag
from summarizer.attribution.english.verbs import VerbKind, source_words
from summarizer.text.quotations import Spoken

Span = tuple[int, int]

#: A paragraph that opens a quotation, behind an empty line.
_OPENED = re.compile(r"(?:\A|(?<=\n\n)|(?<=\n[ \t\r]\n))(?P<mark>[\"“])")
#: What parts two paragraphs.
_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")
#: Who says it, behind the last comma that has a verb: ", says Anna Holm, the port's head."
_TAGGED = re.compile(r"(?<=[,!?])[’']?\s(?P<verb>[a-z]+)\s(?:[A-Z]|the\s)")
_MARKS = re.compile(r"[\"“”„«»]")
#: Code points at the end of a paragraph in which who says it stands.
_TAG = 240


def spoken_in(text: str) -> Spoken:
    """Return the quotations of a text; who says one is no part of it where its closing mark is missing."""
    found = Spoken(text)
    for paragraph, end in _unclosed(text):
        tag = _tag(text, paragraph, end)
        if tag is not None:
            found.cut((paragraph, end), tag)
    return found


def _unclosed(text: str) -> Iterator[Span]:
    """Yield the paragraphs that open a quotation and have no other mark."""
    for opened in _OPENED.finditer(text):
        border = _EMPTY_LINE.search(text, opened.end())
        end = border.start() if border is not None else len(text)
        if _MARKS.search(text, opened.end(), end) is None:
            yield opened.start("mark"), end


def _tag(text: str, start: int, end: int) -> int | None:
    """Return where who says it begins, behind the last verb of saying with a comma before it; ``None`` without one."""
    tags = _TAGGED.finditer(text, max(start, end - _TAG), end)
    saying = [tag.start() for tag in tags if _says(tag["verb"])]
    return saying[-1] if saying and text[saying[-1] : end].rstrip().endswith(".") else None


def _says(verb: str) -> bool:
    """Whether a word is a form of a verb of saying as it stands before who says something: "says", "said"."""
    words = source_words()
    readings = words.forms.get(verb, {}).items()
    return any(
        words.kinds.get(lemma) is VerbKind.SAYS and tags & {Tag.S, Tag.PAST}
        for lemma, tags in readings
    )
