"""The public class: one engine, one set of options, any number of documents."""

from __future__ import annotations

import json
import shutil
import tempfile
import threading
import weakref
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from pydantic import BaseModel

from summarizer.batch.inputs import Entry, Inputs, read_entry
from summarizer.batch.keys import key_of, known_keys
from summarizer.batch.limits import Cluster, Stop
from summarizer.batch.report import BatchReport, report_of
from summarizer.batch.run import (
    BatchPolicy,
    Meter,
    Progress,
    Result,
    Work,
    explained,
    priced,
    run,
)
from summarizer.batch.smaller import in_pieces_that_fit
from summarizer.batch.store import SUMMARIES, RunStore
from summarizer.engines.base import Engine, Strategy
from summarizer.engines.cached import CachedEngine, CacheUse, bare
from summarizer.engines.wrapping import paced
from summarizer.errors import ConfigurationError, InputError, SummarizerError
from summarizer.models.document import SourceDocument
from summarizer.reading.skipped import Skipped
from summarizer.results.export import write_jsonl
from summarizer.spending.gate import Gate
from summarizer.spending.ledger import Ledger, Tariff, base_url_of, demand_price, tariff
from summarizer.spending.metered import Metered
from summarizer.spending.pace import Pace
from summarizer.spending.throttle import Throttle

if TYPE_CHECKING:
    from summarizer.batch.estimate import Estimate
    from summarizer.pipeline import Options


class Summarizer:
    """Summarises documents with one model; every quote of a result was checked against its source.

    ``model`` is a name as ``--model`` takes it, an :class:`~summarizer.engines.base.Engine`, or ``None`` for
    ``SUMMARIZER_MODEL`` and else the embedded model. The engine is started when it is first needed, and closed with
    :meth:`close` or at the end of a ``with`` block if it was named and not handed in. A named engine keeps its answers
    from one run to the next, in the user's cache folder, unless ``cache`` is false.

    >>> with Summarizer("openai:gpt-5-mini") as summarizer:  # doctest: +SKIP
    ...     summary = summarizer.summarise("readout.txt")
    """

    def __init__(
        self,
        model: str | Engine | None = None,
        *,
        base_url: str | None = None,
        strategy: Strategy | None = None,
        schema: type[BaseModel] | None = None,
        repair_rounds: int = 1,
        cache: bool | CacheUse = True,
    ) -> None:
        self._cache = CacheUse.of(cache)
        self._engine: Engine | None = None if model is None or isinstance(model, str) else model
        self._owned = self._engine is None
        self._name = model if isinstance(model, str) else None
        self._base_url = base_url
        self._strategy: Strategy | None = strategy
        self._schema = schema
        self._repair_rounds = repair_rounds
        #: Fetch addresses that are named as documents.
        self.fetch = False
        #: Files of folders that were not read, in the last call that walked folders.
        self.skipped = Skipped()
        #: Ask the model of each item whether the cited words support it.
        self.check_support = False
        #: Called within each document with the step, how much of it is done and how much there is; from many threads.
        self.watch: Callable[[str, int, int], None] = lambda _step, _done, _total: None
        #: Holds what documents summarised one by one may cost, together with whatever else asks it; null: no limit.
        self.ledger: Ledger | None = None
        #: Told what hosted batches are doing.
        self.say: Callable[[str], None] = lambda _: None
        self._mutex = threading.Lock()

    @property
    def engine(self) -> Engine:
        """The engine, started if it was not.

        Raises:
            ConfigurationError, EngineError: as the engine's own start says.
        """
        with self._mutex:
            if self._engine is None:
                from summarizer.engines.select import open_engine

                self._engine = open_engine(self._name, self._base_url, self._cache)
            return self._engine

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the engine, unless it was handed in; calling it twice is harmless."""
        with self._mutex:
            if self._engine is not None and self._owned:
                self._engine.close()
                self._engine = None

    # -- one document -----------------------------------------------------------------------------

    def summarise(
        self,
        document: str | Path | SourceDocument | None = None,
        *,
        path: str | Path | None = None,
        text: str | None = None,
    ) -> Result:
        """Summarise one document and verify its quotes: a document, the path of a file, or a ``text``.

        A string is always a path; a text has its own parameter, so that a path with a typing error in it is never
        summarised as a text. With a schema of your own the result is a
        :class:`~summarizer.models.verified.VerifiedResult`.

        Raises:
            InputError: the document cannot be read, or not exactly one was given.
            EngineError: no usable answer came.
        """
        return self._metered(_document(document, path, text, fetch=self.fetch), self._meter())

    summarize = summarise

    def summarise_with(self, document: SourceDocument, meter: Metered) -> Result:
        """Summarise a document and count what that takes in ``meter``, also where it fails."""
        return self._metered(document, meter)

    def summarise_each(
        self, paths: Sequence[str | Path], concurrency: int | None = None
    ) -> Iterator[tuple[str, Result | SummarizerError]]:
        """Yield the source and the result, or the error, of each document in input order, as soon as it is there.

        Nothing is stored; for more than a few documents use :meth:`batch`.
        """
        threads = concurrency or self.engine.profile.concurrency
        pending: list[tuple[str, Future[Result]]] = []
        with ThreadPoolExecutor(threads, "document") as pool:
            try:
                for entry in self._inputs(paths)():
                    pending.append((entry.source, pool.submit(self._read_and_summarise, entry)))
                    if len(pending) >= 2 * threads:
                        yield _outcome(*pending.pop(0))
                while pending:
                    yield _outcome(*pending.pop(0))
            finally:
                for _, future in pending:
                    future.cancel()

    def _read_and_summarise(self, entry: Entry) -> Result:
        return self.summarise(read_entry(entry))

    def _inputs(self, paths: Sequence[str | Path]) -> Inputs:
        inputs = Inputs(paths, fetch=self.fetch)
        self.skipped = inputs.skipped
        return inputs

    # -- many documents ---------------------------------------------------------------------------

    def batch(
        self,
        paths: Sequence[str | Path],
        out: str | Path | None = None,
        policy: BatchPolicy | None = None,
        watch: Callable[[Progress], None] = lambda _: None,
        stop: Stop | None = None,
    ) -> BatchReport:
        """Summarise many documents, resumably; returns counts, failures and where the results are.

        ``out`` holds ``summaries.jsonl`` and ``run.sqlite``; the same call with the same folder resumes and asks
        nothing twice. Without ``out`` a temporary folder is used that lives as long as the report.

        Raises:
            RunLocked: another process works on the folder.
            BudgetReached: the budget allows no further request. What was done is kept.
            ConfigurationError, EngineError: an error that would hit every document alike.
        """
        policy = self._filled(policy or BatchPolicy())
        folder = Path(out) if out is not None else Path(tempfile.mkdtemp(prefix="summarizer-"))
        with RunStore(folder, fresh=policy.fresh) as store, self._remembering(policy.fresh):
            try:
                if policy.cluster is not None:
                    progress = self._run_on_ray(paths, store, policy, watch, stop or Stop())
                elif policy.via == "openai-batch":
                    progress = self._run_hosted(paths, store, policy, watch, stop or Stop())
                else:
                    with self._throttled(store, policy) as throttle:
                        work = self._work(store, policy, throttle)
                        progress = run(self._inputs(paths), work, store, policy, watch, stop)
            finally:
                write_jsonl(store.results(), folder / SUMMARIES)
            store.remember(skipped=json.dumps(self.skipped.as_json()))
            report = report_of(store, progress, self.skipped)
        if out is None:
            weakref.finalize(report, shutil.rmtree, folder, ignore_errors=True)
        return report

    def estimate(self, paths: Sequence[str | Path], out: str | Path | None = None) -> Estimate:
        """Read the documents, ask nothing, and say what summarising them would take.

        What the folder ``out`` already holds is taken off.
        """
        from summarizer.batch.estimate import add_price, estimate
        from summarizer.pipeline import strategy_of, summarise_document

        profile, options = self.engine.profile, self._options()
        with known_keys(out) as is_known:
            fixed = self._parameters()
            found = estimate(
                self._inputs(paths)(),
                profile,
                strategy_of(self.engine, options),
                lambda document, engine: summarise_document(document, engine, options),
                lambda document: is_known(key_of(document, fixed)),
                check_support=self.check_support,
            )
        return add_price(found, self._tariff())

    def _run_hosted(
        self,
        paths: Sequence[str | Path],
        store: RunStore,
        policy: BatchPolicy,
        watch: Callable[[Progress], None],
        stop: Stop,
    ) -> Progress:
        from summarizer.batch.hosted.run import Hosted, run_hosted
        from summarizer.pipeline import strategy_of

        engine, options = bare(self.engine), self._options()
        price = self._tariff()
        if policy.budget_usd is not None:
            demand_price(engine.profile, price)
        store.remember(model=engine.profile.model, provider=engine.profile.provider)
        fixed = self._parameters()
        hosted = Hosted(
            engine=engine,
            strategy=strategy_of(engine, options),
            price=price,
            key=lambda document: key_of(document, fixed),
            summarise=lambda document, view: self._asked(document, view, options),
            say=self.say,
            check_support=self.check_support,
        )
        return run_hosted(hosted, self._inputs(paths), store, policy, watch, stop)

    def _run_on_ray(
        self,
        paths: Sequence[str | Path],
        store: RunStore,
        policy: BatchPolicy,
        watch: Callable[[Progress], None],
        stop: Stop,
    ) -> Progress:
        from summarizer.batch.ray import RayWatch, Recipe, run_on_ray, shared_out

        if not self._owned or policy.budget_usd is not None or policy.via != "requests":
            raise ConfigurationError(
                "On Ray each worker makes its own engine and counts its own requests: name the model instead of "
                "handing an engine in, and leave --budget and --via out."
            )
        fixed = self._parameters()
        recipe = Recipe(
            Summarizer,
            self._name,
            self._base_url,
            self._strategy,
            self._schema,
            self._repair_rounds,
            policy.concurrency or 1,
            CacheUse.REFRESH if policy.fresh and self._cache is CacheUse.ON else self._cache,
            self.check_support,
        )
        told = RayWatch(watch, stop, policy.retry_failed)
        cluster = policy.cluster or Cluster()
        shared = shared_out(recipe, policy, cluster.workers)

        def key(document: SourceDocument) -> str:
            return key_of(document, fixed)

        return run_on_ray(shared, cluster, self._inputs(paths), key, store, told)

    @contextmanager
    def _remembering(self, fresh: bool) -> Generator[None]:
        """Ask everything again where a batch is to begin afresh; the new answers are kept all the same."""
        engine = self.engine if fresh else None
        if not isinstance(engine, CachedEngine) or engine.use is CacheUse.OFF:
            yield
            return
        before, engine.use = engine.use, CacheUse.REFRESH
        try:
            yield
        finally:
            engine.use = before

    @contextmanager
    def _throttled(self, store: RunStore, policy: BatchPolicy) -> Generator[Throttle | None]:
        """Put the batch's limits between the engine and its endpoint, where the engine has one."""
        engine = paced(self.engine)
        if engine is None:
            yield None
            return
        gate = Gate(policy.concurrency or 1)
        pace = Pace(policy.requests_per_minute, policy.tokens_per_minute)
        before = engine.traffic
        engine.traffic = throttle = Throttle(
            self._tariff(), self._ledger(store, policy), gate, pace
        )
        try:
            yield throttle
        finally:
            engine.traffic = before

    def _ledger(self, store: RunStore, policy: BatchPolicy) -> Ledger:
        return Ledger(policy.budget_usd, spent=store.cost_so_far())

    def _work(self, store: RunStore, policy: BatchPolicy, throttle: Throttle | None) -> Work:
        price = self._tariff()
        if policy.budget_usd is not None:
            demand_price(self.engine.profile, price)
        profile = self.engine.profile
        store.remember(model=profile.model, provider=profile.provider)
        ledger = self._ledger(store, policy)
        fixed = self._parameters()
        return Work(
            key=lambda document: key_of(document, fixed),
            summarise=self._metered,
            meter=lambda: Metered(self.engine, price, ledger, throttle),
        )

    def _filled(self, policy: BatchPolicy) -> BatchPolicy:
        return replace(policy, concurrency=policy.concurrency or self.engine.profile.concurrency)

    def _parameters(self) -> list[Any]:
        from summarizer.pipeline import fingerprints, strategy_of

        profile, options = self.engine.profile, self._options()
        strategy = strategy_of(self.engine, options)
        made_by = [profile.provider, profile.model, strategy, self._repair_rounds]
        return [*fingerprints(self.engine, options), *made_by]

    def _options(self) -> Options:
        from summarizer.pipeline import Options

        return Options(
            strategy=self._strategy,
            schema=self._schema,
            repair_rounds=self._repair_rounds,
            check_support=self.check_support,
            watch=self.watch,
        )

    def _tariff(self) -> Tariff:
        return tariff(self.engine.profile, base_url_of(self.engine))

    def _meter(self) -> Metered:
        return Metered(self.engine, self._tariff(), self.ledger)

    def _metered(self, document: SourceDocument, meter: Meter) -> Result:
        assert isinstance(meter, Metered)  # noqa: S101 - made by this class
        return priced(self._asked(document, meter, self._options()), meter.cost)

    def _asked(self, document: SourceDocument, engine: Engine, options: Options) -> Result:
        from summarizer.pipeline import strategy_of, summarise_document

        return in_pieces_that_fit(
            document,
            engine,
            strategy_of(engine, options),
            self._schema,
            lambda view: summarise_document(document, view, options),
        )


def _document(
    document: str | Path | SourceDocument | None,
    path: str | Path | None,
    text: str | None,
    *,
    fetch: bool,
) -> SourceDocument:
    from summarizer.reading.read import find_documents, read_document, read_text

    given = [one for one in (document, path, text) if one is not None]
    if len(given) != 1:
        raise InputError(
            f"{len(given)} documents were given to be summarised as one. Give a document, or path=.., or text=..."
        )
    if text is not None:
        return read_text(text)
    if isinstance(document, SourceDocument):
        return document
    named = path if path is not None else document
    if isinstance(named, str) and _reads_like_text(named):
        raise InputError(
            f"{' '.join(named[:80].split())!r} was to be read as a path and is no file. Give a text as text=..."
        )
    if isinstance(named, str) and "://" in named:
        return next(iter(find_documents([named], fetch=fetch))).read()
    return read_document(named or "")


def _reads_like_text(path: str) -> bool:
    """Whether a path can be none: it is longer than any, or has several lines."""
    return len(path) > 1_000 or "\n" in path or "\0" in path


def _outcome(source: str, future: Future[Result]) -> tuple[str, Result | SummarizerError]:
    try:
        return source, future.result()
    except Exception as error:  # noqa: BLE001 - one document's defect must not hide the others' results
        return source, explained(error)
