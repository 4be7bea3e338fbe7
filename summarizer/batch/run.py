"""What a batch runner: read when its turn comes, look in the store, ask, commit, next.

``run`` knows nothing of models or files. What to do with a document is handed in as :class:`Work`.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol, get_args

from pydantic import BaseModel
from pydantic_core import PydanticSerializationError

from summarizer.batch.limits import Cluster, HostedPolicy, Stop, Via
from summarizer.batch.store import Claim, RunStore, State, resourced
from summarizer.errors import (
    BudgetReached,
    ConfigurationError,
    KeyRejected,
    RateLimited,
    ResourceMissing,
    SummarizerError,
    WeightsError,
)
from summarizer.models.document import SourceDocument
from summarizer.models.quote import Verdict
from summarizer.models.verified import DocumentRecord, VerifiedResult, VerifiedSummary
from summarizer.results.states import well_formed
from summarizer.usage import Usage

Result = VerifiedSummary | VerifiedResult

# These will hit every document alike: the run stops, and the document is queued again.
_FATAL = (BudgetReached, ConfigurationError, KeyRejected, ResourceMissing, WeightsError)
_UNVERIFIED = frozenset(v.value for v in Verdict if not v.verified)


class DocumentUsage(Protocol):
    """What one document has taken so far, answers that came to nothing included."""

    @property
    def usage(self) -> Usage:
        """Tokens, calls and cost so far."""
        ...


@dataclass(frozen=True, slots=True)
class Work:
    """What is done with a document.

    ``key`` is the SHA-256 of everything that decides the answer. ``meter`` makes a fresh meter, which
    ``summarise`` is given to count in.
    """

    key: Callable[[SourceDocument], str]
    summarise: Callable[[SourceDocument, DocumentUsage], Result]
    meter: Callable[[], DocumentUsage]


@dataclass(frozen=True, slots=True)
class BatchPolicy:
    """How a batch is run.

    ``attempts`` is how often one document is tried in one run when the endpoint fails after the engine's own
    retries; ``pause`` the seconds before the second attempt, doubled each time; ``longest_wait`` the most seconds an
    endpoint may ask to wait, beyond which the document fails and can be retried; ``hopeless`` the number of documents
    that may find the endpoint unreachable before the run stops, as long as nothing has ever worked. Without
    ``concurrency`` it is what suits the engine. ``budget_usd`` bounds what the output folder has cost over all its
    runs. ``fresh`` forgets earlier runs. ``requests_per_minute`` and ``tokens_per_minute`` hold for engines that ask an
    endpoint; what its headers allow is kept to anyhow. ``via`` says how the endpoint is asked: request by request, or
    through hosted batches, as its provider has them (``batch``) or as OpenAI has them (``openai-batch``). With a
    ``cluster`` the work is done on Ray.

    Raises:
        ConfigurationError: a number that no run could keep to, or a ``via`` that does not exist.
    """

    concurrency: int | None = None
    attempts: int = 3
    pause: float = 2.0
    longest_wait: float = 900.0
    hopeless: int = 3
    retry_failed: bool = False
    fresh: bool = False
    budget_usd: float | None = None
    requests_per_minute: float | None = None
    tokens_per_minute: float | None = None
    via: Via = "requests"
    cluster: Cluster | None = None
    hosted: HostedPolicy = field(default_factory=HostedPolicy)

    def __post_init__(self) -> None:
        """Refuse what no run could keep to. Raises ``ConfigurationError``."""
        least = {
            "concurrency": 1,
            "attempts": 1,
            "pause": 0,
            "longest_wait": 0,
            "hopeless": 1,
            "budget_usd": 0,
        }
        for name, smallest in least.items():
            value = getattr(self, name)
            if value is not None and not _is_least(value, smallest):
                raise ConfigurationError(
                    f"{name}={value!r} is not possible; give {smallest} or more."
                )
        for name in ("requests_per_minute", "tokens_per_minute"):
            value = getattr(self, name)
            if value is not None and not (_is_least(value, 0) and value):
                raise ConfigurationError(f"{name}={value!r} is not possible; give more than 0.")
        if self.via not in (known := get_args(Via)):
            raise ConfigurationError(
                f"via={self.via!r} is not known. Possible are {', '.join(known)}."
            )


def _is_least(value: object, smallest: float) -> bool:
    return isinstance(value, (int, float)) and value >= smallest


@dataclass(slots=True)
class Progress:
    """Counts while a batch runs. ``reused`` are those that an earlier run had done, ``current`` is in work."""

    total: int
    counts: dict[State, int] = field(default_factory=dict[State, int])
    reused: int = 0
    cost_usd: float | None = None
    current: str | None = None
    #: Documents that were read for an estimate, and not worked on.
    looked_at: int = 0

    @property
    def done(self) -> int:
        """How many documents have a final state."""
        return self.looked_at + sum(self.counts.values())


def state_of(result: Result) -> State:
    """Return ``unverified`` where a quote is drifted or absent, else ``ok``."""
    bad = any(count for verdict, count in result.checks.counts.items() if verdict in _UNVERIFIED)
    return State.UNVERIFIED if bad else State.OK


def as_line(result: BaseModel) -> str:
    """Return a result as one line of JSON that every reader takes, whatever characters its document held."""
    try:
        return result.model_dump_json()
    except PydanticSerializationError:
        # Lone surrogates, which a JSONL of documents may hold, have no UTF-8. Their stand-in is one code point, too:
        # offsets hold.
        values = json.dumps(
            result.model_dump(mode="python"),
            default=str,
            ensure_ascii=False,
            separators=(",", ":"),
        )
        return well_formed(values)


def hits_every_document(error: Exception) -> bool:
    """Whether an error would hit every other document alike, so that going on is of no use."""
    # A rate limit that waiting does not lift is a used-up account.
    quota = isinstance(error, RateLimited) and not error.transient
    return quota or isinstance(error, _FATAL)


def explained(error: Exception) -> SummarizerError:
    """Return an error that is fit to be shown: itself, or one that says that it was not foreseen."""
    if isinstance(error, SummarizerError):
        return error
    unforeseen = SummarizerError(
        f"Unexpected {type(error).__name__}: {error}. This is a defect of the program; please report it."
    )
    unforeseen.__cause__ = error
    return unforeseen


def spent_by(meter: DocumentUsage, began: float | None = None) -> Usage:
    """Return what a meter has counted; ``began`` is the monotonic time at which the work began."""
    return meter.usage.but(seconds=0.0 if began is None else round(time.monotonic() - began, 3))


def settle(store: RunStore, position: int, outcome: Result | Exception, spent: Usage) -> State:
    """Commit how a document ended; returns its state."""
    if isinstance(outcome, Exception):
        state = State(outcome.state) if isinstance(outcome, SummarizerError) else State.FAILED
        store.fail(position, state, explained(outcome), spent)
        return state
    state = state_of(outcome)
    store.succeed(position, state, as_line(outcome), spent)
    return state


def reuse(store: RunStore, position: int, document: SourceDocument, claim: Claim) -> State:
    """Commit the result of the same text under another name; returns its state."""
    record = DocumentRecord.of(document).model_dump(mode="json")
    result = resourced(claim.twin or "", record)
    counts: dict[str, int] = json.loads(result)["checks"]["counts"]
    state = State.UNVERIFIED if any(counts.get(name) for name in _UNVERIFIED) else State.OK
    store.succeed(position, state, result, Usage())
    return state


def priced(result: Result, cost_usd: float | None) -> Result:
    """Return the result with its cost, where one is known and not yet set. USD."""
    if result.provenance.cost_usd is not None or cost_usd is None:
        return result
    provenance = result.provenance.model_copy(update={"cost_usd": round(cost_usd, 6)})
    return result.model_copy(update={"provenance": provenance})


@contextmanager
def finishing_on_interrupt(stop: Stop, say: Callable[[str], None]) -> Generator[None]:
    """Make Ctrl-C ask for an orderly stop, and a second one end the process at once (exit code 130).

    Results are committed as they arrive, so even the second loses only what is in flight.
    """
    import os
    import signal

    def interrupted(_signal: int, _frame: object) -> None:
        if stop.requested:
            say("Stopped. What was in flight is lost; run the same command again to resume.")
            os._exit(130)
        stop.request()
        say("Finishing what is in flight. Ctrl-C again stops at once; the same command resumes.")

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, interrupted)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
