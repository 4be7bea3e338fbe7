"""What a summariser does: one engine, one set of choices, any number of documents. The typed face is ``client``."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections import deque
from collections.abc import AsyncIterator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from summarizer.batch.choices import Choices, OnDocument, at_once, tell_nobody
from summarizer.batch.handling import read_beside
from summarizer.batch.inputs import Entry, Inputs, read_entry
from summarizer.batch.run import DocumentUsage, Progress, Result, explained, priced
from summarizer.batch.smaller import in_pieces_that_fit
from summarizer.engines.awaiting import beside_loop
from summarizer.engines.base import Engine
from summarizer.errors import ConfigurationError, SummarizerError
from summarizer.models.document import SourceDocument
from summarizer.models.summary import Summary
from summarizer.names.holders import joined
from summarizer.reading.skipped import Skipped
from summarizer.spending.ledger import Ledger, Tariff, base_url_of, tariff
from summarizer.spending.metered import Metered
from summarizer.tracing import Attribute, span

if TYPE_CHECKING:
    from summarizer.batch.estimate import Estimate
    from summarizer.pipeline import Options

_LOGGER = logging.getLogger(__name__)


class Session:
    """Asks one engine about documents, by one set of choices."""

    def __init__(self, choices: Choices, engine: Engine | None = None) -> None:
        if engine is not None and choices.access.given:
            raise ConfigurationError(
                f"How an engine is made ({joined(choices.access.given)}) was said, and one was handed in ready made. "
                "Set that on the engine, or name the model."
            )
        self.choices = choices
        #: Holds what documents summarised one by one may cost, together with whatever else asks it; null: no limit.
        self.ledger: Ledger | None = None
        #: Files of folders that were not read, in the last call that walked folders.
        self.skipped = Skipped()
        self.owned = engine is None
        self._engine = engine
        self._mutex = threading.Lock()
        self._guidance: str | None = None
        self._beside_loop: Engine | None = None
        self._announcing, self._announced = threading.Lock(), False

    @property
    def engine(self) -> Engine:
        """The engine, started if it was not.

        Raises:
            ConfigurationError, EngineError: as the engine's own start says.
        """
        with self._mutex:
            if self._engine is None:
                from summarizer.engines.select import open_engine

                chosen = self.choices
                self._engine = open_engine(
                    chosen.model, chosen.base_url, chosen.cache, chosen.access
                )
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
            if self._engine is not None and self.owned:
                self._engine.close()
                self._engine = None

    @property
    def check_support(self) -> bool:
        """Whether the model is asked of each item if the cited words support it."""
        return self.choices.check_support

    @check_support.setter
    def check_support(self, wanted: bool) -> None:
        self.choices.check_support = wanted

    @property
    def check_speakers(self) -> bool:
        """Whether the model is asked whose words the quotes are that code could give to nobody."""
        return self.choices.check_speakers

    @check_speakers.setter
    def check_speakers(self, wanted: bool) -> None:
        self.choices.check_speakers = wanted

    # -- one document -----------------------------------------------------------------------------

    def summarise_one(self, document: SourceDocument) -> Result:
        """Summarise a document and verify its quotes. Raises ``EngineError``."""
        return self.metered(document, self._meter())

    def summarise_with(self, document: SourceDocument, meter: Metered) -> Result:
        """Summarise a document and count what that takes in ``meter``, also where it fails."""
        return self.metered(document, meter)

    def outcomes(
        self, paths: Sequence[str | Path] | Inputs, concurrency: int | None = None
    ) -> Iterator[tuple[str, Result | SummarizerError]]:
        """Yield the source and the result, or the error, of each document in input order, as soon as it is there."""
        threads = at_once(concurrency, self.engine.profile)
        inputs = paths if isinstance(paths, Inputs) else self.inputs(paths)
        pending: list[tuple[str, Future[Result]]] = []
        with ThreadPoolExecutor(threads, "document") as pool:
            try:
                for entry in inputs():
                    pending.append(
                        (
                            entry.source,
                            pool.submit(copy_context().run, self._read_and_summarise, entry),
                        )
                    )
                    if len(pending) >= 2 * threads:
                        yield _outcome(*pending.pop(0))
                while pending:
                    yield _outcome(*pending.pop(0))
            finally:
                for _, future in pending:
                    future.cancel()

    def _read_and_summarise(self, entry: Entry) -> Result:
        return self.summarise_one(read_entry(entry))

    def before_asking(self) -> None:
        """Say, once, which engine is about to be asked."""
        engine = self.engine
        with self._announcing:
            if not self._announced:
                self._announced = True
                self.choices.on_asking(engine)

    def inputs(self, paths: Sequence[str | Path]) -> Inputs:
        """Return the documents that paths stand for; what is skipped is noted here."""
        inputs = Inputs(paths, fetch=self.choices.fetch)
        self.skipped = inputs.skipped
        return inputs

    # -- the same from coroutines -----------------------------------------------------------------

    async def asummarise_one(self, document: SourceDocument) -> Result:
        """Summarise a document beside the running event loop. Raises ``EngineError``."""
        meter = Metered(self._beside(), self.tariff(), self.ledger)
        return await beside_loop(lambda: self.metered(document, meter))

    async def aoutcomes(
        self, paths: Sequence[str | Path], concurrency: int | None = None
    ) -> AsyncIterator[tuple[str, Result | SummarizerError]]:
        """Yield the source and the result, or the error, of each document in input order, as soon as it is there."""
        most = at_once(concurrency, self.engine.profile)
        room = asyncio.Semaphore(most)
        pending: deque[tuple[str, asyncio.Task[Result | SummarizerError]]] = deque()
        try:
            for entry in self.inputs(paths)():
                pending.append((entry.source, asyncio.create_task(self._aone(entry, room))))
                if len(pending) >= 2 * most:
                    source, task = pending.popleft()
                    yield source, await task
            while pending:
                source, task = pending.popleft()
                yield source, await task
        finally:
            for _, task in pending:
                task.cancel()
            await asyncio.gather(*(task for _, task in pending), return_exceptions=True)

    async def _aone(self, entry: Entry, room: asyncio.Semaphore) -> Result | SummarizerError:
        async with room:
            try:
                document = await beside_loop(lambda: read_beside(entry))
                return await self.asummarise_one(document)
            except Exception as error:  # noqa: BLE001 - one document's defect must not hide the others' results
                return explained(error)

    def _beside(self) -> Engine:
        if self._beside_loop is None:
            from summarizer.engines.coroutines import beside

            self._beside_loop = beside(self.engine)
        return self._beside_loop

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close the connections of the running event loop, and the engine; calling it twice is harmless."""
        if self._beside_loop is not None:
            from summarizer.engines.coroutines import close_beside

            await close_beside(self._beside_loop)
            self._beside_loop = None
        self.close()

    # -- what a run needs to know -----------------------------------------------------------------

    def estimate(
        self,
        paths: Sequence[str | Path],
        out: str | Path | None = None,
        on_document: OnDocument = tell_nobody,
        *,
        processes: int = 1,
    ) -> Estimate:
        """Read the documents, ask nothing, and say what summarising them would take.

        What the folder ``out`` already holds is taken off. ``on_document`` is told now and then how many were read.
        With several ``processes`` many documents are read side by side; a program that asks for them has to be
        importable without running (``if __name__ == "__main__"``).
        """
        from summarizer.batch.estimate import Basis, Estimate, add_price
        from summarizer.batch.estimating import FEWEST, estimates
        from summarizer.batch.expected_time import add_time
        from summarizer.pipeline import strategy_of

        profile, options = self.engine.profile, self.options()
        strategy = strategy_of(self.engine, options)
        basis = Basis(profile, options, strategy, self.parameters(), out)
        inputs = self.inputs(paths)
        # The walk is kept: it is gone through once more, and then it is known how many there are.
        progress = Progress(sum(1 for _ in inputs()))
        found = Estimate()
        several = processes if progress.total >= FEWEST else 1
        for entries, part in estimates(inputs(), basis, several):
            found.add(part)
            progress.current = entries[-1].source
            progress.looked_at += len(entries)
            on_document(progress)
        return add_price(add_time(found, profile, out), self.tariff())

    def parameters(self) -> list[Any]:
        """Return everything that decides an answer, the document apart."""
        from summarizer.pipeline import fingerprints, strategy_of

        profile, options = self.engine.profile, self.options()
        strategy = strategy_of(self.engine, options)
        made_by = [profile.provider, profile.model, strategy, self.choices.repair_rounds]
        return [*fingerprints(self.engine, options), *made_by]

    def options(self) -> Options:
        """Return the choices as the pipeline takes them."""
        from summarizer.pipeline import Options

        chosen = self.choices
        return Options(
            strategy=chosen.strategy,
            schema=chosen.schema,
            repair_rounds=chosen.repair_rounds,
            check_support=chosen.check_support,
            check_speakers=chosen.check_speakers,
            on_step=chosen.on_step,
            guidance=self._added(),
        )

    def _added(self) -> str:
        if self._guidance is None:
            from summarizer.passes.guidance import guidance

            chosen = self.choices
            self._guidance = guidance(
                chosen.instructions, chosen.examples, chosen.schema or Summary
            )
        return self._guidance

    def tariff(self) -> Tariff:
        """Return what tokens cost, where that is known."""
        return tariff(self.engine.profile, base_url_of(self.engine))

    def _meter(self) -> Metered:
        return Metered(self.engine, self.tariff(), self.ledger)

    def metered(self, document: SourceDocument, meter: DocumentUsage) -> Result:
        """Summarise a document through a meter; the result says what it cost."""
        assert isinstance(meter, Metered)  # noqa: S101 - made by this class
        self.before_asking()
        with span("summarise document", "internal", lambda: _of_document(document)) as note:
            try:
                return priced(self.asked(document, meter, self.options()), meter.cost)
            finally:
                note(lambda: {"summarizer.calls": meter.calls, "summarizer.cost_usd": meter.cost})
                _log_usage(document.source, meter)

    def asked(self, document: SourceDocument, engine: Engine, options: Options) -> Result:
        """Summarise a document by asking ``engine``, in smaller pieces where it does not fit."""
        from summarizer.pipeline import strategy_of, summarise_document

        return in_pieces_that_fit(
            document,
            engine,
            strategy_of(engine, options),
            self.choices.schema,
            lambda view: summarise_document(document, view, options),
            guidance=options.guidance,
        )


def _of_document(document: SourceDocument) -> dict[str, Attribute | None]:
    """Return what a trace says of a document: its name and size, nothing of its text."""
    return {
        "summarizer.document.source": document.source,
        "summarizer.document.sha256": document.sha256,
        "summarizer.document.characters": len(document.text),
    }


def _log_usage(source: str, meter: Metered) -> None:
    if not _LOGGER.isEnabledFor(logging.INFO):
        return
    used, cost = meter.usage, meter.cost
    price = "price unknown" if cost is None else f"${cost:.6f}"
    _LOGGER.info(
        "%s: %d calls, %d tokens read, %d written, %s",
        source,
        used.calls,
        used.input,
        used.output,
        price,
    )


def _outcome(source: str, future: Future[Result]) -> tuple[str, Result | SummarizerError]:
    try:
        return source, future.result()
    except Exception as error:  # noqa: BLE001 - one document's defect must not hide the others' results
        return source, explained(error)
