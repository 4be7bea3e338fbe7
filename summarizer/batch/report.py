"""How a batch went."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Generic, cast

from pydantic import BaseModel, ValidationError
from typing_extensions import TypeVar

from summarizer.batch.failures import FAILURES, Cause, causes
from summarizer.batch.run import Progress, Result
from summarizer.batch.store import SUMMARIES, Row, RunStore, State
from summarizer.models.rows import rows_of
from summarizer.models.shown import html_table
from summarizer.models.verified import VerifiedResult, VerifiedSummary
from summarizer.reading.skipped import Skipped
from summarizer.usage import Usage

_MOST_FAILURES = 1_000
_ROWS_SHOWN = 50
_ON_THE_CLOCK = "seconds_on_the_clock"
AnyResult_co = TypeVar("AnyResult_co", default=Result, covariant=True)


@dataclass(frozen=True)
class BatchReport(Generic[AnyResult_co]):
    """How a batch went. ``spent`` covers its documents in whichever run they were asked, ``spent_now`` this run alone.

    The seconds of ``spent`` are those of the documents, which may have been worked on side by side; the seconds of
    ``spent_now`` are those the run took on the clock. ``failures`` holds the first thousand; the store has
    all of them.
    """

    out: Path
    total: int
    reused: int
    counts: dict[State, int]
    failures: tuple[Row, ...]
    spent: Usage
    unfinished: int
    #: Files of the folders that were found and not read.
    skipped: Skipped = field(default_factory=Skipped)
    #: Why documents failed, the most frequent cause first; all of them are counted.
    causes: tuple[Cause, ...] = ()
    #: The user's own schema, of which results are instances.
    schema: type[BaseModel] | None = None
    spent_now: Usage = field(default_factory=Usage)

    @property
    def failed(self) -> int:
        """How many documents ended without a result."""
        return sum(count for state, count in self.counts.items() if state.is_failure)

    @property
    def summaries(self) -> Path:
        """The file of results, one line of JSON each, in input order."""
        return self.out / SUMMARIES

    @property
    def failures_file(self) -> Path:
        """The file of failures, one line of JSON each: class, reason, what to do."""
        return self.out / FAILURES

    def results(self) -> Iterator[AnyResult_co]:
        """Yield the results in input order, one at a time."""
        with self.summaries.open(encoding="utf-8") as lines:
            for line in lines:
                yield cast("AnyResult_co", self._read(line))

    def _read(self, line: str) -> Result:
        if "result" not in json.loads(line):
            return VerifiedSummary.model_validate_json(line)
        result: VerifiedResult = VerifiedResult.model_validate_json(line)
        try:
            return result.typed(self.schema) if self.schema is not None else result
        except ValidationError:
            # Of an earlier run, with the schema as it was then: its value says so when it is asked for.
            return result

    def to_rows(self) -> Iterator[dict[str, Any]]:
        """Yield one flat row an item of all results, as ``batch export`` writes them."""
        with self.summaries.open(encoding="utf-8") as lines:
            for line in lines:
                yield from rows_of(json.loads(line))

    def _repr_html_(self) -> str:
        """Show the counts, and the first items with their evidence, as a notebook does."""
        counts = ", ".join(f"{count:,} {state.value}" for state, count in self.counts.items())
        rows = list(islice(self.to_rows(), _ROWS_SHOWN))
        return f"<div><p>{self.total:,} documents: {counts}.</p>{html_table(rows)}</div>"


def seconds_on_the_clock(store: RunStore) -> float:
    """Return how long all runs of a folder took, from start to end.

    Documents that are worked on side by side take longer together. A run that was killed, or one of an earlier
    version, noted nothing; where none did, it is the sum of what the documents took.
    """
    noted = store.fact(_ON_THE_CLOCK)
    return store.spent().seconds if noted is None else float(noted)


def note_run(store: RunStore, seconds: float) -> None:
    """Note how long a run took on the clock."""
    before = float(store.fact(_ON_THE_CLOCK) or 0)
    store.remember(**{_ON_THE_CLOCK: str(round(before + seconds, 3))})


def report_of(
    store: RunStore,
    progress: Progress,
    skipped: Skipped | None = None,
    schema: type[BaseModel] | None = None,
    seconds: float = 0.0,
) -> BatchReport[Result]:
    """Return how a run went, from what its store holds; ``seconds`` on the clock."""
    counts = store.counts()
    return BatchReport(
        out=store.folder,
        total=progress.total,
        reused=progress.reused,
        counts=counts,
        failures=tuple(islice(store.rows(failures_only=True), _MOST_FAILURES)),
        spent=store.spent(),
        spent_now=store.spent_now.total.but(seconds=round(seconds, 3)),
        skipped=skipped or Skipped(),
        causes=tuple(causes(store.rows(failures_only=True))),
        schema=schema,
        unfinished=counts.get(State.QUEUED, 0) + counts.get(State.RUNNING, 0),
    )
