"""The JSON object that is meant, wherever it stands in an answer: in a fence, behind thoughts, in a tool call."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any, cast

from pydantic import ValidationError

from summarizer.engines.base import Shape
from summarizer.engines.reply import Reply, without_thoughts
from summarizer.engines.secrets import holds_secret, well_formed, without_secrets

#: How often a brace that begins no object is tried: the text is the endpoint's, and may be braces only.
_MOST_TRIES = 200
_MOST_OBJECTS = 50
#: Where a tool call that a model writes out as text has its arguments.
_CALLED = ("arguments", "parameters", "input", "args", "kwargs")
#: A string (one without an end reaches to the end: nothing is read twice), a comma with nothing behind it, or a remark
#: as JavaScript has them.
_SLIPS = re.compile(
    r'"(?:\\.|[^"\\])*+"?|,(?=\s*[}\]])|/\*[^*]*+\*+(?:[^/*][^*]*+\*+)*+/|//[^\n]*+'
)


def value_in(
    reply: Reply, shape: type[Shape], secrets: Sequence[str] = ()
) -> tuple[Shape | None, ValidationError | None, bool]:
    """Return the instance of ``shape`` in a reply; else what is wrong with the object that is there.

    The last is whether there was any object at all. Of several that fit, the last one counts: what a model tries out
    comes before what it settles on. A key that an endpoint echoes is not part of the value.
    """
    problem: ValidationError | None = None
    found = False
    for text in _candidates(reply):
        try:
            return _cleaned(shape.model_validate_json(text), text, secrets), None, True
        except ValidationError as error:
            if problem is None or _is_broken(problem):
                problem = error
            found = found or text.lstrip()[:1] == "{"
    return None, problem, found


def _is_broken(problem: ValidationError) -> bool:
    """Whether it says no more than that the text is not JSON."""
    return problem.errors(include_url=False, include_input=False)[0]["type"] == "json_invalid"


def _cleaned(value: Shape, text: str, secrets: Sequence[str]) -> Shape:
    # Where nothing is escaped, what stands in the value stands in its text.
    if "\\" not in text and not holds_secret(text, secrets):
        return value
    written = value.model_dump_json(by_alias=True)
    if not holds_secret(written, secrets):
        return value
    return type(value).model_validate_json(without_secrets(written, secrets))


def _candidates(reply: Reply) -> Iterator[str]:
    """Yield what may be the object, the likeliest first; each once."""
    seen: set[str] = set()
    for text in _in_order(reply):
        if text not in seen:
            seen.add(text)
            yield text


def _in_order(reply: Reply) -> Iterator[str]:
    if reply.text.lstrip()[:1] == "{":
        yield reply.text
    yield from reversed(reply.arguments)
    for text in (without_thoughts(reply.text), *reply.arguments, reply.text, reply.reasoning):
        yield from reversed(list(objects_in(text)))
    if not reply.arguments:
        yield reply.text
        # Nothing behind a comma, and remarks, are slips of many models and change no value.
        tidy = _SLIPS.sub(
            lambda found: found.group() if found.group()[0] == '"' else "", reply.words
        )
        yield from reversed(list(objects_in(tidy)) if tidy != reply.words else [])


def objects_in(text: str) -> Iterator[str]:
    """Yield the JSON objects of a text in order, what a string or a one-key object holds included. Bounded work."""
    decoder = json.JSONDecoder()
    at, tries, found = 0, 0, 0
    text = _unwrapped(text)
    while tries < _MOST_TRIES and found < _MOST_OBJECTS and (at := text.find("{", at)) >= 0:
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            tries, at = tries + 1, at + 1
            continue
        found += 1
        yield from _with_inner(value)


def _unwrapped(text: str) -> str:
    """Return what a text stands for that is a JSON string itself."""
    bare = text.strip()
    if bare[:1] != '"':
        return text
    try:
        value = json.loads(bare)
    except (ValueError, RecursionError):
        return text
    return value if isinstance(value, str) else text


def _with_inner(value: Any) -> Iterator[str]:
    fields = cast("dict[str, Any]", value)
    if len(fields) == 1:
        (inner,) = fields.values()
        inner = _loaded(inner) if isinstance(inner, str) else inner
        if isinstance(inner, dict):
            yield from _called(cast("dict[str, Any]", inner))
            yield _as_json(inner)
    yield from _called(fields)
    yield _as_json(value)


def _called(fields: dict[str, Any]) -> Iterator[str]:
    """Yield the arguments of a tool call that is written out: ``{"name": .., "arguments": {..}}``."""
    call: Any = fields.get("function", fields)
    if not isinstance(call, dict):
        call = fields
    named = cast("dict[str, Any]", call)
    given = next((named[key] for key in _CALLED if key in named), None)
    if isinstance(given, str):
        given = _loaded(given)
    if isinstance(given, dict) and ("name" in named or "name" in fields):
        yield _as_json(cast("dict[str, Any]", given))


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _as_json(value: Any) -> str:
    # A lone surrogate, escaped in the answer, is none that Pydantic reads.
    return well_formed(json.dumps(value, ensure_ascii=False))
