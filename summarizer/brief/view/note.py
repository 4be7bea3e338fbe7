"""A note as it is laid out; every form is rendered from this view, so that all hold the same lines and numbers.

Texts are as in the sources: escaping is each form's own affair.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from summarizer.brief.view.evidence import Footnote
from summarizer.models.verified import DocumentRecord


@dataclass(frozen=True)
class Part:
    """A sentence with the footnotes behind it."""

    text: str
    notes: tuple[int, ...] = ()
    #: Letters of the documents whose account this is, where the line sets accounts side by side.
    letters: tuple[str, ...] = ()
    #: Whose account each of these documents is, where that is known: the letters of one side stand together.
    called: tuple[tuple[str, tuple[str, ...]], ...] = ()
    #: What a reader has to know of it: that the passage gives the words to somebody else, that a person changed it.
    doubt: str = ""


@dataclass(frozen=True)
class Held:
    """Whose position a line is and on what, for filters and tables."""

    holder: str
    side: str
    topic: str
    verdict: str


@dataclass(frozen=True)
class Line:
    """One line of the note: sentences that belong together, perhaps with a word in front."""

    parts: tuple[Part, ...]
    lead: str = ""
    held: Held | None = None

    @property
    def text(self) -> str:
        """The sentences without their footnotes."""
        if len(self.parts) == 1:
            return self.parts[0].text
        return " ".join([part.text for part in self.parts])

    @property
    def notes(self) -> tuple[int, ...]:
        """The footnotes of all its sentences, each once."""
        return tuple(dict.fromkeys([n for part in self.parts for n in part.notes]))


@dataclass(frozen=True)
class Party:
    """A state, organisation or group, and what is said for it."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Talk:
    """A conversation: who spoke, what came of it, and what an account leaves out."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Cell:
    """The stances of a party on a topic in words, how they lean, and the footnotes; empty where nothing was said."""

    words: str
    leaning: str
    notes: tuple[int, ...]


@dataclass(frozen=True)
class StandRow:
    """A topic, and for every party the stances on it with their footnotes."""

    topic: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Stands:
    """Who stands where: parties in columns, topics on which at least two of them speak in rows."""

    parties: tuple[str, ...] = ()
    rows: tuple[StandRow, ...] = ()


@dataclass(frozen=True)
class StoryView:
    """One story, ready to be written down, in the order in which it is read."""

    title: str
    letters: tuple[str, ...]
    bottom: tuple[Line, ...]
    differences: tuple[Line, ...]
    disputes: tuple[Line, ...]
    stands: Stands
    parties: tuple[Party, ...]
    talks: tuple[Talk, ...]
    steps: tuple[Line, ...]
    #: What happened or was decided, beyond the bottom line.
    facts: tuple[Line, ...] = ()
    #: What several accounts say, and what only one does, beyond positions and outcomes.
    agreed: tuple[Line, ...] = ()
    alone: tuple[Line, ...] = ()
    #: Documents with mostly the same wording, as sentences.
    origins: tuple[str, ...] = ()
    #: What a short note leaves out, as a sentence; empty in a full one.
    left_out: str = ""

    def with_lines(self, change: Callable[[str, tuple[Line, ...]], tuple[Line, ...]]) -> StoryView:
        """Return the story with the lines of each section, but the steps, as ``change`` makes them, told its name."""
        return replace(
            self,
            bottom=change("bottom", self.bottom),
            differences=change("differences", self.differences),
            disputes=change("disputes", self.disputes),
            parties=tuple(
                replace(p, lines=change(f"party {p.name}", p.lines)) for p in self.parties
            ),
            talks=tuple(replace(t, lines=change(f"talk {t.heading}", t.lines)) for t in self.talks),
            facts=change("facts", self.facts),
            agreed=change("agreed", self.agreed),
            alone=change("alone", self.alone),
        )


@dataclass(frozen=True)
class Source:
    """A document in the list of sources."""

    letter: str
    record: DocumentRecord
    #: The file's name; with its folders only where another document has the same name.
    name: str
    #: With which words a document without a title begins; empty for others, and where its text is not at hand.
    opening: str = ""


@dataclass
class NoteView:
    """The whole note."""

    title: str
    #: What a reader has to know first; empty where there is no such thing.
    notice: str
    scope: str
    stories: list[StoryView]
    sources: list[Source]
    footnotes: list[Footnote] = field(default_factory=list[Footnote])
    #: Letter of the document, and what was found.
    findings: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    #: What was found so often that a number says more than a list.
    counts: list[str] = field(default_factory=list[str])
    #: For how many passages no speaker is named, and what a comparison left out, as sentences; empty without such.
    #: The command tells it, and a template of one's own may: to whoever gets the note it says nothing.
    remarks: str = ""
