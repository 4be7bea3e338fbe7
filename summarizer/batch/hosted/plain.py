"""An endpoint asked by plain HTTP in JSON, where a provider's own interface is not the OpenAI one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from summarizer.batch.hosted.protocols import lines_of
from summarizer.engines.faults import Endpoint, status_fault
from summarizer.engines.loose import an_object
from summarizer.engines.wire import MOST_BYTES, bounded_client
from summarizer.errors import EndpointFailed

if TYPE_CHECKING:
    from collections.abc import Generator

    import httpx2

#: Seconds and bytes of an upload or a download, and seconds of silence in it.
_PATIENCE, _LARGEST, _PAUSE = 3600.0, 4 << 30, 300.0


class PlainEndpoint:
    """Sends requests below ``root`` with ``headers``, one of which holds the key; answers are bounded."""

    def __init__(self, endpoint: Endpoint, root: str, headers: Mapping[str, str]) -> None:
        self.endpoint, self.root = endpoint, root
        self._headers = dict(headers)
        self._http = bounded_client(root, _PATIENCE, _LARGEST, pause=_PAUSE, follow_redirects=False)

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def get(self, path: str, params: Mapping[str, str] | None = None) -> Mapping[str, Any]:
        """Return the JSON object that is answered. Raises ``EngineError``."""
        with self._sent("GET", self._at(path), params=params) as response:
            return self._object(response)

    def post(
        self,
        path: str,
        content: bytes | Iterator[bytes],
        headers: Mapping[str, str] | None = None,
    ) -> tuple[Mapping[str, Any], Mapping[str, str]]:
        """Send JSON, or with other ``headers`` something else; return the object that is answered, and the headers.

        Raises:
            EngineError: it was not taken.
        """
        more = {"content-type": "application/json", **(headers or {})}
        with self._sent("POST", self._at(path), content=content, headers=more) as response:
            return self._object(response), dict(response.headers)

    def lines(self, path: str, params: Mapping[str, str] | None = None) -> Iterator[bytes]:
        """Yield the lines of a file, as they come. Raises ``EngineError``."""
        with self._sent("GET", self._at(path), params=params) as response:
            yield from lines_of(response.iter_bytes(), self.endpoint.host)

    def _at(self, path: str) -> str:
        """Return an address below the root; a whole one has to be of the same server: it is sent the key."""
        if "://" not in path:
            return self.root + path
        here, there = urlsplit(self.root), urlsplit(path)
        if (here.scheme, here.netloc) != (there.scheme, there.netloc):
            raise EndpointFailed(
                f"{self.endpoint.host} gave an address at {there.netloc[:80]!r} to send the requests to. They go to "
                f"{self.endpoint.host} and nowhere else."
            )
        return path

    @contextmanager
    def _sent(self, method: str, address: str, **more: Any) -> Generator[httpx2.Response]:
        headers: dict[str, str] = {**self._headers, **(more.pop("headers", None) or {})}
        with self._http.stream(method, address, headers=headers, **more) as response:
            if response.status_code >= 300:
                raise status_fault(
                    response.status_code,
                    _loaded(self._read(response)),
                    response.headers,
                    self.endpoint,
                )
            yield response

    def _object(self, response: httpx2.Response) -> Mapping[str, Any]:
        return an_object(_loaded(self._read(response)))

    def _read(self, response: httpx2.Response) -> str:
        """Return what is answered where no file is expected."""
        read = bytearray()
        for chunk in response.iter_bytes():
            read += chunk
            if len(read) > MOST_BYTES:
                raise EndpointFailed(
                    f"{self.endpoint.host} answered more than {MOST_BYTES:,} bytes where a few were expected."
                )
        return read.decode("utf-8", "replace")


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text
