"""Providers by ways of misbehaving: what comes of a question to each, played on a server of this machine.

``python -m benchmarks.endpoints`` prints the table of docs/models.md. No provider is contacted.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from summarizer.engines.base import Profile, Question
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.providers import PROVIDERS, Provider
from summarizer.engines.retry import RetryPolicy
from summarizer.errors import EngineError
from tests.plays import PLAYS, Play, Playing

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


if __name__ == "__main__":
    for line in table():
        print(line)
