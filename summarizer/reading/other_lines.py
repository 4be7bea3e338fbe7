"""Lines of JSON that are no documents but what other commands take: quotes to be checked, and summaries."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, cast


class OtherLine(StrEnum):
    """What a line without a ``text`` is: a quote (``source``, ``quote``), or what this package wrote."""

    QUOTE = "quote"
    FAILURE = "failure"
    SUMMARY = "summary"


#: What is done with a file of each.
_USE = {
    OtherLine.QUOTE: "quotes, which `summarizer verify {path}` checks",
    OtherLine.FAILURE: "failures of a batch, which `summarizer batch status` shows",
    OtherLine.SUMMARY: "summaries, which `summarizer brief {path} --out note.md` makes a note of",
}


_KEYS = (b'"quote"', b'"what_to_do"', b'"schema_version"')


def other_line(line: bytes) -> OtherLine | None:
    """Return what a line of a file of documents is where it is no document, as far as that is known."""
    # Most lines are documents: they are not parsed for this.
    if not any(key in line for key in _KEYS):
        return None
    try:
        value: Any = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return _kind(cast("dict[str, Any]", value)) if isinstance(value, dict) else None


def _kind(value: dict[str, Any]) -> OtherLine | None:
    if "text" in value:
        return None
    if isinstance(value.get("quote"), str) and isinstance(value.get("source"), str):
        return OtherLine.QUOTE
    if "what_to_do" in value and "state" in value:
        return OtherLine.FAILURE
    return OtherLine.SUMMARY if "schema_version" in value and "document" in value else None


def no_documents(path: str, counts: Mapping[OtherLine, int]) -> str:
    """Return what a file holds that is no document, and which command takes it, in a sentence."""
    found = (f"{count:,} {_USE[kind].format(path=path)}" for kind, count in counts.items())
    return f"{path} holds {', and '.join(found)}; they are no documents."


def holds_quotes(path: Path) -> bool:
    """Whether the first line of a file is a quote to be checked."""
    with path.open("rb") as lines:
        first = next((line for line in lines if line.strip()), b"")
    return other_line(first) is OtherLine.QUOTE
