"""A prepared text with what is read off it once: who is mentioned, and who says what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from summarizer.attribution.attributions import Attribution, attributions
from summarizer.attribution.cast import Cast
from summarizer.attribution.sources import Sources
from summarizer.models.document import PreparedText, SourceDocument
from summarizer.text.prepare import prepare

__all__ = ["Attributed"]


@dataclass(frozen=True)
class Attributed:
    """One document's prepared text, cast and attributions: made once, handed on to whoever asks.

    Cast and attributions are worked out when first asked for, in time linear in the length of the text, and kept.
    """

    prepared: PreparedText

    @classmethod
    def of(cls, text: str | PreparedText | Attributed) -> Attributed:
        """Return a text as an attributed one; one that is already attributed is returned as it is."""
        if isinstance(text, Attributed):
            return text
        if isinstance(text, str):
            return cls(prepare(SourceDocument(source="", text=text)))
        return cls(text)

    @cached_property
    def cast(self) -> Cast:
        """Persons, offices and bodies of the document, with every mention of them."""
        return Cast.of(self.prepared)

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who says, wants or thinks what, in order of appearance."""
        return attributions(self.prepared, self.cast)

    @cached_property
    def sources(self) -> Sources:
        """Of every passage who is given as its source, as far as the text says."""
        return Sources.of(self.prepared, self.cast)
