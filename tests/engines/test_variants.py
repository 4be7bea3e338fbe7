"""Wordings, codes and shapes that no list holds: each kind of misbehaving in forms of our own invention.

The wordings are invented after the kinds that providers are known for. What is tested is the structure they share.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from typing import Any

import pytest
from pydantic import BaseModel, Field

from summarizer.engines.base import Profile, Question
from summarizer.engines.faults import Endpoint, status_fault
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.rejections import Rejection, is_too_long, room_given
from summarizer.engines.retry import RetryPolicy
from summarizer.errors import (
    AccountEmpty,
    AnswerRefused,
    AnswerTruncated,
    ContextOverflow,
    EndpointFailed,
    EngineError,
    KeyRejected,
    RateLimited,
    RequestRejected,
)
from tests.servers import ChatServer, Reply, Seen, completion, says, says_tokens, sends

ENDPOINT = Endpoint("some-model", "https://host.example/v1", "SUMMARIZER_API_KEY", 5.0)
QUESTION = Question("count", "Count.", "How many?", 900)
GOOD = '{"number": 3}'
REMOTE = Profile("m", "somewhere", "single", 8_000, 4_000, local=False, logprobs=True)
QUICK = RetryPolicy(attempts=2, wait_min=0.01, wait_max=0.02, total_seconds=4, request_seconds=3)


class Count(BaseModel):
    number: int = Field(ge=0)


class Playing(ChatServer):
    """Answers each request as a function of its body says."""

    def __init__(self, play: Callable[[dict[str, Any]], Reply]) -> None:
        super().__init__([])
        self.play = play

    def next(self, seen: Seen) -> Reply:
        with self._lock:
            self.seen.append(seen)
        return self.play(seen.body)


def counted(play: Callable[[dict[str, Any]], Reply], **options: Any) -> tuple[int, list[Seen]]:
    """Ask an endpoint that plays; return what was counted and the requests it saw."""
    with Playing(play) as server:
        engine = OpenAIEngine("some-model", server.url, retry=QUICK, profile=REMOTE, **options)
        try:
            return engine.ask(QUESTION, Count).value.number, server.seen
        finally:
            engine.close()


# --- parameters that are not taken ------------------------------------------------------------------

TEMPERATURE = [
    (400, {"error": {"message": "Sampling options such as temperature have been retired here."}}),
    (422, {"detail": [{"loc": ["body", "temperature"], "msg": "Extra inputs are not permitted"}]}),
    (400, {"error": {"message": "one option is wrong", "param": "temperature"}}),
    (400, {"message": "temperature must lie between 0.01 and 1.0", "code": 20015}),
    (400, [{"error": {"status": "INVALID_ARGUMENT", "details": [{"field": "temperature"}]}}]),
    (501, {"error": "this reasoning model ignores `temperature`; remove it"}),
    (415, "temperature: kein gueltiger Wert"),
    (500, {"error": {"message": "model runner: option temperature is not there"}}),
]


@pytest.mark.parametrize(("status", "body"), TEMPERATURE)
def test_a_refused_temperature_is_left_out(status: int, body: Any) -> None:
    number, seen = counted(lambda b: sends(status, body) if "temperature" in b else says(GOOD))
    assert (number, len(seen)) == (3, 2)


SCHEMA = [
    (400, {"error": {"message": "json_schema output needs a newer deployment"}}),
    (
        422,
        {"detail": [{"loc": ["body", "response_format", "json_schema"], "msg": "Field required"}]},
    ),
    (400, {"error": {"message": "bad value", "param": "response_format.type", "code": None}}),
    (400, {"errors": [{"detail": "Structured output is a paid feature of larger models"}]}),
    (
        404,
        {"error": {"message": "No endpoints found that can handle response_format.", "code": 404}},
    ),
    (500, {"error": {"message": "NotImplementedError: response_format=json_schema"}}),
    (400, {"error": {"message": "Schemas: `anyOf` in responseFormat is beyond us"}}),
    (400, {"message": "structured outputs were not bought for this deployment"}),
    (500, {"error": {"message": "the grammar could not be compiled"}}),
    (404, {"error": {"message": "Nobody serves the requested parameters.", "code": 404}}),
    (400, {"code": 20015, "message": "A parameter is wrong. Look again.", "data": None}),
]


@pytest.mark.parametrize(("status", "body"), SCHEMA)
def test_a_refused_schema_is_asked_for_another_way(status: int, body: Any) -> None:
    number, seen = counted(lambda b: sends(status, body) if "response_format" in b else says(GOOD))
    assert number == 3
    assert "response_format" not in seen[-1].body


TOOLS = [
    (400, {"error": {"message": "some-model does not support tools"}}),
    (400, {"error": {"message": '"auto" tool choice requires --enable-auto-tool-choice'}}),
    (422, {"detail": [{"loc": ["body", "tools", 0], "msg": "unexpected"}]}),
    (404, {"error": {"message": "No route takes tool use for this model"}}),
    (400, {"error": {"message": "Function calling is switched off", "param": "tool_choice"}}),
]


@pytest.mark.parametrize(("status", "body"), TOOLS)
def test_without_schemas_and_tools_the_schema_stands_in_the_prompt(status: int, body: Any) -> None:
    def play(asked: dict[str, Any]) -> Reply:
        if "response_format" in asked:
            return sends(400, {"error": {"message": "response_format is unknown"}})
        return sends(status, body) if "tools" in asked else says(GOOD)

    number, seen = counted(play)
    assert (number, len(seen)) == (3, 3)
    assert "number" in json.dumps(seen[-1].body["messages"])


SYSTEM = [
    (400, "Developer instruction is not enabled for models/some-model"),
    (400, {"error": {"message": "Only user, assistant and tool roles are supported!"}}),
    (422, {"detail": [{"loc": ["body", "messages", 0, "role"], "msg": "Input should be 'user'"}]}),
    (400, {"error": {"message": "bad message", "param": "messages[0].role"}}),
    (400, {"message": "the chat template of this model has no place for a system prompt"}),
    (500, {"error": {"message": "Conversation roles must alternate user/assistant/user/.."}}),
    (500, {"error": {"message": "TemplateError in jinja: no system role here"}}),
    (400, {"error": {"message": "ValueError: the first message has to be of the user"}}),
]


@pytest.mark.parametrize(("status", "body"), SYSTEM)
def test_without_a_system_role_the_user_says_it_all(status: int, body: Any) -> None:
    def play(asked: dict[str, Any]) -> Reply:
        system = any(one["role"] == "system" for one in asked["messages"])
        return sends(status, body) if system else says(GOOD)

    number, seen = counted(play)
    assert number == 3
    assert "Count." in seen[-1].body["messages"][0]["content"]
    assert "How many?" in seen[-1].body["messages"][0]["content"]


LIMIT_NAMES = [
    (400, {"error": {"message": "unknown field max_tokens"}}),
    (422, {"detail": [{"loc": ["body", "max_tokens"], "msg": "Extra inputs are not permitted"}]}),
    (400, {"error": {"message": "Use 'max_completion_tokens'", "param": "max_tokens"}}),
    (400, {"error": "max_tokens went out of use"}),
    (501, {"error": {"message": "max_tokens: not here"}}),
]


@pytest.mark.parametrize(("status", "body"), LIMIT_NAMES)
def test_the_limit_goes_under_its_other_name(status: int, body: Any) -> None:
    number, seen = counted(lambda b: sends(status, body) if "max_tokens" in b else says(GOOD))
    assert (number, len(seen)) == (3, 2)
    assert seen[1].body["max_completion_tokens"] == 900


def test_an_endpoint_that_takes_no_limit_at_all_is_asked_without() -> None:
    def play(asked: dict[str, Any]) -> Reply:
        named = [one for one in ("max_tokens", "max_completion_tokens") if one in asked]
        return (
            sends(400, {"error": {"message": f"{named[0]} is not known"}}) if named else says(GOOD)
        )

    assert counted(play)[0] == 3


# --- room ---------------------------------------------------------------------------------------------

ROOM = [
    ("`max_tokens` must be less than or equal to `512`, the most for this model", 512),
    ("max_tokens: 900 > 640, which is the maximum allowed number of output tokens for m-4-2", 640),
    (
        "maxOutputTokens of 900 is out of the supported range from 1 (inclusive) to 513 (exclusive)",
        512,
    ),
    (
        "context length is 2000; you asked for 2400 tokens (1500 in the messages, 900 in the completion)",
        500,
    ),
    ("input length and `max_tokens` exceed context limit: 1300 + 900 > 2000, decrease either", 700),
    ("max_completion_tokens is limited to 700 on your plan", 700),
    ("This model gives at most 450 completion tokens, and 900 were wanted", 450),
    ("max_tokens 900 ist zu gross, hoechstens 300", 300),
    (
        "'max_tokens' is too large: 900. Its maximum context length is 1700; 1000 input tokens (900 > 1700 - 1000).",
        700,
    ),
]


@pytest.mark.parametrize(("words", "room"), ROOM)
def test_the_room_an_endpoint_gives_is_read_from_its_numbers(words: str, room: int) -> None:
    assert room_given(Rejection.of(400, {"error": {"message": words}}), 900) == room


@pytest.mark.parametrize(("words", "room"), ROOM)
def test_an_answer_is_asked_for_with_the_room_there_is(words: str, room: int) -> None:
    def play(asked: dict[str, Any]) -> Reply:
        wanted = asked.get("max_tokens") or asked.get("max_completion_tokens") or 0
        return sends(400, {"error": {"message": words}}) if wanted > room else says(GOOD)

    number, seen = counted(play)
    assert (number, len(seen)) == (3, 2)


# --- too long ---------------------------------------------------------------------------------------

TOO_LONG = [
    (400, {"error": {"message": "Prompt has 9120 tokens; this model reads 4096."}}),
    (
        400,
        {
            "error": "input tokens exceed the configured limit of 272000, your messages resulted in 301044"
        },
    ),
    (413, {"error": {"message": "Request Entity Too Large"}}),
    (413, "<html><h1>413 Payload Too Large</h1></html>"),
    (
        422,
        {
            "detail": "`inputs` tokens + `max_new_tokens` must be <= 4096. Given: 8000 `inputs` tokens"
        },
    ),
    (400, {"message": "the sequence is 70,214 long, n_ctx is 32,768"}),
    (
        400,
        {
            "error": {
                "message": "Range of input length should be [1, 30720]",
                "code": "InvalidParameter",
            }
        },
    ),
    (400, {"error": {"message": "prompt is too long for this one"}}),
    (500, {"error": {"message": "Requested tokens (9000) exceed context window of 2048"}}),
    (400, {"error": {"code": "context_window_exceeded", "message": "no"}}),
    (400, {"detail": {"error": "The prompt is over what we read: it exceeds max length"}}),
    (400, {"error": {"code": "1210", "message": "This input exceeds the window"}}),
    (503, {"error": {"message": "sequence of 9012 exceeds max_seq_len 4096"}}),
    (
        429,
        {"error": {"message": "Too large: limit 6000 tokens per minute, this request needs 9500."}},
    ),
    (429, {"error": {"message": "requested 45000 tokens, but the limit is 30000 per minute"}}),
    (400, {"error": {"message": "Kindly shorten the messages or what they ask for."}}),
    (400, {"error": {"message": "提示词超长", "code": "77"}}),
    (429, {"error": {"message": "More than 3,000 tokens in one minute. Reduce the prompt."}}),
]


@pytest.mark.parametrize(("status", "body"), TOO_LONG)
def test_overflow_is_known_in_any_wording(status: int, body: Any) -> None:
    error = status_fault(status, body, {}, ENDPOINT)
    assert type(error) is ContextOverflow
    assert is_too_long(Rejection.of(status, body))


NOT_TOO_LONG = [
    (429, {"error": {"message": "Limit 30000, Used 29000, Requested 4500. Try again in 7s."}}),
    (429, {"error": {"message": "Too many requests: 60 per minute allowed"}}),
    (
        429,
        {"error": {"message": "Rate limit reached for tokens per day: limit 100000, used 99500"}},
    ),
    (429, {"error": {"message": "Over the rate of 3,000. Reduce the prompt, or try again later."}}),
    (400, {"error": {"message": "bad"}}),
    (400, {"error": {"message": "messages must not be empty"}}),
    (404, {"error": {"message": "model m-4096-context not found"}}),
    (503, {"error": {"message": "overloaded, 120 requests in the queue"}}),
    (503, {"error": {"message": "too many requests at the moment, the queue is at its limit"}}),
    (400, {"error": {"message": "max_tokens exceeds what the input leaves"}}),
]


@pytest.mark.parametrize(("status", "body"), NOT_TOO_LONG)
def test_other_troubles_are_no_overflow(status: int, body: Any) -> None:
    assert not isinstance(status_fault(status, body, {}, ENDPOINT), ContextOverflow)


# --- money, filters, keys ---------------------------------------------------------------------------

KINDS = [
    (402, {"error": {"message": "Top up to go on"}}, AccountEmpty),
    (402, "", AccountEmpty),
    (400, {"error": {"message": "Your credit balance is too low for this"}}, AccountEmpty),
    (429, {"error": {"type": "insufficient_quota", "message": "see your plan"}}, AccountEmpty),
    (403, {"error": {"code": "Arrearage", "message": "the account is in arrears"}}, AccountEmpty),
    (429, {"error": {"message": "prepaid credits are used up"}}, AccountEmpty),
    (400, {"error": {"message": "The workspace is at its spending limit"}}, AccountEmpty),
    (429, {"error": {"message": "monthly allowance used up, purchase more"}}, AccountEmpty),
    (429, {"error": {"message": "monthly plan: try again in 20 s"}}, RateLimited),
    (
        429,
        {"error": {"message": "quota of 15 requests per minute; see billing to raise it"}},
        RateLimited,
    ),
    (400, {"error": {"code": "data_inspection_failed", "message": "x"}}, AnswerRefused),
    (403, {"error": {"message": "The prompt was flagged by our moderation"}}, AnswerRefused),
    (400, {"error": {"message": "Content Exists Risk"}}, AnswerRefused),
    (451, {"error": {"message": "this text is blocked"}}, AnswerRefused),
    (422, {"detail": "input violates the usage policy (violence)"}, AnswerRefused),
    (
        400,
        {"error": {"innererror": {"code": "ResponsibleAIPolicyViolation"}, "message": "x"}},
        AnswerRefused,
    ),
    (
        403,
        {"error": {"message": "Access to this model is blocked for your organisation"}},
        KeyRejected,
    ),
    (403, {"error": {"message": "Country or region not supported"}}, KeyRejected),
    (403, "", KeyRejected),
    (403, {"error": {"message": "You may not ask this model for logprobs"}}, RequestRejected),
    (403, {"error": {"message": "This api key may not use logprobs"}}, KeyRejected),
    (401, {"error": {"message": "no"}}, KeyRejected),
    (
        400,
        [{"error": {"status": "INVALID_ARGUMENT", "message": "Please pass a valid API key"}}],
        KeyRejected,
    ),
    (400, {"error": {"message": "authentication failed: unknown credential"}}, KeyRejected),
    (503, {"error": {"message": "overloaded"}}, EndpointFailed),
    (529, {"type": "error", "error": {"type": "overloaded_error"}}, EndpointFailed),
    (404, {"error": {"message": "no such model"}}, RequestRejected),
]


@pytest.mark.parametrize(("status", "body", "kind"), KINDS)
def test_what_went_wrong_is_known_by_its_structure(
    status: int, body: Any, kind: type[EngineError]
) -> None:
    assert type(status_fault(status, body, {}, ENDPOINT)) is kind


# --- answers ----------------------------------------------------------------------------------------

ANSWERS: list[Any] = [
    completion(f"Sure!\n```JSON\n{GOOD}\n```\nAnything else?"),
    completion(f'<thinking>Maybe {{"number": 9}}?</thinking>{GOOD}'),
    completion(f"the count is open..</think>\n{GOOD}"),
    completion(f'First {{"number": 1}}, and on a second look {GOOD}'),
    completion(json.dumps(GOOD)),
    completion(f'{{"Count": {GOOD}}}'),
    completion(f"[{GOOD}]"),
    completion(f'{{"name": "Count", "parameters": {GOOD}}}'),
    completion(f'<tool_call>{{"name": "Count", "arguments": {GOOD}}}</tool_call>'),
    completion(f'{{"name": "Count", "arguments": {json.dumps(GOOD)}}}'),
    completion(f'{{"type": "function", "function": {{"name": "Count", "arguments": {GOOD}}}}}'),
    completion('{"number": 3,}'),
    completion('{"number": /* of // all */ 3} // counted'),
    completion(json.dumps({"output": GOOD})),
    completion(
        None, message={"content": [{"type": "tool_use", "name": "x", "input": {"number": 3}}]}
    ),
    completion(None, message={"content": {"number": 3}}),
    completion(
        None,
        message={"content": [{"type": "thinking", "thinking": []}, {"type": "text", "text": GOOD}]},
    ),
    completion(None, message={"content": {"type": "output_text", "text": GOOD}}),
    completion(None, message={"content": [GOOD[:5], GOOD[5:]]}),
    completion(None, message={"tool_calls": [{"function": {"arguments": {"number": 3}}}]}),
    completion("", message={"function_call": {"name": "x", "arguments": GOOD}}),
    completion("", message={"reasoning_content": f"so {GOOD}"}),
    completion(GOOD, finish_reason="eos"),
    completion(GOOD, finish_reason=None),
    completion(GOOD, finish_reason=7),
    completion(GOOD, usage=None),
    completion(GOOD, usage="many"),
    completion(GOOD, usage={"prompt_tokens": "12", "completion_tokens": 2**63}),
    completion(GOOD, usage={"prompt_tokens": 2.5e300, "prompt_tokens_details": [1]}),
    completion(
        GOOD, usage={"prompt_tokens": True, "completion_tokens": -4, "prompt_tokens_details": 3}
    ),
    completion(GOOD, logprobs="none"),
    {"choices": [{"text": GOOD}]},
    {
        "choices": [{"message": {"content": GOOD}, "finish_reason": ["stop"]}],
        "model": None,
        "id": 3,
    },
]


@pytest.mark.parametrize("body", ANSWERS, ids=range(len(ANSWERS)))
def test_the_answer_is_read_wherever_it_stands(body: Any) -> None:
    number, seen = counted(lambda _: sends(200, body))
    assert (number, len(seen)) == (3, 1)


CUT = [
    "length",
    "max_tokens",
    "MAX_TOKENS",
    "model_length",
    "max_output_tokens",
    "token_limit",
    "incomplete",
    "context_window_exceeded",
    "truncated",
]


@pytest.mark.parametrize("reason", CUT)
def test_any_reason_that_means_length_is_one(reason: str) -> None:
    with pytest.raises(AnswerTruncated):
        counted(lambda _: says('{"num', finish_reason=reason))


FILTERED = [
    "content_filter",
    "SAFETY",
    "RECITATION",
    "PROHIBITED_CONTENT",
    "sensitive",
    "refusal",
    "blocklist",
]


@pytest.mark.parametrize("reason", FILTERED)
def test_a_filtered_choice_is_asked_for_once(reason: str) -> None:
    for message in ({}, None, {"content": None}):
        choice = {"index": 0, "message": message, "finish_reason": reason}
        with Playing(lambda _, choice=choice: sends(200, {"choices": [choice]})) as server:  # type: ignore[misc]
            engine = OpenAIEngine("m", server.url, retry=QUICK)
            with pytest.raises(AnswerRefused):
                engine.ask(QUESTION, Count)
            engine.close()
            assert len(server.seen) == 1


FAILED: list[Any] = [
    {"finish_reason": "error", "message": {"content": "{"}},
    {"finish_reason": "insufficient_system_resource", "message": {"content": ""}},
    {"finish_reason": "stop", "message": {"content": ""}, "error": {"code": 502, "message": "x"}},
    {"finish_reason": None, "message": {"error": {"message": "upstream went away"}}},
    {"finish_reason": "network_error", "message": {"content": None}},
    {"finish_reason": "abort", "message": {"content": GOOD[:4]}},
]


@pytest.mark.parametrize("choice", FAILED)
def test_a_failure_inside_a_choice_is_repeated_as_it_was(choice: Any) -> None:
    replies = iter([sends(200, {"choices": [choice]}), says(GOOD)])
    number, seen = counted(lambda _: next(replies))
    assert (number, len(seen)) == (3, 2)
    assert seen[0].body == seen[1].body


ODD: list[Any] = [
    {"choices": {"0": {}}},
    {"choices": [[]]},
    {"choices": [None]},
    {"choices": "none"},
    {"choices": [{"message": [], "finish_reason": "stop"}]},
    {"choices": [{"message": {"content": 7, "tool_calls": "x"}}]},
    [1, 2],
    "a string",
    7,
    None,
    {"error": ["bad"]},
    '{"usage": {"prompt_tokens": ' + "9" * 6_000 + "}}",
    {"error": {"code": "502", "message": {"deep": ["x"]}}},
]


@pytest.mark.parametrize("body", ODD, ids=range(len(ODD)))
def test_an_odd_answer_is_an_error_of_ours(body: Any) -> None:
    with pytest.raises(EngineError) as info:
        counted(lambda _: sends(200, body))
    assert "defect" not in info.value.message


# --- choices ----------------------------------------------------------------------------------------

CHOSEN: list[tuple[Any, str]] = [
    (
        lambda b: (
            says_tokens(("<think>", -0.1)) if "logprobs" in b else says("<think>\nhm\n</think>\nNo")
        ),
        "No",
    ),
    (
        lambda b: (
            sends(400, {"error": "at most 3 logprobs"})
            if b.get("top_logprobs", 0) > 3
            else says_tokens(("No", -0.1), ("Yes", -3.0))
        ),
        "No",
    ),
    (
        lambda b: (
            sends(422, {"detail": [{"loc": ["body", "logprobs"], "msg": "x"}]})
            if "logprobs" in b
            else says("**Answer:** Yes.")
        ),
        "Yes",
    ),
    (
        lambda b: (
            says_tokens(("Well", -0.1), ("So", -0.2))
            if "logprobs" in b
            else says("I would say no.")
        ),
        "No",
    ),
    (
        lambda b: (
            says("thinking on and on", finish_reason="length")
            if b["max_tokens"] < 500
            else says("...</think>Yes")
        ),
        "Yes",
    ),
    (
        lambda b: says(
            "Yes", logprobs={"content": [{"top_logprobs": [{"token": 3, "logprob": "x"}]}]}
        ),
        "Yes",
    ),
    (lambda b: says("yes", logprobs=[1]), "Yes"),
]


@pytest.mark.parametrize(("play", "option"), CHOSEN, ids=range(len(CHOSEN)))
def test_an_option_is_found_however_it_is_told(play: Any, option: str) -> None:
    question = Question("support", "Say Yes or No.", "Is it so?", 1)
    with Playing(play) as server:
        engine = OpenAIEngine("some-model", server.url, retry=QUICK, profile=REMOTE)
        chances = engine.choose(question, ["Yes", "No"]).value
        engine.close()
    assert max(chances, key=lambda one: chances[one]) == option


# --- prompts that are cut ---------------------------------------------------------------------------

LONG = Question("count", "Count.", "word " * 3_000, 900)


@pytest.mark.parametrize(
    ("read", "cut"),
    [
        (1_026, True),
        (512, True),
        (1_950, True),
        (3_100, False),
        (2_000, False),
        (100, False),
        (0, False),
    ],
)
def test_a_prompt_that_was_cut_is_noted(read: int, cut: bool) -> None:
    usage = {"prompt_tokens": read, "completion_tokens": 9}
    with ChatServer([says(GOOD, usage=usage)]) as server:
        engine = OpenAIEngine("some-model", server.url, retry=QUICK, profile=REMOTE)
        answer = engine.ask(LONG, Count)
        engine.close()
    assert [note.code for note in answer.notes] == (["prompt_cut"] if cut else [])


def test_what_a_prompt_cache_had_counts_as_read() -> None:
    usage = {"prompt_tokens": 3_100, "prompt_tokens_details": {"cached_tokens": 2_900}}
    with ChatServer([says(GOOD, usage=usage)]) as server:
        engine = OpenAIEngine("some-model", server.url, retry=QUICK, profile=REMOTE)
        assert not engine.ask(LONG, Count).notes
        engine.close()


# --- what is learnt is shared -------------------------------------------------------------------------


def test_a_context_that_was_told_is_kept_to_from_then_on() -> None:
    def play(asked: dict[str, Any]) -> Reply:
        read = sum(len(one["content"]) for one in asked["messages"]) // 4
        room = asked.get("max_tokens", 0)
        if read + room > 1_000:
            words = f"context of 1000 tokens: {read} tokens of prompt and {room} of completion"
            return sends(400, {"error": {"message": words}})
        return says(GOOD)

    with Playing(play) as server:
        engine = OpenAIEngine("some-model", server.url, retry=QUICK, profile=REMOTE)
        for n in range(1, 6):
            engine.ask(Question("count", "Count.", "number " * 60 * n, 900), Count)
        engine.close()
    assert len(server.seen) <= 8


def test_two_threads_that_are_refused_at_once_both_get_their_answers() -> None:
    def play(asked: dict[str, Any]) -> Reply:
        barrier.wait(timeout=5) if "temperature" in asked else None
        return sends(400, {"error": "temperature"}) if "temperature" in asked else says(GOOD)

    barrier = threading.Barrier(4)
    with Playing(play) as server, ThreadPoolExecutor(4) as pool:
        server._lock = nullcontext()  # type: ignore[assignment]
        engine = OpenAIEngine("some-model", server.url, retry=QUICK, profile=REMOTE)
        answers = list(pool.map(lambda _: engine.ask(QUESTION, Count).value.number, range(4)))
        engine.close()
    assert answers == [3] * 4


# --- what is easily taken for something else ----------------------------------------------------------

ECHO = "Violence, unpaid credit and the balance of payments were the content of the talks; API keys were not."


@pytest.mark.parametrize("key", ["input", "messages", "prompt", "flagged_input"])
def test_an_echoed_document_says_nothing_of_the_request(key: str) -> None:
    body = {
        "detail": [{"loc": ["body", "temperature"], "msg": "not taken", key: {"content": ECHO}}]
    }
    assert type(status_fault(422, body, {}, ENDPOINT)) is RequestRejected
    number, seen = counted(lambda b: sends(422, body) if "temperature" in b else says(GOOD))
    assert (number, len(seen)) == (3, 2)


BEYOND = [
    "'max_tokens' is too large: 900. The maximum context length is 2000 tokens and your request has 7000 input tokens.",
    "maximum context is 2000 tokens; your messages resulted in 7000 tokens (6900 in messages, 100 in functions)",
    "context limit: 2000. Given prompt of 7000 tokens; reduce messages, tools or response_format",
]


@pytest.mark.parametrize("words", BEYOND)
def test_a_prompt_beyond_the_context_is_no_matter_of_room_or_of_parameters(words: str) -> None:
    replies = [sends(400, {"error": {"message": words}})]
    with ChatServer(replies) as server:
        engine = OpenAIEngine("some-model", server.url, retry=QUICK, profile=REMOTE)
        with pytest.raises(ContextOverflow):
            engine.ask(QUESTION, Count)
        engine.close()
        assert len(server.seen) == 1
        assert engine.rung == "json_schema"


def test_a_limit_without_a_number_is_left_out() -> None:
    def play(asked: dict[str, Any]) -> Reply:
        bounded = "max_tokens" in asked or "max_completion_tokens" in asked
        return (
            sends(400, {"error": {"message": "max_tokens: value refused"}})
            if bounded
            else says(GOOD)
        )

    assert counted(play)[0] == 3


def test_a_bound_as_a_validator_tells_it_is_kept() -> None:
    told = {
        "type": "less_than_equal",
        "loc": ["body", "max_tokens"],
        "msg": "Input should be less than or equal to 512",
    }
    body = {
        "detail": [
            {**told, "input": 900, "ctx": {"le": 512}, "url": "https://errors.example/2.9/v/le"}
        ]
    }
    number, seen = counted(
        lambda b: sends(422, body) if b.get("max_tokens", 0) > 512 else says(GOOD)
    )
    assert (number, len(seen)) == (3, 2)
    assert seen[1].body["max_tokens"] == 512
