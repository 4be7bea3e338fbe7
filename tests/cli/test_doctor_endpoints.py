"""``doctor --model X``: which way to a typed answer works, and a clear line where none does."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.conftest import Command
from tests.plays import Play, Playing
from tests.servers import Reply, fails, says, sends

CITY = json.dumps({"capital": "Lisbon", "country": "Portugal"})


def play(typed: Play) -> Play:
    """Say "ready", and answer the typed question as ``typed`` does."""
    return lambda n, body: typed(n, body) if "Lisbon" in json.dumps(body) else says("ready")


def only_in_the_prompt(_: int, body: dict[str, Any]) -> Reply:
    if "response_format" in body:
        return fails(422, "response_format: unexpected")
    return fails(400, "no tools") if "tools" in body else says(CITY)


def only_tools(_: int, body: dict[str, Any]) -> Reply:
    return fails(400, "json_schema: unknown") if "response_format" in body else says(CITY)


@pytest.mark.parametrize(
    ("typed", "way"),
    [
        (lambda _n, _b: says(CITY), "works as a JSON schema"),
        (only_tools, "works as a tool call"),
        (only_in_the_prompt, "works as JSON, with the schema in the prompt"),
    ],
    ids=["schema", "tools", "prompt"],
)
def test_doctor_says_which_way_to_a_typed_answer_works(
    command: Command, typed: Play, way: str
) -> None:
    with Playing(play(typed)) as server:
        ended = command("doctor", "--model", "some-model", "--base-url", server.url)
    assert way in ended.out
    assert ended.code == 0


ODD: list[Reply] = [
    sends(200, [1]),
    sends(200, {"choices": [{"message": {"content": {"a": [1]}}, "finish_reason": 3}]}),
    sends(
        200, {"choices": [{"message": {"content": "\x1b[31mred", "tool_calls": 7}}], "usage": "x"}
    ),
    sends(500, "[" * 100_000),
    fails(403, "\x1b]0;title\x07 no"),
    says("no answer"),
]


@pytest.mark.parametrize("reply", ODD, ids=range(len(ODD)))
def test_doctor_ends_with_a_line_and_no_traceback(command: Command, reply: Reply) -> None:
    with Playing(lambda _n, _b: reply) as server:
        ended = command("doctor", "--model", "some-model", "--base-url", server.url)
    assert ended.code == 1
    assert "NOT WORKING" in ended.out
    assert "Traceback" not in ended.out + ended.err
    assert "\x1b" not in ended.out + ended.err
