"""Anthropic's Messages as chat completions and back, as its API reference describes them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from summarizer.engines.loose import a_list, an_object

_FINISH = {
    "end_turn": "stop",
    "stop_sequence": "stop",
    "tool_use": "tool_calls",
    "refusal": "content_filter",
}


def message_of(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the body of a chat completion as that of a Message."""
    messages = [an_object(one) for one in a_list(body.get("messages"))]
    told = [str(one.get("content")) for one in messages if one.get("role") == "system"]
    params: dict[str, Any] = {
        "model": body.get("model"),
        "max_tokens": body.get("max_tokens") or body.get("max_completion_tokens"),
        "messages": [
            {"role": one.get("role"), "content": one.get("content")}
            for one in messages
            if one.get("role") != "system"
        ],
    }
    if told:
        params["system"] = "\n\n".join(told)
    if "temperature" in body:
        params["temperature"] = body["temperature"]
    if body.get("stop"):
        params["stop_sequences"] = body["stop"]
    return params | _form_of(body)


def _form_of(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return how the answer is to look: the call of a tool, or JSON by a schema; empty for free text."""
    params: dict[str, Any] = {}
    tools = [an_object(an_object(one).get("function")) for one in a_list(body.get("tools"))]
    if tools:
        params["tools"] = [_tool(one) for one in tools]
        params["tool_choice"] = {"type": "tool", "name": tools[0].get("name")}
    wanted = an_object(an_object(body.get("response_format")).get("json_schema"))
    if wanted:
        form = {"type": "json_schema", "schema": wanted.get("schema")}
        params["output_config"] = {"format": form}
    return params


def _tool(function: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": function.get("name"),
        "description": function.get("description") or "",
        "input_schema": function.get("parameters"),
    }


def completion_of(message: Mapping[str, Any]) -> dict[str, Any]:
    """Return a Message as the body of a chat completion."""
    blocks = [an_object(one) for one in a_list(message.get("content"))]
    text = "".join(str(one.get("text")) for one in blocks if one.get("type") == "text")
    calls = [_call(one) for one in blocks if one.get("type") == "tool_use"]
    reason = str(message.get("stop_reason"))
    said: dict[str, Any] = {"role": "assistant", "content": text}
    if calls:
        said["tool_calls"] = calls
    return {
        "id": message.get("id"),
        "object": "chat.completion",
        "model": message.get("model"),
        "choices": [{"index": 0, "message": said, "finish_reason": _FINISH.get(reason, reason)}],
        "usage": _usage(an_object(message.get("usage"))),
    }


def _call(block: Mapping[str, Any]) -> dict[str, Any]:
    arguments = json.dumps(block.get("input"))
    function = {"name": str(block.get("name")), "arguments": arguments}
    return {"id": str(block.get("id")), "type": "function", "function": function}


def _usage(usage: Mapping[str, Any]) -> dict[str, Any]:
    def count(name: str) -> int:
        value = usage.get(name)
        return value if isinstance(value, int) else 0

    cached = count("cache_read_input_tokens")
    read = count("input_tokens") + cached + count("cache_creation_input_tokens")
    return {
        "prompt_tokens": read,
        "completion_tokens": count("output_tokens"),
        "prompt_tokens_details": {"cached_tokens": cached},
    }
