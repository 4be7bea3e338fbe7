"""What is known of an endpoint's ways: what it takes, how it is asked for typed answers, how long its model thinks.

It begins with what the provider's row says, and grows with what the endpoint turns down. Nothing here sends anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from summarizer.engines.loose import an_object
from summarizer.engines.profiles import THINKING_TOKENS, thinks_first
from summarizer.engines.providers import LADDER, Provider, Rung
from summarizer.engines.rejections import (
    Rejection,
    context_told,
    is_about_roles,
    is_too_long,
    named_parameters,
    names_no_parameter,
    names_parameter,
    numbers,
    room_given,
)
from summarizer.engines.reply import Reply
from summarizer.engines.strict import strict_schema

#: The most tokens a model is given to think in.
_MOST_THOUGHTS = 32_768
#: What may be left out of a request without asking for something else.
_OPTIONAL = ("temperature", "stop", "logprobs", "top_logprobs", "cache_prompt", "grammar")
_OF_A_RUNG: Mapping[Rung, tuple[str, ...]] = {
    "json_schema": ("response_format", "strict"),
    "tools": ("tools",),
    "json": (),
}
#: What an endpoint can turn out not to take, by the names that are used here.
REFUSABLE = (*_OPTIONAL, *LADDER, "strict", "max_tokens", "max_tokens_name", "system")
_ROOM_NAMES = ("max_tokens", "max_completion_tokens")
#: How much of a known context stays free, as a share of the prompt: another document has other words.
_SPARE = 1.1


class Manner:
    """What is known of an endpoint's ways. Only ever grows, so threads need no lock for it."""

    def __init__(
        self, model: str, provider: Provider | None = None, rungs: tuple[Rung, ...] | None = None
    ) -> None:
        self._ladder: tuple[Rung, ...] = rungs or (provider.ladder if provider else LADDER)
        #: Parameters it does not take, rungs of the ladder among them.
        self.refused: set[str] = set(provider.refuses if provider else ())
        self.thinking = thinks_first(model)
        #: Tokens a request has room for beside its answer.
        self.thoughts = THINKING_TOKENS if self.thinking else 0
        #: The most tokens it gives an answer, and the fewest candidates it gave; ``None`` where it set no bound.
        self.most_room: int | None = None
        self.most_candidates: int | None = None
        #: Prompt and answer together, and how many tokens of it a code point took; from its own words.
        self.context: int | None = None
        self._per_character = 0.0
        self._doubted: set[str] = set()

    # -- the ladder -------------------------------------------------------------------------------

    @property
    def rung(self) -> Rung:
        """The way to ask for a typed answer: the first that was not refused."""
        return self._first(self._ladder) or self._ladder[-1]

    def below(self, rung: Rung) -> Rung | None:
        """Return the next way down, ``None`` from the last one."""
        return self._first(self._ladder[self._ladder.index(rung) + 1 :])

    def _first(self, rungs: tuple[Rung, ...]) -> Rung | None:
        for rung in rungs:
            refused = rung in self.refused
            if not refused:
                return rung
        return None

    def settle_on(self, rung: Rung) -> None:
        """Note which way brought an answer. One above it that brought none twice is not tried again."""
        above = set(self._ladder[: self._ladder.index(rung)])
        self.refused |= above & self._doubted
        self._doubted |= above

    # -- requests ---------------------------------------------------------------------------------

    def adapted(self, kwargs: Mapping[str, Any], *, strict: bool) -> dict[str, Any]:
        """Return a request as this endpoint takes it, as far as is known; ``strict``: with a strict schema."""
        request = {name: value for name, value in kwargs.items() if name not in self.refused}
        if self.thinking:
            request.pop("temperature", None)
        if "logprobs" not in request:
            request.pop("top_logprobs", None)
        if self.most_candidates is not None and "top_logprobs" in request:
            request["top_logprobs"] = min(request["top_logprobs"], self.most_candidates)
        if "system" in self.refused:
            request["messages"] = _without_system(request["messages"])
        self._put_room(request)
        _put_strict(request, strict=strict and "strict" not in self.refused)
        return request

    def _put_room(self, request: dict[str, Any]) -> None:
        if "max_tokens" not in request:
            return
        asked = int(request.pop("max_tokens")) + self.thoughts
        bounds = [one for one in (self.most_room, self._left_by(request)) if one]
        other = self.thinking or "max_tokens_name" in self.refused
        request["max_completion_tokens" if other else "max_tokens"] = min([asked, *bounds])

    def _left_by(self, request: Mapping[str, Any]) -> int | None:
        """Return the room that is left in a context whose size the endpoint stated."""
        if self.context is None:
            return None
        left = self.context - int(characters_of(request) * self._per_character * _SPARE)
        return left if left > 0 else None

    # -- learning ---------------------------------------------------------------------------------

    def learn(self, said: Rejection, sent: Mapping[str, Any], rung: Rung | None) -> None:
        """Note what a rejection of ``sent`` says this endpoint does not take."""
        room = _room_in(sent)
        if room is not None and self._learn_room(said, sent, room):
            return
        if is_too_long(said) and not said.names:
            # It is the prompt that is too long, whatever else the words go on to mention.
            return
        if rung is not None and _is_about_rung(said, rung):
            self._refuse_rung(said, sent, rung)
        elif named := named_parameters(said, _left_out_at_will(sent)):
            self._refuse(said, sent, named[0])
        elif not self._refuse_room_or_roles(said, asked=room is not None):
            self._refuse_something(said, sent, rung)

    def _refuse_room_or_roles(self, said: Rejection, *, asked: bool) -> bool:
        """Refuse the bound of an answer, under its first name and then its other one; else the role of the system."""
        if asked and names_parameter(said, "max_tokens"):
            tried = "max_tokens_name" in self.refused
            self.refused.add("max_tokens" if tried else "max_tokens_name")
        elif is_about_roles(said):
            self.refused.add("system")
        else:
            return False
        return True

    def _refuse_something(
        self, said: Rejection, sent: Mapping[str, Any], rung: Rung | None
    ) -> None:
        """Refuse what is the likeliest where no parameter is named: the way to ask, then what may be left out."""
        if not names_no_parameter(said):
            return
        if rung is not None and self.below(rung) is not None:
            self.refused.add(rung)
        elif optional := _left_out_at_will(sent):
            self.refused.add(optional[0])

    def _learn_room(self, said: Rejection, sent: Mapping[str, Any], room: int) -> bool:
        given = room_given(said, room)
        if given is None:
            return False
        told = context_told(said, room)
        if told is None:
            self.most_room = given
        else:
            self.context, prompt = told
            self._per_character = max(self._per_character, prompt / max(1, characters_of(sent)))
        return True

    def _refuse_rung(self, said: Rejection, sent: Mapping[str, Any], rung: Rung) -> None:
        schema = _schema_of(sent)
        loose = rung == "json_schema" and names_parameter(said, "strict") and schema.get("strict")
        self.refused.add("strict" if loose else rung)

    def _refuse(self, said: Rejection, sent: Mapping[str, Any], name: str) -> None:
        if name in ("logprobs", "top_logprobs") and "top_logprobs" in sent:
            asked = int(sent["top_logprobs"])
            fewer = [
                one for one in numbers(said.everything) if 1 < one < asked and one != said.status
            ]
            if fewer:
                self.most_candidates = max(fewer)
                return
            name = "logprobs"
        self.refused.add(name)

    def thought_too_long(self, reply: Reply) -> int:
        """Return how many tokens of an answer cut at its limit were thoughts; later ones get room for twice as many."""
        spent = reply.thoughts
        if spent <= 0 and not _is_thinking(reply):
            return 0
        wanted = max(2 * spent if spent else 2 * self.thoughts, THINKING_TOKENS)
        self.thoughts = max(self.thoughts, min(wanted, _MOST_THOUGHTS))
        return spent

    def has_no_candidates(self) -> None:
        """Note that it gives no log-probabilities of use."""
        self.refused.add("logprobs")


def characters_of(request: Mapping[str, Any]) -> int:
    """Return how many code points a request's messages hold."""
    return sum(len(str(one.get("content") or "")) for one in request.get("messages", ()))


def _room_in(sent: Mapping[str, Any]) -> int | None:
    """Return how many tokens a request leaves for the answer, where it bounds that."""
    return next((int(sent[one]) for one in _ROOM_NAMES if one in sent), None)


def _left_out_at_will(sent: Mapping[str, Any]) -> list[str]:
    """Return which parameters of a request may be left out without asking for something else."""
    flat = [*sent, *an_object(sent.get("extra_body"))]
    return [one for one in _OPTIONAL if one in flat]


def _is_about_rung(said: Rejection, rung: Rung) -> bool:
    return any(names_parameter(said, one) for one in _OF_A_RUNG[rung])


def _is_thinking(reply: Reply) -> bool:
    """Whether nothing but thoughts came: the answer itself has not begun."""
    thought = reply.reasoning or re.match(r"(?i)\s*<(?:think|thought|reason)", reply.text)
    return bool(thought) and not reply.words.strip() and not reply.arguments


def _without_system(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return messages whose system prompt stands at the head of the user's first message."""
    told = "\n\n".join(str(one["content"]) for one in messages if one["role"] == "system")
    rest = [one for one in messages if one["role"] != "system"]
    if not told or not rest:
        return messages
    first = {**rest[0], "content": f"{told}\n\n{rest[0]['content']}"}
    return [first, *rest[1:]]


def _put_strict(request: dict[str, Any], *, strict: bool) -> None:
    schema = _schema_of(request)
    if not schema:
        return
    if strict and "strict" not in schema:
        schema = {**schema, "schema": strict_schema(schema["schema"]), "strict": True}
    elif not strict and "strict" in schema:
        schema = {name: value for name, value in schema.items() if name != "strict"}
    request["response_format"] = {"type": "json_schema", "json_schema": schema}


def _schema_of(request: Mapping[str, Any]) -> Mapping[str, Any]:
    return an_object(an_object(request.get("response_format")).get("json_schema"))
