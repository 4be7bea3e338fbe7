"""Requests over the event loop's own connections come to the same as over the client's usual way."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

import httpx2
import pytest

from summarizer.engines.async_wire import async_endpoint_client
from summarizer.engines.loop_wire import LoopTransport

Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Coroutine[Any, Any, None]]
Asking = Callable[[httpx2.AsyncClient, str], Awaitable[object]]

WHOLE = b"HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nbarl"


async def request_of(reader: asyncio.StreamReader) -> bytes:
    """Read a request as a whole; nothing where the client has gone."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return b""
    length = next((x for x in head.lower().split(b"\r\n") if x.startswith(b"content-length:")), b"")
    return head + await reader.readexactly(int(length.partition(b":")[2] or 0))


class Server:
    """Answers every request on a connection with the same bytes, piece by piece; may end the connection behind it."""

    def __init__(self, *pieces: bytes, ends: bool = False) -> None:
        self.pieces, self.ends = pieces, ends
        self.requests: list[bytes] = []
        self.connections = 0

    async def __call__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        while request := await request_of(reader):
            self.requests.append(request)
            for piece in self.pieces:
                writer.write(piece)
                await writer.drain()
                await asyncio.sleep(0.01)
            if self.ends:
                break


def asked(handler: Handler, asking: Asking, *, own: bool = True, most: int = 8) -> object:
    """Run a server and what asks it."""

    async def handled(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        handling.append(asyncio.ensure_future(handler(reader, writer)))
        await asyncio.wait(handling[-1:])
        writer.close()

    async def main() -> object:
        server = await asyncio.start_server(handled, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        transport = LoopTransport(most) if own else None
        try:
            async with httpx2.AsyncClient(transport=transport, trust_env=False) as client:
                return await asyncio.wait_for(asking(client, f"http://127.0.0.1:{port}/v1"), 10)
        finally:
            server.close()
            for one in handling:
                one.cancel()
            await asyncio.gather(*handling, return_exceptions=True)
            await asyncio.sleep(0.02)

    handling: list[asyncio.Future[None]] = []
    return asyncio.run(main())


async def told(client: httpx2.AsyncClient, url: str) -> object:
    """Return status, headers and text of two answers, one after the other, or the error."""
    try:
        answers = [await client.post(url, json={"of": n}) for n in range(2)]
    except httpx2.TransportError as error:
        return type(error)
    return [(a.status_code, a.headers.multi_items(), a.text, a.http_version) for a in answers]


@pytest.mark.parametrize(
    "server",
    [
        Server(WHOLE),
        Server(WHOLE[:9], WHOLE[9:30], WHOLE[30:40], WHOLE[40:]),
        Server(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nba\r\n", b"2\r\nrl\r\n0\r\n\r\n"),
        Server(b"HTTP/1.1 100 Continue\r\n\r\n", WHOLE),
        Server(b"HTTP/1.1 429 No\r\nset-cookie: a=b\r\nset-cookie: c=d\r\ncontent-length: 0\r\n\r\n"),
        Server(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nbarl", b"ey", ends=True),
        Server(b"HTTP/1.0 200 OK\r\n\r\nbarley", ends=True),
        # No answer, or none that can be read.
        Server(ends=True),
        Server(WHOLE[:-2], ends=True),
        Server(b"220 mail.example ESMTP\r\n\r\n", ends=True),
        Server(b"HTTP/1.1 200 OK\r\na: " + b"x" * 200_000, ends=True),
        Server(b"HTTP/1.1 200 OK\r\ncontent-length: 4, 5\r\n\r\nbarl"),
    ],
)  # fmt: skip
def test_an_answer_is_what_the_client_s_own_way_has_for_it(server: Server) -> None:
    assert asked(server, told) == asked(server, told, own=False)


def test_what_is_sent_is_what_the_client_s_own_way_sends() -> None:
    server = Server(WHOLE)
    asked(server, told)
    asked(server, told, own=False)
    sent = [re.sub(rb"127\.0\.0\.1:\d+", b"", request) for request in server.requests]
    assert sent[:2] == sent[2:]


def test_a_connection_is_used_again() -> None:
    server = Server(WHOLE)
    asked(server, told)
    assert (len(server.requests), server.connections) == (2, 1)


def test_more_than_an_answer_is_no_beginning_of_the_next() -> None:
    server = Server(WHOLE + b"HTTP/1.1 500 No\r\n")
    answers = asked(server, told)
    assert answers == [(200, [("content-length", "4")], "barl", "HTTP/1.1")] * 2
    assert server.connections == 2


@pytest.mark.parametrize("behind", [b"", b"HTTP/1.1 200 OK\r\n"])
def test_a_connection_that_ended_or_goes_on_talking_is_not_used_again(behind: bytes) -> None:
    async def answers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if await request_of(reader):
            writer.write(WHOLE)
            await asyncio.sleep(0.03)
            writer.write(behind)
            await asyncio.sleep(0 if not behind else 0.2)

    async def twice(client: httpx2.AsyncClient, url: str) -> object:
        first = await client.post(url, json={})
        await asyncio.sleep(0.1)
        return [first.text, (await client.post(url, json={})).text]

    assert asked(answers, twice) == ["barl", "barl"]


def test_an_idle_connection_is_not_used_again_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.engines.loop_wire._IDLE", 0.0)
    server = Server(WHOLE)
    asked(server, told)
    assert server.connections == 2


def test_no_more_requests_are_under_way_than_there_are_connections() -> None:
    inside = most = 0

    async def answers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal inside, most
        while await request_of(reader):
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0.02)
            inside -= 1
            writer.write(WHOLE)

    async def many(client: httpx2.AsyncClient, url: str) -> object:
        return {a.text for a in await asyncio.gather(*(client.get(url) for _ in range(9)))}

    assert (asked(answers, many, most=3), most) == ({"barl"}, 3)


def test_a_request_that_is_given_up_leaves_its_place_to_others() -> None:
    asked_before = False

    async def answers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal asked_before
        await request_of(reader)
        if asked_before:
            writer.write(WHOLE)
        asked_before = True
        await reader.read()

    async def given_up(client: httpx2.AsyncClient, url: str) -> object:
        lost = asyncio.create_task(client.get(url))
        await asyncio.sleep(0.05)
        lost.cancel()
        with pytest.raises(asyncio.CancelledError):
            await lost
        return (await client.get(url)).text

    assert asked(answers, given_up, most=1) == "barl"


def test_no_more_of_an_answer_is_held_than_somebody_reads() -> None:
    sent = 0

    async def floods(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        await request_of(reader)
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        try:
            while sent < 1_000:
                writer.write(b"x" * 65_536)
                await writer.drain()
                sent += 1
        except ConnectionError:
            pass

    async def slowly(client: httpx2.AsyncClient, url: str) -> object:
        async with client.stream("GET", url) as answer:
            await anext(answer.aiter_raw())
            await asyncio.sleep(0.3)
            return sent < 500

    assert asked(floods, slowly) is True


def test_nobody_listening_is_a_failed_connection() -> None:
    async def nowhere(client: httpx2.AsyncClient, url: str) -> object:
        del url
        with pytest.raises(httpx2.ConnectError):
            await client.get("http://127.0.0.1:9/")
        with pytest.raises(httpx2.ConnectError):
            await client.get("http://127.0.0.1:9/")
        return "refused"

    assert asked(Server(WHOLE), nowhere, most=1) == "refused"


def test_headers_that_are_none_are_not_sent() -> None:
    async def broken(client: httpx2.AsyncClient, url: str) -> object:
        with pytest.raises(httpx2.LocalProtocolError):
            await client.get(url, headers=[(b"a b", b"c")])
        return (await client.get(url)).text

    assert asked(Server(WHOLE), broken, most=1) == "barl"


@pytest.mark.parametrize(
    ("address", "own"),
    [
        ("http://127.0.0.1:8000/v1", True),
        ("http://localhost:8000/v1", True),
        ("https://127.0.0.1:8000/v1", False),
        ("http://models.example/v1", False),
        ("https://models.example/v1", False),
    ],
)
def test_only_plain_endpoints_of_this_machine_are_asked_so(address: str, *, own: bool) -> None:
    async def main() -> bool:
        async with async_endpoint_client(address, 1.0, lambda _: None) as client:
            return isinstance(client._transport, LoopTransport)

    assert asyncio.run(main()) is own
