"""Anthropic's Messages and Google's generateContent on this machine, written from their public references.

The server is the one that plays chat completions; what it says, and what it would not take, is here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from summarizer.engines.base import Profile
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.providers import Provider, provider_named
from summarizer.engines.retry import RetryPolicy
from tests.anthropic_server import wrong_with as wrong_with_message
from tests.gemini_server import wrong_with as wrong_with_request
from tests.servers import ChatServer, Reply, Seen, sends

KEY = "sk-of-the-test-0123456789abcdef"
QUICK = RetryPolicy(attempts=3, wait_min=0.01, wait_max=0.02, total_seconds=8, request_seconds=5)


def message(content: list[dict[str, Any]], reason: str = "end_turn") -> dict[str, Any]:
    """Return a Message, as Anthropic's reference has it."""
    return {
        "id": "msg_01",
        "type": "message",
        "role": "assistant",
        "model": "claude-of-the-test",
        "content": content,
        "stop_reason": reason,
        "stop_sequence": None,
        "usage": {
            "input_tokens": 60,
            "cache_creation_input_tokens": 10,
            "cache_read_input_tokens": 30,
            "output_tokens": 10,
        },
    }


def generated(
    parts: list[dict[str, Any]], reason: str = "STOP", **candidate: Any
) -> dict[str, Any]:
    """Return generated content, as Google's reference has it."""
    content = {"parts": parts, "role": "model"}
    return {
        "candidates": [{"content": content, "finishReason": reason, "index": 0, **candidate}],
        "usageMetadata": {
            "promptTokenCount": 100,
            "cachedContentTokenCount": 30,
            "candidatesTokenCount": 6,
            "thoughtsTokenCount": 4,
            "totalTokenCount": 110,
        },
        "modelVersion": "gemini-of-the-test",
        "responseId": "r",
    }


@dataclass
class Native:
    """One of the two protocols, as tests speak it."""

    name: str
    path: str
    #: The one header that holds the key, as the provider's client sends it.
    key_value: str
    text: Callable[[str], dict[str, Any]]
    call: Callable[[Mapping[str, Any]], dict[str, Any]]
    cut: Callable[[str], dict[str, Any]]
    refused: dict[str, Any]
    #: Status and body of errors, by what they are about.
    errors: Mapping[str, tuple[int, Any]]
    wrong_with: Callable[[Mapping[str, Any]], str | None]
    asks_schema: Callable[[Mapping[str, Any]], bool]
    room: Callable[[Mapping[str, Any]], int]

    @property
    def row(self) -> Provider:
        row = provider_named(self.name)
        assert row is not None
        return row

    def engine(
        self, server: ChatServer, retry: RetryPolicy = QUICK, key: str = KEY
    ) -> OpenAIEngine:
        profile = Profile(
            "some-model", self.name, "single", 8_000, 4_000, local=False, logprobs=True
        )
        url = f"{server.origin}/{self.path.split('/')[1]}"
        return OpenAIEngine("some-model", url, key, profile=profile, retry=retry, mode=self.row)

    def says(self, text: str) -> Reply:
        return sends(200, self.text(text))

    def fails(self, what: str, **headers: str) -> Reply:
        status, body = self.errors[what]
        return sends(status, body, {k.replace("_", "-"): v for k, v in headers.items()})

    def check(self, seen: Seen) -> None:
        """Demand that a request is one the provider takes, with the key where it belongs and nowhere else."""
        headers = {name.lower(): value for name, value in seen.headers.items()}
        assert seen.path == self.path
        assert [value for value in headers.values() if KEY in value] == [self.key_value]
        assert self.wrong_with(seen.body) is None, (self.wrong_with(seen.body), seen.body)


def _anthropic_error(kind: str, said: str) -> dict[str, Any]:
    return {"type": "error", "error": {"type": kind, "message": said}, "request_id": "req_1"}


def _google_error(code: int, status: str, said: str) -> tuple[int, dict[str, Any]]:
    return code, {"error": {"code": code, "message": said, "status": status}}


ANTHROPIC = Native(
    name="anthropic-native",
    path="/v1/messages",
    key_value=f"Bearer {KEY}",
    text=lambda text: message([{"type": "text", "text": text}]),
    call=lambda given: message(
        [{"type": "tool_use", "id": "toolu_1", "name": "Count", "input": given}], "tool_use"
    ),
    cut=lambda text: message([{"type": "text", "text": text}], "max_tokens"),
    refused=message([], "refusal"),
    errors={
        "schema": (400, _anthropic_error("invalid_request_error", "output_config.format: not supported by this model")),
        "tool": (400, _anthropic_error("invalid_request_error", "tools: this model takes none")),
        "temperature": (400, _anthropic_error("invalid_request_error", "`temperature` is deprecated for this model.")),
        "key": (401, _anthropic_error("authentication_error", "invalid x-api-key")),
        "money": (400, _anthropic_error("invalid_request_error", "Your credit balance is too low.")),
        "long": (400, _anthropic_error("invalid_request_error", "prompt is too long: 213462 tokens > 200000 maximum")),
        "large": (413, _anthropic_error("request_too_large", "Request exceeds the maximum size")),
        "rate": (429, _anthropic_error("rate_limit_error", "Your rate limit is 30,000 input tokens per minute.")),
        "busy": (529, _anthropic_error("overloaded_error", "Overloaded")),
        "model": (404, _anthropic_error("not_found_error", "model: some-model")),
        "filter": (400, _anthropic_error("invalid_request_error", "Output blocked by content filtering policy")),
    },
    wrong_with=wrong_with_message,
    asks_schema=lambda body: "output_config" in body,
    room=lambda body: int(body["max_tokens"]),
)  # fmt: skip
GEMINI = Native(
    name="gemini-native",
    path="/v1beta/models/some-model:generateContent",
    key_value=KEY,
    text=lambda text: generated([{"text": "Hm.", "thought": True}, {"text": text}]),
    call=lambda given: generated([{"functionCall": {"name": "Count", "args": given}}]),
    cut=lambda text: generated([{"text": text}], "MAX_TOKENS"),
    refused={"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}, "usageMetadata": {"promptTokenCount": 100}},
    errors={
        "schema": _google_error(400, "INVALID_ARGUMENT", "JSON mode is not enabled for models/some-model"),
        "tool": _google_error(400, "INVALID_ARGUMENT", "Function calling is not enabled for models/some-model"),
        "temperature": _google_error(400, "INVALID_ARGUMENT", "temperature is not supported by this model"),
        "key": _google_error(400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key."),
        "money": _google_error(402, "FAILED_PRECONDITION", "Your prepayment credits are depleted."),
        "long": _google_error(400, "INVALID_ARGUMENT", "The input token count 1200000 exceeds the maximum of 1048576."),
        "large": _google_error(413, "INVALID_ARGUMENT", "Request payload size exceeds the limit"),
        "rate": _google_error(429, "RESOURCE_EXHAUSTED", "Quota exceeded, see your billing. Please retry in 0.02s."),
        "busy": _google_error(503, "UNAVAILABLE", "The model is overloaded. Please try again later."),
        "model": _google_error(404, "NOT_FOUND", "models/some-model is not found for API version v1beta"),
        "filter": _google_error(400, "INVALID_ARGUMENT", "The request was blocked: the content violates the policy"),
    },
    wrong_with=wrong_with_request,
    asks_schema=lambda body: "responseJsonSchema" in body["generationConfig"],
    room=lambda body: int(body["generationConfig"]["maxOutputTokens"]),
)  # fmt: skip


BOTH = (ANTHROPIC, GEMINI)
_GOOD = '{"number": 3}'
#: Ways of misbehaving, each as the replies of a server; the last one comes again and again.
NATIVE_PLAYS: dict[str, Callable[[Native], list[Reply]]] = {
    "answers as asked": lambda n: [n.says(_GOOD)],
    "JSON in a fence": lambda n: [n.says(f"```json\n{_GOOD}\n```")],
    "no JSON schema": lambda n: [n.fails("schema"), sends(200, n.call({"number": 3}))],
    "no JSON schema, no tools": lambda n: [n.fails("schema"), n.fails("tool"), n.says(_GOOD)],
    "no `temperature`": lambda n: [n.fails("temperature"), n.says(_GOOD)],
    "answer cut at its limit": lambda n: [sends(200, n.cut("{")), n.says(_GOOD)],
    "429 once": lambda n: [n.fails("rate", retry_after="0"), n.says(_GOOD)],
    "overloaded once": lambda n: [n.fails("busy"), n.says(_GOOD)],
    "prompt too long": lambda n: [n.fails("long")],
    "text filtered": lambda n: [n.fails("filter")],
    "answer refused": lambda n: [sends(200, n.refused)],
    "account empty": lambda n: [n.fails("money")],
    "key rejected": lambda n: [n.fails("key")],
    "no such model": lambda n: [n.fails("model")],
}


def dumped(body: Mapping[str, Any]) -> str:
    """Return a body as text, to look for words in it."""
    return json.dumps(body, ensure_ascii=False)
