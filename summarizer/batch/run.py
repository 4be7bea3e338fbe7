"""The batch runner: read when its turn comes, look in the store, ask, commit, next.

``run`` knows nothing of models or files. What to do with a document is handed in as :class:`Work`.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal, Protocol

from pydantic import BaseModel
from pydantic_core import PydanticSerializationError

from summarizer.batch.inputs import Entry, read_entry
from summarizer.batch.limits import Cluster, HostedPolicy, OneAtATime, Stop
from summarizer.batch.store import Claim, RunStore, State, resourced
from summarizer.errors import (
    AnswerInvalid,
    BudgetReached,
    ConfigurationError,
    EndpointUnreachable,
    InputError,
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
from summarizer.spending.gate import Gate
from summarizer.usage import Usage

Result = VerifiedSummary | VerifiedResult

# These will hit every document alike: the run stops, and the document is queued again.
_FATAL = (BudgetReached, ConfigurationError, KeyRejected, ResourceMissing, WeightsError)
_UNVERIFIED = frozenset(v.value for v in Verdict if not v.verified)


class Meter(Protocol):
    """Counts what one document took so far, answers that came to nothing included."""

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
    summarise: Callable[[SourceDocument, Meter], Result]
    meter: Callable[[], Meter]


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
    through hosted batches. With a ``cluster`` the work is done on Ray.
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
    via: Literal["requests", "openai-batch"] = "requests"
    cluster: Cluster | None = None
    hosted: HostedPolicy = field(default_factory=HostedPolicy)


@dataclass(slots=True)
class Progress:
    """Counts while a batch runs. ``reused`` are those that an earlier run had done, ``current`` is in work."""

    total: int
    counts: dict[State, int] = field(default_factory=dict[State, int])
    reused: int = 0
    cost_usd: float | None = None
    current: str | None = None

    @property
    def done(self) -> int:
        """How many documents have a final state."""
        return sum(self.counts.values())


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


def run(
    entries: Callable[[], Iterable[Entry]],
    work: Work,
    store: RunStore,
    policy: BatchPolicy = BatchPolicy(),
    watch: Callable[[Progress], None] = lambda _: None,
    stop: Stop | None = None,
) -> Progress:
    """Bring every document to a final state, or stop when ``stop`` is requested; returns the counts.

    ``entries`` is called twice: once to list, once to work; only the few documents in flight are in memory. What has
    gone from the inputs in between fails, what is new there waits for the next run. Every result is committed as it
    arrives. ``watch`` is called after each document, from one thread at a time.

    Raises:
        BudgetReached, ConfigurationError, KeyRejected, EndpointUnreachable, WeightsError: an error that would hit
            every document alike; documents without an answer stay queued.
    """
    stop = stop or Stop()
    threads = policy.concurrency or 1
    total = store.begin(entry.source for entry in entries())
    batch = _Batch(work, store, policy, watch, stop, Progress(total))
    # A bounded queue: an entry may hold its text (a line of JSONL), and there may be millions.
    room = threading.BoundedSemaphore(2 * threads)
    with ThreadPoolExecutor(threads, "document") as pool:
        for position, entry in store.placed(entries()):
            room.acquire()
            if stop.requested:
                break
            pool.submit(batch.handle, position, entry).add_done_callback(lambda _: room.release())
    if stop.reason is not None:
        raise stop.reason
    if not stop.requested:
        for position, source in store.not_reached():
            batch.lost(position, source)
    return batch.progress


class _Batch:
    """One run in progress."""

    def __init__(
        self,
        work: Work,
        store: RunStore,
        policy: BatchPolicy,
        watch: Callable[[Progress], None],
        stop: Stop,
        progress: Progress,
    ) -> None:
        self._work = work
        self._store = store
        self._policy = policy
        self._watch = watch
        self._stop = stop
        self.progress = progress
        self._gate = Gate(policy.concurrency or 1)
        self._keys = OneAtATime()
        self._mutex = threading.Lock()
        self._unreachable = 0
        self._asked: set[str] = set()

    def handle(self, position: int, entry: Entry) -> None:
        """Bring one document to a final state. Runs in a worker thread; nothing escapes unnoticed."""
        if self._stop.requested:
            return
        try:
            self._handle(position, entry)
        except Exception as error:  # noqa: BLE001 - the store itself failed: stop, and raise it in the caller
            self._stop.request(error)

    def lost(self, position: int, source: str) -> None:
        """Bring a document to its final state that was listed and then was not there any more."""
        told = f"{source} was listed when the run began and was gone when its turn came. Run the same command again."
        self._store.fail(position, State.FAILED, InputError(told), Usage())
        self._count(State.FAILED)

    def _handle(self, position: int, entry: Entry) -> None:
        try:
            document = read_entry(entry)
        except Exception as error:  # noqa: BLE001 - a reader's bug must not end a night's work; it is recorded
            self._store.fail(position, State.FAILED, explained(error), Usage())
            self._count(State.FAILED)
            return
        key = self._work.key(document)
        with self._keys.holding(key):
            claim = self._store.claim(
                position, key, retry_failed=self._policy.retry_failed, document=document
            )
            if claim.state is not State.RUNNING:
                self._count(claim.state, reused=True)
            elif claim.twin is not None:
                # Equal texts of one run were paid for in this run: reused is what an earlier one did.
                state = reuse(self._store, position, document, claim)
                self._count(state, reused=key not in self._asked)
            else:
                self._asked.add(key)
                self._begin(document.source)
                self._summarise(position, document)

    def _begin(self, source: str) -> None:
        with self._mutex:
            self.progress.current = source
            self._watch(self.progress)

    def _summarise(self, position: int, document: SourceDocument) -> None:
        meter = self._work.meter()
        began = time.monotonic()
        try:
            outcome: Result | Exception = self._attempt(document, meter)
        except _Interrupted:
            self._store.put_back(position, spent_by(meter, began))
            return
        except Exception as error:  # noqa: BLE001 - one document's bug must not end a night's work; it is recorded
            if hits_every_document(error):
                self._store.put_back(position, spent_by(meter, began))
                self._stop.request(error)
                return
            outcome = error
        spent = spent_by(meter, began)
        state = settle(self._store, position, outcome, spent)
        if isinstance(outcome, Exception):
            self._note_unreachable(outcome)
        self._count(state, cost=spent.cost_usd)

    def _attempt(self, document: SourceDocument, meter: Meter) -> Result:
        for attempt in range(1, self._policy.attempts + 1):
            try:
                with self._gate.entered():
                    return self._work.summarise(document, meter)
            except SummarizerError as error:
                # An invalid answer was already asked again, with the reason; asking afresh costs as much again.
                if (
                    not error.transient
                    or isinstance(error, AnswerInvalid)
                    or attempt == self._policy.attempts
                    or (pause := self._pause(error, attempt)) > self._policy.longest_wait
                ):
                    raise
                if self._stop.wait(pause):
                    raise _Interrupted from error
        raise AssertionError  # the loop returns or raises

    def _pause(self, error: SummarizerError, attempt: int) -> float:
        told = error.retry_after if isinstance(error, RateLimited) else None
        return told if told is not None else self._policy.pause * 2 ** (attempt - 1)

    def _note_unreachable(self, error: Exception) -> None:
        if not isinstance(error, EndpointUnreachable):
            return
        with self._mutex:
            self._unreachable += 1
            worked = any(state.has_result for state in self.progress.counts)
            if self._unreachable >= self._policy.hopeless and not worked:
                self._stop.request(error)

    def _count(self, state: State, *, reused: bool = False, cost: float | None = None) -> None:
        with self._mutex:
            progress = self.progress
            progress.counts[state] = progress.counts.get(state, 0) + 1
            progress.reused += reused
            if cost is not None:
                progress.cost_usd = (progress.cost_usd or 0.0) + cost
            self._watch(self.progress)


class _Interrupted(Exception):
    """The user asked to stop while a document waited for its next attempt."""


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


def spent_by(meter: Meter, began: float | None = None) -> Usage:
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
