"""How a question is put to an endpoint, step by step, without sending anything.

Each conversation is a generator: it yields the body of a request, is sent the :class:`~summarizer.engines.reply.Reply`
or thrown the error, and returns the value in the end. What sends, waits and repeats stands around it, once for threads
and once for coroutines; building requests, reading answers, learning and deciding are here, once.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, TypeAlias

from pydantic import BaseModel, ValidationError

from summarizer.engines.base import Profile, Question, Shape, Value
from summarizer.engines.choices import ranked, ranks_any, written
from summarizer.engines.faults import Endpoint
from summarizer.engines.manner import Manner
from summarizer.engines.objects import value_in
from summarizer.engines.providers import Rung
from summarizer.engines.reckoning import least_tokens
from summarizer.engines.rejections import Rejection
from summarizer.engines.reply import Finish, Reply
from summarizer.engines.secrets import well_formed
from summarizer.engines.speech import CHAT, Speech
from summarizer.engines.strict import reasons, response_format
from summarizer.errors import (
    AnswerInvalid,
    AnswerRefused,
    AnswerTruncated,
    ContextOverflow,
    EngineError,
    RequestRejected,
)

#: A conversation: yields request bodies, is sent replies, returns a value.
Steps: TypeAlias = Generator[dict[str, Any], Reply, Value]
#: How often one request is changed because the endpoint does not take it as it is.
_MOST_ADAPTATIONS = 8
#: Tokens in which a written choice fits, and one behind thoughts.
_CHOICE_TOKENS, _THOUGHTFUL_CHOICE_TOKENS = 16, 1_024
#: A prompt is cut where fewer tokens were read than this share of the fewest it can have, and so many are missing.
#: A tokenizer that joined every second pair of words would still stay above it; none of the common ones joins any. No
#: window is smaller than the fewest read: what counts less does not count.
_CUT_SHARE, _CUT_TOKENS, _FEWEST_READ = 0.66, 200, 256


@dataclass(slots=True)
class Dialogue:
    """What a conversation with an endpoint needs to know; ``top_logprobs``: candidates a token comes with at most."""

    model: str
    profile: Profile
    endpoint: Endpoint
    manner: Manner
    reasks: int
    top_logprobs: int = 20
    #: What the engine adds to the body of a written or a typed answer's request.
    extra: Mapping[str, Any] | None = None
    speech: Speech = CHAT

    # -- typed answers ----------------------------------------------------------------------------

    def ask(self, question: Question, shape: type[Shape]) -> Steps[Shape]:
        """Return an instance of ``shape``; once more with more room where the answer was cut."""
        thoughts, cut = self.manner.thoughts, None
        try:
            return (yield from self._typed(question, shape))
        except AnswerTruncated as error:
            cut = error
        room = min(2 * question.max_tokens, self.profile.answer_tokens)
        most = self.manner.most_room
        bounded = most is not None and most <= question.max_tokens
        if bounded or (room <= question.max_tokens and self.manner.thoughts <= thoughts):
            raise cut
        larger = replace(question, max_tokens=max(room, question.max_tokens))
        return (yield from self._typed(larger, shape))

    def _typed(self, question: Question, shape: type[Shape]) -> Steps[Shape]:
        rung = self.manner.rung
        request = self.typed_request(question, shape, rung)
        problem: ValidationError | None = None
        for reask in range(self.reasks + 1):
            reply, rung, request = yield from self._on_the_ladder(question, shape, rung, request)
            value, problem, shaped = value_in(reply, shape, self.endpoint.secrets)
            if value is not None:
                self.manner.settle_on(rung)
                return value
            if reask == self.reasks:
                break
            lower = None if shaped else self.manner.below(rung)
            if lower is not None:
                # Nothing in the answer looks like one: the endpoint may have passed over what was asked for.
                rung, request = lower, self.typed_request(question, shape, lower)
            elif problem is not None:
                request = self.speech.again(request, reply, problem, rung)
        raise self._invalid(problem)

    def _on_the_ladder(
        self, question: Question, shape: type[Shape], rung: Rung, request: dict[str, Any]
    ) -> Steps[tuple[Reply, Rung, dict[str, Any]]]:
        """Return the reply to a typed request, lower on the ladder where the endpoint does not take it up here."""
        while True:
            refused: EngineError | None = None
            try:
                reply = yield from self.completed(request, rung=rung)
            except RequestRejected as error:
                refused = error
            else:
                return reply, rung, request
            lower = self.manner.below(rung) if rung in self.manner.refused else None
            if lower is None:
                raise refused
            rung, request = lower, self.typed_request(question, shape, lower)

    def _invalid(self, problem: ValidationError | None) -> AnswerInvalid:
        said = self.endpoint.redacted(reasons(problem)) if problem else "there is no JSON in it"
        return AnswerInvalid(
            f"{self.model} gave no answer in the shape that was asked for: {said}."
        )

    # -- free text and choices --------------------------------------------------------------------

    def write(self, question: Question, stop: Sequence[str]) -> Steps[str]:
        """Return free text, thoughts left out, cut before the first of ``stop``."""
        request = self.request(question, written=True)
        if stop:
            request["stop"] = list(stop)
        reply = yield from self.completed(request)
        text = before(reply.words.lstrip() if reply.words != reply.text else reply.text, stop)
        return self.endpoint.without_secrets(text)

    def choose(self, question: Question, options: Sequence[str]) -> Steps[Mapping[str, float]]:
        """Return the log-probability of each option, or 0.0 for the one that was written."""
        candidates = yield from self._candidates(question)
        if ranks_any(candidates, options):
            return ranked(candidates, options)
        if candidates:
            # The answer begins with something else, thoughts for instance: its first token tells nothing.
            self.manner.has_no_candidates()
        reply = None
        for room in (_CHOICE_TOKENS, _THOUGHTFUL_CHOICE_TOKENS):
            roomy = replace(question, max_tokens=max(question.max_tokens, room))
            reply = yield from self.completed(self.request(roomy, written=True), whole=False)
            chosen = written(reply.words, options)
            if chosen is not None:
                return chosen
            if reply.finish is not Finish.LENGTH:
                break
        said = self.endpoint.redacted(reply.text if reply else "")[:80]
        raise AnswerInvalid(
            f"{self.model} was to answer one of {', '.join(options)} and wrote {said!r}."
        )

    def _candidates(self, question: Question) -> Steps[list[tuple[str, float]]]:
        if self.manner.thinking or "logprobs" in self.manner.refused or not self.profile.logprobs:
            return []
        request = self.request(replace(question, max_tokens=1, grammar=None), written=True)
        request |= {"logprobs": True, "top_logprobs": self.top_logprobs}
        reply = yield from self.completed(request, whole=False)
        if not reply.candidates:
            self.manner.has_no_candidates()
        return list(reply.candidates)

    # -- one request ------------------------------------------------------------------------------

    def completed(
        self, request: Mapping[str, Any], *, whole: bool = True, rung: Rung | None = None
    ) -> Steps[Reply]:
        """Return a reply that can be used; the request is changed where the endpoint does not take it as it is."""
        reply = yield from self._adapted(request, rung)
        if reply.refusal or reply.finish is Finish.FILTERED:
            said = self.endpoint.redacted(reply.refusal or "a content filter stepped in")
            raise AnswerRefused(f"{self.model} refused to answer {self.endpoint.host}: {said}")
        if whole and reply.finish is Finish.LENGTH:
            raise self._cut(reply)
        return reply

    def _adapted(self, request: Mapping[str, Any], rung: Rung | None) -> Steps[Reply]:
        strict = not self.profile.local
        body = self.manner.adapted(request, strict=strict)
        for _ in range(_MOST_ADAPTATIONS):
            refused: EngineError | None = None
            try:
                return (yield body)
            except (RequestRejected, ContextOverflow) as error:
                refused = error
            if isinstance(refused.rejection, Rejection):
                self.manner.learn(refused.rejection, body, rung)
            sent, body = body, self.manner.adapted(request, strict=strict)
            if body == sent or rung in self.manner.refused:
                raise refused
        return (yield body)

    def _cut(self, reply: Reply) -> AnswerTruncated:
        spent = self.manner.thought_too_long(reply)
        thought = f", {spent:,} tokens of it thoughts" if spent else ""
        error = AnswerTruncated(
            f"The answer of {self.model} ended at the token limit{thought}. "
            "Use smaller chunks, or allow longer answers."
        )
        error.partial = self.endpoint.without_secrets(reply.words)
        return error

    # -- requests ---------------------------------------------------------------------------------

    def request(self, question: Question, *, written: bool) -> dict[str, Any]:
        """Return a request for free text; ``written`` is false where the answer gets a schema of its own."""
        request: dict[str, Any] = {
            "model": self.model,
            "messages": [
                # A lone surrogate cannot be encoded; one in a document must not end the run.
                {"role": "system", "content": well_formed(question.instructions)},
                {"role": "user", "content": well_formed(question.text)},
            ],
            "max_tokens": question.max_tokens,
            "temperature": 0.0,
        }
        extra = dict(self.extra or {})
        if extra and written and question.grammar:
            extra["grammar"] = question.grammar
        return request | {"extra_body": extra} if extra else request

    def typed_request(
        self, question: Question, shape: type[BaseModel], rung: Rung
    ) -> dict[str, Any]:
        """Return a request for an instance of ``shape``, asked for in one of the ways of the ladder."""
        request = self.request(question, written=False)
        if rung == "json_schema":
            wanted = response_format(shape, strict=not self.profile.local)
            return request | {"response_format": wanted}
        return self.speech.typed(request, shape, rung)


def is_cut(reply: Reply, body: Mapping[str, Any], cached: int = 0) -> bool:
    """Whether an endpoint read far less than it was sent, by its own count. One that counts nothing cuts nothing."""
    read = reply.read + cached
    if read < _FEWEST_READ:
        return False
    least = sum(_least(one) for one in body.get("messages", ()))
    return read < _CUT_SHARE * least and least - read >= _CUT_TOKENS


def _least(message: Mapping[str, Any]) -> int:
    """Return how many tokens a message takes at least. Instructions are the same for each document."""
    content = str(message.get("content") or "")
    return _of_instructions(content) if message.get("role") == "system" else least_tokens(content)


_of_instructions = lru_cache(maxsize=16)(least_tokens)


def before(text: str, stop: Sequence[str]) -> str:
    """Cut at the first stop string, for endpoints that ignore them."""
    ends = [at for at in (text.find(one) for one in stop if one) if at >= 0]
    return text[: min(ends)] if ends else text
