"""The second look at a contradiction: the sentences alone, and the question whether both can be true."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from summarizer.accounts.asking import at_once, most_tokens
from summarizer.accounts.lettered import LetteredAccount, Piece, unmarked
from summarizer.engines.base import Engine
from summarizer.models.brief import Account, Conflict
from summarizer.models.document import Sentence
from summarizer.models.quote import Quote
from summarizer.prompting import load_prompt


class Second(StrEnum):
    """What a second look at a contradiction finds."""

    CONTRADICTION = "contradiction"
    EMPHASIS = "emphasis"
    COMPATIBLE = "compatible"


class SecondLook(BaseModel):
    """The answer. The reason stands first, so that the verdict follows from it."""

    model_config = ConfigDict(extra="ignore")

    reason: str
    verdict: Second


class Looking:
    """Looks at contradictions again, each by itself."""

    def __init__(self, engine: Engine, accounts: Sequence[LetteredAccount]) -> None:
        self._engine = engine
        self._accounts = {a.document: a for a in accounts}
        self._prompt = load_prompt("both_true")

    def look(self, conflicts: Sequence[Conflict]) -> list[Second]:
        """Return what each conflict is found to be. One whose texts are not all at hand stays what it was.

        Raises:
            EngineError: the engine does not answer.
        """
        return at_once(self._engine, self._one, conflicts)

    def _one(self, conflict: Conflict) -> Second:
        if any(a.document not in self._accounts for a in conflict.accounts):
            return Second.CONTRADICTION
        shown = [piece.shown() for piece in self._pieces(conflict.accounts)]
        topic = unmarked(conflict.matter or conflict.topic)
        question = self._prompt.question(
            max_tokens=most_tokens(self._engine, self._prompt), topic=topic, accounts=shown
        )
        return self._engine.ask(question, SecondLook).value.verdict

    def _pieces(self, accounts: Sequence[Account]) -> list[Piece]:
        """The sentences of every account that its quotes stand in, each with the one before."""
        numbers: dict[str, set[int]] = {}
        for told in accounts:
            account = self._accounts[told.document]
            held = {s.number for s in account.prepared.account if _carries(s, told.quotes)}
            numbers.setdefault(told.document, set()).update(held, {n - 1 for n in held})
        return [_piece(self._accounts[document], shown) for document, shown in numbers.items()]


def _carries(sentence: Sentence, quotes: Sequence[Quote]) -> bool:
    """Whether one of some quotes touches a sentence."""
    spans = ((q.start or 0, q.end or 0) for q in quotes)
    return any(start < sentence.end and sentence.start < end for start, end in spans)


def _piece(account: LetteredAccount, shown: Collection[int]) -> Piece:
    return Piece(account, tuple(s for n, s in account.sentences.items() if n in shown))
