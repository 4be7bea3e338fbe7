"""Ways of misbehaving that the loopback server plays, each as a function of a request's body."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from typing import Any

from tests.servers import ChatServer, Reply, Seen, fails, says, sends

#: Answers a request by its body; ``n`` counts the requests from 1.
Play = Callable[[int, dict[str, Any]], Reply]
GOOD = '{"number": 3}'


class Playing(ChatServer):
    """Answers each request as a play says."""

    def __init__(self, play: Play) -> None:
        super().__init__([])
        self._play = play
        self._count = itertools.count(1)

    def next(self, seen: Seen) -> Reply:
        with self._lock:
            self.seen.append(seen)
            return self._play(next(self._count), seen.body)


def _room(body: dict[str, Any]) -> int:
    return int(body.get("max_tokens") or body.get("max_completion_tokens") or 0)


def _schema(body: dict[str, Any]) -> bool:
    return (body.get("response_format") or {}).get("type") == "json_schema"


def _refusing(asked: Callable[[dict[str, Any]], bool], status: int, words: str) -> Play:
    return lambda _, body: fails(status, words) if asked(body) else says(GOOD)


def _no_typed_answer(_: int, body: dict[str, Any]) -> Reply:
    if _schema(body):
        return fails(400, "This response_format type is unavailable now")
    return fails(400, "tools: not here") if "tools" in body else says(f"```json\n{GOOD}\n```")


def _passed_over(_: int, body: dict[str, Any]) -> Reply:
    """Take every field and look at none: only a schema in the prompt is heeded."""
    heeded = "json_schema" in json.dumps(body["messages"])
    return says(GOOD if heeded else "There are three.")


_CALL = {"id": "1", "type": "function", "function": {"name": "Count", "arguments": GOOD}}

PLAYS: dict[str, Play] = {
    "answers as asked": lambda _n, _b: says(GOOD),
    "JSON in a fence": lambda _n, _b: says(f"```json\n{GOOD}\n```"),
    "JSON behind thoughts": lambda _n, _b: says(f"<think>three? {{3}}</think>\n{GOOD}"),
    "content in parts": lambda _n, _b: says(None, message={"content": [{"text": GOOD}]}),
    "answer as a tool call": lambda _n, _b: says(None, message={"tool_calls": [_CALL]}),
    "no JSON schema": _refusing(_schema, 400, "response_format.type must be one of 'text'"),
    "no JSON schema, no tools": _no_typed_answer,
    "schema and tools passed over": _passed_over,
    "no `temperature`": _refusing(lambda b: "temperature" in b, 422, "temperature is deprecated"),
    "no `max_tokens`": _refusing(lambda b: "max_tokens" in b, 400, "max_tokens: unknown field"),
    "room for 300 tokens": _refusing(lambda b: _room(b) > 300, 400, "max_tokens: at most 300"),
    "no system role": _refusing(
        lambda b: b["messages"][0]["role"] == "system", 400, "System role not supported"
    ),
    "error inside a choice": lambda n, _: says(GOOD) if n > 1 else says("{", finish_reason="error"),
    "odd usage": lambda _n, _b: says(
        GOOD, usage={"prompt_tokens": 2**63, "completion_tokens": "x"}
    ),
    "429 once": lambda n, _: says(GOOD) if n > 1 else fails(429, "slow down", retry_after="0"),
    "prompt too long": lambda _n, _b: fails(400, "the prompt has 9000 tokens, 4096 are read"),
    "more than a minute's allowance": lambda _n, _b: fails(429, "Limit 3000, Requested 4500"),
    "text filtered (403)": lambda _n, _b: fails(403, "Your input was flagged by moderation"),
    "choice filtered": lambda _n, _b: says(None, finish_reason="content_filter"),
    "account empty (402)": lambda _n, _b: fails(402, "Insufficient Balance"),
    "key rejected, in a list": lambda _n, _b: sends(
        400, [{"error": {"message": "API key not valid", "status": "INVALID_ARGUMENT"}}]
    ),
}
