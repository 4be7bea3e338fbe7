"""What asking a model takes: tokens, calls, seconds and money, as one type, and where it is summed."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Usage:
    """What questions took. ``cached`` is the part of ``input`` a provider did not read again.

    ``reused`` counts questions that were answered before and were not asked again: no call, no tokens. ``calls`` are
    requests, repeated ones included; ``seconds`` is wall time; ``cost_usd`` is null where no price is known.
    """

    input: int = 0
    output: int = 0
    cached: int = 0
    reused: int = 0
    calls: int = 0
    seconds: float = 0.0
    cost_usd: float | None = None

    def __add__(self, other: Usage) -> Usage:
        """Return both together; a cost that is unknown counts for nothing beside a known one."""
        return Usage(
            self.input + other.input,
            self.output + other.output,
            self.cached + other.cached,
            self.reused + other.reused,
            self.calls + other.calls,
            self.seconds + other.seconds,
            _together(self.cost_usd, other.cost_usd),
        )

    def __sub__(self, before: Usage) -> Usage:
        """Return what came to it since ``before``."""
        back = None if before.cost_usd is None else -before.cost_usd
        return self + Usage(
            -before.input,
            -before.output,
            -before.cached,
            -before.reused,
            -before.calls,
            -before.seconds,
            back,
        )

    @property
    def has_tokens(self) -> bool:
        """Whether any tokens were counted."""
        return bool(self.input or self.output or self.cached)

    def but(self, *, seconds: float | None = None, cost_usd: float | None = None) -> Usage:
        """Return the same with other seconds, or another cost."""
        return replace(
            self,
            seconds=self.seconds if seconds is None else seconds,
            cost_usd=self.cost_usd if cost_usd is None else cost_usd,
        )


class UsageSum:
    """A sum of usage that many threads may add to."""

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._total = Usage()

    @property
    def total(self) -> Usage:
        """The sum so far."""
        return self._total

    def add(self, usage: Usage) -> None:
        """Add what something took."""
        with self._mutex:
            self._total = self._total + usage


def _together(one: float | None, other: float | None) -> float | None:
    return (one or 0.0) + (other or 0.0) if one is not None or other is not None else None
