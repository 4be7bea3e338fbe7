"""JSON values of any type, taken for what they are: who asks for an object or a list gets one, empty if need be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast


def an_object(value: object) -> Mapping[str, Any]:
    """Return a JSON object; an empty one for everything else."""
    return cast("Mapping[str, Any]", value) if isinstance(value, Mapping) else {}


def a_list(value: object) -> list[Any]:
    """Return a JSON list; an empty one for everything else."""
    return cast("list[Any]", value) if _is_list(value) else []


def as_int(value: object) -> int:
    """Return a whole number that may come as a string, as 64-bit ones do in some interfaces; 0 for everything else."""
    return int(value) if isinstance(value, int | str) and str(value).isdecimal() else 0


def _is_list(value: object) -> bool:
    return isinstance(value, list)
