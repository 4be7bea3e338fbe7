"""The HTTP client below an SDK for coroutines: bounded in size, and never astray. Time is kept by who awaits."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, cast
from urllib.request import getproxies

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

    trusts = not is_loopback(base_url)
    most = httpx2.Limits(
        max_connections=MOST_CONNECTIONS, max_keepalive_connections=MOST_CONNECTIONS
    )

    async def bounded(response: httpx2.Response) -> None:
        inner = cast("httpx2.AsyncByteStream", response.stream)
        response.stream = _bounded_stream()(inner, unpacking(response))
        set_plain(response)
        heard(response.headers)

    return httpx2.AsyncClient(
        timeout=httpx2.Timeout(seconds, connect=min(seconds, 15.0)),
        limits=most,
        # A transport of one's own would pass by the proxies that the environment names.
        transport=None if trusts and getproxies() else spread_transport(trust_env=trusts),
        follow_redirects=False,
        trust_env=trusts,
        headers={"accept-encoding": "gzip"},
        event_hooks={"response": [bounded]},
    )


#: Pools of connections of one client. A pool looks at each of its idle connections before and after each request: with
#: 64 requests in flight one pool takes a twelfth of the processor time of a batch, sixteen take a hundredth.
_POOLS = 16


def spread_transport(*, trust_env: bool) -> httpx2.AsyncBaseTransport:
    """Return a transport of several pools, together no larger than one; a request goes where fewest are in flight."""
    import httpx2

    share = MOST_CONNECTIONS // _POOLS
    limits = httpx2.Limits(max_connections=share, max_keepalive_connections=share)
    context = httpx2.create_ssl_context(trust_env=trust_env)
    pools = [httpx2.AsyncHTTPTransport(verify=context, limits=limits) for _ in range(_POOLS)]
    return cast("httpx2.AsyncBaseTransport", spread_class()(pools))


@cache
def spread_class() -> Any:
    """Return the class of transports that hand each request to the least busy of some others; made once, as needed."""
    import httpx2

    class Spread(httpx2.AsyncBaseTransport):
        def __init__(self, pools: Sequence[httpx2.AsyncBaseTransport]) -> None:
            self._pools = pools
            self.in_flight = [0] * len(pools)

        async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
            place = self.in_flight.index(min(self.in_flight))
            self.in_flight[place] += 1
            try:
                response = await self._pools[place].handle_async_request(request)
            except BaseException:
                self._over(place)
                raise
            inner = cast("httpx2.AsyncByteStream", response.stream)
            response.stream = _noted_stream()(inner, lambda: self._over(place))
            return response

        def _over(self, place: int) -> None:
            self.in_flight[place] -= 1

        async def aclose(self) -> None:
            for pool in self._pools:
                await pool.aclose()

    return Spread


@cache
def _noted_stream() -> Any:
    """Return the class of streams that say when they are closed."""
    import httpx2

    class Noted(httpx2.AsyncByteStream):
        def __init__(self, inner: httpx2.AsyncByteStream, over: Callable[[], None]) -> None:
            self._inner, self._over = inner, over
            self._open = True

        def __aiter__(self) -> AsyncIterator[bytes]:
            return self._inner.__aiter__()

        async def aclose(self) -> None:
            if self._open:
                self._open = False
                self._over()
            await self._inner.aclose()

    return Noted


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
