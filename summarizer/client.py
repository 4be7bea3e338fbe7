"""The public class: one engine, one set of choices, any number of documents, and the types of what comes back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, overload

from pydantic import BaseModel
from typing_extensions import TypeVar

from summarizer.batch.choices import Choices, OnDocument, OnNotice, OnStep, tell_nobody
from summarizer.batch.given import demand_engine, document_of
from summarizer.batch.handling import RunListeners
from summarizer.batch.limits import Stop
from summarizer.batch.report import BatchReport
from summarizer.batch.run import BatchPolicy, Result
from summarizer.batch.runs import arun_batch, run_batch
from summarizer.batch.session import Session
from summarizer.engines.base import Engine, Strategy
from summarizer.engines.cached import CacheUse
from summarizer.engines.select import Access, parse_model
from summarizer.errors import SummarizerError
from summarizer.models.document import SourceDocument
from summarizer.models.summary import Summary
from summarizer.models.verified import VerifiedResult, VerifiedSummary

if TYPE_CHECKING:
    from summarizer.passes.guidance import Example

#: The schema that is filled in.
Schema = TypeVar("Schema", bound=BaseModel, default=Summary)
Own = TypeVar("Own", bound=BaseModel)


class Summarizer(Session, Generic[Schema]):
    """Summarises documents with one model; every quote of a result was checked against its source.

    Generic in its schema: without one, results are :class:`~summarizer.models.verified.VerifiedSummary`; with one of
    your own, :class:`~summarizer.models.verified.VerifiedResult` of it, whose ``value`` is an instance.

    ``model`` is a name as ``--model`` takes it, an :class:`~summarizer.engines.base.Engine`, or ``None`` for
    ``SUMMARIZER_MODEL`` and else the embedded model. The engine is started when it is first needed, and closed with
    :meth:`close` or at the end of a ``with`` block if it was named and not handed in. A named engine keeps its answers
    from one run to the next, in the user's cache folder, unless ``cache`` is false.

    ``api_key`` goes to the endpoint that is asked, instead of the key in the environment. ``timeout`` bounds one
    request, in seconds; ``context_tokens`` is the model's window where it is not known. ``instructions`` and
    ``examples`` are added to the prompt; changed ones ask again. ``check_support`` asks the model of each
    item whether the cited words support it, ``check_speakers`` once a document whose words those are that code could
    give to nobody; ``fetch`` lets addresses be named as documents.

    ``on_step`` is called within each document with the step, how much of it is done and how much there is;
    ``on_document`` after each document of a batch with its :class:`~summarizer.batch.run.Progress`; ``on_notice`` with
    what hosted batches are doing. They are called from whichever thread is at work.

    Raises:
        UnknownModel: the name means nothing here.
        SchemaError: ``schema`` is no Pydantic model.
        ConfigurationError: ``api_key``, ``timeout`` or ``context_tokens`` beside an engine that was handed in, or a
            value that is not possible.
        TypeError: ``model`` is neither a name nor an engine.

    >>> with Summarizer("openai:gpt-5-mini") as summarizer:  # doctest: +SKIP
    ...     summary = summarizer.summarise("readout.txt")
    """

    def __init__(  # noqa: PLR0913 - what a user may choose, by name
        self,
        model: str | Engine | None = None,
        *,
        schema: type[Schema] | None = None,
        base_url: str | None = None,
        api_key: str | None = None,
        timeout: float | None = None,
        context_tokens: int | None = None,
        strategy: Strategy | None = None,
        instructions: str | None = None,
        examples: Sequence[Example[Schema]] | None = None,
        repair_rounds: int = 1,
        check_support: bool = False,
        check_speakers: bool = False,
        fetch: bool = False,
        cache: bool | CacheUse = True,
        on_step: OnStep = tell_nobody,
        on_document: OnDocument = tell_nobody,
        on_notice: OnNotice = tell_nobody,
    ) -> None:
        engine = None if isinstance(model, str) else demand_engine(model)
        choices = Choices(
            model=model if isinstance(model, str) else None,
            base_url=base_url,
            strategy=strategy,
            schema=schema,
            repair_rounds=repair_rounds,
            cache=CacheUse.of(cache),
            access=Access(api_key, timeout, context_tokens),
            instructions=instructions,
            examples=tuple(examples or ()),
            check_support=check_support,
            check_speakers=check_speakers,
            fetch=fetch,
            on_step=on_step,
            on_document=on_document,
            on_notice=on_notice,
        )
        super().__init__(choices, engine)
        if isinstance(model, str):
            # A name that means nothing is better said here than with the first document.
            parse_model(model, base_url)

    # -- one document -----------------------------------------------------------------------------

    @overload
    def summarise(  # type: ignore[overload-overlap]  # Summary is a schema, too, and has a result of its own
        self: Summarizer[Summary], document: str | Path | SourceDocument
    ) -> VerifiedSummary: ...
    @overload
    def summarise(self: Summarizer[Summary], *, path: str | Path) -> VerifiedSummary: ...  # type: ignore[overload-overlap]
    @overload
    def summarise(self: Summarizer[Summary], *, text: str) -> VerifiedSummary: ...  # type: ignore[overload-overlap]
    @overload
    def summarise(
        self: Summarizer[Own], document: str | Path | SourceDocument
    ) -> VerifiedResult[Own]: ...
    @overload
    def summarise(self: Summarizer[Own], *, path: str | Path) -> VerifiedResult[Own]: ...
    @overload
    def summarise(self: Summarizer[Own], *, text: str) -> VerifiedResult[Own]: ...
    def summarise(
        self,
        document: str | Path | SourceDocument | None = None,
        *,
        path: str | Path | None = None,
        text: str | None = None,
    ) -> Any:
        """Summarise one document and verify its quotes: a document, the path of a file, or a ``text``.

        A string is always a path; a text has its own parameter, so that a path with a typing error in it is never
        summarised as a text.

        Raises:
            InputError: the document cannot be read, or not exactly one was given.
            TypeError: what was given is no document, path or text.
            EngineError: no usable answer came.
        """
        return self.summarise_one(document_of(document, path, text, fetch=self.choices.fetch))

    summarize = summarise

    @overload
    async def asummarise(  # type: ignore[overload-overlap]
        self: Summarizer[Summary], document: str | Path | SourceDocument
    ) -> VerifiedSummary: ...
    @overload
    async def asummarise(self: Summarizer[Summary], *, path: str | Path) -> VerifiedSummary: ...  # type: ignore[overload-overlap]
    @overload
    async def asummarise(self: Summarizer[Summary], *, text: str) -> VerifiedSummary: ...  # type: ignore[overload-overlap]
    @overload
    async def asummarise(
        self: Summarizer[Own], document: str | Path | SourceDocument
    ) -> VerifiedResult[Own]: ...
    @overload
    async def asummarise(self: Summarizer[Own], *, path: str | Path) -> VerifiedResult[Own]: ...
    @overload
    async def asummarise(self: Summarizer[Own], *, text: str) -> VerifiedResult[Own]: ...
    async def asummarise(
        self,
        document: str | Path | SourceDocument | None = None,
        *,
        path: str | Path | None = None,
        text: str | None = None,
    ) -> Any:
        """Do what :meth:`summarise` does without blocking the event loop: no thread waits for an endpoint.

        What the machine itself works out (reading apart) is worked out in the loop's thread.

        Raises:
            InputError: the document cannot be read, or not exactly one was given.
            TypeError: what was given is no document, path or text.
            EngineError: no usable answer came.
        """
        read = partial(document_of, document, path, text, fetch=self.choices.fetch)
        is_read = text is not None or isinstance(document, SourceDocument)
        return await self.asummarise_one(read() if is_read else await asyncio.to_thread(read))

    # -- many documents ---------------------------------------------------------------------------

    @overload
    def summarise_each(  # type: ignore[overload-overlap]
        self: Summarizer[Summary], paths: Sequence[str | Path], concurrency: int | None = None
    ) -> Iterator[tuple[str, VerifiedSummary | SummarizerError]]: ...
    @overload
    def summarise_each(
        self: Summarizer[Own], paths: Sequence[str | Path], concurrency: int | None = None
    ) -> Iterator[tuple[str, VerifiedResult[Own] | SummarizerError]]: ...
    def summarise_each(
        self, paths: Sequence[str | Path], concurrency: int | None = None
    ) -> Iterator[tuple[str, Any]]:
        """Yield the source and the result, or the error, of each document in input order, as soon as it is there.

        Nothing is stored; for more than a few documents use :meth:`batch`.
        """
        return self.outcomes(paths, concurrency)

    @overload
    def asummarise_each(  # type: ignore[overload-overlap]
        self: Summarizer[Summary], paths: Sequence[str | Path], concurrency: int | None = None
    ) -> AsyncIterator[tuple[str, VerifiedSummary | SummarizerError]]: ...
    @overload
    def asummarise_each(
        self: Summarizer[Own], paths: Sequence[str | Path], concurrency: int | None = None
    ) -> AsyncIterator[tuple[str, VerifiedResult[Own] | SummarizerError]]: ...
    def asummarise_each(
        self, paths: Sequence[str | Path], concurrency: int | None = None
    ) -> AsyncIterator[tuple[str, Any]]:
        """Do what :meth:`summarise_each` does from an event loop: ``async for source, outcome in ..``."""
        return self.aoutcomes(paths, concurrency)

    @overload
    def batch(  # type: ignore[overload-overlap]
        self: Summarizer[Summary],
        paths: Sequence[str | Path],
        out: str | Path | None = None,
        policy: BatchPolicy | None = None,
        *,
        stop: Stop | None = None,
    ) -> BatchReport[VerifiedSummary]: ...
    @overload
    def batch(
        self: Summarizer[Own],
        paths: Sequence[str | Path],
        out: str | Path | None = None,
        policy: BatchPolicy | None = None,
        *,
        stop: Stop | None = None,
    ) -> BatchReport[VerifiedResult[Own]]: ...
    def batch(
        self,
        paths: Sequence[str | Path],
        out: str | Path | None = None,
        policy: BatchPolicy | None = None,
        *,
        stop: Stop | None = None,
    ) -> BatchReport[Any]:
        """Summarise many documents, resumably; returns counts, failures and where the results are.

        ``out`` holds ``summaries.jsonl`` and ``run.sqlite``; the same call with the same folder resumes and asks
        nothing twice. Without ``out`` a temporary folder is used that lives as long as the report.

        Raises:
            RunLocked: another process works on the folder.
            BudgetReached: the budget allows no further request. What was done is kept.
            ConfigurationError, EngineError: an error that would hit every document alike.
        """
        listeners = RunListeners(self.choices.on_document, stop or Stop())
        report: BatchReport[Result] = run_batch(
            self, paths, out, policy or BatchPolicy(), listeners
        )
        return report

    @overload
    async def abatch(  # type: ignore[overload-overlap]
        self: Summarizer[Summary],
        paths: Sequence[str | Path],
        out: str | Path | None = None,
        policy: BatchPolicy | None = None,
        *,
        stop: Stop | None = None,
    ) -> BatchReport[VerifiedSummary]: ...
    @overload
    async def abatch(
        self: Summarizer[Own],
        paths: Sequence[str | Path],
        out: str | Path | None = None,
        policy: BatchPolicy | None = None,
        *,
        stop: Stop | None = None,
    ) -> BatchReport[VerifiedResult[Own]]: ...
    async def abatch(
        self,
        paths: Sequence[str | Path],
        out: str | Path | None = None,
        policy: BatchPolicy | None = None,
        *,
        stop: Stop | None = None,
    ) -> BatchReport[Any]:
        """Do what :meth:`batch` does from an event loop. Cancelled, it keeps what is done; the same call resumes."""
        listeners = RunListeners(self.choices.on_document, stop or Stop())
        return await arun_batch(self, paths, out, policy or BatchPolicy(), listeners)
