"""The note as one self-contained page: note on one side, sources on the other, nothing fetched from anywhere."""

from __future__ import annotations

import base64
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from summarizer.accounts.positions import Topic, by_topic
from summarizer.brief.escape import harmless
from summarizer.brief.evidence import Excerpt, Footnote, Manner
from summarizer.brief.layout import Layout
from summarizer.brief.markdown import template_of
from summarizer.brief.matrix import Matrix, Moment, leaning, matrix, timeline
from summarizer.brief.note import NoteView, StoryView
from summarizer.brief.passages import Shown, cut
from summarizer.brief.prose import stance_in_words
from summarizer.brief.sources import same_texts
from summarizer.models.brief import Brief, SourcedPosition, Story
from summarizer.models.verified import DocumentRecord

#: Documents, and characters in all, up to which every text is shown whole; positions a story shows in a large note.
_MANY, _LARGE, _LINES = 60, 1_500_000, 6
#: Documents a story of a large note has before it gets a table of actors by topics.
_TABLE = 3
_LABEL = {Manner.REPORTED: "reported", Manner.TRANSCRIPT: "transcript", Manner.SHORT: "in short"}


@dataclass(frozen=True)
class PositionLine:
    """A position as a line that can be filtered."""

    holder: str
    side: str
    topic: str
    stance: str
    leaning: str
    verdict: str
    letter: str
    via: str
    excerpt: Excerpt
    #: Evidence without a footnote that stands behind this line first: words in a source lead back here.
    anchors: tuple[int, ...] = ()


@dataclass(frozen=True)
class StoryPage:
    """What the page adds to a story: every position, actors by topics, the days."""

    number: int
    view: StoryView
    documents: tuple[str, ...]
    positions: tuple[PositionLine, ...]
    more: int
    matrix: Matrix
    timeline: tuple[Moment, ...]


@dataclass(frozen=True)
class SourcePage:
    """A document as the page shows it; without a text, its quotes alone."""

    letter: str
    name: str
    record: DocumentRecord
    shown: Shown | None
    quotes: tuple[Footnote, ...]
    #: Why there is no text: it is not at hand, or it has changed since.
    missing: str


def render_html(
    brief: Brief, sources: Mapping[str, str] | None = None, template: str | Path | None = None
) -> str:
    """Return the note as one HTML page; the same brief and texts give the same page, byte for byte.

    It holds its style and its script and asks for nothing else: a Content-Security-Policy allows those two by their
    hashes and nothing more. Everything from documents is escaped. Without scripts, note, footnotes and sources remain.

    Raises:
        ConfigurationError: the template cannot be used.
    """
    page = _Page(brief, sources or {})
    style, script = _asset("note.css"), _asset("note.js")
    rendered = template_of("brief.html.j2", template).render(
        page=page,
        note=page.note,
        style=style,
        script=script,
        policy=_policy(style, script),
        data=_data(page),
        words=page.words,
        refs=page.refs,
    )
    return rendered.strip() + "\n"


class _Page:
    """Everything the template shows. Numbers of evidence go on where the note's footnotes end."""

    def __init__(self, brief: Brief, sources: Mapping[str, str]) -> None:
        texts, self.changed = same_texts(brief.documents, sources)
        self.layout = Layout(brief, texts)
        self.note: NoteView = self.layout.note()
        self.footnotes = tuple(self.note.footnotes)
        self.anchored = {f.number for f in self.footnotes}
        large = len(brief.documents) > _MANY
        whole = not large and sum(map(len, texts.values())) <= _LARGE
        self.large, self.whole = large, whole
        self.stories = tuple(
            self._story(n, story, view, brief)
            for n, (story, view) in enumerate(zip(brief.stories, self.note.stories, strict=True), 1)
        )
        self.sources = tuple(self._sources(brief, texts))
        self.actors = sorted({p.holder for s in self.stories for p in s.positions})
        self.topics = sorted({p.topic for s in self.stories for p in s.positions}, key=str.casefold)
        self.verdicts = sorted({p.verdict for s in self.stories for p in s.positions})

    def _story(self, number: int, story: Story, view: StoryView, brief: Brief) -> StoryPage:
        topics = by_topic(story.positions)
        if self.large:
            topics = _first(topics, _LINES)
        lines: list[PositionLine] = []
        known = self.anchored
        numbers: dict[int, tuple[int, ...]] = {}
        for topic in topics:
            for sourced in topic.positions:
                line = self._line(topic.title, sourced)
                numbers[id(sourced)] = line.excerpt.notes
                new = tuple(n for n in line.excerpt.notes if n not in known)
                known.update(new)
                lines.append(replace(line, anchors=new))
        return StoryPage(
            number=number,
            view=view,
            documents=tuple(self.layout.letters[d] for d in story.documents),
            positions=tuple(lines),
            more=len(story.positions) - len(lines),
            matrix=matrix(() if self.large and len(story.documents) < _TABLE else topics, numbers),
            timeline=timeline(brief, story, self.layout.letters),
        )

    def _line(self, topic: str, sourced: SourcedPosition) -> PositionLine:
        held = sourced.position
        via = [who for who in held.attribution if who != held.holder]
        side = held.on_behalf_of or ""
        return PositionLine(
            holder=harmless(held.holder),
            side="" if side == held.holder else side,
            topic=harmless(topic),
            stance=stance_in_words(held.stance, held.holder),
            leaning=leaning(held.stance),
            verdict=held.verdict.value if held.verdict else "",
            letter=self.layout.letters[sourced.document],
            via=via[0] if via else "",
            excerpt=self.layout.notes.excerpt(sourced.document, held.quotes, held.statement),
        )

    def _sources(self, brief: Brief, texts: Mapping[str, str]) -> Iterable[SourcePage]:
        notes: defaultdict[str, list[Footnote]] = defaultdict(list)
        for note in self.layout.notes.notes:
            notes[note.letter].append(note)
        names = {s.letter: s.name for s in self.note.sources}
        for record in brief.documents:
            letter, text = self.layout.letters[record.source], texts.get(record.source)
            mine = notes[letter]
            yield SourcePage(
                letter=letter,
                name=names[letter],
                record=record,
                shown=None if text is None else cut(text, mine, whole=self.whole),
                quotes=tuple(mine),
                missing=(
                    "The document has changed since it was summarised; its quotes cannot be checked here."
                    if record.source in self.changed
                    else "The document is not at hand; its quotes cannot be checked here."
                ),
            )

    def back(self, number: int) -> str:
        """Where the words of some evidence lead back to: its footnote, or the first line drawn from it."""
        return f"fn{number}" if number <= len(self.footnotes) else f"p{number}"

    # What the template calls ---------------------------------------------------------------------------------

    def words(self, excerpt: Excerpt) -> Any:
        """Direct speech as a quotation, the writer's words marked as reported."""
        from markupsafe import Markup, escape

        text = escape(harmless(excerpt.text))
        if excerpt.manner is Manner.DIRECT:
            shown = Markup("<q>{}</q>").format(text)
        else:
            label = _LABEL[excerpt.manner]
            shown = Markup('<span class="manner">{}:</span> {}').format(label, text)
        if not excerpt.attributed:
            shown += Markup(' <em class="doubt">(speaker not confirmed)</em>')
        return shown + self.refs(excerpt.notes)

    def refs(self, numbers: Sequence[int]) -> Any:
        """Links to the words in the sources, by number."""
        from markupsafe import Markup

        letters = {n: self.layout.notes.notes[n - 1].letter for n in numbers}
        links = (
            Markup(
                '<a class="ref" href="#e{n}" data-e="{n}" aria-label="Source {letter}, evidence {n}">{n}</a>'
            ).format(n=n, letter=letters[n])
            for n in numbers
        )
        joined = Markup(" ").join(links)
        return Markup('<sup class="refs"> {}</sup>').format(joined) if numbers else Markup("")


def _first(topics: Sequence[Topic], room: int) -> tuple[Topic, ...]:
    """The first positions of some topics, as far as there is room."""
    kept: list[Topic] = []
    for topic in topics:
        if room <= 0:
            break
        kept.append(Topic(topic.title, topic.positions[:room]))
        room -= len(kept[-1].positions)
    return tuple(kept)


def _data(page: _Page) -> Any:
    """The evidence as JSON for the page's script; ``<`` is written so that no text can end the element."""
    from markupsafe import Markup

    evidence = {
        str(n.number): [n.letter, n.place, n.quote.verdict.value if n.quote.verdict else ""]
        for n in page.layout.notes.notes
    }
    text = json.dumps({"evidence": evidence}, ensure_ascii=True, separators=(",", ":"))
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704  # nosec B704


def _asset(name: str) -> Any:
    """A file of the package, as it is: no document has a part in it."""
    from importlib.resources import files

    from markupsafe import Markup

    return Markup(files("summarizer.brief").joinpath("templates", name).read_text(encoding="utf-8"))  # noqa: S704  # nosec B704


def _policy(style: str, script: str) -> str:
    """Allow this style and this script by their hashes, and nothing else from anywhere."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"sha256-{digest}"
