"""What an engine is: a protocol, a profile, a question and an answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, Protocol, TypeVar

from pydantic import BaseModel

from summarizer.models.question import Question
from summarizer.usage import Usage

__all__ = ["Answer", "Engine", "Note", "Profile", "Question", "Shape", "Strategy", "Usage", "Value"]

Shape = TypeVar("Shape", bound=BaseModel)
Value = TypeVar("Value")

Strategy = Literal["single", "stepwise"]


@dataclass(frozen=True, slots=True)
class Profile:
    """What the rest of the package needs to know of an engine.

    ``context_tokens`` bounds prompt and answer together. ``answer_tokens`` is the most one answer may hold.
    ``local`` is true where no text leaves the machine.
    """

    model: str
    provider: str
    strategy: Strategy
    context_tokens: int
    answer_tokens: int
    local: bool
    logprobs: bool = False
    concurrency: int = 8


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader should know of how a question was answered; ``code`` is a stable name."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Answer(Generic[Value]):
    """A value, and what it took: tokens, calls, seconds."""

    value: Value
    usage: Usage
    notes: tuple[Note, ...] = ()


class Engine(Protocol):
    """Something that answers questions. Safe to share between threads."""

    @property
    def profile(self) -> Profile:
        """Name, provider, limits."""
        ...

    def ask(self, question: Question, shape: type[Shape]) -> Answer[Shape]:
        """Return an instance of ``shape``; re-asks with the validation error where the answer does not fit.

        Raises:
            EngineError: as classified in :mod:`summarizer.errors`.
        """
        ...

    def write(self, question: Question, stop: Sequence[str] = ()) -> Answer[str]:
        """Return free text, cut before the first of ``stop``. Raises ``EngineError``."""
        ...

    def choose(self, question: Question, options: Sequence[str]) -> Answer[Mapping[str, float]]:
        """Return the log-probability of each option as the answer's beginning.

        Options are told apart by their first token; one the model did not rank gets the lowest log-probability
        seen, less one. An engine whose profile has no ``logprobs`` gives 0.0 to the option it wrote and -10.0 to
        the rest. Raises ``EngineError``.
        """
        ...

    def close(self) -> None:
        """Release what the engine holds. Calling it twice is harmless."""
        ...
