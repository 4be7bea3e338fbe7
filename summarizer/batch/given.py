"""The one document that a caller gave: as a document, a path, an address or a text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from summarizer.engines.base import Engine
from summarizer.errors import InputError
from summarizer.models.document import SourceDocument

#: Suffixes of files with a document in each line or row.
_MANY = (".jsonl", ".parquet")


def document_of(
    document: str | Path | SourceDocument | None,
    path: str | Path | None,
    text: str | None,
    *,
    fetch: bool,
) -> SourceDocument:
    """Return the one document that was given.

    Raises:
        InputError: it cannot be read, or not exactly one was given.
        TypeError: what was given is none.
    """
    from summarizer.reading.read import read_text

    given = sum(one is not None for one in (document, path, text))
    if given != 1:
        raise InputError(
            f"{given} documents were given to be summarised as one. Give a document, or path=.., or text=..."
        )
    if text is not None:
        return read_text(_demand(text, str, "A text", "a string"))
    if isinstance(document, SourceDocument):
        return document
    kinds = "a path, or a SourceDocument" if path is None else "a path"
    _demand(path if document is None else document, (str, Path), "A document", kinds)
    return _document_named(path if document is None else document, fetch=fetch)


def demand_engine(model: Engine | None) -> Engine | None:
    """Return an engine that was handed in. Raises ``TypeError`` where it is none."""
    if model is None or hasattr(model, "profile"):
        return model
    raise TypeError(
        f"A model is named by a string, or is an engine with a profile; {type(model).__name__} was given."
    )


def _demand(value: Any, kinds: type | tuple[type, ...], what: str, wanted: str) -> Any:
    """Return a value of one of some types. Raises ``TypeError`` in words for any other."""
    if isinstance(value, kinds):
        return value
    read = (
        " Decode it and give text=.., or name the file it is from."
        if isinstance(value, bytes)
        else ""
    )
    raise TypeError(f"{what} is given as {wanted}; {type(value).__name__} was given.{read}")


def _document_named(named: str | Path | None, *, fetch: bool) -> SourceDocument:
    """Return the document of a path, or of an address if such may be fetched."""
    from summarizer.reading.read import find_documents, read_document

    if not str(named or ""):
        raise InputError("The path of a document is empty. Name a file, or give a text as text=...")
    if Path(str(named)).suffix.lower() in _MANY and Path(str(named)).is_file():
        raise InputError(
            f"{named} holds many documents, and one was asked for. Use summarise_each or batch, which take [path]."
        )
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
