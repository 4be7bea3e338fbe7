"""How an endpoint is spoken to: what a request for a typed answer looks like, and which client sends it.

Requests and answers are chat completions everywhere else. An endpoint that is spoken to in its provider's own protocol
gets them translated at the last moment, through the provider's SDK and instructor's functions for that provider.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any, Protocol

from pydantic import BaseModel, ValidationError

from summarizer.engines.faults import quiet_instructor
from summarizer.engines.providers import Rung
from summarizer.engines.reply import Reply

_MODES: Mapping[Rung, str] = {"json_schema": "JSON_SCHEMA", "tools": "TOOLS", "json": "MD_JSON"}
#: The part of a request that stands for a tool call, in a protocol of the provider's own.
TOOL = "tool"


@dataclass(frozen=True, slots=True)
class Connection:
    """Who is asked, with whose key, for how long; ``heard`` gets the headers of every answer."""

    base_url: str
    key: str
    seconds: float
    heard: Callable[[Mapping[str, str]], None] = lambda _: None


class Speech(Protocol):
    """A protocol, as engines use it. ``post`` and ``posted`` return a chat completion, or whatever came instead."""

    def client(self, to: Connection) -> Any:
        """Return a client for threads, with ``close``."""
        ...

    def async_client(self, to: Connection) -> Any:
        """Return a client for coroutines, with ``close`` as a coroutine."""
        ...

    def post(self, client: Any, body: Mapping[str, Any]) -> Any:
        """Send a request, and return what came."""
        ...

    async def posted(self, client: Any, body: Mapping[str, Any]) -> Any:
        """Send a request, and return what came."""
        ...

    def typed(self, request: dict[str, Any], shape: type[BaseModel], rung: Rung) -> dict[str, Any]:
        """Return a request that asks for a shape by a tool call or in words."""
        ...

    def again(
        self, request: dict[str, Any], reply: Reply, problem: ValidationError, rung: Rung
    ) -> dict[str, Any]:
        """Return a request with what was wrong with the last answer, in instructor's words."""
        ...


class ChatCompletions:
    """OpenAI's protocol, which nearly everybody speaks."""

    def client(self, to: Connection) -> Any:
        """Return OpenAI's client."""
        from summarizer.engines.wire import sdk_client

        return sdk_client(to.base_url, to.key, to.seconds, to.heard)

    def async_client(self, to: Connection) -> Any:
        """Return OpenAI's client for coroutines."""
        from summarizer.engines.async_wire import async_sdk_client

        return async_sdk_client(to.base_url, to.key, to.seconds, to.heard)

    def post(self, client: Any, body: Mapping[str, Any]) -> Any:
        """Send a request, and return the JSON that came."""
        from summarizer.engines.wire import completed

        return completed(client, body)

    async def posted(self, client: Any, body: Mapping[str, Any]) -> Any:
        """Send a request, and return the JSON that came."""
        from summarizer.engines.wire import body_of

        return await client.post("/chat/completions", cast_to=object, body=body_of(body))

    def typed(self, request: dict[str, Any], shape: type[BaseModel], rung: Rung) -> dict[str, Any]:
        """Return a request with a tool, or with the schema in its prompt."""
        _, made = handlers_of("OPENAI", _MODES[rung]).request_handler(shape, request)
        return dict(made)

    def again(
        self, request: dict[str, Any], reply: Reply, problem: ValidationError, rung: Rung
    ) -> dict[str, Any]:
        """Return a request with the last answer and what was wrong with it."""
        calls = [
            SimpleNamespace(id=one["id"], function=SimpleNamespace(name=one["function"]["name"]))
            for one in reply.message.get("tool_calls", ())
        ]
        message = SimpleNamespace(
            role="assistant",
            content=reply.message.get("content", ""),
            tool_calls=calls or None,
            model_dump=lambda: dict(reply.message),
        )
        response = SimpleNamespace(choices=[SimpleNamespace(message=message)])
        return dict(
            handlers_of("OPENAI", _MODES[rung]).reask_handler(
                copy.deepcopy(request), response, problem
            )
        )


CHAT: Speech = ChatCompletions()


@dataclass(frozen=True)
class Tool:
    """A shape asked for as a tool call, and the answers that did not fit it."""

    shape: type[BaseModel]
    tried: tuple[tuple[Reply, ValidationError], ...] = ()


class OwnProtocol:
    """What the providers' own protocols have in common: tools are theirs, everything else is said as in a chat."""

    def typed(self, request: dict[str, Any], shape: type[BaseModel], rung: Rung) -> dict[str, Any]:
        """Return a request for a tool call, to be put into the provider's form; else one in words."""
        return (
            request | {TOOL: Tool(shape)} if rung == "tools" else CHAT.typed(request, shape, rung)
        )

    def again(
        self, request: dict[str, Any], reply: Reply, problem: ValidationError, rung: Rung
    ) -> dict[str, Any]:
        """Return a request with the last answer and what was wrong with it."""
        if rung != "tools":
            return CHAT.again(request, reply, problem, rung)
        tool: Tool = request[TOOL]
        return request | {TOOL: replace(tool, tried=(*tool.tried, (reply, problem)))}


def handlers_of(provider: str, mode: str) -> Any:
    """Return instructor's functions for a way of asking: how a request is shaped, and how it is put again."""
    import instructor
    from instructor.v2.core.providers import Provider as Known
    from instructor.v2.core.registry import mode_registry

    quiet_instructor()
    return mode_registry.get_handlers(Known[provider], instructor.Mode[mode])
