"""Documents from paths, bytes and strings."""

from __future__ import annotations

import os
import re
import stat
import sys
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from summarizer.errors import EmptyDocument, InputError, NoSuchDocument, UnreadableDocument
from summarizer.models.document import SourceDocument
from summarizer.reading.extracted import Extracted
from summarizer.reading.frontmatter import FrontMatter, split_front_matter
from summarizer.reading.isolated import extract
from summarizer.reading.language import detect_language
from summarizer.reading.limits import ReadLimits, limits_in_force, too_large
from summarizer.reading.metadata import stated_metadata
from summarizer.reading.same_name import stored_path
from summarizer.reading.titles import clean_title
from summarizer.words.datelines import parse_date

STDIN = "-"
#: The end of a line with words, or of a sentence.
_PASSAGE = re.compile(r"[^\s.!?…。！？؟।][^\S\n\r]*[\n\r]|[.!?…؟।][”\"’»)\]]*\s|[。！？]")

_WORD = re.compile(r"\w+|[^\w\s]")
#: One of these stands in every passage that :data:`_PASSAGE` finds.
_PASSAGE_MARKS = "\n\r.!?…。！？؟।"
#: What cannot begin a word's end or be a mark: bytes of ASCII letters, digits and blanks.
_PLAIN = re.sub(rb"[^0-9A-Za-z_ \t\n\r]", b"", bytes(range(128)))
_BLANKS = b" \t\n\r"


class Opened:
    """A document whose text is there; what the text states of itself is worked out when somebody asks for it."""

    def __init__(self, found: Extracted, source: str, limits: ReadLimits) -> None:
        self._found, self._limits = found, limits
        self.source = source
        self.text = found.text
        self.pages = found.pages
        plain = _plain(found)
        self._front = (
            split_front_matter(found.text, limits.front_matter_bytes) if plain else FrontMatter()
        )

    @cached_property
    def language(self) -> str | None:
        """ISO 639-1, as front matter states it, else as the beginning of the body tells."""
        begin = self._front.end
        return front_language(self._front) or detect_language(self.text[begin : begin + 8_000])

    def beginning(self, length: int) -> Opened:
        """Return the document as if it ended after so many code points: most of what it states stands there."""
        found = replace(self._found, text=self.text[:length], pages=())
        return Opened(found, self.source, self._limits)

    @cached_property
    def document(self) -> SourceDocument:
        """The document with all that it states of itself."""
        found, front = self._found, self._front
        title = clean_title(found.title or front.first("title", "headline"))
        stated = stated_metadata(self.text, front.end, title, self.language)
        return SourceDocument(
            source=self.source,
            text=self.text,
            title=stated.title,
            publisher=clean_title(found.publisher or _publisher(front) or stated.publisher),
            published=found.published or _published(front) or stated.published,
            kind=stated.kind,
            language=self.language,
            extraction=found.extraction,
            body_start=front.end,
            url=found.url or _address(front),
            pages=found.pages,
            left_out=found.left_out,
        )


def read_document(source: str | Path, *, limits: ReadLimits | None = None) -> SourceDocument:
    """Read one file, or standard input where the source is ``-``.

    Raises:
        InputError: the file does not exist, or is not a file (folders, pipes and devices are never opened).
        UnreadableDocument: or one of its kinds: no text could be obtained from the file.
    """
    limits = limits or limits_in_force()
    if str(source) == STDIN:
        return read_stdin(limits=limits)
    return open_file(source, limits=limits).document


def open_file(source: str | Path, *, limits: ReadLimits | None = None) -> Opened:
    """Open one file for its text; what the text states of itself can wait.

    Raises:
        InputError: as :func:`read_document` does.
    """
    limits = limits or limits_in_force()
    stored = stored_path(source)
    return open_bytes(read_file(stored, limits), stored, limits=limits)


def read_address(address: str, *, limits: ReadLimits | None = None) -> SourceDocument:
    """Fetch an address and read what is there; the address becomes its source and its ``url``.

    Raises:
        UnreadableDocument: or one of its kinds: it could not be fetched, or not read.
    """
    from summarizer.reading.fetch import fetched

    limits = limits or limits_in_force()
    page = fetched(address, limits)
    if not page.data.strip():
        raise EmptyDocument(f"{displayable(address)} answered with nothing.")
    found = extract(page.data, page.name, limits)
    document = _opened(found, displayable(address), limits).document
    return document if document.url else document.model_copy(update={"url": page.url})


def read_stdin(*, limits: ReadLimits | None = None) -> SourceDocument:
    """Read a document from standard input; its content tells the format."""
    limits = limits or limits_in_force()
    return read_bytes(stdin_bytes(limits), "<stdin>", limits=limits)


def read_bytes(data: bytes, name: str, *, limits: ReadLimits | None = None) -> SourceDocument:
    """Make a document of a file's bytes. ``name`` becomes its source; the suffix tells the format.

    Raises:
        UnreadableDocument: or one of its kinds: no text could be obtained.
    """
    return open_bytes(data, name, limits=limits).document


def open_bytes(data: bytes, name: str, *, limits: ReadLimits | None = None) -> Opened:
    """Do what :func:`read_bytes` does, up to the text.

    Raises:
        UnreadableDocument: or one of its kinds: no text could be obtained.
    """
    source, limits = displayable(name), limits or limits_in_force()
    if len(data) > limits.bytes:
        raise too_large(source, len(data), limits.bytes, "bytes", "bytes")
    if not data.strip():
        raise EmptyDocument(f"{source} is empty: {len(data)} bytes, none of them text.")
    return _opened(extract(data, source, limits), source, limits)


def read_text(  # noqa: PLR0913 - what a text may state of itself
    text: str,
    source: str = "<text>",
    title: str | None = None,
    publisher: str | None = None,
    published: date | str | None = None,
    *,
    url: str | None = None,
    limits: ReadLimits | None = None,
) -> SourceDocument:
    """Make a document of a string, untouched. What is given goes before what the text states.

    Raises:
        EmptyDocument: the string holds nothing but white space.
        DocumentTooLarge: the string is longer than the limit.
    """
    day = parse_date(published) if isinstance(published, str) else published
    found = Extracted(text, "text", title, publisher, day, url)
    return _opened(found, displayable(source), limits or limits_in_force()).document


def read_file(source: str | Path, limits: ReadLimits) -> bytes:
    """Return the bytes of a regular file; nothing else is ever opened.

    Raises:
        InputError: the path does not lead to a regular file that may be read.
        DocumentTooLarge: the file is larger than the limit.
        UnreadableDocument: the file could not be opened, or was written to while it was read.
    """
    name = displayable(os.fspath(source))
    try:
        with open_regular(source) as file:
            status = os.fstat(file.fileno())
            if status.st_size > limits.bytes:
                raise too_large(name, status.st_size, limits.bytes, "bytes", "bytes")
            data = file.read(limits.bytes + 1)
            after = os.fstat(file.fileno())
    except (OSError, ValueError) as error:
        raise _unopened(name, error) from error
    if (after.st_size, after.st_mtime_ns) != (len(data), status.st_mtime_ns):
        raise UnreadableDocument(
            f"{name} changed while it was read ({status.st_size:,} bytes before, {after.st_size:,} after). "
            "Read it again when it is written."
        )
    return data


def open_regular(source: str | Path) -> BinaryIO:
    """Open a regular file to read bytes; a pipe that took its place since it was listed does not make this wait.

    Raises:
        InputError: it is not a regular file.
        OSError, ValueError: as ``os.open`` does.
    """
    name = displayable(os.fspath(source))
    require_regular(name, os.stat(source).st_mode)  # noqa: PTH116 - a path is not made for each document
    handle = os.open(
        source, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    file = os.fdopen(handle, "rb")
    try:
        require_regular(name, os.fstat(handle).st_mode)
    except InputError:
        file.close()
        raise
    return file


def require_regular(name: str, mode: int) -> None:
    """Raise an error that says what a path leads to, unless it is a regular file."""
    if stat.S_ISREG(mode):
        return
    kinds = (
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISFIFO, "a pipe (use `-` to read standard input)"),
        (stat.S_ISSOCK, "a socket"),
    )
    found = next((what for test, what in kinds if test(mode)), "a device")
    raise InputError(f"{name} was to be read as a document and is {found}. Name a regular file.")


def stdin_bytes(limits: ReadLimits) -> bytes:
    """Return what standard input holds, up to one byte beyond the limit."""
    return sys.stdin.buffer.read(limits.bytes + 1)


def displayable(name: str) -> str:
    """Return a path as it can be printed and stored: bytes that are not UTF-8 become U+FFFD."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return (
            name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
            if _escaped(name)
            else name.encode("utf-8", "replace").decode("utf-8")
        )
    return name


def _escaped(name: str) -> bool:
    return all(not 0xD800 <= ord(c) <= 0xDFFF or 0xDC80 <= ord(c) <= 0xDCFF for c in name)


def _unopened(name: str, error: OSError | ValueError) -> InputError:
    if isinstance(error, FileNotFoundError):
        return NoSuchDocument(f"{name} does not exist. Check the path.")
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return UnreadableDocument(f"{name} could not be opened: {reason}.")


def _opened(found: Extracted, source: str, limits: ReadLimits) -> Opened:
    _require_text(found.text, source, limits)
    return Opened(found, source, limits)


def _require_text(text: str, source: str, limits: ReadLimits) -> None:
    """Raise an error unless a text has something to read, and keeps to the limits."""
    if len(text) > limits.characters:
        raise too_large(source, len(text), limits.characters, "characters", "characters")
    if _most_passages(text) > limits.passages:
        _require(text, source, _PASSAGE, limits.passages, "lines and sentences", "passages")
    if _most_words(text) > limits.words:
        _require(text, source, _WORD, limits.words, "words and marks", "words")
    if not any(c.isprintable() and not c.isspace() for c in text):
        raise EmptyDocument(
            f"{source} holds no text: {len(text)} characters, all of them white space."
        )


def _require(
    text: str, source: str, what: re.Pattern[str], limit: int, unit: str, setting: str
) -> None:
    """Raise an error where a text holds more of something than is read. Counting takes a while for a long text."""
    found = what.subn("", text)[1]
    if found > limit:
        raise too_large(source, found, limit, unit, setting)


def _most_passages(text: str) -> int:
    """Return a number that a text has no more passages than, at once."""
    return sum(map(text.count, _PASSAGE_MARKS))


def _most_words(text: str) -> int:
    """Return a number that a text has no more words and marks than, at once: about twice as many in plain English."""
    written = text.encode("utf-8", "surrogatepass")
    marks = len(written.translate(None, _PLAIN))
    blanks = len(written) - len(written.translate(None, _BLANKS))
    # A word ends at a mark, at a blank or with the text.
    return min(len(text), 2 * marks + blanks + 1)


def _plain(found: Extracted) -> bool:
    return found.extraction.split()[0] in ("text", "markdown")


def front_language(front: FrontMatter) -> str | None:
    """Return the language front matter states, as ISO 639-1."""
    code = (front.first("lang", "language") or "").replace("_", "-").split("-")[0].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


def _publisher(front: FrontMatter) -> str | None:
    stated = front.first("publisher", "source", "site", "sitename")
    return None if stated is None or "://" in stated else stated


def _address(front: FrontMatter) -> str | None:
    stated = front.first("url", "link", "source", "canonical")
    return stated if stated and stated.startswith(("http://", "https://")) else None


def _published(front: FrontMatter) -> date | None:
    stated = front.first("published", "date", "published_time", "pubdate")
    return parse_date(stated) if stated else None
