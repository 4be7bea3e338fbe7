"""Chat completions without the SDK come to the same as with it: what is sent, what is read, and which errors."""

from __future__ import annotations

import asyncio
import gzip
import json
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import pytest

from summarizer.engines.async_wire import async_sdk_client
from summarizer.engines.faults import Endpoint, classify
from summarizer.engines.plain_chat import PlainChat, needs_the_sdk, rendered
from summarizer.engines.speech import CHAT, Connection
from tests.servers import ChatServer, Reply, breaks_off, completion, disconnects, says, sends

KEY = "sk-none-of-yours-12345"
BODY: dict[str, Any] = {
    "model": "barley",
    "messages": [
        {"role": "system", "content": "Say “ay”.\n\t\\ \u2028"},
        {"role": "user", "content": "Näher, \"mein\" 神 \U0001f600"},
    ],
    "max_tokens": 7,
    "temperature": 0.0,
    "response_format": {
        "type": "json_schema",
        "json_schema": {"name": "Ay", "schema": {"type": "object", "title": "Übel"}, "strict": True},
    },
    "extra_body": {"grammar": "root ::= “a”"},
}  # fmt: skip


def of_both(server: ChatServer, body: Mapping[str, Any], url: str = "") -> list[Any]:
    """Return what comes of a request without the SDK, and what comes of it through the SDK."""
    to = Connection(url or server.url, KEY, 5.0)

    async def one(client: Any) -> Any:
        try:
            return await CHAT.posted(client, body)
        except Exception as error:  # noqa: BLE001 - whatever it is, it has to be the same
            known = classify(error, Endpoint("barley", to.base_url, "KEY", 5.0, KEY))
            return type(known), str(known), getattr(known, "retry_after", None)
        finally:
            await client.close()

    assert not needs_the_sdk()
    sdk = async_sdk_client(to.base_url, to.key, to.seconds, to.heard)
    return [asyncio.run(one(CHAT.async_client(to))), asyncio.run(one(sdk))]


def test_what_is_sent_is_what_the_sdk_sends() -> None:
    with ChatServer([says("ay")]) as server:
        plain, sdk = of_both(server, BODY, f"{server.url}/deep/?api-version=2%2B1&b=c")
        assert plain == sdk == completion("ay")
        one, other = server.seen
    names = ("authorization", "content-type", "accept", "accept-encoding", "host", "content-length")
    assert (one.path, one.body) == (other.path, other.body)
    ours, theirs = ({name.lower(): x for name, x in seen.headers.items()} for seen in (one, other))
    assert [ours[name] for name in names] == [theirs[name] for name in names]
    assert ours["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize("schema", [{"type": "object"}, {"type": "array", "items": ["ß"]}, {}])
def test_a_body_is_rendered_letter_by_letter_as_the_sdk_does(schema: dict[str, Any]) -> None:
    from openai._utils._json import openapi_dumps

    wanted = {"type": "json_schema", "json_schema": {"name": "Ay", "schema": schema}}
    body = {key: one for key, one in BODY.items() if key != "extra_body"}
    for asked in (body, body | {"response_format": wanted}, body | {"response_format": "any"}):
        assert rendered(asked) == openapi_dumps(asked)
    assert json.loads(rendered(BODY))["grammar"] == "root ::= “a”"


def test_two_schemas_are_never_taken_for_one_another() -> None:
    def asked(number: int) -> bytes:
        schema = {"title": str(number)}
        return rendered(
            {"response_format": {"type": "json_schema", "json_schema": {"schema": schema}}}
        )

    found = [json.loads(asked(number)) for number in range(50)]
    titles = [one["response_format"]["json_schema"]["schema"]["title"] for one in found]
    assert titles == [str(number) for number in range(50)]


def packed(content: str) -> Reply:
    """Return a reply that is packed."""

    def reply(handler: Any) -> None:
        body = gzip.compress(json.dumps(completion(content)).encode())
        handler.send_response(200)
        for name, value in (("content-type", "application/json"), ("content-encoding", "gzip")):
            handler.send_header(name, value)
        handler.send_header("content-length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return reply


@pytest.mark.parametrize(
    "reply",
    [
        packed("ay" * 2_000),
        sends(429, {"error": {"message": "slower"}}, {"retry-after": "3"}),
        sends(400, {"error": {"message": "max_tokens is too large", "code": "bad"}}),
        sends(401, {"error": {"message": "no such key"}}),
        sends(500, "<html>down</html>", {"content-type": "text/html"}),
        sends(302, "", {"location": "http://elsewhere.example/"}),
        sends(200, "hello", {"content-type": "text/plain; charset=latin-1"}),
        sends(200, "{not json"),
        sends(201, completion("ay")),
        sends(200, completion("ay"), {"content-encoding": "br"}),
        disconnects,
        breaks_off,
    ],
)
def test_an_answer_and_an_error_are_what_the_sdk_makes_of_them(reply: Reply) -> None:
    with ChatServer([reply]) as server:
        plain, sdk = of_both(server, BODY)
    assert plain == sdk


def test_an_endpoint_with_a_user_in_its_address_is_sent_what_the_sdk_sends() -> None:
    with ChatServer([says("ay")]) as server:
        of_both(server, BODY, server.url.replace("//", "//ann:pw@"))
        one, other = server.seen
    (ours,), (theirs,) = (
        [x for name, x in seen.headers.items() if name.lower() == "authorization"]
        for seen in (one, other)
    )
    assert ours == theirs
    assert ours.startswith("Basic ")


def test_an_answer_larger_than_is_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.engines.plain_chat.MOST_BYTES", 1_000)
    with ChatServer([packed("ay" * 10_000)]) as server:
        plain, _ = of_both(server, BODY)
    assert "larger than 1,000 bytes" in plain[1]


def test_headers_are_heard_of_every_answer() -> None:
    heard: list[Mapping[str, str]] = []

    async def main(url: str) -> None:
        client = PlainChat(url, "", 5.0, heard.append)
        await client.post(BODY)
        await client.close()

    with ChatServer(
        [sends(200, completion("ay"), {"X-RateLimit-Remaining-Requests": "9"})]
    ) as server:
        asyncio.run(main(server.url))
    assert [one.get("x-ratelimit-remaining-requests") for one in heard] == ["9"]


@pytest.mark.parametrize(
    "variable", ["OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_CUSTOM_HEADERS"]
)
def test_what_only_the_sdk_sends_is_left_to_it(
    variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    to = Connection("http://127.0.0.1:9/v1", "", 1.0)

    async def kind() -> bool:
        client = CHAT.async_client(to)
        await client.close()
        return isinstance(client, PlainChat)

    for name in ("OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_CUSTOM_HEADERS"):
        monkeypatch.delenv(name, raising=False)
    assert asyncio.run(kind())
    monkeypatch.setenv(variable, "a: b")
    assert not asyncio.run(kind())


def test_a_document_that_is_asked_about_once_imports_only_what_that_takes() -> None:
    asking = (
        "import asyncio, sys\n"
        "from summarizer import Summarizer\n"
        "async def main():\n"
        "    async with Summarizer('barley', base_url=sys.argv[1], cache=False) as one:\n"
        "        try:\n"
        "            await one.asummarise(text='Ann Kos said that the ferry was late.')\n"
        "        except Exception as error: print(type(error).__name__)\n"
        "asyncio.run(main())\n"
        "unused = {'openai', 'instructor', 'aiohttp', 'tenacity', 'summarizer.passes.stepwise'}\n"
        "print(sorted(unused & set(sys.modules)))\n"
    )
    with ChatServer([sends(400, {"error": {"message": "no"}})]) as server:
        ended = subprocess.run(
            [sys.executable, "-c", asking, server.url], capture_output=True, text=True, check=True
        )
    assert ended.stdout.split("\n")[-2] == "[]", ended.stdout
