"""Prices from the tables, and null where there is none."""

from __future__ import annotations

import pytest

from summarizer.engines.prices import context_window, cost_usd
from summarizer.usage import Usage

USAGE = Usage(input=1_000_000, output=100_000)


def test_a_known_model_has_a_price_and_cached_tokens_are_cheaper() -> None:
    full = cost_usd("gpt-4o-mini", USAGE)
    assert full == pytest.approx(0.21)
    cheaper = cost_usd("gpt-4o-mini", USAGE + Usage(cached=500_000))
    assert cheaper is not None
    assert cheaper < full


def test_an_unknown_model_or_provider_has_no_price() -> None:
    assert cost_usd("no-such-model", USAGE) is None
    assert cost_usd("gpt-4o-mini", USAGE, "https://gateway.example/v1") is None
    assert context_window("no-such-model") is None


def test_a_provider_is_known_by_its_address() -> None:
    assert cost_usd("mistral-large-latest", USAGE, "https://api.mistral.ai/v1") is not None


def test_a_known_model_has_a_context_window() -> None:
    assert context_window("gpt-4o-mini") == 128_000
