from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from summarizer.engines.base import Answer, Profile, Question, Shape
from summarizer.errors import (
    AnswerTruncated,
    BudgetReached,
    ConfigurationError,
    EngineError,
    RateLimited,
)
from summarizer.spending.ledger import Ledger, demand_price, estimated_tokens, highest_price, tariff
from summarizer.spending.metered import Metered
from summarizer.usage import Usage


def profile(
    model: str = "gpt-4o-mini", provider: str = "openai", *, local: bool = False
) -> Profile:
    return Profile(model, provider, "single", 128_000, 4_000, local)


QUESTION = Question("q", "instructions " * 50, "text " * 500, 1_000)
PRICE = tariff(profile())


class Priced:
    """An engine that writes, or fails with what it was given."""

    def __init__(self, error: EngineError | None = None, kind: Profile | None = None) -> None:
        self.profile = kind or profile()
        self.asked = 0
        self._error = error

    def write(self, question: Question, stop: Sequence[str] = ()) -> Answer[str]:
        self.asked += 1
        if self._error:
            raise self._error
        return Answer("x", Usage(input=800, output=1_000, calls=1, seconds=0.1))

    def ask(self, question: Question, shape: type[Shape]) -> Answer[Shape]:
        raise NotImplementedError

    def choose(self, question: Question, options: Sequence[str]) -> Answer[Mapping[str, float]]:
        raise NotImplementedError

    def close(self) -> None:
        raise AssertionError("the engine serves other documents too")


def test_a_known_model_has_a_price_and_cached_tokens_cost_less() -> None:
    price = tariff(profile())
    full = price(Usage(input=1_000_000))
    cached = price(Usage(input=1_000_000, cached=900_000))
    assert full is not None
    assert cached is not None
    assert 0 < cached < full


def test_a_model_nobody_lists_has_no_price_rather_than_a_guess() -> None:
    assert tariff(profile("no-such-model"))(Usage(input=1)) is None
    assert tariff(profile(), "http://models.example/v1")(Usage(input=1)) is None


def test_a_model_on_this_machine_costs_nothing() -> None:
    assert tariff(profile("anything", local=True))(Usage(input=10**9)) == 0.0


def test_a_budget_needs_a_price() -> None:
    unknown = profile("no-such-model")
    with pytest.raises(ConfigurationError, match="no price is known for openai:no-such-model"):
        demand_price(unknown, tariff(unknown))


def test_the_estimate_counts_bytes_so_that_no_script_is_underrated() -> None:
    assert estimated_tokens("word " * 100) >= 100
    assert estimated_tokens("会谈" * 100) >= 150


def test_spending_stays_within_the_budget_with_many_threads() -> None:
    engine = Priced()
    one = highest_price(PRICE, QUESTION)
    ledger = Ledger(one * 10)

    def ask(_: int) -> bool:
        try:
            Metered(engine, PRICE, ledger).write(QUESTION)
        except BudgetReached:
            return False
        return True

    with ThreadPoolExecutor(16) as pool:
        answered = sum(pool.map(ask, range(200)))
    assert 8 <= answered < 200
    assert ledger.spent <= one * 10


def test_what_was_spent_before_counts() -> None:
    engine = Priced()
    with pytest.raises(BudgetReached, match="larger budget_usd"):
        Metered(engine, PRICE, Ledger(1.0, spent=1.0)).write(QUESTION)
    assert engine.asked == 0


def test_an_answer_nobody_can_use_is_charged_and_a_refused_request_is_not() -> None:
    ledger = Ledger(1.0)
    charged = Metered(Priced(AnswerTruncated("cut")), PRICE, ledger)
    with pytest.raises(AnswerTruncated):
        charged.write(QUESTION)
    spent = ledger.spent
    free = Metered(Priced(RateLimited("429")), PRICE, ledger)
    with pytest.raises(RateLimited):
        free.write(QUESTION)
    assert spent == pytest.approx(highest_price(PRICE, QUESTION))
    assert charged.cost == pytest.approx(spent)
    assert ledger.spent == spent
    assert free.cost == 0.0


def test_a_meter_counts_one_document_and_leaves_the_engine_open() -> None:
    meter = Metered(Priced())
    meter.write(QUESTION)
    meter.write(QUESTION)
    meter.close()
    assert (meter.usage.calls, meter.usage.input, meter.usage.output) == (2, 1_600, 2_000)
    assert meter.cost == pytest.approx(PRICE(meter.usage) or 0)
