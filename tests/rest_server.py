"""A server on this machine for interfaces of resources: what every one of them has in common."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

from tests.loopback import Loopback


@dataclass
class Request:
    """A request as it arrived; ``query`` holds the last value of each name."""

    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


#: Status, body (bytes as they stand, anything else as JSON), headers.
Response = tuple[int, Any, Mapping[str, str]]


@dataclass
class RestServer(Loopback):
    """Answers requests with ``respond``, one at a time; ``before`` and ``after`` may break things."""

    seen: list[Request] = field(default_factory=list)
    before: Callable[[Request], None] = lambda _: None
    after: Callable[[Request], None] = lambda _: None

    def __enter__(self) -> Self:
        self.mutex = threading.RLock()
        return super().__enter__()

    def handler(self) -> type[BaseHTTPRequestHandler]:
        return _handler(self)

    def respond(self, request: Request) -> Response:
        raise NotImplementedError

    def sent(self, method: str) -> list[Request]:
        return [one for one in self.seen if one.method == method]


class _Handler(BaseHTTPRequestHandler):
    rest: RestServer
    protocol_version = "HTTP/1.1"

    def _serve(self) -> None:
        parts = urlsplit(self.path)
        request = Request(
            self.command,
            parts.path,
            {name: values[-1] for name, values in parse_qs(parts.query).items()},
            {name.lower(): value for name, value in self.headers.items()},
            self._body(),
        )
        with self.rest.mutex:
            self.rest.seen.append(request)
            try:
                self.rest.before(request)
                status, body, headers = self.rest.respond(request)
                self.rest.after(request)
            except ConnectionError:
                # Served or not, nothing is answered.
                self.close_connection = True
                return
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"content-type": "application/json", **headers}.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def _body(self) -> bytes:
        if self.headers.get("transfer-encoding", "").lower() != "chunked":
            return self.rfile.read(int(self.headers.get("content-length", 0)))
        body = b""
        while size := int(self.rfile.readline().strip(), 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Keep quiet."""


def _handler(server: RestServer) -> type[BaseHTTPRequestHandler]:
    return type("Handler", (_Handler,), {"rest": server})
