"""Any endpoint: a shell of threads around :mod:`summarizer.engines.dialogue`, in the speech it understands."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast
from urllib.parse import urlsplit

from pydantic import BaseModel

from summarizer.engines.awaiting import sleep
from summarizer.engines.base import Answer, Profile, Question, Shape, Value
from summarizer.engines.dialogue import Dialogue, Steps, is_cut
from summarizer.engines.faults import Catching, Endpoint
from summarizer.engines.keys import OPENAI_URL, checked_url, find_key, key_variable
from summarizer.engines.manner import REFUSABLE, Manner
from summarizer.engines.native import speech_of
from summarizer.engines.profiles import default_profile
from summarizer.engines.providers import Provider, Rung, provider_at
from summarizer.engines.question_usage import QuestionUsage, counted
from summarizer.engines.reply import Reply, read_reply, usage_of
from summarizer.engines.retry import RetryPolicy
from summarizer.engines.secrets import shown_address
from summarizer.engines.spans import Answered, request_span
from summarizer.engines.speech import CHAT, Connection
from summarizer.engines.traffic import FreeTraffic, Traffic
from summarizer.engines.ways import Ways
from summarizer.errors import EndpointFailed, EngineError
from summarizer.usage import Usage

if TYPE_CHECKING:
    import openai

Mode = Literal["auto", "json_schema", "tools", "json"]
#: The ways to a typed answer that a mode allows; ``None``: those the provider is known to take.
_LADDERS: Mapping[Mode, tuple[Rung, ...] | None] = {
    "auto": None,
    "json_schema": ("json_schema",),
    "tools": ("tools",),
    "json": ("json",),
}


class OpenAIEngine:
    """Answers questions through an OpenAI-compatible endpoint. Safe to share between threads.

    A remote endpoint needs a key, ``api_key`` or an environment variable; one on this machine needs none. ``mode``
    ``auto`` asks in the best way the endpoint takes: a strict JSON schema, a tool call, the schema in the prompt.
    A provider as ``mode`` says whose ways to expect at an address that does not tell, a gateway's for instance.

    Raises:
        MissingKey: a remote endpoint, and no key.
        ConfigurationError: ``base_url`` is not an http or https address.
    """

    #: The most candidates an answer's token may come with.
    top_logprobs = 20

    def __init__(
        self,
        model: str,
        base_url: str | None = None,
        api_key: str | None = None,
        *,
        profile: Profile | None = None,
        retry: RetryPolicy | None = None,
        mode: Mode | Provider = "auto",
    ) -> None:
        self._url = checked_url(base_url or OPENAI_URL)
        self._key = find_key(self._url, api_key)
        self._retry = retry or RetryPolicy()
        self._profile = profile or default_profile(model, self._url)
        self._model = model
        self._mode: Mode = "auto" if isinstance(mode, Provider) else mode
        self._endpoint = Endpoint(
            model, self._url, key_variable(self._url), self._retry.request_seconds, self._key
        )
        #: Whose ways to expect, where that is known.
        self.provider = mode if isinstance(mode, Provider) else provider_at(self._url)
        self._manner = Manner(model, self.provider, _LADDERS[self._mode])
        self._speech = speech_of(self.provider)
        self._lock = threading.Lock()
        #: Asked before every request; a batch puts its own here.
        self.traffic: Traffic = FreeTraffic()
        self._client: Any = None
        self._ways: Ways | None = None

    def __repr__(self) -> str:
        """Show no key."""
        return f"{type(self).__name__}({self._model!r}, {shown_address(self._url)!r})"

    @property
    def profile(self) -> Profile:
        """Name, provider, limits."""
        return self._profile

    @property
    def base_url(self) -> str:
        """The endpoint's address."""
        return self._url

    @property
    def key_in_use(self) -> str:
        """The key that is sent; empty where none is."""
        return self._key

    def remember_ways(self, path: Path) -> None:
        """Take over what earlier runs learnt of this endpoint's ways, and keep there what this one learns."""
        self._ways = Ways.at(path, self.identity())
        self._manner.refused |= self._ways.refused(REFUSABLE)

    @property
    def rung(self) -> Rung:
        """How a typed answer is asked for, as far as is known."""
        return self._manner.rung

    def ask(self, question: Question, shape: type[Shape]) -> Answer[Shape]:
        """Return an instance of ``shape``; re-asks with the validation error where the answer does not fit.

        An answer cut at the token limit is asked for once more with twice the room, if the profile allows, and with
        more room for thoughts where those were what took it.

        Raises:
            EngineError: as classified in :mod:`summarizer.errors`.
        """
        return self._answered(self.dialogue().ask(question, shape))

    def write(self, question: Question, stop: Sequence[str] = ()) -> Answer[str]:
        """Return free text, cut before the first of ``stop``.

        Raises:
            AnswerTruncated: the token limit was reached; ``partial`` holds the text so far.
            EngineError: as classified in :mod:`summarizer.errors`.
        """
        return self._answered(self.dialogue().write(question, stop))

    def choose(self, question: Question, options: Sequence[str]) -> Answer[Mapping[str, float]]:
        """Return the log-probability of each option as the answer's beginning.

        Raises:
            AnswerInvalid: no log-probabilities are to be had, and none of the options was written.
            EngineError: as classified in :mod:`summarizer.errors`.
        """
        return self._answered(self.dialogue().choose(question, options))

    def identity(self) -> dict[str, Any]:
        """Return what answers depend on, the questions apart: model, address, and how it is asked. No key."""
        parts = urlsplit(self._url)
        identity = {
            "model": self._model,
            "address": [parts.scheme, parts.hostname, parts.port, parts.path],
            "mode": self._mode,
            "logprobs": self._profile.logprobs,
            "top_logprobs": self.top_logprobs,
            "answer_tokens": self._profile.answer_tokens,
        }
        if not self.speaks_chat and self.provider is not None:
            identity["speaks"] = self.provider.speaks
        if parts.query:
            # It may name a version or a deployment, and it may hold a key: told apart, and not told.
            identity["query"] = hashlib.sha256(parts.query.encode()).hexdigest()
        return identity

    @property
    def endpoint(self) -> Endpoint:
        """Who is asked, for the mapping of errors."""
        return self._endpoint

    def dialogue(self) -> Dialogue:
        """Return how questions are put to this endpoint, for whatever sends them."""
        return Dialogue(
            self._model,
            self._profile,
            self._endpoint,
            self._manner,
            self._retry.reasks,
            self.top_logprobs,
            self._extra_body(),
            self._speech,
        )

    def body(self, question: Question, shape: type[BaseModel] | None) -> dict[str, Any]:
        """Return a request as the body of a chat completion, for endpoints asked another way; no shape: free text."""
        dialogue = replace(self.dialogue(), speech=CHAT)
        request = (
            dialogue.request(question, written=True)
            if shape is None
            else dialogue.typed_request(question, shape, self._manner.rung)
        )
        request = self._manner.adapted(request, strict=not self._profile.local)
        extra: dict[str, Any] = request.pop("extra_body", {})
        return request | extra

    @property
    def speaks_chat(self) -> bool:
        """Whether requests are chat completions, and not what the provider's own protocol has for them."""
        return self._speech is CHAT

    def client(self) -> openai.OpenAI:
        """Return OpenAI's client of an endpoint that speaks chat completions, ready to be asked otherwise."""
        assert self.speaks_chat  # noqa: S101
        return cast("openai.OpenAI", self._sdk())

    def patient_client(self) -> openai.OpenAI:
        """Return a client of its own for uploads and downloads of many megabytes; the caller closes it."""
        from summarizer.engines.wire import sdk_client

        return sdk_client(self._url, self._key, 3600.0, most_bytes=4 << 30)

    def _connect_to(self, base_url: str, key: str) -> None:
        """Point an engine whose server has just been started at it."""
        self._url, self._key = base_url, key
        self._endpoint = replace(self._endpoint, base_url=base_url, secret=key)

    def close(self) -> None:
        """Close the connections. Calling it twice is harmless."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            client.close()
        if self._ways is not None:
            self._ways.close()

    # --- the shell: sends what a dialogue wants sent ------------------------------------------------

    def _answered(self, steps: Steps[Value]) -> Answer[Value]:
        """Run a dialogue to its end: send each request, repeated after transient errors, and hand on what came."""
        spent = QuestionUsage()
        outcome: Reply | EngineError | None = None
        with counted(spent):
            while True:
                try:
                    if isinstance(outcome, EngineError):
                        body = steps.throw(outcome)
                    else:
                        body = next(steps) if outcome is None else steps.send(outcome)
                except StopIteration as end:
                    value: Value = end.value
                    break
                outcome = self._outcome(spent, body)
        if self._ways is not None:
            self._ways.keep(self._manner.refused)
        return spent.answer(value)

    def _outcome(self, spent: QuestionUsage, body: dict[str, Any]) -> Reply | EngineError:
        try:
            return self._retry.call(lambda: self._send(spent, body), sleep)
        except EngineError as error:
            return error

    def _send(self, spent: QuestionUsage, body: dict[str, Any]) -> Reply:
        with self.traffic.request(body) as settle, self._span(body) as answered:
            spent.usage += Usage(calls=1)
            with Catching(self._endpoint) as caught:
                came = self._post(body)
                answered(came)
                usage = usage_of(came)
                spent.usage += usage
                settle(usage)
                reply = read_reply(came, self._endpoint)
                if is_cut(reply, body, usage.cached):
                    spent.note_cut(usage.input)
                return reply
            raise caught.error or EndpointFailed(f"{self._endpoint.host} gave no answer.")

    def _span(self, body: Mapping[str, Any]) -> AbstractContextManager[Answered]:
        return request_span(self._endpoint, self._profile, body)

    def _post(self, body: Mapping[str, Any]) -> Any:
        return self._speech.post(self._sdk(), body)

    def _extra_body(self) -> Mapping[str, Any] | None:
        """Return what an engine adds to the request's body."""
        return None

    @property
    def _connection(self) -> Connection:
        return Connection(self._url, self._key, self._retry.request_seconds, self._heard)

    def _sdk(self) -> Any:
        with self._lock:
            if self._client is None:
                self._client = self._speech.client(self._connection)
            return self._client

    def _heard(self, headers: Mapping[str, str]) -> None:
        self.traffic.heard(headers)
