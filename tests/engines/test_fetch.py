"""Weights from the model hub: whole, only the right ones, and no byte twice. The hub is a server on this machine."""

from __future__ import annotations

import hashlib
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from filelock import FileLock

from summarizer.engines.fetch import fetch_weights, partly_fetched
from summarizer.engines.retry import RetryPolicy
from summarizer.engines.weights import Weights, embedded_weights
from summarizer.errors import EndpointFailed, EndpointUnreachable, RateLimited, WeightsError

WHOLE = b"GGUF" + bytes(range(256)) * 40_000
WEIGHTS = Weights(
    filename="small.gguf",
    size=len(WHOLE),
    sha256=hashlib.sha256(WHOLE).hexdigest(),
    package="not_installed_part",
    parts=2,
    repository="someone/Small-GGUF",
)
ONCE = RetryPolicy(attempts=1)
QUICK = RetryPolicy(attempts=4, wait_min=0.001, wait_max=0.002)


@dataclass
class Hub:
    """Serves one file, by a redirect as the real one does; ``breaks`` are the answers that end too early."""

    content: bytes = WHOLE
    ranges: bool = True
    breaks: list[int] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    url: str = ""


def handler(hub: Hub) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            if "/resolve/main/" in self.path:
                self.send_response(302)
                self.send_header("Location", f"{hub.url}/store/of/files")
                self.send_header("Content-Length", "0")
                self.end_headers()
                hub.asked.append((self.path, self.headers["Range"]))
                return
            if hub.statuses and (status := hub.statuses.pop(0)) != 200:
                self.send_response(status)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            self.file()

        def file(self) -> None:
            wanted = re.fullmatch(r"bytes=(\d+)-", self.headers["Range"] or "")
            begins = int(wanted.group(1)) if wanted and hub.ranges else 0
            body = hub.content[begins:]
            self.send_response(206 if wanted and hub.ranges else 200)
            if wanted and hub.ranges:
                last, size = len(hub.content) - 1, len(hub.content)
                self.send_header("Content-Range", f"bytes {begins}-{last}/{size}")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.close_connection = True
            self.wfile.write(body[: hub.breaks.pop(0)] if hub.breaks else body)

    return Handler


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    hub = Hub()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(hub))
    hub.url = f"http://127.0.0.1:{server.server_address[1]}"
    monkeypatch.setenv("HF_ENDPOINT", hub.url)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield hub
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_file_is_asked_for_by_its_public_name_and_put_where_the_engine_looks(
    hub: Hub, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    path = fetch_weights(lambda have, size: told.append((have, size)), WEIGHTS, tmp_path)
    assert hub.asked == [("/someone/Small-GGUF/resolve/main/small.gguf", None)]
    assert embedded_weights(WEIGHTS, tmp_path) == path
    assert path.read_bytes() == WHOLE
    assert told[-1] == (len(WHOLE), len(WHOLE))
    assert [have for have, _ in told] == sorted(have for have, _ in told)


def test_what_is_here_is_not_fetched_again(hub: Hub, tmp_path: Path) -> None:
    for _ in range(2):
        fetch_weights(weights=WEIGHTS, folder=tmp_path)
    assert len(hub.asked) == 1


def test_a_connection_that_breaks_is_taken_up_where_it_broke(hub: Hub, tmp_path: Path) -> None:
    hub.breaks = [3_000_000, 2_000_000]
    path = fetch_weights(weights=WEIGHTS, folder=tmp_path, retry=QUICK)
    assert path.read_bytes() == WHOLE
    assert [asked for _, asked in hub.asked] == [None, "bytes=3000000-", "bytes=5000000-"]


def test_a_later_command_goes_on_where_an_earlier_one_ended(hub: Hub, tmp_path: Path) -> None:
    hub.breaks = [4_000_000]
    with pytest.raises(EndpointFailed):
        fetch_weights(weights=WEIGHTS, folder=tmp_path, retry=ONCE)
    assert partly_fetched(WEIGHTS, tmp_path) == 4_000_000
    assert not (tmp_path / "small.gguf").exists()
    told: list[int] = []
    fetch_weights(lambda have, _: told.append(have), WEIGHTS, tmp_path)
    assert hub.asked[-1][1] == "bytes=4000000-"
    assert told[0] > 4_000_000
    assert embedded_weights(WEIGHTS, tmp_path).read_bytes() == WHOLE


def test_a_hub_that_knows_no_ranges_sends_it_all_again(hub: Hub, tmp_path: Path) -> None:
    hub.ranges, hub.breaks = False, [4_000_000]
    path = fetch_weights(weights=WEIGHTS, folder=tmp_path, retry=QUICK)
    assert path.read_bytes() == WHOLE


def test_other_bytes_of_the_same_length_are_refused_and_not_kept(hub: Hub, tmp_path: Path) -> None:
    hub.content = WHOLE[:-1] + b"X"
    with pytest.raises(WeightsError, match=r"not the published file and was not kept"):
        fetch_weights(weights=WEIGHTS, folder=tmp_path)
    assert not list(tmp_path.glob("*.gguf")) + list(tmp_path.glob("*.part"))


def test_a_spoilt_beginning_is_noticed(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "small.gguf.part").write_bytes(b"X" * 1000)
    with pytest.raises(WeightsError, match="SHA-256"):
        fetch_weights(weights=WEIGHTS, folder=tmp_path)
    assert fetch_weights(weights=WEIGHTS, folder=tmp_path).read_bytes() == WHOLE


def test_a_beginning_that_is_too_long_is_thrown_away(hub: Hub, tmp_path: Path) -> None:
    (tmp_path / "small.gguf.part").write_bytes(WHOLE + b"more")
    assert fetch_weights(weights=WEIGHTS, folder=tmp_path).read_bytes() == WHOLE


def test_a_file_of_another_size_is_not_fetched_at_all(hub: Hub, tmp_path: Path) -> None:
    hub.content = WHOLE + b"more"
    with pytest.raises(WeightsError, match=r"10,240,008 bytes, and the published file 10,240,004"):
        fetch_weights(weights=WEIGHTS, folder=tmp_path)
    assert partly_fetched(WEIGHTS, tmp_path) == 0


@pytest.mark.parametrize("status", [500, 503, 408, 416])
def test_a_hub_that_fails_is_asked_again(hub: Hub, tmp_path: Path, status: int) -> None:
    hub.statuses = [status, 200]
    assert fetch_weights(weights=WEIGHTS, folder=tmp_path, retry=QUICK).is_file()


def test_a_hub_that_refuses_is_not_asked_again(hub: Hub, tmp_path: Path) -> None:
    hub.statuses = [404]
    with pytest.raises(WeightsError, match=r"HTTP 404.*HF_ENDPOINT"):
        fetch_weights(weights=WEIGHTS, folder=tmp_path, retry=QUICK)
    assert len(hub.asked) == 1


def test_a_hub_that_is_asked_too_often_says_so(hub: Hub, tmp_path: Path) -> None:
    hub.statuses = [429]
    with pytest.raises(RateLimited, match="HTTP 429"):
        fetch_weights(weights=WEIGHTS, folder=tmp_path, retry=ONCE)


def test_no_hub_at_all_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(EndpointUnreachable, match=r"No connection to 127\.0\.0\.1:9"):
        fetch_weights(weights=WEIGHTS, folder=tmp_path, retry=ONCE)


def test_a_second_process_does_not_write_to_the_same_file(hub: Hub, tmp_path: Path) -> None:
    with (
        FileLock(tmp_path / "small.gguf.part.lock"),
        pytest.raises(WeightsError, match="Another process is fetching"),
    ):
        fetch_weights(weights=WEIGHTS, folder=tmp_path)
    assert hub.asked == []


def test_a_disk_without_room_is_told_before_anything_is_asked(
    hub: Hub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = type("Usage", (), {"free": 10})
    monkeypatch.setattr("summarizer.engines.weights.shutil.disk_usage", lambda _: full)
    with pytest.raises(WeightsError, match="10 are free"):
        fetch_weights(weights=WEIGHTS, folder=tmp_path)
    assert hub.asked == []
