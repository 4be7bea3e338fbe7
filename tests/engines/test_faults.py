"""The map from the libraries' errors to ours is complete, and says nothing it should not."""

from __future__ import annotations

import inspect
import json
import logging
from email.utils import formatdate
from time import time
from typing import Any

import httpx2
import instructor.v2.core.errors as instructor_errors
import openai
import pytest
import tenacity
from hypothesis import given
from hypothesis import strategies as st

from summarizer.engines.faults import (
    Catching,
    Endpoint,
    classify,
    quiet_instructor,
    retry_after_seconds,
)
from summarizer.engines.keys import is_loopback
from summarizer.errors import (
    AnswerInvalid,
    AnswerTruncated,
    EndpointTimeout,
    EndpointUnreachable,
    EngineError,
    MissingExtra,
    RateLimited,
    SummarizerError,
    WeightsError,
)

SECRET = "sk-live-0123456789"
ENDPOINT = Endpoint("m", "https://api.example.com/v1", "OPENAI_API_KEY", 5.0, SECRET)
REQUEST = httpx2.Request("POST", ENDPOINT.base_url, headers={"authorization": f"Bearer {SECRET}"})

#: Raised by parts of the libraries this package does not use: sockets, webhooks, multimodal input, batches.
UNUSED = {"InvalidWebhookSignatureError", "CookieConflict"}


def errors_of(module: Any) -> list[type[Exception]]:
    """Return every exception class a module defines."""
    found = (
        member
        for _, member in inspect.getmembers(module, inspect.isclass)
        if issubclass(member, Exception) and not issubclass(member, Warning)
    )
    return [one for one in found if one.__module__.startswith(module.__name__.partition(".")[0])]


def made(kind: type[Exception]) -> Exception:
    """Return an instance with whatever its constructor wants."""
    response = httpx2.Response(418, request=REQUEST, text=f"teapot {SECRET}")
    known: dict[str, Any] = {
        "message": "words",
        "request": REQUEST,
        "response": response,
        "body": None,
        "completion": openai.types.chat.ChatCompletion.model_construct(usage=None),
        "unsent_messages": [],
        "n_attempts": 1,
        "total_usage": None,
        "budget": 1,
    }
    wanted = inspect.signature(kind.__init__).parameters
    given_ = {
        name: known.get(name, "words")
        for name, one in wanted.items()
        if name != "self"
        and one.default is one.empty
        and one.kind not in (one.VAR_POSITIONAL, one.VAR_KEYWORD)
    }
    try:
        return kind(**given_)
    except TypeError:
        return kind("words")


@pytest.mark.parametrize(
    "kind",
    [
        kind
        for module in (openai, instructor_errors, httpx2)
        for kind in errors_of(module)
        if kind.__name__ not in UNUSED
    ],
    ids=lambda kind: f"{kind.__module__.partition('.')[0]}.{kind.__name__}",
)
def test_every_error_of_the_libraries_is_mapped(kind: type[Exception]) -> None:
    error = classify(made(kind), ENDPOINT)
    assert isinstance(error, EngineError), f"{kind.__name__} would reach users as it is"
    assert type(error) is not EngineError
    assert SECRET not in str(error)


def test_enough_errors_were_looked_at() -> None:
    assert len(errors_of(openai)) >= 15
    assert len(errors_of(httpx2)) >= 20


def wrapped(inside: Exception, times: int = 1, *, as_attempt: bool = False) -> Exception:
    """Return an error as instructor hands it on, wrapped up to several times."""
    error = inside
    for _ in range(times):
        attempts = [instructor_errors.FailedAttempt(1, error, None)] if as_attempt else None
        outer = instructor_errors.InstructorRetryException(
            "all attempts failed", n_attempts=2, total_usage=None, failed_attempts=attempts
        )
        if not as_attempt:
            outer.__cause__ = error
        error = outer
    return error


def given_up(inside: Exception) -> tenacity.RetryError:
    attempt = tenacity.Future(1)
    attempt.set_exception(inside)
    return tenacity.RetryError(attempt)


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("as_attempt", [True, False])
@pytest.mark.parametrize(
    ("inside", "mapped"),
    [
        (RateLimited("slow down"), RateLimited),
        (WeightsError("no such file"), WeightsError),
        (MissingExtra("not installed"), MissingExtra),
        (openai.APITimeoutError(REQUEST), EndpointTimeout),
        (httpx2.ConnectError("refused"), EndpointUnreachable),
        (instructor_errors.IncompleteOutputException(last_completion=None), AnswerTruncated),
        (json.JSONDecodeError("no JSON", "x", 0), AnswerInvalid),
        (instructor_errors.ResponseParsingError("no answer in it"), AnswerInvalid),
    ],
    ids=lambda one: type(one).__name__ if isinstance(one, Exception) else "",
)
def test_what_instructor_wrapped_is_found_again(
    inside: Exception, mapped: type[SummarizerError], times: int, as_attempt: bool
) -> None:
    error = classify(wrapped(inside, times, as_attempt=as_attempt), ENDPOINT)
    assert type(error) is mapped
    assert isinstance(classify(wrapped(given_up(inside), times), ENDPOINT), mapped)


def test_a_retry_error_that_holds_itself_ends() -> None:
    error = wrapped(ValueError("x"))
    error.__cause__ = error
    assert isinstance(classify(error, ENDPOINT), AnswerInvalid)


def test_instructor_logs_nothing_unless_it_was_asked_to(monkeypatch: pytest.MonkeyPatch) -> None:
    log = logging.getLogger("instructor")
    monkeypatch.setattr(log, "level", logging.NOTSET)
    quiet_instructor()
    assert not logging.getLogger("instructor.v2.retry").isEnabledFor(logging.CRITICAL)
    log.setLevel(logging.ERROR)
    quiet_instructor()
    assert log.level == logging.ERROR


def test_a_stranger_passes_through() -> None:
    with pytest.raises(KeyError), Catching(ENDPOINT):
        raise KeyError("a bug of ours")


def test_broken_json_is_a_failed_endpoint() -> None:
    with Catching(ENDPOINT) as caught:
        json.loads("{")
    assert caught.error is not None
    assert caught.error.transient


@pytest.mark.parametrize(
    "text",
    [
        f"key {SECRET} refused",
        "Incorrect API key provided: sk-proj-abc***xyz.",
        "Authorization: Bearer abcdefghijk",
        "gsk-aaaaaaaaaaaa",
    ],
)
def test_what_looks_like_a_key_is_cut_out(text: str) -> None:
    shown = ENDPOINT.redacted(text)
    assert "[key]" in shown
    for part in (SECRET, "abc***xyz", "abcdefghijk", "aaaaaaaa"):
        assert part not in shown


@given(st.text(max_size=2000))
def test_a_message_is_one_line_of_sane_length(text: str) -> None:
    shown = ENDPOINT.redacted(text)
    assert len(shown.splitlines()) <= 1
    assert len(shown) <= 403


def test_an_endpoint_shows_no_secret() -> None:
    assert SECRET not in repr(ENDPOINT)
    assert Endpoint("m", "https://user:pass@host.example/v1", "K", 1.0).host == "host.example"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "2"}, 2.0),
        ({"retry-after": "0.5"}, 0.5),
        ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
        ({"retry-after": "-5"}, 0.0),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "soon"}, None),
        ({}, None),
    ],
)
def test_the_wait_asked_for_is_read(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after_seconds(headers) == seconds


def test_a_date_to_wait_for_is_read() -> None:
    seconds = retry_after_seconds({"retry-after": formatdate(time() + 60, usegmt=True)})
    assert seconds is not None
    assert 55 < seconds <= 60


@given(st.text(max_size=60))
def test_no_address_is_taken_for_this_machine_by_mistake(name: str) -> None:
    try:
        local = is_loopback(f"http://{name}.example/v1")
    except ValueError:
        return
    assert not local or any(sign in name for sign in "/?#:\\[]@")
