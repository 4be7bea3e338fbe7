"""What is asked of hosted models keeps to the rules OpenAI documents for structured outputs.

Source: "Supported schemas" of the structured-outputs guide: the root is an object and no union; all properties
required, objects closed; few keywords; limits of nesting, of properties, of enumerated values and of the letters of
names and values. Those in `LIMITS` are the guide's first and narrowest ones: gateways and other providers follow late.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, HttpUrl

from summarizer.engines.asking import ask_shape
from summarizer.engines.base import Profile, Question, Shape
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.retry import RetryPolicy
from summarizer.engines.scripted import simplest
from summarizer.engines.strict import response_format, strict_schema
from summarizer.errors import AnswerInvalid, AnswerRefused, AnswerTruncated
from summarizer.models.quote import Quote
from summarizer.models.summary import Summary
from tests.servers import ChatServer, Reply, Seen, says

KEYWORDS = {
    "$defs",
    "$ref",
    "additionalProperties",
    "anyOf",
    "description",
    "enum",
    "items",
    "properties",
    "required",
    "type",
}
TYPES = {"string", "number", "integer", "boolean", "object", "array", "null"}
ONCE = RetryPolicy(attempts=1, request_seconds=20, reasks=0)
TWICE = RetryPolicy(attempts=1, request_seconds=20, reasks=1)
QUESTION = Question("q", "Fill it.", "A text.", 60)
HOSTED = Profile("m", "somewhere", "single", 8000, 1000, local=False, logprobs=True)


LIMITS = {"levels": 5, "properties": 100, "values": 500, "letters": 15_000}


def complaints(schema: dict[str, Any]) -> list[str]:
    """Return what a strict endpoint would refuse a schema for."""
    found: list[str] = []
    if schema.get("type") != "object" or "anyOf" in schema or "$ref" in schema:
        found.append("the root is no plain object")
    for node in nodes(schema):
        found += [f"unsupported keyword {key}" for key in sorted(node.keys() - KEYWORDS)]
        found += [f"not {rule}" for rule, kept in rules(node, schema).items() if not kept]
    return found + [f"{n} {what}" for what, n in sizes(schema).items() if n > LIMITS[what]]


def rules(node: dict[str, Any], root: dict[str, Any]) -> dict[str, bool]:
    """Return which rules a single schema keeps."""
    kind = node.get("type")
    names = list(node.get("properties", {}))
    target = str(node.get("$ref", "")).removeprefix("#/$defs/")
    return {
        "about anything": bool(node),
        "a known type": set([kind] if isinstance(kind, str) else kind or []) <= TYPES,
        "a lone reference to something": "$ref" not in node
        or (set(node) == {"$ref"} and target in root.get("$defs", {})),
        "closed": kind != "object" or node.get("additionalProperties") is False,
        f"all required {names}": kind != "object" or node.get("required") == names,
        "an array of something": kind != "array" or "items" in node,
    }


def sizes(schema: dict[str, Any]) -> dict[str, int]:
    """Return what a strict endpoint limits."""
    every = list(nodes(schema))
    names = [name for node in every for name in node.get("properties", {})]
    values = [str(value) for node in every for value in node.get("enum", [])]
    letters = sum(map(len, (*names, *values, *schema.get("$defs", {}))))
    return {
        "levels": depth(schema, schema, ()),
        "properties": len(names),
        "values": len(values),
        "letters": letters,
    }


def nodes(node: Any) -> Iterator[dict[str, Any]]:
    """Yield every schema within a schema, itself first."""
    yield node
    for key in ("properties", "$defs"):
        for inner in node.get(key, {}).values():
            yield from nodes(inner)
    for inner in node.get("anyOf", []):
        yield from nodes(inner)
    if isinstance(node.get("items"), dict):
        yield from nodes(node["items"])


def depth(node: dict[str, Any], root: dict[str, Any], seen: tuple[str, ...]) -> int:
    """Return how many objects lie within each other; a model that holds itself counts once."""
    if "$ref" in node:
        name = str(node["$ref"])
        if name in seen:
            return 0
        return depth(root["$defs"][name.removeprefix("#/$defs/")], root, (*seen, name))
    inner = [*node.get("properties", {}).values(), *node.get("anyOf", [])]
    inner += [node["items"]] if isinstance(node.get("items"), dict) else []
    return (node.get("type") == "object") + max(
        (depth(one, root, seen) for one in inner), default=0
    )


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Part(BaseModel):
    """A part."""

    name: Annotated[str, Field(min_length=1, max_length=9, pattern="^a")]
    quote: Quote | None = None
    weight: float = Field(default=1.0, gt=0, multiple_of=0.5)


class Whole(BaseModel):
    """Everything Pydantic can say that strict endpoints refuse."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}], "$comment": "for people"})

    kind: Literal["one"] = "one"
    colours: set[Colour] = Field(default=set(), min_length=1, max_length=3)
    day: date | None = None
    page: HttpUrl | None = None
    parts: list[Part] = Field(description="the parts", examples=[[]], deprecated=True)
    by_name: dict[str, Part] = {}
    place: tuple[float, float] | None = None
    either: Annotated[int | str, Field(json_schema_extra={"readOnly": True})]
    inner: Whole | None = None


@pytest.mark.parametrize("cls", [Summary, Whole, Part])
def test_what_is_asked_of_hosted_models_is_refused_by_none(cls: type[BaseModel]) -> None:
    wanted = response_format(ask_shape(cls), strict=True)["json_schema"]
    assert wanted["strict"] is True
    assert len(wanted["name"]) <= 64
    assert complaints(wanted["schema"]) == []


def test_the_checker_of_this_test_does_refuse() -> None:
    assert {
        "not closed",
        "not all required ['kind', 'colours', 'day', 'page', 'parts', 'by_name', 'place', 'either', 'inner']",
        "unsupported keyword pattern",
        "unsupported keyword default",
        "unsupported keyword format",
        "unsupported keyword uniqueItems",
        "unsupported keyword examples",
        "the root is no plain object",
    } <= set(complaints(Whole.model_json_schema()))


def test_no_two_documents_get_different_schemas() -> None:
    one, other = (json.dumps(response_format(ask_shape(Summary), strict=True)) for _ in range(2))
    assert one == other


def test_a_keyword_nobody_has_heard_of_is_left_out() -> None:
    schema = {
        "type": "object",
        "properties": {"a": {"allOf": [{"type": "string"}], "contentEncoding": "base64"}},
        "minProperties": 1,
    }
    assert strict_schema(schema)["properties"] == {"a": {"type": "string"}}
    assert complaints(strict_schema(schema)) == []


# --- the modes, against a server -------------------------------------------------------------------


def called(arguments: str, name: str = "Answer", **fields: Any) -> Reply:
    call = {"id": "1", "type": "function", "function": {"name": name, "arguments": arguments}}
    return says(None, message={"tool_calls": [call]}, **fields)


def asked(
    shape: type[Shape], *plan: Reply, retry: RetryPolicy = ONCE, model: str = "m", **options: Any
) -> tuple[Shape, list[Seen]]:
    with ChatServer(plan) as server:
        engine = OpenAIEngine(model, server.url, "key", retry=retry, profile=HOSTED, **options)
        try:
            return engine.ask(QUESTION, shape).value, server.seen
        finally:
            engine.close()


SHAPE = ask_shape(Summary)
GOOD = simplest(SHAPE).model_dump_json()


def test_a_whole_summary_is_asked_for_by_schema() -> None:
    value, (seen,) = asked(SHAPE, says(GOOD))
    assert value == simplest(SHAPE)
    wanted = seen.body["response_format"]
    assert wanted["type"] == "json_schema"
    assert complaints(wanted["json_schema"]["schema"]) == []


def test_a_whole_summary_is_asked_for_as_a_tool() -> None:
    value, (seen,) = asked(SHAPE, called(GOOD, SHAPE.__name__), mode="tools")
    assert value == simplest(SHAPE)
    (tool,) = seen.body["tools"]
    assert seen.body["tool_choice"] == {"type": "function", "function": {"name": SHAPE.__name__}}
    assert set(tool["function"]["parameters"]["properties"]) == set(SHAPE.model_fields)
    assert "response_format" not in seen.body


@pytest.mark.parametrize("mode", ["json_schema", "tools"])
def test_an_answer_that_does_not_fit_is_asked_for_again_with_the_reason(mode: str) -> None:
    bad = '{"conversations": []}'
    replies = {
        "json_schema": (says(bad), says(GOOD)),
        "tools": (called(bad, SHAPE.__name__), called(GOOD, SHAPE.__name__)),
    }[mode]
    value, seen = asked(SHAPE, *replies, retry=TWICE, mode=mode)
    assert value == simplest(SHAPE)
    assert len(seen) == 2
    assert "overview" in json.dumps(seen[1].body["messages"][2:])
    if mode == "json_schema":
        wanted = seen[1].body["response_format"]["json_schema"]
        assert complaints(wanted["schema"]) == []
        assert wanted["strict"] is True


@pytest.mark.parametrize("mode", ["json_schema", "tools"])
def test_a_refusal_is_told_as_one(mode: str) -> None:
    with pytest.raises(AnswerRefused, match="I cannot help"):
        asked(SHAPE, says(None, message={"refusal": "I cannot help with that."}), mode=mode)
    with pytest.raises(AnswerRefused, match="content filter"):
        asked(SHAPE, says("", finish_reason="content_filter"), mode=mode)


@pytest.mark.parametrize("mode", ["json_schema", "tools"])
def test_an_answer_cut_at_the_limit_gets_twice_the_room_once(mode: str) -> None:
    cut = {
        "json_schema": says(GOOD[:40], finish_reason="length"),
        "tools": called(GOOD[:40], SHAPE.__name__, finish_reason="length"),
    }[mode]
    whole = says(GOOD) if mode == "json_schema" else called(GOOD, SHAPE.__name__)
    value, seen = asked(SHAPE, cut, whole, mode=mode)
    assert value == simplest(SHAPE)
    assert [one.body["max_tokens"] for one in seen] == [60, 120]
    with pytest.raises(AnswerTruncated, match="token limit"):
        asked(SHAPE, cut, mode=mode)


def test_a_tool_that_was_not_called_is_an_invalid_answer() -> None:
    with pytest.raises(AnswerInvalid):
        asked(SHAPE, says("Here is your summary."), mode="tools")


# --- models that think first -----------------------------------------------------------------------


def thought(tokens: int, limit: int) -> Reply:
    """Answer nothing, because thoughts took all the room."""
    usage = {
        "prompt_tokens": 100,
        "completion_tokens": limit,
        "total_tokens": 100 + limit,
        "completion_tokens_details": {"reasoning_tokens": tokens},
    }
    return says("", finish_reason="length", usage=usage)


@pytest.mark.parametrize("mode", ["json_schema", "tools"])
def test_thoughts_that_took_all_the_room_get_more_of_it(mode: str) -> None:
    whole = says(GOOD) if mode == "json_schema" else called(GOOD, SHAPE.__name__)
    value, seen = asked(SHAPE, thought(4156, 4156), whole, model="o9-mini", mode=mode)
    assert value == simplest(SHAPE)
    assert [one.body["max_completion_tokens"] for one in seen] == [60 + 4096, 120 + 2 * 4156]
    for one in seen:
        assert not {"temperature", "max_tokens"} & one.body.keys()


def test_a_model_nobody_knows_to_think_gets_room_once_it_did() -> None:
    with ChatServer([thought(60, 60), says(GOOD), says(GOOD)]) as server:
        engine = OpenAIEngine("unknown", server.url, "key", retry=ONCE, profile=HOSTED)
        engine.ask(QUESTION, SHAPE)
        engine.ask(QUESTION, SHAPE)
        engine.close()
        assert [one.body["max_tokens"] for one in server.seen] == [60, 120 + 4096, 60 + 4096]


def test_thoughts_without_end_are_given_up_on_and_told() -> None:
    with pytest.raises(AnswerTruncated, match=r"40,000 tokens of it thoughts") as caught:
        asked(SHAPE, thought(40_000, 40_000), model="o9-mini")
    assert caught.value.usage.calls == 2
    assert (caught.value.usage.input, caught.value.usage.output) == (200, 80_000)
