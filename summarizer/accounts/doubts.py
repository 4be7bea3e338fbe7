"""Whether documents tell of one conversation or belong to one story, put to a model where rules cannot tell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from summarizer.accounts.asking import most_tokens
from summarizer.accounts.lettered import Piece, lettered, unmarked
from summarizer.accounts.talk_accounts import TalkAccount
from summarizer.engines.base import Engine
from summarizer.models.summary import Conversation
from summarizer.models.verified import VerifiedSummary
from summarizer.prompting import load_prompt

#: Code points of each document that are shown: its beginning says what it is about.
_SHOWN = 6_000


class Same(StrEnum):
    """Whether two documents are of one event or story."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class SameAnswer(BaseModel):
    """The answer. The reason stands first, so that the answer follows from it."""

    model_config = ConfigDict(extra="ignore")

    reason: str
    answer: Same


class Doubts:
    """Asks an engine about pairs of documents; without both texts, or without an answer, they stay apart.

    ``asking`` runs a question; it returns null where none is to be asked any more.
    """

    def __init__(
        self,
        engine: Engine,
        texts: Mapping[str, str],
        asking: Callable[[Callable[[], Same]], Same | None],
    ) -> None:
        self._engine = engine
        self._texts = texts
        self._asking = asking

    def same_event(self, a: TalkAccount, b: TalkAccount) -> bool:
        """Whether two documents report one conversation, by what the engine says."""
        told = tuple(_in_words(t.conversation) for t in (a, b))
        return self._same("same_event", a.summary, b.summary, told)

    def same_story(self, a: VerifiedSummary, b: VerifiedSummary) -> bool:
        """Whether two documents belong together, by what the engine says."""
        return self._same("same_story", a, b, ("", ""))

    def _same(
        self, prompt: str, a: VerifiedSummary, b: VerifiedSummary, conversations: tuple[str, ...]
    ) -> bool:
        accounts = lettered([a.document, b.document], self._texts)
        if len(accounts) < 2:
            return False
        shown = [
            {**_beginning(Piece(x, x.prepared.account)).shown(), "conversation": unmarked(told)}
            for x, told in zip(accounts, conversations, strict=True)
        ]
        question = load_prompt(prompt)
        asked = question.question(max_tokens=most_tokens(self._engine, question), documents=shown)
        answer = self._asking(lambda: self._engine.ask(asked, SameAnswer).value.answer)
        return answer is Same.YES


def _beginning(piece: Piece) -> Piece:
    shown, size = 0, 0
    for sentence in piece.sentences:
        size += len(sentence.text)
        if shown and size > _SHOWN:
            break
        shown += 1
    return Piece(piece.account, piece.sentences[:shown])


def _in_words(talk: Conversation) -> str:
    people = (f"{p.name} ({p.affiliation or p.role or 'unknown'})" for p in talk.participants)
    known = ("; ".join(people), talk.medium.value, talk.date or talk.date_text or "no date")
    return ", ".join(known)
