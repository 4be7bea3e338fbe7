"""An engine around another one: it passes everything on; who wants more overrides one method."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from summarizer.engines.base import Answer, Engine, Profile, Question, Shape, Value
from summarizer.engines.traffic import Paced

Inner = TypeVar("Inner", bound=Engine)


class Wrapping(Generic[Inner]):
    """Passes every question on to ``inner``. Each answer goes through :meth:`passed`, the place to count or to hold."""

    def __init__(self, inner: Inner) -> None:
        self.inner = inner

    @property
    def profile(self) -> Profile:
        """The profile of the engine inside."""
        return self.inner.profile

    @property
    def base_url(self) -> str | None:
        """The address of the engine inside, where it has one."""
        return getattr(self.inner, "base_url", None)

    def ask(self, question: Question, shape: type[Shape]) -> Answer[Shape]:
        """Pass the question on. Raises ``EngineError``."""
        return self.passed(question, lambda: self.inner.ask(question, shape))

    def write(self, question: Question, stop: Sequence[str] = ()) -> Answer[str]:
        """Pass the question on. Raises ``EngineError``."""
        return self.passed(question, lambda: self.inner.write(question, stop))

    def choose(self, question: Question, options: Sequence[str]) -> Answer[Mapping[str, float]]:
        """Pass the question on. Raises ``EngineError``."""
        return self.passed(question, lambda: self.inner.choose(question, options))

    def close(self) -> None:
        """Leave the engine inside open: whoever made it closes it."""

    def passed(self, question: Question, send: Callable[[], Answer[Value]]) -> Answer[Value]:
        """Return what ``send`` returns, which asks the engine inside."""
        del question
        return send()


def innermost(engine: Engine) -> Engine:
    """Return the engine that is asked in the end."""
    while isinstance(engine, Wrapping):
        engine = engine.inner  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    return engine  # pyright: ignore[reportUnknownVariableType]


def paced(engine: Engine) -> Paced | None:
    """Return the engine inside that asks somebody before every request; ``None`` where it asks nobody."""
    inner = innermost(engine)
    return inner if isinstance(inner, Paced) else None
