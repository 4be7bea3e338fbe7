"""Engines for code beside an event loop: the same dialogue, ladder, retries and traffic, and no thread a request."""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import Callable, Mapping
from typing import Any

from typing_extensions import TypeIs

from summarizer.engines.awaiting import awaited
from summarizer.engines.base import Answer, Engine, Question, Value
from summarizer.engines.cached import CachedEngine
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.scripted import ScriptedEngine
from summarizer.engines.traffic import FreeTraffic
from summarizer.engines.wrapping import Wrapping


def beside(engine: Engine) -> Engine:
    """Return the engine as code beside an event loop asks it.

    An endpoint is asked through an asynchronous client. An engine that answers at once is asked as it is. Any other is
    asked in a thread a question, since it may block.
    """
    if isinstance(engine, CachedEngine):
        return engine.around(beside(engine.inner))
    if is_asynchronous(engine):
        return LoopEngine(engine)
    return engine if isinstance(engine, ScriptedEngine) else InThreads(engine)


def is_asynchronous(engine: Engine) -> TypeIs[OpenAIEngine]:
    """Whether an engine asks an endpoint and nothing else: one that adds to how it is asked may block."""
    return type(engine) is OpenAIEngine


async def close_beside(engine: Engine) -> None:
    """Close the connections that an engine of :func:`beside` has in the running event loop."""
    if isinstance(engine, CachedEngine):
        await close_beside(engine.inner)
    elif isinstance(engine, LoopEngine):
        await engine.aclose()


class LoopEngine(OpenAIEngine):
    """An engine that shares everything with another one but its connections: those belong to an event loop."""

    def __init__(self, engine: OpenAIEngine) -> None:
        # What one of them learns of the endpoint the other one knows.
        self.__dict__.update(engine.__dict__)
        self._client = None
        self.traffic = FreeTraffic()
        self._clients: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, Any] = (
            weakref.WeakKeyDictionary()
        )

    async def aclose(self) -> None:
        """Close the connections of the running event loop. Calling it twice is harmless."""
        client = self._clients.pop(asyncio.get_running_loop(), None)
        if client is not None:
            await client.close()

    def _post(self, body: Mapping[str, Any]) -> Any:
        return awaited(self._posted(body))

    async def _posted(self, body: Mapping[str, Any]) -> Any:
        import httpx2

        try:
            # The SDK's own limit starts anew with every byte received.
            async with asyncio.timeout(self._retry.request_seconds):
                return await self._speech.posted(self._loop_client(), body)
        except TimeoutError:
            raise httpx2.ReadTimeout("the answer did not end in time") from None

    def _loop_client(self) -> Any:
        loop = asyncio.get_running_loop()
        client = self._clients.get(loop)
        if client is None:
            client = self._clients[loop] = self._speech.async_client(self._connection)
        return client


class InThreads(Wrapping[Engine]):
    """An engine that may block, asked in a thread while the event loop goes on."""

    def passed(self, question: Question, send: Callable[[], Answer[Value]]) -> Answer[Value]:
        """Ask the engine inside in a thread. Raises ``EngineError``."""
        del question
        return awaited(asyncio.to_thread(send))
