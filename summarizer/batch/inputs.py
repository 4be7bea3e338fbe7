"""What the user named, as a list of documents that can be walked more than once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from summarizer.batch.parquet import SUFFIX, rows_of
from summarizer.models.document import SourceDocument
from summarizer.reading.read import DocumentReference, find_documents
from summarizer.results.states import well_formed

_STDIN = "-"


class Entry(Protocol):
    """A document that was found and not yet read."""

    @property
    def source(self) -> str:
        """The name under which the document is listed."""
        ...

    def read(self) -> SourceDocument:
        """Read it. Raises ``InputError``."""
        ...


class FileEntry(Entry, Protocol):
    """An entry that says where it is."""

    @property
    def path(self) -> str | None:
        """The file it is read from, where there is one."""
        ...

    @property
    def line(self) -> tuple[int, int] | None:
        """Its place in a file of several documents."""
        ...


def read_entry(entry: Entry) -> SourceDocument:
    """Read a document whose text can be stored and sent: lone surrogates, which JSONL may hold, become U+FFFD.

    Raises:
        InputError: it cannot be read.
    """
    document = entry.read()
    text = well_formed(document.text)
    return document if text == document.text else document.model_copy(update={"text": text})


class Inputs:
    """The documents that some paths stand for. Calling it walks them again; standard input is read once.

    A document that two of the paths lead to is yielded once.
    """

    def __init__(self, paths: Sequence[str | Path]) -> None:
        self._paths = [str(path) for path in paths]
        self._stdin: tuple[DocumentReference, ...] | None = None

    def __call__(self) -> Iterator[FileEntry]:
        """Walk the documents, in the order of the paths."""
        if len(self._paths) == 1:
            yield from self._found(self._paths[0])
            return
        seen: set[int] = set()
        for path in dict.fromkeys(self._paths):
            for reference in self._found(path):
                # A hash of it: the list of a million names would be the largest thing in memory.
                identity = hash((reference.source, reference.path, reference.line))
                if identity not in seen:
                    seen.add(identity)
                    yield reference

    def _found(self, path: str) -> Iterator[FileEntry]:
        if path.lower().endswith(SUFFIX) and Path(path).is_file():
            yield from rows_of(path)
            return
        if path != _STDIN:
            yield from find_documents([path])
            return
        if self._stdin is None:
            self._stdin = tuple(find_documents([_STDIN]))
        yield from self._stdin
