"""Runs engines over annotated documents and scores what they give."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from summarizer.batch.budget import base_url_of, tariff
from summarizer.batch.session import Summarizer
from summarizer.engines.base import Engine, Strategy
from summarizer.errors import EngineError, InputError, SummarizerError
from summarizer.evaluation.baseline import plain_summary
from summarizer.evaluation.gold import Gold
from summarizer.evaluation.scoring import Scores, score_document
from summarizer.models.document import SourceDocument
from summarizer.models.verified import Usage, VerifiedSummary
from summarizer.text.read import read_document

#: How a document is asked about: a strategy of the package, or the plain call to compare with.
Way: TypeAlias = Literal["single", "stepwise", "baseline"]


@dataclass(frozen=True, slots=True)
class Contender:
    """An engine and a way of asking it. ``way`` ``None``: as the engine's profile says."""

    model: str | Engine | None = None
    way: Way | None = None
    base_url: str | None = None


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document with its annotation."""

    gold: Gold
    document: SourceDocument

    @property
    def words(self) -> int:
        """How many words the account has, headers apart."""
        return len(self.document.text[self.document.body_start :].split())


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one document. ``seconds`` is wall time, ``cost_usd`` null where no price is known."""

    file: str
    words: int
    scores: Scores
    seconds: float
    usage: Usage
    calls: int
    cost_usd: float | None
    summary: VerifiedSummary | None = None
    error: SummarizerError | None = None


@dataclass
class Trial:
    """A contender's outcomes, a document each, in the order of the annotations."""

    model: str
    way: Way
    outcomes: list[Outcome] = field(default_factory=list[Outcome])

    @property
    def name(self) -> str:
        """How a table calls it."""
        return f"{self.model}, {self.way}"


def annotated_documents(golds: Sequence[Gold], folder: Path) -> list[Annotated]:
    """Read the documents that annotations are about.

    Raises:
        InputError: a document is not in the folder or cannot be read.
    """
    return [Annotated(gold, _document(gold.document.file, folder)) for gold in golds]


def _document(name: str, folder: Path) -> SourceDocument:
    path = folder / Path(name).name
    if not path.is_file():
        raise InputError(
            f"{name} is annotated and not in {folder}. Give the folder of the documents with --documents."
        )
    return read_document(path)


def run_trial(
    contender: Contender,
    documents: Sequence[Annotated],
    watch: Callable[[str, int, int], None],
    announced: Callable[[Engine], None],
) -> Trial:
    """Ask a contender about every document, one after the other so that times mean something, and score it.

    A document that fails counts as one about which nothing was said. ``watch`` gets the file and how many are done.

    Raises:
        ConfigurationError: the engine cannot be made.
    """
    strategy: Strategy | None = None if contender.way == "baseline" else contender.way
    with Summarizer(contender.model, base_url=contender.base_url, strategy=strategy) as session:
        announced(session.engine)
        way = contender.way or session.engine.profile.strategy
        trial = Trial(session.engine.profile.model, way)
        for done, one in enumerate(documents):
            watch(one.gold.document.file, done, len(documents))
            trial.outcomes.append(_outcome(session, way, one))
        return trial


def _outcome(session: Summarizer, way: Way, one: Annotated) -> Outcome:
    price = tariff(session.engine.profile, base_url_of(session.engine))
    file = one.gold.document.file
    began = time.monotonic()
    try:
        summary = _summary(session, way, one.document)
    except SummarizerError as error:
        read, wrote, cached = error.tokens if isinstance(error, EngineError) else (0, 0, 0)
        usage = Usage(input=read, output=wrote, cached=cached)
        return Outcome(
            file=file,
            words=one.words,
            scores=score_document(one.gold, None, one.document.text),
            seconds=time.monotonic() - began,
            usage=usage,
            calls=error.calls if isinstance(error, EngineError) else 0,
            cost_usd=price(usage),
            error=error,
        )
    made = summary.provenance
    return Outcome(
        file=file,
        words=one.words,
        scores=score_document(one.gold, summary, one.document.text),
        seconds=time.monotonic() - began,
        usage=made.usage,
        calls=made.calls,
        cost_usd=price(made.usage),
        summary=summary,
    )


def _summary(session: Summarizer, way: Way, document: SourceDocument) -> VerifiedSummary:
    if way == "baseline":
        return plain_summary(document, session.engine)
    result = session.summarise(document)
    assert isinstance(result, VerifiedSummary)  # noqa: S101 - no schema of the user's own was given
    return result


def failures(trial: Trial) -> Iterator[tuple[str, SummarizerError]]:
    """Yield the documents that failed, each with the reason."""
    for outcome in trial.outcomes:
        if outcome.error is not None:
            yield outcome.file, outcome.error
