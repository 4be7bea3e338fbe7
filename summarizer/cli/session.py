"""What the commands that ask a model have in common: opening it, and saying which one it is."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.cli.options import StrategyName

if TYPE_CHECKING:
    from summarizer.batch.session import Summarizer


@dataclass(frozen=True, slots=True)
class Asking:
    """What the user said about the model and the form of the answer."""

    model: str | None = None
    base_url: str | None = None
    strategy: StrategyName | None = None
    schema: str | None = None


@contextmanager
def opened(asking: Asking) -> Generator[Summarizer]:
    """Start the engine, announce it on stderr, and close it in the end."""
    from summarizer.batch.schemas import import_schema
    from summarizer.batch.session import Summarizer
    from summarizer.cli.render import notice
    from summarizer.engines.select import announce

    schema = import_schema(asking.schema) if asking.schema else None
    session = Summarizer(
        asking.model, base_url=asking.base_url, strategy=asking.strategy, schema=schema
    )
    with session:
        notice(announce(session.engine))
        yield session
