"""Presentations (PPTX) as text: the slides in order, their titles, paragraphs, tables and notes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from summarizer.errors import EmptyDocument, UnreadableDocument
from summarizer.reading.archives import check_archive
from summarizer.reading.extracted import Extracted, label
from summarizer.reading.limits import ReadLimits
from summarizer.reading.lines import Line, Losses
from summarizer.reading.symbols import in_font

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_GROUP, _TABLE = 6, 19  # MSO_SHAPE_TYPE.GROUP, .TABLE


def from_pptx(data: bytes, name: str, limits: ReadLimits) -> Extracted:
    """Read a presentation; each slide is a page. Errors as those of DOCX."""
    check_archive(data, name, limits, "PPTX")
    import pptx

    losses = Losses()
    try:
        presentation: Any = pptx.Presentation(io.BytesIO(data))
        title = str(presentation.core_properties.title or "")
        slides = [list(_slide(slide, losses)) for slide in presentation.slides]
    except Exception as error:
        # python-pptx lets through whatever zipfile, lxml and its own lookups raise on a damaged package.
        raise UnreadableDocument(
            f"{name} was to be read as PPTX, but is damaged or not a presentation "
            f"({type(error).__name__}: {str(error)[:200]}). Open it in an office program and save it again."
        ) from error
    text, pages = joined([[one.strip() for one in slide if one.strip()] for slide in slides])
    if not text:
        raise EmptyDocument(f"{name} was read as PPTX and holds no text.")
    return Extracted(
        text,
        label("pptx", "python-pptx"),
        title=title if title and title != "PowerPoint Presentation" else None,
        pages=pages,
        left_out=losses.sentences(),
    )


def joined(slides: list[list[str]]) -> tuple[str, tuple[int, ...]]:
    """Return the paragraphs of all pages as one text, and the offset at which each page begins."""
    text = ""
    pages: list[int] = []
    for paragraphs in slides:
        part = "\n\n".join(paragraphs)
        if text and part:
            text += "\n\n"
        pages.append(len(text))
        text += part
    return text, tuple(pages)


def _slide(slide: Any, losses: Losses) -> Iterator[str]:
    hidden = slide.element.get("show") in ("0", "false")
    paragraphs = [text for shape in slide.shapes for text in _shape(shape, losses)]
    if hidden:
        losses.add("on hidden slides", " ".join(paragraphs))
        return
    yield from paragraphs
    if slide.has_notes_slide:
        frame = slide.notes_slide.notes_text_frame
        if frame is not None:
            losses.add("in the speaker's notes", frame.text)


def _shape(shape: Any, losses: Losses) -> Iterator[str]:
    if shape.shape_type == _GROUP:
        for inner in shape.shapes:
            yield from _shape(inner, losses)
    elif getattr(shape, "has_table", False):
        yield from _rows(shape.table, losses)
    elif shape.has_text_frame:
        yield from _paragraphs(shape.text_frame, losses)
    elif getattr(shape, "has_chart", False):
        losses.add("in charts", "chart")


def _rows(table: Any, losses: Losses) -> Iterator[str]:
    for row in table.rows:
        cells = [" ".join(_paragraphs(cell.text_frame, losses)) for cell in row.cells]
        yield " | ".join(cell for cell in cells if cell.strip())


def _paragraphs(frame: Any, losses: Losses) -> Iterator[str]:
    for paragraph in frame.paragraphs:
        line = Line()
        for run in paragraph._p:  # noqa: SLF001 - fields and line breaks are no runs of python-pptx's
            _run(run, line, losses)
        yield line.text()


def _run(run: Any, line: Line, losses: Losses) -> None:
    name = str(run.tag).removeprefix(_A)
    if name == "br":
        line.add("\n")
    if name not in ("r", "fld"):
        return
    text = "".join(one.text or "" for one in run.findall(_A + "t"))
    properties = run.find(_A + "rPr")
    if properties is None:
        line.add(in_font(None, text))
    elif properties.get("strike", "noStrike") != "noStrike":
        losses.add("struck out", text)
    else:
        latin = properties.find(_A + "latin")
        font = None if latin is None else latin.get("typeface")
        line.add(in_font(font, text), _script(properties.get("baseline", "0")))


def _script(baseline: str) -> int:
    """Return 1 for a raised baseline, -1 for a lowered one; they are given in per cent ("30%") or thousandths of it."""
    if baseline.startswith("-"):
        return -1
    return 1 if baseline.strip("0%") else 0
