"""The providers' own protocols: the same promises as over chat completions, against servers that speak them."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from summarizer.engines.awaiting import beside_loop
from summarizer.engines.base import Answer, Question
from summarizer.engines.coroutines import beside, close_beside
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.providers import NATIVE, provider_named
from summarizer.engines.retry import RetryPolicy
from summarizer.engines.select import announce, available_models, open_engine, parse_model
from summarizer.errors import (
    AccountEmpty,
    AnswerRefused,
    AnswerTruncated,
    ConfigurationError,
    ContextOverflow,
    EndpointFailed,
    EndpointTimeout,
    EngineError,
    KeyRejected,
    RateLimited,
    RequestRejected,
)
from tests.native_plays import ANTHROPIC, GEMINI, KEY, QUICK, Native, dumped, generated
from tests.servers import ChatServer, Reply, breaks_off, drips, hangs, sends

QUESTION = Question("count", "Count the ministers.", "How many came?", 900)
GOOD = '{"number": 3}'
ONCE = RetryPolicy(attempts=1, request_seconds=5, reasks=0)
_SDK = {"anthropic-native": "anthropic", "gemini-native": "google"}


class Count(BaseModel):
    """How many there are."""

    number: int


def _needs(native: Native) -> Any:
    row = native.row
    missing = importlib.util.find_spec(_SDK[row.name]) is None
    skip = pytest.mark.skipif(missing, reason=f"the extra {row.extra} is not installed")
    return pytest.param(native, id=row.name, marks=skip)


both = pytest.mark.parametrize("native", [_needs(ANTHROPIC), _needs(GEMINI)])
only_gemini = pytest.mark.parametrize("native", [_needs(GEMINI)])
only_anthropic = pytest.mark.parametrize("native", [_needs(ANTHROPIC)])


def asked(native: Native, plan: list[Reply], retry: RetryPolicy = QUICK) -> tuple[Any, ChatServer]:
    """Return what came of a typed question, and the server that was asked; every request was one it takes."""
    with ChatServer(plan) as server:
        engine = native.engine(server, retry)
        try:
            came: Any = engine.ask(QUESTION, Count)
        except EngineError as error:
            came = error
        finally:
            engine.close()
    for one in server.seen:
        native.check(one)
    return came, server


# -- answers ------------------------------------------------------------------------------------------


@both
def test_a_typed_answer_is_asked_for_with_a_strict_schema_and_its_tokens_are_counted(
    native: Native,
) -> None:
    answer, server = asked(native, [native.says(GOOD)])
    assert answer.value == Count(number=3)
    assert (answer.usage.input, answer.usage.output, answer.usage.cached) == (100, 10, 30)
    assert answer.usage.calls == 1
    (seen,) = server.seen
    assert native.asks_schema(seen.body)
    assert '"additionalProperties": false' in dumped(seen.body)
    assert native.room(seen.body) == 900


@only_anthropic
def test_instructions_are_kept_in_anthropics_prompt_cache(native: Native) -> None:
    _, server = asked(native, [native.says(GOOD)])
    (block,) = server.seen[0].body["system"]
    assert block["text"] == QUESTION.instructions
    assert block["cache_control"] == {"type": "ephemeral"}


@both
def test_the_ladder_goes_down_to_a_tool_and_to_words(native: Native) -> None:
    answer, server = asked(native, [native.fails("schema"), sends(200, native.call({"number": 3}))])
    assert answer.value.number == 3
    assert "tools" in server.seen[1].body
    answer, server = asked(
        native, [native.fails("schema"), native.fails("tool"), native.says(f"```json\n{GOOD}\n```")]
    )
    assert answer.value.number == 3
    last = server.seen[2].body
    assert "tools" not in last
    assert not native.asks_schema(last)
    assert "json_schema" in dumped(last)


@both
def test_what_was_refused_is_not_asked_again(native: Native) -> None:
    plan = [native.fails("schema"), sends(200, native.call({"number": 3}))]
    with ChatServer(plan) as server:
        engine = native.engine(server)
        for _ in range(3):
            engine.ask(QUESTION, Count)
        engine.close()
    assert [native.asks_schema(one.body) for one in server.seen] == [True, False, False, False]


@both
@pytest.mark.parametrize("way", ["schema", "tool"])
def test_an_answer_that_does_not_fit_is_asked_for_again_with_the_reason(
    native: Native, way: str
) -> None:
    bad, good = {"number": "several"}, {"number": 3}
    if way == "schema":
        plan = [native.says(json.dumps(bad)), native.says(json.dumps(good))]
    else:
        plan = [
            native.fails("schema"),
            sends(200, native.call(bad)),
            sends(200, native.call(bad)),
            sends(200, native.call(good)),
        ]
    answer, server = asked(native, plan)
    assert answer.value.number == 3
    last = dumped(server.seen[-1].body)
    assert "valid integer" in last
    assert last.count("several") >= (2 if way == "schema" else 4)


@both
def test_a_parameter_that_is_not_taken_is_left_out(native: Native) -> None:
    answer, server = asked(native, [native.fails("temperature"), native.says(GOOD)])
    assert answer.value.number == 3
    assert "temperature" in dumped(server.seen[0].body)
    assert "temperature" not in dumped(server.seen[1].body)


@both
def test_text_is_written_until_its_stop(native: Native) -> None:
    with ChatServer([native.says("Ready.\nSet.")]) as server:
        engine = native.engine(server)
        said = engine.write(QUESTION, ["\n"])
        engine.close()
    native.check(server.seen[0])
    assert said.value == "Ready."
    assert '["\\n"]' in dumped(server.seen[0].body)


@both
def test_an_answer_cut_at_its_limit_is_asked_for_with_more_room(native: Native) -> None:
    answer, server = asked(native, [sends(200, native.cut('{"num')), native.says(GOOD)])
    assert answer.value.number == 3
    assert [native.room(one.body) for one in server.seen][1] > 900
    answer, _ = asked(native, [sends(200, native.cut('{"num'))])
    assert isinstance(answer, AnswerTruncated)


@only_gemini
def test_log_probabilities_come_back(native: Native) -> None:
    top = [{"token": "Yes", "logProbability": -0.1}, {"token": "No", "logProbability": -2.5}]
    ranks = {"topCandidates": [{"candidates": top}], "chosenCandidates": [top[0]]}
    ranked = generated([{"text": "Yes"}], "MAX_TOKENS", logprobsResult=ranks)
    with ChatServer([sends(200, ranked)]) as server:
        engine = native.engine(server)
        chosen = engine.choose(QUESTION, ["Yes", "No"])
        engine.close()
    native.check(server.seen[0])
    assert chosen.value == {"Yes": -0.1, "No": -2.5}
    config = server.seen[0].body["generationConfig"]
    assert (config["responseLogprobs"], config["logprobs"], config["maxOutputTokens"]) == (
        True,
        20,
        1,
    )


@only_gemini
def test_a_model_without_log_probabilities_is_asked_in_words(native: Native) -> None:
    said = "Logprobs is not enabled for models/some-model"
    refused = {"error": {"code": 400, "message": said, "status": "INVALID_ARGUMENT"}}
    with ChatServer([sends(400, refused), native.says("No")]) as server:
        engine = native.engine(server)
        assert engine.choose(QUESTION, ["Yes", "No"]).value == {"Yes": -10.0, "No": 0.0}
        engine.choose(QUESTION, ["Yes", "No"])
        engine.close()
    assert ["logprobs" in dumped(one.body) for one in server.seen].count(True) == 1


@only_gemini
def test_a_shape_that_google_knows_no_tool_for_is_asked_for_in_words(native: Native) -> None:
    class Tree(BaseModel):
        """A tree."""

        name: str
        under: list[Tree]

    plan = [native.fails("schema"), native.says('```json\n{"name": "a", "under": []}\n```')]
    with ChatServer(plan) as server:
        engine = native.engine(server)
        assert engine.ask(QUESTION, Tree).value.name == "a"
        engine.close()
    assert len(server.seen) == 2


# -- errors -------------------------------------------------------------------------------------------

CLASSES: dict[str, type[EngineError]] = {
    "key": KeyRejected,
    "money": AccountEmpty,
    "long": ContextOverflow,
    "large": ContextOverflow,
    "rate": RateLimited,
    "busy": EndpointFailed,
    "model": RequestRejected,
    "filter": AnswerRefused,
}


@both
@pytest.mark.parametrize("what", CLASSES)
def test_errors_are_of_the_same_classes(native: Native, what: str) -> None:
    came, server = asked(native, [native.fails(what)], ONCE)
    assert type(came) is CLASSES[what]
    assert KEY not in str(came)
    assert came.__cause__ is None
    assert came.__context__ is None
    assert came.usage.calls == len(server.seen)


@both
@pytest.mark.parametrize("what", ["rate", "busy"])
def test_what_passes_is_tried_again(native: Native, what: str) -> None:
    answer, server = asked(native, [native.fails(what, retry_after="0"), native.says(GOOD)])
    assert answer.value.number == 3
    assert answer.usage.calls == len(server.seen) == 2


@both
def test_a_refusal_is_one_documents_and_not_the_runs(native: Native) -> None:
    came, server = asked(native, [sends(200, native.refused)])
    assert type(came) is AnswerRefused
    assert len(server.seen) == 1


@both
@pytest.mark.parametrize(
    "body",
    [
        "<html>Welcome</html>",
        "[]",
        "{}",
        '"no"',
        "",
        "[" * 100_000,
        '{"content": 3, "candidates": 3}',
    ],
)
def test_a_body_of_any_kind_ends_in_an_error_of_ours(native: Native, body: str) -> None:
    came, _ = asked(native, [sends(200, body)], ONCE)
    assert isinstance(came, EngineError)


@both
@pytest.mark.parametrize("body", ["<html>Bad gateway</html>", "[1, 2]", '{"error": null}', '"no"'])
def test_an_error_body_of_any_kind_is_read(native: Native, body: str) -> None:
    came, _ = asked(native, [sends(502, body)], ONCE)
    assert type(came) is EndpointFailed


@both
def test_a_connection_that_breaks_is_tried_again(native: Native) -> None:
    answer, _ = asked(native, [breaks_off, native.says(GOOD)])
    assert answer.value.number == 3


@both
@pytest.mark.parametrize("slow", ["hangs", "drips"])
def test_a_slow_endpoint_is_given_up_in_time(native: Native, slow: str) -> None:
    server = ChatServer([])
    server.plan = [hangs(lambda: server.stopping) if slow == "hangs" else drips]
    with server:
        engine = native.engine(server, RetryPolicy(attempts=1, request_seconds=0.6, reasks=0))
        with pytest.raises(EndpointTimeout, match=r"0\.6 s"):
            engine.ask(QUESTION, Count)
        engine.close()


@both
def test_no_redirect_is_followed_and_no_endless_answer_is_read(native: Native) -> None:
    with ChatServer([native.says(GOOD)]) as other:
        away = sends(307, "", {"location": f"{other.origin}{native.path}"})
        came, _ = asked(native, [away], ONCE)
        assert type(came) is RequestRejected
        assert not other.seen
    came, _ = asked(native, [sends(200, " " * (9 << 20))], ONCE)
    assert type(came) is EndpointFailed


# -- where text goes ----------------------------------------------------------------------------------


@both
def test_nothing_of_the_environment_changes_where_and_with_what_is_asked(
    native: Native, monkeypatch: pytest.MonkeyPatch
) -> None:
    strange = "strange-0123456789"
    for name in (
        *("ANTHROPIC_BASE_URL", "GOOGLE_GEMINI_BASE_URL", "GOOGLE_VERTEX_BASE_URL"),
        *("ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "GOOGLE_API_KEY", "GEMINI_API_KEY"),
        *("ANTHROPIC_PROFILE", "GOOGLE_CLOUD_PROJECT", "GOOGLE_GENAI_API_VERSION"),
    ):
        monkeypatch.setenv(name, f"http://127.0.0.1:9/{strange}")
    monkeypatch.setenv("ANTHROPIC_CUSTOM_HEADERS", f"x-of-another: {strange}")
    monkeypatch.setenv("GOOGLE_GENAI_USE_VERTEXAI", "true")
    monkeypatch.setenv("GOOGLE_GENAI_CLIENT_MODE", "replay")
    monkeypatch.setenv("GOOGLE_GENAI_REPLAYS_DIRECTORY", "/nowhere")
    answer, server = asked(native, [native.says(GOOD)])
    assert answer.value.number == 3
    assert strange not in str(server.seen[0].headers)


@both
def test_a_key_goes_to_its_own_provider(native: Native, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(native.row.key_variable, "key-of-the-provider-1")
    monkeypatch.delenv("SUMMARIZER_API_KEY", raising=False)
    with ChatServer([native.says("ready")]) as server:
        version = native.path.split("/")[1]
        engine = open_engine(f"{native.name}:some-model", f"{server.origin}/{version}")
        assert engine.write(QUESTION).value == "ready"
        engine.close()
    assert "key-of-the-provider-1" not in str(server.seen[0].headers)


@both
def test_the_engine_line_says_whose_protocol_is_spoken(
    native: Native, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(native.row.key_variable, KEY)
    engine = open_engine(f"{native.name}:some-model")
    told = announce(engine)
    engine.close()
    assert told.endswith("(text leaves this machine, in its own protocol)")
    assert native.row.hosts[0] in told


@both
def test_a_name_without_native_speaks_chat_completions(
    native: Native, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(native.row.key_variable, KEY)
    engine = parse_model(f"{native.name.removesuffix('-native')}:some-model")()
    assert isinstance(engine, OpenAIEngine)
    assert engine.speaks_chat
    own = parse_model(f"{native.name}:some-model")()
    assert isinstance(own, OpenAIEngine)
    assert not own.speaks_chat
    assert engine.identity() != own.identity()


@pytest.mark.parametrize("row", NATIVE, ids=lambda one: one.name)
def test_a_missing_extra_is_named_with_what_installs_it(
    row: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = importlib.util.find_spec

    def without(name: str, package: str | None = None) -> Any:
        return None if name in ("anthropic", "google") else plain(name, package)

    monkeypatch.setattr(importlib.util, "find_spec", without)
    monkeypatch.setenv(row.key_variable, KEY)
    with pytest.raises(ConfigurationError, match=rf"pip install .*\[{row.extra}\]"):
        parse_model(f"{row.name}:some-model")()
    (listed,) = [one for one in available_models() if one.name == f"{row.name}:MODEL"]
    assert f"[{row.extra}]" in str(listed.missing)
    monkeypatch.setattr(importlib.util, "find_spec", plain)


def test_every_row_has_a_plain_one_beside_it() -> None:
    for row in NATIVE:
        plain = provider_named(row.name.removesuffix("-native"))
        assert plain is not None
        assert (plain.hosts, plain.key_variable) == (row.hosts, row.key_variable)


# -- beside an event loop, from kept answers, on the command line ---------------------------------------


@both
def test_many_are_asked_at_once_without_a_thread_each(native: Native) -> None:
    most = 12
    before: list[int] = []
    going_on: list[int] = []
    # Nobody is answered before all are there.
    arrived = threading.Barrier(most, lambda: going_on.append(threading.active_count()))

    def together(handler: Any) -> None:
        arrived.wait(20)
        native.says(GOOD)(handler)

    with ChatServer([native.says(GOOD), together]) as server:
        engine = native.engine(server)
        asking = beside(engine)
        assert asking is not engine

        def ask() -> Answer[Count]:
            return asking.ask(QUESTION, Count)

        async def main() -> list[Answer[Count]]:
            # An SDK may look at the platform in a thread, once.
            await beside_loop(ask)
            before.append(threading.active_count())
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(beside_loop(ask)) for _ in range(most)]
            await close_beside(asking)
            return [task.result() for task in tasks]

        answers = asyncio.run(main())
        engine.close()
    assert [one.value.number for one in answers] == [3] * most
    # The server has a thread a connection, the client has none.
    assert going_on[0] - before[0] <= most
    for one in server.seen:
        native.check(one)


@both
@pytest.mark.parametrize("what", ["key", "long", "filter"])
def test_errors_beside_an_event_loop_are_of_the_same_classes(native: Native, what: str) -> None:
    async def main(engine: OpenAIEngine) -> None:
        asking = beside(engine)
        with pytest.raises(CLASSES[what]):
            await beside_loop(lambda: asking.ask(QUESTION, Count))
        await close_beside(asking)

    with ChatServer([native.fails(what)]) as server:
        engine = native.engine(server, ONCE)
        asyncio.run(main(engine))
        engine.close()


@both
def test_a_dripping_endpoint_is_given_up_beside_an_event_loop(native: Native) -> None:
    async def main(engine: OpenAIEngine) -> None:
        asking = beside(engine)
        with pytest.raises(EndpointTimeout):
            await beside_loop(lambda: asking.ask(QUESTION, Count))
        await close_beside(asking)

    with ChatServer([drips]) as server:
        engine = native.engine(server, RetryPolicy(attempts=1, request_seconds=0.6, reasks=0))
        asyncio.run(main(engine))
        engine.close()


@pytest.fixture
def recorder(tmp_path: Path) -> Callable[[], Any]:
    from vcr import VCR

    from tests.conftest import clean_request, clean_response, same_body

    made = VCR(
        record_mode="once",
        match_on=["method", "path", "same_body"],
        before_record_request=clean_request,
        before_record_response=clean_response,
    )
    made.register_matcher("same_body", same_body)
    return lambda: made.use_cassette(str(tmp_path / "cassette.yaml"))


@both
def test_answers_are_recorded_without_the_key_and_played_again(
    native: Native, recorder: Callable[[], Any], tmp_path: Path
) -> None:
    server = ChatServer([native.says(GOOD)])
    for _ in range(2):
        with server, recorder():
            engine = native.engine(server)
            assert engine.ask(QUESTION, Count).value.number == 3
            engine.close()
    assert len(server.seen) == 1
    assert KEY not in (tmp_path / "cassette.yaml").read_text("utf-8")
