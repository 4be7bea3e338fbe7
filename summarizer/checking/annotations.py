"""Checked quotes as W3C Web Annotations, for any tool that reads them (https://www.w3.org/TR/annotation-model/).

One annotation a quote. Its target is the passage, selected in two ways that say the same: by the words with what
stands around them (``TextQuoteSelector``) and by position (``TextPositionSelector``). Positions are code points of the
text, as the model counts them and as this package does. Where something was left out there is a target for each piece:
the model's own lists of targets are not normative.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote as percent_encoded
from uuid import NAMESPACE_URL, uuid5

from summarizer.checking.checking import CheckedLine, SearchedText, checked_lines
from summarizer.errors import InputError
from summarizer.models.document import SourceDocument
from summarizer.models.quote import Quote, QuoteCheck, WordChange
from summarizer.models.verified import VerifiedResult, VerifiedSummary
from summarizer.names.holders import joined
from summarizer.reading.own_output import DATABASE
from summarizer.results.files import replacing_text
from summarizer.results.states import well_formed
from summarizer.results.texts import KeptTexts
from summarizer.version import __version__

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: Code points of the text on either side of a quote.
AROUND = 32
_CHANGES_SHOWN = 20
_URL = re.compile(r"https?://", re.IGNORECASE)
_SAFE = "/~!$&'()*+,;=@"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote, who is said to have said it, what it stands for, and labels of that."""

    quote: Quote
    holder: str | None = None
    statement: str | None = None
    labels: tuple[str, ...] = ()
    changes: tuple[WordChange, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


@dataclass
class Written:
    """How many annotations were written, and how many quotes stand nowhere in their text."""

    annotations: int = 0
    without_place: int = 0


@dataclass
class AnnotationFile:
    """Writes annotations one after the other; what was written is not kept."""

    stream: IO[str]
    written: Written = field(default_factory=Written)
    _digest: Any = field(default_factory=hashlib.sha256)

    def add(self, line: CheckedLine) -> None:
        """Write the annotations of a checked line."""
        if line.searched is None:
            return
        # By the name the line gave it: where it lies on this machine is nobody's business.
        document = line.searched.document.model_copy(update={"source": line.source})
        for evidence in _evidence(line):
            if not evidence.spans:
                self.written.without_place += 1
                continue
            values = annotation(document, evidence, self.written.annotations)
            made = well_formed(json.dumps(values, ensure_ascii=False))
            self._digest.update(made.encode())
            self.stream.write(f"{',' if self.written.annotations else ''}\n{made}")
            self.written.annotations += 1

    def begin(self) -> None:
        """Write what stands before the annotations."""
        software = {"type": "Software", "name": "summarizer"}
        head = {
            "@context": CONTEXT,
            "type": "AnnotationCollection",
            "label": "Quotes and their verdicts",
            "generator": software | {"schema:softwareVersion": __version__},
        }
        page = '"first": {"type": "AnnotationPage", "startIndex": 0, "items": ['
        self.stream.write(f"{json.dumps(head)[:-1]}, {page}")

    def end(self) -> None:
        """Write what stands behind them: identifiers, which follow from the content, and how many there are."""
        made = self._digest.hexdigest()
        collection, page = _urn(f"{made} collection"), _urn(f"{made} page")
        ids = json.dumps({"id": page, "partOf": collection})[1:-1]
        last = json.dumps({"id": collection, "total": self.written.annotations, "last": page})[1:]
        self.stream.write(f"\n], {ids}}}, {last}\n")


@contextmanager
def annotation_file(path: Path) -> Generator[AnnotationFile]:
    """Open a file of annotations that takes the place of ``path`` when all of it is written, and never before.

    Raises:
        InputError: the folder does not exist.
    """
    if not path.parent.is_dir() or path.is_dir():
        raise InputError(f"{path} was to be written and is a folder, or its folder does not exist.")
    with replacing_text(path) as stream:
        made = AnnotationFile(stream)
        made.begin()
        yield made
        made.end()


def write_annotations(lines: Iterable[CheckedLine], path: Path) -> Written:
    """Write the annotations of checked lines, in constant memory; returns how many.

    Raises:
        InputError: the folder does not exist.
    """
    with annotation_file(path) as file:
        for line in lines:
            file.add(line)
    return file.written


def export_annotations(results: Iterable[str], folder: Path, path: Path) -> int:
    """Write the annotations of a batch's results, checked against the texts in its folder; returns how many.

    Raises:
        InputError: the batch is one of an earlier version that kept no texts.
    """
    kept = KeptTexts(folder / DATABASE)
    try:
        lines = (result.encode() for result in results)
        return write_annotations(
            checked_lines(lines, folder, kept, kept_first=True), path
        ).annotations
    finally:
        kept.close()


def annotation(document: SourceDocument, evidence: Evidence, number: int) -> dict[str, Any]:
    """Return the annotation of a quote that has a place in a document; ``number`` tells equal ones of a file apart."""
    quote = evidence.quote
    targets = [_target(document, start, end) for start, end in evidence.spans]
    known = [document.sha256, document.source, evidence.spans, quote.given, evidence.holder]
    return {
        "id": _urn(json.dumps([*known, evidence.statement, number])),
        "type": "Annotation",
        "motivation": "assessing",
        "body": list(_bodies(evidence)),
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _bodies(evidence: Evidence) -> Iterator[dict[str, str]]:
    quote = evidence.quote
    yield _body("assessing", str(quote.verdict))
    if evidence.holder:
        yield _body("identifying", evidence.holder)
    if evidence.statement:
        yield _body("describing", evidence.statement)
    facts = (*evidence.labels, quote.speech, quote.speaker_check)
    yield from (_body("tagging", str(fact)) for fact in facts if fact)
    yield from (_body("commenting", comment) for comment in _comments(evidence))


def _comments(evidence: Evidence) -> Iterator[str]:
    quote = evidence.quote
    if quote.given is not None and quote.given != quote.text:
        yield f"Given as: {quote.given}"
    for change in evidence.changes[:_CHANGES_SHOWN]:
        given, source = change.given or "nothing", change.source or "nothing"
        yield f"given {given}, the source has {source} ({change.kind})"
    if quote.note:
        yield quote.note


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _target(document: SourceDocument, start: int, end: int) -> dict[str, Any]:
    text = document.text
    words = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }
    place = {"type": "TextPositionSelector", "start": start, "end": end}
    source = {"id": reference(document), "type": "Text", "schema:sha256": document.sha256}
    if document.language:
        source["language"] = document.language
    return {"type": "SpecificResource", "source": source, "selector": [words, place]}


def reference(document: SourceDocument) -> str:
    """Return a document's name as a relative reference (RFC 3986); a web address stays one."""
    name = document.source
    if not name:
        return _urn(document.sha256)
    if address := _URL.match(name):
        return address[0] + percent_encoded(
            name[address.end() :], safe=f"{_SAFE}:?%", errors="replace"
        )
    # "//" would name a host, and a colon in front a scheme.
    path = re.sub(r"\A/{2,}", "/", name.replace("\\", "/"))
    return percent_encoded(path, safe=_SAFE, errors="replace")


def _urn(content: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, well_formed(content))}"


# -- what a line holds ----------------------------------------------------------------------------


def _evidence(line: CheckedLine) -> Iterator[Evidence]:
    if line.summary is not None and line.searched is not None:
        yield from _of_summary(line.summary, line.searched)
    elif line.extractions is not None:
        for one in line.extractions:
            yield _of_check(one.check, joined(one.extraction.speakers) or None)
    elif line.check is not None:
        speaker = line.given.get("speaker")
        yield _of_check(line.check, speaker if isinstance(speaker, str) else None)


def _of_check(check: QuoteCheck, holder: str | None) -> Evidence:
    fields = (
        "text",
        "given",
        "start",
        "end",
        "verdict",
        "speech",
        "speaker_check",
        "speaker_found",
        "note",
    )
    quote = Quote(**{name: getattr(check, name) for name in fields})
    whole = ((check.start, check.end),) if check.start is not None and check.end is not None else ()
    spans = check.pieces if check.verdict.verified and check.pieces else whole
    return Evidence(quote, holder, changes=check.changes, spans=spans)


def _of_summary(
    summary: VerifiedSummary | VerifiedResult, searched: SearchedText
) -> Iterator[Evidence]:
    changes = {f.path: f.changes for f in summary.checks.findings if f.changes}
    for path, one in _items(summary):
        yield Evidence(
            one.quote,
            one.holder,
            one.statement,
            one.labels,
            changes.get(path, ()) if not one.quote.verified else (),
            searched.pieces(one.quote),
        )


def _items(summary: VerifiedSummary | VerifiedResult) -> Iterator[tuple[str, Evidence]]:
    if isinstance(summary, VerifiedResult):
        from summarizer.quotes.recheck import saved_quotes

        yield from (
            (place.path, Evidence(quote, place.speaker)) for place, quote in saved_quotes(summary)
        )
        return
    for n, fact in enumerate(summary.facts):
        yield from _each(fact.quotes, f"facts[{n}].quotes", None, fact.statement, ("fact",))
    for n, talk in enumerate(summary.conversations):
        path, labels = f"conversations[{n}]", ("conversation", talk.medium.value)
        names = ", ".join(person.name for person in talk.participants)
        yield from _each(talk.quotes, f"{path}.quotes", None, names, labels)
        for m, outcome in enumerate(talk.outcomes):
            below = f"{path}.outcomes[{m}].quotes"
            yield from _each(outcome.quotes, below, None, outcome.text, ("outcome",))
    for n, item in enumerate(summary.positions):
        labels = ("position", item.stance.value)
        yield from _each(item.quotes, f"positions[{n}].quotes", item.holder, item.statement, labels)
    for n, claim in enumerate(summary.disputed_claims):
        path, labels = f"disputed_claims[{n}]", ("disputed claim", claim.kind.value)
        sides = (
            ("asserting_quotes", claim.asserting_quotes, claim.asserted_by, "asserted"),
            ("disputing_quotes", claim.disputing_quotes, claim.disputed_by, "disputed"),
        )
        for name, quotes, by, side in sides:
            yield from _each(quotes, f"{path}.{name}", by, claim.claim, (*labels, side))


def _each(
    quotes: Sequence[Quote],
    path: str,
    holder: str | None,
    statement: str,
    labels: tuple[str, ...],
) -> Iterator[tuple[str, Evidence]]:
    for n, one in enumerate(quotes):
        yield f"{path}[{n}]", Evidence(one, holder, statement, labels)
