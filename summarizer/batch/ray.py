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
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from summarizer.batch.budget import Metered
from summarizer.batch.inputs import Entry, read_entry
from summarizer.batch.limits import Cluster, Stop
from summarizer.batch.run import Progress, as_line, explained, reuse, spent_by, state_of
from summarizer.batch.store import RunStore, Spent, State
from summarizer.engines.base import Strategy
from summarizer.errors import MissingExtra, SummarizerError
from summarizer.models.document import SourceDocument

PARTS = "parts"
_ROWS_OF_A_PART = 1_000


@dataclass(frozen=True)
class Recipe:
    """How each worker makes its own engine. Pickles. ``concurrency``: documents at once in one worker."""

    model: str | None
    base_url: str | None
    strategy: Strategy | None
    schema: type[BaseModel] | None
    repair_rounds: int
    concurrency: int


class Worker:
    """Holds one engine and summarises the documents it is sent. Lives in a Ray actor."""

    def __init__(self, recipe: Recipe) -> None:
        from summarizer.batch.session import Summarizer

        self._session = Summarizer(
            recipe.model,
            base_url=recipe.base_url,
            strategy=recipe.strategy,
            schema=recipe.schema,
            repair_rounds=recipe.repair_rounds,
        )
        self._pool = ThreadPoolExecutor(recipe.concurrency, "document")

    def __call__(self, rows: dict[str, Any]) -> dict[str, list[Any]]:
        """Return position, state, result or error, and cost of each document."""
        done = list(self._pool.map(self._one, rows["position"], rows["entry"]))
        return {name: [one[name] for one in done] for name in _COLUMNS}

    def _one(self, position: int, entry: bytes) -> dict[str, Any]:
        meter = Metered(self._session.engine)
        found: dict[str, Any] = dict.fromkeys(_COLUMNS)
        found["position"] = int(position)
        try:
            # Pickled by the process that started the run, on its way through Ray's own store.
            document = read_entry(pickle.loads(entry))  # noqa: S301
            result = self._session.summarise_with(document, meter)
        except Exception as error:  # noqa: BLE001 - one document's bug must not end the run; it is recorded
            known = explained(error)
            found |= {"state": State(known.state).value, "error": known.message}
            found["error_type"] = type(known).__name__
        else:
            found |= {"state": state_of(result).value, "result": as_line(result)}
        return found | {"spent": json.dumps(asdict(spent_by(meter)))}


_COLUMNS = ("position", "state", "result", "error_type", "error", "spent")


def run_on_ray(
    recipe: Recipe,
    cluster: Cluster,
    entries: Callable[[], Iterable[Entry]],
    key: Callable[[SourceDocument], str],
    store: RunStore,
    watch: RayWatch,
) -> Progress:
    """Bring every document to a final state, or stop when that is requested; returns the counts.

    Raises:
        MissingExtra: ray is not installed.
    """
    ray: Any = _imported()
    # Its own account of progress, several lines a second, would bury ours.
    logging.getLogger("ray.data").setLevel(logging.WARNING)
    progress = Progress(store.begin(entry.source for entry in entries()))
    pending = list(_pending(entries, key, store, progress, watch))
    if not pending:
        return progress
    ray.init(
        address=cluster.address,
        ignore_reinit_error=True,
        log_to_driver=False,
        include_dashboard=False,
        **({} if cluster.address else {"num_cpus": max(cluster.workers, 1)}),
    )
    parts = _Parts(store.folder / PARTS)
    try:
        for row in _answers(ray, recipe, cluster, pending):
            _commit(store, row, progress, watch)
            parts.add(row)
            if watch.stop.requested:
                break
    finally:
        parts.write()
        ray.shutdown()
    return progress


@dataclass(frozen=True)
class RayWatch:
    """Who is told of every document, who may stop the run, and whether failures are tried again."""

    watch: Callable[[Progress], None]
    stop: Stop
    retry_failed: bool = False


def _imported() -> Any:
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise MissingExtra(
            "Running on several machines needs ray: pip install 'summarizer[ray]'."
        ) from error
    return ray


def _pending(
    entries: Callable[[], Iterable[Entry]],
    key: Callable[[SourceDocument], str],
    store: RunStore,
    progress: Progress,
    watch: RayWatch,
) -> Iterator[dict[str, Any]]:
    """Yield the documents that have to be asked about; what is done or unreadable is settled here."""
    for position, entry in enumerate(entries()):
        try:
            document = read_entry(entry)
        except Exception as error:  # noqa: BLE001 - a reader's bug must not end the run; it is recorded
            store.fail(position, State.FAILED, explained(error), Spent())
            _count(progress, State.FAILED, watch)
            continue
        claim = store.claim(
            position, key(document), retry_failed=watch.retry_failed, document=document
        )
        if claim.state is State.RUNNING and claim.twin is None:
            yield {"position": position, "entry": pickle.dumps(entry)}
            continue
        progress.reused += 1
        state = claim.state if claim.twin is None else reuse(store, position, document, claim)
        _count(progress, state, watch)


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


def _commit(store: RunStore, row: dict[str, Any], progress: Progress, watch: RayWatch) -> None:
    position, state = int(row["position"]), State(row["state"])
    spent = Spent(**json.loads(row["spent"]))
    if row["result"] is not None:
        store.succeed(position, state, row["result"], spent)
    else:
        store.fail(position, state, _error_named(row["error_type"], row["error"]), spent)
    if spent.cost_usd is not None:
        progress.cost_usd = (progress.cost_usd or 0.0) + spent.cost_usd
    _count(progress, state, watch)


def _error_named(name: str, message: str) -> SummarizerError:
    from summarizer import errors

    return getattr(errors, name, SummarizerError)(message)


def _count(progress: Progress, state: State, watch: RayWatch) -> None:
    progress.counts[state] = progress.counts.get(state, 0) + 1
    watch.watch(progress)


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
