"""Spans for whoever traces the program that runs this package: OpenTelemetry's API, where it is installed.

Without it nothing is imported and nothing happens. Only the API is used: which spans are kept, and where they go, is
decided by the host with an SDK of its choice. A span never holds what documents, prompts or answers say.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, Literal, TypeAlias

from summarizer.version import __version__

Attribute: TypeAlias = "str | int | float | bool | Sequence[str]"
#: Makes attributes, where somebody wants to know.
Attributes: TypeAlias = Callable[[], Mapping[str, "Attribute | None"]]
#: Adds attributes to a span; those that are null or empty are left out.
Noted: TypeAlias = Callable[[Attributes], None]
#: The conventions that names of spans and attributes follow.
_SCHEMA = "https://opentelemetry.io/schemas/1.37.0"
_TRACER = "summarizer"


@contextmanager
def span(
    name: str,
    kind: Literal["client", "internal"],
    attributes: Attributes,
) -> Generator[Noted]:
    """Open a span around a block, and yield what adds attributes to it.

    An error that leaves the block is noted by its class (``error.type``), not by its message, which may quote what a
    model wrote.
    """
    trace = _api()
    if trace is None or isinstance(trace.get_tracer_provider(), trace.ProxyTracerProvider):
        # Nobody traces: no tracer was set up, neither by the host nor by a variable.
        yield _nothing
        return
    tracer = trace.get_tracer(_TRACER, __version__, schema_url=_SCHEMA)
    opened = tracer.start_as_current_span(
        name,
        kind=trace.SpanKind.CLIENT if kind == "client" else trace.SpanKind.INTERNAL,
        attributes=_given(attributes()),
        record_exception=False,
        set_status_on_exception=False,
    )
    with opened as current:
        try:
            yield lambda more: current.set_attributes(_given(more()))
        except BaseException as error:
            current.set_attribute("error.type", type(error).__name__)
            current.set_status(trace.Status(trace.StatusCode.ERROR))
            raise


@cache
def _api() -> Any:
    """Return OpenTelemetry's module of traces; ``None`` where the extra is not installed."""
    if importlib.util.find_spec("opentelemetry") is None:
        return None
    if importlib.util.find_spec("opentelemetry.trace") is None:
        return None
    from opentelemetry import trace

    return trace


def _given(attributes: Mapping[str, Attribute | None]) -> dict[str, Attribute]:
    return {name: value for name, value in attributes.items() if value is not None and value != ""}


def _nothing(_: Attributes) -> None:
    """Note nothing."""
