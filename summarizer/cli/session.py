"""What the commands that ask a model have in common: opening it, and saying which one it is."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from summarizer.cli.options import StrategyName

if TYPE_CHECKING:
    from summarizer.batch.session import Session


@dataclass(frozen=True, slots=True)
class Asking:
    """What the user said about the model and the form of the answer."""

    model: str | None = None
    base_url: str | None = None
    strategy: StrategyName | None = None
    schema: str | None = None
    cache: bool = True
    check_support: bool = False
    check_speakers: bool = False
    fetch: bool = False
    #: Seconds an endpoint has for one answer; null: what suits it.
    timeout: float | None = None


@contextmanager
def opened(asking: Asking) -> Generator[Session]:
    """Yield a session that announces its engine on stderr before it is asked; close the engine in the end."""
    from summarizer.batch.choices import Choices
    from summarizer.batch.schemas import import_schema
    from summarizer.batch.session import Session
    from summarizer.cli.render import notice
    from summarizer.engines.cached import CacheUse
    from summarizer.engines.select import Access, announce

    schema = import_schema(asking.schema) if asking.schema else None
    choices = Choices(
        asking.model,
        asking.base_url,
        asking.strategy,
        schema,
        cache=CacheUse.of(asking.cache),
        access=Access(timeout=asking.timeout),
        check_support=asking.check_support,
        check_speakers=asking.check_speakers,
        fetch=asking.fetch,
        on_notice=notice,
        on_asking=lambda engine: notice(announce(engine)),
    )
    with Session(choices) as session:
        yield session
        if remark := reused(session):
            notice(remark)


def demand_documents(paths: Sequence[str], *, fetch: bool = False) -> None:
    """Make sure that paths lead to a document before a model is opened or a folder is made.

    Raises:
        NoSuchDocument: none of them does; where one does, the others are failures of their own.
    """
    from summarizer.batch.inputs import why_nothing
    from summarizer.errors import NoSuchDocument

    if reasons := why_nothing(paths, fetch=fetch):
        raise NoSuchDocument(" ".join(reasons))


def failure_line(source: str, reason: str) -> str:
    """Return what to say of a document that failed; its source once, whether or not the reason names it."""
    path, _, number = source.rpartition(":")
    line = f"Line {number} of {path}"
    named = source in reason or (number.isdigit() and line in reason)
    return reason if named else f"{source}: {reason}"


def reused(session: Session) -> str | None:
    """Return a line on what was answered without asking; ``None`` where everything was asked."""
    from summarizer.engines.cached import CachedEngine

    engine = session.engine
    saved = engine.saved if isinstance(engine, CachedEngine) else None
    if saved is None or not saved.reused:
        return None
    questions = "question had" if saved.reused == 1 else "questions had"
    return f"{saved.reused:,} {questions} been answered before, and cost nothing (--no-cache asks again)."
