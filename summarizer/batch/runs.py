"""The ways a batch is run: through requests, through hosted batches, on a cluster. The same store, the same report."""

from __future__ import annotations

import asyncio
import json
import logging
import shutil
import tempfile
import threading
import time
import weakref
from collections.abc import Callable, Coroutine, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from summarizer.batch.handling import RunListeners, run, run_beside
from summarizer.batch.keys import key_of
from summarizer.batch.limits import Cluster
from summarizer.batch.report import BatchReport, note_run, report_of
from summarizer.batch.run import BatchPolicy, Progress, Result, Work
from summarizer.batch.session import Session
from summarizer.batch.store import RunStore
from summarizer.engines.awaiting import LoopCondition, sleep
from summarizer.engines.base import Engine
from summarizer.engines.cached import CachedEngine, CacheUse, bare
from summarizer.engines.coroutines import beside, close_beside, is_asynchronous
from summarizer.engines.wrapping import innermost, paced
from summarizer.errors import ConfigurationError
from summarizer.hints import setting
from summarizer.models.document import SourceDocument
from summarizer.spending.gate import Gate
from summarizer.spending.ledger import Ledger, demand_price
from summarizer.spending.metered import Metered
from summarizer.spending.pace import Pace
from summarizer.spending.throttle import Throttle

Result_ = TypeVar("Result_")
_LOGGER = logging.getLogger(__name__)


def run_batch(
    session: Session,
    paths: Sequence[str | Path],
    out: str | Path | None,
    policy: BatchPolicy,
    listeners: RunListeners,
) -> BatchReport[Result]:
    """Summarise many documents into a folder, or into a temporary one that lives as long as the report.

    An endpoint is asked from one event loop; an engine that may block, from as many threads as documents at once.

    Raises:
        RunLocked: another process works on the folder.
        BudgetReached: the budget allows no further request. What was done is kept.
        ConfigurationError, EngineError: an error that would hit every document alike.
    """
    if _is_for_loop(session, policy):
        return in_loop(lambda: arun_batch(session, paths, out, policy, listeners))
    with _begun(session, out, policy) as begun:
        begun.progress = _way(policy)(session, paths, begun.store, begun.policy, listeners)
    return begun.report


async def arun_batch(
    session: Session,
    paths: Sequence[str | Path],
    out: str | Path | None,
    policy: BatchPolicy,
    listeners: RunListeners,
) -> BatchReport[Result]:
    """Do what :func:`run_batch` does, from the running event loop."""
    if not _is_for_loop(session, policy):
        return await asyncio.to_thread(run_batch, session, paths, out, policy, listeners)
    engine = beside(session.engine)
    try:
        with _begun(session, out, policy) as begun:
            begun.progress = await _beside(session, engine, paths, begun, listeners)
    finally:
        await close_beside(engine)
    return begun.report


def _is_for_loop(session: Session, policy: BatchPolicy) -> bool:
    by_requests = policy.cluster is None and policy.via == "requests"
    return by_requests and is_asynchronous(innermost(session.engine))


def in_loop(work: Callable[[], Coroutine[Any, Any, Result_]]) -> Result_:
    """Run a coroutine to its end; where this thread has an event loop already, in a thread of its own."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(work())
    with ThreadPoolExecutor(1, "batch") as pool:
        return pool.submit(copy_context().run, lambda: asyncio.run(work())).result()


@dataclass
class _Begun:
    """A run under way: its store, and in the end how it went."""

    store: RunStore
    policy: BatchPolicy
    progress: Progress = field(default_factory=lambda: Progress(0))
    made: BatchReport[Result] | None = None

    @property
    def report(self) -> BatchReport[Result]:
        """How the run went, once it is over."""
        assert self.made is not None  # noqa: S101 - set when the run has ended
        return self.made


@contextmanager
def _begun(session: Session, out: str | Path | None, policy: BatchPolicy) -> Generator[_Begun]:
    """Open the store, and leave results and report behind."""
    concurrency = policy.concurrency or session.engine.profile.concurrency
    policy = replace(policy, concurrency=concurrency)
    began = time.monotonic()
    folder = Path(out) if out is not None else Path(tempfile.mkdtemp(prefix="summarizer-"))
    with RunStore(folder, fresh=policy.fresh) as store:
        begun = _Begun(store, policy)
        try:
            with _remembering(session, policy.fresh):
                yield begun
        finally:
            store.write_results()
        for line in session.skipped.lines():
            _LOGGER.warning("%s", line)
        store.remember(skipped=json.dumps(session.skipped.as_json()))
        took = time.monotonic() - began
        note_run(store, took)
        begun.made = report_of(store, begun.progress, session.skipped, session.choices.schema, took)
    if out is None:
        weakref.finalize(begun.report, shutil.rmtree, folder, ignore_errors=True)


_Way = Callable[[Session, Sequence[str | Path], RunStore, BatchPolicy, RunListeners], Progress]


def _way(policy: BatchPolicy) -> _Way:
    if policy.cluster is not None:
        return _on_ray
    return _hosted if policy.via != "requests" else _by_requests


def _by_requests(
    session: Session,
    paths: Sequence[str | Path],
    store: RunStore,
    policy: BatchPolicy,
    listeners: RunListeners,
) -> Progress:
    engine = session.engine
    with _throttled(session, engine, store, policy) as throttle:
        work = _work(session, engine, store, policy, throttle)
        return run(
            session.inputs(paths), work, store, policy, listeners.on_document, listeners.stop
        )


async def _beside(
    session: Session,
    engine: Engine,
    paths: Sequence[str | Path],
    begun: _Begun,
    listeners: RunListeners,
) -> Progress:
    store, policy = begun.store, begun.policy
    with _throttled(session, engine, store, policy) as throttle:
        work = _work(session, engine, store, policy, throttle)
        inputs = session.inputs(paths)
        return await run_beside(inputs, work, store, policy, listeners)


def _hosted(
    session: Session,
    paths: Sequence[str | Path],
    store: RunStore,
    policy: BatchPolicy,
    listeners: RunListeners,
) -> Progress:
    from summarizer.batch.hosted.run import Hosted, run_hosted
    from summarizer.pipeline import strategy_of

    engine, options = bare(session.engine), session.options()
    price = session.tariff()
    if policy.budget_usd is not None:
        demand_price(engine.profile, price)
    store.remember(model=engine.profile.model, provider=engine.profile.provider)
    fixed = session.parameters()
    hosted = Hosted(
        engine=engine,
        strategy=strategy_of(engine, options),
        price=price,
        key=lambda document: key_of(document, fixed),
        summarise=lambda document, view: session.asked(document, view, options),
        say=session.choices.on_notice,
    )
    return run_hosted(
        hosted, session.inputs(paths), store, policy, listeners.on_document, listeners.stop
    )


def _on_ray(
    session: Session,
    paths: Sequence[str | Path],
    store: RunStore,
    policy: BatchPolicy,
    listeners: RunListeners,
) -> Progress:
    from summarizer.batch.ray import RayListeners, Recipe, run_on_ray, shared_out

    if not session.owned or policy.budget_usd is not None or policy.via != "requests":
        raise ConfigurationError(
            "On Ray each worker makes its own engine and counts its own requests: name the model instead of handing an "
            f"engine in, and set neither {setting('--budget', 'budget_usd')} nor {setting('--via', 'via')}."
        )
    fixed = session.parameters()
    choices = session.choices.for_workers(fresh=policy.fresh)
    recipe = Recipe(choices, policy.concurrency or 1)
    cluster = policy.cluster or Cluster()
    shared = shared_out(recipe, policy, cluster.workers)
    heard_by = RayListeners(listeners.on_document, listeners.stop, policy.retry_failed)

    def key(document: SourceDocument) -> str:
        return key_of(document, fixed)

    return run_on_ray(shared, cluster, session.inputs(paths), key, store, heard_by)


@contextmanager
def _remembering(session: Session, fresh: bool) -> Generator[None]:
    """Ask everything again where a batch is to begin afresh; the new answers are kept all the same."""
    engine = session.engine if fresh else None
    if not isinstance(engine, CachedEngine) or engine.use is CacheUse.OFF:
        yield
        return
    before, engine.use = engine.use, CacheUse.REFRESH
    try:
        yield
    finally:
        engine.use = before


@contextmanager
def _throttled(
    session: Session, engine: Engine, store: RunStore, policy: BatchPolicy
) -> Generator[Throttle | None]:
    """Put the batch's limits between the engine and its endpoint, where the engine has one."""
    asked = paced(engine)
    if asked is None:
        yield None
        return
    waiting = LoopCondition if is_asynchronous(innermost(session.engine)) else threading.Condition
    gate = Gate(policy.concurrency or 1, waiting())
    pace = Pace(policy.requests_per_minute, policy.tokens_per_minute, sleep=sleep)
    ledger = Ledger(policy.budget_usd, store.cost_so_far(), waiting())
    before = asked.traffic
    asked.traffic = throttle = Throttle(session.tariff(), ledger, gate, pace)
    try:
        yield throttle
    finally:
        asked.traffic = before


def _work(
    session: Session,
    engine: Engine,
    store: RunStore,
    policy: BatchPolicy,
    throttle: Throttle | None,
) -> Work:
    price = session.tariff()
    if policy.budget_usd is not None:
        demand_price(engine.profile, price)
    store.remember(model=engine.profile.model, provider=engine.profile.provider)
    # Where there is a throttle, it holds the budget.
    ledger = Ledger(policy.budget_usd, spent=store.cost_so_far())
    fixed = session.parameters()
    return Work(
        key=lambda document: key_of(document, fixed),
        summarise=session.metered,
        meter=lambda: Metered(engine, price, ledger, throttle),
    )
