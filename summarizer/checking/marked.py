"""The mark by which an annotated draft is known again: it quotes the draft, and is no source of it."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

#: What an annotated draft is marked with: as generator of a page, as identifier among a Word file's core properties.
GENERATOR = "summarizer verify, annotated draft"
#: So much of a file is read to find the mark.
_HEAD = 16_384
_META = re.compile(
    rf"""<meta\s+name=["']generator["']\s+content=["']{re.escape(GENERATOR)}""", re.IGNORECASE
)
_CORE = "docProps/core.xml"
#: What is said of a file with the mark.
MARKED = "is a draft annotated by `verify`, and no source."


def is_annotated(path: Path) -> bool:
    """Whether a file is a draft as :func:`summarizer.checking.reports.write_annotated` writes it.

    A file that cannot be opened is none: who reads it says what is wrong with it.
    """
    try:
        if path.suffix.lower() in (".html", ".htm"):
            with path.open("rb") as stream:
                return _META.search(stream.read(_HEAD).decode("utf-8", "replace")) is not None
        return path.suffix.lower() == ".docx" and GENERATOR.encode() in _core(path)
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return False


def _core(path: Path) -> bytes:
    """Return the beginning of a Word file's core properties; empty without any."""
    with zipfile.ZipFile(path) as archive:
        if _CORE not in archive.namelist():
            return b""
        with archive.open(_CORE) as stream:
            return stream.read(_HEAD)
