"""Where the key of a remote endpoint is found."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

from summarizer.engines.faults import is_loopback
from summarizer.errors import ConfigurationError, MissingKey

OPENAI_URL = "https://api.openai.com/v1"
_DEFAULT = "OPENAI_API_KEY"
_BY_HOST = {
    "openrouter.ai": "OPENROUTER_API_KEY",
    "mistral.ai": "MISTRAL_API_KEY",
    "groq.com": "GROQ_API_KEY",
    "together.xyz": "TOGETHER_API_KEY",
    "together.ai": "TOGETHER_API_KEY",
    "deepseek.com": "DEEPSEEK_API_KEY",
    "fireworks.ai": "FIREWORKS_API_KEY",
    "cerebras.ai": "CEREBRAS_API_KEY",
    "x.ai": "XAI_API_KEY",
    "googleapis.com": "GEMINI_API_KEY",
    "anthropic.com": "ANTHROPIC_API_KEY",
    "huggingface.co": "HF_TOKEN",
    "azure.com": "AZURE_OPENAI_API_KEY",
}


def checked_url(base_url: str) -> str:
    """Return an endpoint's address without a closing slash.

    Raises:
        ConfigurationError: it is no http or https address.
    """
    try:
        parts = urlsplit(base_url.strip())
        usable = (
            parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
        )
    except ValueError:
        usable = False
    if not usable:
        raise ConfigurationError(
            f"The endpoint {base_url!r} is no http or https address. "
            "Give one such as http://127.0.0.1:8080/v1."
        )
    return base_url.strip().rstrip("/")


def key_variable(base_url: str) -> str:
    """Return the environment variable that names the key of an endpoint's provider."""
    host = urlsplit(base_url).hostname or ""
    known = (
        name for suffix, name in _BY_HOST.items() if host == suffix or host.endswith(f".{suffix}")
    )
    return next(known, _DEFAULT)


def find_key(base_url: str, given: str | None) -> str:
    """Return the key: the one given, the provider's own variable, ``OPENAI_API_KEY``; empty for this machine.

    Raises:
        MissingKey: a remote endpoint, and no key anywhere.
    """
    variable = key_variable(base_url)
    key = (given or os.environ.get(variable) or os.environ.get(_DEFAULT) or "").strip()
    if key or is_loopback(base_url):
        return key
    names = variable if variable == _DEFAULT else f"{variable} (or {_DEFAULT})"
    raise MissingKey(
        f"{urlsplit(base_url).hostname} needs a key and none was found. Set {names}, "
        "or use the embedded model, which needs none: --model embedded."
    )
