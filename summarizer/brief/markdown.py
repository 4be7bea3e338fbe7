"""The note as Markdown with footnotes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from summarizer.brief.escape import harmless, markdown
from summarizer.brief.evidence import Excerpt, Footnote, Manner
from summarizer.brief.layout import lay_out
from summarizer.brief.view import Source
from summarizer.brief.words import capitalised, day_in_words, listed
from summarizer.models.brief import Brief

if TYPE_CHECKING:
    from jinja2 import Environment, Template

_FOOTNOTES_IN_A_LINE = 4
_LABEL = {Manner.REPORTED: "reported", Manner.TRANSCRIPT: "transcript", Manner.SHORT: "in short"}


def render_markdown(brief: Brief) -> str:
    """Return the note as Markdown; the same brief gives the same text, byte for byte.

    Whatever comes from documents is escaped: it can bring in no HTML, link, image, heading or table.
    """
    return _template().render(note=lay_out(brief)).strip() + "\n"


@cache
def _template() -> Template:
    return _environment().get_template("brief.md.j2")


def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    # Nothing is escaped as HTML: the filters below escape for Markdown, which shows HTML as text.
    environment = Environment(  # noqa: S701
        loader=PackageLoader("summarizer.brief"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters.update(
        md=markdown,
        words=_words,
        refs=_refs,
        letters=_letters,
        source=_source,
        footnote=_footnote,
        listed=listed,
        capitalize_first=capitalised,
    )
    return environment


def _words(excerpt: Excerpt) -> str:
    """Direct speech in quotation marks, the writer's words marked as reported, a model's as told in short."""
    text = markdown(excerpt.text)
    shown = (
        f"“{text}”"
        if excerpt.manner is Manner.DIRECT
        else f"*{_LABEL[excerpt.manner]}:* {text.rstrip('.')}"
    )
    doubt = "" if excerpt.attributed else " *(speaker not confirmed)*"
    return shown + doubt + _refs(excerpt.notes)


def _refs(numbers: Sequence[int]) -> str:
    return "".join(f"[^{n}]" for n in numbers[:_FOOTNOTES_IN_A_LINE])


def _letters(letters: Sequence[str]) -> str:
    return listed([f"**{letter}**" for letter in letters])


def _source(source: Source) -> str:
    """Publisher, title, day, kind and file of a document."""
    record = source.record
    parts = [markdown(record.publisher)] if record.publisher else []
    parts += [f"“{markdown(record.title)}”"] if record.title else []
    parts += [day_in_words(record.published) if record.published else "undated"]
    return f"{', '.join(parts)} ({markdown(source.name)})"


def _footnote(note: Footnote) -> str:
    """Document, offsets and exact words."""
    quote = note.quote
    where = f"characters {quote.start}–{quote.end}" if quote.start is not None else "place unknown"
    return f"{note.letter}, {where}: {markdown(harmless(quote.text or ''))}"
