"""JSON schemas cut down to what strict structured output takes everywhere; what did not fit, in words."""

from __future__ import annotations

from functools import cache
from typing import Any, cast

from pydantic import BaseModel, ValidationError

#: Every keyword of JSON Schema that strict structured output takes everywhere; the rest is Pydantic's to check.
_COMMON = frozenset(
    {
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
)


@cache
def response_format(shape: type[BaseModel], *, strict: bool) -> dict[str, Any]:
    """Return the part of a request that asks for a shape; ``strict`` as hosted models take it."""
    schema = shape.model_json_schema()
    described: dict[str, Any] = {"name": shape.__name__, "schema": schema}
    if strict:
        described |= {"schema": strict_schema(schema), "strict": True}
    return {"type": "json_schema", "json_schema": described}


def strict_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a JSON schema cut down to what strict structured output takes.

    Objects are closed and all their properties required; keywords outside the common subset go (Pydantic
    checks them on the way back); ``oneOf`` becomes ``anyOf``, ``const`` a one-member ``enum``.
    """
    strict = cast("dict[str, Any]", _strict(schema))
    if "$ref" in schema:
        # A model that refers to itself is published as a reference; strict mode wants the object itself.
        defs = _strict({"$defs": schema["$defs"]})["$defs"]
        return {"$defs": defs, **defs[str(schema["$ref"]).rpartition("/")[2]]}
    return strict


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _strict(node: Any) -> Any:
    if not isinstance(node, dict):
        return [_strict(one) for one in node] if _is_list(node) else node
    out: dict[str, Any] = {}
    for key, value in cast("dict[str, Any]", node).items():
        out |= _keyword(key, value)
    if "$ref" in out:
        # Neighbours of a reference are refused by some providers.
        return {"$ref": out["$ref"]}
    if "properties" in out:
        out["required"] = list(out["properties"])
        out["additionalProperties"] = False
    return out


def _keyword(key: str, value: Any) -> dict[str, Any]:
    """Return a keyword as strict structured output takes it; empty where it takes none of the kind."""
    if key in ("properties", "$defs"):
        return {key: {name: _strict(one) for name, one in value.items()}}
    if key == "const":
        return {"enum": [value]}
    if key == "oneOf":
        return {"anyOf": _strict(value)}
    if key == "allOf" and len(value) == 1:
        return cast("dict[str, Any]", _strict(value[0]))
    if key in ("enum", "required"):
        return {key: value}
    return {key: _strict(value)} if key in _COMMON else {}


def reasons(error: ValidationError) -> str:
    """Return what was wrong and where, on one line, without the values."""
    return "; ".join(
        f"{'.'.join(str(part) for part in one['loc']) or 'the whole'}: {one['msg']}"
        for one in error.errors(include_url=False, include_context=False, include_input=False)[:8]
    )
