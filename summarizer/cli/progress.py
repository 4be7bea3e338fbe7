"""How far a batch is: a bar on a terminal, and else a line a minute."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.batch.run import Progress

_SECONDS_BETWEEN_LINES = 60.0


@contextmanager
def watching() -> Generator[Watch]:
    """Yield who is to be told how far a batch is: a bar on a terminal, and else a line a minute.

    The line also comes while nothing gets done: that is when somebody looks.
    """
    from summarizer.cli.render import on_terminal, progress_bar

    if not on_terminal():
        watch = Watch(_once_a_minute())
        ended = threading.Event()
        ticker = threading.Thread(target=_tick, args=(watch, ended), daemon=True)
        ticker.start()
        try:
            yield watch
        finally:
            ended.set()
            ticker.join()
        return
    with progress_bar("Documents") as update:
        yield Watch(update)


def _tick(watch: Watch, ended: threading.Event) -> None:
    while not ended.wait(_SECONDS_BETWEEN_LINES):
        watch.tell()


def _once_a_minute() -> Callable[[int, int | None, str], None]:
    """Say once a minute how far a batch is, where no bar can be drawn."""
    from summarizer.cli.render import notice

    last = time.monotonic()
    mutex = threading.Lock()

    def update(done: int, total: int | None, remark: str) -> None:
        nonlocal last
        with mutex:
            now = time.monotonic()
            # The ticker may be a moment early.
            due = now - last >= 0.99 * _SECONDS_BETWEEN_LINES
            last = now if due else last
        if due:
            whole = "" if total is None else f" of {total:,} document{'' if total == 1 else 's'}"
            notice(f"{done}{whole} done. {remark}")

    return update


class Watch:
    """Brings together what is known of the batch and of the document in work."""

    def __init__(self, update: Callable[[int, int | None, str], None]) -> None:
        self._update = update
        self._done = 0
        self._total: int | None = None
        self._remark = ""
        self._began = time.monotonic()

    def document(self, progress: Progress) -> None:
        """Take note that a document is done."""
        self._done, self._total = progress.done, progress.total
        self._remark = _remark(progress, time.monotonic() - self._began)
        self.tell()

    def tell(self) -> None:
        """Say again what is known."""
        self._update(self._done, self._total, self._remark)

    def step(self, step: str, done: int, total: int) -> None:
        """Take note of a step within a document: all there is to see while a single long one is in work."""
        said = f"{step} {done} of {total}"
        self._update(self._done, self._total, f"{self._remark}; {said}" if self._remark else said)


def _remark(progress: Progress, seconds: float) -> str:
    from summarizer.batch.store import State

    failed = sum(count for state, count in progress.counts.items() if state.is_failure)
    parts = [f"{progress.counts.get(State.UNVERIFIED, 0)} unverified", f"{failed} failed"]
    fresh = progress.done - progress.reused
    if fresh and seconds >= 1:
        parts.append(f"{60 * fresh / seconds:.0f} a minute")
        parts.append(f"{_span((progress.total - progress.done) * seconds / fresh)} left")
    if progress.cost_usd:
        parts.append(f"${progress.cost_usd:.4f}")
    return ", ".join(parts)


def _span(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min" if minutes else f"{rest} s"
