"""The results of a run in other forms: JSON lines, a table of items as CSV or Parquet."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from summarizer.errors import MissingExtra
from summarizer.hints import install_hint
from summarizer.models.rows import AFTER_OWN, BEFORE_OWN, own_columns, rows_of
from summarizer.results.files import replacing, replacing_text

Format = Literal["jsonl", "csv", "parquet"]

#: One row per item. ``quote`` is the source's own text of the item's first quote, ``given`` the model's words.
COLUMNS = (
    *(
        "source",
        "title",
        "publisher",
        "published",
        "kind",
        "item",
        "holder",
        "on_behalf_of",
        "topic",
        "stance",
    ),
    *(
        "statement",
        "date",
        "medium",
        "participants",
        "asserted_by",
        "disputed_by",
        "answer",
        "dispute_kind",
    ),
    *("verdict", "quote", "given", "start", "end", "speech", "speaker_check", "sha256", "model"),
)
_PARTS_OF_A_FILE = 2_000
_NUMBERS = ("start", "end", "quotes")
_FORMULA = re.compile(r"(?:^|[;\t\n\r])[\s\ufeff\u200b]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]")


def write_jsonl(results: Iterable[str], path: Path) -> int:
    """Write results, each already one line of JSON; returns how many."""
    count = 0
    with replacing_text(path) as stream:
        for result in results:
            stream.write(result + "\n")
            count += 1
    return count


def write_csv(results: Iterable[str], path: Path) -> int:
    """Write one row per item; returns how many rows. ``results`` is gone through twice: once for its columns."""
    results = _repeatable(results)
    columns = columns_of(results)
    count = 0
    with replacing_text(path) as stream:
        # A spreadsheet takes a file without this mark for another encoding.
        stream.write("\ufeff")
        table = csv.DictWriter(
            stream, columns, restval="", lineterminator="\r\n", extrasaction="ignore"
        )
        # The keys of a mapping are columns, too, and a model wrote them.
        table.writerow({name: harmless(name) for name in columns})
        for row in items(results):
            table.writerow({name: harmless(value) for name, value in row.items()})
            count += 1
    return count


def write_parquet(results: Iterable[str], path: Path) -> int:
    """Write the rows of :func:`write_csv` as Parquet; returns how many.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    try:
        # pyarrow has no type information.
        pa: Any = import_module("pyarrow")
        pq: Any = import_module("pyarrow.parquet")
    except ImportError as error:
        raise MissingExtra(f"Parquet needs pyarrow: {install_hint('parquet')}") from error
    results = _repeatable(results)
    columns = columns_of(results)
    schema = pa.schema(
        [(name, pa.int64() if name in _NUMBERS else pa.string()) for name in columns]
    )
    count = 0
    with replacing(path) as stream, pq.ParquetWriter(stream, schema) as writer:
        for rows in _parts(items(results)):
            writer.write_table(pa.Table.from_pylist([*map(_in_text, rows)], schema=schema))
            count += len(rows)
    return count


WRITERS: Mapping[Format, Callable[[Iterable[str], Path], int]] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
    "parquet": write_parquet,
}


def items(results: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield a flat row per item, see :func:`~summarizer.models.rows.rows_of`."""
    for line in results:
        yield from rows_of(json.loads(line))


def columns_of(results: Iterable[str]) -> tuple[str, ...]:
    """Return the columns of a table of results: the usual ones, or, of a user's own schema, those with its fields."""
    own: dict[str, None] = {}
    kinds: set[bool] = set()
    for line in results:
        result = json.loads(line)
        kinds.add("result" in result)
        if "result" in result:
            own |= dict.fromkeys(own_columns(rows_of(result)))
    if kinds != {True}:
        # Of both kinds in one run the usual columns come first.
        return (*COLUMNS, *(name for name in own if name not in COLUMNS))
    return (*BEFORE_OWN, *own, *AFTER_OWN)


def harmless(value: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula."""
    # A spreadsheet runs a cell that begins like a formula, and documents are written by strangers. Some take full-width
    # signs for the plain ones, skip white space before them, or part cells at semicolons and tabs, too.
    if isinstance(value, str) and _FORMULA.search(value):
        return "'" + value
    return value


def _in_text(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row whose cells fit columns of text: a user's field may hold a number here and none there."""
    return {
        name: value if value is None or name in _NUMBERS or isinstance(value, str) else str(value)
        for name, value in row.items()
    }


class Lines:
    """Results that can be gone through more than once, read anew each time: of a run they may not fit into memory."""

    def __init__(self, read: Callable[[], Iterator[str]]) -> None:
        self._read = read

    def __iter__(self) -> Iterator[str]:
        return self._read()


def _repeatable(results: Iterable[str]) -> Iterable[str]:
    return list(results) if isinstance(results, Iterator) else results


def _parts(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    part: list[dict[str, Any]] = []
    for row in rows:
        part.append(row)
        if len(part) == _PARTS_OF_A_FILE:
            yield part
            part = []
    if part:
        yield part
