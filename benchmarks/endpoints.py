"""Providers by ways of misbehaving: what comes of a question to each, played on a server of this machine.

``python -m benchmarks.endpoints`` prints the tables of docs/models.md. No provider is contacted.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from summarizer.engines.base import Profile, Question
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.providers import PROVIDERS, Provider
from summarizer.engines.retry import RetryPolicy
from summarizer.errors import EngineError
from tests.native_plays import BOTH, NATIVE_PLAYS, Native
from tests.plays import PLAYS, Play, Playing
from tests.servers import ChatServer

QUESTION = Question("count", "Count.", "How many?", 900)
QUICK = RetryPolicy(attempts=2, wait_min=0.01, wait_max=0.02, total_seconds=4, request_seconds=5)


class Count(BaseModel):
    """How many there are."""

    number: int


def came_of(provider: Provider, play: Play) -> str:
    """Return how many requests a typed answer took, or the error that came."""
    profile = Profile("m", provider.name, "single", 8_000, 4_000, local=False)
    with Playing(play) as server:
        engine = OpenAIEngine("some-model", server.url, profile=profile, retry=QUICK, mode=provider)
        return _asked(engine, server)


def natively_came_of(native: Native, name: str) -> str:
    """Return the same for a provider's own protocol."""
    with ChatServer(NATIVE_PLAYS[name](native)) as server:
        return _asked(native.engine(server, QUICK), server)


def _asked(engine: OpenAIEngine, server: ChatServer) -> str:
    try:
        answer = engine.ask(QUESTION, Count)
    except EngineError as error:
        return type(error).__name__
    finally:
        engine.close()
    assert answer.value.number == 3
    return str(len(server.seen))


def table() -> Iterator[str]:
    """Yield the table's lines: a row a way of misbehaving, a column for the providers that are asked alike."""
    rows = {name: [came_of(one, play) for one in PROVIDERS] for name, play in PLAYS.items()}
    alike: dict[tuple[str, ...], list[str]] = {}
    for at, provider in enumerate(PROVIDERS):
        alike.setdefault(tuple(row[at] for row in rows.values()), []).append(provider.name)
    yield "| the endpoint | " + " | ".join(", ".join(names) for names in alike.values()) + " |"
    yield "|---" * (len(alike) + 1) + "|"
    for n, name in enumerate(rows):
        yield f"| {name} | " + " | ".join(column[n] for column in alike) + " |"


def native_table() -> Iterator[str]:
    """Yield the lines of the table of own protocols: a row a way of misbehaving, a column a protocol."""
    yield "| the endpoint | " + " | ".join(one.name for one in BOTH) + " |"
    yield "|---" * (len(BOTH) + 1) + "|"
    for name in NATIVE_PLAYS:
        yield f"| {name} | " + " | ".join(natively_came_of(one, name) for one in BOTH) + " |"


if __name__ == "__main__":
    for line in (*table(), "", *native_table()):
        print(line)
