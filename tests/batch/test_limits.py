from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from summarizer.batch.limits import OneAtATime, Stop
from summarizer.errors import KeyRejected, RateLimited
from summarizer.spending.gate import Gate


def test_no_more_threads_are_inside_than_allowed() -> None:
    gate = Gate(3)
    inside: list[int] = []
    most: list[int] = []
    mutex = threading.Lock()

    def work(_: int) -> None:
        with gate.entered():
            with mutex:
                inside.append(1)
                most.append(len(inside))
            time.sleep(0.005)
            with mutex:
                inside.pop()

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(work, range(40)))
    assert max(most) == 3


def slowed_down(gate: Gate) -> None:
    with pytest.raises(RateLimited), gate.entered():
        raise RateLimited("slow down")


def succeeded(gate: Gate) -> None:
    with gate.entered():
        pass


def test_slow_downs_lower_the_limit_and_successes_bring_it_back() -> None:
    gate = Gate(8)
    for _ in range(4):
        slowed_down(gate)
    assert gate.limit == 4
    for _ in range(8):
        succeeded(gate)
    assert gate.limit == 8


def test_a_fault_now_and_then_costs_no_speed_and_an_overloaded_endpoint_is_spared() -> None:
    now_and_then, overloaded = Gate(64), Gate(64)
    for turn in range(600):
        (slowed_down if turn % 6 == 0 else succeeded)(now_and_then)
        (slowed_down if turn % 2 == 0 else succeeded)(overloaded)
    assert now_and_then.limit >= 62
    assert overloaded.limit <= 2


def test_other_errors_leave_the_limit_alone() -> None:
    gate = Gate(8)
    with pytest.raises(KeyRejected), gate.entered():
        raise KeyRejected("no")
    assert gate.limit == 8


def test_the_limit_never_falls_below_one() -> None:
    gate = Gate(2)
    for _ in range(5):
        with pytest.raises(RateLimited), gate.entered():
            raise RateLimited("slow down")
    assert gate.limit == 1


def test_two_threads_never_hold_the_same_key() -> None:
    keys = OneAtATime()
    holding: list[str] = []
    clashes: list[str] = []

    def work(number: int) -> None:
        key = str(number % 3)
        with keys.holding(key):
            if key in holding:
                clashes.append(key)
            holding.append(key)
            time.sleep(0.002)
            holding.remove(key)

    with ThreadPoolExecutor(9) as pool:
        list(pool.map(work, range(60)))
    assert clashes == []


def test_the_first_reason_to_stop_is_kept_and_sleepers_wake() -> None:
    stop = Stop()
    first = KeyRejected("first")
    threading.Timer(0.02, stop.request, [first]).start()
    began = time.monotonic()
    assert stop.wait(10)
    assert time.monotonic() - began < 5
    stop.request(KeyRejected("second"))
    assert stop.reason is first
