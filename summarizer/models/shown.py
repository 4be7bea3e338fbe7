"""Results as a notebook shows them: a table of items with their evidence, in plain HTML."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from summarizer.models.rows import AFTER_OWN, BEFORE_OWN, rows_of

_NOT_OWN = frozenset((*BEFORE_OWN, *AFTER_OWN)) - {"item", "verdict", "quote"}
_MOST_ROWS = 200


def html_of(result: Mapping[str, Any]) -> str:
    """Return a result as an HTML fragment. All text of documents is escaped."""
    document, checks = result["document"], result["checks"]
    counts = ", ".join(f"{count} {verdict}" for verdict, count in checks["counts"].items() if count)
    return "".join(
        (
            "<div>",
            f"<p><strong>{_cell(document.get('title') or document['source'])}</strong></p>",
            f"<p>{_cell(result['overview'])}</p>" if result.get("overview") else "",
            html_table(list(rows_of(result))),
            f"<p>Quotes: {_cell(counts or 'none')}. Findings: {len(checks['findings'])}.</p>",
            "</div>",
        )
    )


def html_table(
    rows: list[dict[str, Any]], *, most: int = _MOST_ROWS, document: bool = False
) -> str:
    """Return rows as a table: the item, its fields, its verdict and the quote; empty columns are left out.

    ``most`` is how many rows are shown; ``document``: the first column says which document they are of.
    """
    columns = [*(["source"] if document else []), *shown_columns(rows)]
    if not rows:
        return "<p>No items.</p>"
    head = "".join(f"<th>{_cell(name)}</th>" for name in columns)
    body = "".join(_row(row.get(name) for name in columns) for row in rows[:most])
    more = len(rows) - most
    note = f"<p>.. and {more:,} more items.</p>" if more > 0 else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"


def shown_columns(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the columns worth showing in order: those of the items, then their evidence, and none without a value."""
    filled = {
        name: None for row in rows for name, value in row.items() if value not in (None, "", [])
    }
    own = [name for name in filled if name not in _NOT_OWN and name not in ("verdict", "quote")]
    return [*own, *(name for name in ("verdict", "quote") if name in filled)]


def _row(values: Iterable[object]) -> str:
    return f"<tr>{''.join(f'<td>{_cell(value)}</td>' for value in values)}</tr>"


def _cell(value: object) -> str:
    return "" if value is None else escape(str(value))
