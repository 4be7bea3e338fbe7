"""What a cache gives back, read with suspicion: the file may be damaged, of another version, or somebody else's work.

Whatever is not of the form that was written counts as not there. What is there can at worst be wrong in what it says:
it runs nothing, takes no more memory than its bounded length, and never ends the work.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from summarizer.engines.loose import an_object
from summarizer.usage import Usage

Value = TypeVar("Value")
#: More tokens, calls or seconds than one question can take.
_MOST = 10**9


def an_entry(line: str | None) -> Mapping[str, Any] | None:
    """Return the JSON object that a kept line stands for; ``None`` where it stands for none."""
    if line is None:
        return None
    try:
        return an_object(json.loads(line)) or None
    except (ValueError, RecursionError):
        return None


def a_value(entry: Mapping[str, Any], load: Callable[[Any], Value]) -> Value | None:
    """Return what ``load`` makes of an entry's value; ``None`` where it makes nothing of it."""
    try:
        return load(entry["value"])
    except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError, RecursionError):
        # Whoever wrote it thought otherwise: it is asked again, and written anew.
        return None


def a_usage(entry: Mapping[str, Any]) -> Usage:
    """Return what an answer took when it was first asked for; what is no sensible number counts for nothing."""
    tokens = an_object(entry.get("usage"))
    return Usage(
        input=int(_number(tokens.get("input"))),
        output=int(_number(tokens.get("output"))),
        cached=int(_number(tokens.get("cached"))),
        calls=int(_number(entry.get("calls"))),
        seconds=_number(entry.get("seconds")),
    )


def _number(value: Any) -> float:
    number = value if isinstance(value, int | float) and not isinstance(value, bool) else 0
    # Also false for what is no number.
    return number if 0 < number < _MOST else 0
