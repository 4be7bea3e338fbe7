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
from summarizer.batch.texts import KeptTexts
from summarizer.errors import InputError
from summarizer.models.document import PreparedText, SourceDocument
from summarizer.models.quote import QuoteCheck
from summarizer.models.verified import DocumentRecord, VerifiedSummary

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


def checked_lines(
    lines: Iterable[bytes], root: Path, kept: KeptTexts | None = None, *, kept_first: bool = False
) -> Iterator[CheckedLine]:
    """Check every line against the documents in ``root``, in order. What is wrong with a line is in its ``error``.

    ``kept`` holds the texts of the run that made the summaries: for those that are not in ``root``, or for all of
    them (``kept_first``).
    """
    sources = _Texts(Sources(root, _Source), kept, kept_first=kept_first)
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


class _Texts:
    """Where the texts are: in a folder, or with the run that summarised them."""

    def __init__(
        self, folder: Sources[_Source], kept: KeptTexts | None, *, kept_first: bool
    ) -> None:
        self.folder = folder
        self._kept = kept
        self._kept_first = kept_first

    def of(self, record: DocumentRecord) -> _Source:
        """Return the document of a summary. Raises ``InputError`` where it is nowhere, or is another text now."""
        source = self._found(record)
        document = source.document
        if document.sha256 != record.sha256:
            raise InputError(
                f"{record.source} is not the text that was summarised: SHA-256 {document.sha256[:12]}.. of "
                f"{len(document.text):,} characters, expected {record.sha256[:12]}.. of "
                f"{record.characters:,}. Its quotes cannot be checked."
            )
        return source

    def _found(self, record: DocumentRecord) -> _Source:
        if self._kept_first and (kept := self._with_the_run(record)):
            return kept
        try:
            return self._in_folder(record)
        except InputError:
            if kept := self._with_the_run(record):
                return kept
            raise

    def _with_the_run(self, record: DocumentRecord) -> _Source | None:
        document = self._kept.document(record) if self._kept is not None else None
        return _Source(document) if document is not None else None

    def _in_folder(self, record: DocumentRecord) -> _Source:
        try:
            return self.folder.named(record.source)
        except InputError:
            try:
                # As `batch export --sources` names it.
                return self.folder.at(f"{record.sha256[:16]}.txt")
            except InputError:
                pass
            raise


def _checked(number: int, line: bytes, sources: _Texts) -> CheckedLine:
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


def _checked_quote(number: int, given: dict[str, Any], sources: _Texts) -> CheckedLine:
    source, quote, speaker = given.get("source"), given.get("quote"), given.get("speaker")
    if not isinstance(source, str) or not isinstance(quote, str):
        raise InputError(
            f'Line {number} is neither a summary nor {{"source": "file.txt", "quote": "..", "speaker": null}}: '
            "`source` and `quote` have to be strings."
        )
    if not isinstance(speaker, str | None):
        raise InputError(f"Line {number}: `speaker` has to be a string or null.")
    return CheckedLine(number, source, given, check=sources.folder.at(source).check(quote, speaker))


def _checked_summary(
    number: int, line: bytes, given: dict[str, Any], sources: _Texts
) -> CheckedLine:
    summary = parse_summary(line, f"Line {number}")
    if isinstance(summary, InputError):
        raise summary
    record = summary.document
    source = sources.of(record)
    from summarizer.quotes.recheck import recheck

    return CheckedLine(number, record.source, given, summary=recheck(summary, source.prepared))


def _dumped(value: dict[str, Any]) -> str:
    line = json.dumps(value, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value)
    return line
