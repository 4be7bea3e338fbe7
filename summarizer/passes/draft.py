"""What a pass returns, and the account it keeps of its calls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pydantic import BaseModel

from summarizer.engines.base import Answer, Value
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

    def note(self, code: str, path: str, message: str) -> None:
        """Keep a finding."""
        self.findings.append(Finding(code=code, path=path, message=message))


@dataclass(frozen=True)
class Draft:
    """A value of the right shape in which nothing is trusted, and what it took to get it."""

    value: BaseModel
    tab: Tab
