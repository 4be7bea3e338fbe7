"""The page's server: on loopback, for whoever has the address that was printed, and for nobody else.

What a request has to show, in this order:

1. its ``Host`` is this server's own address: a name that was bound anew to 127.0.0.1 (DNS rebinding) gets nothing;
2. for data, the token, in an ``Authorization`` header. It stands in the fragment of the printed address, which no
   browser sends to anybody: it is in no log, no referrer and no cookie, which other ports of this machine would get;
3. for decisions, an ``Origin`` that is this page's, and a body of JSON of bounded size.

``http.server`` of the standard library is enough for a handful of routes on loopback and adds nothing to install; what
it lacks (limits of time, size and connections) is here.
"""

from __future__ import annotations

import json
import secrets
import socket
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from typing import Any, ClassVar, cast
from urllib.parse import SplitResult, parse_qs, urlsplit

from summarizer.errors import InputError, SummarizerError
from summarizer.review.desk import Desk, NotFound
from summarizer.review.store import Outdated

_LOOPBACK = "127.0.0.1"
#: Bytes of the largest body: a correction of every field at its longest, several times over.
_LARGEST_BODY = 256 * 1024
_LARGEST_ADDRESS = 2_000
#: Seconds after which a connection that says nothing is closed, and how many there may be at once.
_SILENCE, _CONNECTIONS = 60.0, 64
_TOKEN_BYTES = 32
#: Seconds in which the thread of a connection that was closed for another one ends.
_GIVES_WAY = 1.0
#: What a page may do: run this server's script, use its style, ask this server. No frame may hold it.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_PAGES = {
    "/": ("review.html", "text/html"),
    "/review.css": ("review.css", "text/css"),
    "/review.js": ("review.js", "text/javascript"),
    "/items.js": ("items.js", "text/javascript"),
    "/text.js": ("text.js", "text/javascript"),
}

Told = Mapping[str, Any]


class Refused(Exception):
    """A request that gets nothing, with the reason."""

    def __init__(self, status: HTTPStatus, message: str) -> None:
        super().__init__(message)
        self.status, self.message = status, message


class ReviewServer(ThreadingHTTPServer):
    """Serves one review on a random port of the loopback interface."""

    daemon_threads = True
    #: More than a browser opens at once, or it would wait for seconds.
    request_queue_size = _CONNECTIONS

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.token = secrets.token_urlsafe(_TOKEN_BYTES)
        self._free = threading.BoundedSemaphore(_CONNECTIONS)
        #: Connections whose request has not come to its end, the one that has waited longest first.
        self._waiting: dict[Any, None] = {}
        self._mutex = threading.Lock()
        super().__init__((_LOOPBACK, 0), _Handler)

    @property
    def origin(self) -> str:
        """The address without the token."""
        return f"http://{_LOOPBACK}:{self.server_address[1]}"

    @property
    def address(self) -> str:
        """The address to open. Who has it may read the documents and decide."""
        return f"{self.origin}/#{self.token}"

    def process_request(self, request: Any, client_address: Any) -> None:
        """Handle a connection in a thread of its own; where there are too many, the longest wait for a request ends."""
        if not self._free.acquire(blocking=False):
            self._close_longest_wait()
            if not self._free.acquire(timeout=_GIVES_WAY):
                self.shutdown_request(request)
                return
        super().process_request(request, client_address)

    def _close_longest_wait(self) -> None:
        with self._mutex:
            longest = next(iter(self._waiting), None)
            if longest is not None:
                del self._waiting[longest]
                # Its thread reads the end of the stream, and lets the next one in.
                with suppress(OSError):
                    longest.shutdown(socket.SHUT_RDWR)

    def waits(self, connection: socket.socket, *, begins: bool) -> None:
        """Take note that a connection begins to wait for a request, or that the request has come."""
        with self._mutex:
            self._waiting.pop(connection, None)
            if begins:
                self._waiting[connection] = None

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Handle a connection, and let another one in."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self.waits(request, begins=False)
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say what went wrong on this side; that a browser went away is nothing."""
        import sys

        error = sys.exception()
        if not isinstance(error, (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    server_version = "summarizer"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = _SILENCE

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
        """Write no log: it would say who read what."""

    def handle_one_request(self) -> None:
        """Wait for a request and answer it."""
        self._review.waits(self.connection, begins=True)
        super().handle_one_request()

    @property
    def _review(self) -> ReviewServer:
        return cast("ReviewServer", self.server)

    def do_GET(self) -> None:
        """Answer with the page, or with data for who has the token."""
        self._review.waits(self.connection, begins=False)
        self._answered(self._get)

    def do_HEAD(self) -> None:
        """Answer as to GET, without the body."""
        self._review.waits(self.connection, begins=False)
        self._answered(self._get)

    def do_POST(self) -> None:
        """Keep a decision."""
        self._answered(self._post)

    def __getattr__(self, name: str) -> Any:
        # Every other method, OPTIONS included, which asks for another origin.
        if name.startswith("do_"):
            return lambda: self._answered(self._other)
        raise AttributeError(name)

    def _answered(self, answer: Callable[[], None]) -> None:
        try:
            self._demand_own_address()
            answer()
        except Refused as refused:
            self._tell(refused.status, {"error": refused.message})
        except Outdated as error:
            self._tell(HTTPStatus.CONFLICT, {"error": error.message})
        except NotFound as error:
            self._tell(HTTPStatus.NOT_FOUND, {"error": error.message})
        except InputError as error:
            self._tell(HTTPStatus.UNPROCESSABLE_ENTITY, {"error": error.message})
        except SummarizerError as error:
            self._tell(HTTPStatus.INTERNAL_SERVER_ERROR, {"error": error.message})

    # -- who asks ---------------------------------------------------------------------------------

    def _demand_own_address(self) -> None:
        host = self.headers.get_all("Host") or []
        port = self._review.server_address[1]
        if host not in ([f"{_LOOPBACK}:{port}"], [f"localhost:{port}"]):
            self.close_connection = True
            raise Refused(HTTPStatus.MISDIRECTED_REQUEST, "This server has another address.")
        if len(self.path) > _LARGEST_ADDRESS:
            raise Refused(HTTPStatus.REQUEST_URI_TOO_LONG, "The address is too long.")

    def _demand_token(self) -> None:
        given = self.headers.get("Authorization", "").encode("utf-8", "replace")
        if not secrets.compare_digest(given, f"Bearer {self._review.token}".encode()):
            self.close_connection = True
            raise Refused(
                HTTPStatus.UNAUTHORIZED,
                "The token is missing or is another one. Open the address that the command printed.",
            )

    def _demand_own_page(self) -> None:
        """Writing is for this server's page: another origin may send a request, and never with this header."""
        origins = self.headers.get_all("Origin") or []
        host = self.headers.get("Host", "")
        same_site = self.headers.get("Sec-Fetch-Site", "same-origin")
        if origins != [f"http://{host}"] or same_site != "same-origin":
            self.close_connection = True
            raise Refused(HTTPStatus.FORBIDDEN, "Only the page of this server may decide.")

    # -- what is asked ----------------------------------------------------------------------------

    def _get(self) -> None:
        if "Content-Length" in self.headers or "Transfer-Encoding" in self.headers:
            # What is not read would be taken for the next request.
            self.close_connection = True
        address = self._address()
        page = _PAGES.get(address.path)
        if page is not None:
            self._page(*page)
            return
        self._demand_token()
        asked = {name: values[-1] for name, values in parse_qs(address.query).items()}
        told = self._read(address.path, asked)
        if told is None:
            raise Refused(HTTPStatus.NOT_FOUND, "There is nothing at this address.")
        self._tell(HTTPStatus.OK, told)

    def _address(self) -> SplitResult:
        try:
            return urlsplit(self.path)
        except ValueError:
            raise Refused(HTTPStatus.BAD_REQUEST, "The address is none.") from None

    _READS: ClassVar[Mapping[str, Callable[[Desk, str, Mapping[str, str]], Told]]] = {
        "/api/overview": lambda desk, reviewer, _: desk.overview(reviewer),
        "/api/changes": lambda desk, reviewer, _: desk.changes(reviewer),
        "/api/document": lambda desk, reviewer, asked: desk.document(_place(asked), reviewer),
    }

    def _read(self, path: str, asked: Mapping[str, str]) -> Told | None:
        desk = self._review.desk
        if path == "/api/start":
            return desk.start()
        read = self._READS.get(path)
        return None if read is None else read(desk, desk.reviewer(asked.get("reviewer")), asked)

    _WRITES: ClassVar[Mapping[str, Callable[[Desk, str, Told], Told]]] = {
        "/api/decide": Desk.decide,
        "/api/add": Desk.add,
        "/api/finish": Desk.finish,
        "/api/undo": Desk.undo,
    }

    def _post(self) -> None:
        # Read before anything is refused, or what is left would be taken for the next request.
        body = self._body()
        self._demand_token()
        self._demand_own_page()
        write = self._WRITES.get(self._address().path)
        if write is None:
            raise Refused(HTTPStatus.NOT_FOUND, "There is nothing at this address.")
        desk = self._review.desk
        asked = _parsed(body)
        self._tell(HTTPStatus.OK, write(desk, desk.reviewer(asked.get("reviewer")), asked))

    def _body(self) -> bytes:
        self.close_connection = True
        length = self.headers.get_all("Content-Length") or []
        if "Transfer-Encoding" in self.headers or len(length) != 1 or not _is_number(length[0]):
            raise Refused(HTTPStatus.LENGTH_REQUIRED, "The length of the body has to be given.")
        if int(length[0]) > _LARGEST_BODY:
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The body is too large.")
        if self.headers.get_content_type() != "application/json":
            raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "The body has to be JSON.")
        body = self.rfile.read(int(length[0]))
        self._review.waits(self.connection, begins=False)
        self.close_connection = self.headers.get("Connection", "").lower() == "close"
        return body

    def _other(self) -> None:
        self.close_connection = True
        raise Refused(HTTPStatus.METHOD_NOT_ALLOWED, "Only GET, HEAD and POST are answered.")

    # -- answers ----------------------------------------------------------------------------------

    def _page(self, name: str, kind: str) -> None:
        data = files("summarizer.review").joinpath("templates", name).read_bytes()
        self._send(HTTPStatus.OK, data, kind)

    def _tell(self, status: HTTPStatus, told: Told) -> None:
        # In ASCII: a lone surrogate of a document must not break the answer.
        self._send(status, json.dumps(told).encode("ascii"), "application/json")

    def _send(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        self.send_response(status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what is no request at all, with the headers of every answer and nothing of what came."""
        del message, explain
        self.close_connection = True
        try:
            status = HTTPStatus(code)
        except ValueError:
            status = HTTPStatus.BAD_REQUEST
        # What could not be parsed left no method behind.
        self.command = getattr(self, "command", None) or "GET"
        self.request_version = "HTTP/1.1"
        self._tell(status, {"error": status.phrase})


def _place(asked: Mapping[str, str]) -> int:
    number = asked.get("number", "")
    if not _is_number(number):
        raise InputError("The document has to be a number.")
    return int(number)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 12


def _parsed(body: bytes) -> dict[str, Any]:
    try:
        value: Any = json.loads(body)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise InputError("The body has to be a JSON object.")
    return cast("dict[str, Any]", value)


def serve_in_background(desk: Desk) -> ReviewServer:
    """Start a server in a thread of its own; ``shutdown`` and ``server_close`` end it."""
    server = ReviewServer(desk)
    threading.Thread(target=server.serve_forever, name="review", daemon=True).start()
    return server
