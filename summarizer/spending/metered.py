"""An engine that counts what the answers for one document cost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from summarizer.engines.base import Answer, Engine, Question, Value
from summarizer.engines.wrapping import Wrapping
from summarizer.errors import (
    AnswerInvalid,
    AnswerRefused,
    AnswerTruncated,
    EndpointTimeout,
    EngineError,
)
from summarizer.spending.ledger import Ledger, Tariff, base_url_of, highest_price, tariff
from summarizer.spending.throttle import Throttle
from summarizer.usage import Usage, UsageSum

# Errors after which the provider has, or may have, charged for an answer nobody can use.
_CHARGED = (AnswerInvalid, AnswerRefused, AnswerTruncated, EndpointTimeout)


class Metered(Wrapping[Engine]):
    """Counts every answer of one document, and asks the ledger before every request."""

    def __init__(
        self,
        engine: Engine,
        price: Tariff | None = None,
        ledger: Ledger | None = None,
        throttle: Throttle | None = None,
    ) -> None:
        super().__init__(engine)
        self._price = price or tariff(engine.profile, base_url_of(engine))
        self._ledger = ledger or Ledger()
        self._throttle = throttle
        self._sum = UsageSum()
        #: Whether it was asked anything, be it in vain.
        self.asked = False

    @property
    def usage(self) -> Usage:
        """What the answers took. The cost of lost ones is estimated; null where no price is known."""
        total = self._sum.total
        known = self._price(total)
        cost = None if known is None else known + (total.cost_usd or 0.0)
        return total if total.cost_usd == cost else replace(total, cost_usd=cost)

    @property
    def calls(self) -> int:
        """How many requests were sent."""
        return self.usage.calls

    @property
    def cost(self) -> float | None:
        """What the answers cost in USD, lost ones by estimate; ``None`` where no price is known."""
        return self.usage.cost_usd

    def pay(self, usage: Usage, lost: float = 0.0) -> None:
        """Count what requests took. ``lost``: USD that were, or may have been, charged for no answer."""
        self._sum.add(replace(usage, cost_usd=lost))

    def passed(self, question: Question, send: Callable[[], Answer[Value]]) -> Answer[Value]:
        """Pass a question on, and count it. Raises ``BudgetReached``, ``EngineError``."""
        self.asked = True
        if self._throttle is not None:
            # Each single request is counted there.
            with self._throttle.paid_by(self):
                return send()
        most = highest_price(self._price, question)
        with self._ledger.reserved(most) as settle:
            try:
                answer = send()
            except EngineError as error:
                settle(self._count_failure(error, most))
                raise
            settle(self._price(answer.usage) or 0.0)
        self.pay(answer.usage)
        return answer

    def _count_failure(self, error: EngineError, most: float) -> float:
        """Count what a failed question cost all the same; returns it in USD."""
        untold = not error.usage.has_tokens and isinstance(error, _CHARGED)
        # The provider has, or may have, charged, and nobody told how much.
        lost = most if untold or isinstance(error, EndpointTimeout) else 0.0
        self.pay(error.usage, lost)
        return (self._price(error.usage) or 0.0) + lost
