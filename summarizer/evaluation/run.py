"""Runs engines over annotated documents and scores what they give."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias

from summarizer.batch.choices import Choices
from summarizer.batch.run import Result, explained
from summarizer.batch.session import Session
from summarizer.engines.base import Engine, Strategy
from summarizer.engines.cached import CachedEngine, CacheUse
from summarizer.engines.providers import provider_named
from summarizer.errors import EngineError, InputError, SummarizerError
from summarizer.evaluation.baseline import plain_summary
from summarizer.evaluation.detail import Remark, remarks
from summarizer.evaluation.gold import Gold
from summarizer.evaluation.scoring import Scores, score_document
from summarizer.models.document import SourceDocument
from summarizer.models.verified import VerifiedSummary
from summarizer.reading.read import read_document
from summarizer.spending.ledger import base_url_of, tariff
from summarizer.spending.metered import Metered
from summarizer.usage import Usage

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
    """What came of one document. ``seconds`` is wall time, ``cost_usd`` null where no price is known.

    Questions that were answered from earlier runs count with what they took when they were asked; ``reused`` says
    how many they are.
    """

    file: str
    words: int
    scores: Scores
    seconds: float
    usage: Usage
    calls: int
    cost_usd: float | None
    reused: int = 0
    summary: VerifiedSummary | None = None
    error: SummarizerError | None = None
    remarks: tuple[Remark, ...] = ()


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
            f"{name} is annotated, but is not in {folder}. Give the folder of the documents with --documents."
        )
    return read_document(path)


def run_trial(
    contender: Contender,
    documents: Sequence[Annotated],
    on_step: Callable[[str, int, int], None],
    announced: Callable[[Engine], None],
    *,
    cache: bool = True,
) -> Trial:
    """Ask a contender about every document, one after the other so that times mean something, and score it.

    A document that fails counts as one about which nothing was said. ``on_step`` gets the file and how many are done.

    Raises:
        ConfigurationError: the engine cannot be made.
    """
    strategy: Strategy | None = None if contender.way == "baseline" else contender.way
    named = contender.model if isinstance(contender.model, str) else None
    handed_in = None if isinstance(contender.model, str) else contender.model
    choices = Choices(named, contender.base_url, strategy, cache=CacheUse.of(cache))
    with Session(choices, handed_in) as session:
        announced(session.engine)
        way = contender.way or session.engine.profile.strategy
        trial = Trial(_label(contender, session.engine), way)
        for done, one in enumerate(documents):
            on_step(one.gold.document.file, done, len(documents))
            trial.outcomes.append(_outcome(session, way, one))
        return trial


def _label(contender: Contender, engine: Engine) -> str:
    """Return what a table calls a model: its own name, with its server's where servers may have the same model."""
    named = contender.model if isinstance(contender.model, str) else ""
    server = provider_named(named.partition(":")[0])
    return named if server is not None and server.name != "openai" else engine.profile.model


def _outcome(session: Session, way: Way, one: Annotated) -> Outcome:
    engine = session.engine
    price = tariff(engine.profile, base_url_of(engine))
    # The meter counts what failed questions and discarded attempts took, too.
    meter = Metered(engine, price)
    before, began = _saved(engine), time.monotonic()
    summary: VerifiedSummary | None = None
    error: SummarizerError | None = None
    try:
        if way == "baseline":
            summary = plain_summary(one.document, engine)
            meter.pay(_used(summary))
        else:
            summary = _typed(session.summarise_with(one.document, meter))
    except Exception as caught:  # noqa: BLE001 - what one document ends with must not cost the others' figures
        error = explained(caught)
        if way == "baseline":
            _pay_for(error, meter)
    saved = _saved(engine) - before
    usage = meter.usage + saved
    return Outcome(
        file=one.gold.document.file,
        words=one.words,
        scores=score_document(one.gold, summary, one.document.text),
        seconds=time.monotonic() - began + saved.seconds,
        usage=usage,
        calls=usage.calls,
        cost_usd=price(usage),
        reused=saved.reused,
        summary=summary,
        error=error,
        remarks=remarks(one.gold, summary),
    )


def _saved(engine: Engine) -> Usage:
    return engine.saved if isinstance(engine, CachedEngine) else Usage()


def _pay_for(error: SummarizerError, meter: Metered) -> None:
    if isinstance(error, EngineError):
        meter.pay(error.usage)


def _used(summary: VerifiedSummary) -> Usage:
    made = summary.provenance
    return Usage(**made.usage.model_dump(), calls=made.calls)


def _typed(result: Result) -> VerifiedSummary:
    assert isinstance(result, VerifiedSummary)  # noqa: S101 - no schema of the user's own was given
    return result


def failures(trial: Trial) -> Iterator[tuple[str, SummarizerError]]:
    """Yield the documents that failed, each with the reason."""
    for outcome in trial.outcomes:
        if outcome.error is not None:
            yield outcome.file, outcome.error
