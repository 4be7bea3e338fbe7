"""The one document that a caller gave: as a document, a path, an address or a text."""

from __future__ import annotations

from pathlib import Path

from summarizer.errors import InputError
from summarizer.models.document import SourceDocument


def document_of(
    document: str | Path | SourceDocument | None,
    path: str | Path | None,
    text: str | None,
    *,
    fetch: bool,
) -> SourceDocument:
    """Return the one document that was given. Raises ``InputError``."""
    from summarizer.reading.read import read_text

    given = sum(one is not None for one in (document, path, text))
    if given != 1:
        raise InputError(
            f"{given} documents were given to be summarised as one. Give a document, or path=.., or text=..."
        )
    if text is not None:
        return read_text(text)
    if isinstance(document, SourceDocument):
        return document
    return _document_named(path if document is None else document, fetch=fetch)


def _document_named(named: str | Path | None, *, fetch: bool) -> SourceDocument:
    """Return the document of a path, or of an address if such may be fetched."""
    from summarizer.reading.read import find_documents, read_document

    if isinstance(named, str) and _reads_like_text(named):
        raise InputError(
            f"{' '.join(named[:80].split())!r} was taken for a path, and there is no such file. Give a text as text=..."
        )
    if isinstance(named, str) and "://" in named:
        return next(iter(find_documents([named], fetch=fetch))).read()
    return read_document(named or "")


def _reads_like_text(path: str) -> bool:
    """Whether a path can be none: it is longer than any, or has several lines."""
    return len(path) > 1_000 or "\n" in path or "\0" in path
