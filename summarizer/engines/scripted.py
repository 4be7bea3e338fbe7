"""An engine without a model: it answers from a script. For tests, for dry runs, for examples.

::

    engine = ScriptedEngine({"summary": {"overview": "Two ministers spoke.", "conversations": [], ..}})
    engine = ScriptedEngine(lambda question, shape: {"overview": question.text[:20], ..})
    engine = ScriptedEngine()     # the simplest valid answer to everything, citing sentence 1
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias, cast

from pydantic import BaseModel, ValidationError

from summarizer.engines.awaiting import sleep
from summarizer.engines.base import Answer, Profile, Question, Shape, Strategy, Usage, Value
from summarizer.engines.choices import UNWRITTEN, written
from summarizer.errors import AnswerInvalid

#: What a script may hold for a question: a model or mapping for ``ask``, a string for ``write``, an option or the
#: log-probabilities for ``choose``, an exception to raise, or a list of those to be used one after the other.
Line: TypeAlias = Any
Script: TypeAlias = Mapping[str, Line] | Callable[[Question, type[BaseModel] | None], Line]

_DEEPEST = 12


class ScriptedEngine:
    """Answers by question name, or by a function of question and shape (``None`` for written answers).

    A question the script does not know gets the simplest answer that fits: one item in every list, null
    where null is allowed, sentence 1 cited; written answers are ``Scripted answer.``, and of options
    the first is chosen. ``delay`` in seconds is slept for each answer. ``calls`` counts the answers,
    ``questions`` keeps the questions, in order, unless ``keep`` is false. Tokens are counted as a quarter of the
    characters.
    """

    def __init__(
        self,
        answers: Script | None = None,
        *,
        model: str = "scripted",
        delay: float = 0.0,
        strategy: Strategy = "single",
        keep: bool = True,
    ) -> None:
        self._keep = keep
        self.calls = 0
        self.questions: list[Question] = []
        self._answers: Script = {} if answers is None else answers
        self._delay = delay
        self._lock = threading.Lock()
        self._used: dict[str, int] = {}
        self._profile = Profile(
            model=model,
            provider="scripted",
            strategy=strategy,
            context_tokens=128_000,
            answer_tokens=16_384,
            local=True,
        )

    @property
    def profile(self) -> Profile:
        """Name, provider, limits."""
        return self._profile

    def ask(self, question: Question, shape: type[Shape]) -> Answer[Shape]:
        """Return the script's answer as ``shape``, or the simplest instance of it.

        Raises:
            AnswerInvalid: the script's answer does not fit.
            Exception: the script holds one for this question.
        """
        started = time.monotonic()
        line = self._line(question, shape)
        value = line if isinstance(line, BaseModel) else _fitted(question, shape, line)
        # A finished value of the class a shape was made from passes through as it is.
        return self._answer(question, cast("Shape", value), value.model_dump_json(), started)

    def write(self, question: Question, stop: Sequence[str] = ()) -> Answer[str]:
        """Return the script's text, cut before the first of ``stop``."""
        started = time.monotonic()
        line = self._line(question, None)
        text = "Scripted answer." if line is None else str(line)
        for one in filter(None, stop):
            text = text.partition(one)[0]
        return self._answer(question, text, text, started)

    def choose(self, question: Question, options: Sequence[str]) -> Answer[Mapping[str, float]]:
        """Return the script's log-probabilities, or 0.0 for its option and -10.0 for the rest.

        Raises:
            AnswerInvalid: the script names something that is not an option.
        """
        started = time.monotonic()
        line = self._line(question, None)
        if isinstance(line, Mapping):
            given = cast("Mapping[str, float]", line)
            chosen: Mapping[str, float] | None = {one: given.get(one, UNWRITTEN) for one in options}
        else:
            chosen = written(options[0] if line is None else str(line), options)
        if chosen is None:
            raise AnswerInvalid(
                f"The script answers {line!r} to {question.name}, which is none of {', '.join(options)}."
            )
        return self._answer(question, chosen, "x", started)

    def close(self) -> None:
        """Do nothing: there is nothing to release."""

    def _line(self, question: Question, shape: type[BaseModel] | None) -> Line:
        if self._delay:
            sleep(self._delay)
        with self._lock:
            self.calls += 1
            if self._keep:
                self.questions.append(question)
            turn = self._used.get(question.name, 0)
            self._used[question.name] = turn + 1
        script = self._answers
        line = script(question, shape) if callable(script) else script.get(question.name)
        if isinstance(line, list | tuple):
            lines = cast("Sequence[Line]", line)
            line = lines[min(turn, len(lines) - 1)] if lines else None
        if isinstance(line, BaseException):
            raise line
        return line

    def _answer(self, question: Question, value: Value, text: str, started: float) -> Answer[Value]:
        read = (len(question.instructions) + len(question.text)) // 4
        seconds = time.monotonic() - started
        return Answer(value, Usage(read, max(1, len(text) // 4), calls=1, seconds=seconds))


#: The name under which the package exports it.
Scripted = ScriptedEngine


def simplest(shape: type[Shape]) -> Shape:
    """Return the simplest instance of a model: deterministic, one item a list, null where it may be.

    Raises:
        ValidationError: the model wants more than its JSON schema says.
    """
    schema = shape.model_json_schema()
    value = _simple(schema, schema.get("$defs", {}), shape.__name__, 0)
    return shape.model_validate_json(json.dumps(value))


def _fitted(question: Question, shape: type[Shape], line: Line) -> Shape:
    try:
        return simplest(shape) if line is None else shape.model_validate(line)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "the whole"
        raise AnswerInvalid(
            f"The script's answer to {question.name} does not fit {shape.__name__}: {where}: {first['msg']}. "
            "Give ScriptedEngine an answer of your own for this question."
        ) from None


def _simple(node: Mapping[str, Any], defs: Mapping[str, Any], name: str, depth: int) -> Any:
    if "$ref" in node:
        return _simple(defs[str(node["$ref"]).rpartition("/")[2]], defs, name, depth + 1)
    if "const" in node or "enum" in node:
        return node["const"] if "const" in node else node["enum"][0]
    for union in ("anyOf", "oneOf", "allOf"):
        if union in node:
            return _simple_member(node[union], defs, name, depth)
    if node.get("type") == "object":
        fields: Mapping[str, Any] = node.get("properties", {})
        return {key: _simple(one, defs, key, depth + 1) for key, one in fields.items()}
    if node.get("type") == "array":
        return _simple_list(node, defs, name, depth)
    return _simple_leaf(node, name)


def _simple_member(
    members: Sequence[Mapping[str, Any]], defs: Mapping[str, Any], name: str, depth: int
) -> Any:
    nothing = any(member.get("type") == "null" for member in members)
    return None if nothing else _simple(members[0], defs, name, depth + 1)


def _simple_list(
    node: Mapping[str, Any], defs: Mapping[str, Any], name: str, depth: int
) -> list[Any]:
    if "prefixItems" in node:
        return [_simple(one, defs, name, depth + 1) for one in node["prefixItems"]]
    least = int(node.get("minItems", 0))
    # Lists of a model that holds lists of itself have to end somewhere.
    wanted = least if depth > _DEEPEST or node.get("maxItems") == 0 else max(1, least)
    return [_simple(node.get("items", {}), defs, name, depth + 1) for _ in range(wanted)]


def _simple_leaf(node: Mapping[str, Any], name: str) -> Any:
    kind = node.get("type", "string")
    if kind == "null":
        return None
    if kind == "boolean":
        return False
    if kind in ("integer", "number"):
        least = node.get("minimum", node.get("exclusiveMinimum", 0) + 1)
        return min(max(1, least), node.get("maximum", least + 1))
    if "ISO 8601 date" in str(node.get("description", "")) or node.get("format") == "date":
        return "2000-01-01"
    text = f"Scripted {name}".ljust(int(node.get("minLength", 0)), ".")
    return text[: int(node.get("maxLength", len(text)))]
