"""What a question has cost so far, and what a reader should know of how it was answered."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from summarizer.engines.base import Answer, Note, Value
from summarizer.errors import EngineError
from summarizer.usage import Usage


@dataclass(slots=True)
class QuestionUsage:
    """What one question has cost so far, in tokens, requests and seconds."""

    started: float = field(default_factory=time.monotonic)
    usage: Usage = field(default_factory=Usage)
    notes: list[Note] = field(default_factory=list[Note])

    def answer(self, value: Value) -> Answer[Value]:
        """Return a value with what it cost."""
        seconds = time.monotonic() - self.started
        return Answer(value, self.usage.but(seconds=seconds), tuple(self.notes))

    def note_cut(self, read: int) -> None:
        """Note that an endpoint read only ``read`` tokens of a longer prompt."""
        said = (
            f"The endpoint cut the prompt: by its own count it read {read:,} tokens, and it was sent more words. "
            "What it did not read is missing here. Give the server a larger context, or cut the document."
        )
        self.notes.append(Note("prompt_cut", said))


class counted:  # noqa: N801 - reads as a verb where it is used
    """Puts what a question cost on the error that ends it: failed requests are paid for, too."""

    def __init__(self, spent: QuestionUsage) -> None:
        self.spent = spent

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, EngineError):
            error.usage = self.spent.usage
