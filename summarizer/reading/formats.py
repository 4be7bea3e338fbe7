"""From a file's bytes to text and what the format itself states, for each supported format."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import PurePath
from typing import Any

from summarizer.errors import EmptyDocument, UnreadableDocument
from summarizer.reading.archives import check_archive
from summarizer.reading.decoding import decode
from summarizer.reading.extracted import Extracted, label
from summarizer.reading.limits import ReadLimits, too_large
from summarizer.reading.page import from_html

#: Suffixes looked for in folders.
SUFFIXES = frozenset(
    {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx"}
)
_MARKDOWN = frozenset({".md", ".markdown"})
_HTML = frozenset({".html", ".htm", ".xhtml"})
_HTML_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}


def extract_here(data: bytes, name: str, limits: ReadLimits) -> Extracted:
    """Return the text of a file, read in this process by its content first and its suffix second. Not thread-safe.

    Raises:
        UnreadableDocument: or one of its kinds, with a message that says what was found.
    """
    return _reader(data, PurePath(name).suffix.lower())(data, name, limits)


def is_plain(data: bytes, name: str) -> bool:
    """Whether a file is text or Markdown, which no parser has to look at."""
    return _reader(data, PurePath(name).suffix.lower()) is _from_text


def _reader(data: bytes, suffix: str) -> Callable[[bytes, str, ReadLimits], Extracted]:
    if suffix == ".pdf" or data.startswith(b"%PDF-"):
        return _from_pdf
    if suffix == ".docx" or (
        data.startswith(b"PK\x03\x04") and b"word/" in data[:4096] + data[-65536:]
    ):
        return _from_docx
    if suffix in _HTML or (suffix not in SUFFIXES and _HTML_OPENING.match(data[:2048])):
        return from_html
    return _from_text


def _from_text(data: bytes, name: str, limits: ReadLimits) -> Extracted:
    if len(data) > 4 * limits.characters:  # no encoding takes more than four bytes for a character
        raise too_large(
            name, len(data) // 4, limits.characters, "characters and more", "characters"
        )
    decoded = decode(data, name)
    kind = "markdown" if PurePath(name).suffix.lower() in _MARKDOWN else "text"
    return Extracted(decoded.text, f"{kind} {decoded.encoding}")


def _from_pdf(data: bytes, name: str, limits: ReadLimits) -> Extracted:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableDocument(
            f"{name} was to be read as a PDF and could not be opened ({error}). "
            "It may be damaged, or protected by a password: save an open copy."
        ) from error
    try:
        if len(document) > limits.pages:
            raise too_large(name, len(document), limits.pages, "pages", "pages")
        text = _joined_pages(_page_texts(document, name, limits))
        title = str(document.get_metadata_dict().get("Title") or "")
        pages = len(document)
    finally:
        document.close()
    if not text.strip():
        raise EmptyDocument(
            f"{name} is a PDF of {pages} pages without text, most likely a scan. Recognise its text (OCR) first."
        )
    # Programs write their own idea of a title; it is believed where the text says the same.
    stated = bool(title.strip()) and " ".join(title.split()) in " ".join(text[:2000].split())
    return Extracted(text, label("pdf", "pypdfium2"), title=title if stated else None)


def _page_texts(document: Any, name: str, limits: ReadLimits) -> Iterator[str]:
    import pypdfium2

    characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
            textpage = page.get_textpage()
            text: str = textpage.get_text_bounded()
        except pypdfium2.PdfiumError as error:
            raise UnreadableDocument(
                f"Page {number + 1} of {name} could not be read ({error}). Save a repaired copy."
            ) from error
        textpage.close()
        page.close()
        characters += len(text)
        if characters > limits.characters:
            raise too_large(
                name, characters, limits.characters, "characters and more", "characters"
            )
        yield text


def _joined_pages(pages: Iterator[str]) -> str:
    """Join pages by a blank line, or by a line end where a sentence runs on over the page's end."""
    whole = ""
    parts: list[str] = []
    for page in pages:
        # pdfium marks a hyphen it takes for one of word division; the word is joined over the line's end.
        text = re.sub(r"[\ufffe\x02](?:\r\n|\n|\r)?", "\u00ad", page).strip()
        if text:
            runs_on = bool(parts) and text[0].islower() and whole[-1:] not in '.!?:”"'
            parts.append(("\n" if runs_on else "\n\n") + text if parts else text)
            whole = text
    return "".join(parts)


def _from_docx(data: bytes, name: str, limits: ReadLimits) -> Extracted:
    check_archive(data, name, limits)
    import docx

    try:
        document: Any = docx.Document(io.BytesIO(data))
        title = str(document.core_properties.title or "")
        body: Any = document.element.body
        declared = body.getroottree().docinfo.doctype
    except Exception as error:
        # python-docx lets through whatever zipfile, lxml and its own lookups raise on a damaged package.
        raise UnreadableDocument(
            f"{name} was to be read as DOCX and is damaged or no Word document "
            f"({type(error).__name__}: {str(error)[:200]}). Open it in a word processor and save it again."
        ) from error
    if declared:
        # Entities are not resolved: what they stand for would be missing from the text.
        raise UnreadableDocument(
            f"{name} was to be read as DOCX and declares a document type ({declared[:60]}), as no word processor does. "
            "Open it in a word processor and save it again."
        )
    text = "\n\n".join(paragraph for paragraph in _docx_paragraphs(body) if paragraph.strip())
    if not text:
        raise EmptyDocument(f"{name} was read as DOCX and holds no text.")
    return Extracted(text, label("docx", "python-docx"), title=title or None)


def _docx_paragraphs(body: Any) -> Iterator[str]:
    """Yield paragraphs and table cells in the order of the document.

    All text elements are walked, since python-docx leaves out content controls and tracked insertions.
    Text boxes are written twice in the file; the copy for old programs is left out.
    """
    etree = import_module("lxml.etree")
    parts: list[str] = []
    skipped = 0

    for event, element in etree.iterwalk(body, events=("start", "end")):
        tag = element.tag
        if tag == _FALLBACK:
            skipped += 1 if event == "start" else -1
        elif skipped:
            continue
        elif tag == f"{_W}p":
            yield "".join(parts)
            parts = []
        elif event == "start" and tag == f"{_W}t":
            parts.append(element.text or "")
        elif event == "start" and tag in _BREAKS and element.getparent().tag == f"{_W}r":
            parts.append(_BREAKS[tag])
    yield "".join(parts)
