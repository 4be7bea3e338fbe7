"""``verify``: quotes of any origin, line by line, against the documents they name. Offline.

Two kinds of lines are read: summaries this package wrote, and ``{"source": .., "quote": .., "speaker": ..}``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from summarizer.batch.run import as_line, state_of
from summarizer.batch.sources import Sources
from summarizer.batch.store import State
from summarizer.batch.summaries import parse_summary
from summarizer.errors import InputError
from summarizer.models.document import PreparedText, SourceDocument
from summarizer.models.quote import QuoteCheck
from summarizer.models.verified import VerifiedSummary

if TYPE_CHECKING:
    from summarizer.quotes.check import QuoteIndex
    from summarizer.quotes.speakers import SpeakerIndex

_ADDED = ("verdict", "text", "start", "end", "changes", "speech", "speaker_check", "note")


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """One line and what came of it: a check, a summary checked again, or an error."""

    number: int
    source: str
    given: dict[str, Any]
    check: QuoteCheck | None = None
    summary: VerifiedSummary | None = None
    error: str | None = None

    @property
    def verified(self) -> bool:
        """Whether every quote of the line may appear as a quotation."""
        if self.summary is not None:
            return state_of(self.summary) is State.OK
        return self.check is not None and self.check.verdict.verified

    def as_json(self) -> str:
        """Return the line as it came, with what was found added."""
        if self.summary is not None:
            return as_line(self.summary)
        if self.check is not None:
            found = self.check.model_dump(mode="json")
            return _dumped(self.given | {name: found[name] for name in _ADDED})
        return _dumped(self.given | {"error": self.error})


def checked_lines(lines: Iterable[bytes], root: Path) -> Iterator[CheckedLine]:
    """Check every line against the documents in ``root``, in order. What is wrong with a line is in its ``error``."""
    sources: Sources[_Source] = Sources(root, _Source)
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _checked(number, line, sources)


class _Source:
    """A document, prepared for quotes once one asks for it, and for speakers once one names a speaker."""

    def __init__(self, document: SourceDocument) -> None:
        self.document = document

    @cached_property
    def _index(self) -> QuoteIndex:
        from summarizer.quotes.check import QuoteIndex

        return QuoteIndex(self.document.text, self.document.language)

    @cached_property
    def prepared(self) -> PreparedText:
        from summarizer.text.prepare import prepare

        return prepare(self.document)

    @cached_property
    def _speakers(self) -> SpeakerIndex:
        from summarizer.quotes.speakers import SpeakerIndex

        return SpeakerIndex(self.prepared)

    def check(self, quote: str, speaker: str | None) -> QuoteCheck:
        found = self._index.check(quote)
        if not speaker or not found.verdict.verified or found.start is None or found.end is None:
            return found
        # Who said words that do not stand there is no question.
        said_by = self._speakers.check((found.start, found.end), speaker)
        return found.model_copy(update={"speaker_check": said_by})


def _checked(number: int, line: bytes, sources: Sources[_Source]) -> CheckedLine:
    try:
        value: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        return CheckedLine(
            number,
            "",
            {"line": number},
            error=f"Line {number} is not valid JSON ({str(error)[:120]}).",
        )
    if not isinstance(value, dict):
        return CheckedLine(number, "", {"line": number}, error=f"Line {number} is no JSON object.")
    given = cast("dict[str, Any]", value)
    try:
        if "schema_version" in given:
            return _checked_summary(number, line, given, sources)
        return _checked_quote(number, given, sources)
    except InputError as error:
        source = given.get("source")
        return CheckedLine(
            number, source if isinstance(source, str) else "", given, error=str(error)
        )


def _checked_quote(number: int, given: dict[str, Any], sources: Sources[_Source]) -> CheckedLine:
    source, quote, speaker = given.get("source"), given.get("quote"), given.get("speaker")
    if not isinstance(source, str) or not isinstance(quote, str):
        raise InputError(
            f'Line {number} is neither a summary nor {{"source": "file.txt", "quote": "..", "speaker": null}}: '
            "`source` and `quote` have to be strings."
        )
    if not isinstance(speaker, str | None):
        raise InputError(f"Line {number}: `speaker` has to be a string or null.")
    return CheckedLine(number, source, given, check=sources.at(source).check(quote, speaker))


def _checked_summary(
    number: int, line: bytes, given: dict[str, Any], sources: Sources[_Source]
) -> CheckedLine:
    summary = parse_summary(line, f"Line {number}")
    if isinstance(summary, InputError):
        raise summary
    record = summary.document
    source = sources.named(record.source)
    document = source.document
    if document.sha256 != record.sha256:
        raise InputError(
            f"{record.source} is not the text that was summarised: SHA-256 {document.sha256[:12]}.. of "
            f"{len(document.text):,} characters, expected {record.sha256[:12]}.. of {record.characters:,}. "
            "Its quotes cannot be checked."
        )
    from summarizer.quotes.recheck import recheck

    return CheckedLine(number, record.source, given, summary=recheck(summary, source.prepared))


def _dumped(value: dict[str, Any]) -> str:
    line = json.dumps(value, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value)
    return line
