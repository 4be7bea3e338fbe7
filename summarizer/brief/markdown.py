"""The note as Markdown with footnotes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.brief.escape import harmless, markdown
from summarizer.brief.evidence import Excerpt, Footnote, Manner
from summarizer.brief.layout import Layout
from summarizer.brief.note import HolderLine, Source, StoryView
from summarizer.brief.prose import capitalised, day_in_words, listed, stance_in_words
from summarizer.errors import ConfigurationError
from summarizer.models.brief import Brief

if TYPE_CHECKING:
    from jinja2 import Environment, Template

_FOOTNOTES_IN_A_LINE = 4
#: Rows of the table of all positions.
_ROWS = 400
_LABEL = {Manner.REPORTED: "reported", Manner.TRANSCRIPT: "transcript", Manner.SHORT: "in short"}


def render_markdown(
    brief: Brief,
    sources: Mapping[str, str] | None = None,
    template: str | Path | None = None,
    *,
    name: str = "brief.md.j2",
) -> str:
    """Return the note as Markdown; the same brief gives the same text, byte for byte.

    With ``sources`` (texts by ``source``) footnotes give the number of the sentence. ``name`` is a template of the
    package; ``template`` is a Jinja file that
    takes the place of the package's own; it runs in a sandbox.

    Whatever comes from documents is escaped: it can bring in no HTML, link, image, heading or table.
    """
    layout = Layout(brief, sources)
    note = layout.note()
    rows = annex(brief, layout)
    return template_of(name, template).render(note=note, annex=rows).strip() + "\n"


def annex(brief: Brief, layout: Layout) -> list[tuple[str, str, str, Excerpt, str]]:
    """Return all positions as rows of topic, holder, stance, words and document, for the forms that have tables."""
    from summarizer.accounts.positions import by_topic

    notes = layout.notes
    return [
        (
            topic.title,
            held.holder,
            stance_in_words(held.stance, held.holder),
            notes.words(sourced.document, held.quotes, held.statement),
            layout.letters[sourced.document],
        )
        for story in brief.stories
        for topic in by_topic(story.positions)
        for sourced in topic.positions
        for held in (sourced.position,)
    ][:_ROWS]


def template_of(name: str, replacement: str | Path | None = None) -> Template:
    """Return a template of the package, or a user's file in its place.

    Raises:
        ConfigurationError: the file cannot be read, or is no template.
    """
    environment = _environment(name.endswith(".html.j2"))
    if replacement is None:
        return environment.get_template(name)
    return user_template(environment, Path(replacement))


@cache
def _environment(html: bool) -> Environment:
    from jinja2 import PackageLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    # For Markdown nothing is escaped as HTML: the filters below escape for Markdown, which shows HTML as text.
    environment = SandboxedEnvironment(
        loader=PackageLoader("summarizer.brief"),
        undefined=StrictUndefined,
        autoescape=html,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    filters: dict[str, Any] = environment.filters
    filters.update(
        md=markdown,
        words=_words,
        refs=_refs,
        letters=_letters,
        source=_source,
        footnote=_footnote,
        listed=listed,
        harmless=harmless,
        day=day_in_words,
        capitalize_first=capitalised,
        groupby_order=_by_topic,
        rows=_rows,
    )
    return environment


def user_template(environment: Environment, path: Path) -> Template:
    """Return a user's template. Raises ``ConfigurationError`` where it cannot be read or is none."""
    from jinja2 import TemplateSyntaxError

    try:
        return environment.from_string(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            f"The template {path.name} could not be read ({error}). Name a Jinja file in UTF-8."
        ) from error
    except TemplateSyntaxError as error:
        raise ConfigurationError(
            f"The template {path.name} is no Jinja template: line {error.lineno}: {error.message}."
        ) from error


def _by_topic(lines: Iterable[Any]) -> list[tuple[str, list[Any]]]:
    """Lines by their topic, in the order given; Jinja's own ``groupby`` would sort them."""
    return [(topic, list(group)) for topic, group in groupby(lines, key=lambda line: line.topic)]


def _rows(story: StoryView) -> list[tuple[str, HolderLine]]:
    """Topic and holder of every line of positions, for a table."""
    told = [(topic.title, line) for topic in story.topics for line in topic.lines]
    return told + [("", line) for line in story.further]


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
    """Document, place and exact words."""
    return f"{note.letter}, {note.place}: {markdown(harmless(note.words))}"
