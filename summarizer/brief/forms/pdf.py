"""The note as PDF: pandoc turns its Markdown into Typst, and Typst sets the pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from summarizer.brief.forms.office import note_text, pandoc, typst
from summarizer.brief.layout import Length
from summarizer.brief.phrasing.escape import harmless
from summarizer.models.brief import Brief

_HEAD = """\
#set document(title: {title}, date: none)
#set page(paper: "a4", margin: (x: 1.9cm, top: 1.5cm, bottom: 1.6cm), columns: 1, numbering: "1 / 1")
#set text(font: ("Libertinus Serif", "Noto Serif", "DejaVu Serif"), size: 9.2pt, lang: "en", region: "GB")
#set par(leading: 0.5em, spacing: 0.62em)
#set list(spacing: 0.5em, indent: 0.2em, body-indent: 0.45em)
#set footnote.entry(gap: 0.25em, clearance: 0.5em)
#show footnote.entry: set text(size: 6.6pt)
#show footnote.entry: set par(leading: 0.35em)
#show heading: set block(above: 0.8em, below: 0.45em)
#show heading.where(level: 1): set text(size: 14pt)
#show heading.where(level: 2): set text(size: 11.5pt)
#show heading.where(level: 3): set text(size: 10pt)
#show heading: set text(fill: rgb("#0b3c66"))
#let horizontalrule = line(length: 100%, stroke: 0.4pt)
"""


def render_pdf(
    brief: Brief,
    sources: Mapping[str, str] | None = None,
    template: str | Path | None = None,
    length: Length = Length.FULL,
) -> bytes:
    """Return the note as PDF; the same brief gives the same bytes where the same fonts are installed.

    Latin, Greek and Cyrillic are set in a font that comes with Typst; other scripts need one that is installed.

    Raises:
        MissingExtra: the extra ``office`` is not installed.
        ConfigurationError: the template cannot be used.
    """
    compiler = typst()
    text = note_text(brief, sources or {}, template, length)
    body = pandoc(text, "typst").decode()
    source = _HEAD.format(title=json.dumps(harmless(brief.title), ensure_ascii=False)) + body
    made: bytes = compiler.compile(source.encode())
    return made
