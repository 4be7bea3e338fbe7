"""The one place where requests are repeated. The loops of the SDK and of instructor are switched off."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from summarizer.errors import AnswerInvalid, EngineError

if TYPE_CHECKING:
    from tenacity import RetryCallState

Result = TypeVar("Result")
_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How often, and how patiently, a request is repeated. All times in seconds.

    ``attempts`` counts the first one. Between two attempts lies a random wait that grows from ``wait_min``
    to at most ``wait_max``, or what the endpoint asked for. No attempt begins after ``total_seconds``;
    an endpoint that asks for a longer wait than is left is not waited for. ``request_seconds`` bounds one
    request. ``reasks`` is how often a model is asked again because its answer did not fit.
    """

    attempts: int = 5
    wait_min: float = 0.5
    wait_max: float = 20.0
    total_seconds: float = 300.0
    request_seconds: float = 120.0
    reasks: int = 2

    def __post_init__(self) -> None:
        """Refuse policies that would never ask at all."""
        if self.attempts < 1 or self.reasks < 0:
            raise ValueError("a retry policy needs at least one attempt and no negative re-asks")

    def call(
        self, request: Callable[[], Result], sleep: Callable[[float], None] = time.sleep
    ) -> Result:
        """Return what ``request`` returns, calling it again after transient errors.

        Raises:
            EngineError: the last one, where none of the attempts worked.
        """
        began = time.monotonic()
        try:
            return request()
        except EngineError as error:
            if not _worth_repeating(error):
                raise
            failed = error
        return self._repeated(request, sleep, failed, began)

    def _repeated(
        self,
        request: Callable[[], Result],
        sleep: Callable[[float], None],
        failed: EngineError,
        began: float,
    ) -> Result:
        """Go on after a first attempt: nearly all requests need no other, and none of what repeats them."""
        from tenacity import Retrying, retry_if_exception

        first: list[EngineError] = [failed]

        def attempt() -> Result:
            if first:
                raise first.pop()
            return request()

        retrying = Retrying(
            retry=retry_if_exception(_worth_repeating),
            stop=lambda state: self._exhausted(state, began),
            wait=self._wait,
            sleep=sleep,
            before_sleep=_log,
            reraise=True,
        )
        return retrying(attempt)

    def _wait(self, state: RetryCallState) -> float:
        from tenacity import wait_random_exponential

        asked = _retry_after(state)
        if asked is not None:
            return asked
        grown = wait_random_exponential(multiplier=self.wait_min, max=self.wait_max)(state)
        return max(self.wait_min, grown)

    def _exhausted(self, state: RetryCallState, began: float) -> bool:
        if state.attempt_number >= self.attempts:
            return True
        elapsed = (state.outcome_timestamp or began) - began
        return elapsed + (_retry_after(state) or self.wait_min) > self.total_seconds


#: For a model on this machine: it answers late rather than never, and there is nobody to slow down for.
LOCAL_RETRY = RetryPolicy(attempts=2, total_seconds=1800.0, request_seconds=600.0)


def _worth_repeating(error: BaseException) -> bool:
    # An invalid answer is asked for again with the reason, not repeated as it was.
    return (
        isinstance(error, EngineError) and error.transient and not isinstance(error, AnswerInvalid)
    )


def _log(state: RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    _LOGGER.info(
        "attempt %d failed (%s: %s); the next one follows in %.1f s",
        state.attempt_number,
        type(error).__name__,
        error,
        state.upcoming_sleep,
    )


def _retry_after(state: RetryCallState) -> float | None:
    error = state.outcome.exception() if state.outcome else None
    asked = getattr(error, "retry_after", None)
    return asked if isinstance(asked, float) else None
