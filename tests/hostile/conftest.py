from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pytest

import summarizer.batch.run
import summarizer.engines.openai
from summarizer.batch.run import BatchPolicy
from summarizer.engines.retry import RetryPolicy
from tests.cli.conftest import Command, command
from tests.servers import ChatServer

__all__ = ["Command", "command"]

QUICK = RetryPolicy(
    attempts=2, wait_min=0.01, wait_max=0.02, total_seconds=10, request_seconds=2.0, reasks=1
)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Shorten what the command line waits for; nothing else of it is changed."""
    monkeypatch.setattr(summarizer.engines.openai, "RetryPolicy", lambda: QUICK)
    monkeypatch.setattr(
        summarizer.batch.run, "BatchPolicy", partial(BatchPolicy, pause=0.01, attempts=2)
    )


@contextmanager
def stopped_at_once(server: ChatServer) -> Iterator[ChatServer]:
    """Run a server whose hanging replies end with the test."""
    with server:
        try:
            yield server
        finally:
            server.stopping.set()
