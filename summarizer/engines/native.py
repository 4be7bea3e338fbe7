"""Anthropic's and Google's own protocols, through their SDKs and instructor's functions for these providers.

What an SDK takes from the environment by itself (keys, headers, addresses, recorded answers) is switched off: a request
goes to the address that was announced, with the key that belongs there, and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from summarizer.engines import generated, messages
from summarizer.engines.loose import a_list, an_object
from summarizer.engines.providers import Provider
from summarizer.engines.rejections import Rejection
from summarizer.engines.reply import Reply
from summarizer.engines.speech import (
    CHAT,
    TOOL,
    Connection,
    OwnProtocol,
    Speech,
    Tool,
    handlers_of,
)
from summarizer.errors import RequestRejected

if TYPE_CHECKING:
    import httpx2

#: How long Anthropic keeps the instructions: five minutes from the last use, the shortest there is.
_KEPT = {"type": "ephemeral"}


# -- Anthropic ----------------------------------------------------------------------------------------


class Messages(OwnProtocol):
    """Anthropic's Messages: strict schemas are kept to, and instructions are read from the prompt cache."""

    def client(self, to: Connection) -> Any:
        """Return Anthropic's client."""
        import anthropic

        from summarizer.engines.wire import endpoint_client

        http = endpoint_client(to.base_url, to.seconds, to.heard)
        return _plain(anthropic.Anthropic(**_arguments(to, http)))

    def async_client(self, to: Connection) -> Any:
        """Return Anthropic's client for coroutines."""
        import anthropic

        from summarizer.engines.async_wire import async_endpoint_client

        http = async_endpoint_client(to.base_url, to.seconds, to.heard)
        return _plain(anthropic.AsyncAnthropic(**_arguments(to, http)))

    def post(self, client: Any, body: Mapping[str, Any]) -> Any:
        """Send a request, and return the Message as a chat completion."""
        return _from_message(client.post("/messages", cast_to=object, body=_message(body)))

    async def posted(self, client: Any, body: Mapping[str, Any]) -> Any:
        """Send a request, and return the Message as a chat completion."""
        return _from_message(await client.post("/messages", cast_to=object, body=_message(body)))


def _arguments(to: Connection, http: Any) -> dict[str, Any]:
    return {
        # Given here, none is looked for in the environment or in a profile.
        "api_key": to.key or "none",
        "base_url": to.base_url,
        "max_retries": 0,
        "timeout": http.timeout,
        "http_client": http,
        # Requests have spans of ours.
        "open_telemetry": False,
    }


def _plain(client: Any) -> Any:
    """Return a client without the headers that a variable of the environment adds to every request."""
    client._custom_headers = {}  # noqa: SLF001 - there is no public way
    return client


def _message(body: Mapping[str, Any]) -> dict[str, Any]:
    params = messages.message_of(body)
    if "system" in params:
        # Instructions are the same for every document; a schema is kept by the provider itself.
        params["system"] = [{"type": "text", "text": params["system"], "cache_control": _KEPT}]
    tool: Tool | None = body.get(TOOL)
    if tool is None:
        return params
    handlers = handlers_of("ANTHROPIC", "TOOLS")
    asked: dict[str, Any] = {"messages": list(params["messages"])}
    _, asked = handlers.request_handler(tool.shape, asked)
    for reply, problem in tool.tried:
        asked = handlers.reask_handler(asked, _as_message(reply), problem)
    return params | asked


def _as_message(reply: Reply) -> Any:
    """Return an answer as instructor reads it: a Message of blocks; ``None`` for one without any."""
    blocks: list[dict[str, Any]] = []
    if reply.text.strip():
        blocks.append({"type": "text", "text": reply.text})
    blocks += [
        {
            "type": "tool_use",
            "id": call["id"],
            "name": call["function"]["name"],
            "input": json.loads(call["function"]["arguments"]) or {},
        }
        for call in reply.message.get("tool_calls", ())
    ]
    return SimpleNamespace(content=[_block(one) for one in blocks]) if blocks else None


def _block(fields: dict[str, Any]) -> Any:
    def dumped(**_: Any) -> dict[str, Any]:
        return fields

    return SimpleNamespace(model_dump=dumped, **fields)


def _from_message(came: Any) -> Any:
    """Return a Message as a chat completion; what is no Message stays as it is, to be read with suspicion."""
    whole = an_object(came)
    return messages.completion_of(whole) if "content" in whole else came


# -- Google -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Google:
    """Google's client, and the connections that are ours to close."""

    sdk: Any
    http: httpx2.Client

    def close(self) -> None:
        """Close the connections."""
        self.http.close()


@dataclass(frozen=True)
class _AsyncGoogle:
    """Google's client for coroutines."""

    sdk: Any
    http: httpx2.AsyncClient

    async def close(self) -> None:
        """Close the connections."""
        await self.http.aclose()


class GenerateContent(OwnProtocol):
    """Google's ``generateContent``: log-probabilities come back where the model gives them."""

    def client(self, to: Connection) -> Any:
        """Return Google's client."""
        import httpx2

        from summarizer.engines.wire import endpoint_client

        http = endpoint_client(to.base_url, to.seconds, to.heard)
        unused = httpx2.AsyncClient(transport=httpx2.MockTransport(_refused), trust_env=False)
        return _Google(_sdk(to, http, unused), http)

    def async_client(self, to: Connection) -> Any:
        """Return Google's client for coroutines."""
        import httpx2

        from summarizer.engines.async_wire import async_endpoint_client

        http = async_endpoint_client(to.base_url, to.seconds, to.heard)
        unused = httpx2.Client(transport=httpx2.MockTransport(_refused), trust_env=False)
        return _AsyncGoogle(_sdk(to, unused, http), http)

    def post(self, client: _Google, body: Mapping[str, Any]) -> Any:
        """Send a request, and return what was generated as a chat completion."""
        return _from_generated(client.sdk.models.generate_content(**_generate(body)))

    async def posted(self, client: _AsyncGoogle, body: Mapping[str, Any]) -> Any:
        """Send a request, and return what was generated as a chat completion."""
        return _from_generated(await client.sdk.aio.models.generate_content(**_generate(body)))


def _refused(_: httpx2.Request) -> httpx2.Response:
    raise AssertionError("the client for threads and the one for coroutines are not mixed")


def _sdk(to: Connection, http: httpx2.Client, async_http: httpx2.AsyncClient) -> Any:
    from google import genai
    from google.genai import types
    from google.genai.client import DebugConfig

    parts = urlsplit(to.base_url)
    path, _, version = parts.path.rpartition("/")
    options = types.HttpOptions(
        base_url=parts._replace(path=path, query="").geturl(),
        api_version=version,
        timeout=int(to.seconds * 1000),
        httpx_client=http,
        httpx_async_client=async_http,
    )
    recorded = DebugConfig(client_mode=None, replays_directory=None, replay_id=None)
    # All of these would be looked for in the environment otherwise.
    return genai.Client(
        vertexai=False, api_key=to.key or "none", debug_config=recorded, http_options=options
    )


def _generate(body: Mapping[str, Any]) -> dict[str, Any]:
    from google.genai import types

    request = generated.request_of(body)
    told = {"systemInstruction": request.get("systemInstruction")}
    config = types.GenerateContentConfig.model_validate(
        request["generationConfig"] | told | {"shouldReturnHttpResponse": True}
    )
    contents: list[Any] = [types.Content.model_validate(one) for one in request["contents"]]
    if TOOL in body:
        contents, config = _with_tool(body, contents, config)
    return {"model": str(body.get("model")), "contents": contents, "config": config}


def _with_tool(body: Mapping[str, Any], contents: list[Any], config: Any) -> tuple[list[Any], Any]:
    tool: Tool = body[TOOL]
    handlers = handlers_of("GENAI", "TOOLS")
    # Safety settings are the account's own: instructor would switch them off.
    plain: dict[str, Any] = {"model": body.get("model"), "messages": [], "safety_settings": []}
    try:
        _, made = handlers.request_handler(tool.shape, plain)
    except (ValueError, RecursionError) as error:
        # Google's functions know neither unions nor models that refer to themselves.
        raise _no_tool(tool, error) from None
    asked = {"contents": contents}
    for reply, problem in tool.tried:
        asked = handlers.reask_handler(asked, _as_generated(reply), problem)
    chosen = {"tools": made["config"].tools, "tool_config": made["config"].tool_config}
    return asked["contents"], config.model_copy(update=chosen)


def _no_tool(tool: Tool, error: Exception) -> RequestRejected:
    said = f"{tool.shape.__name__} cannot be asked for as a tool: {error}"
    rejected = RequestRejected(said)
    rejected.rejection = Rejection(400, said, names=("tools",), everything="tools")
    return rejected


def _as_generated(reply: Reply) -> Any:
    """Return an answer as instructor reads it. A call is told in words: as a call it would want Google's signature."""
    from google.genai import types

    said = "\n".join((reply.text, *reply.arguments)).strip() or "{}"
    content = types.Content(role="model", parts=[types.Part.from_text(text=said)])
    return SimpleNamespace(candidates=[SimpleNamespace(content=content)])


def _from_generated(came: Any) -> Any:
    """Return what was generated as a chat completion; anything else stays as it is, to be read with suspicion."""
    raw = json.loads(came.sdk_http_response.body)
    whole = an_object(raw)
    known = a_list(whole.get("candidates")) or an_object(whole.get("promptFeedback"))
    return generated.completion_of(whole) if known else raw


def speech_of(provider: Provider | None) -> Speech:
    """Return how a provider is spoken to. Loads no SDK yet."""
    speaks = provider.speaks if provider else "chat"
    if speaks == "chat":
        return CHAT
    return Messages() if speaks == "messages" else GenerateContent()
