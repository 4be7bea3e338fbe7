"""Whose protocol an endpoint's batches follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from summarizer.batch.hosted.anthropic import AnthropicBatches
from summarizer.batch.hosted.gemini import GeminiBatches
from summarizer.batch.hosted.openai import OpenAIBatches
from summarizer.batch.hosted.protocols import BatchProtocol
from summarizer.batch.limits import Via
from summarizer.engines.openai import OpenAIEngine
from summarizer.errors import ConfigurationError
from summarizer.hints import setting

#: By the name a provider's row has for it. Groq's files and batches are OpenAI's.
PROTOCOLS: Mapping[str, Callable[[OpenAIEngine], BatchProtocol]] = {
    "openai": OpenAIBatches,
    "groq": OpenAIBatches,
    "anthropic": AnthropicBatches,
    "gemini": GeminiBatches,
}


def protocol_of(engine: OpenAIEngine, via: Via) -> BatchProtocol:
    """Return how batches are made at an endpoint: as its provider's row says; elsewhere as OpenAI has it.

    Raises:
        ConfigurationError: the provider has no batches that are known here.
    """
    provider = engine.provider
    if via == "openai-batch" or provider is None:
        return OpenAIBatches(engine)
    made = PROTOCOLS.get(provider.hosted_batches or "")
    if made is None:
        raise ConfigurationError(
            f"Hosted batches were asked for, and the protocol of {provider.title} is not supported. "
            f"Leave {setting('--via', 'via')} out, or, where they follow OpenAI's protocol, set it to openai-batch."
        )
    return made(engine)
