"""The note as Markdown with footnotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.brief.layout import Length, lay_out
from summarizer.brief.phrasing.escape import harmless, markdown
from summarizer.brief.phrasing.prose import capitalised, day_in_words, listed
from summarizer.brief.view.evidence import Footnote
from summarizer.brief.view.note import Part, Source
from summarizer.errors import ConfigurationError
from summarizer.models.brief import Brief

if TYPE_CHECKING:
    from jinja2 import Environment, Template


def render_markdown(
    brief: Brief,
    sources: Mapping[str, str] | None = None,
    template: str | Path | None = None,
    *,
    length: Length = Length.FULL,
) -> str:
    """Return the note as Markdown; the same brief gives the same text, byte for byte.

    With ``sources`` (texts by ``source``) lines are checked against whole sentences, and footnotes hold them.
    ``template`` is a Jinja file that takes the place of the package's own; it runs in a sandbox.

    Whatever comes from documents is escaped: it can bring in no HTML, link, image, heading or table.
    """
    note = lay_out(brief, sources, length)
    return template_of("brief.md.j2", template).render(note=note).strip() + "\n"


def template_of(name: str, replacement: str | Path | None = None) -> Template:
    """Return a template of the package, or a user's file in its place.

    Raises:
        ConfigurationError: the file cannot be read, or is no template.
    """
    html = name.endswith(".html.j2")
    if replacement is None:
        return _environment(html, own=True).get_template(name)
    return user_template(_environment(html, own=False), Path(replacement))


@cache
def _environment(html: bool, own: bool) -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    # A sandbox looks at every attribute, which takes a third of the time: the package's own templates need none.
    kind = Environment if own else SandboxedEnvironment
    # For Markdown nothing is escaped as HTML: the filters below escape for Markdown, which shows HTML as text.
    environment = kind(
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
        refs=_refs,
        letters=_letters,
        accounts=_accounts,
        source=_source,
        footnote=_footnote,
        listed=listed,
        harmless=harmless,
        day=day_in_words,
        capitalize_first=capitalised,
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


def _refs(numbers: Sequence[int]) -> str:
    return "".join(f"[^{n}]" for n in numbers)


def _letters(letters: Sequence[str]) -> str:
    return listed([f"**{letter}**" for letter in letters])


def _accounts(part: Part) -> str:
    """Whose account a part is, by name and letter; by letter alone where that is all that is known."""
    if not part.called:
        return _letters(part.letters)
    named = [
        f"{markdown(name)} ({listed(its)})" if name else listed(its) for name, its in part.called
    ]
    return listed([f"**{account}**" for account in named])


def _source(source: Source) -> str:
    """Publisher, title, day and address of a document, and its file last."""
    record = source.record
    titled = f"“{record.title}”" if record.title else None
    if titled is None and source.opening:
        titled = f"beginning “{source.opening}”"
    parts = [record.publisher, titled]
    parts += [day_in_words(record.published) if record.published else "undated", record.url]
    return f"{', '.join(markdown(p) for p in parts if p)} ({markdown(source.name)})"


def _footnote(note: Footnote) -> str:
    """Document, place and the whole sentence."""
    return f"{note.letter}, {note.place}: {markdown(harmless(note.words))}"
