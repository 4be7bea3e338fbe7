"""What is sent, and what is made of the answers."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Any, Literal

import pytest
from pydantic import BaseModel, Field

from summarizer.engines.base import Profile, Question
from summarizer.engines.openai import OpenAIEngine, default_profile, usage_of
from summarizer.engines.retry import RetryPolicy
from summarizer.errors import AnswerInvalid, ConfigurationError, MissingKey, RequestRejected
from tests.servers import ChatServer, Reply, Seen, fails, says, says_tokens

QUESTION = Question("count", "Count.", "How many?", 50)
ONCE = RetryPolicy(attempts=1, request_seconds=5, reasks=0)
GOOD = says('{"number": 3}')


class Count(BaseModel):
    number: int = Field(ge=0, description="how many")


def remote(model: str = "m") -> Profile:
    return Profile(model, "somewhere", "single", 8000, 1000, local=False, logprobs=True)


def asked(
    *plan: Reply,
    model: str = "some-model",
    profile: Profile | None = None,
    times: int = 1,
    **options: Any,
) -> list[Seen]:
    """Ask a server, and return what it saw."""
    with ChatServer(plan) as server:
        engine = OpenAIEngine(model, server.url, retry=ONCE, profile=profile, **options)
        for _ in range(times):
            engine.ask(QUESTION, Count)
        engine.close()
        return server.seen


def chosen(
    options: Sequence[str], *plan: Reply, profile: Profile | None = None
) -> dict[str, float]:
    with ChatServer(plan) as server:
        engine = OpenAIEngine("some-model", server.url, retry=ONCE, profile=profile)
        answer = engine.choose(QUESTION, options)
        engine.close()
        return dict(answer.value)


def test_instructions_and_text_go_as_system_and_user_at_temperature_0() -> None:
    (seen,) = asked(GOOD)
    assert seen.path == "/v1/chat/completions"
    assert seen.body["messages"] == [
        {"role": "system", "content": "Count."},
        {"role": "user", "content": "How many?"},
    ]
    assert seen.body["temperature"] == 0
    assert seen.body["max_tokens"] == 50


def test_a_local_server_gets_the_schema_with_its_limits() -> None:
    (seen,) = asked(GOOD)
    schema = seen.body["response_format"]["json_schema"]["schema"]
    assert schema["properties"]["number"]["minimum"] == 0


def test_a_remote_endpoint_gets_a_strict_schema_of_the_common_subset() -> None:
    (seen,) = asked(GOOD, profile=remote())
    wanted = seen.body["response_format"]["json_schema"]
    assert wanted["strict"] is True
    assert wanted["schema"] == {
        "type": "object",
        "properties": {"number": {"type": "integer", "description": "how many"}},
        "required": ["number"],
        "additionalProperties": False,
    }


def test_tools_can_be_asked_for() -> None:
    call = {
        "id": "1",
        "type": "function",
        "function": {"name": "Count", "arguments": '{"number": 3}'},
    }
    (seen,) = asked(says(None, message={"tool_calls": [call]}), mode="tools")
    assert seen.body["tool_choice"]["function"]["name"] == "Count"


@pytest.mark.parametrize("model", ["o3-mini", "gpt-5-mini", "openai/o1"])
def test_models_that_think_get_no_temperature_and_room_for_thoughts(model: str) -> None:
    (seen,) = asked(GOOD, model=model)
    assert "temperature" not in seen.body
    assert "max_tokens" not in seen.body
    assert seen.body["max_completion_tokens"] > 1000


@pytest.mark.parametrize("model", ["gpt-4o", "gpt-5-chat-latest", "phi-o3x", "qwen2.5:7b"])
def test_other_models_get_a_temperature(model: str) -> None:
    (seen,) = asked(GOOD, model=model)
    assert seen.body["temperature"] == 0


def test_a_refused_temperature_is_left_out_from_then_on() -> None:
    no = fails(400, "Unsupported value: 'temperature' does not support 0 with this model.")
    seen = asked(no, GOOD, times=2)
    assert ["temperature" in one.body for one in seen] == [True, False, False]


def test_a_refused_token_limit_goes_under_its_other_name() -> None:
    no = fails(
        400, "'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
    )
    seen = asked(no, GOOD)
    assert seen[1].body["max_completion_tokens"] == 50
    assert "max_tokens" not in seen[1].body


def test_an_endpoint_without_schemas_is_given_a_tool_and_one_without_tools_the_schema_in_the_prompt() -> (
    None
):
    no = fails(400, "response_format of type json_schema is not supported")
    neither = fails(400, "tools are not supported")
    seen = asked(no, neither, says('```json\n{"number": 3}\n```'), times=2)
    assert ["response_format" in one.body for one in seen] == [True, False, False, False]
    assert ["tools" in one.body for one in seen] == [False, True, False, False]
    assert "number" in seen[2].body["messages"][0]["content"]


def test_a_rejection_for_another_reason_is_not_adapted_to() -> None:
    with pytest.raises(RequestRejected, match="temperature of the room"):
        asked(fails(400, "the temperature of the room is wrong"))


def test_a_lone_surrogate_in_a_document_is_sent_as_a_replacement() -> None:
    with ChatServer([says("fine")]) as server:
        engine = OpenAIEngine("m", server.url, retry=ONCE)
        engine.write(Question("q", "i", "a\ud800b", 5))
        engine.close()
    assert server.seen[0].body["messages"][1]["content"] == "a\ufffdb"


def test_text_is_cut_before_the_first_stop_string_even_if_the_endpoint_ignores_them() -> None:
    with ChatServer([says("one\nEND two\n\nthree")]) as server:
        engine = OpenAIEngine("m", server.url, retry=ONCE)
        assert engine.write(QUESTION, stop=["\n\n", "END"]).value == "one\n"
        engine.close()
    assert server.seen[0].body["stop"] == ["\n\n", "END"]


def test_options_are_ranked_by_the_first_token() -> None:
    values = chosen(["Yes", "No"], says_tokens((" Yes", -0.5), ('"No', -1.5), ("Perhaps", -3.0)))
    assert values == {"Yes": -0.5, "No": -1.5}


def test_logprobs_refused_fall_back_to_the_written_option() -> None:
    no = fails(400, "logprobs is not supported by this model")
    assert chosen(["yes", "no"], no, says("No.")) == {"yes": -10.0, "no": 0.0}


def test_logprobs_left_out_fall_back_to_the_written_option() -> None:
    assert chosen(["yes", "no"], says("yes")) == {"yes": 0.0, "no": -10.0}


def test_an_answer_that_is_no_option_is_invalid() -> None:
    with pytest.raises(AnswerInvalid, match="one of yes, no and wrote 'perhaps'"):
        chosen(["yes", "no"], says("perhaps"))


@pytest.mark.parametrize(
    ("usage", "cached"),
    [
        ({"prompt_tokens_details": {"cached_tokens": 64}}, 64),
        ({"prompt_tokens_details": {"cached_tokens": 999}}, 100),
        ({}, 0),
    ],
)
def test_cached_tokens_are_counted_as_part_of_the_input(usage: dict[str, Any], cached: int) -> None:
    full = {"prompt_tokens": 100, "completion_tokens": 10, "total_tokens": 110, **usage}
    with ChatServer([says("x", usage=full)]) as server:
        engine = OpenAIEngine("m", server.url, retry=ONCE)
        answer = engine.write(QUESTION)
        engine.close()
    assert (answer.usage.input, answer.usage.output, answer.usage.cached) == (100, 10, cached)


def test_llama_cpp_counts_cached_tokens_beside_the_usage() -> None:
    with ChatServer([says("x", timings={"cache_n": 40, "prompt_n": 60})]) as server:
        engine = OpenAIEngine("m", server.url, retry=ONCE)
        assert engine.write(QUESTION).usage.cached == 40
        engine.close()


def test_an_endpoint_that_counts_nothing_costs_nothing() -> None:
    assert usage_of(object()).input == 0


def test_a_remote_endpoint_without_a_key_is_refused_before_any_request() -> None:
    with pytest.raises(MissingKey, match="Set OPENAI_API_KEY"):
        OpenAIEngine("gpt-4o-mini")


def test_a_provider_is_asked_for_by_its_own_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENROUTER_API_KEY", raising=False)
    with pytest.raises(MissingKey, match="OPENROUTER_API_KEY"):
        OpenAIEngine("x", "https://openrouter.ai/api/v1")
    monkeypatch.setenv("OPENROUTER_API_KEY", "sk-or-123456")
    assert not OpenAIEngine("x", "https://openrouter.ai/api/v1").profile.local


@pytest.mark.parametrize("url", ["localhost:8000", "ftp://host/v1", "http://", "", "http://[::1"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(ConfigurationError, match="not an http or https address"):
        OpenAIEngine("m", url or " ")


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://127.0.0.1:8000/v1", True),
        ("http://localhost:1/v1", True),
        ("http://[::1]:1/v1", True),
        ("http://127.0.0.1.example.com/v1", False),
        ("http://localhost.example.com/v1", False),
        ("http://127.0.0.1@example.com/v1", False),
        ("https://10.0.0.1/v1", False),
    ],
)
def test_only_loopback_counts_as_this_machine(url: str, local: bool) -> None:
    assert default_profile("m", url).local is local


def test_one_engine_serves_many_threads() -> None:
    answers: list[int] = []
    with ChatServer([GOOD], delay=0.01) as server:
        engine = OpenAIEngine("m", server.url, retry=ONCE)

        def work() -> None:
            answers.extend(engine.ask(QUESTION, Count).value.number for _ in range(5))

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        engine.close()
        engine.close()
    assert answers == [3] * 40


def test_an_environment_address_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://elsewhere.example/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-123456789")
    assert OpenAIEngine("gpt-4o-mini").base_url == "https://api.openai.com/v1"


def test_a_proxy_is_not_used_for_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    assert len(asked(GOOD)) == 1


def test_a_literal_shape_is_enforced() -> None:
    class Stance(BaseModel):
        stance: Literal["for", "against"]

    with ChatServer([says('{"stance": "undecided"}')]) as server:
        engine = OpenAIEngine("m", server.url, retry=ONCE)
        with pytest.raises(AnswerInvalid, match="for"):
            engine.ask(QUESTION, Stance)
        engine.close()
