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
from summarizer.reading.limits import limits_in_force, too_large

SUFFIX = ".parquet"
_NAMES = ("source", "id")
_FIELDS = ("text", "title", "publisher", "published", "date")
_MUTEX = threading.Lock()
#: Rows that are unpacked at a time.
_BATCH = 256
_SMALL = 4 * 1024 * 1024


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
                changed = Path(self.path).stat().st_mtime_ns
                columns = _batch(self.path, changed, group, row // _BATCH)
            found = {name: column[row % _BATCH].as_py() for name, column in columns.items()}
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

    A file that is not Parquet, or has no column ``text``, yields one reference whose ``read`` says so.

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
        yield Problem(path, f"{path} cannot be read as Parquet: {str(error)[:200]}.")
    except InputError as error:
        yield Problem(path, error.message)


def _rows(file: Any, path: str, named: str | None) -> Iterator[ParquetRow]:
    number = 0
    for group in range(file.num_row_groups):
        if named is None:
            for row in range(file.metadata.row_group(group).num_rows):
                number += 1
                yield ParquetRow(f"{path}:{number}", path, (group, row))
            continue
        row = 0
        for batch in file.iter_batches(_BATCH, row_groups=[group], columns=[named]):
            for value in batch.column(0):
                number += 1
                name = value.as_py()
                yield ParquetRow(str(name) if name else f"{path}:{number}", path, (group, row))
                row += 1


@lru_cache(maxsize=4)
def _batch(path: str, changed: int, group: int, batch: int) -> dict[str, Any]:
    """Return some rows of a group by column. ``changed`` keeps those of an earlier file of that name apart."""
    reading = _READING.get(path)
    if reading is None or reading.group != (changed, group) or reading.next > batch:
        _READING.clear()
        reading = _READING[path] = _Reading(path, changed, group)
    return reading.at(batch)


class _Reading:
    """A group of rows that is read from its beginning on, some rows at a time."""

    def __init__(self, path: str, changed: int, group: int) -> None:
        file = _opened(path)
        names = [name for name in _FIELDS if name in file.schema_arrow.names]
        self.group = (changed, group)
        self.next = 0
        self._batches = file.iter_batches(_BATCH, row_groups=[group], columns=names)

    def at(self, batch: int) -> dict[str, Any]:
        """Return the rows of a batch that was not passed yet. Raises ``IndexError`` if there are no more."""
        found = None
        while self.next <= batch:
            found = next(self._batches, None)
            self.next += 1
        if found is None:
            raise IndexError("There are fewer rows than before")
        return dict(zip(found.schema.names, found.columns, strict=True))


_READING: dict[str, _Reading] = {}


def _opened(path: str) -> Any:
    try:
        parquet: Any = import_module("pyarrow.parquet")
    except ImportError as error:
        raise MissingExtra(f"Reading Parquet needs pyarrow: {install_hint('parquet')}") from error
    # What is said a million times in the file is held once in memory.
    file = parquet.ParquetFile(path)
    _check_sizes(file, path)
    texts = [name for name in _FIELDS if name in file.schema_arrow.names]
    return parquet.ParquetFile(path, read_dictionary=texts)


def _check_sizes(file: Any, path: str) -> None:
    """Raise an error unless the file holds a sane number of rows, in groups of a sane size."""
    metadata, size = file.metadata, Path(path).stat().st_size
    if metadata.num_rows > (most := limits_in_force().compression_ratio * size):
        raise too_large(path, metadata.num_rows, most, "rows", "compression_ratio")
    for group in range(metadata.num_row_groups):
        _check_group(metadata.row_group(group), path)


def _check_group(rows: Any, path: str) -> None:
    """Raise an error unless the columns that are read unpack to a sane size."""
    limits = limits_in_force()
    columns = [rows.column(place) for place in range(rows.num_columns)]
    read = [one for one in columns if one.path_in_schema in (*_FIELDS, *_NAMES)]
    whole = sum(one.total_uncompressed_size for one in read)
    if whole > (most := limits.uncompressed_bytes):
        raise too_large(path, whole, most, "bytes when unpacked", "uncompressed_bytes")
    packed = sum(one.total_compressed_size for one in read)
    ratio = whole // max(1, packed)
    if whole > _SMALL and ratio > (most := limits.compression_ratio):
        what = "times as many bytes unpacked as packed"
        raise too_large(path, ratio, most, what, "compression_ratio")


def _string(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
