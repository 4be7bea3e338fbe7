"""How far a batch is: a line for each of a few documents, and what is in work."""

from __future__ import annotations

import itertools
import threading
from typing import Any

import pytest

from summarizer.batch.run import Progress
from summarizer.batch.store import State
from summarizer.cli import progress
from summarizer.cli.progress import ProgressReporter


class Clock:
    """A clock that a test turns on."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(progress, "time", clock)
    return clock


def lines(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


def test_of_a_few_documents_a_line_comes_for_each(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    with progress.reporting_progress() as reporter:
        for done in (1, 2, 3):
            clock.now += 5
            reporter.document(Progress(3, {State.OK: done}, current=f"folder/{done + 1}.txt"))
    assert lines(capsys) == [
        "1 of 3 documents done. 0 unverified, 0 failed, 12 a minute, 10 s left; in work: 2.txt",
        "2 of 3 documents done. 0 unverified, 0 failed, 12 a minute, 5 s left; in work: 3.txt",
        "3 of 3 documents done. 0 unverified, 0 failed, 12 a minute",
    ]


def test_a_long_document_shows_its_steps(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    with progress.reporting_progress() as reporter:
        reporter.document(Progress(2, current="a.txt"))
        for done in range(1, 10):
            clock.now += 4
            reporter.step("positions", done, 12)
    assert lines(capsys) == [
        "0 of 2 documents done. 0 unverified, 0 failed; in work: a.txt positions 3 of 12",
        "0 of 2 documents done. 0 unverified, 0 failed; in work: a.txt positions 6 of 12",
        "0 of 2 documents done. 0 unverified, 0 failed; in work: a.txt positions 9 of 12",
    ]


def test_slow_documents_are_counted_by_the_hour(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    with progress.reporting_progress() as reporter:
        clock.now = 400
        reporter.document(Progress(2, {State.OK: 1}, current="b.txt"))
    (line,) = lines(capsys)
    assert (
        line
        == "1 of 2 documents done. 0 unverified, 0 failed, 9 an hour, 6 min left; in work: b.txt"
    )


def test_of_many_documents_a_line_comes_once_a_minute(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    with progress.reporting_progress() as reporter:
        for done in range(1, 13):
            clock.now += 10
            reporter.document(Progress(1000, {State.OK: done}))
    assert [line.split(".")[0] for line in lines(capsys)] == [
        "6 of 1,000 documents done",
        "12 of 1,000 documents done",
    ]


def test_documents_that_take_no_time_make_no_noise(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    with progress.reporting_progress() as reporter:
        for done in (1, 2, 3):
            clock.now += 0.1
            reporter.document(Progress(3, {State.OK: done}))
    assert lines(capsys) == []


def test_quick_documents_have_a_line_every_three_seconds_at_most(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    with progress.reporting_progress() as reporter:
        for done in range(1, 11):
            clock.now += 0.8
            reporter.document(Progress(10, {State.OK: done}))
    assert [line.split(" of ")[0] for line in lines(capsys)] == ["4", "8"]


def test_the_bar_moves_within_a_document_and_never_back() -> None:
    shown: list[float] = []

    def update(done: float, total: int | None, remark: str) -> None:
        shown.append(done)

    reporter = ProgressReporter(update)
    running = Progress(2, current="a")
    reporter.document(running)
    steps: list[Any] = [(1, 4), (4, 4), (1, 9), (9, 9)]
    for done, total in steps:
        reporter.step("positions", done, total)
    running.counts[State.OK] = 1
    reporter.document(running)
    reporter.step("positions", 1, 2)
    assert all(a <= b for a, b in itertools.pairwise(shown))
    assert shown[-1] == pytest.approx(1.4)
    assert max(shown[:5]) < 1


def test_a_download_says_each_tenth(capsys: pytest.CaptureFixture[str]) -> None:
    size = 50_000_000
    with progress.fetching() as tell:
        for have in range(0, size + 1, 1_000_000):
            tell(have, size)
    said = lines(capsys)
    assert said[0] == "0 of 50 MB"
    assert said[-1] == "50 of 50 MB"
    assert len(said) == 11


def test_beside_a_bar_the_work_stands_before_the_counts(clock: Clock) -> None:
    said: list[str] = []
    reporter = ProgressReporter(lambda done, total, remark: said.append(remark), work_first=True)
    clock.now = 30
    reporter.document(Progress(2, {State.OK: 1}, current="folder/b.txt"))
    reporter.step("positions", 2, 4)
    assert said == [
        "b.txt, 30 s left; 0 unverified, 0 failed, 2 a minute",
        "b.txt positions 2 of 4, 12 s left; 0 unverified, 0 failed, 2 a minute",
    ]


def _waits(said: list[str], whose: str, patience: progress.Patience) -> None:
    """Wait for an answer until one more line is there."""
    before = len(said)
    with patience.waiting(whose):
        for _ in range(1000):
            if len(said) > before:
                return
            threading.Event().wait(0.005)


def test_a_long_wait_for_an_answer_is_said_and_at_most_once_a_minute(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr("summarizer.cli.render.notice", said.append)
    monkeypatch.setattr(progress, "_SECONDS_UNTIL_SAID", 0.01)
    patience = progress.Patience()
    _waits(said, "tern", patience)
    with patience.waiting("tern"):
        clock.now += 59
        threading.Event().wait(0.05)
        assert len(said) == 1
        clock.now += 61
        _waits(said, "another", patience)
    assert len(said) == 2
    assert said[0] == "Waiting for an answer of tern, 0 s so far."


def test_an_answer_that_comes_soon_is_not_spoken_of(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.Patience().waiting("tern"):
        pass
    assert lines(capsys) == []
