"""What the annotations and fields of a user's model say: which kind of value, which default, in which form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any, Literal, cast, get_args, get_origin

from pydantic import TypeAdapter
from pydantic.errors import PydanticUserError
from pydantic.fields import FieldInfo

from summarizer.errors import SchemaError

LISTS = (list, tuple, set, frozenset, Sequence, AbstractSet)
MAPPINGS = (dict, Mapping)
#: How a value that is asked for as a string has to be written.
_FORMS: dict[Any, str] = {
    datetime: "ISO 8601 date and time",
    date: "ISO 8601 date",
    time: "ISO 8601 time",
    timedelta: "ISO 8601 duration",
}
_BASIC = {"string": str, "integer": int, "number": float, "boolean": bool}


def basic_type(cls: type[Any], where: str) -> type[Any]:
    """Return the basic type in which values of a class are asked for.

    Raises:
        SchemaError: they cannot be asked for.
    """
    if cls in (str, int, float, bool):
        return cls
    try:
        described = TypeAdapter(cls).json_schema()
    except PydanticUserError:
        raise cannot_ask(where, cls) from None
    basic = _BASIC.get(str(described.get("type")))
    if basic is None or described.get("format") == "binary":
        raise cannot_ask(where, cls)
    return basic


def unwrapped(annotation: Any) -> Any:
    """Strip ``Annotated``, ``NewType`` and type aliases."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
        elif hasattr(annotation, "__supertype__"):
            annotation = annotation.__supertype__
        elif type(annotation).__name__ == "TypeAliasType":
            annotation = annotation.__value__
        else:
            return annotation


def is_computed(info: FieldInfo) -> bool:
    """Whether a field is set by verification and never asked for."""
    extra: Any = info.json_schema_extra
    return isinstance(extra, dict) and bool(cast("dict[str, Any]", extra).get("computed"))


def _default_of(info: FieldInfo) -> Any:
    # A factory that wants the other fields cannot be called ahead of them.
    if info.default_factory_takes_validated_data:
        return None
    return info.get_default(call_default_factory=True)


def is_empty_collection(info: FieldInfo) -> bool:
    """Whether "nothing" is the empty list, so that null need not be offered beside it."""
    default = _default_of(info)
    return isinstance(default, list | tuple | set | frozenset | dict) and not default


def is_tag(info: FieldInfo) -> bool:
    """Whether a field can hold one value only: it tells the members of a union apart, and null would tell nothing."""
    annotation = unwrapped(info.annotation)
    return get_origin(annotation) is Literal and len(get_args(annotation)) == 1


def description_of(info: FieldInfo) -> str | None:
    """Return the field's description, with the form of dates and the like added."""
    members = get_args(info.annotation) or (info.annotation,)
    forms = [_FORMS[one] for one in map(unwrapped, members) if one in _FORMS]
    return "; ".join([*filter(None, [info.description]), *forms]) or None


def is_fixed_tuple(annotation: Any) -> bool:
    """Whether a tuple has as many items as types are listed."""
    args = get_args(annotation)
    return get_origin(annotation) is tuple and not (len(args) == 2 and args[1] is Ellipsis)


def cannot_ask(where: str, annotation: Any, advice: str = "") -> SchemaError:
    """Return the error for a type that cannot be asked for, with what to use in its place."""
    name = getattr(annotation, "__name__", None) or str(annotation)
    return SchemaError(
        f"{where} has the type {name}, which a language model cannot be asked for; "
        + (advice or "use models, lists, strings, numbers, enums, dates and Quote")
        + "."
    )
