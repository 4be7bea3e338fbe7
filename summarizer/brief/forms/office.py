"""What DOCX and PDF share: pandoc, run on the note's Markdown without access to files or network."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from summarizer.brief.forms.markdown import render_markdown
from summarizer.brief.layout import Length
from summarizer.errors import MissingExtra
from summarizer.hints import install_hint
from summarizer.models.brief import Brief

#: CommonMark with what the note uses beside it. Neither HTML nor TeX is understood, so that none can come in.
_FROM = "commonmark+footnotes+pipe_tables+superscript"
_RUN = re.compile(r"(?:\[\^\d+\](?!:))+")
_REFERENCE = re.compile(r"\d+")


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
            f"Install the extra again: {install_hint('office', '--force-reinstall')}"
        )
    return done.stdout


def typst() -> Any:
    """Return the typst module. Raises ``MissingExtra`` where it is not installed."""
    return _needed("typst")


def note_text(
    brief: Brief, sources: Mapping[str, str], template: str | Path | None, length: Length
) -> str:
    """Return the note as Markdown, from a user's template or from the package's own."""
    return noted_once(render_markdown(brief, sources, template, length=length))


def noted_once(text: str) -> str:
    """Return Markdown in which each footnote is referred to once; later references are its number in superscript.

    pandoc makes a new footnote of every reference, and sets neighbouring numbers without anything between them.
    """
    numbers: dict[str, int] = {}
    return _RUN.sub(lambda run: _run(run.group(), numbers), text)


def _run(run: str, numbers: dict[str, int]) -> str:
    """References in a row, with commas between them."""
    out, small = "", ""
    for at, name in enumerate(_REFERENCE.findall(run)):
        small += "," if at else ""
        if name in numbers:
            small += str(numbers[name])
            continue
        numbers[name] = len(numbers) + 1
        out += (f"^{small}^" if small else "") + f"[^{name}]"
        small = ""
    return out + (f"^{small}^" if small else "")


def _needed(name: str) -> Any:
    from importlib import import_module

    try:
        module = import_module(name)
        if name == "pypandoc":
            module.get_pandoc_path()
    except (ImportError, OSError) as error:
        raise MissingExtra(
            f"The note was to be written as DOCX or PDF, and {name} is not installed ({error}). "
            f"Install it with: {install_hint('office')}"
        ) from error
    return module
