"""A document as it was read, and the numbered text made from it."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Kind(StrEnum):
    """What sort of account a document is."""

    READOUT = "readout"
    NEWS = "news"
    STATEMENT = "statement"
    TRANSCRIPT = "transcript"
    OTHER = "other"


def sha256_of(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8 (lone surrogates kept as they are), as a document bears it."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class SourceDocument(BaseModel):
    """A document, its text untouched.

    ``text`` is what every offset refers to. For a text file it is the decoded file, byte-order mark apart;
    for HTML, PDF and DOCX it is what ``extraction`` names.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    text: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    #: Where it was published, as front matter, a canonical link or a field of the input says.
    url: str | None = None
    kind: Kind = Kind.OTHER
    language: str | None = None
    #: How the text was obtained, for example ``text utf-8`` or ``html trafilatura``.
    extraction: str = "text"
    #: Offset where the account begins (behind front matter), in code points.
    body_start: int = 0
    #: Offsets where its pages begin, in code points; empty where it has none.
    pages: tuple[int, ...] = ()
    #: What of the file is not in the text and a reader might look for there, a sentence each.
    left_out: tuple[str, ...] = ()

    def page_at(self, offset: int) -> int | None:
        """Return the page, from 1, on which a place of the text stands; ``None`` where the document has no pages."""
        return bisect_right(self.pages, offset) if self.pages else None

    @property
    def sha256(self) -> str:
        """SHA-256 of the extracted text in UTF-8 (lone surrogates kept as they are)."""
        return sha256_of(self.text)

    @property
    def id(self) -> str:
        """The first 16 hexadecimal digits of the hash: equal text, equal id."""
        return self.sha256[:16]


class SentenceRole(StrEnum):
    """Whether a sentence belongs to the account."""

    TITLE = "title"
    BODY = "body"
    BOILERPLATE = "boilerplate"


class Sentence(BaseModel):
    """A numbered sentence. ``start`` and ``end`` are code points in the document's text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    start: int
    end: int
    text: str
    paragraph: int
    role: SentenceRole = SentenceRole.BODY
    #: Speaker of the turn this sentence stands in, for transcripts.
    turn: str | None = None


class PreparedText(BaseModel):
    """A document with its sentences numbered from 1 and its boilerplate marked, not deleted."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: SourceDocument
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The untouched text that offsets refer to."""
        return self.document.text

    @cached_property
    def account(self) -> tuple[Sentence, ...]:
        """The sentences an item may be drawn from: title and body. Worked out once, in linear time."""
        return tuple(s for s in self.sentences if s.role is not SentenceRole.BOILERPLATE)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy, its account worked out anew."""
        copied = super().model_copy(update=update, deep=deep)
        vars(copied).pop("account", None)
        return copied

    def sentence(self, number: int) -> Sentence | None:
        """Return the sentence of that number, or ``None`` if the document has none."""
        return self.sentences[number - 1] if 1 <= number <= len(self.sentences) else None

    def touched(self, start: int, end: int) -> tuple[Sentence, ...]:
        """Return the sentences that have a code point in ``[start, end)``, whatever their role, in order."""
        first = bisect_right(self.sentences, start, key=lambda s: s.end)
        return self.sentences[first : bisect_left(self.sentences, end, key=lambda s: s.start)]
