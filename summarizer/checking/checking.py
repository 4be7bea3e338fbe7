"""``verify``: quotes of any origin, line by line, against the documents they name. Offline.

Three kinds of lines are read: summaries this package wrote, ``{"source": .., "quote": .., "speaker": ..}``, and
documents with extractions as LangExtract writes them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from summarizer.checking.extractions import (
    CheckedExtraction,
    Extraction,
    holds_extractions,
    interval_finding,
    read_extractions,
)
from summarizer.checking.sources import Sources
from summarizer.errors import InputError
from summarizer.models.document import PreparedText, SourceDocument
from summarizer.models.quote import Quote, QuoteCheck, SpeakerCheck, Verdict
from summarizer.results.lines import LONGEST_LINE

if TYPE_CHECKING:
    from summarizer.models.verified import DocumentRecord, VerifiedResult, VerifiedSummary
    from summarizer.quotes.check import QuoteIndex
    from summarizer.quotes.speakers import SpeakerIndex
    from summarizer.results.texts import KeptTexts

_ADDED = (
    *("verdict", "text", "start", "end", "changes"),
    *("speech", "speaker_check", "speaker_found", "note"),
)


_NESTED = 200
_SPEAKERS = (
    SpeakerCheck.NAMED,
    SpeakerCheck.RESOLVED,
    SpeakerCheck.NOT_FOUND,
    SpeakerCheck.OTHER,
)


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """One line and what came of it: a check, those of some extractions, a summary checked again, or an error.

    ``searched`` is the text the quotes were looked for in.
    """

    number: int
    source: str
    given: dict[str, Any]
    check: QuoteCheck | None = None
    extractions: tuple[CheckedExtraction, ...] | None = None
    summary: VerifiedSummary | VerifiedResult | None = None
    error: str | None = None
    searched: SearchedText | None = field(default=None, repr=False, compare=False)

    @property
    def checks(self) -> tuple[QuoteCheck, ...]:
        """The checks of a line that is not a summary."""
        if self.extractions is not None:
            return tuple(one.check for one in self.extractions)
        return (self.check,) if self.check is not None else ()

    @property
    def verified(self) -> bool:
        """Whether every quote of the line may appear as a quotation."""
        if self.summary is not None:
            from summarizer.batch.run import state_of
            from summarizer.batch.store import State

            return state_of(self.summary) is State.OK
        return self.error is None and all(check.verdict.verified for check in self.checks)

    def as_json(self) -> str:
        """Return the line as it came, with what was found added."""
        if self.summary is not None:
            from summarizer.batch.run import as_line

            return as_line(self.summary)
        if self.extractions is not None:
            return _dumped(_with(self.given, _added(self.extractions)))
        if self.check is not None:
            return _dumped(_with(self.given, _found(self.check)))
        return _dumped(_with(self.given, {"error": self.error}))


def _with(given: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """Return a line with what was found added; keys of the line that clash with it come back under ``own``."""
    own = {key: value for key, value in given.items() if key in found}
    if not own:
        return given | found
    name = "own"
    while name in given or name in found:
        name += "_"
    return given | found | {name: own}


def checked_lines(
    lines: Iterable[bytes], root: Path, kept: KeptTexts | None = None, *, kept_first: bool = False
) -> Iterator[CheckedLine]:
    """Check every line against the documents in ``root``, in order. What is wrong with a line is in its ``error``.

    ``kept`` holds the texts of the run that made the summaries: for those that are not in ``root``, or for all of
    them (``kept_first``).
    """
    sources = _Texts(Sources(root, SearchedText), kept, kept_first=kept_first)
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _checked(number, line, sources)


class SearchedText:
    """A document, prepared for quotes once one asks for it, and for speakers once one names a speaker."""

    def __init__(self, document: SourceDocument) -> None:
        self.document = document

    @cached_property
    def _index(self) -> QuoteIndex:
        from summarizer.quotes.check import QuoteIndex

        return QuoteIndex(self.document.text, self.document.language)

    @cached_property
    def prepared(self) -> PreparedText:
        """The numbered sentences."""
        from summarizer.text.prepare import prepare

        return prepare(self.document)

    @cached_property
    def _speakers(self) -> SpeakerIndex:
        from summarizer.quotes.speakers import SpeakerIndex

        return SpeakerIndex(self.prepared)

    def check(
        self, quote: str, speakers: Sequence[str] = (), near: tuple[int, int] | None = None
    ) -> QuoteCheck:
        """Return the verdict on a quote; of equal passages the one at ``near`` is meant.

        Of several speakers the one least borne out by the passage decides.
        """
        found = self._index.check(quote, within=[near] if near else [])
        if not speakers or not found.verdict.verified or found.start is None or found.end is None:
            return found
        # Who said words that do not stand there is no question.
        span = (found.start, found.end)
        from summarizer.quotes.speakers import with_speaker

        told = [self._speakers.tell(span, one) for one in speakers]
        return with_speaker(found, max(told, key=lambda one: _SPEAKERS.index(one.check)))

    def pieces(self, quote: Quote) -> tuple[tuple[int, int], ...]:
        """Return the spans of a verified or drifted quote: one, or those of its pieces where something was left out."""
        if quote.start is None or quote.end is None:
            return ()
        whole = (quote.start, quote.end)
        if quote.verdict is not Verdict.ELIDED or quote.given is None:
            return (whole,)
        again = self._index.check(quote.given, within=[whole])
        return again.pieces if (again.start, again.end) == whole and again.pieces else (whole,)


class _Texts:
    """Where the texts are: in a folder, or with the run that summarised them."""

    def __init__(
        self, folder: Sources[SearchedText], kept: KeptTexts | None, *, kept_first: bool
    ) -> None:
        self.folder = folder
        self._kept = kept
        self._kept_first = kept_first

    def of(self, record: DocumentRecord) -> SearchedText:
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

    def _found(self, record: DocumentRecord) -> SearchedText:
        if self._kept_first and (kept := self._with_the_run(record)):
            return kept
        try:
            return self._in_folder(record)
        except InputError:
            if kept := self._with_the_run(record):
                return kept
            raise

    def _with_the_run(self, record: DocumentRecord) -> SearchedText | None:
        document = self._kept.document(record) if self._kept is not None else None
        return SearchedText(document) if document is not None else None

    def _in_folder(self, record: DocumentRecord) -> SearchedText:
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
    given = _parsed(number, line)
    if isinstance(given, str):
        return CheckedLine(number, "", {"line": number}, error=given)
    try:
        if "schema_version" in given:
            return _checked_summary(number, line, given, sources)
        if holds_extractions(given):
            return _checked_extractions(number, given, sources)
        return _checked_quote(number, given, sources)
    except InputError as error:
        source = given.get("source", given.get("document_id"))
        return CheckedLine(
            number, source if isinstance(source, str) else "", given, error=str(error)
        )


def _parsed(number: int, line: bytes) -> dict[str, Any] | str:
    """Return what a line holds, or what is wrong with it."""
    if len(line) > LONGEST_LINE:
        return f"Line {number} is longer than {LONGEST_LINE:,} bytes and was not read."
    try:
        value: Any = json.loads(line)
        if isinstance(value, dict):
            if line.count(b"[") + line.count(b"{") > _NESTED:
                # What is nested too deeply to be written again is said here, not in the middle of the output.
                json.dumps(value)
            return cast("dict[str, Any]", value)
    except (ValueError, RecursionError) as error:
        return f"Line {number} is not valid JSON ({str(error)[:120]})."
    return (
        f"Line {number} is JSON but no object. Give one object a line, without a list around them."
    )


def _checked_quote(number: int, given: dict[str, Any], sources: _Texts) -> CheckedLine:
    source, quote, speaker = given.get("source"), given.get("quote"), given.get("speaker")
    if not isinstance(source, str) or not isinstance(quote, str):
        raise InputError(
            f'Line {number} is neither a summary, nor {{"source": "file.txt", "quote": "..", "speaker": null}}, nor '
            "a document with `extractions`: `source` and `quote` have to be strings."
        )
    if not isinstance(speaker, str | None):
        raise InputError(f"Line {number}: `speaker` has to be a string or null.")
    text = sources.folder.at(source)
    check = text.check(quote, [speaker] if speaker else [])
    return CheckedLine(number, source, given, check=check, searched=text)


def _checked_extractions(number: int, given: dict[str, Any], sources: _Texts) -> CheckedLine:
    where = f"Line {number}"
    extractions = read_extractions(given, where)
    name, text = given.get("document_id"), given.get("text")
    if not isinstance(name, str | None) or not isinstance(text, str | None):
        raise InputError(f"{where}: `document_id` and `text` have to be strings or null.")
    if text is None and not name:
        raise InputError(f"{where} has neither a `text` nor a `document_id` to look it up by.")
    searched = sources.folder.like(name or "") if text is None else _given_text(text, name, where)
    checked = tuple(_checked_extraction(one, n, searched) for n, one in enumerate(extractions))
    return CheckedLine(number, name or "", given, extractions=checked, searched=searched)


def _given_text(text: str, name: str | None, where: str) -> SearchedText:
    from summarizer.reading.read import read_text

    return SearchedText(read_text(text, name or where))


def _checked_extraction(one: Extraction, n: int, searched: SearchedText) -> CheckedExtraction:
    text = searched.document.text
    inside = one.interval is not None and 0 <= one.interval[0] < one.interval[1] <= len(text)
    check = searched.check(one.quote, one.speakers, one.interval if inside else None)
    return CheckedExtraction(one, check, interval_finding(one, check, text, n))


def _checked_summary(
    number: int, line: bytes, given: dict[str, Any], sources: _Texts
) -> CheckedLine:
    if "result" in given:
        return _checked_result(number, line, given, sources)
    from summarizer.results.summaries import parse_summary

    summary = parse_summary(line, f"Line {number}")
    if isinstance(summary, InputError):
        raise summary
    record = summary.document
    source = sources.of(record)
    from summarizer.quotes.recheck import recheck

    again = recheck(summary, source.prepared)
    return CheckedLine(number, record.source, given, summary=again, searched=source)


def _checked_result(
    number: int, line: bytes, given: dict[str, Any], sources: _Texts
) -> CheckedLine:
    from summarizer.models.verified import VerifiedResult

    try:
        result: VerifiedResult = VerifiedResult.model_validate_json(line)
    except ValueError as error:
        first = " ".join(str(error).split())[:160]
        raise InputError(f"Line {number} is not a result of a schema: {first}") from None
    source = sources.of(result.document)
    from summarizer.quotes.recheck import recheck_result

    again = recheck_result(result, source.prepared)
    return CheckedLine(number, result.document.source, given, summary=again, searched=source)


def _found(check: QuoteCheck) -> dict[str, Any]:
    values = check.model_dump(mode="json")
    return {name: values[name] for name in _ADDED}


def _added(extractions: Sequence[CheckedExtraction]) -> dict[str, Any]:
    """Return checks and findings beside the extractions, not in them: LangExtract reads no keys there but its own."""
    checks = [_found(one.check) | {"speakers": one.extraction.speakers} for one in extractions]
    findings = [one.finding.model_dump(mode="json") for one in extractions if one.finding]
    return {"checks": checks, "findings": findings}


def _dumped(value: dict[str, Any]) -> str:
    line = json.dumps(value, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value)
    return line
