"""What an endpoint turned out not to take, and how much a model thinks before it answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from summarizer.engines.profiles import THINKING_TOKENS, thinks_first
from summarizer.engines.strict import strict_schema
from summarizer.errors import EngineError, RequestRejected

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion

_REFUSED_PARAMETER = re.compile(
    r"support|unknown|unrecogni[sz]ed|not permitted|unexpected|extra|not allowed", re.IGNORECASE
)
#: The most tokens a model is given to think in.
_MOST_THOUGHTS = 32_768


class Quirks:
    """What is known of an endpoint's ways. Only ever grows, so threads need no lock for it."""

    def __init__(self, model: str) -> None:
        self.known: set[str] = {"thinking"} if thinks_first(model) else set()
        #: Tokens a request has room for beside its answer.
        self.thoughts = THINKING_TOKENS if "thinking" in self.known else 0

    def adapted(self, kwargs: dict[str, Any], *, strict: bool) -> dict[str, Any]:
        """Return a request as this endpoint takes it, as far as is known; ``strict``: with a strict schema."""
        request = dict(kwargs)
        thinking = "thinking" in self.known
        if thinking or "no_temperature" in self.known:
            request.pop("temperature", None)
        if "max_tokens" in request:
            limit = request.pop("max_tokens")
            other = thinking or "completion_tokens" in self.known
            request["max_completion_tokens" if other else "max_tokens"] = limit + self.thoughts
        schema = request.get("response_format", {}).get("json_schema")
        if schema and strict and "strict" not in schema:
            closed = {**schema, "schema": strict_schema(schema["schema"]), "strict": True}
            request["response_format"] = {"type": "json_schema", "json_schema": closed}
        return request

    def learnt_from(self, error: RequestRejected) -> bool:
        """Note which parameter was refused; false where nothing new was learnt."""
        before = len(self.known)
        if refuses(error, "max_completion_tokens") and refuses(error, "max_tokens"):
            self.known.add("completion_tokens")
        elif refuses(error, "temperature"):
            self.known.add("no_temperature")
        return len(self.known) > before

    def thought_too_long(self, completion: ChatCompletion) -> int:
        """Return how many tokens of an answer cut at its limit were thoughts; later ones get room for twice as many."""
        details = getattr(completion.usage, "completion_tokens_details", None)
        spent = getattr(details, "reasoning_tokens", None)
        if not isinstance(spent, int) or spent <= 0:
            return 0
        self.thoughts = max(self.thoughts, min(max(2 * spent, THINKING_TOKENS), _MOST_THOUGHTS))
        return spent


def refuses(error: EngineError, *parameters: str) -> bool:
    """Whether a rejection is about one of these parameters not being taken."""
    words = error.message
    return any(one in words for one in parameters) and bool(_REFUSED_PARAMETER.search(words))
