"""The note as DOCX: real styles, footnotes and a table of positions, by pandoc from the note's Markdown."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from summarizer.brief.forms.office import note_text, pandoc
from summarizer.brief.layout import Length
from summarizer.brief.phrasing.escape import harmless
from summarizer.models.brief import Brief

#: The earliest time a zip file can hold: equal notes give equal bytes.
_EPOCH = (1980, 1, 1, 0, 0, 0)
#: Width of a table and of its first column, in centimetres; Word's unit of length.
_WIDTH, _FIRST, _CENTIMETRE = 17.0, 4.4, 360_000
_FONT = "Times New Roman"
_STAMP = "2000-01-01T00:00:00Z"


def render_docx(
    brief: Brief,
    sources: Mapping[str, str] | None = None,
    template: str | Path | None = None,
    length: Length = Length.FULL,
) -> bytes:
    """Return the note as a Word document; the same brief gives the same bytes.

    Raises:
        MissingExtra: the extra ``office`` is not installed.
        ConfigurationError: the template cannot be used.
    """
    text = note_text(brief, sources or {}, template, length)
    return _fixed(_styled(pandoc(text, "docx"), brief.title))


def _styled(data: bytes, title: str) -> bytes:
    """A4, text in ten points, footnotes in eight, tables with lines."""
    from docx import Document
    from docx.shared import Cm, Pt

    document: Any = Document(io.BytesIO(data))
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin = section.bottom_margin = Cm(1.8)
    sizes = {
        "Normal": 10, "Body Text": 10, "First Paragraph": 10, "Compact": 10, "Footnote Text": 7.5, "Title": 16,
        "Heading 1": 16, "Heading 2": 13, "Heading 3": 11,
    }  # fmt: skip
    names = {style.name: style for style in document.styles}
    for name, size in sizes.items():
        if name in names:
            names[name].font.size = Pt(size)
            names[name].paragraph_format.space_before = Pt(10 if name.startswith("Heading") else 2)
            names[name].paragraph_format.space_after = Pt(0 if name == "Footnote Text" else 2)
            _font(names[name])
    for table in document.tables:
        _lined(table, Pt)
    document.core_properties.title = harmless(title)[:250]
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _font(style: Any) -> None:
    """One font that Word has and LibreOffice has the like of, in place of the theme's, which may be missing."""
    style.font.name = _FONT
    fonts = style.element.rPr.rFonts
    for attribute in [a for a in fonts.attrib if a.endswith("Theme")]:
        del fonts.attrib[attribute]


def _lined(table: Any, points: Any) -> None:
    """Thin lines around cells, small type, and a head that is repeated on every page."""
    from docx import oxml
    from docx.oxml.ns import qn

    element: Any = oxml.OxmlElement  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    borders = element("w:tblBorders")
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = element(f"w:{edge}")
        for key, value in (("val", "single"), ("sz", "4"), ("color", "BBBBBB")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)  # noqa: SLF001
    head = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001
    if head.find(qn("w:tblHeader")) is None:
        head.append(element("w:tblHeader"))
    _sized(table, points)


def _sized(table: Any, points: Any) -> None:
    """A wider column for what a row is about, equal ones for the parties, in eight points."""
    others = max(1, len(table.columns) - 1)
    widths = [_FIRST, *[(_WIDTH - _FIRST) / others] * others]
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=False):
        column.width = int(width * _CENTIMETRE)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=False):
            cell.width = int(width * _CENTIMETRE)
            for run in (run for paragraph in cell.paragraphs for run in paragraph.runs):
                run.font.size = points(8)


def _fixed(data: bytes) -> bytes:
    """The same archive without the time at which it was made."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w") as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _undated(content)
            new.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _undated(core: bytes) -> bytes:
    import re

    pattern = rb"(<dcterms:(?:created|modified)[^>]{0,80}>)[^<]{0,40}(</dcterms)"
    return re.sub(pattern, rb"\g<1>" + _STAMP.encode() + rb"\g<2>", core)
