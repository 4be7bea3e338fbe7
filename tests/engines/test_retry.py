"""When a request is repeated, how often, and how long between."""

from __future__ import annotations

import time

import pytest

from summarizer.engines.retry import RetryPolicy
from summarizer.errors import (
    AnswerInvalid,
    EndpointFailed,
    EngineError,
    KeyRejected,
    RateLimited,
)


class Endpoint:
    """Fails as planned, then answers."""

    def __init__(self, *errors: Exception) -> None:
        self.errors = list(errors)
        self.calls = 0
        self.slept: list[float] = []

    def __call__(self) -> str:
        self.calls += 1
        if self.errors:
            raise self.errors.pop(0)
        return "fine"


def limited(seconds: float) -> RateLimited:
    error = RateLimited("slow down")
    error.retry_after = seconds
    return error


def run(endpoint: Endpoint, policy: RetryPolicy) -> str:
    return policy.call(endpoint, sleep=endpoint.slept.append)


def test_transient_errors_are_repeated_until_it_works() -> None:
    endpoint = Endpoint(EndpointFailed("a"), EndpointFailed("b"))
    assert run(endpoint, RetryPolicy()) == "fine"
    assert endpoint.calls == 3


def test_the_last_error_comes_out_when_attempts_are_used_up() -> None:
    endpoint = Endpoint(*(EndpointFailed(str(n)) for n in range(9)))
    with pytest.raises(EndpointFailed, match="2"):
        run(endpoint, RetryPolicy(attempts=3))


@pytest.mark.parametrize(
    "error", [KeyRejected("x"), AnswerInvalid("x"), EngineError("x"), KeyError("x")]
)
def test_other_errors_are_not_repeated(error: Exception) -> None:
    endpoint = Endpoint(error)
    with pytest.raises(type(error)):
        run(endpoint, RetryPolicy())
    assert endpoint.calls == 1


def test_an_error_that_is_not_transient_this_time_is_not_repeated() -> None:
    error = RateLimited("quota")
    error.transient = False
    endpoint = Endpoint(error)
    with pytest.raises(RateLimited):
        run(endpoint, RetryPolicy())
    assert endpoint.calls == 1


def test_waits_grow_at_random_within_their_bounds() -> None:
    endpoint = Endpoint(*(EndpointFailed("x") for _ in range(7)))
    run(endpoint, RetryPolicy(attempts=8, wait_min=1, wait_max=5))
    assert len(endpoint.slept) == 7
    assert all(1 <= wait <= 5 for wait in endpoint.slept)
    assert len(set(endpoint.slept)) > 1


def test_the_wait_asked_for_is_waited_even_beyond_the_usual_bound() -> None:
    endpoint = Endpoint(limited(42.0))
    run(endpoint, RetryPolicy(wait_max=5))
    assert endpoint.slept == [42.0]


def test_no_wait_goes_beyond_the_total() -> None:
    endpoint = Endpoint(limited(42.0))
    with pytest.raises(RateLimited):
        run(endpoint, RetryPolicy(total_seconds=30))
    assert endpoint.slept == []


def test_a_policy_that_never_asks_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one attempt"):
        RetryPolicy(attempts=0)


def test_the_time_of_the_first_attempt_counts() -> None:
    endpoint = Endpoint(EndpointFailed("a"))

    def slow() -> str:
        time.sleep(0.05)
        return endpoint()

    with pytest.raises(EndpointFailed, match="a"):
        RetryPolicy(total_seconds=0.04, wait_min=0.0).call(slow, sleep=endpoint.slept.append)
    assert endpoint.calls == 1
