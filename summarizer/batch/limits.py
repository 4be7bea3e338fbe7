"""How many are worked on at once, as many as the endpoint bears; when to stop; limits of hosted batches."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field

from summarizer.engines.retry import RetryPolicy
from summarizer.errors import EndpointFailed, EndpointTimeout, RateLimited


class Gate:
    """Lets at most ``limit`` threads in; fewer when the endpoint asks to slow down, and more again when it does not.

    Every slow-down (429, time-out, 5xx) takes one place away, every success gives half a one back, up to the limit it
    began with. So it settles where one request in three is turned away, and a fault now and then, which says nothing of
    the load, costs no speed: halving at every 429, as TCP does, would come down to three places at 15% of them.
    """

    _BACK = 0.5

    def __init__(self, limit: int) -> None:
        self._ceiling = max(1, limit)
        self._limit = float(self._ceiling)
        self._inside = 0
        self._changed = threading.Condition()

    @property
    def limit(self) -> int:
        """How many are let in at the moment."""
        return int(self._limit)

    @contextmanager
    def entered(self) -> Generator[None]:
        """Wait for a place and hold it. Notes how the work inside ended."""
        with self._changed:
            self._changed.wait_for(lambda: self._inside < int(self._limit))
            self._inside += 1
        slow_down: bool | None = None
        try:
            yield
            slow_down = False
        except (RateLimited, EndpointTimeout, EndpointFailed):
            slow_down = True
            raise
        finally:
            self._leave(slow_down)

    def _leave(self, slow_down: bool | None) -> None:
        with self._changed:
            self._inside -= 1
            if slow_down is True:
                self._limit = max(1.0, self._limit - 1)
            elif slow_down is False:
                self._limit = min(float(self._ceiling), self._limit + self._BACK)
            # One place is free now, two where the limit has risen; to wake all who wait would cost more than the work.
            self._changed.notify(2)


class OneAtATime:
    """Keeps two threads from working on the same key: the second waits for the first."""

    def __init__(self) -> None:
        self._held: dict[str, threading.Event] = {}
        self._mutex = threading.Lock()

    @contextmanager
    def holding(self, key: str) -> Generator[None]:
        """Hold ``key`` alone."""
        mine = threading.Event()
        while (other := self._take(key, mine)) is not mine:
            other.wait()
        try:
            yield
        finally:
            with self._mutex:
                del self._held[key]
            mine.set()

    def _take(self, key: str, event: threading.Event) -> threading.Event:
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
        """Sleep, but wake up and return true as soon as somebody asks to stop."""
        return self._event.wait(seconds)


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
