"""A list in an answer is read entry by entry: a bad one takes nothing from the others, and is kept with its reason."""

from __future__ import annotations

import json

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.accounts.points import Points
from summarizer.brief.by_model.edited import EditedLines
from summarizer.brief.by_model.written import WrittenProse
from summarizer.engines.entries import Entries
from summarizer.engines.strict import response_format


class Berth(BaseModel):
    model_config = ConfigDict(extra="ignore")

    text: str = Field(min_length=1, max_length=20)
    ships: list[int]


class Berths(Entries):
    quays: list[Berth]


class StrictBerths(BaseModel):
    model_config = ConfigDict(extra="ignore")

    quays: list[Berth]


GOOD = {"text": "The north quay.", "ships": [1, 2]}
BAD = [
    {"text": "", "ships": [3]},
    {"text": "The south quay, which is far too long.", "ships": [3]},
    {"text": "The south quay.", "ships": "3"},
    {"ships": [3]},
    "the south quay",
    None,
    [],
]


@pytest.mark.parametrize("bad", BAD)
def test_a_bad_entry_takes_nothing_from_the_others(bad: object) -> None:
    answer = Berths.model_validate_json(json.dumps({"quays": [GOOD, bad, GOOD]}))
    assert [one.ships for one in answer.quays] == [[1, 2], [1, 2]]
    (unread,) = answer.unread
    assert (unread.listed, unread.given) == ("quays", bad)
    assert unread.why


def test_what_can_be_known_of_a_bad_entry_is_known() -> None:
    given = {"text": "The south quay.", "ships": "3"}
    (unread,) = Berths.model_validate({"quays": [GOOD, given]}).unread
    assert (unread.text, unread.numbers("ships")) == ("The south quay.", [3])
    (bare,) = Berths.model_validate({"quays": [GOOD, 7]}).unread
    assert (bare.text, bare.numbers("ships")) == ("7", [])


def test_a_list_without_a_readable_entry_is_refused_so_that_it_is_asked_for_again() -> None:
    with pytest.raises(ValidationError):
        Berths.model_validate({"quays": [{"ships": [3]}]})
    with pytest.raises(ValidationError):
        Berths.model_validate({})
    assert Berths.model_validate({"quays": []}).unread == []


def test_an_answer_that_is_kept_keeps_what_could_not_be_read() -> None:
    answer = Berths.model_validate({"quays": [GOOD, None]})
    assert Berths.model_validate_json(answer.model_dump_json()) == answer
    whole = Berths.model_validate({"quays": [GOOD]})
    assert json.loads(whole.model_dump_json()) == {"quays": [GOOD]}
    assert Berths.model_validate({"quays": [GOOD], "unread": "all of it"}) == whole


@pytest.mark.parametrize("strict", [True, False])
def test_what_is_asked_for_is_the_same_as_without(strict: bool) -> None:
    lenient = json.dumps(response_format(Berths, strict=strict))
    assert lenient.replace("Berths", "StrictBerths") == json.dumps(
        response_format(StrictBerths, strict=strict)
    )


@pytest.mark.parametrize("shape", [WrittenProse, EditedLines, Points])
def test_no_model_is_asked_for_what_could_not_be_read(shape: type[BaseModel]) -> None:
    assert issubclass(shape, Entries)
    assert "unread" not in json.dumps(shape.model_json_schema()).lower()
