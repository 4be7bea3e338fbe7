"""The note as one self-contained page: note on one side, sources on the other, nothing fetched from anywhere."""

from __future__ import annotations

import base64
import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from summarizer.brief.forms.markdown import template_of
from summarizer.brief.layout import Layout, Length
from summarizer.brief.phrasing.escape import harmless
from summarizer.brief.phrasing.prose import day_in_words
from summarizer.brief.view.evidence import Footnote
from summarizer.brief.view.note import Held, NoteView, Source
from summarizer.brief.view.passages import Shown, cut
from summarizer.cores import on_all_cores
from summarizer.models.brief import Brief
from summarizer.models.verified import DocumentRecord

#: Documents, and characters in all, up to which every text is shown whole.
_MANY, _LARGE = 60, 1_500_000
#: Stands for the texts of the sources: nothing behind it on the page is from a document as it is.
_TEXTS = "\0texts\0"


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
    brief: Brief,
    sources: Mapping[str, str] | None = None,
    template: str | Path | None = None,
    *,
    length: Length = Length.FULL,
    full_texts: bool = True,
) -> str:
    """Return the note as one HTML page; the same brief and texts give the same page, byte for byte.

    It holds its style and its script and asks for nothing else: a Content-Security-Policy allows those two by their
    hashes and nothing more. Everything from documents is escaped. Without scripts, note, footnotes and sources remain.
    With ``full_texts`` false the sources' texts are left out: footnotes hold the sentences, and links lead there.

    Raises:
        ConfigurationError: the template cannot be used.
    """
    page = _Page(brief, sources or {}, length, full_texts=full_texts)
    style, script = _asset("note.css"), _asset("note.js")

    def rendered(texts: Any) -> str:
        return template_of("brief.html.j2", template).render(
            page=page,
            note=page.note,
            style=style,
            script=script,
            policy=_policy(style, script),
            data=_data(page),
            refs=page.refs,
            texts=texts,
        )

    apart = page.large and full_texts and template is None
    whole = _with_texts_beside(page, rendered) if apart else rendered(page.texts)
    return whole.strip() + "\n"


def _with_texts_beside(page: _Page, rendered: Callable[[Any], str]) -> str:
    """Return a page whose texts, which have no part in the note, are written in another process."""
    from markupsafe import Markup

    note: Callable[[], str] = partial(rendered, Markup(_TEXTS))  # noqa: S704  # nosec B704
    whole, texts = on_all_cores(lambda write: write(), (note, page.texts.__html__))
    before, _, behind = whole.rpartition(_TEXTS)
    return f"{before}{texts}{behind}"


class _Page:
    """Everything the template shows. Lines, footnotes and their numbers are those of every other form."""

    def __init__(
        self, brief: Brief, sources: Mapping[str, str], length: Length, *, full_texts: bool
    ) -> None:
        self.layout = Layout(brief, sources, length)
        texts = self.layout.texts
        self.note: NoteView = self.layout.note()
        self.footnotes = tuple(self.note.footnotes)
        self.large = len(brief.documents) > _MANY
        self.whole = not self.large and sum(map(len, texts.values())) <= _LARGE
        self.full_texts = full_texts
        self.sources = tuple(self._sources(brief, texts)) if full_texts else ()
        held = [h for story in self.note.stories for p in story.parties for h in _held(p.lines)]
        self.actors = sorted({harmless(h.holder) for h in held})
        # Topics that differ in capitals alone have an order, too: the same brief gives the same page.
        topics = {harmless(h.topic) for h in held}
        self.topics = sorted(topics, key=lambda topic: (topic.casefold(), topic))
        self.verdicts = sorted({h.verdict for h in held if h.verdict})
        self.texts = _Texts(self)
        self._lines = count(1)

    def line(self) -> str:
        """Return an id for the next line."""
        return f"l{next(self._lines)}"

    def _sources(self, brief: Brief, texts: Mapping[str, str]) -> Iterable[SourcePage]:
        notes: defaultdict[str, list[Footnote]] = defaultdict(list)
        for note in self.footnotes:
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
                    if record.source in self.layout.changed
                    else "The document is not at hand; its quotes cannot be checked here."
                ),
            )

    def refs(self, numbers: Sequence[int]) -> Any:
        """Links to the words in the sources, by number."""
        from markupsafe import Markup

        # Numbers and letters are the note's own: nothing here is to be escaped.
        letters = ((n, self.footnotes[n - 1].letter) for n in numbers)
        links = " ".join(
            f'<a class="ref" href="#e{n}" data-e="{n}" aria-label="Source {letter}, evidence {n}">{n}</a>'
            for n, letter in letters
        )
        return Markup(f'<sup class="refs"> {links}</sup>' if numbers else "")  # noqa: S704  # nosec B704


@dataclass(frozen=True)
class _Texts:
    """The part of a page that holds the texts of the sources, written where a template asks for it."""

    page: _Page

    def __html__(self) -> str:
        return template_of("texts.html.j2").render(page=self.page)


def _held(lines: Iterable[Any]) -> Iterable[Held]:
    return (line.held for line in lines if line.held is not None)


def _data(page: _Page) -> Any:
    """Evidence and sources as JSON for the page's script; ``<`` is written so that no text can end the element."""
    from markupsafe import Markup

    evidence = {
        str(n.number): [n.letter, n.place, n.quote.verdict.value if n.quote.verdict else ""]
        for n in page.footnotes
    }
    sources = {s.letter: _citation(s) for s in page.note.sources}
    text = json.dumps(
        {"evidence": evidence, "sources": sources}, ensure_ascii=True, separators=(",", ":")
    )
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704  # nosec B704


def _citation(source: Source) -> str:
    """A source as it is cited behind a copied line."""
    record = source.record
    title = f"“{harmless(record.title)}”" if record.title else None
    day = day_in_words(record.published) if record.published else None
    parts = [record.publisher, title, day, record.url]
    return harmless(", ".join(p for p in parts if p) or source.name)


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
