"""Several questions at once, as many as suit the engine; the answers in the order of the questions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from summarizer.engines.base import Engine
from summarizer.prompting import Prompt

_Value = TypeVar("_Value")
_Result = TypeVar("_Result")


def at_once(
    engine: Engine, ask: Callable[[_Value], _Result], values: Sequence[_Value]
) -> list[_Result]:
    """Return what ``ask`` returns for each value, in order. Raises what the first of them raises."""
    threads = min(len(values), engine.profile.concurrency)
    if threads < 2:
        return [ask(value) for value in values]
    with ThreadPoolExecutor(threads, "compare") as pool:
        return list(pool.map(ask, values))


def most_tokens(engine: Engine, prompt: Prompt) -> int:
    """Return how long an answer may be, by the prompt and by the engine."""
    return min(prompt.max_tokens, engine.profile.answer_tokens)
