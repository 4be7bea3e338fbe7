"""What is taken out of an answer's object before anybody sees it."""

from __future__ import annotations

import json

import pytest
from pydantic import BaseModel

from summarizer.engines.objects import value_in
from summarizer.engines.reply import Reply

SECRET = "sk-oats-and-rye-77"


class Said(BaseModel):
    """A shape."""

    words: str
    more: list[str] = []


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"words": f"the key is {SECRET}."}),
        json.dumps({"words": "none", "more": [SECRET]}),
        # Escaped letters are letters.
        json.dumps({"words": SECRET}).replace("oats", "o\\u0061ts"),
        json.dumps({"words": f"“{SECRET}”\n"}),
    ],
)
def test_a_key_that_an_endpoint_echoes_is_no_part_of_the_value(text: str) -> None:
    value, problem, found = value_in(Reply(text), Said, (SECRET,))
    assert (problem, found) == (None, True)
    assert value is not None
    assert "[key]" in value.model_dump_json()
    assert SECRET not in value.model_dump_json()


def test_a_value_without_a_key_is_not_written_out_to_look_for_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def written(*_: object, **__: object) -> str:
        raise AssertionError

    monkeypatch.setattr(Said, "model_dump_json", written)
    value, _, _ = value_in(Reply('{"words": "rye", "more": ["“oats”"]}'), Said, (SECRET,))
    assert value == Said(words="rye", more=["“oats”"])
