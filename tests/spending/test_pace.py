from __future__ import annotations

import pytest

from summarizer.spending.pace import Pace, seconds_of, seconds_until


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.now += seconds


def paced(**limits: float) -> tuple[Pace, Clock]:
    clock = Clock()
    return Pace(**limits, clock=clock, sleep=clock.sleep), clock  # type: ignore[arg-type]


def test_requests_keep_to_their_limit_per_minute() -> None:
    pace, clock = paced(requests_per_minute=60)
    for _ in range(60):
        pace.wait(1)
    assert 50 <= clock.now <= 60


def test_tokens_keep_to_their_limit_and_a_request_larger_than_the_limit_is_sent() -> None:
    pace, clock = paced(tokens_per_minute=6_000)
    for _ in range(4):
        pace.wait(3_000)
    assert 60 <= clock.now <= 120
    pace.wait(100_000)


def test_an_answer_shorter_than_feared_gives_its_tokens_back() -> None:
    pace, clock = paced(tokens_per_minute=6_000)
    for _ in range(50):
        pace.wait(1_000)
        pace.correct(1_000, 10)
    assert clock.now < 20


def test_without_limits_nobody_waits() -> None:
    pace, clock = paced()
    for _ in range(1_000):
        pace.wait(10_000)
    assert clock.now == 0


def test_what_an_endpoint_tells_in_its_headers_is_kept_to() -> None:
    pace, clock = paced()
    pace.heard(
        {
            "x-ratelimit-limit-requests": "10",
            "x-ratelimit-remaining-requests": "0",
            "x-ratelimit-reset-requests": "20s",
        }
    )
    pace.wait(1)
    assert clock.now == pytest.approx(2.0)
    pace.heard(
        {
            "x-ratelimit-limit-tokens": "1000",
            "x-ratelimit-remaining-tokens": "100",
            "x-ratelimit-reset-tokens": "9s",
        }
    )
    pace.wait(500)
    assert clock.now == pytest.approx(6.0)


@pytest.mark.parametrize("value", ["", "-1", "nan", "inf", "lots", "9" * 400, "1e999"])
def test_headers_that_mean_nothing_are_ignored(value: str) -> None:
    pace, clock = paced()
    for unit in ("requests", "tokens"):
        pace.heard({f"x-ratelimit-remaining-{unit}": value, f"x-ratelimit-reset-{unit}": value})
    pace.wait(1)
    assert clock.now == 0


@pytest.mark.parametrize(
    ("duration", "seconds"),
    [("1s", 1), ("6m0s", 360), ("120ms", 0.12), ("1h2m3.5s", 3723.5), ("12", 12), ("0s", 0)],
)
def test_durations_are_read(duration: str, seconds: float) -> None:
    assert seconds_of(duration) == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("reset", "seconds"),
    [("20s", 20), ("1000000030", 30), ("1000000030000", 30), ("1000000000", 0), ("400d", 86_400)],
)
def test_a_time_of_day_is_a_reset_too_and_none_lasts_longer_than_a_day(
    reset: str, seconds: float
) -> None:
    assert seconds_until(reset, lambda: 1e9) == pytest.approx(seconds)


def test_a_reset_in_the_far_future_does_not_hold_up_a_batch_for_ever() -> None:
    pace, clock = paced()
    pace.heard(
        {
            "x-ratelimit-limit-requests": "100",
            "x-ratelimit-remaining-requests": "0",
            "x-ratelimit-reset-requests": "99999999999999",
        }
    )
    pace.wait(1)
    assert clock.now < 900


@pytest.mark.parametrize(
    "duration", ["", "12 13", "5m3", "9" * 31, "soon", "1 s", "s", "1x", "-1s", "1s later"]
)
def test_what_is_no_duration_is_none(duration: str) -> None:
    assert seconds_of(duration) is None
