"""How much of a document is read before it is refused."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields

from summarizer.errors import ConfigurationError, DocumentTooLarge

_MIB = 1024 * 1024
#: Environment variables are named after the settings: ``SUMMARIZER_LIMIT_BYTES``, ``SUMMARIZER_LIMIT_PAGES`` ..
_PREFIX = "SUMMARIZER_LIMIT_"


@dataclass(frozen=True)
class ReadLimits:
    """The sizes beyond which a document is refused, never cut.

    The defaults leave room for a book and stop an archive that was named by mistake. Each can be set by an environment
    variable named after it, as ``SUMMARIZER_LIMIT_PAGES=5000``.
    """

    #: Size of the file as it lies on the disk.
    bytes: int = 64 * _MIB
    #: Length of the extracted text in code points.
    characters: int = 5_000_000
    #: Lines with words, and ends of sentences inside of lines. A book of 5 MB has half as many; each costs about 0.1 ms
    #: and 2 KB to prepare, so that a text of nothing but short lines would take minutes and gigabytes.
    passages: int = 100_000
    #: Words and marks. A book of 5 MB has a million; each costs about 10 µs and 200 bytes to prepare, so that a
    #: text of nothing but marks would take minutes.
    words: int = 1_200_000
    #: Pages of a PDF.
    pages: int = 2_000
    #: Longer front matter is text like any other.
    front_matter_bytes: int = 16 * 1024
    #: Size of everything packed into a DOCX, ODT or PPTX, and of a group of a Parquet file, uncompressed.
    uncompressed_bytes: int = 256 * _MIB
    #: How many times larger a file packed into a DOCX may be, unpacked, than it lies there. Not asked of small ones.
    compression_ratio: int = 200
    #: Files packed into a DOCX.
    members: int = 10_000
    #: Size of an HTML page, or of all XML in a DOCX, uncompressed: what is made of it takes ten times as much memory.
    markup_bytes: int = 32 * _MIB
    #: Elements inside each other in HTML. The parser reads nothing that lies deeper than 255.
    nesting: int = 200
    #: Processor time for one PDF, DOCX or HTML page; by the clock it may take four times as long.
    seconds: int = 60
    #: Memory of the process that reads PDF, DOCX and HTML, where the operating system lets it be bounded.
    memory_bytes: int = 1536 * _MIB


DEFAULT_LIMITS = ReadLimits()


def limits_in_force(environment: Mapping[str, str] | None = None) -> ReadLimits:
    """Return the limits as the environment sets them, the defaults apart from that.

    Raises:
        ConfigurationError: a variable holds no positive whole number.
    """
    given = os.environ if environment is None else environment
    values: dict[str, int] = {}
    for setting in fields(ReadLimits):
        name = _PREFIX + setting.name.upper()
        if stated := given.get(name, "").strip():
            if not (stated.isascii() and stated.isdecimal() and len(stated) < 19 and int(stated)):
                raise ConfigurationError(
                    f"{name} has to be a positive whole number, such as {setting.default}; found {stated[:40]!r}."
                )
            values[setting.name] = int(stated)
    return ReadLimits(**values)


def too_large(name: str, found: int, limit: int, unit: str, setting: str) -> DocumentTooLarge:
    """Return the error that says what was found, which limit is in force and what to do."""
    return DocumentTooLarge(
        f"{name} holds {found:,} {unit}; the limit is {limit:,}. {raising(setting)}"
    )


def raising(setting: str) -> str:
    """Return the sentence that says how to get a larger document read."""
    return f"Split the document, or raise `ReadLimits.{setting}` ({_PREFIX}{setting.upper()})."
