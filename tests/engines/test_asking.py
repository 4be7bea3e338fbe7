"""Shapes that are asked for, and values made of the answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import Annotated, Any, Literal, NewType

import pytest
from pydantic import BaseModel, ConfigDict, Field, RootModel, ValidationError, field_validator
from typing_extensions import TypeAliasType

from summarizer.engines.asking import (
    Evidence,
    ask_shape,
    schema_fingerprint,
    to_value,
)
from summarizer.engines.scripted import simplest
from summarizer.engines.strict import strict_schema
from summarizer.errors import AnswerInvalid, SchemaError
from summarizer.models.quote import Quote, Verdict
from summarizer.models.summary import Stance, Summary

# Keywords that strict structured output takes; all others make a provider refuse the request.
STRICT = {
    "$defs", "$ref", "additionalProperties", "anyOf", "description", "enum", "items", "properties",
    "required", "type",
}  # fmt: skip


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every schema inside a schema."""
    if isinstance(schema, dict):
        yield schema
        for key, value in schema.items():
            inner = value.values() if key in ("properties", "$defs") else [value]
            for one in inner:
                if key != "enum":
                    yield from nodes(one)
    elif isinstance(schema, list):
        for one in schema:
            yield from nodes(one)


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


class Leaf(BaseModel):
    """A leaf."""

    quote: Quote
    colour: Colour = Colour.BLUE


class Tree(BaseModel):
    """A tree that grows trees."""

    model_config = ConfigDict(frozen=True)

    name: str = Field(
        description="what it is called", min_length=2, max_length=9, pattern="^[a-z]+$"
    )
    planted: date
    height: float = Field(default=1.5, gt=0)
    leaves: list[Leaf] = []
    branches: tuple[Tree, ...] = ()
    graft: Tree | None = None
    names: dict[str, list[Quote]] = {}
    corner: tuple[int, Quote] | None = None
    kinds: frozenset[Literal["oak", "elm"]] = frozenset()
    verdict: Verdict | None = Field(default=None, json_schema_extra={"computed": True})


CLAIM = {"sentences": [2], "words": "so he said"}
ANSWER: dict[str, Any] = {
    "name": "alder",
    "planted": "2020-02-03",
    "height": None,
    "leaves": [{"quote": CLAIM, "colour": None}, {"quote": CLAIM, "colour": "red"}],
    "branches": [],
    "graft": None,
    "names": [{"key": "folk", "value": [CLAIM]}],
    "corner": {"item_1": 4, "item_2": CLAIM},
    "kinds": ["oak"],
}


@pytest.mark.parametrize("cls", [Summary, Tree, Leaf])
def test_every_shape_keeps_to_strict_structured_output(cls: type[BaseModel]) -> None:
    schema = strict_schema(ask_shape(cls).model_json_schema())
    assert "properties" in schema
    for node in nodes(schema):
        assert node.keys() <= STRICT
        if node.get("type") == "object":
            assert node["additionalProperties"] is False
            assert node["required"] == list(node["properties"])
        if "$ref" in node:
            assert node["$ref"].rpartition("/")[2] in schema["$defs"]


def test_quotes_are_asked_for_as_evidence_and_computed_fields_not_at_all() -> None:
    position = ask_shape(Summary).model_json_schema()["$defs"]["Position"]["properties"]
    assert "verdict" not in position
    assert position["quotes"]["items"] == {"$ref": "#/$defs/Evidence"}
    assert "speaker_check" not in json.dumps(ask_shape(Leaf).model_json_schema())


def test_descriptions_are_kept_and_dates_explained() -> None:
    fields = ask_shape(Tree).model_json_schema()["$defs"]["Tree"]["properties"]
    assert fields["name"]["description"] == "what it is called"
    assert fields["planted"]["description"] == "ISO 8601 date"


def test_an_answer_becomes_a_value_with_quotes_and_defaults() -> None:
    tree = to_value(Tree, ask_shape(Tree).model_validate(ANSWER))
    assert tree.planted == date(2020, 2, 3)
    assert tree.height == 1.5
    assert [leaf.colour for leaf in tree.leaves] == [Colour.BLUE, Colour.RED]
    assert tree.leaves[0].quote == Quote(given="so he said", cited=(2,))
    assert tree.names["folk"][0].cited == (2,)
    assert tree.corner == (4, Quote(given="so he said", cited=(2,)))
    assert tree.kinds == {"oak"}
    assert tree.verdict is None


def test_a_model_may_hold_itself() -> None:
    inner = {**ANSWER, "name": "birch"}
    answer = {**ANSWER, "branches": [inner], "graft": {**inner, "branches": [inner]}}
    tree = to_value(Tree, ask_shape(Tree).model_validate(answer))
    assert tree.branches[0].name == "birch"
    assert tree.graft is not None
    assert tree.graft.branches[0].planted == date(2020, 2, 3)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"name": "A"}, "name"),
        ({"planted": "2020-02-33"}, "planted"),
        ({"height": -1.0}, "height"),
    ],
)
def test_a_shape_refuses_what_its_class_refuses_and_says_where(
    change: dict[str, Any], where: str
) -> None:
    with pytest.raises(ValidationError, match=where):
        ask_shape(Tree).model_validate({**ANSWER, **change})


def test_validators_of_the_user_run() -> None:
    class Even(BaseModel):
        number: int

        @field_validator("number")
        @classmethod
        def _even(cls, value: int) -> int:
            if value % 2:
                raise ValueError("odd numbers are not wanted")
            return value

    with pytest.raises(ValidationError, match="number: Value error, odd numbers are not wanted"):
        ask_shape(Even).model_validate({"number": 3})


def test_a_class_that_refuses_a_foreign_answer_is_an_invalid_answer() -> None:
    class Loose(BaseModel):
        name: str

    with pytest.raises(AnswerInvalid, match="planted"):
        to_value(Tree, Loose(name="alder"))


def test_a_value_passes_through() -> None:
    leaf = Leaf(quote=Quote(given="x"))
    assert to_value(Leaf, leaf) is leaf


def test_the_right_member_of_a_union_comes_back() -> None:
    class Call(BaseModel):
        kind: Literal["call"]
        quote: Quote

    class Letter(BaseModel):
        kind: Literal["letter"]
        pages: list[int]

    class Event(BaseModel):
        what: Annotated[Call | Letter, Field(discriminator="kind")]
        when: list[int] | dict[str, int] | str | None

    shape = ask_shape(Event)
    assert "oneOf" not in json.dumps(shape.model_json_schema())
    letter = shape.model_validate({"what": {"kind": "letter", "pages": [1]}, "when": [3]})
    assert isinstance(to_value(Event, letter).what, Letter)
    call = shape.model_validate({"what": {"kind": "call", "quote": CLAIM}, "when": "noon"})
    value = to_value(Event, call)
    assert isinstance(value.what, Call)
    assert value.what.quote.cited == (2,)
    assert value.when == "noon"


Town = NewType("Town", str)
Towns = TypeAliasType("Towns", list[Town])


def test_aliases_strict_classes_and_root_models_are_seen_through() -> None:
    class Names(RootModel[list[str]]):
        """Names."""

    class Trip(BaseModel):
        model_config = ConfigDict(strict=True, extra="forbid")

        towns: Towns = Field(alias="theTowns")
        day: date
        names: Names
        pair: tuple[str, ...]

    shape = ask_shape(Trip)
    answer = shape.model_validate(
        {"towns": ["Alder"], "day": "2020-01-02", "names": ["x"], "pair": ["a"]}
    )
    trip = to_value(Trip, answer)
    assert (trip.towns, trip.day, trip.names.root, trip.pair) == (
        ["Alder"],
        date(2020, 1, 2),
        ["x"],
        ("a",),
    )


def test_two_classes_of_one_name_keep_apart() -> None:
    def other() -> type[BaseModel]:
        class Leaf(BaseModel):
            veins: int

        return Leaf

    class Both(BaseModel):
        mine: Leaf
        other: Any

    Both.__annotations__["other"] = other()
    Both.model_fields["other"].annotation = other()
    Both.model_rebuild(force=True)
    defs = ask_shape(Both).model_json_schema()["$defs"]
    assert {"Leaf", "Leaf_"} <= defs.keys()


class Unhappy(Enum):
    PAIR = (1, 2)


@pytest.mark.parametrize(
    ("annotation", "named"),
    [
        (Any, "Any"),
        (bytes, "bytes"),
        (list, "list"),
        (dict, "dict"),
        (Unhappy, "Unhappy"),
        (object, "object"),
    ],
)
def test_a_type_nobody_can_be_asked_for_is_named_with_its_field(
    annotation: Any, named: str
) -> None:
    bad = type("Bad", (BaseModel,), {"__annotations__": {"field": annotation}})
    with pytest.raises(SchemaError, match=rf"Bad\.field has the type {named}"):
        ask_shape(bad)


def test_an_outermost_list_is_refused_with_advice() -> None:
    class Names(RootModel[list[str]]):
        """Names."""

    with pytest.raises(SchemaError, match="Put it into a field"):
        ask_shape(Names)


def test_the_fingerprint_changes_with_the_schema_only() -> None:
    assert schema_fingerprint(Tree) == schema_fingerprint(Tree)
    assert schema_fingerprint(Tree) != schema_fingerprint(Leaf)


@pytest.mark.parametrize("cls", [Summary, Leaf])
def test_the_simplest_instance_of_a_shape_makes_a_value(cls: type[BaseModel]) -> None:
    value = to_value(cls, simplest(ask_shape(cls)))
    assert isinstance(value, cls)


def test_the_simplest_summary_cites_the_first_sentence() -> None:
    summary = to_value(Summary, simplest(ask_shape(Summary)))
    assert summary.positions[0].quotes[0].cited == (1,)
    assert summary.positions[0].stance is Stance.SUPPORTS
    assert summary.conversations[0].date is None


def test_evidence_without_words_is_a_citation_only() -> None:
    quote = Quote.model_validate(Evidence(sentences=[1, 2], words=None).model_dump())
    assert (quote.given, quote.cited) == (None, (1, 2))


def test_a_field_with_a_default_may_be_missing_in_an_answer() -> None:
    shape = ask_shape(Summary)
    position = {
        "holder": "Holm",
        "topic": "gauges",
        "stance": "supports",
        "statement": "Holm supports gauges.",
    }
    made = to_value(Summary, shape.model_validate({"overview": "", "positions": [position]}))
    assert (made.conversations, made.positions[0].addressee, made.positions[0].holders) == (
        (),
        None,
        (),
    )


def test_a_field_without_a_default_may_not_be_missing() -> None:
    with pytest.raises(ValidationError, match="statement"):
        ask_shape(Summary).model_validate(
            {"overview": "", "positions": [{"holder": "Holm", "topic": "t", "stance": "supports"}]}
        )
