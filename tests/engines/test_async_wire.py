"""Requests are spread over pools of connections, and proxies of the environment are still used."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import httpx2
import pytest

from summarizer.engines.async_wire import async_endpoint_client, spread_class


class _Body(httpx2.AsyncByteStream):
    def __init__(self) -> None:
        self.closed = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b"words"

    async def aclose(self) -> None:
        self.closed += 1


class _Pool(httpx2.AsyncBaseTransport):
    """Answers when it is let go; fails where the path says so."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.bodies: list[_Body] = []
        self.closed = False

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        self.seen.append(request.url.path)
        await asyncio.sleep(0)
        if request.url.path == "/fails":
            raise httpx2.ConnectError("refused")
        self.bodies.append(_Body())
        return httpx2.Response(200, stream=self.bodies[-1])

    async def aclose(self) -> None:
        self.closed = True


def _asked(path: str) -> httpx2.Request:
    return httpx2.Request("GET", f"http://127.0.0.1{path}")


def test_each_request_goes_where_fewest_are_in_flight() -> None:
    pools = [_Pool(), _Pool(), _Pool()]
    spread = spread_class()(pools)

    async def run() -> None:
        open_ones = await asyncio.gather(
            *(spread.handle_async_request(_asked(f"/{n}")) for n in range(7))
        )
        assert spread.in_flight == [3, 2, 2]
        for response in open_ones:
            assert [piece async for piece in response.stream] == [b"words"]
            await response.stream.aclose()
            await response.stream.aclose()
        assert spread.in_flight == [0, 0, 0]
        await spread.aclose()

    asyncio.run(run())
    assert [len(pool.seen) for pool in pools] == [3, 2, 2]
    assert all(body.closed for pool in pools for body in pool.bodies)
    assert all(pool.closed for pool in pools)


def test_a_request_that_fails_is_in_flight_no_more() -> None:
    spread = spread_class()([_Pool(), _Pool()])

    async def run() -> None:
        with pytest.raises(httpx2.ConnectError):
            await spread.handle_async_request(_asked("/fails"))
        assert spread.in_flight == [0, 0]

    asyncio.run(run())


@pytest.mark.parametrize(
    ("address", "proxy", "reached"),
    [
        ("http://endpoint.example", True, "proxy"),
        ("http://{server}", True, "server"),
        ("http://{server}", False, "server"),
    ],
)
def test_a_proxy_of_the_environment_is_used_for_what_is_not_this_machine(
    monkeypatch: pytest.MonkeyPatch, address: str, proxy: bool, reached: str
) -> None:
    asked: list[str] = []

    async def run() -> None:
        servers = {name: await _server(name, asked) for name in ("proxy", "server")}
        ports = {name: one.sockets[0].getsockname()[1] for name, one in servers.items()}
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        if proxy:
            monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{ports['proxy']}")
        url = address.format(server=f"127.0.0.1:{ports['server']}")
        async with async_endpoint_client(url, 5.0, lambda _: None) as client:
            assert (await client.get(f"{url}/v1")).text == "ok"
        for one in servers.values():
            one.close()

    asyncio.run(run())
    assert asked == [reached]


async def _server(name: str, asked: list[str]) -> asyncio.Server:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        asked.append(name)
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok")
        await writer.drain()
        writer.close()

    return await asyncio.start_server(answer, "127.0.0.1", 0)
