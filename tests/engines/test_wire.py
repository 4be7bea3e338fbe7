"""Endpoints that drip, pack, nest, and echo: every request ends in time, within bounds, and without a key."""

from __future__ import annotations

import base64
import gzip
import importlib
import json
import time
import tracemalloc
import urllib.parse
import zlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from pydantic import BaseModel

from summarizer.engines.base import Question
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.retry import RetryPolicy
from summarizer.errors import EndpointFailed, EndpointTimeout, EngineError
from tests.servers import ChatServer, Reply, completion, fails, says, sends

SECRET = "sk-proj-Zx81kQ+/w7Ab42cDe9"
ONCE = RetryPolicy(attempts=1, request_seconds=0.5, reasks=0)
PATIENT = RetryPolicy(attempts=1, request_seconds=20, reasks=0)
QUESTION = Question("count", "Count.", "How many?", 50)
GOOD = '{"number": 3}'


class Count(BaseModel):
    number: int
    words: str | None = None


def raw(first: bytes, again: bytes, times: int = 400, pause: float = 0.01) -> Reply:
    """Write some bytes, and then others again and again."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        try:
            handler.wfile.write(first)
            for _ in range(times):
                handler.wfile.write(again)
                handler.wfile.flush()
                time.sleep(pause)
        except OSError:
            return

    return reply


def asked(reply: Reply, retry: RetryPolicy = ONCE, key: str = SECRET) -> Count:
    with ChatServer([reply]) as server:
        engine = OpenAIEngine("some-model", server.url, key, retry=retry)
        try:
            return engine.ask(QUESTION, Count).value
        finally:
            engine.close()


@pytest.fixture(scope="module", autouse=True)
def _libraries_are_loaded() -> None:
    """Loading them takes seconds, which is no part of what is timed here."""
    importlib.import_module("instructor.v2.core.errors")
    importlib.import_module("openai")


CHUNKED = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n"
DRIPPING = {
    "headers": raw(b"HTTP/1.1 200 OK\r\n", b"x-more: 1\r\n"),
    "one header": raw(b"HTTP/1.1 200 OK\r\nx-long: ", b"a"),
    "status line": raw(b"HTTP/1.1 200 ", b"O"),
    "100 over and over": raw(b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "103 over and over": raw(b"", b"HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n"),
    "chunk extension": raw(CHUNKED + b"5;a=", b"b"),
    "chunk size": raw(CHUNKED, b"0"),
    "tiny chunks": raw(CHUNKED, b"1\r\n \r\n"),
    "trailers": raw(CHUNKED + b"2\r\n{}\r\n0\r\n", b"x-trailer: 1\r\n"),
    "silence": raw(b"", b""),
}


@pytest.mark.parametrize("reply", DRIPPING.values(), ids=DRIPPING)
def test_no_way_of_dripping_holds_a_request_longer_than_its_time(reply: Reply) -> None:
    started = time.monotonic()
    with pytest.raises(EngineError) as info:
        asked(reply)
    assert time.monotonic() - started < 3
    assert isinstance(info.value, EndpointTimeout | EndpointFailed)


def packed(body: bytes, encoding: str, status: int = 200) -> Reply:
    def reply(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("content-type", "application/json")
        handler.send_header("content-encoding", encoding)
        handler.send_header("content-length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def test_a_packed_answer_is_unpacked() -> None:
    body = json.dumps(completion(GOOD)).encode()
    assert asked(packed(gzip.compress(body), "gzip")).number == 3
    assert asked(packed(zlib.compress(body), "deflate")).number == 3


BOMB = gzip.compress(b" " * (256 << 20), 9)


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (BOMB, "gzip"),
        (gzip.compress(BOMB, 9), "gzip, gzip"),
        (gzip.compress(BOMB, 9), "gzip,identity,gzip"),
        (b"anything", "br"),
        (b"anything", "zstd"),
        (b"no gzip at all", "gzip"),
    ],
    ids=["gzip", "twice", "between", "br", "zstd", "broken"],
)
@pytest.mark.parametrize("status", [200, 400])
def test_a_bomb_is_refused_in_little_memory(body: bytes, encoding: str, status: int) -> None:
    tracemalloc.start()
    with pytest.raises(EngineError):
        asked(packed(body, encoding, status), PATIENT)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 60 << 20


@pytest.mark.parametrize("status", [200, 400, 429])
@pytest.mark.parametrize(
    "name", ["zip", "hex", "bz2", "rot13", "idna", "no-such", "utf-16", '"', "é"]
)
def test_a_charset_that_is_none_does_no_harm(name: str, status: int) -> None:
    kind = {"content-type": f"application/json; charset={name}"}
    body = completion(GOOD) if status == 200 else {"error": {"message": "bad"}}
    reply = sends(status, body, kind)
    if status == 200:
        assert asked(reply, PATIENT).number == 3
        return
    with pytest.raises(EngineError):
        asked(reply, PATIENT)


NESTED: list[Reply] = [
    sends(200, "[" * 200_000),
    sends(400, '{"error":' * 100_000),
    sends(200, '{"choices":' * 50_000 + "1" + "}" * 50_000),
    says('{"number":' * 20_000),
    says("{" * 100_000),
    says('[{"a":' * 60_000),
]


@pytest.mark.parametrize("reply", NESTED, ids=range(len(NESTED)))
def test_deep_nesting_is_an_error_of_ours_and_soon(reply: Reply) -> None:
    started = time.monotonic()
    with pytest.raises(EngineError):
        asked(reply, PATIENT)
    assert time.monotonic() - started < 8


def test_eight_megabytes_of_nothing_are_read_in_bounds() -> None:
    tracemalloc.start()
    with pytest.raises(EngineError):
        asked(sends(200, "[" + "{}," * 2_500_000 + "{}]"), PATIENT)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 600 << 20


SURROGATES: list[Reply] = [
    says(None, message={"refusal": "no \ud800"}),
    fails(400, "bad \udfff"),
    sends(200, {"error": {"message": "\ud83d"}}),
    says("prose \ud800"),
]


@pytest.mark.parametrize("reply", SURROGATES, ids=range(len(SURROGATES)))
def test_a_lone_surrogate_in_an_answer_can_be_written(reply: Reply) -> None:
    with pytest.raises(EngineError) as info:
        asked(reply, PATIENT)
    info.value.message.encode("utf-8")


def test_a_lone_surrogate_in_a_value_is_replaced() -> None:
    assert asked(says('{"number": 3, "words": "a\\ud800b"}'), PATIENT).words == "a\ufffdb"
    assert asked(says('{"number": 3, "words": "a\ud800b"}'), PATIENT).words == "a\ufffdb"


FORMS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "percent": lambda key: urllib.parse.quote(key, safe=""),
    "every byte percent": lambda key: "".join(f"%{byte:02x}" for byte in key.encode()),
    "base64": lambda key: base64.b64encode(key.encode()).decode(),
    "base64 of a header": lambda key: base64.b64encode(f"Bearer {key}".encode()).decode(),
    "base64 for addresses": lambda key: base64.urlsafe_b64encode(f"x:{key}!".encode()).decode(),
    "hex": lambda key: key.encode().hex(),
    "escaped": lambda key: "".join(f"\\u{ord(c):04x}" for c in key),
}


def _traces(key: str) -> list[str]:
    middle = key[6:-2]
    return [
        middle,
        base64.b64encode(key.encode()).decode()[4:-4],
        base64.b64encode(b"\0" + key.encode()).decode()[4:-4],
        base64.b64encode(b"\0\0" + key.encode()).decode()[4:-4],
        middle.encode().hex(),
    ]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_key_that_an_endpoint_echoes_reaches_no_answer(form: Callable[[str], str]) -> None:
    said = form(SECRET)
    with ChatServer([says('{"number": 3, "words": "the key is ' + said + ' indeed"}')]) as server:
        engine = OpenAIEngine("some-model", server.url, SECRET, retry=PATIENT)
        value = engine.ask(QUESTION, Count).value
        written = engine.write(QUESTION).value
        engine.close()
    assert value.words is not None
    shown = value.model_dump_json() + urllib.parse.unquote(value.words)
    assert not [one for one in _traces(SECRET) if one in shown]
    if form is not FORMS["escaped"]:
        assert not [one for one in _traces(SECRET) if one in written]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("status", [400, 401, 404, 429, 500])
def test_a_key_that_an_endpoint_echoes_reaches_no_message(
    form: Callable[[str], str], status: int
) -> None:
    with pytest.raises(EngineError) as info:
        asked(fails(status, f"what is {form(SECRET)} ?"), PATIENT)
    shown = str(info.value) + repr(vars(info.value))
    assert not [
        one for one in _traces(SECRET) if one in shown or one in urllib.parse.unquote(shown)
    ]


def test_what_is_secret_in_an_address_is_shown_nowhere() -> None:
    with ChatServer([fails(404, "not at ?api-key=hunter2hunter2 nor user:letmein@here")]) as server:
        url = server.url.replace("//", "//user:letmein@") + "?api-key=hunter2hunter2&api-version=2"
        engine = OpenAIEngine("some-model", url, retry=PATIENT)
        with pytest.raises(EngineError) as info:
            engine.ask(QUESTION, Count)
        engine.close()
        assert "api-version=2" in server.seen[0].path
    shown = str(info.value) + repr(engine) + repr(engine.endpoint) + json.dumps(engine.identity())
    assert "letmein" not in shown
    assert "hunter2" not in shown


def test_escape_sequences_of_an_endpoint_reach_no_message() -> None:
    with pytest.raises(EngineError) as info:
        asked(fails(400, "red \x1b[31m and \x9b2J and \u202e back \x07"), PATIENT)
    assert not [
        c for c in info.value.message if ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c == "\u202e"
    ]


def test_a_dummy_key_does_not_blur_a_message() -> None:
    with pytest.raises(EngineError, match="ollama pull some-model"):
        asked(fails(404, "try: ollama pull some-model"), PATIENT, key="ollama")


@pytest.mark.parametrize(
    ("key", "words"),
    [("sk-no-key-required", "any sk-no-key-required will do"), ("1234", "1234 models are here")],
)
def test_keys_that_manuals_propose_for_servers_without_keys_are_legible(
    key: str, words: str
) -> None:
    with pytest.raises(EngineError, match=words):
        asked(fails(404, words), PATIENT, key=key)


def test_the_address_of_the_completions_themselves_is_taken() -> None:
    with ChatServer([says(GOOD)]) as server:
        engine = OpenAIEngine("m", f"{server.url}/chat/completions?v=2", retry=PATIENT)
        assert engine.ask(QUESTION, Count).value.number == 3
        engine.close()
        assert server.seen[0].path.endswith("/v1/chat/completions?v=2")


ODD_TOKENS: list[Any] = [2**63, -1, 1e400, "7", None, [1], {"a": 1}, True, 3.7]


@pytest.mark.parametrize("count", ODD_TOKENS, ids=str)
def test_odd_usage_costs_no_answer(count: Any) -> None:
    usage = {"prompt_tokens": count, "completion_tokens": count, "completion_tokens_details": count}
    assert asked(says(GOOD, usage=usage), PATIENT).number == 3
