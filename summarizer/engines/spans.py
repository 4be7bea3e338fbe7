"""A span for every request to a model, by OpenTelemetry's semantic conventions for generative AI.

The source is "Semantic conventions for generative client AI spans", version 1.37: names, kinds and attributes are
taken from there. Repeated requests have a span each; an answer that is kept from before has none. What is asked and
what is answered is not recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from typing import Any, Literal
from urllib.parse import urlsplit

from summarizer.engines.base import Profile
from summarizer.engines.faults import Endpoint
from summarizer.engines.loose import a_list, an_object
from summarizer.engines.providers import provider_at
from summarizer.engines.reply import usage_of
from summarizer.engines.speech import TOOL
from summarizer.tracing import Attribute, span

#: Providers that the conventions know by another name; the others go by their own.
_CONVENTIONAL = {
    "azure": "azure.ai.openai",
    "gemini": "gcp.gemini",
    "mistral": "mistral_ai",
    "xai": "x_ai",
}
#: An endpoint may write anything into the name of its model.
_LONGEST = 200
#: Called with the body of an answer.
Answered = Callable[[Any], None]


@contextmanager
def request_span(
    endpoint: Endpoint, profile: Profile, body: Mapping[str, Any]
) -> Generator[Answered]:
    """Open the span of one request; what is yielded notes what came back."""
    kind: Literal["internal", "client"] = "internal" if profile.provider == "embedded" else "client"
    model = str(body.get("model", profile.model))
    with span(f"chat {model}", kind, lambda: _asked(endpoint, profile, body)) as note:
        yield lambda came: note(lambda: _came(came, endpoint))


def provider_name(endpoint: Endpoint, profile: Profile) -> str:
    """Return a provider's name as the conventions have it; of an unknown endpoint, that of the protocol it speaks."""
    if profile.provider == "embedded":
        return "llama.cpp"
    known = provider_at(endpoint.base_url)
    return _CONVENTIONAL.get(known.name, known.name) if known else "openai"


def _asked(
    endpoint: Endpoint, profile: Profile, body: Mapping[str, Any]
) -> dict[str, Attribute | None]:
    parts = urlsplit(endpoint.base_url)
    typed = any(one in body for one in ("response_format", "tools", TOOL))
    return {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": provider_name(endpoint, profile),
        "gen_ai.request.model": str(body.get("model", profile.model)),
        "gen_ai.request.max_tokens": body.get("max_completion_tokens", body.get("max_tokens")),
        "gen_ai.request.temperature": body.get("temperature"),
        "gen_ai.output.type": "json" if typed else "text",
        "server.address": parts.hostname,
        "server.port": parts.port or {"https": 443, "http": 80}.get(parts.scheme),
    }


def _came(came: Any, endpoint: Endpoint) -> dict[str, Attribute | None]:
    whole, usage = an_object(came), usage_of(came)
    reasons = [an_object(one).get("finish_reason") for one in a_list(whole.get("choices"))[:8]]
    return {
        "gen_ai.response.id": _shown(whole.get("id"), endpoint),
        "gen_ai.response.model": _shown(whole.get("model"), endpoint),
        "gen_ai.response.finish_reasons": [
            said for said in (_shown(one, endpoint) for one in reasons) if said
        ]
        or None,
        "gen_ai.usage.input_tokens": usage.input or None,
        "gen_ai.usage.output_tokens": usage.output or None,
        "gen_ai.usage.cache_read.input_tokens": usage.cached or None,
    }


def _shown(value: Any, endpoint: Endpoint) -> str | None:
    return endpoint.redacted(value, _LONGEST) if isinstance(value, str) else None
