"""A misbehaving endpoint: the right error, in bounded time, and never a key in it."""

from __future__ import annotations

import gc
import importlib
import pickle
import time
import traceback
from collections.abc import Callable, Iterator

import pytest
from pydantic import BaseModel

from summarizer.engines.base import Question
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.retry import RetryPolicy
from summarizer.errors import (
    AccountEmpty,
    AnswerInvalid,
    AnswerRefused,
    AnswerTruncated,
    ContextOverflow,
    EndpointFailed,
    EndpointTimeout,
    EndpointUnreachable,
    EngineError,
    KeyRejected,
    RateLimited,
    RequestRejected,
)
from tests.servers import (
    ChatServer,
    Reply,
    breaks_off,
    disconnects,
    drips,
    fails,
    hangs,
    says,
    sends,
)

SECRET = "sk-test-0123456789abcdef"
QUICK = RetryPolicy(attempts=3, wait_min=0.01, wait_max=0.02, total_seconds=4, request_seconds=0.3)
QUESTION = Question("count", "Count.", "How many?", 50)
GOOD = says('{"number": 3}')


class Count(BaseModel):
    number: int


Engines = Callable[..., tuple[OpenAIEngine, ChatServer]]


@pytest.fixture(scope="module", autouse=True)
def _libraries_are_loaded() -> None:
    """Loading them takes seconds, which is no part of what is timed here."""
    importlib.import_module("instructor")
    importlib.import_module("openai")


@pytest.fixture
def engines() -> Iterator[Engines]:
    """Return an engine and the server it asks, which answers as planned."""
    opened: list[tuple[OpenAIEngine, ChatServer]] = []

    def start(*plan: Reply, retry: RetryPolicy = QUICK) -> tuple[OpenAIEngine, ChatServer]:
        server = ChatServer(plan).__enter__()
        opened.append((OpenAIEngine("some-model", server.url, SECRET, retry=retry), server))
        return opened[-1]

    yield start
    for engine, server in opened:
        engine.close()
        server.__exit__()


def caught(engine: OpenAIEngine) -> EngineError:
    with pytest.raises(EngineError) as info:
        engine.ask(QUESTION, Count)
    return info.value


CASES = [
    pytest.param(fails(429), RateLimited, 3, id="429"),
    pytest.param(fails(429, code="insufficient_quota"), AccountEmpty, 1, id="quota used up"),
    pytest.param(fails(500, f"broke on {SECRET}"), EndpointFailed, 3, id="500"),
    pytest.param(fails(503), EndpointFailed, 3, id="503"),
    pytest.param(fails(401, f"Incorrect API key: {SECRET}"), KeyRejected, 1, id="401"),
    pytest.param(fails(403), KeyRejected, 1, id="403"),
    pytest.param(fails(404), RequestRejected, 1, id="404"),
    pytest.param(fails(422), RequestRejected, 1, id="422"),
    pytest.param(fails(400, "bad"), RequestRejected, 1, id="400"),
    pytest.param(fails(400, code="context_length_exceeded"), ContextOverflow, 1, id="overflow"),
    pytest.param(
        sends(400, {"error": {"code": 400, "message": "x", "type": "exceed_context_size_error"}}),
        ContextOverflow,
        1,
        id="overflow as llama.cpp says it",
    ),
    pytest.param(
        sends(302, "", {"location": "http://elsewhere.example/"}), RequestRejected, 1, id="redirect"
    ),
    pytest.param(disconnects, EndpointFailed, 3, id="disconnects"),
    pytest.param(breaks_off, EndpointFailed, 3, id="breaks off"),
    pytest.param(drips, EndpointTimeout, 3, id="drips"),
    pytest.param(sends(200, '{"choices": '), EndpointFailed, 3, id="broken JSON"),
    pytest.param(
        sends(200, "<html>Welcome</html>", {"content-type": "text/html"}),
        EndpointFailed,
        3,
        id="HTML",
    ),
    pytest.param(sends(200, {"hello": 1}), EndpointFailed, 3, id="no completion"),
    pytest.param(sends(200, None), EndpointFailed, 3, id="null"),
    pytest.param(sends(200, {"choices": []}), EndpointFailed, 3, id="no choices"),
    pytest.param(
        sends(200, {"error": {"message": "x", "code": 401}}), KeyRejected, 1, id="error as 200"
    ),
    pytest.param(says('{"number": "three"}'), AnswerInvalid, 3, id="wrong type"),
    pytest.param(says('{"other": 1}'), AnswerInvalid, 3, id="wrong schema"),
    pytest.param(says("Well, I think"), AnswerInvalid, 3, id="prose"),
    pytest.param(says(""), AnswerInvalid, 3, id="empty"),
    pytest.param(says(None), AnswerInvalid, 3, id="no content"),
    pytest.param(says(None, message={"refusal": f"no {SECRET}"}), AnswerRefused, 1, id="refusal"),
    pytest.param(says(None, finish_reason="content_filter"), AnswerRefused, 1, id="filtered"),
    pytest.param(says(None, finish_reason="guardrail_intervened"), AnswerRefused, 1, id="guarded"),
    pytest.param(fails(400, code="content_filter"), AnswerRefused, 1, id="filtered with 400"),
    pytest.param(says('{"numb', finish_reason="length"), AnswerTruncated, 2, id="truncated"),
]


@pytest.mark.parametrize(("reply", "kind", "requests"), CASES)
def test_each_fault_has_its_error_its_number_of_requests_and_no_key(
    engines: Engines, reply: Reply, kind: type[EngineError], requests: int
) -> None:
    engine, server = engines(reply)
    started = time.monotonic()
    error = caught(engine)
    assert type(error) is kind
    assert len(server.seen) == requests == error.usage.calls
    assert time.monotonic() - started < 4
    shown = "".join(traceback.format_exception(error)) + repr(error) + repr(engine)
    assert SECRET not in shown


@pytest.mark.parametrize(("reply", "kind", "requests"), CASES)
def test_no_library_error_hangs_on_ours(
    engines: Engines, reply: Reply, kind: type[EngineError], requests: int
) -> None:
    engine, _ = engines(reply)
    error = caught(engine)
    # A request with its headers would come along.
    assert error.__cause__ is None
    assert error.__context__ is None
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
    assert (type(again), again.message, again.usage.calls) == (
        kind,
        error.message,
        error.usage.calls,
    )


def test_a_silent_endpoint_is_given_up_in_time() -> None:
    servers: list[ChatServer] = []
    with ChatServer([hangs(lambda: servers[0].stopping)]) as server:
        servers.append(server)
        engine = OpenAIEngine("some-model", server.url, SECRET, retry=QUICK)
        started = time.monotonic()
        assert isinstance(caught(engine), EndpointTimeout)
        assert time.monotonic() - started < 3
        engine.close()


def test_nobody_listening_names_the_address_and_what_to_check() -> None:
    engine = OpenAIEngine("some-model", "http://127.0.0.1:9/v1", retry=QUICK)
    error = caught(engine)
    assert isinstance(error, EndpointUnreachable)
    assert "127.0.0.1:9" in error.message
    assert "Is the server running" in error.message
    engine.close()


def test_a_name_nobody_knows_names_the_host() -> None:
    engine = OpenAIEngine("some-model", "https://nowhere.invalid/v1", SECRET, retry=QUICK)
    error = caught(engine)
    assert isinstance(error, EndpointUnreachable)
    assert "nowhere.invalid" in error.message
    engine.close()


def test_an_endpoint_that_recovers_is_asked_again(engines: Engines) -> None:
    engine, server = engines(fails(429, retry_after="0.05"), fails(503), GOOD)
    answer = engine.ask(QUESTION, Count)
    assert answer.value.number == 3
    assert answer.usage.calls == len(server.seen) == 3


def test_the_wait_an_endpoint_asks_for_is_kept(engines: Engines) -> None:
    engine, _ = engines(fails(429, retry_after="0.4"), GOOD)
    started = time.monotonic()
    engine.ask(QUESTION, Count)
    assert time.monotonic() - started >= 0.4


def test_a_wait_longer_than_the_time_left_is_not_waited_for(engines: Engines) -> None:
    engine, server = engines(fails(429, retry_after="3600"), GOOD)
    started = time.monotonic()
    error = caught(engine)
    assert isinstance(error, RateLimited)
    assert error.retry_after == 3600
    assert len(server.seen) == 1
    assert time.monotonic() - started < 2


def test_a_wrong_answer_is_asked_for_again_with_the_reason(engines: Engines) -> None:
    engine, server = engines(says('{"number": "three"}'), GOOD)
    answer = engine.ask(QUESTION, Count)
    assert answer.value.number == 3
    assert (answer.usage.calls, answer.usage.input, answer.usage.output) == (2, 200, 20)
    asked_again = server.seen[1].body["messages"]
    assert [message["role"] for message in asked_again] == ["system", "user", "assistant", "user"]
    assert "valid integer" in asked_again[-1]["content"]


def test_a_cut_answer_is_asked_for_once_more_with_twice_the_room(engines: Engines) -> None:
    engine, server = engines(says('{"numb', finish_reason="length"), GOOD)
    assert engine.ask(QUESTION, Count).value.number == 3
    assert [seen.body["max_tokens"] for seen in server.seen] == [50, 100]


def test_a_cut_text_is_told_and_kept(engines: Engines) -> None:
    engine, _ = engines(says("the beginning", finish_reason="length"))
    with pytest.raises(AnswerTruncated) as info:
        engine.write(QUESTION)
    assert info.value.partial == "the beginning"


def test_what_failed_requests_cost_is_on_the_error(engines: Engines) -> None:
    engine, _ = engines(says("prose"))
    error = caught(engine)
    assert (error.usage.input, error.usage.output) == (300, 30)


def test_nothing_is_logged_on_the_way(engines: Engines, capsys: pytest.CaptureFixture[str]) -> None:
    engine, _ = engines(fails(400, "bad"))
    caught(engine)
    gc.collect()
    assert capsys.readouterr() == ("", "")
