"""Stands between an engine and its endpoint during a batch: how many at once, how many a minute, for how much."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import lru_cache
from typing import Any, Protocol

from summarizer.engines.traffic import Settle
from summarizer.errors import EndpointTimeout
from summarizer.spending.gate import Gate
from summarizer.spending.ledger import Ledger, Tariff, estimated_tokens
from summarizer.spending.pace import Pace
from summarizer.usage import Usage


class Payer(Protocol):
    """Whoever pays: it hears what each request cost."""

    def pay(self, usage: Usage, lost: float) -> None:
        """Count one request. ``lost``: USD that were, or may have been, charged for no answer."""
        ...


#: For whom the requests of this thread, or of this greenlet, are counted.
_PAYER: ContextVar[Payer | None] = ContextVar("payer", default=None)


class Throttle:
    """Lets requests through one by one, so that repeated ones, re-asks and repairs count like the first."""

    def __init__(self, price: Tariff, ledger: Ledger, gate: Gate, pace: Pace) -> None:
        self._price, self._ledger, self._gate, self._pace = price, ledger, gate, pace

    @contextmanager
    def paid_by(self, payer: Payer) -> Generator[None]:
        """Count the requests of this thread, or of this work beside a loop, for ``payer``."""
        token = _PAYER.set(payer)
        try:
            yield
        finally:
            _PAYER.reset(token)

    @contextmanager
    def request(self, body: Mapping[str, Any]) -> Generator[Settle]:
        """Wait for a place, for the limits per minute and for the money; hold the place until the answer is there.

        Raises:
            BudgetReached: the budget does not allow the request.
        """
        given, most = _sizes(body)
        highest = self._price(Usage(input=given, output=most)) or 0.0
        with self._gate.entered():
            self._pace.wait(given + most // 4)
            with self._ledger.reserved(highest) as settle:
                used: list[Usage] = []
                lost = 0.0
                try:
                    yield used.append
                except EndpointTimeout:
                    # It may well have been answered, and charged.
                    lost = 0.0 if used else highest
                    raise
                finally:
                    usage = used[0] if used else Usage()
                    settle((self._price(usage) or 0.0) + lost)
                    self._paid(usage, lost)
                    self._pace.correct(given + most // 4, usage.input + usage.output)

    def heard(self, headers: Mapping[str, str]) -> None:
        """Take note of what an endpoint says it still allows."""
        self._pace.heard(headers)

    def _paid(self, usage: Usage, lost: float) -> None:
        payer = _PAYER.get()
        if payer is not None:
            payer.pay(replace(usage, calls=1), lost)


def _sizes(body: Mapping[str, Any]) -> tuple[int, int]:
    """Estimate the tokens of a request, and the most its answer may hold."""
    given = sum(_tokens_of(message) for message in body["messages"])
    most = body.get("max_tokens") or body.get("max_completion_tokens") or 0
    return given, int(most)


def _tokens_of(message: Mapping[str, Any]) -> int:
    content = str(message["content"])
    return _of_instructions(content) if message["role"] == "system" else estimated_tokens(content)


@lru_cache(maxsize=32)
def _of_instructions(text: str) -> int:
    """Return the tokens of instructions, which are the same for every document."""
    return estimated_tokens(text)
