"""An answer that lists entries: each is read by itself, so that a bad one takes nothing from the others."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, cast, get_args, get_origin

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SerializerFunctionWrapHandler,
    TypeAdapter,
    ValidationError,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import SkipJsonSchema

from summarizer.engines.loose import a_list, an_object
from summarizer.engines.strict import reasons

#: Code points of an entry that are shown where it could not be read.
_LONGEST = 300
#: Digits of a number in a string beyond which it counts nothing that was asked about.
_DIGITS = 5


class Unread(BaseModel):
    """An entry that could not be read, as it was given, and why."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    listed: str
    given: Any
    why: str

    @property
    def text(self) -> str:
        """The words of the entry, where it has any, else all of it; shortened."""
        words = an_object(self.given).get("text")
        whole = words if isinstance(words, str) and words.strip() else json.dumps(self.given)
        return whole if len(whole) <= _LONGEST else f"{whole[:_LONGEST]} .."

    def numbers(self, name: str) -> list[int]:
        """Return the whole numbers in a field of the entry, however they are given; none where it has none."""
        value = an_object(self.given).get(name)
        found = map(_number, (*a_list(value), value))
        return list(dict.fromkeys(one for one in found if one is not None))


class Entries(BaseModel):
    """Base of answers whose lists are read entry by entry: what is no entry is kept in ``unread`` and stands nowhere.

    A list of which no entry can be read is refused as a whole, so that the model is asked again. What is asked for is
    the same as without this: ``unread`` is no part of the schema.
    """

    model_config = ConfigDict(extra="ignore")

    unread: SkipJsonSchema[list[Unread]] = Field(default_factory=list[Unread])

    @model_serializer(mode="wrap")
    def _without_nothing(self, plain: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out ``unread`` where there is none: such an answer is what the model gave."""
        values = cast("dict[str, Any]", plain(self))
        return values if self.unread else {k: v for k, v in values.items() if k != "unread"}

    @model_validator(mode="before")
    @classmethod
    def _by_entry(cls, value: Any) -> Any:
        if not isinstance(value, Mapping):
            return cast("object", value)
        given = dict(cast("Mapping[str, Any]", value))
        unread = _kept(given.pop("unread", None))
        for name, entry in _listed(cls).items():
            readable, bad = _parted(name, entry, a_list(given.get(name)))
            if readable:
                given[name] = readable
                unread += bad
        return {**given, "unread": unread}


def _kept(value: Any) -> list[Unread]:
    """Return what an answer that was kept has in ``unread``; an endpoint has nothing to say there."""
    try:
        return TypeAdapter(list[Unread]).validate_python(value)
    except ValidationError:
        return []


@cache
def _listed(cls: type[Entries]) -> dict[str, TypeAdapter[Any]]:
    """Return how the entries of each list of an answer are read."""
    fields = ((name, info.annotation) for name, info in cls.model_fields.items())
    return {
        name: TypeAdapter(get_args(annotation)[0])
        for name, annotation in fields
        if name != "unread" and get_origin(annotation) is list
    }


def _parted(name: str, entry: TypeAdapter[Any], given: list[Any]) -> tuple[list[Any], list[Unread]]:
    """Return the entries that can be read, as they were given, and the others."""
    readable: list[Any] = []
    bad: list[Unread] = []
    for one in given:
        try:
            entry.validate_python(one)
        except ValidationError as error:
            bad.append(Unread(listed=name, given=one, why=reasons(error)))
        else:
            readable.append(one)
    return readable, bad


def _number(value: object) -> int | None:
    if isinstance(value, str):
        return int(value) if value.isdecimal() and len(value) <= _DIGITS else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None
