"""How every document of a batch is brought to its final state, in threads or beside an event loop."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass

from summarizer.batch.inputs import Entry, read_entry
from summarizer.batch.limits import OneAtATime, Stop
from summarizer.batch.run import (
    BatchPolicy,
    DocumentUsage,
    Progress,
    Result,
    Work,
    explained,
    hits_every_document,
    reuse,
    settle,
    spent_by,
)
from summarizer.batch.store import RunStore, State
from summarizer.engines.awaiting import (
    LoopCondition,
    LoopEvent,
    awaited,
    beside_loop,
    is_beside_loop,
)
from summarizer.errors import (
    AnswerInvalid,
    EndpointUnreachable,
    InputError,
    RateLimited,
    SummarizerError,
)
from summarizer.models.document import SourceDocument
from summarizer.spending.gate import Gate
from summarizer.usage import Usage


@dataclass(frozen=True)
class RunListeners:
    """Who hears of every document, and who may stop the run."""

    on_document: Callable[[Progress], None]
    stop: Stop


def run(
    entries: Callable[[], Iterable[Entry]],
    work: Work,
    store: RunStore,
    policy: BatchPolicy | None = None,
    on_document: Callable[[Progress], None] = lambda _: None,
    stop: Stop | None = None,
) -> Progress:
    """Bring every document to a final state, or stop when ``stop`` is requested; returns the counts.

    ``entries`` is called twice: once to list, once to work; only the few documents in flight are in memory. What has
    gone from the inputs in between fails, what is new there waits for the next run. Every result is committed as it
    arrives. ``on_document`` is called after each document, from one thread at a time.

    Raises:
        BudgetReached, ConfigurationError, KeyRejected, EndpointUnreachable, WeightsError: an error that would hit
            every document alike; documents without an answer stay queued.
    """
    stop, policy = stop or Stop(), policy or BatchPolicy()
    threads = policy.concurrency or 1
    total = store.begin(entry.source for entry in entries())
    store.grow()
    batch = Handling(work, store, policy, RunListeners(on_document, stop), Progress(total))
    # A bounded queue: an entry may hold its text (a line of JSONL), and there may be millions.
    room = threading.BoundedSemaphore(2 * threads)
    with ThreadPoolExecutor(threads, "document") as pool:
        for position, entry in store.placed(entries()):
            room.acquire()
            if stop.requested:
                break
            pool.submit(copy_context().run, batch.handle, position, entry).add_done_callback(
                lambda _: room.release()
            )
    return _ended(batch, store, stop)


async def run_beside(
    entries: Callable[[], Iterable[Entry]],
    work: Work,
    store: RunStore,
    policy: BatchPolicy,
    listeners: RunListeners,
) -> Progress:
    """Do what :func:`run` does in the running event loop, with as many documents at once and no thread for each."""
    total = store.begin(entry.source for entry in entries())
    store.grow()
    batch = Handling(work, store, policy, listeners, Progress(total), beside=True)
    room = asyncio.Semaphore(policy.concurrency or 1)

    async def one(position: int, entry: Entry) -> None:
        try:
            await beside_loop(lambda: batch.handle(position, entry))
        finally:
            room.release()

    async with asyncio.TaskGroup() as group:
        for position, entry in store.placed(entries()):
            await room.acquire()
            if listeners.stop.requested:
                break
            group.create_task(one(position, entry))
    return _ended(batch, store, listeners.stop)


def _ended(batch: Handling, store: RunStore, stop: Stop) -> Progress:
    if stop.reason is not None:
        raise stop.reason
    if not stop.requested:
        for position, source in store.not_reached():
            batch.lost(position, source)
    return batch.progress


def read_beside(entry: Entry) -> SourceDocument:
    """Read a document; beside an event loop in a thread where a whole file is read, a line of one at once.

    Raises:
        InputError: it cannot be read.
    """
    if is_beside_loop() and getattr(entry, "line", None) is None:
        return awaited(asyncio.to_thread(read_entry, entry))
    return read_entry(entry)


class Handling:
    """One run in progress, in threads or ``beside`` an event loop."""

    def __init__(
        self,
        work: Work,
        store: RunStore,
        policy: BatchPolicy,
        listeners: RunListeners,
        progress: Progress,
        *,
        beside: bool = False,
    ) -> None:
        self._work = work
        self._store = store
        self._policy = policy
        self._watch, self._stop = listeners.on_document, listeners.stop
        self.progress = progress
        self._gate = Gate(policy.concurrency or 1, LoopCondition() if beside else None)
        self._keys = OneAtATime(LoopEvent) if beside else OneAtATime()
        self._mutex = threading.Lock()
        self._unreachable = 0
        self._asked: set[str] = set()

    def handle(self, position: int, entry: Entry) -> None:
        """Bring one document to a final state. Nothing escapes unnoticed."""
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
            document = read_beside(entry)
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

    def _attempt(self, document: SourceDocument, meter: DocumentUsage) -> Result:
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
