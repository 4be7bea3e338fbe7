"""What a user adds to the instructions of a one-call pass: instructions of their own, and worked examples.

Examples are held to what is asked of a model: each quote of an example is looked for in its text, and one that does not
stand there is an error. The model is shown the sentence numbers that were found, never offsets.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Generic

from pydantic import BaseModel, ValidationError
from pydantic_core import to_jsonable_python
from typing_extensions import TypeVar

from summarizer.engines.annotations import is_computed
from summarizer.engines.asking import ask_shape
from summarizer.engines.strict import reasons
from summarizer.errors import ConfigurationError
from summarizer.models.document import PreparedText, SourceDocument
from summarizer.models.quote import Quote
from summarizer.models.summary import Summary
from summarizer.prompting import Prompt, numbered
from summarizer.quotes.verify import Checked, Verifier
from summarizer.quotes.walk import is_collection, is_mapping
from summarizer.text.prepare import prepare

Schema = TypeVar("Schema", bound=BaseModel, default=Summary)

_NAME = "guidance"


@dataclass(frozen=True)
class Example(Generic[Schema]):
    """A worked example: a text, and what is to be drawn from it.

    In ``answer`` a quote is the words as they stand in the text: ``Quote(given="will ship 1,200 tonnes")``.
    """

    text: str
    answer: Schema


def guidance(
    instructions: str | None, examples: Sequence[Example[Any]], schema: type[BaseModel]
) -> str:
    """Return what is added to the instructions; empty where nothing is.

    Raises:
        ConfigurationError: an example's answer is not an instance of ``schema``, or a quote does not stand in its text.
    """
    parts: list[str] = []
    if instructions and instructions.strip():
        parts.append(f"Further instructions:\n{instructions.strip()}")
    parts += [_shown(n, one, schema) for n, one in enumerate(examples, 1)]
    return "\n\n".join(parts)


def guided(prompt: Prompt, added: str) -> Prompt:
    """Return a prompt with the user's words behind its own instructions."""
    return replace(prompt, instructions=f"{prompt.instructions}\n\n{added}") if added else prompt


@cache
def as_prompt(added: str) -> Prompt:
    """Return the user's words as a prompt of their own, for the fingerprint."""
    digest = hashlib.sha256(added.encode("utf-8", "surrogatepass")).hexdigest()
    return Prompt(name=_NAME, instructions=added, template="", max_tokens=0, sha256=digest)


def refuse_with_small_questions(added: str) -> None:
    """Refuse instructions where nobody would read them. Raises ``ConfigurationError``."""
    if added:
        raise ConfigurationError(
            "Instructions and examples were given, and this model is asked small questions, which have no place for "
            "them. Use strategy 'single', or leave them out."
        )


def _shown(number: int, example: Example[Any], schema: type[BaseModel]) -> str:
    if not isinstance(example.answer, schema):
        raise ConfigurationError(
            f"The answer of example {number} is a {type(example.answer).__name__}, and {schema.__name__} is asked for."
        )
    prepared = prepare(SourceDocument(source=f"example {number}", text=example.text))
    checked = Verifier(prepared).check(example.answer)
    _refuse_unfounded(number, checked)
    answer = _answered(number, prepared, checked.value, schema)
    return f"Example {number}, the document:\n{numbered(prepared.sentences)}\nThe answer:\n{answer}"


def _refuse_unfounded(number: int, checked: Checked) -> None:
    for path, check in checked.failing.items():
        near = f" The nearest passage is “{check.text}”." if check.text else ""
        raise ConfigurationError(
            f"Example {number}: the quote at {path}, “{check.given}”, does not stand in the example's text.{near}"
        )


def _answered(
    number: int, prepared: PreparedText, value: BaseModel, schema: type[BaseModel]
) -> str:
    """Return an example's answer as the model would have to write it."""
    shape = ask_shape(schema)
    try:
        asked = shape.model_validate(_asked(value, prepared))
    except ValidationError as error:
        raise ConfigurationError(
            f"Example {number} cannot be shown in the shape that is asked for: {reasons(error)}."
        ) from None
    return json.dumps(asked.model_dump(mode="json"), ensure_ascii=False)


def _asked(value: Any, prepared: PreparedText) -> Any:
    """Return a value as a model writes it: quotes as evidence, mappings as entries, no field that is not asked for."""
    if isinstance(value, Quote):
        return _evidence(value, prepared)
    if isinstance(value, BaseModel):
        return {
            name: _asked(getattr(value, name), prepared)
            for name, info in type(value).model_fields.items()
            if not is_computed(info)
        }
    if is_mapping(value):
        return [
            {"key": to_jsonable_python(key), "value": _asked(one, prepared)}
            for key, one in value.items()
        ]
    if is_collection(value):
        return [_asked(one, prepared) for one in value]
    return to_jsonable_python(value)


def _evidence(quote: Quote, prepared: PreparedText) -> dict[str, Any]:
    start, end = quote.start or 0, quote.end or 0
    numbers = [s.number for s in prepared.touched(start, end)]
    attribution = list(quote.attribution) if quote.attribution else None
    return {"sentences": numbers, "words": quote.text, "attribution": attribution}
