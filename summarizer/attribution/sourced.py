"""A passage of a document with who is given as its source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from summarizer.attribution.english.frames import Link
from summarizer.attribution.english.verbs import Polarity, VerbKind
from summarizer.attribution.who import Who

Span = tuple[int, int]


class Layer(StrEnum):
    """How a source is tied to a passage, from the nearest to the furthest."""

    CLAUSE = "clause"
    RUNNING = "running"
    TURN = "turn"
    VOICE = "voice"


@dataclass(frozen=True, slots=True)
class Sourced:
    """A passage and who is given as its source. Offsets in code points of the document's text.

    ``who``: the source first, then those who stand for it or share in it.
    """

    start: int
    end: int
    content: tuple[Span, ...]
    who: tuple[Who, ...]
    polarity: Polarity
    layer: Layer
    sentence: int
    verb_end: int
    kind: VerbKind = VerbKind.SAYS
    link: Link = Link.SUBJECT
    #: Whether speech that runs on is that of the only one who speaks in its paragraph.
    alone: bool = False

    @property
    def name(self) -> str | None:
        """The name of the source, ``None`` where it is a pronoun that stands for nobody known."""
        return next((one.name for one in self.who[:1] if one.name), None)
