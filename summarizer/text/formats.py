"""From a file's bytes to text and what the format itself states, for each supported format."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from importlib.metadata import version
from pathlib import PurePath
from threading import Lock
from typing import Any

from summarizer.errors import EmptyDocument, UnreadableDocument
from summarizer.text.dates import parse_date
from summarizer.text.decoding import decode
from summarizer.text.limits import ReadLimits, too_large

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
#: pdfium is not thread-safe: one document at a time.
_PDFIUM = Lock()


@dataclass(frozen=True)
class Extracted:
    """Text as a format gives it, with the metadata the format states."""

    text: str
    extraction: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None


def extract(data: bytes, name: str, limits: ReadLimits) -> Extracted:
    """Return the text of a file, read by its content first and its suffix second.

    Raises:
        UnreadableDocument: or one of its kinds, with a message that says what was found.
    """
    suffix = PurePath(name).suffix.lower()
    return _reader(data, suffix)(data, name, limits)


def _reader(data: bytes, suffix: str) -> Callable[[bytes, str, ReadLimits], Extracted]:
    if suffix == ".pdf" or data.startswith(b"%PDF-"):
        return _from_pdf
    if suffix == ".docx" or (
        data.startswith(b"PK\x03\x04") and b"word/" in data[:4096] + data[-65536:]
    ):
        return _from_docx
    if suffix in _HTML or (suffix not in SUFFIXES and _HTML_OPENING.match(data[:2048])):
        return _from_html
    return _from_text


def _from_text(data: bytes, name: str, limits: ReadLimits) -> Extracted:
    if len(data) > 4 * limits.characters:  # no encoding takes more than four bytes for a character
        raise too_large(
            name, len(data) // 4, limits.characters, "characters and more", "characters"
        )
    decoded = decode(data, name)
    kind = "markdown" if PurePath(name).suffix.lower() in _MARKDOWN else "text"
    return Extracted(decoded.text, f"{kind} {decoded.encoding}")


def _from_html(data: bytes, name: str, limits: ReadLimits) -> Extracted:
    import trafilatura
    from trafilatura.settings import use_config

    if not data.strip():
        raise EmptyDocument(f"{name} is empty.")
    page = decode(data, name).text
    if not re.search(r"<(?:html|body)\b", page[:5_000], re.IGNORECASE):
        page = f"<html><body>{page}</body></html>"  # a fragment is not taken for a page
    config = use_config()
    config.set("DEFAULT", "MAX_FILE_SIZE", str(limits.bytes + 1))
    config.set("DEFAULT", "MIN_FILE_SIZE", "0")
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "0")
    found: Any = trafilatura.bare_extraction(
        page,
        include_comments=False,
        with_metadata=True,
        config=config,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    text = (found.text if found else None) or trafilatura.html2txt(page) or ""
    if not text.strip():
        raise EmptyDocument(f"{name} was read as HTML and holds no text.")
    return Extracted(
        text=text,
        extraction=_label("html", "trafilatura"),
        title=found.title if found else None,
        publisher=found.sitename if found else None,
        published=parse_date(found.date) if found and found.date else None,
    )


def _from_pdf(data: bytes, name: str, limits: ReadLimits) -> Extracted:
    import pypdfium2

    with _PDFIUM:
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
    return Extracted(text, _label("pdf", "pypdfium2"), title=title if stated else None)


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
    _check_archive(data, name, limits)
    import docx

    try:
        document: Any = docx.Document(io.BytesIO(data))
        title = str(document.core_properties.title or "")
        body: Any = document.element.body
    except Exception as error:
        # python-docx lets through whatever zipfile, lxml and its own lookups raise on a damaged package.
        raise UnreadableDocument(
            f"{name} was to be read as DOCX and is damaged or no Word document "
            f"({type(error).__name__}: {str(error)[:200]}). Open it in a word processor and save it again."
        ) from error
    text = "\n\n".join(paragraph for paragraph in _docx_paragraphs(body) if paragraph.strip())
    if not text:
        raise EmptyDocument(f"{name} was read as DOCX and holds no text.")
    return Extracted(text, _label("docx", "python-docx"), title=title or None)


def _check_archive(data: bytes, name: str, limits: ReadLimits) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            # zipfile never unpacks more of a member than the size stated here, so the sum is a true bound.
            size = sum(member.file_size for member in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise UnreadableDocument(
            f"{name} was to be read as DOCX and is cut off or no DOCX ({error}). Fetch or save it again."
        ) from error
    if size > limits.uncompressed_bytes:
        raise too_large(
            name, size, limits.uncompressed_bytes, "bytes when unpacked", "uncompressed_bytes"
        )


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


def _label(kind: str, package: str) -> str:
    return f"{kind} {package} " + ".".join(version(package).split(".")[:2])
