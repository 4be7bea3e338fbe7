"""A source with its verb and what it is the source of: as found among the pieces of a sentence, and in code points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from summarizer.attribution.english.noun_phrases import (
    Range,
)
from summarizer.attribution.english.pieces import Piece
from summarizer.attribution.english.verbs import (
    Group,
    Polarity,
    VerbKind,
)
from summarizer.words.days import CALENDAR

Span = tuple[int, int]


class Link(StrEnum):
    """How a source stands to what it is the source of."""

    SUBJECT = "subject"
    INVERTED = "inverted"
    PARTICIPLE = "participle"
    PASSIVE = "passive"
    ACCORDING = "according"
    NOUN = "noun"
    COLON = "colon"
    DASH = "dash"
    BESIDE = "beside"


@dataclass(frozen=True, slots=True)
class Frame:
    """A source, what it is the source of, and whether it says so. All spans are code points of the text.

    ``sources``: the noun phrases that are the source, or stand for it, the main one first. ``lead``: where source and
    verb begin. ``verb_end``: where the verb ends.
    """

    sources: tuple[Span, ...]
    content: tuple[Span, ...]
    start: int
    end: int
    verb: Span
    polarity: Polarity
    link: Link
    kind: VerbKind
    word: str
    #: What else the main source is called there: ", a spokesman for the union,".
    described: tuple[Span, ...] = ()


@dataclass(slots=True)
class Claim:
    """A verb with its subject, and where among the pieces what it tells stands; filled in step by step."""

    group: Group
    link: Link
    subject: list[Range]
    #: Piece index where source and verb begin.
    lead: int
    #: First index behind verb and source.
    after: int
    left: Range | None = None
    right: Range | None = None
    polarity: Polarity = Polarity.SAID
    described: Sequence[Range] = ()
    relative: bool = False


TELLS = frozenset(
    "tell inform remind assure notify reassure advise warn brief update ask urge".split()
)
SUBORDINATE = frozenset(
    "while whereas although though when where after before since if unless as because once unlike".split()
)
TAIL = CALENDAR | frozenset(
    (
        ". , ; ! ? in on at during after when as while before following with by from via through amid late early last "
        "this earlier later today yesterday there further then - \u2013 \u2014 ) also to about of here afterwards"
    ).split()
)
#: What may stand between commas and only joins a sentence to the one before.
ASIDES = frozenset("however though meanwhile moreover nevertheless instead too".split())
DASHES = frozenset(("\u2014", "\u2013", "-", "\u2015", "\u2012"))
CLAUSES = frozenset({Link.SUBJECT, Link.INVERTED})


def offsets(listed: Sequence[Piece], found: Range) -> Span:
    """Return a range of pieces in code points."""
    return listed[found[0]].start, listed[found[1] - 1].end


_EDGES = frozenset((",", ".", ";", ":", "and", "but", *DASHES))


def inner_span(listed: Sequence[Piece], side: Range) -> Span | None:
    """Return a range in code points without marks and joints at its ends, ``None`` where nothing is left."""
    first, last = side
    while first < last and listed[first].lower in _EDGES:
        first += 1
    while last > first and listed[last - 1].lower in _EDGES:
        last -= 1
    return (listed[first].start, listed[last - 1].end) if first < last else None


def holds(frame: Frame, piece: Piece) -> bool:
    """Whether a piece touches what a frame tells."""
    return any(a < piece.end and piece.start < b for a, b in frame.content)
