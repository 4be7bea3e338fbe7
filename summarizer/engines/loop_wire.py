"""HTTP/1.1 to an endpoint of this machine, on the event loop's own connections, for an HTTP client of coroutines.

What is sent and received is h11's to write and to read, as it is below the client's usual transport. That one asks each
of its idle connections before and after each request whether it is still open, and goes through a layer for several
kinds of event loops; here a connection says itself that it ended. It halves what a request costs.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Generator
from contextlib import contextmanager
from typing import Any, cast

import h11
import httpx2

#: Seconds after which an idle connection is not used again, and code points of headers at most: the client's own.
_IDLE, _HEAD = 5.0, 100 * 1024
#: Seconds after which the next address of a name is tried, too.
_NEXT_ADDRESS = 0.25


class LoopTransport(httpx2.AsyncBaseTransport):
    """Sends requests over ``most`` connections at most, each kept for the next request. Belongs to one event loop.

    Time is kept by who awaits, that of connecting apart. Errors are the client's own (``httpx2.TransportError``).
    """

    def __init__(self, most: int) -> None:
        self._room = asyncio.Semaphore(most)
        self._idle: list[_Connection] = []

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send a request; the connection is free for the next one when the answer is closed."""
        body = b"".join([part async for part in cast("httpx2.AsyncByteStream", request.stream)])
        await self._room.acquire()
        connection: _Connection | None = None
        try:
            connection = self._kept() or await _connected(request)
            connection.send(request, body)
            head = await connection.head()
        except BaseException:
            self._give_back(connection)
            raise
        return httpx2.Response(
            head.status_code,
            headers=head.headers.raw_items(),
            stream=_Body(self, connection),
            extensions={
                "http_version": b"HTTP/" + head.http_version,
                "reason_phrase": head.reason,
            },
        )

    async def aclose(self) -> None:
        """Close the connections that are idle."""
        for connection in self._idle:
            connection.close()
        self._idle.clear()
        # The event loop takes leave of them in its next round.
        await asyncio.sleep(0)

    def _kept(self) -> _Connection | None:
        """Return the connection that was used last, if it may be used again."""
        while self._idle:
            connection = self._idle.pop()
            if connection.is_fresh():
                return connection
            connection.close()
        return None

    def _give_back(self, connection: _Connection | None) -> None:
        self._room.release()
        if connection is None:
            return
        if connection.is_done():
            connection.begin_anew()
            self._idle.append(connection)
        else:
            connection.close()

    def closed(self, connection: _Connection) -> None:
        """Take back a connection whose answer is read, or is to be read no further."""
        self._give_back(connection)


class _Body(httpx2.AsyncByteStream):
    """The body of an answer, as it arrives."""

    def __init__(self, owner: LoopTransport, connection: _Connection) -> None:
        self._owner = owner
        self._connection: _Connection | None = connection

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while self._connection is not None and (data := await self._connection.data()) is not None:
            yield data

    async def aclose(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            self._owner.closed(connection)


class _Connection(asyncio.Protocol):
    """One connection, on which one request is under way at a time."""

    def __init__(self) -> None:
        self._state = h11.Connection(h11.CLIENT, max_incomplete_event_size=_HEAD)
        self._transport: Any = None
        self._waiting: asyncio.Future[None] | None = None
        self._ended: BaseException | bool = False
        self._paused = False
        self._since = time.monotonic()

    # What the event loop tells ------------------------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way to the other side."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Take what arrived; more is not read from the socket before somebody asks for it."""
        self._state.receive_data(data)
        if self._waiting is None:
            self._paused = True
            self._transport.pause_reading()
        self._wake()

    def eof_received(self) -> None:
        """Note that no more comes: the end of an answer without a length, or of one that is cut."""
        if self._state.their_state is not h11.SEND_RESPONSE:
            self._state.receive_data(b"")
        self._ended = True
        self._wake()

    def connection_lost(self, exc: Exception | None) -> None:
        """Note that the connection is gone."""
        self._ended = exc or True
        self._wake()

    def _wake(self) -> None:
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(None)

    # What is asked of it ------------------------------------------------------------------------------------

    def is_fresh(self) -> bool:
        """Whether an idle connection is open, quiet and young enough for another request."""
        young = time.monotonic() - self._since < _IDLE
        return young and not self._ended and not self._paused

    def is_done(self) -> bool:
        """Whether request and answer are whole, and another request may follow."""
        done = self._state.our_state is h11.DONE and self._state.their_state is h11.DONE
        return done and not self._ended and not self._state.trailing_data[0]

    def begin_anew(self) -> None:
        """Make it ready for another request."""
        self._state.start_next_cycle()
        self._since = time.monotonic()
        self._go_on()

    def close(self) -> None:
        """Close it at once. Calling it twice is harmless."""
        self._transport.abort()

    def send(self, request: httpx2.Request, body: bytes) -> None:
        """Send a request as a whole. Raises ``LocalProtocolError`` for headers that are none."""
        url = request.url
        with _named_as_the_client_s():
            head = h11.Request(
                method=request.method, target=url.raw_path, headers=request.headers.raw
            )
            events = (head, *((h11.Data(data=body),) if body else ()), h11.EndOfMessage())
            self._transport.write(b"".join(filter(None, map(self._state.send, events))))

    async def head(self) -> h11.Response:
        """Return status and headers of the answer."""
        while not isinstance(event := await self._event(), h11.Response):
            if not isinstance(event, h11.InformationalResponse):
                raise httpx2.RemoteProtocolError("The server sent no head of an answer.")
        return event

    async def data(self) -> bytes | None:
        """Return the next part of the answer's body, ``None`` at its end."""
        event = await self._event()
        return bytes(event.data) if isinstance(event, h11.Data) else None

    async def _event(self) -> Any:
        while True:
            with _named_as_the_client_s():
                event = self._state.next_event()
            if event is not h11.NEED_DATA:
                return event
            if self._ended:
                raise self._lost()
            self._go_on()
            self._waiting = asyncio.get_running_loop().create_future()
            try:
                await self._waiting
            finally:
                self._waiting = None

    def _go_on(self) -> None:
        """Read from the socket again."""
        if self._paused:
            self._paused = False
            self._transport.resume_reading()

    def _lost(self) -> httpx2.TransportError:
        if isinstance(self._ended, BaseException):
            return httpx2.ReadError(str(self._ended))
        return httpx2.RemoteProtocolError("Server disconnected without sending a response.")


async def _connected(request: httpx2.Request) -> _Connection:
    """Return a new connection to the server of a request. Raises ``ConnectError`` or ``ConnectTimeout``."""
    loop, url = asyncio.get_running_loop(), request.url
    limit = request.extensions.get("timeout", {}).get("connect")
    try:
        async with asyncio.timeout(limit):
            _, connection = await loop.create_connection(
                _Connection, url.host, url.port or 80, happy_eyeballs_delay=_NEXT_ADDRESS
            )
    except TimeoutError as error:
        raise httpx2.ConnectTimeout(str(error)) from error
    except OSError as error:
        raise httpx2.ConnectError(str(error)) from error
    return connection


@contextmanager
def _named_as_the_client_s() -> Generator[None]:
    """Raise what h11 finds wrong as the client's own errors."""
    try:
        yield
    except h11.LocalProtocolError as error:
        raise httpx2.LocalProtocolError(str(error)) from error
    except h11.RemoteProtocolError as error:
        raise httpx2.RemoteProtocolError(str(error)) from error
