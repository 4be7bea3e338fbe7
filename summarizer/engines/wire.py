"""The HTTP client below the SDK: bounded in time and size, and never astray."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from summarizer.engines.faults import is_loopback

if TYPE_CHECKING:
    import httpx2
    import openai

_MOST_BYTES = 64 * 1024 * 1024


def sdk_client(
    base_url: str,
    key: str,
    seconds: float,
    heard: Callable[[Mapping[str, str]], None] = lambda _: None,
    most_bytes: int = _MOST_BYTES,
) -> openai.OpenAI:
    """Return an SDK client that repeats nothing, follows no redirect and keeps to ``seconds`` a request.

    ``heard`` is told the headers of every answer, failed ones included; none may be larger than ``most_bytes``.

    The SDK's own time limit starts anew with every byte received; a server that drips would hold a
    worker for ever.
    """
    import openai

    # A redirect would carry the text to a host that nobody announced, and so would a proxy
    # between a process and its own machine.
    http = bounded_client(
        base_url, seconds, most_bytes, heard=heard, pause=seconds, follow_redirects=False
    )
    # The SDK refuses an empty key even where the endpoint wants none.
    return openai.OpenAI(
        api_key=key or "none",
        base_url=base_url,
        max_retries=0,
        timeout=http.timeout,
        http_client=http,
    )


def bounded_client(
    base_url: str,
    seconds: float,
    most_bytes: int,
    *,
    pause: float,
    follow_redirects: bool,
    heard: Callable[[Mapping[str, str]], None] = lambda _: None,
) -> httpx2.Client:
    """Return an HTTP client whose answers end within ``seconds`` and hold at most ``most_bytes``.

    ``pause`` is the longest silence in seconds. Proxies of the environment are used, but not for this machine.
    """
    import httpx2

    def started(request: httpx2.Request) -> None:
        request.extensions["deadline"] = time.monotonic() + seconds

    def bounded(response: httpx2.Response) -> None:
        deadline = float(response.request.extensions["deadline"])
        # The client is a synchronous one, and so are its streams.
        inner = cast("httpx2.SyncByteStream", response.stream)
        response.stream = _bounded_stream()(inner, deadline, most_bytes)
        heard(response.headers)

    return httpx2.Client(
        timeout=httpx2.Timeout(pause, connect=min(pause, 15.0)),
        limits=httpx2.Limits(max_connections=256, max_keepalive_connections=64),
        follow_redirects=follow_redirects,
        trust_env=not is_loopback(base_url),
        event_hooks={"request": [started], "response": [bounded]},
    )


def completed(client: openai.OpenAI, request: Mapping[str, Any]) -> Any:
    """Send the keywords of a chat completion as they stand, and return what came.

    The SDK's own ``create`` looks through every parameter for names to translate, of which there are none here; that
    takes as long as sending the request.
    """
    from openai.types.chat import ChatCompletion

    body = {name: value for name, value in request.items() if name != "extra_body"}
    body |= request.get("extra_body") or {}
    return client.post("/chat/completions", cast_to=ChatCompletion, body=body)


@cache
def _bounded_stream() -> Callable[[httpx2.SyncByteStream, float, int], httpx2.SyncByteStream]:
    """Return the class of streams that end in time; made once, and not before httpx2 is needed anyway."""
    import httpx2

    class Bounded(httpx2.SyncByteStream):
        def __init__(self, inner: httpx2.SyncByteStream, deadline: float, most_bytes: int) -> None:
            self._inner, self._deadline, self._most_bytes = inner, deadline, most_bytes

        def __iter__(self) -> Iterator[bytes]:
            received = 0
            for chunk in self._inner:
                received += len(chunk)
                if received > self._most_bytes:
                    raise httpx2.DecodingError(
                        f"the answer is larger than {self._most_bytes:,} bytes"
                    )
                if time.monotonic() > self._deadline:
                    raise httpx2.ReadTimeout("the answer did not end in time")
                yield chunk

        def close(self) -> None:
            self._inner.close()

    return Bounded
