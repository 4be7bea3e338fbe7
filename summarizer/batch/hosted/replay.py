"""An engine that answers from what a hosted batch brought, and writes down what has to be asked next.

The pipeline runs as ever, and from the start in every round: given the same answers it asks the same questions. At the
first question without an answer it stops with :class:`Pending`; the next round brings it one question further.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from summarizer.batch.hosted.store import HostedStore, RequestState
from summarizer.engines.base import Answer, Profile, Question, Shape
from summarizer.engines.dialogue import before
from summarizer.engines.objects import value_in
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.reply import Finish, Reply, read_reply, usage_of
from summarizer.engines.strict import reasons
from summarizer.errors import (
    AnswerInvalid,
    AnswerRefused,
    AnswerTruncated,
    ConfigurationError,
    EndpointFailed,
    EngineError,
)
from summarizer.hints import setting
from summarizer.spending.ledger import Tariff
from summarizer.usage import Usage, UsageSum

_REASKS = 2


class Pending(Exception):
    """A question has no answer yet."""


class Replay:
    """Answers the questions of one document, and counts what they took. ``price``: of hosted batches."""

    def __init__(self, engine: OpenAIEngine, store: HostedStore, price: Tariff) -> None:
        self._engine, self._store, self._price = engine, store, price
        self._sum = UsageSum()

    @property
    def profile(self) -> Profile:
        """The profile of the engine that composes the requests."""
        return self._engine.profile

    @property
    def usage(self) -> Usage:
        """What the answers took; of the cost null where no price is known."""
        return replace(self._sum.total, cost_usd=self._price(self._sum.total))

    def ask(self, question: Question, shape: type[Shape]) -> Answer[Shape]:
        """Return the answer as ``shape``; one that does not fit, or was cut, is asked for again in the next round.

        Raises:
            Pending: it is not there yet.
            EngineError: there will be none.
        """
        body = self._engine.body(question, shape)
        reasks, earlier = 0, self._sum.total
        while True:
            came = self._came(body)
            if came.finish is Finish.LENGTH:
                body = self._with_room(question, shape, body)
                continue
            value, wrong, _ = value_in(came, shape, self._engine.endpoint.secrets)
            if value is not None:
                return Answer(value, self._sum.total - earlier)
            problem = reasons(wrong) if wrong else "there is no JSON in it"
            if reasks == _REASKS:
                raise self._ended(
                    AnswerInvalid(f"{self.profile.model} gave no valid answer: {problem}.")
                )
            reasks += 1
            # A tool call has arguments and no text; an empty message is refused by some.
            said = came.text or "\n".join(came.arguments) or came.reasoning or "(nothing)"
            body = _again(body, said, problem)

    def write(self, question: Question, stop: Sequence[str] = ()) -> Answer[str]:
        """Return free text, cut before the first of ``stop``. Raises ``Pending``, ``EngineError``."""
        came = self._came(self._engine.body(question, None))
        text = self._engine.endpoint.without_secrets(before(came.words, stop))
        return Answer(text, Usage(calls=1))

    def choose(self, question: Question, options: Sequence[str]) -> Answer[Mapping[str, float]]:
        """Refuse: small questions, each waiting for a batch of its own, would take days."""
        raise ConfigurationError(
            f"{question.name} chooses among {len(options)} options, which hosted batches are not made for. "
            f"Set {setting('--strategy single', 'the strategy single')}, or leave {setting('--via', 'via')} out."
        )

    def close(self) -> None:
        """Leave the engine that composes the requests open."""

    def _came(self, body: dict[str, Any]) -> Reply:
        found = self._store.request(custom_id_of(body), body)
        if found.state is RequestState.FAILED:
            raise self._ended(
                EndpointFailed(f"The hosted batch gave no answer: {found.problem or 'none'}")
            )
        if found.answer is None:
            raise Pending
        self._sum.add(replace(usage_of(found.answer), calls=1))
        try:
            came = read_reply(found.answer, self._engine.endpoint)
        except EngineError as error:
            failed = error
        else:
            if not came.refusal and came.finish is not Finish.FILTERED:
                return came
            said = self._engine.endpoint.redacted(came.refusal or "a content filter stepped in")
            failed = AnswerRefused(f"{self.profile.model} refused to answer: {said}")
        raise self._ended(failed)

    def _with_room(
        self, question: Question, shape: type[BaseModel], body: dict[str, Any]
    ) -> dict[str, Any]:
        room = min(2 * question.max_tokens, self.profile.answer_tokens)
        larger = self._engine.body(replace(question, max_tokens=room), shape)
        if room <= question.max_tokens or larger == body:
            raise self._ended(
                AnswerTruncated(f"The answer of {self.profile.model} ended at the token limit.")
            )
        return larger

    def _ended(self, error: EngineError) -> EngineError:
        error.usage = self._sum.total
        return error


def custom_id_of(body: dict[str, Any]) -> str:
    """Return the name of a request: the same request is sent once, whatever document asks for it."""
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:40]


def _again(body: dict[str, Any], text: str, problem: str) -> dict[str, Any]:
    said = f"Your answer does not fit: {problem}. Give the whole answer again, corrected."
    more = [{"role": "assistant", "content": text}, {"role": "user", "content": said}]
    return {**body, "messages": [*body["messages"], *more]}
