"""An engine that counts what the answers for one document cost."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence

from summarizer.engines.base import Answer, Engine, Profile, Question, Shape, Value
from summarizer.errors import (
    AnswerInvalid,
    AnswerRefused,
    AnswerTruncated,
    EndpointTimeout,
    EngineError,
)
from summarizer.models.verified import Usage
from summarizer.spending.ledger import Ledger, Tariff, base_url_of, highest_price, tariff
from summarizer.spending.throttle import Throttle

# Errors after which the provider has, or may have, charged for an answer nobody can use.
_CHARGED = (AnswerInvalid, AnswerRefused, AnswerTruncated, EndpointTimeout)


class Metered:
    """An engine that counts every answer of one document, and asks the ledger before every request."""

    def __init__(
        self,
        engine: Engine,
        price: Tariff | None = None,
        ledger: Ledger | None = None,
        throttle: Throttle | None = None,
    ) -> None:
        self._engine = engine
        self._price = price or tariff(engine.profile, base_url_of(engine))
        self._ledger = ledger or Ledger()
        self._throttle = throttle
        self._mutex = threading.Lock()
        self.usage = Usage()
        self.calls = 0
        self._lost = 0.0

    @property
    def profile(self) -> Profile:
        """The profile of the engine inside."""
        return self._engine.profile

    def ask(self, question: Question, shape: type[Shape]) -> Answer[Shape]:
        """Pass the question on. Raises ``BudgetReached``, ``EngineError``."""
        return self._counted(question, lambda: self._engine.ask(question, shape))

    def write(self, question: Question, stop: Sequence[str] = ()) -> Answer[str]:
        """Pass the question on. Raises ``BudgetReached``, ``EngineError``."""
        return self._counted(question, lambda: self._engine.write(question, stop))

    def choose(self, question: Question, options: Sequence[str]) -> Answer[Mapping[str, float]]:
        """Pass the question on. Raises ``BudgetReached``, ``EngineError``."""
        return self._counted(question, lambda: self._engine.choose(question, options))

    def close(self) -> None:
        """Leave the engine inside open: it serves other documents too."""

    @property
    def cost(self) -> float | None:
        """What the answers cost in USD, lost ones by estimate; ``None`` where no price is known."""
        known = self._price(self.usage)
        return None if known is None else known + self._lost

    def pay(self, usage: Usage, lost: float = 0.0, calls: int = 1) -> None:
        """Count what requests took. ``lost``: USD that were, or may have been, charged for no answer."""
        with self._mutex:
            self.usage = self.usage + usage
            self.calls += calls
            self._lost += lost

    def _counted(self, question: Question, send: Callable[[], Answer[Value]]) -> Answer[Value]:
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
        self.pay(answer.usage, calls=answer.calls)
        return answer

    def _count_failure(self, error: EngineError, most: float) -> float:
        """Count what a failed question cost all the same; returns it in USD."""
        usage = Usage(input=error.tokens[0], output=error.tokens[1], cached=error.tokens[2])
        untold = usage == Usage() and isinstance(error, _CHARGED)
        # The provider has, or may have, charged, and nobody told how much.
        lost = most if untold or isinstance(error, EndpointTimeout) else 0.0
        self.pay(usage, lost, error.calls)
        return (self._price(usage) or 0.0) + lost
