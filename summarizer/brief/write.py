"""Write a note to a file; its suffix names the form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from summarizer.brief.forms.markdown import render_markdown
from summarizer.brief.layout import Length
from summarizer.errors import ConfigurationError
from summarizer.models.brief import Brief
from summarizer.results.files import replacing


@dataclass(frozen=True)
class NoteOptions:
    """How a note is written.

    ``template`` is a Jinja file in place of the package's own: for HTML one that writes the page, for Markdown, DOCX
    and PDF one that writes Markdown. ``full_texts`` false leaves the sources' texts out of the page.
    """

    template: str | Path | None = None
    length: Length = Length.FULL
    full_texts: bool = True


_Render = Callable[[Brief, Mapping[str, str], NoteOptions], bytes]


def render_json(brief: Brief) -> str:
    """Return the note as JSON, indented; the same brief gives the same text, byte for byte."""
    return brief.model_dump_json(indent=2, by_alias=True) + "\n"


def write_brief(
    brief: Brief,
    path: str | Path,
    *,
    sources: Mapping[str, str] | None = None,
    template: str | Path | None = None,
    options: NoteOptions | None = None,
) -> None:
    """Write the note in the form its suffix names, whole or not at all.

    ``sources`` gives the documents' texts by ``source``: lines are checked against whole sentences, which footnotes
    hold, and the page shows them. ``template`` is short for ``NoteOptions(template=..)``.

    Raises:
        ConfigurationError: the suffix names no form, the template cannot be used, or the folder cannot be written to.
        MissingExtra: DOCX or PDF is asked for without the extra ``office``.
        TypeError: what was given is no note.
    """
    if not hasattr(brief, "stories"):
        raise TypeError(
            f"A note is written that build_brief has made; {type(brief).__name__} was given."
        )
    target = Path(path)
    render = _FORMS.get(target.suffix.lower())
    if render is None:
        raise ConfigurationError(
            f"A note was to be written to {target.name}, and {target.suffix or 'no suffix'!s} names no form. "
            f"Use one of {', '.join(sorted(_FORMS))}."
        )
    chosen = options or NoteOptions(template=template)
    _replace(target, render(brief, sources or {}, chosen))


def _replace(target: Path, data: bytes) -> None:
    """Write as every result is written: whole or not at all, and for its owner alone."""
    try:
        with replacing(target) as file:
            file.write(data)
    except OSError as error:
        raise ConfigurationError(
            f"The note could not be written to {target} ({error.strerror}). Make room or allow writing to its "
            "folder, or name another one."
        ) from error


def _markdown(brief: Brief, sources: Mapping[str, str], options: NoteOptions) -> bytes:
    text = render_markdown(brief, sources, options.template, length=options.length)
    return text.encode("utf-8", "replace")


def _html(brief: Brief, sources: Mapping[str, str], options: NoteOptions) -> bytes:
    from summarizer.brief.forms.html import render_html

    text = render_html(
        brief, sources, options.template, length=options.length, full_texts=options.full_texts
    )
    return text.encode("utf-8", "replace")


def _docx(brief: Brief, sources: Mapping[str, str], options: NoteOptions) -> bytes:
    from summarizer.brief.forms.docx import render_docx

    return render_docx(brief, sources, options.template, options.length)


def _pdf(brief: Brief, sources: Mapping[str, str], options: NoteOptions) -> bytes:
    from summarizer.brief.forms.pdf import render_pdf

    return render_pdf(brief, sources, options.template, options.length)


_FORMS: dict[str, _Render] = {
    ".md": _markdown,
    ".markdown": _markdown,
    ".html": _html,
    ".htm": _html,
    ".docx": _docx,
    ".pdf": _pdf,
    ".json": lambda brief, _sources, _options: render_json(brief).encode(),
}
#: The suffixes that name a form.
SUFFIXES = tuple(_FORMS)
