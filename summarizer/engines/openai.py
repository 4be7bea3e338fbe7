"""Any endpoint that speaks chat completions, through instructor over the openai SDK."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal, cast
from urllib.parse import urlsplit

from pydantic import BaseModel, ValidationError

from summarizer.engines.base import Answer, Profile, Question, Shape
from summarizer.engines.choices import ranked, written
from summarizer.engines.faults import Catching, Endpoint, quiet_instructor
from summarizer.engines.keys import OPENAI_URL, checked_url, find_key, key_variable
from summarizer.engines.profiles import default_profile
from summarizer.engines.quirks import Quirks, refuses
from summarizer.engines.retry import RetryPolicy
from summarizer.engines.strict import response_format
from summarizer.engines.tally import Tally, before, checked, counted, text_of, usage_of
from summarizer.engines.traffic import FreeTraffic, Traffic
from summarizer.engines.wire import completed
from summarizer.errors import (
    AnswerInvalid,
    AnswerRefused,
    AnswerTruncated,
    EndpointFailed,
    RequestRejected,
)
from summarizer.usage import Usage

if TYPE_CHECKING:
    import openai
    from openai.types.chat import ChatCompletion

Mode = Literal["auto", "json_schema", "tools", "json"]

_INSTRUCTOR_MODES = {"json_schema": "JSON_SCHEMA", "tools": "TOOLS", "json": "MD_JSON"}
_MOST_ADAPTATIONS = 4


class OpenAIEngine:
    """Answers questions through an OpenAI-compatible endpoint. Safe to share between threads.

    A remote endpoint needs a key, ``api_key`` or an environment variable; one on this machine needs none. ``mode``
    ``auto`` asks with a JSON schema and falls back to a schema in the prompt where the endpoint refuses that.

    Raises:
        MissingKey: a remote endpoint, and no key.
        ConfigurationError: ``base_url`` is no http or https address.
    """

    def __init__(
        self,
        model: str,
        base_url: str | None = None,
        api_key: str | None = None,
        *,
        profile: Profile | None = None,
        retry: RetryPolicy | None = None,
        mode: Mode = "auto",
    ) -> None:
        self._url = checked_url(base_url or OPENAI_URL)
        self._key = find_key(self._url, api_key)
        self._retry = retry or RetryPolicy()
        self._profile = profile or default_profile(model, self._url)
        self._model = model
        self._mode = mode
        self._endpoint = Endpoint(
            model, self._url, key_variable(self._url), self._retry.request_seconds, self._key
        )
        self._quirks = Quirks(model)
        self._lock = threading.Lock()
        #: Asked before every request; a batch puts its own here.
        self.traffic: Traffic = FreeTraffic()
        self._client: openai.OpenAI | None = None

    def __repr__(self) -> str:
        """Show no key."""
        return f"{type(self).__name__}({self._model!r}, {self._url!r})"

    @property
    def profile(self) -> Profile:
        """Name, provider, limits."""
        return self._profile

    @property
    def base_url(self) -> str:
        """The endpoint's address."""
        return self._url

    def ask(self, question: Question, shape: type[Shape]) -> Answer[Shape]:
        """Return an instance of ``shape``; re-asks with the validation error where the answer does not fit.

        An answer cut at the token limit is asked for once more with twice the room, if the profile allows, and with
        more room for thoughts where those were what took it.

        Raises:
            EngineError: as classified in :mod:`summarizer.errors`.
        """
        tally, thoughts = Tally(), self._quirks.thoughts
        with counted(tally):
            try:
                return tally.answer(self._ask_once(tally, question, shape))
            except AnswerTruncated:
                room = min(2 * question.max_tokens, self._profile.answer_tokens)
                if room <= question.max_tokens and self._quirks.thoughts <= thoughts:
                    raise
            larger = replace(question, max_tokens=max(room, question.max_tokens))
            return tally.answer(self._ask_once(tally, larger, shape))

    def write(self, question: Question, stop: Sequence[str] = ()) -> Answer[str]:
        """Return free text, cut before the first of ``stop``.

        Raises:
            AnswerTruncated: the token limit was reached; ``partial`` holds the text so far.
            EngineError: as classified in :mod:`summarizer.errors`.
        """
        tally = Tally()
        with counted(tally):
            request = self._request(question)
            if stop:
                request["stop"] = list(stop)
            completion = self._complete(tally, **request)
            return tally.answer(before(text_of(completion), stop))

    def choose(self, question: Question, options: Sequence[str]) -> Answer[Mapping[str, float]]:
        """Return the log-probability of each option as the answer's beginning.

        Raises:
            AnswerInvalid: no log-probabilities are to be had, and none of the options was written.
            EngineError: as classified in :mod:`summarizer.errors`.
        """
        tally = Tally()
        with counted(tally):
            candidates = self._candidates(tally, question)
            if candidates:
                return tally.answer(ranked(candidates, options))
            roomy = replace(question, max_tokens=max(question.max_tokens, 16))
            text = text_of(self._complete(tally, whole=False, **self._request(roomy)))
            chosen = written(text, options)
            if chosen is None:
                raise AnswerInvalid(
                    f"{self._model} was to answer one of {', '.join(options)} and wrote {text[:80]!r}."
                )
            return tally.answer(chosen)

    def identity(self) -> dict[str, Any]:
        """Return what answers depend on, the questions apart: model, address, and how it is asked. No key."""
        parts = urlsplit(self._url)
        return {
            "model": self._model,
            "address": [parts.scheme, parts.hostname, parts.port, parts.path],
            "mode": self._mode,
            "logprobs": self._profile.logprobs,
            "top_logprobs": self.top_logprobs,
            "answer_tokens": self._profile.answer_tokens,
        }

    @property
    def endpoint(self) -> Endpoint:
        """Who is asked, for the mapping of errors."""
        return self._endpoint

    def body(self, question: Question, shape: type[BaseModel] | None) -> dict[str, Any]:
        """Return the JSON body of a request, for endpoints that are asked another way; no shape: free text."""
        request = self._request(question, written=shape is None)
        if shape is not None:
            request["response_format"] = response_format(shape, strict=not self._profile.local)
        request = self._quirks.adapted(request, strict=not self._profile.local)
        extra: dict[str, Any] = request.pop("extra_body", {})
        return request | extra

    def client(self) -> openai.OpenAI:
        """Return the SDK's client of this endpoint, ready to be asked otherwise than this class asks."""
        return self._sdk()

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

    # --- one question ------------------------------------------------------------------------------

    def _ask_once(self, tally: Tally, question: Question, shape: type[Shape]) -> Shape:
        try:
            return self._structured(tally, question, shape)
        except RequestRejected as error:
            if self._mode != "auto" or not refuses(error, "response_format", "json_schema"):
                raise
            self._quirks.known.add("no_schema")
        return self._structured(tally, question, shape)

    def _structured(self, tally: Tally, question: Question, shape: type[Shape]) -> Shape:
        request = self._request(question, written=False)
        if self._mode_in_use() != "json_schema":
            return self._through_instructor(tally, request, shape, [])
        first = self._complete(
            tally, **request, response_format=response_format(shape, strict=not self._profile.local)
        )
        # An answer that fits needs no instructor, whose preparations cost as much as all the rest of a request.
        with suppress(ValidationError):
            return shape.model_validate_json(text_of(first))
        return self._through_instructor(tally, request, shape, [first])

    def _through_instructor(
        self,
        tally: Tally,
        request: dict[str, Any],
        shape: type[Shape],
        had: list[ChatCompletion],
    ) -> Shape:
        """Ask, and ask again with the validation error. ``had`` are answers that came before, to be looked at first."""
        import instructor

        quiet_instructor()

        def create(**kwargs: Any) -> Any:
            return had.pop(0) if had else self._complete(tally, **kwargs)

        mode = instructor.Mode[_INSTRUCTOR_MODES[self._mode_in_use()]]
        patched = cast("Any", instructor.patch(create=create, mode=mode))
        with Catching(self._endpoint) as caught:
            made = patched(
                response_model=shape, max_retries=self._retry.reasks, strict=False, **request
            )
            return own(made, shape)
        raise caught.error or AnswerInvalid(f"{self._model} gave no answer.")

    def _mode_in_use(self) -> str:
        if self._mode != "auto":
            return self._mode
        return "json" if "no_schema" in self._quirks.known else "json_schema"

    def _candidates(self, tally: Tally, question: Question) -> list[tuple[str, float]]:
        if self._quirks.known & {"thinking", "no_logprobs"} or not self._profile.logprobs:
            return []
        request = self._request(replace(question, max_tokens=1, grammar=None))
        request |= {"logprobs": True, "top_logprobs": self.top_logprobs}
        try:
            completion = self._complete(tally, whole=False, **request)
        except RequestRejected as error:
            if not refuses(error, "logprobs"):
                raise
            self._quirks.known.add("no_logprobs")
            return []
        logprobs = completion.choices[0].logprobs
        if logprobs is None or not logprobs.content:
            self._quirks.known.add("no_logprobs")
            return []
        return [(one.token, one.logprob) for one in logprobs.content[0].top_logprobs]

    # --- one request -------------------------------------------------------------------------------

    #: The most candidates an answer's token may come with.
    top_logprobs = 20

    def _request(self, question: Question, *, written: bool = True) -> dict[str, Any]:
        """Return the keywords of a request. ``written`` is false where the answer has a schema of its own."""
        request: dict[str, Any] = {
            "model": self._model,
            "messages": [
                {"role": "system", "content": _sendable(question.instructions)},
                {"role": "user", "content": _sendable(question.text)},
            ],
            "max_tokens": question.max_tokens,
            "temperature": 0.0,
        }
        extra = self._extra_body(question, written=written)
        return request | {"extra_body": extra} if extra else request

    def _extra_body(self, question: Question, *, written: bool) -> dict[str, Any]:  # noqa: ARG002
        """Return what an engine adds to the request's body."""
        return {}

    def _complete(self, tally: Tally, *, whole: bool = True, **kwargs: Any) -> ChatCompletion:
        """Send a request, repeated after transient errors, and return a completion that can be used."""
        strict = not self._profile.local

        def attempt() -> ChatCompletion:
            for _ in range(_MOST_ADAPTATIONS):
                try:
                    return self._send(tally, self._quirks.adapted(kwargs, strict=strict))
                except RequestRejected as error:
                    if not self._quirks.learnt_from(error):
                        raise
            return self._send(tally, self._quirks.adapted(kwargs, strict=strict))

        completion = self._retry.call(attempt)
        choice = completion.choices[0]
        if choice.message.refusal or choice.finish_reason == "content_filter":
            said = self._endpoint.redacted(choice.message.refusal or "a content filter stepped in")
            raise AnswerRefused(f"{self._model} refused to answer {self._endpoint.host}: {said}")
        if whole and choice.finish_reason == "length":
            spent = self._quirks.thought_too_long(completion)
            thought = f", {spent:,} tokens of it thoughts" if spent else ""
            error = AnswerTruncated(
                f"The answer of {self._model} ended at the token limit{thought}. "
                "Use smaller chunks, or allow longer answers."
            )
            error.partial = choice.message.content
            raise error
        return completion

    def _send(self, tally: Tally, kwargs: dict[str, Any]) -> ChatCompletion:
        with self.traffic.request(kwargs) as settle:
            tally.usage += Usage(calls=1)
            with Catching(self._endpoint) as caught:
                completion = completed(self._sdk(), kwargs)
                usage = usage_of(completion)
                tally.usage += usage
                settle(usage)
                return checked(completion, self._endpoint)
            raise caught.error or EndpointFailed(f"{self._endpoint.host} gave no answer.")

    def _sdk(self) -> openai.OpenAI:
        with self._lock:
            if self._client is None:
                from summarizer.engines.wire import sdk_client

                self._client = sdk_client(
                    self._url,
                    self._key,
                    self._retry.request_seconds,
                    self._heard,
                )
            return self._client

    def _heard(self, headers: Mapping[str, str]) -> None:
        self.traffic.heard(headers)


def own(made: BaseModel, shape: type[Shape]) -> Shape:
    """Return an instance of ``shape`` itself: instructor makes one of a class of its own, with the response in it."""
    return shape.model_validate_json(made.model_dump_json(by_alias=True))


_SURROGATE = re.compile("[\ud800-\udfff]")


def _sendable(text: str) -> str:
    # A lone surrogate cannot be encoded; one in a document must not end the run.
    return _SURROGATE.sub("\ufffd", text)
