"""Engines for code beside an event loop: the same dialogue, ladder, retries and traffic, and no thread a request."""

from __future__ import annotations

import asyncio
import weakref
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from typing_extensions import TypeIs

from summarizer.engines.awaiting import awaited
from summarizer.engines.base import Answer, Engine, Profile, Question, Shape
from summarizer.engines.cached import CachedEngine
from summarizer.engines.keys import is_loopback
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.scripted import ScriptedEngine
from summarizer.engines.traffic import FreeTraffic
from summarizer.engines.wire import (
    MOST_BYTES,
    MOST_CONNECTIONS,
    body_of,
    bounded_pieces,
    sdk_arguments,
    set_plain,
    unpacking,
)

if TYPE_CHECKING:
    import httpx2
    import openai


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
        self._clients: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, openai.AsyncOpenAI] = (
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
                return await self._loop_client().post(
                    "/chat/completions", cast_to=cast("Any", object), body=body_of(body)
                )
        except TimeoutError:
            raise httpx2.ReadTimeout("the answer did not end in time") from None

    def _loop_client(self) -> openai.AsyncOpenAI:
        loop = asyncio.get_running_loop()
        client = self._clients.get(loop)
        if client is None:
            client = self._clients[loop] = async_client(
                self._url, self._key, self._retry.request_seconds, self._heard
            )
        return client


def async_client(
    base_url: str, key: str, seconds: float, heard: Callable[[Mapping[str, str]], None]
) -> openai.AsyncOpenAI:
    """Return an SDK client for coroutines that repeats nothing, follows no redirect and reads bounded answers."""
    import httpx2
    import openai

    async def bounded(response: httpx2.Response) -> None:
        inner = cast("httpx2.AsyncByteStream", response.stream)
        response.stream = _bounded_stream()(inner, unpacking(response))
        set_plain(response)
        heard(response.headers)

    http = httpx2.AsyncClient(
        timeout=httpx2.Timeout(seconds, connect=min(seconds, 15.0)),
        limits=httpx2.Limits(
            max_connections=MOST_CONNECTIONS, max_keepalive_connections=MOST_CONNECTIONS
        ),
        follow_redirects=False,
        trust_env=not is_loopback(base_url),
        headers={"accept-encoding": "gzip"},
        event_hooks={"response": [bounded]},
    )
    arguments = sdk_arguments(base_url, key)
    return openai.AsyncOpenAI(**arguments, timeout=http.timeout, http_client=http)


@cache
def _bounded_stream() -> Any:
    """Return the class of streams that end in size; made once, and not before httpx2 is needed anyway."""
    import httpx2

    class Bounded(httpx2.AsyncByteStream):
        def __init__(
            self,
            inner: httpx2.AsyncByteStream,
            unpack: Callable[[bytes], Iterator[bytes]] | None,
        ) -> None:
            self._inner, self._pieces = inner, bounded_pieces(unpack, MOST_BYTES)

        async def __aiter__(self) -> AsyncIterator[bytes]:
            async for chunk in self._inner:
                for piece in self._pieces(chunk):
                    yield piece

        async def aclose(self) -> None:
            await self._inner.aclose()

    return Bounded


class InThreads:
    """An engine that may block, asked in a thread while the event loop goes on."""

    def __init__(self, inner: Engine) -> None:
        self.inner = inner

    @property
    def profile(self) -> Profile:
        """The profile of the engine inside."""
        return self.inner.profile

    @property
    def base_url(self) -> str | None:
        """The address of the engine inside, where it has one."""
        return getattr(self.inner, "base_url", None)

    def ask(self, question: Question, shape: type[Shape]) -> Answer[Shape]:
        """Pass the question on. Raises ``EngineError``."""
        return awaited(asyncio.to_thread(self.inner.ask, question, shape))

    def write(self, question: Question, stop: Sequence[str] = ()) -> Answer[str]:
        """Pass the question on. Raises ``EngineError``."""
        return awaited(asyncio.to_thread(self.inner.write, question, stop))

    def choose(self, question: Question, options: Sequence[str]) -> Answer[Mapping[str, float]]:
        """Pass the question on. Raises ``EngineError``."""
        return awaited(asyncio.to_thread(self.inner.choose, question, options))

    def close(self) -> None:
        """Leave the engine inside open: whoever made it closes it."""
