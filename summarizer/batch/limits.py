"""When to stop, what may not be worked on twice at once, and the limits of hosted batches."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal, Protocol

from summarizer.engines.awaiting import is_beside_loop, sleep
from summarizer.engines.retry import RetryPolicy

#: How an endpoint is asked: request by request, or through hosted batches.
Via = Literal["requests", "batch", "openai-batch"]
#: How soon somebody who sleeps beside an event loop notices that the run is to stop, in seconds.
_NAP = 0.2


class Event(Protocol):
    """What the second waits for: :class:`threading.Event`, or one beside an event loop."""

    def set(self) -> None:
        """Let all go on who wait."""
        ...

    def wait(self) -> object:
        """Wait until somebody has called :meth:`set`."""
        ...


class OneAtATime:
    """Keeps two from working on the same key: the second waits for the first."""

    def __init__(self, event: Callable[[], Event] = threading.Event) -> None:
        self._event = event
        self._held: dict[str, Event] = {}
        self._mutex = threading.Lock()

    @contextmanager
    def holding(self, key: str) -> Generator[None]:
        """Hold ``key`` alone."""
        mine = self._event()
        while (other := self._take(key, mine)) is not mine:
            other.wait()
        try:
            yield
        finally:
            with self._mutex:
                del self._held[key]
            mine.set()

    def _take(self, key: str, event: Event) -> Event:
        with self._mutex:
            return self._held.setdefault(key, event)


class Stop:
    """A request to stop: finish what is in flight, begin nothing new. ``reason`` is an error that caused it."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self.reason: Exception | None = None

    def request(self, reason: Exception | None = None) -> None:
        """Ask to stop; the first reason is kept."""
        if not self._event.is_set():
            self.reason = reason
        self._event.set()

    @property
    def requested(self) -> bool:
        """Whether anybody asked."""
        return self._event.is_set()

    def wait(self, seconds: float) -> bool:
        """Sleep, but wake up and return true as soon as somebody asks to stop; beside an event loop, soon after."""
        if not is_beside_loop():
            return self._event.wait(seconds)
        over = time.monotonic() + seconds
        while not self.requested and (left := over - time.monotonic()) > 0:
            sleep(min(left, _NAP))
        return self.requested


@dataclass(frozen=True, slots=True)
class HostedPolicy:
    """Limits of the provider, and patience. ``tries``: how often one request is sent. Times in seconds."""

    most_requests: int = 50_000
    most_bytes: int = 200_000_000
    poll_seconds: float = 30.0
    tries: int = 3
    retry: RetryPolicy = field(default_factory=RetryPolicy)


@dataclass(frozen=True)
class Cluster:
    """Where to run: the address of a cluster (``None``: this machine), and how many workers."""

    address: str | None = None
    workers: int = 2
