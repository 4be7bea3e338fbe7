"""Every error of the libraries below, mapped to one of ours, in one context manager.

The original error is not kept as cause or context: its request carries the key.
"""

from __future__ import annotations

import json
import logging
import math
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from pydantic import ValidationError

from summarizer.engines.keys import is_loopback, key_advice
from summarizer.engines.rejections import (
    Rejection,
    is_about_the_request,
    is_account_empty,
    is_filtered,
    is_key_rejected,
    is_too_long,
)
from summarizer.engines.secrets import (
    fit_to_show,
    is_secret,
    secrets_of,
    shown_address,
    without_secrets,
)
from summarizer.engines.strict import reasons
from summarizer.errors import (
    AccountEmpty,
    AnswerInvalid,
    AnswerRefused,
    AnswerTruncated,
    ContextOverflow,
    EndpointFailed,
    EndpointTimeout,
    EndpointUnreachable,
    EngineError,
    KeyRejected,
    RateLimited,
    RequestRejected,
    SummarizerError,
)
from summarizer.hints import setting

if TYPE_CHECKING:
    from instructor.v2.core.errors import InstructorError
    from tenacity import RetryError

_LONGEST_MESSAGE = 400
#: What Python's own readers raise on bytes, characters and nesting nobody can read.
_UNREADABLE = UnicodeError | RecursionError
#: How many wrappers an error is looked for in.
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Who is asked, as messages name it. ``secret`` is cut out of every message."""

    model: str
    base_url: str
    key_variable: str
    timeout: float
    secret: str = ""

    def __repr__(self) -> str:
        """Show no secret."""
        return f"Endpoint({self.model!r}, {shown_address(self.base_url)!r})"

    @property
    def host(self) -> str:
        """Host and port, without user names or paths."""
        return urlsplit(self.base_url).netloc.rpartition("@")[2]

    @property
    def secrets(self) -> tuple[str, ...]:
        """What may not be shown: the key, and what is secret in the address."""
        key = (self.secret,) if is_secret(self.secret) else ()
        return (*key, *secrets_of(self.base_url))

    def without_secrets(self, text: str) -> str:
        """Return ``text`` without the key, in whatever encoding, and otherwise as it is."""
        return without_secrets(text, self.secrets)

    def redacted(self, text: str, longest: int = _LONGEST_MESSAGE) -> str:
        """Return ``text`` without the key or anything that looks like one, on one line, cut to a sane length."""
        text = fit_to_show(text[: 50 * longest], self.secrets)
        return text if len(text) <= longest else text[:longest] + " .."


class Catching:
    """Context manager that turns what libraries raise into ``error``, to be raised outside of it.

    Raised inside the handler, our error would keep the original as its context, and with that the
    request and its key. Errors of this package pass through unchanged.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self.error: SummarizerError | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if isinstance(error, EngineError) or not isinstance(error, Exception):
            return False
        self.error = classify(error, self.endpoint)
        return self.error is not None


def classify(error: Exception, endpoint: Endpoint) -> SummarizerError | None:
    """Return our error for one of openai, instructor, httpx2 or the JSON decoder; ``None`` for a stranger."""
    import openai
    from instructor.v2.core.errors import InstructorError

    if isinstance(error, openai.APIStatusError):
        return _status_error(error.response, endpoint)
    if isinstance(error, openai.OpenAIError | InstructorError):
        return _library_error(error, endpoint)
    return _own_sdk_error(error, endpoint) or _transport_error(error, endpoint)


def _own_sdk_error(error: Exception, endpoint: Endpoint) -> SummarizerError | None:
    """Return our error for one of a provider's own SDK, where it is in use; ``None`` for anybody else's."""
    anthropic: Any = sys.modules.get("anthropic")
    google: Any = sys.modules.get("google.genai.errors")
    raised: Any = error
    if google and isinstance(error, google.APIError):
        return _status_error(raised.response, endpoint)
    if not anthropic or not isinstance(error, anthropic.AnthropicError):
        return None
    if isinstance(error, anthropic.APIStatusError):
        return _status_error(raised.response, endpoint)
    # Both SDKs are made by one generator: what they raise goes by the same names.
    return _sdk_error(error, endpoint, anthropic)


def status_fault(
    status: int, body: Any, headers: Mapping[str, str], endpoint: Endpoint
) -> EngineError:
    """Return our error for an HTTP status and the body of the answer. What the body says is on it, as ``rejection``."""
    said = Rejection.of(status, body, endpoint.without_secrets)
    error = _fault(said, headers, endpoint)
    error.rejection = said
    return error


def _fault(said: Rejection, headers: Mapping[str, str], endpoint: Endpoint) -> EngineError:
    status = said.status
    words = endpoint.redacted(said.words) or "nothing more"
    asked = f"{endpoint.host} was asked for {endpoint.model} and answered HTTP {status}: {words}"
    if is_filtered(said):
        return AnswerRefused(f"A content filter of {endpoint.host} refused the request: {words}")
    if is_account_empty(said):
        return AccountEmpty(f"{asked}. The account has nothing left: waiting does not help.")
    if is_key_rejected(said):
        return KeyRejected(f"{asked}. {key_advice(endpoint.base_url, endpoint.secret)}")
    if is_too_long(said):
        return ContextOverflow(
            f"The request does not fit into the context of {endpoint.model}: {words}. "
            "Use smaller chunks or a model with a larger context."
        )
    if status == 429:
        return _rate_limited(
            f"{asked}. Lower {setting('--concurrency', 'concurrency')} if this goes on.", headers
        )
    if status in (408, 409, 425) or (status >= 500 and not is_about_the_request(said)):
        return EndpointFailed(f"{asked}.")
    return RequestRejected(f"{asked}. {_rejection_advice(status, headers, endpoint)}")


def _status_error(response: Any, endpoint: Endpoint) -> EngineError:
    # SDKs unwrap some bodies and drop what stands around: the whole is read here.
    return status_fault(response.status_code, _body_of(response), response.headers, endpoint)


def _body_of(response: Any) -> Any:
    text = str(response.text)
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return text


def _library_error(error: Exception, endpoint: Endpoint) -> SummarizerError:
    import openai
    from instructor.v2.core.errors import IncompleteOutputException

    if isinstance(error, openai.LengthFinishReasonError | IncompleteOutputException):
        return AnswerTruncated(f"The answer of {endpoint.model} ended at the token limit.")
    if isinstance(error, openai.ContentFilterFinishReasonError):
        return AnswerRefused(f"A content filter of {endpoint.host} refused the request.")
    if isinstance(error, openai.OpenAIError):
        return _sdk_error(error, endpoint, openai)
    return _instructor_error(error, endpoint)


def _sdk_error(error: Exception, endpoint: Endpoint, sdk: Any) -> EngineError:
    if isinstance(error, sdk.APITimeoutError):
        return EndpointTimeout(
            f"{endpoint.host} was asked for {endpoint.model} and did not answer within "
            f"{endpoint.timeout:g} s. Ask for less at a time, or allow more time."
        )
    if isinstance(error, sdk.APIConnectionError):
        below = error.__cause__
        known = _transport_error(below, endpoint) if isinstance(below, Exception) else None
        return known or _unreachable(below or error, endpoint)
    # Among them APIResponseValidationError: an answer that is none of the protocol's.
    return EndpointFailed(
        f"{endpoint.host} gave no usable answer: {endpoint.redacted(str(error))}."
    )


def _instructor_error(error: Exception, endpoint: Endpoint) -> SummarizerError:
    below = _beneath(error)
    if isinstance(below, SummarizerError):
        return below
    known = classify(below, endpoint) if below is not None else None
    if known is not None and not isinstance(below, json.JSONDecodeError):
        return known
    if isinstance(below, ValidationError):
        words = reasons(below)
    else:
        # InstructorError.__str__ renders every failed attempt in full.
        words = str(error.args[0]) if error.args else type(error).__name__
    return AnswerInvalid(
        f"{endpoint.model} gave no answer in the shape that was asked for: {endpoint.redacted(words)}."
    )


def _beneath(error: BaseException) -> Exception | None:
    """Return what instructor's and tenacity's wrappers were put around; ``None`` where nothing is inside."""
    from instructor.v2.core.errors import IncompleteOutputException, InstructorError
    from tenacity import RetryError

    found: BaseException | None = error
    for _ in range(_DEEPEST):
        if isinstance(found, IncompleteOutputException) and found is not error:
            return found
        if not isinstance(found, RetryError | InstructorError):
            break
        found = _wrapped(found)
    return found if isinstance(found, Exception) and found is not error else None


def _wrapped(error: RetryError | InstructorError) -> BaseException | None:
    """Return what one wrapper holds."""
    from tenacity import RetryError

    if isinstance(error, RetryError):
        return error.last_attempt.exception() if error.last_attempt.failed else None
    attempts = error.failed_attempts or []
    return error.__cause__ or (attempts[-1].exception if attempts else None)


def quiet_instructor() -> None:
    """Keep instructor from logging failures, with words of documents in them, unless its log was asked for.

    They are raised as errors of ours; without this, Python's logging would also print them on stderr.
    """
    log = logging.getLogger("instructor")
    if log.level == logging.NOTSET:
        log.setLevel(logging.CRITICAL + 1)


def _transport_error(error: Exception, endpoint: Endpoint) -> EngineError | None:
    import httpx2

    if isinstance(error, httpx2.TimeoutException):
        return EndpointTimeout(f"{endpoint.host} did not answer within {endpoint.timeout:g} s.")
    if isinstance(error, _broken_off()):
        return EndpointFailed(
            f"{endpoint.host} was asked for {endpoint.model} and broke off the connection "
            f"({endpoint.redacted(str(error)) or type(error).__name__})."
        )
    if isinstance(error, httpx2.TransportError | httpx2.InvalidURL):
        return _unreachable(error, endpoint)
    if _is_endless_number(error) or isinstance(
        error, httpx2.HTTPError | httpx2.StreamError | json.JSONDecodeError | _UNREADABLE
    ):
        return EndpointFailed(
            f"{endpoint.host} gave an answer that could not be understood: {endpoint.redacted(str(error))}."
        )
    return None


def _is_endless_number(error: Exception) -> bool:
    # Python refuses to read integers of thousands of digits, with an error that has no kind of its own.
    return type(error) is ValueError and "digits" in str(error)


def _broken_off() -> tuple[type[Exception], ...]:
    import httpx2

    return (httpx2.RemoteProtocolError, httpx2.ReadError, httpx2.WriteError)


def _unreachable(reason: BaseException, endpoint: Endpoint) -> EndpointUnreachable:
    local = "Is the server running, and on this port?"
    remote = "Check the address, the network and any proxy."
    return EndpointUnreachable(
        f"No connection to {endpoint.host} ({endpoint.redacted(str(reason)) or type(reason).__name__}). "
        + (local if is_loopback(endpoint.base_url) else remote)
    )


def _rate_limited(message: str, headers: Mapping[str, str]) -> RateLimited:
    error = RateLimited(message)
    error.retry_after = retry_after_seconds(headers)
    return error


def retry_after_seconds(headers: Mapping[str, str]) -> float | None:
    """Return how long an answer asks to wait, in seconds, from ``retry-after-ms`` or ``retry-after``."""
    for name, scale in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        value = headers.get(name, "")
        try:
            seconds = float(value) * scale
        except ValueError:
            continue
        if math.isfinite(seconds):
            return max(0.0, seconds)
    try:
        return max(
            0.0, parsedate_to_datetime(headers.get("retry-after", "")).timestamp() - time.time()
        )
    except (ValueError, TypeError, OverflowError):
        return None


def _rejection_advice(status: int, headers: Mapping[str, str], endpoint: Endpoint) -> str:
    if 300 <= status < 400:
        return f"It redirects to {endpoint.redacted(headers.get('location', 'another address'))}: give that address."
    if status == 404:
        return f"Is {endpoint.model} a model of this endpoint, and does the address end where it should (often /v1)?"
    return "The request itself has to change."
