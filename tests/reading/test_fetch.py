"""Addresses are fetched only where that was asked for, within bounds, and never from inside of a private network."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from summarizer.errors import DocumentTooLarge, InputError, UnreadableDocument
from summarizer.reading import fetch
from summarizer.reading.read import ReadLimits, find_documents

_PAGE = b"<html><body><p>Karsenia <del>agreed</del> did not agree to the visit.</p></body></html>"


class _Pages(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = self.path.strip("/").split("?")[0]
        answer = getattr(self, "_" + path.replace("p%C3%A4ge", "page"), None)
        (answer or self._missing)()

    def _send(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _missing(self) -> None:
        self._send(404, b"")

    def _page(self) -> None:
        self._send(200, _PAGE, Content_Type="text/html; charset=utf-8")

    def _moved(self) -> None:
        self._send(302, b"", Location="/page")

    def _elsewhere(self) -> None:
        self._send(302, b"", Location=self.path.partition("?")[2])

    def _circle(self) -> None:
        self._send(302, b"", Location="/circle")

    def _away(self) -> None:
        self._send(
            302, b"", Location=f"http://localhost.localdomain:{self.server.server_address[1]}/page"
        )

    def _file(self) -> None:
        self._send(302, b"", Location="file:///etc/passwd")

    def _packed(self) -> None:
        self._send(
            200,
            gzip.compress(b"a" * 50_000_000),
            Content_Type="text/plain",
            Content_Encoding="gzip",
        )

    def _endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(10_000):
            self.wfile.write(b"x" * 65_536)

    def _dripping(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for _ in range(100):
            self.wfile.write(b"X-Slow: yes\r\n")
            time.sleep(0.1)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@contextmanager
def _served() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _read(address: str, **limits: int) -> Any:
    (found,) = find_documents([address], fetch=True, limits=ReadLimits(**limits))
    return found.read()


def test_without_the_option_an_address_is_an_error_that_says_so() -> None:
    (found,) = find_documents(["https://press.example/readout"])
    with pytest.raises(InputError, match="fetch=True"):
        found.read()


@pytest.mark.parametrize("path", ["page", "moved"])
def test_a_page_is_fetched_and_read_as_a_page(path: str) -> None:
    with _served() as base:
        document = _read(f"{base}/{path}")
    assert document.text == "Karsenia did not agree to the visit."
    assert document.url == f"{base}/page"
    assert document.source == f"{base}/{path}"


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("none", "answered with 404"),
        ("circle", "redirects more than"),
        ("file", "not a web address"),
    ],
)
def test_what_is_no_page_says_why(path: str, why: str) -> None:
    with _served() as base, pytest.raises(UnreadableDocument, match=why):
        _read(f"{base}/{path}")


@pytest.mark.parametrize("path", ["packed", "endless"])
def test_an_answer_without_end_is_refused(path: str) -> None:
    with _served() as base, pytest.raises(DocumentTooLarge):
        _read(f"{base}/{path}", bytes=1_000_000)


def test_a_server_that_drips_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "SECONDS", 1.0)
    began = time.monotonic()
    with _served() as base, pytest.raises(UnreadableDocument, match="took longer"):
        _read(f"{base}/dripping")
    assert time.monotonic() - began < 5


def test_a_redirect_to_a_private_address_is_not_followed() -> None:
    with (
        _served() as base,
        pytest.raises(UnreadableDocument, match=r"not a public address|there is no host"),
    ):
        _read(f"{base}/away")


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.9",
        "169.254.169.254",
        "::1",
        "fd00::1",
        "::ffff:127.0.0.1",
        "0.0.0.0",  # noqa: S104 - refused
        "224.0.0.1",
        "100.64.0.1",
        "::7f00:1",
        "64:ff9b::7f00:1",
        "64:ff9b::a00:1",
        "64:ff9b:1::a00:1",
        "fec0::1",
        "ff02::1",
        "5f00::1",
        "2002:a00:1::1",
        "2001:0:a00:1::1",
    ],
)
def test_a_name_that_means_a_private_address_is_refused(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetch, "_looked_up", lambda host, port: [address])
    with pytest.raises(UnreadableDocument, match="not a public address"):
        _read("http://press.example/readout")


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f::1", "64:ff9b::5db8:d70e"])
def test_a_public_address_is_asked(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "_looked_up", lambda *_: [address])
    with pytest.raises(UnreadableDocument, match="blocked in tests"):
        _read("http://press.example/readout")


def test_a_redirect_to_another_service_of_a_private_host_is_not_followed() -> None:
    with (
        _served() as base,
        _served() as other,
        pytest.raises(UnreadableDocument, match="not a public address"),
    ):
        _read(f"{base}/elsewhere?{other}/page")


@pytest.mark.parametrize("to", ["http://[", "http://a:b/", "http://", "//[::1", "\\\\host\\share"])
def test_a_redirect_to_no_address_is_an_error_in_words(to: str) -> None:
    with _served() as base, pytest.raises(UnreadableDocument, match="was not fetched"):
        _read(f"{base}/elsewhere?{to}")


@pytest.mark.parametrize("address", ["http://[", "http://a:99999/", "https://[::1/x", "http:///x"])
def test_what_is_no_address_is_an_error_in_words(address: str) -> None:
    with pytest.raises(UnreadableDocument, match="was not fetched"):
        _read(address)


def test_a_host_in_other_letters_is_asked_as_it_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def looked_up(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["10.0.0.1"]

    monkeypatch.setattr(fetch, "_looked_up", looked_up)
    with pytest.raises(UnreadableDocument):
        _read("https://bücher.example/ö")
    assert asked == ["xn--bcher-kva.example"]


def test_a_path_in_other_letters_is_asked_as_it_is_meant() -> None:
    with _served() as base:
        assert "agree" in _read(f"{base}/päge").text


@pytest.mark.parametrize("address", ["ftp://press.example/a", "http://user:word@press.example/a"])
def test_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(UnreadableDocument):
        _read(address)
