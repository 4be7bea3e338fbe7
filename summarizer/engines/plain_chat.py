"""Chat completions asked for beside an event loop without an SDK: one request, and the JSON that came.

OpenAI's SDK makes each request from models of its own, and takes longer to import than some hundred documents of a
batch take to be asked about. What it puts on the wire is a POST of JSON with the key in a header, and so is this.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from summarizer.engines.wire import MOST_BYTES, body_of, sdk_arguments, set_plain
from summarizer.version import __version__

if TYPE_CHECKING:
    import httpx2

#: What only the SDK puts on its requests, where somebody has set it.
_SDK_VARIABLES = ("OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_CUSTOM_HEADERS")
#: Rendered parts of requests that are the same for every document: instructions, and the schema.
_KEPT = 16
#: Seconds for a new connection at most, as the HTTP client has them.
_CONNECTING = 15.0
_OK = 200


def needs_the_sdk() -> bool:
    """Whether the environment asks for headers that are the SDK's to send."""
    return any(map(os.environ.get, _SDK_VARIABLES))


class PlainChat:
    """Sends chat completions to one endpoint. Belongs to one event loop; time is kept by who awaits."""

    def __init__(
        self,
        base_url: str,
        key: str,
        seconds: float,
        heard: Callable[[Mapping[str, str]], None] = lambda _: None,
    ) -> None:
        from summarizer.engines.async_wire import async_endpoint_client, loop_transport

        self._request = _request(base_url, key)
        self._heard, self._connecting = heard, min(seconds, _CONNECTING)
        # A user's name and password in an address are the HTTP client's to send.
        self._near = None if self._request.url.userinfo else loop_transport(base_url)
        self._http = async_endpoint_client(base_url, seconds, heard)

    async def post(self, request: Mapping[str, Any]) -> Any:
        """Send the keywords of a chat completion, and return the JSON that came; text where none was announced.

        Raises:
            httpx2.HTTPStatusError: the endpoint answered with an error.
            httpx2.HTTPError, ValueError: no answer came, or none that can be read.
        """
        body, asked = rendered(request), self._request
        if self._near is None:
            return _answered(await self._http.post(asked.url, content=body, headers=asked.headers))
        status, headers, came = await self._near.posted(asked, body, self._connecting, MOST_BYTES)
        self._heard(headers)
        if status == _OK and _is_json(headers):
            return json.loads(came)
        return _answered(_response(asked, status, headers, came))

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()
        if self._near is not None:
            await self._near.aclose()


def _request(base_url: str, key: str) -> httpx2.Request:
    """Return what every request to an endpoint has in common: where it goes, and its headers."""
    import httpx2

    arguments = sdk_arguments(base_url, key)
    headers = {
        "accept": "application/json",
        "accept-encoding": "gzip",
        "user-agent": f"summarizer/{__version__}",
        "authorization": f"Bearer {arguments['api_key']}",
        "content-type": "application/json",
        **(arguments["default_headers"] or {}),
    }
    url = f"{arguments['base_url'].rstrip('/')}/chat/completions"
    asked = httpx2.Request("POST", url, params=arguments["default_query"], headers=headers)
    # Each body has a length of its own.
    del asked.headers["content-length"]
    return asked


def _response(
    asked: httpx2.Request, status: int, headers: Mapping[str, str], came: bytes
) -> httpx2.Response:
    """Return an answer that is unpacked already as the HTTP client has it."""
    import httpx2

    kept = {name: value for name, value in headers.items() if name != "content-encoding"}
    response = httpx2.Response(status, headers=kept, content=came, request=asked)
    set_plain(response)
    return response


def _answered(response: httpx2.Response) -> Any:
    """Return the JSON of an answer, or its text where it is not said to be JSON. Raises as :meth:`PlainChat.post`."""
    import httpx2

    if not response.is_success:
        said = f"HTTP {response.status_code}"
        raise httpx2.HTTPStatusError(said, request=response.request, response=response)
    return json.loads(response.content) if _is_json(response.headers) else response.text


def _is_json(headers: Mapping[str, str]) -> bool:
    return headers.get("content-type", "").partition(";")[0].endswith("json")


def rendered(request: Mapping[str, Any]) -> bytes:
    """Return the body of a request's keywords as JSON, letter by letter as the SDK writes it."""
    return _object(body_of(request), {"messages": _messages, "response_format": _format}).encode()


def _messages(messages: Iterable[Mapping[str, Any]]) -> str:
    return f"[{','.join(map(_message, messages))}]"


def _message(message: Mapping[str, Any]) -> str:
    same = message.get("role") == "system" and type(message.get("content")) is str
    return _object(message, {"content": _instructions} if same else {})


def _format(wanted: Any) -> str:
    return _object(wanted, {"json_schema": lambda named: _object(named, {"schema": _schema})})


def _object(values: Any, special: Mapping[str, Callable[[Any], str]]) -> str:
    """Return an object as JSON; some of its values are rendered in ways of their own."""
    if type(values) is not dict:
        return _json(values)
    pairs = cast("dict[str, Any]", values).items()
    return (
        f"{{{','.join(f'{_json(name)}:{special.get(name, _json)(one)}' for name, one in pairs)}}}"
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


_instructions = lru_cache(maxsize=_KEPT)(_json)
#: By the identity of a schema, which is one object for all documents: the object, so that it stays, and its JSON.
_SCHEMAS: dict[int, tuple[object, str]] = {}


def _schema(schema: object) -> str:
    kept = _SCHEMAS.get(id(schema))
    if kept is None:
        if len(_SCHEMAS) >= _KEPT:
            _SCHEMAS.clear()
        kept = _SCHEMAS[id(schema)] = schema, _json(schema)
    return kept[1]
