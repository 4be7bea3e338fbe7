"""Which reader a file is for, by its content first and its suffix second; plain text and Markdown are read here."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from summarizer.errors import BinaryDocument, UnreadableDocument
from summarizer.reading.decoding import READABLE, binary_kind, decode
from summarizer.reading.extracted import Extracted
from summarizer.reading.limits import ReadLimits, too_large

Reader = Callable[[bytes, str, ReadLimits], Extracted]

_MARKDOWN = frozenset({".md", ".markdown"})
_PLAIN = frozenset({".txt", ".text"}) | _MARKDOWN
_HTML_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML_OPENING = re.compile(rb"<\?xml\s|<[A-Za-z][\w:.-]{0,60}\s[^>]{0,500}?\bxmlns[:=]")
_MBOX = re.compile(rb"From \S+ .{10,60}\d{4}\r?\n")
_ZIP = b"PK\x03\x04"
_CAPTIONS_BEGIN = (b"WEBVTT", b"1\r", b"1\n")
#: Formats that are known and not read: by suffix, what they are and what to do.
_REFUSED = {
    **dict.fromkeys((".doc", ".dot"), "an old Word file. Save it as DOCX, RTF or PDF"),
    **dict.fromkeys((".ppt", ".pps"), "an old PowerPoint file. Save it as PPTX or PDF"),
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".ods", ".numbers"), "a spreadsheet. Save its text as TXT or DOCX"),
    **dict.fromkeys((".odp", ".key"), "a presentation of another program. Save it as PPTX or PDF"),
    **dict.fromkeys((".fodt", ".ott", ".pages", ".wpd", ".wps"), "a text of another program. Save it as DOCX"),
    ".emlx": "a mail of Apple's. Save it as EML or text",
    ".msg": "an Outlook message. Save it as EML or text",
    **dict.fromkeys((".tex", ".ltx"), "LaTeX. Typeset it and name the PDF"),
    **dict.fromkeys((".ps", ".eps"), "PostScript. Convert it to PDF"),
    **dict.fromkeys((".ics", ".vcf"), "a calendar or address card. Save its text as TXT"),
    ".mbox": "a box of several mails. Save each as EML",
    ".epub": "an e-book. Save its text as HTML or TXT",
    ".json": "JSON. Give documents as JSON lines (.jsonl), each with its `text`",
    **dict.fromkeys((".xml", ".rss", ".atom", ".svg"), "XML. Save its text as HTML or TXT"),
    **dict.fromkeys((".ass", ".ssa", ".sub", ".sbv", ".ttml"), "subtitles of another form. Save them as SRT or VTT"),
}  # fmt: skip
#: What the first bytes of such files are, whatever their suffix says, as a suffix of the table above.
_OPENINGS = (
    (_XML_OPENING, ".xml"),
    (re.compile(rb"\\documentclass\b|\\documentstyle\b|\\begin\{document\}"), ".tex"),
    (re.compile(rb"%!PS-Adobe"), ".ps"),
    (re.compile(rb"BEGIN:V(?:CALENDAR|CARD)\r?\n"), ".ics"),
)


def _late(module: str, function: str) -> Reader:
    """Return a reader whose module is imported when the first file of its format comes."""

    def read(data: bytes, name: str, limits: ReadLimits) -> Extracted:
        reader: Reader = getattr(import_module(f"summarizer.reading.{module}"), function)
        return reader(data, name, limits)

    return read


_from_pdf = _late("pdf", "from_pdf")
_from_html = _late("page", "from_html")
_from_docx = _late("word", "from_docx")
_from_pptx = _late("slides", "from_pptx")
_from_odt = _late("opendocument", "from_odt")
_from_rtf = _late("richtext", "from_rtf")
_from_mail = _late("mail", "from_mail")
_from_mhtml = _late("mail", "from_mhtml")
_from_captions = _late("captions", "from_captions")
_BY_SUFFIX: dict[str, Reader] = {
    ".pdf": _from_pdf,
    ".docx": _from_docx,
    ".docm": _from_docx,
    ".pptx": _from_pptx,
    ".odt": _from_odt,
    ".rtf": _from_rtf,
    ".eml": _from_mail,
    **dict.fromkeys((".mht", ".mhtml"), _from_mhtml),
    **dict.fromkeys((".srt", ".vtt"), _from_captions),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".xht"), _from_html),
}
#: Suffixes looked for in folders.
SUFFIXES = _PLAIN | frozenset(_BY_SUFFIX)


def extract_here(data: bytes, name: str, limits: ReadLimits) -> Extracted:
    """Return the text of a file, read in this process by its content first and its suffix second. Not thread-safe.

    Raises:
        UnreadableDocument: or one of its kinds, with a message that says what was found.
    """
    return _reader(data, PurePath(name).suffix.lower())(data, name, limits)


def is_plain(data: bytes, name: str) -> bool:
    """Whether a file is text or Markdown, which no parser has to look at."""
    return _reader(data, PurePath(name).suffix.lower()) is _from_text


def refused_suffix(suffix: str) -> str | None:
    """Return what a known format is that is not read, and what to do; ``None`` for any other suffix."""
    return _REFUSED.get(suffix.lower())


def _reader(data: bytes, suffix: str) -> Reader:
    """Return who reads a file: what its first bytes say goes before its suffix."""
    begun = _begun(data)
    if data.startswith(b"%PDF-"):
        return _from_pdf
    if begun.startswith(b"{\\rtf"):
        return _from_rtf
    if data.startswith(_ZIP):
        return _in_archive(data, suffix)
    if suffix in _BY_SUFFIX:
        return _BY_SUFFIX[suffix]
    if suffix not in _MARKDOWN and _HTML_OPENING.match(_sniffed(data)):
        return _from_html
    if _is_mail(data):
        return _from_mhtml if b"multipart/related" in data[:8192].lower() else _from_mail
    return _of_text(data, begun, suffix)


def _begun(data: bytes) -> bytes:
    return _sniffed(data)[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")


def _sniffed(data: bytes) -> bytes:
    """Return the first bytes of a file, those of UTF-16 as UTF-8."""
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data[:2048]
    return data[:4096].decode("utf-16", "ignore").encode("utf-8", "ignore")[:2048]


def _of_text(data: bytes, begun: bytes, suffix: str) -> Reader:
    """Return who reads a file that is text by its first bytes: captions, a format that is refused, or text."""
    numbered = suffix not in _PLAIN and begun.startswith(_CAPTIONS_BEGIN)
    if numbered and _is_captions(data):
        return _from_captions
    return _refuse if _known_as(begun, suffix) else _from_text


def _known_as(begun: bytes, suffix: str) -> str | None:
    """Return the suffix of the refused format that a file is of, by its suffix or its first bytes."""
    if suffix in _REFUSED:
        return suffix
    if suffix in _MARKDOWN:
        return None
    if _MBOX.match(begun):
        return ".mbox"
    return next((known for opening, known in _OPENINGS if opening.match(begun)), None)


def _in_archive(data: bytes, suffix: str) -> Reader:
    listed = data[:4096] + data[-65536:]
    if b"application/vnd.oasis.opendocument.text" in data[:200]:
        return _from_odt
    for marker, reader in ((b"word/", _from_docx), (b"ppt/", _from_pptx)):
        if marker in listed:
            return reader
    if suffix in _REFUSED:
        return _refuse
    return _BY_SUFFIX.get(suffix, _from_text)


def _is_mail(data: bytes) -> bool:
    head = data[:1024].lower()
    if (
        b"mime-version" not in head
        and b"message-id" not in head
        and b"received:" not in head
        and b"content-" not in head
    ):
        return False
    from summarizer.reading.mail import is_mail

    return is_mail(data)


def _is_captions(data: bytes) -> bool:
    from summarizer.reading.captions import is_captions

    return is_captions(data[:400].decode("utf-8-sig", "replace"))


def _refuse(data: bytes, name: str, limits: ReadLimits) -> Extracted:
    del limits
    known = _known_as(_begun(data), PurePath(name).suffix.lower())
    what = _REFUSED[known or ".mbox"]
    found = binary_kind(data)
    if found and "Office" not in found and "ZIP" not in found:
        raise BinaryDocument(f"{name} was to be read and is {found}. {READABLE}")
    raise UnreadableDocument(f"{name} is {what}. It was not read.")


def _from_text(data: bytes, name: str, limits: ReadLimits) -> Extracted:
    if len(data) > 4 * limits.characters:  # no encoding takes more than four bytes for a character
        raise too_large(
            name, len(data) // 4, limits.characters, "characters and more", "characters"
        )
    decoded = decode(data, name)
    kind = "markdown" if PurePath(name).suffix.lower() in _MARKDOWN else "text"
    return Extracted(decoded.text, f"{kind} {decoded.encoding}")
