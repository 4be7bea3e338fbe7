"""What the server answers to whom: other origins, names bound anew, missing tokens, requests that are none."""

from __future__ import annotations

import http.client
import json
import select
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from summarizer.review.server import ReviewServer, serve_in_background
from tests.review.helpers import Reviewing

DECISION = {"reviewer": "ada", "document": 0, "base": 0, "action": "accept"}


@pytest.fixture
def review(reviewing: Callable[[], Reviewing]) -> Reviewing:
    return reviewing()


@pytest.fixture
def server(review: Reviewing) -> Iterator[ReviewServer]:
    running = serve_in_background(review.desk)
    yield running
    running.shutdown()
    running.server_close()


class Answer:
    def __init__(self, given: http.client.HTTPResponse) -> None:
        self.status, self.headers, self.body = given.status, given.headers, given.read()

    @property
    def told(self) -> Any:
        return json.loads(self.body)


def asked(
    server: ReviewServer,
    method: str,
    path: str,
    headers: Mapping[str, str] | None = None,
    body: object = None,
) -> Answer:
    """Send a request with exactly these headers, beside Host where none is given."""
    port = server.server_address[1]
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    given = {"Host": f"127.0.0.1:{port}"} | dict(headers or {})
    data = body if isinstance(body, bytes) else json.dumps(body).encode() if body else None
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    if data is not None and "Content-Length" not in given:
        given["Content-Length"] = str(len(data))
    for name, value in given.items():
        connection.putheader(name, value)
    connection.endheaders(data)
    answer = Answer(connection.getresponse())
    connection.close()
    return answer


def allowed(server: ReviewServer) -> dict[str, str]:
    return {
        "Authorization": f"Bearer {server.token}",
        "Origin": server.origin,
        "Content-Type": "application/json",
    }


def decision(review: Reviewing) -> dict[str, Any]:
    shown: Any = review.document(0)
    return DECISION | {"item": shown["items"][0]["key"]}


def test_the_page_comes_without_a_token_and_holds_no_data(server: ReviewServer) -> None:
    for path in ("/", "/review.js", "/items.js", "/text.js", "/review.css"):
        answer = asked(server, "GET", path)
        assert answer.status == 200
        assert b"Verin" not in answer.body
        assert server.token.encode() not in answer.body
    assert asked(server, "HEAD", "/").body == b""


@pytest.mark.parametrize(
    "path", ["/api/start", "/api/overview?reviewer=ada", "/api/document?number=0&reviewer=ada"]
)
def test_data_is_for_who_has_the_token(server: ReviewServer, path: str) -> None:
    for given in ("", "Bearer ", f"Bearer {server.token}x", server.token, "Bearer é"):
        answer = asked(server, "GET", path, {"Authorization": given} if given else {})
        assert answer.status == 401
        assert b"Verin" not in answer.body
    # Neither in the address nor as a cookie: both would be passed on.
    assert asked(server, "GET", f"{path}&token={server.token}").status == 401
    assert asked(server, "GET", path, {"Cookie": f"token={server.token}"}).status == 401
    assert asked(server, "GET", path, {"Authorization": f"Bearer {server.token}"}).status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "127.0.0.1:1", "[::1]:{port}", ""]
)
def test_a_name_that_was_bound_anew_gets_nothing(
    server: ReviewServer, review: Reviewing, host: str
) -> None:
    named = {"Host": host.format(port=server.server_address[1])}
    for path in ("/", "/review.js", "/api/start"):
        assert asked(server, "GET", path, allowed(server) | named).status == 421
    evil = {"Origin": f"http://{named['Host']}"}
    answer = asked(server, "POST", "/api/decide", allowed(server) | named | evil, decision(review))
    assert answer.status == 421
    assert list(review.store.standing()) == []


@pytest.mark.parametrize(
    "change",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_origin_decides_nothing_even_with_the_token(
    server: ReviewServer, review: Reviewing, change: dict[str, str]
) -> None:
    headers = {k: v for k, v in (allowed(server) | change).items() if v}
    answer = asked(server, "POST", "/api/decide", headers, decision(review))
    assert answer.status == 403
    assert list(review.store.standing()) == []


def test_no_other_origin_is_let_in_by_a_header(server: ReviewServer) -> None:
    evil = {"Origin": "http://evil.example", "Access-Control-Request-Method": "POST"}
    for method in ("OPTIONS", "GET"):
        answer = asked(server, method, "/api/start", evil)
        assert answer.status in (401, 405)
        assert not [name for name in answer.headers if name.lower().startswith("access-control")]


def test_a_decision_is_kept(server: ReviewServer, review: Reviewing) -> None:
    answer = asked(server, "POST", "/api/decide", allowed(server), decision(review))
    assert (answer.status, answer.told["item"]["action"]) == (200, "accept")
    assert [one.action.value for one in review.store.standing()] == ["accept"]
    again = asked(server, "POST", "/api/decide", allowed(server), decision(review))
    assert (again.status, "another tab" in again.told["error"]) == (409, True)
    undone = asked(
        server,
        "POST",
        "/api/undo",
        allowed(server),
        {"reviewer": "ada", "last": answer.told["last"]},
    )
    assert (undone.status, undone.told["document"]) == (200, 0)


@pytest.mark.parametrize(
    ("change", "body", "status"),
    [
        ({"Content-Type": "text/plain"}, {"reviewer": "ada"}, 415),
        ({"Content-Length": "9999999"}, b"{}", 413),
        ({"Content-Length": "-1"}, b"", 411),
        ({"Transfer-Encoding": "chunked", "Content-Length": "5"}, b"0\r\n\r\n", 411),
        ({}, b"[1]", 422),
        ({}, b"[" * 200_000, 422),
        ({}, b"\xff\xfe", 422),
        ({}, {"reviewer": ["ada"]}, 422),
        ({}, {"reviewer": "ada", "document": 10**30}, 422),
        ({}, {"reviewer": "ada", "document": 0, "item": {}, "base": 0, "action": []}, 404),
    ],
)
def test_a_body_that_is_none_is_refused(
    server: ReviewServer, change: dict[str, str], body: object, status: int
) -> None:
    assert asked(server, "POST", "/api/decide", allowed(server) | change, body).status == status


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("PUT", "/api/decide", 405),
        ("DELETE", "/", 405),
        ("TRACE", "/", 405),
        ("GET", "/../../etc/passwd", 404),
        ("GET", "/api/document?reviewer=ada&number=-1", 422),
        ("GET", "/api/document?reviewer=ada&number=%D9%A3", 422),
        ("GET", "/api/document?reviewer=ada&number=77", 404),
        ("GET", "/api/overview", 422),
        ("GET", "http://[/x", 400),
        ("GET", "/?" + "x" * 3_000, 414),
    ],
)
def test_what_is_not_there_is_said(
    server: ReviewServer, method: str, path: str, status: int
) -> None:
    given = {"Authorization": f"Bearer {server.token}"}
    assert asked(server, method, path, given).status == status


def test_every_answer_forbids_what_a_page_could_be_made_to_do(server: ReviewServer) -> None:
    answers = [
        asked(server, "GET", "/"),
        asked(server, "GET", "/api/start"),
        asked(server, "PUT", "/"),
        asked(server, "GET", "/", {"Host": "evil.example"}),
    ]
    for answer in answers:
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "sent", [b"\x16\x03\x01\x02\x00\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\r\n"]
)
def test_what_is_no_request_gets_an_answer_without_what_was_sent(
    server: ReviewServer, sent: bytes
) -> None:
    with socket.create_connection(("127.0.0.1", server.server_address[1]), timeout=10) as raw:
        raw.sendall(sent)
        raw.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: raw.recv(65536), b""))
    assert server.token.encode() not in answer
    assert b"\x16\x03" not in answer
    assert asked(server, "GET", "/").status == 200


def test_many_connections_that_say_nothing_do_not_pile_up(server: ReviewServer) -> None:
    waiting = [
        socket.create_connection(("127.0.0.1", server.server_address[1]), timeout=10)
        for _ in range(100)
    ]
    # Those over the limit are closed by the server: they can be read from, and give nothing.
    ends, closed = time.monotonic() + 10, 0
    while closed < 30 and time.monotonic() < ends:
        readable, _, _ = select.select(waiting, [], [], 0.5)
        closed = len(readable)
    assert closed >= 30
    assert [one.recv(1) for one in readable] == [b""] * closed
    for one in waiting:
        one.close()


def test_nothing_is_written_to_the_terminal(
    server: ReviewServer, review: Reviewing, capfd: pytest.CaptureFixture[str]
) -> None:
    asked(server, "GET", "/api/overview?reviewer=ada", allowed(server))
    asked(server, "POST", "/api/decide", allowed(server), decision(review))
    asked(server, "GET", "/nothing")
    assert capfd.readouterr() == ("", "")


def test_only_loopback_is_listened_on(server: ReviewServer) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert server.address == f"{server.origin}/#{server.token}"
    assert len(server.token) >= 40
