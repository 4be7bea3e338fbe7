"""The HTTP client below an SDK for coroutines: bounded in size, and never astray. Time is kept by who awaits."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from summarizer.engines.keys import is_loopback
from summarizer.engines.wire import (
    MOST_BYTES,
    MOST_CONNECTIONS,
    bounded_pieces,
    sdk_arguments,
    set_plain,
    unpacking,
)

if TYPE_CHECKING:
    import httpx2
    import openai


def async_sdk_client(
    base_url: str, key: str, seconds: float, heard: Callable[[Mapping[str, str]], None]
) -> openai.AsyncOpenAI:
    """Return an SDK client for coroutines that repeats nothing, follows no redirect and reads bounded answers."""
    import openai

    http = async_endpoint_client(base_url, seconds, heard)
    arguments = sdk_arguments(base_url, key)
    return openai.AsyncOpenAI(**arguments, timeout=http.timeout, http_client=http)


def async_endpoint_client(
    base_url: str, seconds: float, heard: Callable[[Mapping[str, str]], None]
) -> httpx2.AsyncClient:
    """Return an HTTP client for coroutines as an SDK's client of an endpoint gets it."""
    import httpx2

    async def bounded(response: httpx2.Response) -> None:
        inner = cast("httpx2.AsyncByteStream", response.stream)
        response.stream = _bounded_stream()(inner, unpacking(response))
        set_plain(response)
        heard(response.headers)

    return httpx2.AsyncClient(
        transport=_transport(base_url),
        timeout=httpx2.Timeout(seconds, connect=min(seconds, 15.0)),
        limits=httpx2.Limits(
            max_connections=MOST_CONNECTIONS, max_keepalive_connections=MOST_CONNECTIONS
        ),
        follow_redirects=False,
        trust_env=not is_loopback(base_url),
        headers={"accept-encoding": "gzip"},
        event_hooks={"response": [bounded]},
    )


def _transport(base_url: str) -> httpx2.AsyncBaseTransport | None:
    """Return what sends requests to an endpoint of this machine; ``None`` for the client's own way to any other."""
    if not (is_loopback(base_url) and base_url.lower().startswith("http://")):
        return None
    from summarizer.engines.loop_wire import LoopTransport

    return LoopTransport(MOST_CONNECTIONS)


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
