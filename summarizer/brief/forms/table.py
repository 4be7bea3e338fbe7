"""Results of a user's own schema as a note: a table of items with their evidence, as a page or as Markdown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any, cast

from summarizer.brief.phrasing.escape import markdown
from summarizer.errors import InputError
from summarizer.models.brief import MADE_UP
from summarizer.models.rows import rows_of
from summarizer.models.shown import html_table, shown_columns
from summarizer.results.files import replacing_text
from summarizer.results.lines import LONGEST_LINE, lines_of

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = (
    "body{font:15px/1.5 sans-serif;margin:2em}table{border-collapse:collapse}"
    "th,td{border:1px solid #999;padding:.3em .6em;text-align:left;vertical-align:top}"
)


def own_results(paths: Iterable[str]) -> list[dict[str, Any]]:
    """Return the results of users' own schemas that files hold, where they hold nothing else that can be shown.

    Beside summaries they are none: a note is made of those, and says of each other line that it was left out.
    """
    results = [result for path in paths for result in _results(path)]
    return results if all("result" in one for one in results) else []


def _results(path: str) -> Iterator[dict[str, Any]]:
    with Path(path).open("rb") as file:
        for line in lines_of(file):
            if len(line) > LONGEST_LINE or b'"schema_version"' not in line:
                continue
            try:
                value: Any = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(value, dict) and "schema_version" in value:
                yield cast("dict[str, Any]", value)


def write_table(results: list[dict[str, Any]], out: Path, title: str | None = None) -> int:
    """Write the items of some results with source, verdict and quote as ``.html`` or ``.md``; returns how many.

    Raises:
        InputError: ``out`` has another suffix.
    """
    rows = [
        {"source": row["source"], **_without_document(row)}
        for one in results
        for row in rows_of(one)
    ]
    heading = title or "Items and their evidence"
    made = {".html": _page, ".md": _markdown}.get(out.suffix.lower())
    if made is None:
        raise InputError(
            f"{out.name}: results of a schema of your own are written as .html or .md; "
            "as a table for other programs with: summarizer batch export DIR."
        )
    notice = MADE_UP if any(map(_is_made_up, results)) else ""
    with replacing_text(out) as stream:
        stream.write(made(heading, notice, rows))
    return len(rows)


def _is_made_up(result: dict[str, Any]) -> bool:
    """Whether the test double answered: of a result that may be a stranger's, nothing is certain."""
    made: Any = result.get("provenance")
    return isinstance(made, dict) and cast("dict[str, Any]", made).get("provider") == "scripted"


def _without_document(row: dict[str, Any]) -> dict[str, Any]:
    left_out = ("source", "title", "publisher", "published", "kind", "sha256", "model")
    return {name: value for name, value in row.items() if name not in left_out}


def _page(title: str, notice: str, rows: list[dict[str, Any]]) -> str:
    said = f"<p><strong>{escape(notice)}</strong></p>" if notice else ""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}"><style>{_STYLE}</style></head>'
        f"<body><h1>{escape(title)}</h1>{said}{html_table(rows, most=len(rows), document=True)}</body></html>\n"
    )


def _markdown(title: str, notice: str, rows: list[dict[str, Any]]) -> str:
    columns = ["source", *shown_columns(rows)]
    lines = [f"# {_cell(title)}", "", *([f"**{notice}**", ""] if notice else [])]
    lines += [_line(map(_cell, columns)), _line("---" for _ in columns)]
    lines += [_line(_cell(row.get(name)) for name in columns) for row in rows]
    return "\n".join(lines) + "\n"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(value: object) -> str:
    return "" if value is None else markdown(str(value))
