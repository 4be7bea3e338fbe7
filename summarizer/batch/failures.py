"""What failed in a run: by document for programs, by cause for people, and what can be done about each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from summarizer.hints import setting
from summarizer.reading.own_output import SUMMARIES
from summarizer.results.states import Row

FAILURES = "failures.jsonl"
_DOCUMENTS_SHOWN = 3

#: By class of error: what can be done, and whether asking again as it is may help.
_ADVICE: dict[str, tuple[str, bool]] = {
    "UnreadableDocument": ("Look at the file: it cannot be read as it is.", False),
    "EmptyDocument": ("Leave the file out, or extract its text first.", False),
    "BinaryDocument": ("Convert the file to a form that is read, or leave it out.", False),
    "DocumentTooLarge": ("Cut the file into parts.", False),
    "NoSuchDocument": ("Check the path, pattern, folder or address that is named.", False),
    "InputError": ("Look at the file, or at the line of it that is named.", False),
    "EndpointUnreachable": ("Check address and network, then use {retry}.", True),
    "EndpointTimeout": ("Use {retry}; if it goes on, lower {concurrency}.", True),
    "RateLimited": ("Use {retry} later, with a lower {concurrency}.", True),
    "EndpointFailed": ("Use {retry} later.", True),
    "RequestRejected": (
        "Read what the endpoint says of the request; another model may take it.",
        False,
    ),
    "ContextOverflow": ("Cut the document, or use a model with a larger context.", False),
    "AnswerTruncated": ("Cut the document, or use a model that gives longer answers.", False),
    "AnswerRefused": (
        "The model or its filter will not answer about it; another model may.",
        False,
    ),
    "AnswerInvalid": ("Use {retry}, or a model that keeps to schemas.", True),
}
_UNFORESEEN = ("This is a defect of the program: please report it.", False)


def _advice(kind: str) -> tuple[str, bool]:
    """Return what can be done about a class of error, and whether asking again may help."""
    advice, retry = _ADVICE.get(kind, _UNFORESEEN)
    settings = {
        "retry": setting("--retry-failed", "retry_failed=True"),
        "concurrency": setting("--concurrency", "concurrency"),
    }
    return advice.format(**settings), retry


@dataclass
class Cause:
    """Documents that failed alike: class of the error, one reason in full, and what can be done."""

    kind: str
    reason: str
    advice: str
    retry: bool
    count: int = 0
    sources: list[str] = field(default_factory=list[str])

    def short(self) -> str:
        """Return how many documents, what they ended with, and what to do."""
        return f"{self._some} failed with {self.kind}. {self.advice}"

    @property
    def _some(self) -> str:
        return "1 document" if self.count == 1 else f"{self.count:,} documents"

    def line(self) -> str:
        """Return the cause for a person: how many documents, which, why, and what to do."""
        named = ", ".join(self.sources)
        more = (
            f", {self.count - len(self.sources):,} more" if self.count > len(self.sources) else ""
        )
        reason = self.reason if self.reason.endswith((".", "!", "?")) else f"{self.reason}."
        return f"{self._some} failed with {self.kind} ({named}{more}): {reason} {self.advice}"


def causes(rows: Iterable[Row]) -> list[Cause]:
    """Group failed documents by cause, the most frequent first."""
    found: dict[str, Cause] = {}
    for row in rows:
        kind = row.error_type or row.state.value
        advice, retry = _advice(kind)
        cause = found.setdefault(kind, Cause(kind, row.error or row.state.value, advice, retry))
        cause.count += 1
        if len(cause.sources) < _DOCUMENTS_SHOWN:
            cause.sources.append(row.source)
    return sorted(found.values(), key=lambda one: -one.count)


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield a line of JSON for each failed document: source, state, class, reason, what to do, whether to retry."""
    for row in rows:
        kind = row.error_type or row.state.value
        advice, retry = _advice(kind)
        said = {
            "source": row.source,
            "state": row.state.value,
            "class": kind,
            "reason": row.error,
            "what_to_do": advice,
            "retry": retry,
            "attempts": row.attempts,
        }
        yield json.dumps(said, ensure_ascii=False)


def failed_sources(summaries: Path) -> list[str]:
    """Return which documents of a batch failed, by the folder of a batch or its file of summaries; none of others."""
    folder = summaries if summaries.is_dir() else summaries.parent
    listed = folder / FAILURES
    if not (summaries.is_dir() or summaries.name == SUMMARIES) or not listed.is_file():
        return []
    with listed.open(encoding="utf-8", errors="replace") as lines:
        return [_source_in(line) for line in lines if line.strip()]


def _source_in(line: str) -> str:
    """The document that a line of failures is about; where the line was changed by hand, that it names none."""
    try:
        told: Any = json.loads(line)
    except ValueError:
        told = None
    source = cast("dict[str, Any]", told).get("source") if isinstance(told, dict) else None
    return source if isinstance(source, str) else "one that is not named"
