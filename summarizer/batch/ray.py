"""More than one machine: a Ray dataset of documents, actors that hold the engine, results committed as they arrive.

Ray distributes, restarts actors that died and sends their documents again; the store on the machine that started the
run stays the one place that knows what is done, so a run is resumed here, on Ray, or the other way round. The results
are also written as Parquet parts, ``DIR/parts/``. All machines have to see the documents under the same paths.
"""

# Ray and pyarrow are extras without types of their own.
# pyright: reportMissingImports=false, reportUnusedImport=false, reportUnknownVariableType=false, reportUnknownMemberType=false
from __future__ import annotations

import json
import logging
import pickle
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from summarizer.batch.choices import Choices
from summarizer.batch.inputs import Entry, read_entry
from summarizer.batch.limits import Cluster, Stop
from summarizer.batch.run import (
    BatchPolicy,
    Progress,
    as_line,
    explained,
    hits_every_document,
    reuse,
    spent_by,
    state_of,
)
from summarizer.batch.session import Session
from summarizer.batch.store import RunStore, State
from summarizer.engines.base import Engine
from summarizer.engines.wrapping import paced
from summarizer.errors import ConfigurationError, MissingExtra, SummarizerError
from summarizer.hints import install_hint, setting
from summarizer.models.document import SourceDocument
from summarizer.spending.gate import Gate
from summarizer.spending.ledger import Ledger, base_url_of, tariff
from summarizer.spending.metered import Metered
from summarizer.spending.pace import Pace
from summarizer.spending.throttle import Throttle
from summarizer.usage import Usage

PARTS = "parts"
_ROWS_OF_A_PART = 1_000


@dataclass(frozen=True)
class Recipe:
    """How each worker makes its own engine. Pickles.

    ``concurrency`` is how many documents one worker has in hand at once; the limits are those of one worker.
    """

    choices: Choices
    concurrency: int
    requests_per_minute: float | None = None
    tokens_per_minute: float | None = None


def shared_out(recipe: Recipe, policy: BatchPolicy, workers: int) -> Recipe:
    """Return a recipe that gives each worker its share of the policy's limits per minute."""
    requests, tokens = policy.requests_per_minute, policy.tokens_per_minute
    return replace(
        recipe,
        requests_per_minute=requests and requests / max(1, workers),
        tokens_per_minute=tokens and tokens / max(1, workers),
    )


class Worker:
    """Holds one engine and summarises the documents it is sent. Lives in a Ray actor."""

    def __init__(self, recipe: Recipe) -> None:
        self._session = Session(recipe.choices)
        self._throttle = self._put_limits(recipe)
        self._pool = ThreadPoolExecutor(recipe.concurrency, "document")

    def _put_limits(self, recipe: Recipe) -> Throttle | None:
        engine: Engine = self._session.engine
        asked = paced(engine)
        if asked is None:
            return None
        price = tariff(engine.profile, base_url_of(engine))
        pace = Pace(recipe.requests_per_minute, recipe.tokens_per_minute)
        throttle = Throttle(price, Ledger(), Gate(recipe.concurrency), pace)
        asked.traffic = throttle
        return throttle

    def __call__(self, rows: dict[str, Any]) -> dict[str, list[Any]]:
        """Return position, state, result or error, and cost of each document."""
        done = list(self._pool.map(self._one, rows["position"], rows["entry"]))
        return {name: [one[name] for one in done] for name in _COLUMNS}

    def _one(self, position: int, entry: bytes) -> dict[str, Any]:
        began = time.monotonic()
        engine = self._session.engine
        price = tariff(engine.profile, base_url_of(engine))
        meter = Metered(engine, price, throttle=self._throttle)
        found: dict[str, Any] = dict.fromkeys(_COLUMNS)
        found |= {"position": int(position), "fatal": False}
        try:
            # Pickled by the process that started the run, on its way through Ray's own store.
            document = read_entry(pickle.loads(entry))  # noqa: S301  # nosec B301
            result = self._session.summarise_with(document, meter)
        except Exception as error:  # noqa: BLE001 - one document's bug must not end the run; it is recorded
            known = explained(error)
            found |= {"state": State(known.state).value, "error": known.message}
            found["error_type"] = type(known).__name__
            found["fatal"] = hits_every_document(known)
        else:
            found |= {"state": state_of(result).value, "result": as_line(result)}
        return found | {"spent": json.dumps(asdict(spent_by(meter, began)))}


_COLUMNS = ("position", "state", "result", "error_type", "error", "spent", "fatal")


def run_on_ray(
    recipe: Recipe,
    cluster: Cluster,
    entries: Callable[[], Iterable[Entry]],
    key: Callable[[SourceDocument], str],
    store: RunStore,
    listeners: RayListeners,
) -> Progress:
    """Bring every document to a final state, or stop when that is requested; returns the counts.

    Raises:
        MissingExtra: ray is not installed.
        ConfigurationError, EngineError: an error that would hit every document alike, from any of the workers;
            documents without an answer stay queued.
    """
    ray: Any = _imported()
    # Its own account of progress, several lines a second, would bury ours.
    logging.getLogger("ray.data").setLevel(logging.WARNING)
    progress = Progress(store.begin(entry.source for entry in entries()))
    store.grow()
    first = _Listing(entries, key, store, progress, listeners)
    pending = list(first.pending())
    if not pending:
        return progress
    _start(ray, cluster)
    parts = _Parts(store.folder / PARTS)
    try:
        while pending and not listeners.stop.requested:
            for row in _until(listeners.stop, _answers(ray, recipe, cluster, pending)):
                _commit(store, row, progress, listeners)
                parts.add(row)
            # The same text under another name waited for the answer; it is asked only if there was none.
            pending = list(first.twins())
    finally:
        parts.write()
        ray.shutdown()
    if listeners.stop.reason is not None:
        raise listeners.stop.reason
    return progress


def _until(stop: Stop, rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the rows until somebody asks to stop."""
    for row in rows:
        yield row
        if stop.requested:
            return


def _start(ray: Any, cluster: Cluster) -> None:
    try:
        ray.init(
            address=cluster.address,
            ignore_reinit_error=True,
            log_to_driver=False,
            include_dashboard=False,
            **({} if cluster.address else {"num_cpus": max(cluster.workers, 1)}),
        )
    except Exception as error:
        # Ray raises bare exceptions here.
        where = f"No Ray at {cluster.address}" if cluster.address else "Ray did not start here"
        raise ConfigurationError(
            f"{where}: {str(error)[:300]} Check the address "
            f"({setting('--ray-address', 'Cluster.address')}), or run without Ray; the same folder of results goes on."
        ) from error


@dataclass(frozen=True)
class RayListeners:
    """Who hears of every document, who may stop the run, and whether failures are tried again."""

    on_document: Callable[[Progress], None]
    stop: Stop
    retry_failed: bool = False


def _imported() -> Any:
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise MissingExtra(
            f"Running on several machines needs ray: {install_hint('ray')}"
        ) from error
    return ray


class _Listing:
    """Which documents have to be asked about; what is done or unreadable is settled on the way."""

    def __init__(
        self,
        entries: Callable[[], Iterable[Entry]],
        key: Callable[[SourceDocument], str],
        store: RunStore,
        progress: Progress,
        listeners: RayListeners,
    ) -> None:
        self._entries, self._key, self._store = entries, key, store
        self._progress, self._listeners = progress, listeners
        self._keys: set[bytes] = set()
        self._twins: set[int] = set()

    def pending(self) -> Iterator[dict[str, Any]]:
        """Yield the documents to be asked about, each text once."""
        for position, entry in enumerate(self._entries()):
            if position < self._progress.total:
                yield from self._look_at(position, entry)

    def twins(self) -> Iterator[dict[str, Any]]:
        """Yield those that were left out for having the text of another one, and are not done by its answer."""
        if not self._twins:
            return
        left, self._twins, self._keys = self._twins, set(), set()
        for position, entry in enumerate(self._entries()):
            if position in left:
                yield from self._look_at(position, entry)

    def _look_at(self, position: int, entry: Entry) -> Iterator[dict[str, Any]]:
        try:
            document = read_entry(entry)
        except Exception as error:  # noqa: BLE001 - a reader's bug must not end the run; it is recorded
            self._store.fail(position, State.FAILED, explained(error), Usage())
            _count(self._progress, State.FAILED, self._listeners)
            return
        key = self._key(document)
        digest = bytes.fromhex(key)[:16]
        if digest in self._keys:
            self._twins.add(position)
            return
        claim = self._store.claim(
            position, key, retry_failed=self._listeners.retry_failed, document=document
        )
        if claim.state is State.RUNNING and claim.twin is None:
            self._keys.add(digest)
            yield {"position": position, "entry": pickle.dumps(entry)}
            return
        self._progress.reused += 1
        again = claim.state if claim.twin is None else reuse(self._store, position, document, claim)
        _count(self._progress, again, self._listeners)


def _answers(
    ray: Any, recipe: Recipe, cluster: Cluster, pending: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    batch = recipe.concurrency
    blocks = max(1, min(len(pending), max(cluster.workers * 4, len(pending) // max(batch, 1))))
    dataset = ray.data.from_items(pending, override_num_blocks=blocks).map_batches(
        Worker,
        fn_constructor_args=(recipe,),
        batch_size=batch,
        concurrency=cluster.workers,
        # A worker that is killed is started anew, and what it had in hand goes to another.
        max_restarts=-1,
        max_task_retries=-1,
    )
    yield from dataset.iter_rows()


def _commit(
    store: RunStore, row: dict[str, Any], progress: Progress, listeners: RayListeners
) -> None:
    position, state = int(row["position"]), State(row["state"])
    spent = Usage(**json.loads(row["spent"]))
    if row["fatal"]:
        store.put_back(position, spent)
        listeners.stop.request(_error_named(row["error_type"], row["error"]))
        return
    if row["result"] is not None:
        store.succeed(position, state, row["result"], spent)
    else:
        store.fail(position, state, _error_named(row["error_type"], row["error"]), spent)
    if spent.cost_usd is not None:
        progress.cost_usd = (progress.cost_usd or 0.0) + spent.cost_usd
    _count(progress, state, listeners)


def _error_named(name: str, message: str) -> SummarizerError:
    from summarizer import errors

    return getattr(errors, name, SummarizerError)(message)


def _count(progress: Progress, state: State, listeners: RayListeners) -> None:
    progress.counts[state] = progress.counts.get(state, 0) + 1
    listeners.on_document(progress)


class _Parts:
    """Writes results as Parquet, a thousand to a file; every run adds its own files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rows: list[dict[str, Any]] = []

    def add(self, row: dict[str, Any]) -> None:
        """Keep a row, and write those kept when there are enough."""
        self._rows.append({name: row[name] for name in _COLUMNS})
        if len(self._rows) >= _ROWS_OF_A_PART:
            self.write()

    def write(self) -> None:
        """Write what is kept."""
        if not self._rows:
            return
        # Ray brings pyarrow along.
        import pyarrow as pa
        import pyarrow.parquet as pq

        self._folder.mkdir(parents=True, exist_ok=True)
        number = len(list(self._folder.glob("part-*.parquet")))
        table: Any = pa.Table
        writer: Any = pq
        writer.write_table(
            table.from_pylist(self._rows), self._folder / f"part-{number:05}.parquet"
        )
        self._rows = []
