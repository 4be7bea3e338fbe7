"""An engine that answers from what a hosted batch brought, and writes down what has to be asked next.

The pipeline runs as ever, and from the start in every round: given the same answers it asks the same questions. At the
first question without an answer it stops with :class:`Pending`; the next round brings it one question further.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NoReturn

from pydantic import BaseModel, ValidationError

from summarizer.batch.hosted.store import HostedStore
from summarizer.engines.base import Answer, Profile, Question, Shape
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.strict import reasons
from summarizer.errors import (
    AnswerInvalid,
    AnswerRefused,
    AnswerTruncated,
    ConfigurationError,
    EndpointFailed,
    EngineError,
)
from summarizer.spending.ledger import Tariff
from summarizer.usage import Usage, UsageSum

_REASKS = 2


class Pending(Exception):
    """A question has no answer yet."""


@dataclass(frozen=True, slots=True)
class _Came:
    """What came back: the answer's text and how it ended."""

    text: str
    reason: str
    refusal: str | None


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
        reasks, before = 0, self._sum.total
        while True:
            came = self._came(body)
            if came.reason == "length":
                body = self._with_room(question, shape, body)
                continue
            try:
                value = shape.model_validate_json(came.text)
            except ValidationError as error:
                problem = reasons(error)
            else:
                return Answer(value, self._sum.total - before)
            if reasks == _REASKS:
                self._end(AnswerInvalid(f"{self.profile.model} gave no valid answer: {problem}."))
            reasks += 1
            body = _again(body, came.text, problem)

    def write(self, question: Question, stop: Sequence[str] = ()) -> Answer[str]:
        """Return free text, cut before the first of ``stop``. Raises ``Pending``, ``EngineError``."""
        came = self._came(self._engine.body(question, None))
        text = came.text
        for one in filter(None, stop):
            text = text.partition(one)[0]
        return Answer(text, Usage(calls=1))

    def choose(self, question: Question, options: Sequence[str]) -> Answer[Mapping[str, float]]:
        """Refuse: small questions, each waiting for a batch of its own, would take days."""
        raise ConfigurationError(
            f"{question.name} chooses among {len(options)} options, which hosted batches are not made for. "
            "Use --strategy single, or leave --via out."
        )

    def close(self) -> None:
        """Leave the engine that composes the requests open."""

    def _came(self, body: dict[str, Any]) -> _Came:
        found = self._store.request(custom_id_of(body), body)
        if found.state == "failed":
            self._end(EndpointFailed(f"The hosted batch gave no answer: {found.problem or 'none'}"))
        if found.answer is None:
            raise Pending
        self._sum.add(replace(usage_of(found.answer), calls=1))
        choice = found.answer["choices"][0]
        message = choice["message"]
        came = _Came(
            message.get("content") or "", choice.get("finish_reason") or "", message.get("refusal")
        )
        if came.refusal or came.reason == "content_filter":
            said = came.refusal or "a content filter stepped in"
            self._end(AnswerRefused(f"{self.profile.model} refused to answer: {said}"))
        return came

    def _with_room(
        self, question: Question, shape: type[BaseModel], body: dict[str, Any]
    ) -> dict[str, Any]:
        room = min(2 * question.max_tokens, self.profile.answer_tokens)
        larger = self._engine.body(replace(question, max_tokens=room), shape)
        if room <= question.max_tokens or larger == body:
            self._end(
                AnswerTruncated(f"The answer of {self.profile.model} ended at the token limit.")
            )
        return larger

    def _end(self, error: EngineError) -> NoReturn:
        error.usage = self._sum.total
        raise error


def custom_id_of(body: dict[str, Any]) -> str:
    """Return the name of a request: the same request is sent once, whatever document asks for it."""
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()[:40]


def usage_of(answer: Mapping[str, Any]) -> Usage:
    """Return the tokens of an answer; zeros where none are told."""
    usage: Any = answer.get("usage") or {}
    details: Any = usage.get("prompt_tokens_details") or {}
    counts = (
        usage.get("prompt_tokens"),
        usage.get("completion_tokens"),
        details.get("cached_tokens"),
    )
    read, wrote, kept = (one if isinstance(one, int) and one > 0 else 0 for one in counts)
    return Usage(input=read, output=wrote, cached=min(kept, read))


def _again(body: dict[str, Any], text: str, problem: str) -> dict[str, Any]:
    said = f"Your answer does not fit: {problem}. Give the whole answer again, corrected."
    more = [{"role": "assistant", "content": text}, {"role": "user", "content": said}]
    return {**body, "messages": [*body["messages"], *more]}
