"""Documents from Parquet: a row is a document, read when its turn comes. Needs pyarrow (the extras parquet and ray)."""

# pyarrow has no types of its own.
# pyright: reportMissingImports=false, reportUnknownVariableType=false, reportUnknownMemberType=false
from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from summarizer.errors import InputError, MissingExtra, UnreadableDocument
from summarizer.hints import install_hint
from summarizer.models.document import SourceDocument

SUFFIX = ".parquet"
_NAMES = ("source", "id")
_FIELDS = ("text", "title", "publisher", "published", "date")
_MUTEX = threading.Lock()


@dataclass(frozen=True, slots=True)
class ParquetRow:
    """A row that has been named and not yet read. Small and picklable.

    ``line`` is the row group and the row in it, both from 0.
    """

    source: str
    path: str
    line: tuple[int, int]

    def read(self) -> SourceDocument:
        """Read the row.

        Raises:
            InputError: or one of its kinds; the message is fit to be recorded with the document.
        """
        from summarizer.reading.read import read_text

        group, row = self.line
        try:
            # One at a time: a group is read once and not by every thread that comes to its first row.
            with _MUTEX:
                columns = _group(self.path, Path(self.path).stat().st_mtime_ns, group)
            found = {name: column[row].as_py() for name, column in columns.items()}
        except (OSError, ValueError, IndexError) as error:
            raise UnreadableDocument(
                f"{self.path} could not be read again: {str(error)[:200]}."
            ) from error
        if not isinstance(found.get("text"), str):
            raise UnreadableDocument(f"{self.source} of {self.path} has no string under `text`.")
        day = found.get("published") or found.get("date")
        return read_text(
            found["text"],
            self.source,
            _string(found.get("title")),
            _string(found.get("publisher")),
            None if day is None else str(day),
        )


@dataclass(frozen=True, slots=True)
class Problem:
    """A file nobody can read; says so when its turn comes."""

    source: str
    problem: str
    path: str | None = None
    line: tuple[int, int] | None = None

    def read(self) -> SourceDocument:
        """Raise ``UnreadableDocument``."""
        raise UnreadableDocument(self.problem)


def rows_of(path: str) -> Iterator[ParquetRow | Problem]:
    """Yield a reference for every row; of the columns only the one with the names is read.

    A file that is no Parquet, or has no column ``text``, yields one reference whose ``read`` says so.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    try:
        file = _opened(path)
        names = file.schema_arrow.names
        if "text" not in names:
            raise InputError(f"{path} has no column `text` (found: {', '.join(names[:20])}).")
        named = next((name for name in _NAMES if name in names), None)
        yield from _rows(file, path, named)
    except (OSError, ValueError) as error:
        yield Problem(path, f"{path} is no Parquet that can be read: {str(error)[:200]}.")
    except InputError as error:
        yield Problem(path, error.message)


def _rows(file: Any, path: str, named: str | None) -> Iterator[ParquetRow]:
    number = 0
    for group in range(file.num_row_groups):
        count = file.metadata.row_group(group).num_rows
        names = file.read_row_group(group, columns=[named]).column(0) if named else None
        for row in range(count):
            number += 1
            name = names[row].as_py() if names is not None else None
            yield ParquetRow(str(name) if name else f"{path}:{number}", path, (group, row))


@lru_cache(maxsize=2)
def _group(path: str, changed: int, group: int) -> dict[str, Any]:
    """Return the columns of a row group. ``changed`` keeps those of an earlier file of that name apart."""
    del changed
    file = _opened(path)
    names = [name for name in _FIELDS if name in file.schema_arrow.names]
    table = file.read_row_group(group, columns=names)
    return {name: table.column(name) for name in names}


def _opened(path: str) -> Any:
    try:
        parquet: Any = import_module("pyarrow.parquet")
    except ImportError as error:
        raise MissingExtra(f"Reading Parquet needs pyarrow: {install_hint('parquet')}") from error
    return parquet.ParquetFile(path)


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
