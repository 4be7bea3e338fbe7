"""What a question has cost, and whether what came back is an answer at all."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from summarizer.engines.base import Answer, Value
from summarizer.engines.faults import Endpoint, status_fault
from summarizer.errors import EndpointFailed, EngineError
from summarizer.usage import Usage

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletion


@dataclass(slots=True)
class Tally:
    """What one question has cost so far, in tokens, requests and seconds."""

    started: float = field(default_factory=time.monotonic)
    usage: Usage = field(default_factory=Usage)

    def answer(self, value: Value) -> Answer[Value]:
        """Return a value with what it cost."""
        return Answer(value, self.usage.but(seconds=time.monotonic() - self.started))


class counted:  # noqa: N801 - reads as a verb where it is used
    """Puts what a question cost on the error that ends it: failed requests are paid for, too."""

    def __init__(self, tally: Tally) -> None:
        self.tally = tally

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, EngineError):
            error.usage = self.tally.usage


def usage_of(completion: Any) -> Usage:
    """Return the tokens of a completion; zeros where an endpoint counts none."""
    usage = getattr(completion, "usage", None)
    if usage is None:
        return Usage()
    details = getattr(usage, "prompt_tokens_details", None)
    cached = getattr(details, "cached_tokens", None)
    if cached is None:
        # llama.cpp says it beside the usage.
        timings = cast("Mapping[str, Any]", getattr(completion, "timings", None) or {})
        cached = timings.get("cache_n", 0)
    counts = (usage.prompt_tokens, usage.completion_tokens, cached)
    read, wrote, kept = (one if isinstance(one, int) and one > 0 else 0 for one in counts)
    return Usage(input=read, output=wrote, cached=min(kept, read))


def checked(completion: Any, endpoint: Endpoint) -> ChatCompletion:
    """Refuse what came with status 200 and is no chat completion."""
    choices = getattr(completion, "choices", None)
    if choices and getattr(choices[0], "message", None) is not None:
        return cast("ChatCompletion", completion)
    fault = getattr(completion, "error", None)
    if isinstance(fault, Mapping):
        # Some gateways put the upstream's error into an answer of their own.
        code = cast("Mapping[str, Any]", fault).get("code")
        status = code if isinstance(code, int) and 400 <= code < 600 else 502
        raise status_fault(status, {"error": fault}, {}, endpoint)
    seen = endpoint.redacted(completion if isinstance(completion, str) else "no choices in it")
    raise EndpointFailed(
        f"{endpoint.host} answered something that is no chat completion ({seen[:120]}). "
        "Does the address end where it should (often /v1)?"
    )


def text_of(completion: ChatCompletion) -> str:
    """Return the words of an answer."""
    return completion.choices[0].message.content or ""


def before(text: str, stop: Sequence[str]) -> str:
    """Cut at the first stop string, for endpoints that ignore them."""
    ends = [at for at in (text.find(one) for one in stop if one) if at >= 0]
    return text[: min(ends)] if ends else text
