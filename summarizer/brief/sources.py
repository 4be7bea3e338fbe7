"""The texts behind a note, read again from disk where they are still the ones the summaries were made from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from summarizer.accounts.lettered import Outline, keep_prepared, outline, prepared_text
from summarizer.cores import on_all_cores
from summarizer.errors import InputError
from summarizer.models.document import sha256_of
from summarizer.models.quote import Quote, QuoteCheck, SpeakerCheck, Speech, Verdict
from summarizer.models.verified import DocumentRecord, Finding, VerifiedSummary
from summarizer.names.holders import unstopped
from summarizer.quotes.verify import Verifier
from summarizer.quotes.walk import Place, map_quotes

if TYPE_CHECKING:
    from summarizer.brief.held_before import HeldBefore

_NOT_THERE = (
    "The summary calls this quote verified, and its words do not stand there in the document."
)
#: Words that are called the holder's.
_ATTRIBUTED = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)

#: Code points of texts whose reading takes many times as long as the start of a process: 0.1 s, of real ones 0.4 s.
_WORTH_A_PROCESS = 20_000

#: Returns the text of a document as it was kept with the run that summarised it, or ``None``.
Kept = Callable[[DocumentRecord], str | None]
#: Opens what earlier notes found; ``None`` where nothing is kept.
Before = Callable[[], "HeldBefore | None"]


def source_texts(
    records: Iterable[DocumentRecord], folders: Sequence[Path], kept: Kept = lambda _: None
) -> tuple[dict[str, str], list[str]]:
    """Return the unchanged texts by ``source`` (and by name and id), and what is to be said of changed documents.

    A document is looked for under its own path, as seen from each of the ``folders``, and under its name alone. Only
    regular files are opened, and the hash decides what is shown: a summary of a stranger that names ``../../x`` shows
    nothing its writer did not have already. Where none is found, ``kept`` is asked. What is nowhere is no error: its
    quotes are shown without a text.
    """
    texts: dict[str, str] = {}
    messages: list[str] = []
    records = list(records)
    ambiguous = _ambiguous(records)
    for record in records:
        found = list(_candidates(record.source, folders))
        unchanged = _first_unchanged(found, record)
        then = _kept(kept, record, messages) if unchanged is None else None
        at_hand = then if unchanged is None else unchanged
        if at_hand is not None:
            texts.setdefault(record.source, at_hand)
        if at_hand is not None and record.source in ambiguous:
            texts[told_apart(record)] = at_hand
        if found and unchanged is None:
            messages.append(_changed(record, kept=then is not None))
    return texts, messages


def _ambiguous(records: Iterable[DocumentRecord]) -> set[str]:
    """Return the names that several documents have: a note tells each of these by its id."""
    hashes: defaultdict[str, set[str]] = defaultdict(set)
    for record in records:
        hashes[record.source].add(record.sha256)
    return {source for source, several in hashes.items() if len(several) > 1}


def _changed(record: DocumentRecord, *, kept: bool) -> str:
    shown = (
        "the note shows the text that was summarised. Summarise it again to have the new one"
        if kept
        else "its text is not shown and not searched. Summarise it again to have both"
    )
    return f"{record.source} has changed since it was summarised: {shown}."


def told_apart(record: DocumentRecord) -> str:
    """Return what a document is called beside others of its name."""
    return f"{record.source} ({record.id})"


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
    same = {r.source: texts[r.source] for r in given if sha256_of(texts[r.source]) == r.sha256}
    return same, frozenset(r.source for r in given) - same.keys()


def held_to_texts(
    summaries: Sequence[VerifiedSummary],
    texts: Mapping[str, str],
    before: Before | None = None,
) -> list[VerifiedSummary]:
    """Return the summaries held to their texts, by ``source``, on all cores; those without a text as they are.

    What was found ``before``, in earlier notes, is not looked for again where the texts are long enough to matter.
    """
    at_hand = [s for s in summaries if s.document.source in texts]
    spread = sum(len(texts[s.document.source]) for s in at_hand) >= _WORTH_A_PROCESS
    kept = before() if before is not None and spread else None
    known = {} if kept is None else kept.known(at_hand, texts)
    unknown = [s for s in at_hand if id(s) not in known]

    def otherwise(summary: VerifiedSummary) -> tuple[VerifiedSummary | None, Outline | None]:
        """Return a summary that its text does not bear out as the text has it, most are, and the text's outline."""
        text = texts[summary.document.source]
        made = held_to_text(summary, text)
        return None if made is summary else made, outline(summary.document, text)

    def characters(summary: VerifiedSummary) -> int:
        return len(texts[summary.document.source])

    found = on_all_cores(otherwise, unknown, characters) if spread else map(otherwise, unknown)
    changed: dict[int, VerifiedSummary] = {}
    borne_out: list[tuple[VerifiedSummary, Outline | None]] = []
    for summary, (made, told) in zip(unknown, found, strict=True):
        known[id(summary)] = told
        if made is None:
            borne_out.append((summary, told))
        else:
            changed[id(summary)] = made
    for summary in at_hand:
        told = known[id(summary)]
        if told is not None:
            keep_prepared(summary.document, texts[summary.document.source], told)
    if kept is not None:
        kept.keep(borne_out, texts)
    return [changed.get(id(s), s) for s in summaries]


def held_to_text(summary: VerifiedSummary, text: str) -> VerifiedSummary:
    """Return the summary with every quote that is called verified looked at again in the text.

    A file of summaries may come from anybody, and what it says of a quote is only a word: whether its words stand at
    their offsets, whether they stand in quotation marks, and whose words they are. A quote whose words do not stand
    there is absent; one that is not what the file said of it is shown as what the text says, with a finding.
    """
    verifier = Verifier(prepared_text(summary.document, text))
    findings: list[Finding] = []
    otherwise: list[Quote] = []

    def held(quote: Quote, place: Place) -> Quote:
        if not quote.verified:
            return quote
        made, message = _held(quote, place, verifier)
        otherwise.extend([made] if made is not quote else [])
        findings.extend(Finding(code=code, path=place.path, message=told) for code, told in message)
        return made

    made = map_quotes(summary, held)
    if not otherwise or not isinstance(made, VerifiedSummary):
        return summary
    checks = made.checks.model_copy(update={"findings": (*made.checks.findings, *findings)})
    return made.model_copy(update={"checks": checks})


def _held(
    quote: Quote, place: Place, verifier: Verifier
) -> tuple[Quote, Sequence[tuple[str, str]]]:
    """Return a quote as the text bears it out, and what was otherwise in the file: code and message."""
    # Looked at where the file says it stands, whatever sentences it cites.
    where = quote.model_copy(update={"given": quote.given or quote.text, "cited": ()})
    check = verifier.check_quote(where, place) if _stands(quote, verifier.prepared.text) else None
    if check is None or not check.verdict.verified:
        lost = {"verdict": Verdict.ABSENT, "text": None, "start": None, "end": None}
        return quote.model_copy(update=lost), [("quote_not_in_source", _NOT_THERE)]
    found = {
        "text": check.text,
        "start": check.start,
        "end": check.end,
        "speech": check.speech,
        "speaker_check": check.speaker_check,
        "speaker_found": check.speaker_found,
        "speaker_by_model": check.speaker_by_model,
    }
    changed = {name: value for name, value in found.items() if getattr(quote, name) != value}
    if not changed:
        return quote, []
    return quote.model_copy(update=changed), list(_otherwise(quote, check, place))


def _otherwise(then: Quote, now: QuoteCheck, place: Place) -> Iterator[tuple[str, str]]:
    """Yield what the file said of a quote and its text does not bear out."""
    if then.speech is Speech.DIRECT and now.speech is not Speech.DIRECT:
        yield "speech_not_direct", "The summary calls this direct speech; its words are reported."
    if then.speaker_check not in _ATTRIBUTED or now.speaker_check in _ATTRIBUTED:
        return
    if now.speaker_check is SpeakerCheck.OTHER:
        whose = f"The passage gives these words to {now.speaker_found}, not to {unstopped(place.speaker)}."
        yield "speaker_other", whose
    elif now.speaker_check is SpeakerCheck.NOT_FOUND:
        whose = f"The passage does not attribute these words to {unstopped(place.speaker)}."
        yield "speaker_not_found", whose


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


def _first_unchanged(paths: Iterable[Path], record: DocumentRecord) -> str | None:
    texts = (_unchanged(path, record) for path in paths)
    return next((text for text in texts if text is not None), None)


def _unchanged(path: Path, record: DocumentRecord) -> str | None:
    from summarizer.reading.read import open_file

    try:
        text = open_file(path).text
    except InputError:
        return None
    return text if sha256_of(text) == record.sha256 else None
