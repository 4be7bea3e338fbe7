"""Files of summaries: one result a line, written by ``batch`` or ``summarise --json``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from pydantic import ValidationError

from summarizer.errors import UnreadableSummary
from summarizer.models.verified import READABLE_VERSIONS, VerifiedSummary
from summarizer.names.holders import joined
from summarizer.results.lines import LONGEST_LINE, lines_of
from summarizer.results.states import well_formed


def holds_summaries(path: str) -> bool:
    """Whether a file is a ``.jsonl`` of summaries, by its first line; a ``.jsonl`` of documents does not count."""
    if Path(path).suffix.lower() != ".jsonl" or not Path(path).is_file():
        return False
    with Path(path).open("rb") as lines:
        for line in lines_of(lines):
            if line.strip():
                return _is_summary(line)
    return False


def _is_summary(line: bytes) -> bool:
    try:
        value: Any = json.loads(line)
    except (ValueError, RecursionError):
        # A document line is broken or it is not; what is broken here is said when the file is read as documents.
        return b'"schema_version"' in line
    return isinstance(value, dict) and ("schema_version" in value or "provenance" in value)


def read_summaries(path: str) -> Iterator[VerifiedSummary | UnreadableSummary]:
    """Yield the summaries of a file in order; any other line yields an error that names it and says why."""
    with Path(path).open("rb") as lines:
        for number, line in enumerate(lines_of(lines), 1):
            if line.strip():
                yield parse_summary(line, f"{path}, line {number}")


def parse_summary(line: bytes | str, where: str) -> VerifiedSummary | UnreadableSummary:
    """Return the summary a line of JSON holds, or the error that says why it holds none."""
    if len(line) > LONGEST_LINE:
        return UnreadableSummary(
            f"{where} is longer than {LONGEST_LINE:,} bytes, longer than any summary. The line was left out."
        )
    try:
        value: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        return UnreadableSummary(
            f"{where} is not valid JSON ({str(error)[:120]}). The line was left out."
        )
    if not isinstance(value, dict):
        return UnreadableSummary(
            f"{where} is not a summary but a {type(value).__name__}. The line was left out."
        )
    return _checked(cast("dict[str, Any]", value), where)


def _checked(value: dict[str, Any], where: str) -> VerifiedSummary | UnreadableSummary:
    version = value.get("schema_version")
    if version not in READABLE_VERSIONS:
        return UnreadableSummary(
            f"{where} has schema_version {repr(version)[:40]}; this version reads "
            f"{joined(READABLE_VERSIONS)}. "
            "Make the summary again, or read it with the version that wrote it."
        )
    if "result" in value:
        named = repr(value.get("result_type"))[:200]
        return UnreadableSummary(
            f"{where} is a result of the schema {named}; only summaries can be used here."
        )
    try:
        return VerifiedSummary.model_validate_json(_json(value))
    except RecursionError:
        return UnreadableSummary(
            f"{where} is nested too deeply for a summary. The line was left out."
        )
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])[:200]
        return UnreadableSummary(
            f"{where} is not a summary: {place}: {first['msg']}. The line was left out."
        )


def _json(value: dict[str, Any]) -> str:
    # The parser takes no lone surrogates, which other writers of JSON let through.
    return well_formed(json.dumps(value, ensure_ascii=False))
