"""Providers as rows of data: where each is asked, with whose key, and what it is known to take.

The sources are the providers' own pages on their OpenAI-compatible addresses. What a row does not say is found out by
asking: see :mod:`summarizer.engines.manner`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from summarizer.errors import ConfigurationError
from summarizer.hints import setting

#: A way to get a typed answer: a strict JSON schema, a tool call, or JSON with the schema in the prompt.
Rung = Literal["json_schema", "tools", "json"]
LADDER: tuple[Rung, ...] = ("json_schema", "tools", "json")


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider.

    ``hosts`` are the suffixes of host names its key goes to, ``key_variable`` the environment variable that holds it;
    both are empty for servers on this machine. ``address_variable`` names a variable with the address, where each
    customer has another one. ``ladder``: the ways to a typed answer it is known to take, the best first. ``refuses``:
    parameters it is known not to take. ``hosted_batches``: whose protocol its batches follow, where there are any.
    """

    name: str
    title: str
    base_url: str
    key_variable: str = ""
    hosts: tuple[str, ...] = ()
    address_variable: str = ""
    ladder: tuple[Rung, ...] = LADDER
    refuses: frozenset[str] = frozenset()
    key_header: str = ""
    #: What each of its models' names holds, where others use its name for theirs.
    own_names: str = ""
    hosted_batches: Literal["openai", "anthropic", "gemini", "mistral", "groq"] | None = None
    #: Whose protocol requests are sent in: chat completions, Anthropic's Messages, Google's generateContent.
    speaks: Literal["chat", "messages", "generate"] = "chat"
    #: The extra that brings the provider's own client, and the module that shows whether it is there.
    extra: str = ""
    module: str = ""

    def means(self, model: str, base_url: str) -> bool:
        """Whether ``NAME:MODEL`` at an address means this provider, and is not a model's own name with a colon in it.

        Ollama calls models ``mistral:7b``; Mistral's own names all hold a part of its name.
        """
        return bool(model) and (self.own_names in model or provider_at(base_url) is self)

    @property
    def local(self) -> bool:
        """Whether it is a server on this machine."""
        return not self.hosts

    def address(self) -> str:
        """Return where it is asked.

        Raises:
            ConfigurationError: each customer has an address of their own, and none is set.
        """
        if self.address_variable and (given := os.environ.get(self.address_variable, "").strip()):
            return with_path(given, urlsplit(self.base_url).path)
        if "{" in self.base_url:
            raise ConfigurationError(
                f"{self.title} has an address for each customer. Set {self.address_variable}, for example "
                f"{self.base_url}, or give it as {setting('--base-url', 'base_url')}."
            )
        return self.base_url


_NO_LOGPROBS = frozenset({"logprobs"})

PROVIDERS: tuple[Provider, ...] = (
    Provider(
        "openai",
        "OpenAI",
        "https://api.openai.com/v1",
        "OPENAI_API_KEY",
        ("api.openai.com",),
        hosted_batches="openai",
    ),
    Provider(
        "anthropic",
        "Anthropic",
        "https://api.anthropic.com/v1",
        "ANTHROPIC_API_KEY",
        ("anthropic.com",),
        # "OpenAI SDK compatibility": response_format is ignored, and so are log-probabilities; tools are taken.
        ladder=("tools", "json"),
        refuses=_NO_LOGPROBS,
        hosted_batches="anthropic",
    ),
    Provider(
        "gemini",
        "Google Gemini",
        "https://generativelanguage.googleapis.com/v1beta/openai",
        "GEMINI_API_KEY",
        ("googleapis.com",),
        refuses=_NO_LOGPROBS,
        hosted_batches="gemini",
    ),
    Provider(
        "mistral",
        "Mistral",
        "https://api.mistral.ai/v1",
        "MISTRAL_API_KEY",
        ("mistral.ai",),
        own_names="tral",
        refuses=_NO_LOGPROBS,
        hosted_batches="mistral",
    ),
    Provider(
        "deepseek",
        "DeepSeek",
        "https://api.deepseek.com/v1",
        "DEEPSEEK_API_KEY",
        ("deepseek.com",),
        # "JSON Output": json_object only.
        ladder=("tools", "json"),
    ),
    Provider(
        "azure",
        "Azure OpenAI",
        "https://{resource}.openai.azure.com/openai/v1",
        "AZURE_OPENAI_API_KEY",
        ("azure.com",),
        address_variable="AZURE_OPENAI_ENDPOINT",
        key_header="api-key",
    ),
    Provider(
        "openrouter",
        "OpenRouter",
        "https://openrouter.ai/api/v1",
        "OPENROUTER_API_KEY",
        ("openrouter.ai",),
    ),
    Provider(
        "groq",
        "Groq",
        "https://api.groq.com/openai/v1",
        "GROQ_API_KEY",
        ("groq.com",),
        # "OpenAI compatibility": logprobs is answered with 400.
        refuses=_NO_LOGPROBS,
        hosted_batches="groq",
    ),
    Provider(
        "together",
        "Together",
        "https://api.together.xyz/v1",
        "TOGETHER_API_KEY",
        ("together.xyz", "together.ai"),
    ),
    Provider(
        "fireworks",
        "Fireworks",
        "https://api.fireworks.ai/inference/v1",
        "FIREWORKS_API_KEY",
        ("fireworks.ai",),
    ),
    Provider(
        "cerebras",
        "Cerebras",
        "https://api.cerebras.ai/v1",
        "CEREBRAS_API_KEY",
        ("cerebras.ai",),
    ),
    Provider("xai", "xAI", "https://api.x.ai/v1", "XAI_API_KEY", ("x.ai",)),
    Provider(
        "huggingface",
        "Hugging Face",
        "https://router.huggingface.co/v1",
        "HF_TOKEN",
        ("huggingface.co",),
    ),
    Provider("ollama", "Ollama", "http://127.0.0.1:11434/v1"),
    Provider("vllm", "vLLM", "http://127.0.0.1:8000/v1"),
    Provider("lmstudio", "LM Studio", "http://127.0.0.1:1234/v1"),
)
#: Providers whose own protocol gives what their OpenAI-compatible interface loses. Each has a name of its own, so that
#: what is installed changes no endpoint. The sources are the providers' references of both interfaces.
NATIVE: tuple[Provider, ...] = (
    Provider(
        "anthropic-native",
        "Anthropic",
        "https://api.anthropic.com/v1",
        "ANTHROPIC_API_KEY",
        ("anthropic.com",),
        refuses=_NO_LOGPROBS,
        hosted_batches="anthropic",
        speaks="messages",
        extra="anthropic",
        module="anthropic",
    ),
    Provider(
        "gemini-native",
        "Google Gemini",
        "https://generativelanguage.googleapis.com/v1beta",
        "GEMINI_API_KEY",
        ("googleapis.com",),
        hosted_batches="gemini",
        speaks="generate",
        extra="gemini",
        module="google.genai",
    ),
)
_BY_NAME = {one.name: one for one in (*PROVIDERS, *NATIVE)}


def provider_named(name: str) -> Provider | None:
    """Return the provider of a name as ``--model NAME:MODEL`` takes it."""
    return _BY_NAME.get(name)


def provider_at(base_url: str) -> Provider | None:
    """Return the provider whose host an address names; ``None`` for everybody else's, and for this machine."""
    host = (urlsplit(base_url).hostname or "").rstrip(".")
    return next((one for one in PROVIDERS if any(_within(host, s) for s in one.hosts)), None)


def with_path(address: str, path: str) -> str:
    """Return an address, with ``path`` where it has none of its own."""
    parts = urlsplit(address if "//" in address else f"https://{address}")
    return parts._replace(path=parts.path if parts.path.strip("/") else path).geturl()


def _within(host: str, suffix: str) -> bool:
    return host == suffix or host.endswith(f".{suffix}")
