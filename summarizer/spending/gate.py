"""How many requests are under way at once: as many as the endpoint bears."""

from __future__ import annotations

import logging
import threading
from collections.abc import Generator
from contextlib import contextmanager

from summarizer.errors import EndpointFailed, EndpointTimeout, RateLimited

_LOGGER = logging.getLogger(__name__)


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
                _LOGGER.info(
                    "the endpoint slows down: %d requests at once from here on", self.limit
                )
            elif slow_down is False:
                self._limit = min(float(self._ceiling), self._limit + self._BACK)
            # One place is free now, two where the limit has risen; to wake all who wait would cost more than the work.
            self._changed.notify(2)
