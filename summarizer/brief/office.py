"""What DOCX and PDF share: pandoc, run on the note's Markdown without access to files or network."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from summarizer.brief.markdown import render_markdown
from summarizer.errors import MissingExtra
from summarizer.models.brief import Brief

#: CommonMark with what the note uses beside it. Neither HTML nor TeX is understood, so that none can come in.
_FROM = "commonmark+footnotes+pipe_tables"


def pandoc(text: str, to: str) -> bytes:
    """Return the Markdown text converted by pandoc, which is allowed to read no file (``--sandbox``).

    Raises:
        MissingExtra: pandoc is not installed.
    """
    module = _needed("pypandoc")
    import subprocess

    done = subprocess.run(
        [
            module.get_pandoc_path(),
            "--from",
            _FROM,
            "--to",
            to,
            "--sandbox",
            "--wrap=none",
            "--output=-",
        ],
        input=text.encode("utf-8", "replace"),
        capture_output=True,
        check=False,
        timeout=300,
    )
    if done.returncode:
        raise MissingExtra(
            f"pandoc could not write {to} ({done.stderr.decode(errors='replace').strip()[:300]}). "
            "Install the extra again: pip install --force-reinstall 'summarizer[office]'."
        )
    return done.stdout


def typst() -> Any:
    """Return the typst module. Raises ``MissingExtra`` where it is not installed."""
    return _needed("typst")


def note_text(
    brief: Brief, sources: Mapping[str, str], template: str | Path | None, default: str
) -> str:
    """Return the note as Markdown, from a user's template or from the package's one for this form."""
    return render_markdown(brief, sources, template, name=default)


def _needed(name: str) -> Any:
    from importlib import import_module

    try:
        module = import_module(name)
        if name == "pypandoc":
            module.get_pandoc_path()
    except (ImportError, OSError) as error:
        raise MissingExtra(
            f"The note was to be written as DOCX or PDF, and {name} is not installed ({error}). "
            "Install it with: pip install 'summarizer[office]'."
        ) from error
    return module
