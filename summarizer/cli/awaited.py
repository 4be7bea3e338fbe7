"""An engine whose answers somebody waits for at a terminal: a long silence is explained."""

from __future__ import annotations

from collections.abc import Callable

from summarizer.cli.progress import Patience
from summarizer.engines.base import Answer, Engine, Question, Value
from summarizer.engines.wrapping import Wrapping


class Awaited(Wrapping[Engine]):
    """Passes every question on; where the answer takes long, stderr says that it is waited for."""

    def __init__(self, inner: Engine, patience: Patience) -> None:
        super().__init__(inner)
        self._patience = patience

    def passed(self, question: Question, send: Callable[[], Answer[Value]]) -> Answer[Value]:
        """Pass the question on. Raises ``EngineError``."""
        del question
        with self._patience.waiting(self.profile.model):
            return send()
