"""How much of a document is read before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.errors import DocumentTooLarge


@dataclass(frozen=True)
class ReadLimits:
    """The sizes beyond which a document is refused, never cut.

    The defaults leave room for a book and stop an archive that was named by mistake.
    """

    #: Size of the file as it lies on the disk.
    bytes: int = 64 * 1024 * 1024
    #: Length of the extracted text in code points.
    characters: int = 5_000_000
    #: Pages of a PDF.
    pages: int = 2_000
    #: Longer front matter is text like any other.
    front_matter_bytes: int = 16 * 1024
    #: Size of everything packed into a DOCX, uncompressed.
    uncompressed_bytes: int = 256 * 1024 * 1024


DEFAULT_LIMITS = ReadLimits()


def too_large(name: str, found: int, limit: int, unit: str, setting: str) -> DocumentTooLarge:
    """Return the error that says what was found, which limit is in force and what to do."""
    return DocumentTooLarge(
        f"{name} holds {found:,} {unit}; the limit is {limit:,}. "
        f"Split the document, or raise `ReadLimits.{setting}`."
    )
