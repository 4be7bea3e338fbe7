"""The texts behind a note, read again from disk where they are still the ones the summaries were made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath

from summarizer.errors import InputError
from summarizer.models.document import SourceDocument
from summarizer.models.quote import Quote, Verdict
from summarizer.models.verified import DocumentRecord, Finding, VerifiedSummary
from summarizer.quotes.walk import Place, map_quotes

#: Returns the text of a document as it was kept with the run that summarised it, or ``None``.
Kept = Callable[[DocumentRecord], str | None]


def source_texts(
    records: Iterable[DocumentRecord], folders: Sequence[Path], kept: Kept = lambda _: None
) -> tuple[dict[str, str], list[str]]:
    """Return the unchanged texts by ``source``, and a sentence on each document that is there and has changed.

    A document is looked for under its own path, as seen from each of the ``folders``, and under its name alone. Only
    regular files are opened, and the hash decides what is shown: a summary of a stranger that names ``../../x`` shows
    nothing its writer did not have already. Where none is found, ``kept`` is asked. What is nowhere is no error: its
    quotes are shown without a text.
    """
    texts: dict[str, str] = {}
    messages: list[str] = []
    for record in records:
        found = list(_candidates(record.source, folders))
        text = next((t for path in found if (t := _unchanged(path, record)) is not None), None)
        then = _kept(kept, record, messages) if text is None else None
        if text is not None:
            texts[record.source] = text
        elif then is not None:
            texts[record.source] = then
        if found and text is None:
            shown = (
                "its text is not shown and not searched. Summarise it again to have both"
                if then is None
                else "the note shows the text that was summarised. Summarise it again to have the new one"
            )
            messages.append(f"{record.source} has changed since it was summarised: {shown}.")
    return texts, messages


def _kept(kept: Kept, record: DocumentRecord, messages: list[str]) -> str | None:
    try:
        return kept(record)
    except InputError as error:
        messages.append(error.message)
        return None


def same_texts(
    records: Iterable[DocumentRecord], texts: Mapping[str, str]
) -> tuple[dict[str, str], frozenset[str]]:
    """Return those of the texts that the records' offsets refer to, and the sources whose text is another one."""
    given = [r for r in records if r.source in texts]
    same = {
        r.source: texts[r.source]
        for r in given
        if SourceDocument(source=r.source, text=texts[r.source]).sha256 == r.sha256
    }
    return same, frozenset(r.source for r in given) - same.keys()


def held_to_text(summary: VerifiedSummary, text: str) -> VerifiedSummary:
    """Return the summary with every quote that is called verified and does not stand in the text called absent.

    A file of summaries may come from anybody, and a verdict in it is only a word. That the words stand at their
    offsets is looked at here; who said them is not (:func:`summarizer.quotes.recheck.recheck` does both).
    """
    findings: list[Finding] = []

    def held(quote: Quote, place: Place) -> Quote:
        if not quote.verified or _stands(quote, text):
            return quote
        message = "The summary calls this quote verified, and its words do not stand there in the document."
        findings.append(Finding(code="quote_not_in_source", path=place.path, message=message))
        return quote.model_copy(
            update={"verdict": Verdict.ABSENT, "text": None, "start": None, "end": None}
        )

    made = map_quotes(summary, held)
    if not findings or not isinstance(made, VerifiedSummary):
        return summary
    checks = made.checks.model_copy(update={"findings": (*made.checks.findings, *findings)})
    return made.model_copy(update={"checks": checks})


def _stands(quote: Quote, text: str) -> bool:
    if quote.start is None or quote.end is None or not quote.text:
        return False
    return 0 <= quote.start < quote.end and text[quote.start : quote.end] == quote.text


def _candidates(source: str, folders: Sequence[Path]) -> Iterator[Path]:
    seen: set[Path] = set()
    for folder in folders:
        for part in (source, PurePath(source).name):
            try:
                path = (folder / part).resolve()
                there = path.is_file()
            except (OSError, ValueError, RuntimeError):
                continue
            if there and path not in seen:
                seen.add(path)
                yield path


def _unchanged(path: Path, record: DocumentRecord) -> str | None:
    from summarizer.reading.read import read_document

    try:
        document = read_document(path)
    except InputError:
        return None
    return document.text if document.sha256 == record.sha256 else None
