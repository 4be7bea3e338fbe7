"""What a pass returns, and the usage it sums up on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pydantic import BaseModel

from summarizer.engines.base import Answer, Engine, Question, Value
from summarizer.errors import (
    AccountEmpty,
    AnswerTruncated,
    EmptyDocument,
    EngineError,
    KeyRejected,
    WeightsError,
)
from summarizer.models.document import PreparedText
from summarizer.models.verified import Finding
from summarizer.passes.wording import tidy
from summarizer.usage import Usage

#: Called with what is being done, how much of it is done, and how much there is.
OnStep = Callable[[str, int, int], None]

# Far more than the token limits of one-line questions allow; an engine that ignores them is cut here.
_LONGEST_LINE = 1_000
# What would hit every document alike.
_HITS_EVERY_DOCUMENT = (KeyRejected, AccountEmpty, WeightsError)


def on_no_step(step: str, done: int, total: int) -> None:
    """OnStep nothing."""
    del step, done, total


@dataclass
class DocumentUsage:
    """Sums what one document takes, and collects what a reader should know."""

    total: Usage = field(default_factory=Usage)
    findings: list[Finding] = field(default_factory=list[Finding])

    def pay(self, answer: Answer[Value]) -> Value:
        """Count an answer and return its value."""
        self.total = self.total + answer.usage
        for note in answer.notes:
            if all(note.code != known.code for known in self.findings):
                self.note(note.code, "document", note.message)
        return answer.value

    def ask_line(self, engine: Engine, question: Question) -> str:
        """Ask for one line, and return it with its white space tidied.

        A line that ran into the token limit is given as far as it went.

        Raises:
            EngineError: the question could not be answered.
        """
        try:
            line = self.pay(engine.write(question, stop=("\n",)))
        except AnswerTruncated as error:
            self.charge(error)
            line = (error.partial or "").partition("\n")[0]
        return tidy(line[:_LONGEST_LINE])

    def ask_beside(
        self, ask: Callable[[], Answer[Value]], code: str, path: str, wanted: str
    ) -> Value | None:
        """Return the answer to a question beside a summary, which may not be lost by it; null where none came.

        A finding of ``code`` says then what was ``wanted``.

        Raises:
            EngineError: no document could be asked about: the key, the account or the weights are refused.
        """
        try:
            return self.pay(ask())
        except _HITS_EVERY_DOCUMENT:
            raise
        except EngineError as error:
            self.charge(error)
            self.note(code, path, f"Could not {wanted}: {error}")
            return None

    def charge(self, error: EngineError) -> None:
        """Count what a failed question cost."""
        self.total = self.total + error.usage

    def note(self, code: str, path: str, message: str) -> None:
        """Keep a finding."""
        self.findings.append(Finding(code=code, path=path, message=message))


@dataclass(frozen=True)
class Draft:
    """A value of the right shape in which nothing is trusted, and what it took to get it."""

    value: BaseModel
    usage: DocumentUsage


def require_account(prepared: PreparedText) -> None:
    """Refuse a text in which everything is page furniture. Raises ``EmptyDocument``."""
    if not prepared.account:
        raise EmptyDocument(
            f"{prepared.document.source} was prepared and no sentence of it belongs to an account: "
            "everything looks like page furniture. Check the file, or extract the text first."
        )
