"""What does not fit is asked for in smaller pieces, instead of the same again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from pydantic import BaseModel

from summarizer.engines.base import Engine, Profile, Strategy
from summarizer.engines.reckoning import characters_per_token
from summarizer.engines.wrapping import Wrapping
from summarizer.errors import AnswerTruncated, ContextOverflow
from summarizer.models.document import SourceDocument
from summarizer.passes import single

Found = TypeVar("Found")

#: The smallest chunk; what is shorter is not cut.
_FEWEST_CHARACTERS = 1_000


class Narrower(Wrapping[Engine]):
    """Says it has less context than it has, so that a document is cut into more chunks."""

    def __init__(self, engine: Engine, context_tokens: int) -> None:
        super().__init__(engine)
        self._profile = replace(engine.profile, context_tokens=context_tokens)

    @property
    def profile(self) -> Profile:
        """The profile of the engine inside, with less context."""
        return self._profile


def in_pieces_that_fit(
    document: SourceDocument,
    engine: Engine,
    strategy: Strategy,
    schema: type[BaseModel] | None,
    summarise: Callable[[Engine], Found],
    *,
    guidance: str = "",
) -> Found:
    """Return what ``summarise`` returns, the document in halves, then quarters, where it or its answer was too long.

    A document too short to be cut is asked about once or twice more: an answer of normal length may be cut by accident.
    With small questions there is nothing to cut.

    Raises:
        ContextOverflow, AnswerTruncated: not even the smallest pieces fit.
        EngineError: for other reasons.
    """
    views: Iterator[Engine] = iter(())
    if strategy == "single":
        views = _views(document, engine, own=schema is not None, guidance=guidance)
    view = engine
    while True:
        try:
            return summarise(view)
        except (ContextOverflow, AnswerTruncated) as error:
            following = next(views, None)
            if following is None or (following is engine and isinstance(error, ContextOverflow)):
                raise
            view = following


def _views(
    document: SourceDocument, engine: Engine, *, own: bool, guidance: str
) -> Iterator[Engine]:
    length = len(document.text)
    room = single.room_of(engine.profile, own=own, guidance=guidance)
    if length <= _FEWEST_CHARACTERS:
        # An engine that has room for longer answers has used it already.
        yield engine
        if room.answer(document.text) == engine.profile.answer_tokens:
            yield engine
        return
    density = characters_per_token(document.text)
    whole = min(length, room.text * density)
    for pieces in (2, 4):
        part = max(_FEWEST_CHARACTERS, whole / pieces)
        yield Narrower(engine, room.context_for(part / density))
