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
    *("statement", "date", "medium", "participants", "asserted_by", "disputed_by", "dispute_kind"),
    *("verdict", "quote", "given", "start", "end", "speech", "speaker_check", "sha256", "model"),
)
_PARTS_OF_A_FILE = 2_000
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
    """Write one row per conversation, position and disputed claim; returns how many rows."""
    count = 0
    with replacing_text(path) as stream:
        # A spreadsheet takes a file without this mark for another encoding.
        stream.write("\ufeff")
        table = csv.DictWriter(stream, COLUMNS, restval="", lineterminator="\r\n")
        table.writeheader()
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
    schema = pa.schema(
        [(name, pa.int64() if name in ("start", "end") else pa.string()) for name in COLUMNS]
    )
    count = 0
    with replacing(path) as stream, pq.ParquetWriter(stream, schema) as writer:
        for rows in _parts(items(results)):
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))
            count += len(rows)
    return count


WRITERS: Mapping[Format, Callable[[Iterable[str], Path], int]] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
    "parquet": write_parquet,
}


def items(results: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield a flat row per item; results of a user's own schema give one row with the result as JSON."""
    for line in results:
        result = json.loads(line)
        document = result["document"]
        common = {
            name: document.get(name)
            for name in ("source", "title", "publisher", "published", "kind", "sha256")
        }
        common["model"] = result["provenance"]["model"]
        if "result" in result:
            yield common | {
                "item": "result",
                "statement": json.dumps(result["result"], ensure_ascii=False),
            }
            continue
        yield from (common | _conversation(item) for item in result["conversations"])
        yield from (common | _position(item) for item in result["positions"])
        yield from (common | _dispute(item) for item in result["disputed_claims"])


def _conversation(item: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "item": "conversation",
        "holder": item["initiated_by"],
        "topic": "; ".join(item["topics"]),
        "statement": "; ".join(outcome["text"] for outcome in item["outcomes"]),
        "date": item["date"],
        "medium": item["medium"],
        "participants": "; ".join(person["name"] for person in item["participants"]),
        **_first(item["quotes"]),
    }


def _position(item: Mapping[str, Any]) -> dict[str, Any]:
    names = ("holder", "on_behalf_of", "topic", "stance", "statement")
    return {
        "item": "position",
        **{name: item[name] for name in names},
        **_first(item["quotes"]),
        "verdict": item["verdict"],
    }


def _dispute(item: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "item": "disputed_claim",
        "statement": item["claim"],
        "asserted_by": item["asserted_by"],
        "disputed_by": item["disputed_by"],
        "dispute_kind": item["kind"],
        **_first(item["asserting_quotes"] or item["disputing_quotes"]),
        "verdict": item["verdict"],
    }


def _first(quotes: list[dict[str, Any]]) -> dict[str, Any]:
    if not quotes:
        return {}
    quote = quotes[0]
    names = ("verdict", "given", "start", "end", "speech", "speaker_check")
    return {"quote": quote.get("text"), **{name: quote.get(name) for name in names}}


def harmless(value: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula."""
    # A spreadsheet runs a cell that begins like a formula, and documents are written by strangers. Some take full-width
    # signs for the plain ones, skip white space before them, or part cells at semicolons and tabs, too.
    if isinstance(value, str) and _FORMULA.search(value):
        return "'" + value
    return value


def _parts(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    part: list[dict[str, Any]] = []
    for row in rows:
        part.append(row)
        if len(part) == _PARTS_OF_A_FILE:
            yield part
            part = []
    if part:
        yield part
