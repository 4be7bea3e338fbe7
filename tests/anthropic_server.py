"""Anthropic's Message Batches on this machine, written from the public API reference and from nothing in this project.

``POST /v1/messages/batches``, ``GET /v1/messages/batches`` (``limit``, ``after_id``, ``before_id``; newest first),
``GET /v1/messages/batches/ID``, ``GET /v1/messages/batches/ID/results`` once processing has ended. Requests stay
``processing`` until the whole batch has ended; results come in an order of their own.
"""

from __future__ import annotations

import itertools
import json
import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.rest_server import Request, Response, RestServer

MOST_REQUESTS = 100_000
MOST_BYTES = 256 * 1024 * 1024
KEY = "sk-ant-of-the-test-0123456789"
_CUSTOM_ID = re.compile(r"^[a-zA-Z0-9_-]{1,64}$")
_PARAMS = {
    *("model", "max_tokens", "messages", "system", "temperature", "stop_sequences", "tools"),
    *("tool_choice", "metadata", "top_k", "top_p", "thinking", "stream", "service_tier"),
    *("output_config", "container", "cache_control"),
}

#: From the params of a request to a result: ``{"type": "succeeded", "message": ..}`` and its kin.
Answer = Callable[[Mapping[str, Any]], dict[str, Any]]


@dataclass
class AnthropicServer(RestServer):
    """Answers the requests of batches with ``answer``; ``looks`` is how often a batch is still going on."""

    answer: Answer = lambda _: {}
    looks: int = 1
    batches: dict[str, dict[str, Any]] = field(default_factory=dict)
    requests: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    results: dict[str, bytes] = field(default_factory=dict)
    #: How often a batch is looked at before it has ended, where that is not ``looks``.
    left: dict[str, int] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"{self.origin}/v1"

    def respond(self, request: Request) -> Response:
        problem = self._refused(request)
        if problem is not None:
            return problem
        parts = request.path.removeprefix("/v1/messages/batches").strip("/").split("/")
        if request.path.rstrip("/") == "/v1/messages/batches":
            return self._create(request) if request.method == "POST" else self._list(request)
        if parts[0] not in self.batches:
            return error(404, "not_found_error", "No such batch")
        if parts[1:] == ["results"]:
            return self._results(parts[0])
        return self._retrieve(parts[0])

    def _refused(self, request: Request) -> Response | None:
        if request.headers.get("x-api-key") != KEY or "authorization" in request.headers:
            return error(401, "authentication_error", "invalid x-api-key")
        if request.headers.get("anthropic-version") != "2023-06-01":
            return error(400, "invalid_request_error", "anthropic-version: header is required")
        if not request.path.startswith("/v1/messages/batches"):
            return error(404, "not_found_error", "Not found")
        return None

    def _create(self, request: Request) -> Response:
        if len(request.body) > MOST_BYTES:
            return error(413, "request_too_large", "Request exceeds the maximum size")
        body = request.json
        if set(body) != {"requests"} or not 0 < len(body["requests"]) <= MOST_REQUESTS:
            return error(400, "invalid_request_error", "requests: field required")
        ids = [one.get("custom_id") for one in body["requests"]]
        if len(set(ids)) != len(ids):
            return error(400, "invalid_request_error", "requests: custom_id is not unique")
        for one in body["requests"]:
            if set(one) != {"custom_id", "params"} or not _CUSTOM_ID.match(one["custom_id"]):
                return error(400, "invalid_request_error", "requests.0.custom_id: bad pattern")
        return 200, self.add(body["requests"]), {}

    def add(self, requests: list[dict[str, Any]]) -> dict[str, Any]:
        name = f"msgbatch_{len(self.batches) + 1:04}"
        counts = {"processing": len(requests)}
        counts |= dict.fromkeys(("succeeded", "errored", "canceled", "expired"), 0)
        made = {
            "id": name,
            "type": "message_batch",
            "processing_status": "in_progress",
            "request_counts": counts,
            "created_at": "2026-01-01T00:00:00Z",
            "expires_at": "2026-01-02T00:00:00Z",
            "ended_at": None,
            "archived_at": None,
            "cancel_initiated_at": None,
            "results_url": None,
        }
        self.batches[name], self.requests[name] = made, requests
        return made

    def _list(self, request: Request) -> Response:
        limit = int(request.query.get("limit", "20"))
        if not 1 <= limit <= 1000:
            return error(400, "invalid_request_error", "limit: out of range")
        names = sorted(self.batches, reverse=True)
        after = request.query.get("after_id")
        if after is not None:
            names = names[names.index(after) + 1 :] if after in names else []
        for name in names[:limit]:
            self._go_on(name)
        page = [self.batches[name] for name in names[:limit]]
        ends = {"first_id": names[0], "last_id": page[-1]["id"]} if page else {}
        more = {"first_id": None, "last_id": None, "has_more": len(names) > limit, **ends}
        return 200, {"data": page, **more}, {}

    def _retrieve(self, name: str) -> Response:
        self._go_on(name)
        return 200, self.batches[name], {}

    def _go_on(self, name: str) -> None:
        """Let time pass: a batch has ended after it was looked at a few times."""
        if self.batches[name]["processing_status"] != "ended":
            self.left[name] = self.left.get(name, self.looks) - 1
            if self.left[name] < 0:
                self.end(name)

    def end(self, name: str) -> None:
        """Process a batch to its end."""
        batch, requests = self.batches[name], list(self.requests[name])
        random.Random(len(requests)).shuffle(requests)
        counts = dict.fromkeys(batch["request_counts"], 0)
        lines = []
        for one in requests:
            result = self._result(one["params"])
            counts[result["type"]] += 1
            lines.append({"custom_id": one["custom_id"], "result": result})
        self.results[name] = "".join(json.dumps(line) + "\n" for line in lines).encode()
        batch["request_counts"] = counts
        batch["processing_status"] = "ended"
        batch["ended_at"] = "2026-01-01T01:00:00Z"
        batch["results_url"] = f"https://api.anthropic.com/v1/messages/batches/{name}/results"

    def _result(self, params: Mapping[str, Any]) -> dict[str, Any]:
        # What is wrong with the parameters of a request is said when it is processed, not when it is taken.
        problem = wrong_with(params)
        if problem is not None:
            return errored("invalid_request_error", problem)
        return self.answer(params)

    def _results(self, name: str) -> Response:
        if name not in self.results:
            return error(400, "invalid_request_error", "The batch has not ended")
        return 200, self.results[name], {"content-type": "application/x-jsonl"}


def wrong_with(params: Mapping[str, Any]) -> str | None:
    """Say what the Messages interface would not take."""
    if not {"model", "max_tokens", "messages"} <= set(params) or set(params) - _PARAMS:
        return f"unexpected or missing parameters: {sorted(params)}"
    if not isinstance(params["max_tokens"], int) or params["max_tokens"] < 1:
        return "max_tokens: must be a positive integer"
    if not params["messages"] or params["messages"][0]["role"] != "user":
        return "messages: first message must use the user role"
    for one in params["messages"]:
        if one["role"] not in ("user", "assistant") or not one["content"]:
            return "messages: bad role, or empty content"
    names = [tool["name"] for tool in params.get("tools", ())]
    if any(
        set(tool) != {"name", "description", "input_schema"} for tool in params.get("tools", ())
    ):
        return "tools: bad definition"
    choice = params.get("tool_choice")
    if choice is not None and (choice.get("type") != "tool" or choice.get("name") not in names):
        return "tool_choice: no such tool"
    form = params.get("output_config", {}).get("format", {"type": "json_schema", "schema": {}})
    if set(form) != {"type", "schema"} or form["type"] != "json_schema":
        return "output_config.format: bad definition"
    return _unanswered(params["messages"])


def _unanswered(messages: list[Mapping[str, Any]]) -> str | None:
    """Say that a call of a tool has no result in the message that follows it."""
    for one, following in itertools.pairwise([*messages, {"content": []}]):
        if isinstance(one["content"], str):
            continue
        calls = {block["id"] for block in one["content"] if block["type"] == "tool_use"}
        results = {
            block["tool_use_id"]
            for block in following["content"]
            if isinstance(block, dict) and block["type"] == "tool_result"
        }
        if calls != results:
            return "messages: tool_use ids were found without tool_result blocks"
    return None


def succeeded(content: list[dict[str, Any]], reason: str = "end_turn") -> dict[str, Any]:
    """Return the result of a request with a Message."""
    usage = {
        "input_tokens": 60,
        "cache_creation_input_tokens": 10,
        "cache_read_input_tokens": 30,
        "output_tokens": 10,
    }
    message = {
        "id": "msg_01",
        "type": "message",
        "role": "assistant",
        "model": "claude-of-the-test",
        "content": content,
        "stop_reason": reason,
        "stop_sequence": None,
        "usage": usage,
    }
    return {"type": "succeeded", "message": message}


def errored(kind: str, message: str) -> dict[str, Any]:
    """Return the result of a request that failed."""
    inner = {"type": kind, "message": message}
    return {"type": "errored", "error": {"type": "error", "error": inner, "request_id": "r"}}


def error(status: int, kind: str, message: str) -> Response:
    """Return an error in the interface's form."""
    return status, {"type": "error", "error": {"type": kind, "message": message}}, {}
