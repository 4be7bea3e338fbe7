"""How a batch went."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from summarizer.batch.run import Progress, Result
from summarizer.batch.store import SUMMARIES, Row, RunStore, State
from summarizer.models.verified import VerifiedResult, VerifiedSummary
from summarizer.reading.skipped import Skipped
from summarizer.usage import Usage

_MOST_FAILURES = 1_000


@dataclass(frozen=True)
class BatchReport:
    """How a batch went. ``spent`` covers its documents in whichever run they were asked.

    ``failures`` holds the first thousand; all of them are in the store.
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

    @property
    def failed(self) -> int:
        """How many documents ended without a result."""
        return sum(count for state, count in self.counts.items() if state.is_failure)

    @property
    def summaries(self) -> Path:
        """The file of results, one line of JSON each, in input order."""
        return self.out / SUMMARIES

    def results(self) -> Iterator[Result]:
        """Yield the results in input order, one at a time."""
        with self.summaries.open(encoding="utf-8") as lines:
            for line in lines:
                kind = VerifiedResult if "result" in json.loads(line) else VerifiedSummary
                yield kind.model_validate_json(line)


def report_of(store: RunStore, progress: Progress, skipped: Skipped | None = None) -> BatchReport:
    """Return how a run went, from what its store holds."""
    counts = store.counts()
    return BatchReport(
        out=store.folder,
        total=progress.total,
        reused=progress.reused,
        counts=counts,
        failures=tuple(islice(store.rows(failures_only=True), _MOST_FAILURES)),
        spent=store.spent(),
        skipped=skipped or Skipped(),
        unfinished=counts.get(State.QUEUED, 0) + counts.get(State.RUNNING, 0),
    )
