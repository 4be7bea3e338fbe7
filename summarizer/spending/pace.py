"""Requests and tokens per minute: limits the user sets, and those an endpoint tells in its headers.

OpenAI and most gateways send ``x-ratelimit-limit-*``, ``x-ratelimit-remaining-*`` and ``x-ratelimit-reset-*`` for
``requests`` and ``tokens``; a reset is a duration such as ``6m0s`` or ``120ms`` after which the limit is whole again.
Some gateways give the time of day instead, in seconds or milliseconds since 1970.
"""

from __future__ import annotations

import logging
import re
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_LOGGER = logging.getLogger(__name__)
_DURATION = re.compile(r"(\d{1,15}(?:\.\d{1,9})?)(ms|s|m|h|d)?")
_SECONDS = {"ms": 0.001, "s": 1.0, "": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}
#: A limit of the user's may be used up in bursts of at most this many seconds' worth.
_BURST = 5.0
#: Nobody sleeps longer in one go: what the endpoint says may have changed.
_LONGEST_NAP = 2.0
#: Limits are told by the minute, the hour or the day; nothing that is said holds up a batch for longer.
_LONGEST_RESET = 86_400.0
_FIRST_TIMESTAMP = 1e9


@dataclass(slots=True)
class Bucket:
    """Something that is used up and flows back: ``level`` of at most ``size``, ``rate`` a second."""

    size: float
    rate: float
    level: float
    at: float

    def wait(self, need: float, now: float) -> float:
        """Return the seconds until ``need`` is there; a need beyond the size waits for a full bucket."""
        missing = min(need, self.size) - self._now(now)
        if missing <= 0:
            return 0.0
        return missing / self.rate if self.rate > 0 else _LONGEST_NAP

    def take(self, need: float, now: float) -> None:
        """Use ``need`` up; the level may fall below nothing, and later ones wait for it."""
        self.level = self._now(now) - need
        self.at = now

    def _now(self, now: float) -> float:
        return min(self.size, self.level + self.rate * (now - self.at))


class Pace:
    """Makes requests wait until limits per minute allow them. Shared between threads."""

    def __init__(
        self,
        requests_per_minute: float | None = None,
        tokens_per_minute: float | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._clock, self._sleep = clock, sleep
        self._mutex = threading.Lock()
        #: By unit: what the user allows, and what the endpoint last said.
        self._own = {
            unit: _limit(limit, clock())
            for unit, limit in (("requests", requests_per_minute), ("tokens", tokens_per_minute))
            if limit is not None
        }
        self._told: dict[str, Bucket] = {}

    def wait(self, tokens: int) -> None:
        """Wait until one request of so many tokens may be sent, and count it."""
        need = {"requests": 1.0, "tokens": float(tokens)}
        while (seconds := self._taken(need)) > 0:
            _LOGGER.debug("waiting %.2f s for the limits per minute", seconds)
            self._sleep(min(seconds, _LONGEST_NAP))

    def correct(self, estimated: int, real: int) -> None:
        """Put right the number of tokens a request was counted with."""
        with self._mutex:
            if "tokens" in self._own:
                self._own["tokens"].take(real - estimated, self._clock())

    def heard(self, headers: Mapping[str, str]) -> None:
        """Take note of what an endpoint says it still allows."""
        for unit in ("requests", "tokens"):
            limit = _number(headers.get(f"x-ratelimit-limit-{unit}"))
            remaining = _number(headers.get(f"x-ratelimit-remaining-{unit}"))
            reset = seconds_until(headers.get(f"x-ratelimit-reset-{unit}", ""))
            if remaining is None or reset is None:
                continue
            size = max(limit or remaining, remaining, 1.0)
            # It flows back evenly: what is missing is there again when the limit is whole.
            rate = (size - remaining) / reset if reset > 0 else size
            with self._mutex:
                self._told[unit] = Bucket(size, rate, remaining, self._clock())

    def _taken(self, need: Mapping[str, float]) -> float:
        with self._mutex:
            now = self._clock()
            buckets = [(u, b) for every in (self._own, self._told) for u, b in every.items()]
            seconds = max((b.wait(need[u], now) for u, b in buckets), default=0.0)
            if seconds <= 0:
                for unit, bucket in buckets:
                    bucket.take(need[unit], now)
            return seconds


def seconds_of(duration: str) -> float | None:
    """Return a duration such as ``6m0s``, ``120ms`` or ``12`` in seconds; ``None`` for anything else."""
    parts = _DURATION.findall(duration)
    if not parts or "".join(number + unit for number, unit in parts) != duration.strip():
        return None
    if len(parts) > 1 and not all(unit for _, unit in parts):
        return None
    return sum(float(number) * _SECONDS[unit] for number, unit in parts)


def seconds_until(reset: str, clock: Callable[[], float] = time.time) -> float | None:
    """Return the seconds until a limit is whole again, at most a day; ``None`` where ``reset`` says nothing.

    ``reset`` is a duration, or a time since 1970.
    """
    seconds = seconds_of(reset)
    if seconds is None or seconds < _FIRST_TIMESTAMP:
        return seconds if seconds is None else min(seconds, _LONGEST_RESET)
    since_1970 = seconds / 1000 if seconds >= 1000 * _FIRST_TIMESTAMP else seconds
    return min(max(since_1970 - clock(), 0.0), _LONGEST_RESET)


def _limit(per_minute: float, now: float) -> Bucket:
    size = max(1.0, per_minute * _BURST / 60)
    return Bucket(size, per_minute / 60, size, now)


def _number(text: str | None) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if 0 <= value < 1e15 else None
