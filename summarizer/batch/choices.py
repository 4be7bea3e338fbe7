"""What a user chose for a session: the model, the schema, how documents are asked about, and who hears of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel

from summarizer.batch.run import Progress
from summarizer.engines.base import Engine, Profile, Strategy
from summarizer.engines.cached import CacheUse
from summarizer.engines.select import Access
from summarizer.errors import ConfigurationError, SchemaError

if TYPE_CHECKING:
    from summarizer.passes.guidance import Example

#: Called within each document with the step, how much of it is done and how much there is.
OnStep = Callable[[str, int, int], None]
OnDocument = Callable[[Progress], None]
OnNotice = Callable[[str], None]


def tell_nobody(*_: object) -> None:
    """Tell nobody of anything."""


@dataclass
class Choices:
    """What a user chose. Pickles as long as its callbacks do, which :meth:`for_workers` leaves out.

    Raises:
        SchemaError: the schema is no Pydantic model.
        ConfigurationError: the strategy does not exist, or the rounds of repair are no number from 0.
        TypeError: instructions are no string, or an example is none.
    """

    model: str | None = None
    base_url: str | None = None
    strategy: Strategy | None = None
    schema: type[BaseModel] | None = None
    repair_rounds: int = 1
    cache: CacheUse = CacheUse.ON
    access: Access = field(default_factory=Access)
    instructions: str | None = None
    examples: tuple[Example[Any], ...] = ()
    check_support: bool = False
    check_speakers: bool = False
    fetch: bool = False
    on_step: OnStep = tell_nobody
    on_document: OnDocument = tell_nobody
    on_notice: OnNotice = tell_nobody
    #: Called with the engine before it is asked for the first time.
    on_asking: Callable[[Engine], None] = tell_nobody

    def __post_init__(self) -> None:
        """Refuse what no document could be summarised by."""
        if self.schema is not None and not _is_model(self.schema):
            raise SchemaError(
                f"{self.schema!r} was given as a schema, and is no Pydantic model. Give a class derived from "
                "pydantic.BaseModel."
            )
        known = get_args(Strategy)
        if self.strategy is not None and self.strategy not in known:
            raise ConfigurationError(
                f"There is no strategy {self.strategy!r}. Possible are {', '.join(map(repr, known))}; without one "
                "it is what suits the model."
            )
        _refuse_additions(self.instructions, self.examples)
        if not _is_count(self.repair_rounds):
            raise ConfigurationError(
                f"{self.repair_rounds!r} rounds of repair are not possible. Give 0, for none, or a number above it."
            )

    def for_workers(self, *, fresh: bool) -> Choices:
        """Return the choices as workers in other processes take them."""
        cache = CacheUse.REFRESH if fresh and self.cache is CacheUse.ON else self.cache
        quiet = replace(self, on_step=tell_nobody, on_document=tell_nobody, on_notice=tell_nobody)
        return replace(quiet, cache=cache, on_asking=tell_nobody)


def _is_model(schema: object) -> bool:
    return isinstance(schema, type) and issubclass(schema, BaseModel)


def _refuse_additions(instructions: object, examples: Iterable[object]) -> None:
    """Raise ``TypeError`` where instructions are no string, or an example is no ``Example``."""
    if instructions is not None and not isinstance(instructions, str):
        raise TypeError(f"Instructions are a string; {type(instructions).__name__} was given.")
    for one in examples:
        if not (hasattr(one, "text") and hasattr(one, "answer")):
            raise TypeError(
                f"Examples are of the class summarizer.Example; {type(one).__name__} was given."
            )


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def at_once(concurrency: int | None, profile: Profile) -> int:
    """Return how many documents are worked on at once. Raises ``ConfigurationError`` for fewer than one."""
    if concurrency is None:
        return profile.concurrency
    if concurrency < 1:
        raise ConfigurationError(f"concurrency={concurrency} is not possible; give 1 or more.")
    return concurrency
