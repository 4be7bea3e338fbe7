"""A note as it is laid out for a reader with two minutes; every form is rendered from this view.

What is left out for length is counted and said. Texts are as in the sources: escaping is each form's own affair.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from summarizer.brief.bottom import Sentence
from summarizer.brief.evidence import Excerpt, Footnote
from summarizer.models.verified import DocumentRecord


@dataclass(frozen=True)
class Statement:
    """A stance and the words for it."""

    stance: str
    excerpt: Excerpt
    via: str = ""
    #: What it is about, where its label can stand as a heading.
    topic: str = ""


@dataclass(frozen=True)
class HolderLine:
    """What one holder says on a topic."""

    holder: str
    side: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class TopicView:
    """A topic and its holders."""

    title: str
    lines: tuple[HolderLine, ...]


@dataclass(frozen=True)
class Version:
    """What one or more accounts say on a matter."""

    letters: tuple[str, ...]
    value: str
    excerpt: Excerpt


@dataclass(frozen=True)
class Matter:
    """A matter and the versions of it."""

    topic: str
    versions: tuple[Version, ...]
    remark: str = ""


@dataclass(frozen=True)
class EventView:
    """A conversation: heading, who reports it, what agrees and what does not."""

    heading: str
    letters: tuple[str, ...]
    facts: tuple[Matter, ...]
    agreed: tuple[Matter, ...]
    conflicts: tuple[Matter, ...]
    alone: tuple[Version, ...]
    #: What is not mentioned, after the letters of those who leave it out.
    silent: tuple[tuple[tuple[str, ...], str], ...]
    #: The same where only the summaries were at hand, which may have missed it.
    nothing_drawn: tuple[tuple[tuple[str, ...], str], ...]
    notes: tuple[int, ...]
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True)
class DisputeView:
    """A claim with both sides' words."""

    asserted_by: str
    answer: str
    #: Whether the passage puts the claim into that party's mouth.
    attributed: bool
    asserting: tuple[Version, ...]
    disputing: tuple[Version, ...]


@dataclass(frozen=True)
class Watched:
    """A day, or an undated step, and what is stated for it."""

    day: str
    versions: tuple[Version, ...]


@dataclass(frozen=True)
class StoryView:
    """One story, ready to be written down."""

    title: str
    bottom: tuple[Sentence, ...]
    events: tuple[EventView, ...]
    topics: tuple[TopicView, ...]
    #: Other positions, by holder.
    further: tuple[HolderLine, ...]
    disputes: tuple[DisputeView, ...]
    more_disputes: int
    watch: tuple[Watched, ...]
    not_shown: tuple[tuple[str, int], ...]
    #: Between documents that do not report the same conversation.
    conflicts: tuple[Matter, ...] = ()
    #: Letters of documents with mostly the same wording.
    origins: tuple[tuple[str, ...], ...] = ()
    more_events: int = 0


@dataclass(frozen=True)
class Source:
    """A document in the list of sources."""

    letter: str
    record: DocumentRecord
    #: The file's name; with its folders only where another document has the same name.
    name: str


@dataclass
class NoteView:
    """The whole note."""

    title: str
    scope: str
    stories: list[StoryView]
    sources: list[Source]
    footnotes: list[Footnote] = field(default_factory=list[Footnote])
    findings: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
