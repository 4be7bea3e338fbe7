"""Documents, results and work for the runner's tests: no model, no files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from summarizer.batch.inputs import Entry
from summarizer.batch.run import DocumentUsage, Work
from summarizer.models.document import SourceDocument
from summarizer.models.verified import Checks, DocumentRecord, Provenance, Tokens, VerifiedSummary
from summarizer.usage import Usage


class Counter:
    """A meter that is told what happened."""

    def __init__(self) -> None:
        self.usage = Usage(cost_usd=0.0)


def summary_of(document: SourceDocument, **counts: int) -> VerifiedSummary:
    return VerifiedSummary(
        document=DocumentRecord.of(document),
        overview=f"About {document.text}",
        checks=Checks(counts=counts or {"exact": 1}),
        provenance=Provenance(
            model="double",
            provider="test",
            strategy="single",
            prompt_sha256="p",
            schema_sha256="s",
            created=datetime(2026, 1, 2, tzinfo=UTC),
            calls=1,
            usage=Tokens(input=10, output=2),
        ),
    )


@dataclass(frozen=True)
class Found:
    """A document that is made when its turn comes."""

    source: str
    make: Callable[[], SourceDocument]

    def read(self) -> SourceDocument:
        return self.make()


def entry(source: str, text: str | None = None) -> Found:
    content = source if text is None else text
    return Found(source, lambda: SourceDocument(source=source, text=content))


def entries(*found: Entry) -> Callable[[], Iterable[Entry]]:
    def listed() -> Iterator[Entry]:
        yield from found

    return listed


class Asked:
    """A ``summarise`` that remembers the texts it was asked about, and costs one cent each."""

    def __init__(self, answer: Callable[[SourceDocument], VerifiedSummary] = summary_of) -> None:
        self.texts: list[str] = []
        self._answer = answer

    def __call__(self, document: SourceDocument, meter: DocumentUsage) -> VerifiedSummary:
        self.texts.append(document.text)
        assert isinstance(meter, Counter)
        meter.usage += Usage(input=10, output=2, calls=1, cost_usd=0.01)
        return self._answer(document)

    def work(self, prompt: str = "p") -> Work:
        return Work(
            lambda d: hashlib.sha256(f"{prompt}|{d.sha256}".encode()).hexdigest(), self, Counter
        )
