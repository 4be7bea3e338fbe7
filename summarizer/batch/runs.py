"""The ways a batch is run: through requests, through hosted batches, on a cluster. The same store, the same report."""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
import weakref
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from summarizer.batch.keys import key_of
from summarizer.batch.limits import Cluster, Stop
from summarizer.batch.report import BatchReport, report_of
from summarizer.batch.run import BatchPolicy, Progress, Result, Work, run
from summarizer.batch.session import OnDocument, Session
from summarizer.batch.store import SUMMARIES, RunStore
from summarizer.engines.cached import CachedEngine, CacheUse, bare
from summarizer.engines.wrapping import paced
from summarizer.errors import ConfigurationError
from summarizer.models.document import SourceDocument
from summarizer.results.export import write_jsonl
from summarizer.spending.gate import Gate
from summarizer.spending.ledger import Ledger, demand_price
from summarizer.spending.metered import Metered
from summarizer.spending.pace import Pace
from summarizer.spending.throttle import Throttle

_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True)
class Told:
    """Who is told of every document, and who may stop the run."""

    on_document: OnDocument
    stop: Stop


def run_batch(
    session: Session,
    paths: Sequence[str | Path],
    out: str | Path | None,
    policy: BatchPolicy,
    told: Told,
) -> BatchReport[Result]:
    """Summarise many documents into a folder, or into a temporary one that lives as long as the report.

    Raises:
        RunLocked: another process works on the folder.
        BudgetReached: the budget allows no further request. What was done is kept.
        ConfigurationError, EngineError: an error that would hit every document alike.
    """
    concurrency = policy.concurrency or session.engine.profile.concurrency
    policy = replace(policy, concurrency=concurrency)
    folder = Path(out) if out is not None else Path(tempfile.mkdtemp(prefix="summarizer-"))
    way = _way(policy)
    with RunStore(folder, fresh=policy.fresh) as store, _remembering(session, policy.fresh):
        try:
            progress = way(session, paths, store, policy, told)
        finally:
            write_jsonl(store.results(), folder / SUMMARIES)
        for line in session.skipped.lines():
            _LOGGER.warning("%s", line)
        store.remember(skipped=json.dumps(session.skipped.as_json()))
        report = report_of(store, progress, session.skipped, session.choices.schema)
    if out is None:
        weakref.finalize(report, shutil.rmtree, folder, ignore_errors=True)
    return report


_Way = Callable[[Session, Sequence[str | Path], RunStore, BatchPolicy, Told], Progress]


def _way(policy: BatchPolicy) -> _Way:
    if policy.cluster is not None:
        return _on_ray
    return _hosted if policy.via != "requests" else _by_requests


def _by_requests(
    session: Session,
    paths: Sequence[str | Path],
    store: RunStore,
    policy: BatchPolicy,
    told: Told,
) -> Progress:
    with _throttled(session, store, policy) as throttle:
        work = _work(session, store, policy, throttle)
        return run(session.inputs(paths), work, store, policy, told.on_document, told.stop)


def _hosted(
    session: Session,
    paths: Sequence[str | Path],
    store: RunStore,
    policy: BatchPolicy,
    told: Told,
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
        check_support=options.check_support,
    )
    return run_hosted(hosted, session.inputs(paths), store, policy, told.on_document, told.stop)


def _on_ray(
    session: Session,
    paths: Sequence[str | Path],
    store: RunStore,
    policy: BatchPolicy,
    told: Told,
) -> Progress:
    from summarizer.batch.ray import RayWatch, Recipe, run_on_ray, shared_out

    if not session.owned or policy.budget_usd is not None or policy.via != "requests":
        raise ConfigurationError(
            "On Ray each worker makes its own engine and counts its own requests: name the model instead of "
            "handing an engine in, and leave --budget and --via out."
        )
    fixed = session.parameters()
    choices = session.choices.for_workers(fresh=policy.fresh)
    recipe = Recipe(choices, policy.concurrency or 1)
    cluster = policy.cluster or Cluster()
    shared = shared_out(recipe, policy, cluster.workers)
    watched = RayWatch(told.on_document, told.stop, policy.retry_failed)

    def key(document: SourceDocument) -> str:
        return key_of(document, fixed)

    return run_on_ray(shared, cluster, session.inputs(paths), key, store, watched)


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
    session: Session, store: RunStore, policy: BatchPolicy
) -> Generator[Throttle | None]:
    """Put the batch's limits between the engine and its endpoint, where the engine has one."""
    engine = paced(session.engine)
    if engine is None:
        yield None
        return
    gate = Gate(policy.concurrency or 1)
    pace = Pace(policy.requests_per_minute, policy.tokens_per_minute)
    before = engine.traffic
    engine.traffic = throttle = Throttle(session.tariff(), _ledger(store, policy), gate, pace)
    try:
        yield throttle
    finally:
        engine.traffic = before


def _ledger(store: RunStore, policy: BatchPolicy) -> Ledger:
    return Ledger(policy.budget_usd, spent=store.cost_so_far())


def _work(
    session: Session, store: RunStore, policy: BatchPolicy, throttle: Throttle | None
) -> Work:
    price, engine = session.tariff(), session.engine
    if policy.budget_usd is not None:
        demand_price(engine.profile, price)
    store.remember(model=engine.profile.model, provider=engine.profile.provider)
    ledger = _ledger(store, policy)
    fixed = session.parameters()
    return Work(
        key=lambda document: key_of(document, fixed),
        summarise=session.metered,
        meter=lambda: Metered(engine, price, ledger, throttle),
    )
