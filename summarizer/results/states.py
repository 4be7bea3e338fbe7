"""What the run store says of a document: its state, what it took, what is to be done."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from summarizer.usage import Usage


class State(StrEnum):
    """Where a document stands."""

    QUEUED = "queued"
    RUNNING = "running"
    OK = "ok"
    UNVERIFIED = "unverified"
    TRUNCATED = "truncated"
    REFUSED = "refused"
    FAILED = "failed"

    @property
    def has_result(self) -> bool:
        """Whether the document was summarised."""
        return self in (State.OK, State.UNVERIFIED)

    @property
    def is_failure(self) -> bool:
        """Whether the document's processing ended without a result."""
        return self in (State.TRUNCATED, State.REFUSED, State.FAILED)


@dataclass(frozen=True, slots=True)
class Row:
    """A document of the run, without its result."""

    position: int
    source: str
    state: State
    attempts: int
    spent: Usage
    error_type: str | None
    error: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """What is to be done with a document: nothing (``state`` is final), or the work (``state`` is running).

    ``twin`` is the stored result of a document with the same key and another source.
    """

    state: State
    twin: str | None = None


_SURROGATE = re.compile("[\ud800-\udfff]")


def well_formed(text: str) -> str:
    """Return text that can be written as UTF-8: a lone surrogate becomes U+FFFD, so that offsets stay."""
    return _SURROGATE.sub("\ufffd", text)
