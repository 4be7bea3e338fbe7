"""What is known of a hosted model, or of a server on this machine, before it is asked anything."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from summarizer.engines.base import Profile
from summarizer.engines.keys import is_loopback
from summarizer.engines.prices import context_window

#: Models that think first: they take no temperature, and their thoughts count as output.
_THINKING = re.compile(r"(?:^|/)(?:o\d|gpt-[5-9])(?!.*-chat)")
#: How much more than the answer a model that thinks may write.
THINKING_TOKENS = 4096


def thinks_first(model: str) -> bool:
    """Whether the name is that of a model that thinks before it answers."""
    return _THINKING.search(model) is not None


def default_profile(model: str, base_url: str) -> Profile:
    """Return what is known of a hosted model, or cautious guesses for a server on this machine."""
    local = is_loopback(base_url)
    host = urlsplit(base_url).hostname or base_url
    window = 8192 if local else context_window(model, base_url) or 128_000
    return Profile(
        model=model,
        provider="openai" if host == "api.openai.com" else host if local else _with_port(base_url),
        strategy="single",
        context_tokens=window,
        answer_tokens=min(16_384, window // 2),
        local=local,
        logprobs=not thinks_first(model),
        concurrency=4 if local else 8,
    )


def _with_port(base_url: str) -> str:
    """Return the host of an address, with its port where that is not the usual one: behind it stands another server.

    On this machine the port is left out: a server that is started again often gets another.
    """
    parts = urlsplit(base_url)
    usual = {"https": 443, "http": 80}[parts.scheme]
    host = parts.hostname or base_url
    return host if parts.port in (None, usual) else f"{host}:{parts.port}"
