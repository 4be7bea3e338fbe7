"""The HTTP client below the SDK: bounded in time and size, and never astray."""

from __future__ import annotations

import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import parse_qsl, urlsplit

from summarizer.engines.keys import is_loopback
from summarizer.engines.providers import provider_at
from summarizer.reading.decoding import is_charset

if TYPE_CHECKING:
    import httpx2
    import openai

#: Far more than the longest answer of any model, and little enough to be parsed whatever it is made of.
MOST_BYTES = 8 * 1024 * 1024
_PIECE = 1 << 20
#: How many connections one client has at once.
MOST_CONNECTIONS = 256
#: What an endpoint may pack its answers with; several layers of it are a bomb.
_PACKINGS = ("gzip", "deflate", "x-gzip")


class Deadline(threading.local):
    """When the request of this thread has to be over, on the monotonic clock; ``None`` between requests."""

    at: float | None = None

    def left(self, timeout: float | None) -> float | None:
        """Return a time limit that does not pass the deadline; 0.0 where it has come."""
        if self.at is None:
            return timeout
        rest = max(0.0, self.at - time.monotonic())
        return rest if timeout is None else min(timeout, rest)


def sdk_client(
    base_url: str,
    key: str,
    seconds: float,
    heard: Callable[[Mapping[str, str]], None] = lambda _: None,
    most_bytes: int = MOST_BYTES,
) -> openai.OpenAI:
    """Return an SDK client that repeats nothing, follows no redirect and keeps to ``seconds`` a request.

    ``heard`` gets the headers of every answer, failed ones included; none may be larger than ``most_bytes``, before
    and after it is unpacked.

    The SDK's own time limit starts anew with every byte received; a server that drips, its headers, its chunks or its
    trailers, would hold a worker for ever. The deadline is therefore kept at every single read of the connection.
    """
    import openai

    http = endpoint_client(base_url, seconds, heard, most_bytes)
    return openai.OpenAI(**sdk_arguments(base_url, key), timeout=http.timeout, http_client=http)


def endpoint_client(
    base_url: str,
    seconds: float,
    heard: Callable[[Mapping[str, str]], None],
    most_bytes: int = MOST_BYTES,
) -> httpx2.Client:
    """Return an HTTP client as an SDK's client of an endpoint gets it, see :func:`sdk_client`."""
    # A redirect would carry the text to a host that nobody announced.
    return bounded_client(
        base_url, seconds, most_bytes, heard=heard, pause=seconds, follow_redirects=False
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
    """Return an HTTP client whose answers end within ``seconds`` and hold at most ``most_bytes``, unpacked.

    ``pause`` is the longest silence in seconds. Proxies of the environment are used, but not for this machine: one
    between a process and its own machine would lead the text astray.
    """
    import httpx2

    deadline = Deadline()

    def started(_: httpx2.Request) -> None:
        deadline.at = time.monotonic() + seconds

    def bounded(response: httpx2.Response) -> None:
        # The client is a synchronous one, and so are its streams.
        inner = cast("httpx2.SyncByteStream", response.stream)
        response.stream = _bounded_stream()(inner, unpacking(response), most_bytes)
        set_plain(response)
        heard(response.headers)

    http = httpx2.Client(
        timeout=httpx2.Timeout(pause, connect=min(pause, 15.0)),
        limits=httpx2.Limits(max_connections=MOST_CONNECTIONS, max_keepalive_connections=64),
        follow_redirects=follow_redirects,
        trust_env=not is_loopback(base_url),
        headers={"accept-encoding": "gzip"},
        event_hooks={"request": [started], "response": [bounded]},
    )
    _keep_deadline(http, deadline)
    return http


def sdk_arguments(base_url: str, key: str) -> dict[str, Any]:
    """Return what an SDK client, for threads or coroutines, is made with: address, query, key, no repetition."""
    parts = urlsplit(base_url)
    provider = provider_at(base_url)
    named = {provider.key_header: key} if provider and provider.key_header else {}
    return {
        # The SDK refuses an empty key even where the endpoint wants none.
        "api_key": key or "none",
        "base_url": parts._replace(query="").geturl(),
        "default_query": dict(parse_qsl(parts.query, keep_blank_values=True)) or None,
        "default_headers": named or None,
        "max_retries": 0,
    }


def completed(client: openai.OpenAI, request: Mapping[str, Any]) -> Any:
    """Send the keywords of a chat completion as they stand, and return the JSON that came, whatever it is.

    The SDK's own ``create`` looks through every parameter for names to translate, of which there are none here; that
    takes as long as sending the request. Its types are not asked for either: they believe whatever comes.
    """
    return client.post("/chat/completions", cast_to=cast("Any", object), body=body_of(request))


def body_of(request: Mapping[str, Any]) -> dict[str, Any]:
    """Return the body of a request's keywords."""
    body = {name: value for name, value in request.items() if name != "extra_body"}
    return body | dict(request.get("extra_body") or {})


def _keep_deadline(http: httpx2.Client, deadline: Deadline) -> None:
    """Make every read and write below a client look at the deadline."""
    # There is no public way to a client's connections; the tests of dripping endpoints notice if this one goes.
    transports: Iterable[Any] = (http._transport, *http._mounts.values())  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    for transport in transports:
        pool: Any = getattr(transport, "_pool", None)
        if pool is not None:
            pool._network_backend = _timed_backend()(pool._network_backend, deadline)  # noqa: SLF001


def unpacking(response: httpx2.Response) -> Callable[[bytes], Iterator[bytes]] | None:
    """Return what unpacks an answer piece by piece; ``None`` where it is not packed."""
    import httpx2

    names = [
        one.strip().casefold() for one in response.headers.get("content-encoding", "").split(",")
    ]
    packed = [one for one in names if one not in ("", "identity")]
    if not packed:
        return None
    if len(packed) > 1 or packed[0] not in _PACKINGS:
        raise httpx2.DecodingError(
            f"the answer is packed as {', '.join(packed)[:40]}, which was not asked for"
        )
    return _unpacked(zlib.decompressobj(47 if "gzip" in packed[0] else 15))


def _unpacked(unpacker: Any) -> Callable[[bytes], Iterator[bytes]]:
    import httpx2

    def pieces(chunk: bytes) -> Iterator[bytes]:
        try:
            while chunk:
                yield unpacker.decompress(chunk, _PIECE)
                chunk = unpacker.unconsumed_tail
        except zlib.error as error:
            raise httpx2.DecodingError(f"the answer cannot be unpacked: {error}") from error

    return pieces


def bounded_pieces(
    unpack: Callable[[bytes], Iterator[bytes]] | None, most_bytes: int
) -> Callable[[bytes], Iterator[bytes]]:
    """Return what gives the pieces of an answer's chunks, unpacked, and raises where they are too many bytes."""
    import httpx2

    left = most_bytes

    def pieces(chunk: bytes) -> Iterator[bytes]:
        nonlocal left
        for piece in unpack(chunk) if unpack else (chunk,):
            left -= len(piece)
            if left < 0:
                raise httpx2.DecodingError(f"the answer is larger than {most_bytes:,} bytes")
            yield piece

    return pieces


def set_plain(response: httpx2.Response) -> None:
    """Take from an answer's headers what is done already, and a charset that is none: Python has codecs that run."""
    if "content-encoding" in response.headers:
        del response.headers["content-encoding"]
    kind = response.headers.get("content-type", "")
    if "charset" in kind.casefold() and not is_charset(response.charset_encoding or ""):
        response.headers["content-type"] = kind.partition(";")[0]


@cache
def _bounded_stream() -> Callable[
    [httpx2.SyncByteStream, Callable[[bytes], Iterator[bytes]] | None, int], httpx2.SyncByteStream
]:
    """Return the class of streams that end in size; made once, and not before httpx2 is needed anyway."""
    import httpx2

    class Bounded(httpx2.SyncByteStream):
        def __init__(
            self,
            inner: httpx2.SyncByteStream,
            unpack: Callable[[bytes], Iterator[bytes]] | None,
            most_bytes: int,
        ) -> None:
            self._inner, self._pieces = inner, bounded_pieces(unpack, most_bytes)

        def __iter__(self) -> Iterator[bytes]:
            for chunk in self._inner:
                yield from self._pieces(chunk)

        def close(self) -> None:
            self._inner.close()

    return Bounded


@cache
def _timed_stream() -> Any:
    """Return the class of network streams that keep a deadline."""
    import httpcore2

    class TimedStream(httpcore2.NetworkStream):
        def __init__(self, inner: httpcore2.NetworkStream, deadline: Deadline) -> None:
            self._inner, self._deadline = inner, deadline

        def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
            return self._inner.read(max_bytes, _in_time(self._deadline, timeout))

        def write(self, buffer: bytes, timeout: float | None = None) -> None:
            self._inner.write(buffer, _in_time(self._deadline, timeout))

        def close(self) -> None:
            self._inner.close()

        def start_tls(self, *args: Any, **kwargs: Any) -> httpcore2.NetworkStream:
            return TimedStream(self._inner.start_tls(*args, **kwargs), self._deadline)

        def get_extra_info(self, info: str) -> Any:
            return self._inner.get_extra_info(info)

    return TimedStream


@cache
def _timed_backend() -> Any:
    """Return the class of network backends whose streams keep a deadline."""
    import httpcore2

    class TimedBackend(httpcore2.NetworkBackend):
        def __init__(self, inner: httpcore2.NetworkBackend, deadline: Deadline) -> None:
            self._inner, self._deadline = inner, deadline

        def connect_tcp(self, *args: Any, **kwargs: Any) -> httpcore2.NetworkStream:
            stream = self._inner.connect_tcp(*args, **kwargs)
            return cast("httpcore2.NetworkStream", _timed_stream()(stream, self._deadline))

    return TimedBackend


def _in_time(deadline: Deadline, timeout: float | None) -> float | None:
    """Return how long a read may take. Raises ``ReadTimeout`` where the time is over."""
    import httpcore2

    left = deadline.left(timeout)
    if left is not None and left <= 0:
        raise httpcore2.ReadTimeout("the answer did not end in time")
    return left
