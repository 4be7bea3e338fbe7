"""What Google's ``generateContent`` takes and gives, as chat completions and back; from its API reference."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from summarizer.engines.loose import a_list, an_object, as_int


def request_of(body: Mapping[str, Any]) -> dict[str, Any]:
    """Return the body of a chat completion as a request to generate content."""
    messages = [an_object(one) for one in a_list(body.get("messages"))]
    told = [str(one.get("content")) for one in messages if one.get("role") == "system"]
    request: dict[str, Any] = {
        "contents": [_content(one) for one in messages if one.get("role") != "system"],
        "generationConfig": _config(body),
    }
    if told:
        request["systemInstruction"] = {"parts": [{"text": "\n\n".join(told)}]}
    tools = [an_object(an_object(one).get("function")) for one in a_list(body.get("tools"))]
    if tools:
        request["tools"] = [{"functionDeclarations": [_function(one) for one in tools]}]
        request["toolConfig"] = {"functionCallingConfig": {"mode": "ANY"}}
    return request


def _content(message: Mapping[str, Any]) -> dict[str, Any]:
    role = "model" if message.get("role") == "assistant" else "user"
    return {"role": role, "parts": [{"text": str(message.get("content"))}]}


def _config(body: Mapping[str, Any]) -> dict[str, Any]:
    config: dict[str, Any] = {
        "maxOutputTokens": body.get("max_tokens") or body.get("max_completion_tokens")
    }
    if "temperature" in body:
        config["temperature"] = body["temperature"]
    if body.get("stop"):
        config["stopSequences"] = body["stop"]
    if body.get("logprobs"):
        config |= {"responseLogprobs": True, "logprobs": body.get("top_logprobs")}
    wanted = an_object(an_object(body.get("response_format")).get("json_schema"))
    if wanted:
        config["responseMimeType"] = "application/json"
        config["responseJsonSchema"] = wanted.get("schema")
    return config


def _function(function: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": function.get("name"),
        "description": function.get("description") or "",
        "parametersJsonSchema": function.get("parameters"),
    }


def completion_of(response: Mapping[str, Any]) -> dict[str, Any]:
    """Return generated content as the body of a chat completion."""
    candidates = [an_object(one) for one in a_list(response.get("candidates"))]
    blocked = an_object(response.get("promptFeedback")).get("blockReason")
    first: Mapping[str, Any] = candidates[0] if candidates else {}
    message = _message(a_list(an_object(first.get("content")).get("parts")))
    if not candidates and blocked:
        message["refusal"] = f"the prompt was blocked ({blocked})"
    reason = first.get("finishReason") if candidates else "content_filter"
    choice = {"index": 0, "message": message, "finish_reason": reason}
    ranked = an_object(first.get("logprobsResult")).get("topCandidates")
    if ranked:
        choice["logprobs"] = {"content": [_ranked(one) for one in a_list(ranked)]}
    return {
        "id": response.get("responseId"),
        "object": "chat.completion",
        "model": response.get("modelVersion"),
        "choices": [choice],
        "usage": _usage(an_object(response.get("usageMetadata"))),
    }


def _message(parts: list[Any]) -> dict[str, Any]:
    said = [an_object(one) for one in parts]
    text = "".join(str(one["text"]) for one in said if "text" in one and not one.get("thought"))
    calls = [an_object(one.get("functionCall")) for one in said if "functionCall" in one]
    message: dict[str, Any] = {"role": "assistant", "content": text}
    if calls:
        message["tool_calls"] = [
            {
                "id": str(number),
                "type": "function",
                "function": {
                    "name": str(one.get("name")),
                    "arguments": json.dumps(one.get("args")),
                },
            }
            for number, one in enumerate(calls)
        ]
    return message


def _ranked(step: Any) -> dict[str, Any]:
    """Return the candidates of one step."""
    listed = map(an_object, a_list(an_object(step).get("candidates")))
    return {
        "top_logprobs": [
            {"token": one.get("token"), "logprob": one.get("logProbability")} for one in listed
        ]
    }


def _usage(usage: Mapping[str, Any]) -> dict[str, Any]:
    thoughts = as_int(usage.get("thoughtsTokenCount"))
    return {
        "prompt_tokens": as_int(usage.get("promptTokenCount")),
        # Thoughts are charged as output, and counted apart from it here.
        "completion_tokens": as_int(usage.get("candidatesTokenCount")) + thoughts,
        "prompt_tokens_details": {"cached_tokens": as_int(usage.get("cachedContentTokenCount"))},
        "completion_tokens_details": {"reasoning_tokens": thoughts},
    }
