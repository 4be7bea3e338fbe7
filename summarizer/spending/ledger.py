"""Money: prices, and a ledger that holds a budget.

Prices come from genai-prices (USD per token, shipped with that package, no network). A model it does not know has
no price: that is said, never guessed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager

from summarizer.engines.awaiting import Condition
from summarizer.engines.base import Engine, Profile, Question
from summarizer.errors import (
    BudgetReached,
    ConfigurationError,
)
from summarizer.hints import setting
from summarizer.usage import Usage

#: Bytes of UTF-8 a token holds, on the low side: an estimate errs towards too many tokens.
BYTES_PER_TOKEN = 3.6
#: From tokens to USD; ``None`` where no price is known.
Tariff = Callable[[Usage], float | None]


def estimated_tokens(text: str) -> int:
    """Estimate the tokens of a text without a tokenizer; within about a fifth for European languages."""
    return int(len(text.encode("utf-8", "surrogatepass")) / BYTES_PER_TOKEN) + 1


def tariff(profile: Profile, base_url: str | None = None) -> Tariff:
    """Return a function from usage to its price in USD: 0.0 on this machine, ``None`` where no price is known."""
    if profile.local:
        return lambda _: 0.0
    from summarizer.engines.prices import cost_usd

    return lambda usage: cost_usd(profile.model, usage, base_url)


def base_url_of(engine: Engine) -> str | None:
    """Return the address an engine asks at, where it has one: the same model has another price elsewhere."""
    address = getattr(engine, "base_url", None)
    return address if isinstance(address, str) else None


def highest_price(price: Tariff, question: Question) -> float:
    """Return the most one request may cost in USD, by estimate: all of its text, the longest answer.

    Nothing where no price is known.
    """
    given = estimated_tokens(question.instructions) + estimated_tokens(question.text)
    return price(Usage(input=given, output=question.max_tokens)) or 0.0


class Ledger:
    """What was spent and what is in flight, in USD. Shared between threads.

    A request is let through only when what was spent, what is in flight and its own highest price stay within the
    budget; one that does not fit waits for those in flight, which mostly cost less than their highest price. What can
    pass the budget is then only the error of the estimate on requests already in flight.
    """

    def __init__(
        self,
        budget: float | None = None,
        spent: float = 0.0,
        changed: Condition | None = None,
    ) -> None:
        self._budget = budget
        self._spent = spent
        self._reserved = 0.0
        self._in_flight = 0
        self._changed = changed or threading.Condition()

    @property
    def spent(self) -> float:
        """USD spent so far."""
        return self._spent

    @contextmanager
    def reserved(self, amount: float) -> Generator[Callable[[float], None]]:
        """Reserve the highest price of a request; call the result with the real one.

        Raises:
            BudgetReached: the budget does not allow it.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._fits(amount) or not self._in_flight)
            if not self._fits(amount):
                raise BudgetReached(
                    f"The budget of ${self._budget:.2f} is reached: ${self._spent:.4f} spent, the next request may "
                    f"cost ${amount:.4f}. Run again with a larger {setting('--budget', 'budget_usd')} to go on."
                )
            self._reserved += amount
            self._in_flight += 1
        real = amount
        try:

            def settle(cost: float) -> None:
                nonlocal real
                real = cost

            # Until the answer says otherwise the request counts in full: a lost answer may have been charged.
            yield settle
        finally:
            with self._changed:
                self._in_flight -= 1
                self._reserved = self._reserved - amount if self._in_flight else 0.0
                self._spent += real
                self._changed.notify_all()

    def _fits(self, amount: float) -> bool:
        return self._budget is None or self._spent + self._reserved + amount <= self._budget


def demand_price(profile: Profile, price: Tariff) -> None:
    """Make sure a budget can be held.

    Raises:
        ConfigurationError: the price of the model is not known.
    """
    if price(Usage(input=1, output=1)) is None:
        raise ConfigurationError(
            f"A budget was given, and no price is known for {profile.provider}:{profile.model}. "
            f"Leave {setting('--budget', 'budget_usd')} out, or use a model with a listed price."
        )
