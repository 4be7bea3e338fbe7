"""What a call cost, and how much a hosted model can read: both from the ``genai-prices`` tables."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from summarizer.usage import Usage

if TYPE_CHECKING:
    from genai_prices.types import PriceCalculation


def cost_usd(model: str, usage: Usage, base_url: str | None = None) -> float | None:
    """Return the price of some tokens in USD; ``None`` where no price is known.

    ``base_url`` tells providers of the same model apart.
    """
    found = _calculation(model, usage, base_url)
    return None if found is None else float(found.total_price)


def context_window(model: str, base_url: str | None = None) -> int | None:
    """Return how many tokens a hosted model takes, prompt and answer together; ``None`` where unknown."""
    found = _calculation(model, Usage(), base_url)
    return found.model.context_window if found else None


def _calculation(model: str, usage: Usage, base_url: str | None) -> PriceCalculation | None:
    from genai_prices import Usage as Tokens
    from genai_prices import calc_price

    official = base_url is None or urlsplit(base_url).hostname == "api.openai.com"
    tokens = Tokens(
        input_tokens=usage.input,
        output_tokens=usage.output,
        cache_read_tokens=min(usage.cached, usage.input),
    )
    try:
        if official:
            return calc_price(tokens, model, provider_id="openai")
        return calc_price(tokens, model, provider_api_url=base_url)
    except LookupError:
        # The tables do not know everything; an unknown price is null, never a guess.
        return None
