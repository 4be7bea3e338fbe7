"""A server on this machine that speaks chat completions, well or badly, as a test has planned."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any, Self

from tests.loopback import Loopback

#: Writes an answer to a request on a connection.
Reply = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Seen:
    """A request as it arrived."""

    path: str
    headers: Mapping[str, str]
    body: dict[str, Any]


@dataclass
class ChatServer(Loopback):
    """Answers requests with the replies of a plan, one after the other; the last one again and again."""

    plan: Sequence[Reply]
    seen: list[Seen] = field(default_factory=list)
    delay: float = 0.0

    def __enter__(self) -> Self:
        self._lock = threading.Lock()
        self.stopping = threading.Event()
        return super().__enter__()

    def handler(self) -> type[BaseHTTPRequestHandler]:
        return _handler(self)

    def __exit__(self, *_: object) -> None:
        self.stopping.set()
        super().__exit__()

    @property
    def url(self) -> str:
        return f"{self.origin}/v1"

    def next(self, seen: Seen) -> Reply:
        with self._lock:
            self.seen.append(seen)
            return self.plan[min(len(self.seen), len(self.plan)) - 1]


@dataclass
class PartlyFaulty(ChatServer):
    """Answers with the plan, and requests that hold ``marker`` with the replies of ``fault`` in place of it."""

    fault: Sequence[Reply] = ()
    marker: str = ""
    faulty: int = 0

    def next(self, seen: Seen) -> Reply:
        if self.marker not in json.dumps(seen.body):
            return super().next(seen)
        with self._lock:
            self.faulty += 1
            return self.fault[min(self.faulty, len(self.fault)) - 1]


def completion(content: str | None, **fields: Any) -> dict[str, Any]:
    """Return the body of a chat completion."""
    message = {"role": "assistant", "content": content, **fields.pop("message", {})}
    choice = {
        "index": 0,
        "message": message,
        "finish_reason": fields.pop("finish_reason", "stop"),
        "logprobs": fields.pop("logprobs", None),
    }
    usage = {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110}
    return {
        "id": "c",
        "object": "chat.completion",
        "created": 0,
        "model": "m",
        "choices": [choice],
        "usage": fields.pop("usage", usage),
        **fields,
    }


def says(content: str | None, **fields: Any) -> Reply:
    """Answer with a chat completion."""
    return sends(200, completion(content, **fields))


def says_tokens(*candidates: tuple[str, float]) -> Reply:
    """Answer one token, with candidates for it."""
    top = [{"token": token, "logprob": value, "bytes": None} for token, value in candidates]
    first = {**top[0], "top_logprobs": top}
    return says(
        candidates[0][0], logprobs={"content": [first], "refusal": None}, finish_reason="length"
    )


def sends(status: int, body: Any, headers: Mapping[str, str] | None = None) -> Reply:
    """Answer with a status and a JSON body, or with a string as it stands."""
    raw = body.encode() if isinstance(body, str) else json.dumps(body).encode()

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        given = {
            "content-type": "application/json",
            "content-length": str(len(raw)),
            **(headers or {}),
        }
        for name, value in given.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(raw)

    return reply


def fails(status: int, message: str = "no", code: str | None = None, **headers: str) -> Reply:
    """Answer with an error in the usual form; underscores in header names stand for hyphens."""
    error = {"message": message, "type": "error", "code": code, "param": None}
    return sends(status, {"error": error}, {k.replace("_", "-"): v for k, v in headers.items()})


def hangs(server_stops: Callable[[], threading.Event]) -> Reply:
    """Answer nothing until the server stops."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        server_stops().wait(30)
        handler.close_connection = True

    return reply


def disconnects(handler: BaseHTTPRequestHandler) -> None:
    """Close the connection without a word."""
    handler.close_connection = True
    handler.connection.close()


def breaks_off(handler: BaseHTTPRequestHandler) -> None:
    """Announce more bytes than come."""
    handler.send_response(200)
    handler.send_header("content-type", "application/json")
    handler.send_header("content-length", "5000")
    handler.end_headers()
    handler.wfile.write(b'{"id": "c", "choices": [')
    handler.wfile.flush()
    handler.close_connection = True


def drips(handler: BaseHTTPRequestHandler) -> None:
    """Send a space every 50 ms, for ever: always busy, never done."""
    handler.send_response(200)
    handler.send_header("content-type", "application/json")
    handler.send_header("content-length", "100000")
    handler.end_headers()
    try:
        for _ in range(600):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        handler.close_connection = True


def _handler(server: ChatServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            length = int(self.headers.get("content-length", 0))
            body = json.loads(self.rfile.read(length) or b"{}")
            if server.delay:
                time.sleep(server.delay)
            server.next(Seen(self.path, dict(self.headers), body))(self)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            """Keep quiet."""

        def handle(self) -> None:
            try:
                super().handle()
            except ConnectionError:
                # Whoever asked has heard enough; told on stderr, it would be taken for the program's.
                self.close_connection = True

        def finish(self) -> None:
            try:
                super().finish()
            except OSError:
                self.close_connection = True

    return Handler
