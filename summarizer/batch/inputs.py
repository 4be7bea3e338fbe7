"""What the user named, as a list of documents that can be walked more than once."""

from __future__ import annotations

import json
import tempfile
import weakref
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import IO, Any, Protocol

from summarizer.batch.parquet import SUFFIX, ParquetRow, Problem, rows_of
from summarizer.models.document import SourceDocument
from summarizer.reading.limits import ReadLimits
from summarizer.reading.read import DocumentReference, find_documents, limits_in_force
from summarizer.reading.skipped import Skipped
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
    """The documents that some paths stand for, found once: calling it again yields the same ones in the same order.

    What is done with a document refers to it by its place. So a folder that changes while its documents are worked
    through changes nothing here: the walk is kept in a temporary file. Standard input is read once, and a document that
    two of the paths lead to is yielded once. ``fetch``: addresses among the paths are fetched.

    Raises:
        TypeError: the paths are one string or path, whose letters nobody means.
    """

    def __init__(self, paths: Sequence[str | Path], *, fetch: bool = False) -> None:
        if isinstance(paths, (str, bytes, Path)):
            raise TypeError(
                f"Several paths are given as a list; one {type(paths).__name__} was given. Write [path]."
            )
        self._paths = [str(path) for path in paths]
        self._fetch = fetch
        self._stdin: tuple[DocumentReference, ...] | None = None
        self._walked: IO[bytes] | None = None
        #: Files of folders that are not read. Complete after the first walk.
        self.skipped = Skipped()

    def __call__(self) -> Iterator[FileEntry]:
        """Yield the documents, in the order of the paths."""
        if self._walked is not None:
            yield from self._again(self._walked)
            return
        self.skipped.count, self.skipped.files = 0, []
        # Closed, and with that removed, when this object goes.
        kept = tempfile.TemporaryFile()  # noqa: SIM115
        weakref.finalize(self, kept.close)
        for entry in self._first():
            kept.write(json.dumps(_as_json(entry)).encode() + b"\n")
            yield entry
        kept.flush()
        self._walked = kept

    def _first(self) -> Iterator[FileEntry]:
        seen: set[int] = set()
        for path in dict.fromkeys(self._paths):
            for reference in self._found(path):
                # A hash of it: the list of a million names would be the largest thing in memory.
                identity = hash((reference.source, reference.path, reference.line))
                if len(self._paths) == 1 or identity not in seen:
                    if len(self._paths) > 1:
                        seen.add(identity)
                    yield reference

    def _found(self, path: str) -> Iterator[FileEntry]:
        if path.lower().endswith(SUFFIX) and Path(path).is_file():
            yield from rows_of(path)
            return
        if path != _STDIN:
            yield from find_documents([path], fetch=self._fetch, skipped=self.skipped)
            return
        if self._stdin is None:
            self._stdin = tuple(find_documents([_STDIN]))
        yield from self._stdin

    def _again(self, kept: IO[bytes]) -> Iterator[FileEntry]:
        place, limits = 0, limits_in_force()
        while True:
            kept.seek(place)
            line = kept.readline()
            place = kept.tell()
            if not line:
                return
            kind, values = json.loads(line)
            if kind == _Kept.STDIN:
                yield from self._stdin or ()
            elif kind == _Kept.ROW:
                yield ParquetRow(values["source"], values["path"], tuple(values["line"]))
            elif kind == _Kept.PROBLEM:
                yield Problem(values["source"], values["problem"])
            else:
                yield _reference(values, limits)


class _Kept(StrEnum):
    """What an entry of the walk is, as it is kept."""

    ROW = "row"
    PROBLEM = "problem"
    STDIN = "stdin"
    FILE = "file"


def _as_json(entry: FileEntry) -> tuple[_Kept, dict[str, Any]]:
    """Return an entry as it is kept, with what it takes to yield it again."""
    if isinstance(entry, ParquetRow):
        return _Kept.ROW, {"source": entry.source, "path": entry.path, "line": entry.line}
    if isinstance(entry, Problem):
        return _Kept.PROBLEM, {"source": entry.source, "problem": entry.problem}
    assert isinstance(entry, DocumentReference)  # noqa: S101 - find_documents yields nothing else
    if entry.data is not None:
        return _Kept.STDIN, {}
    fields = ("source", "path", "line", "problem", "url", "leads_nowhere")
    return _Kept.FILE, {name: getattr(entry, name) for name in fields}


def _reference(values: dict[str, Any], limits: ReadLimits) -> DocumentReference:
    line = values["line"]
    return DocumentReference(
        source=values["source"],
        path=values["path"],
        line=tuple(line) if line else None,
        problem=values["problem"],
        limits=limits,
        url=values["url"],
        leads_nowhere=values["leads_nowhere"],
    )


def why_nothing(paths: Sequence[str], *, fetch: bool = False) -> list[str]:
    """Return why none of some paths leads to a document, a reason each; empty where one does.

    Nothing is read, of a folder no more than up to its first document.
    """
    reasons: list[str] = []
    for path in paths:
        if path == _STDIN or (path.lower().endswith(SUFFIX) and Path(path).is_file()):
            return []
        found = next(iter(find_documents([path], fetch=fetch)), None)
        if found is None or not found.leads_nowhere:
            return []
        reasons.append(found.problem or path)
    return reasons
