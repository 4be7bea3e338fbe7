"""What may stand between an engine and its endpoint: somebody who paces requests and counts what they cost."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol, runtime_checkable

from summarizer.usage import Usage

#: Called with the tokens of a request once they are known.
Settle = Callable[[Usage], None]


class Traffic(Protocol):
    """Is asked before every single request, repeated ones included. Shared between threads."""

    def request(self, body: Mapping[str, Any]) -> AbstractContextManager[Settle]:
        """Wait until a request may be sent, and hold its place until it is answered.

        Raises:
            BudgetReached: it may not be sent at all.
        """
        ...

    def heard(self, headers: Mapping[str, str]) -> None:
        """Take note of an answer's headers."""
        ...


@runtime_checkable
class Paced(Protocol):
    """An engine that asks somebody before every request."""

    traffic: Traffic


class FreeTraffic:
    """Lets everything through."""

    @contextmanager
    def request(self, body: Mapping[str, Any]) -> Generator[Settle]:
        """Hold no place."""
        del body
        yield lambda _: None

    def heard(self, headers: Mapping[str, str]) -> None:
        """Note nothing."""
