"""Work shared between processes gives what it gives in one, in order, whatever happens to the others."""

from __future__ import annotations

import itertools
import os
import signal
import threading
from collections.abc import Callable

import pytest

from summarizer import cores
from summarizer.cores import on_all_cores

PARENT = os.getpid()


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two cores, and a process that may be forked although tests have threads."""
    monkeypatch.setattr(cores, "cores", lambda: 2)
    monkeypatch.setattr(cores, "can_fork", lambda: True)


def _elsewhere(do: Callable[[], object]) -> Callable[[int], int]:
    """Return work that does something in every process but this one."""

    def work(n: int) -> int:
        if os.getpid() != PARENT:
            do()
        return n * n

    return work


@pytest.mark.usefixtures("two")
def test_answers_come_in_order_and_from_two_processes() -> None:
    found = on_all_cores(lambda n: (n * n, os.getpid()), range(50))
    assert [square for square, _ in found] == [n * n for n in range(50)]
    assert len({process for _, process in found}) == 2
    assert os.getpid() in {process for _, process in found}


@pytest.mark.usefixtures("two")
def test_a_dear_item_is_weighed_against_many_cheap_ones() -> None:
    found = on_all_cores(lambda n: (n, os.getpid()), [10, 1, 1, 1, 1], cost=lambda n: n)
    assert [n for n, _ in found] == [10, 1, 1, 1, 1]
    assert len({process for n, process in found if n == 1}) == 1
    assert found[0][1] != found[1][1]


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("costs", [[1] * 100, [1, 2, 3] * 40])
def test_neighbours_are_worked_on_in_one_process_and_the_shares_are_even(costs: list[int]) -> None:
    where = [p for _, p in on_all_cores(lambda n: (n, os.getpid()), costs, cost=lambda n: n)]
    assert sum(a != b for a, b in itertools.pairwise(where)) == 1
    mine = sum(c for c, p in zip(costs, where, strict=True) if p == PARENT)
    assert abs(2 * mine - sum(costs)) <= 2 * max(costs)


@pytest.mark.usefixtures("two")
def test_items_without_a_cost_are_all_answered() -> None:
    assert on_all_cores(lambda n: n + 1, list(range(90)), cost=lambda _: 0) == list(range(1, 91))


def _killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _fails() -> None:
    raise ValueError("only in the other process")


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("do", [_killed, _fails])
def test_what_a_process_does_not_give_back_is_worked_out_here(
    do: Callable[[], object], capfd: pytest.CaptureFixture[str]
) -> None:
    assert on_all_cores(_elsewhere(do), range(20)) == [n * n for n in range(20)]
    assert capfd.readouterr().err == ""


@pytest.mark.usefixtures("two")
def test_an_error_is_raised_as_in_one_process() -> None:
    with pytest.raises(ZeroDivisionError):
        on_all_cores(lambda n: 1 // (n - 19), range(20))


@pytest.mark.usefixtures("two")
def test_answers_larger_than_a_pipe_arrive() -> None:
    assert [len(text) for text in on_all_cores(lambda n: "x" * n, [300_000] * 6)] == [300_000] * 6


def test_one_core_is_no_reason_to_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "cores", lambda: 1)
    monkeypatch.setattr(cores, "can_fork", lambda: True)
    assert set(on_all_cores(lambda _: os.getpid(), range(9))) == {os.getpid()}


def test_with_another_thread_running_nothing_is_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cores, "cores", lambda: 2)
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert set(on_all_cores(lambda _: os.getpid(), range(9))) == {os.getpid()}
    finally:
        done.set()
        thread.join()
