"""What a pass returns, and the account it keeps of its calls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pydantic import BaseModel

from summarizer.engines.base import Answer, Engine, Question, Value
from summarizer.errors import AnswerTruncated
from summarizer.models.verified import Finding, Usage

#: Called with what is being done, how much of it is done, and how much there is.
Watch = Callable[[str, int, int], None]


def no_watch(step: str, done: int, total: int) -> None:
    """Watch nothing."""
    del step, done, total


@dataclass
class Tab:
    """Sums tokens and calls of one document, and collects what a reader should know."""

    usage: Usage = field(default_factory=Usage)
    calls: int = 0
    findings: list[Finding] = field(default_factory=list[Finding])

    def pay(self, answer: Answer[Value]) -> Value:
        """Count an answer and return its value."""
        self.usage = self.usage + answer.usage
        self.calls += answer.calls
        return answer.value

    def line(self, engine: Engine, question: Question) -> str:
        """Ask for one line. A line that ran into the token limit is given as far as it went.

        Raises:
            EngineError: the question could not be answered.
        """
        try:
            return self.pay(engine.write(question, stop=("\n",))).strip()
        except AnswerTruncated as error:
            self.usage = self.usage + Usage(
                **dict(zip(("input", "output", "cached"), error.tokens, strict=True))
            )
            self.calls += error.calls
            return (error.partial or "").strip()

    def note(self, code: str, path: str, message: str) -> None:
        """Keep a finding."""
        self.findings.append(Finding(code=code, path=path, message=message))


@dataclass(frozen=True)
class Draft:
    """A value of the right shape in which nothing is trusted, and what it took to get it."""

    value: BaseModel
    tab: Tab
