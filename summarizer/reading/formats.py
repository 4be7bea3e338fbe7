"""From a file's bytes to text and what the format itself states, for each supported format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import Any

from summarizer.errors import EmptyDocument, UnreadableDocument
from summarizer.reading.decoding import decode
from summarizer.reading.extracted import Extracted, label
from summarizer.reading.limits import ReadLimits, too_large
from summarizer.reading.page import from_html
from summarizer.reading.word import from_docx

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
        return from_docx
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
