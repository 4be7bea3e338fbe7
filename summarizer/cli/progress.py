"""How far a batch or a download is: a bar on a terminal, and else a line now and then."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.batch.run import Progress

#: Somebody waits for a handful of documents, and looks at thousands once in a while.
_HANDFUL = 20
_SECONDS_BETWEEN_LINES = 60.0
_SECONDS_FOR_A_HANDFUL = 10.0
#: Most answers come sooner; after that long somebody at a silent terminal wonders.
_SECONDS_UNTIL_SAID = 20.0
#: A line for each of six documents that take no time would be noise: about what a reader takes for a line.
_LEAST_SECONDS = 3.0
_MEGABYTE = 1_000_000
#: Where in a document the small questions of a kind begin, and how much of its time they take: about what was seen
#: with the documents in examples/ and the embedded model.
_SHARES = {"conversations": (0.0, 0.2), "positions": (0.2, 0.4), "topics": (0.6, 0.39)}

#: Takes how many are done, of how many if that is known, and a remark.
Update = Callable[[float, int | None, str], None]


@contextmanager
def reporting_progress() -> Generator[ProgressReporter]:
    """Yield a progress reporter: a bar on a terminal, else lines on stderr.

    Of up to 20 documents a line comes when another is done, three seconds after the last line at the earliest, and
    every ten seconds while nothing gets done; of more, once a minute.
    """
    from summarizer.cli.render import on_terminal, progress_bar

    if on_terminal():
        with progress_bar("Documents") as update:
            yield ProgressReporter(update, work_first=True)
        return
    lines = _Lines()
    reporter = ProgressReporter(lines.update)
    with _meanwhile(reporter.tell, lambda: lines.pause):
        yield reporter


@contextmanager
def _meanwhile(tell: Callable[[], None], pause: Callable[[], float]) -> Generator[None]:
    """Call ``tell`` after each pause, in seconds, as long as the block lasts."""
    ended = threading.Event()

    def tick() -> None:
        while not ended.wait(pause()):
            tell()

    ticker = threading.Thread(target=tick, daemon=True)
    ticker.start()
    try:
        yield
    finally:
        ended.set()
        ticker.join()


class Patience:
    """Says on stderr that an answer is waited for: after 20 seconds, and at most once a minute for all questions."""

    def __init__(self) -> None:
        self._last = float("-inf")
        self._mutex = threading.Lock()

    @contextmanager
    def waiting(self, whose: str) -> Generator[None]:
        """Say, as long as the block lasts, whose answer is waited for and how long it has been."""
        began = time.monotonic()
        with _meanwhile(lambda: self._tell(whose, began), lambda: _SECONDS_UNTIL_SAID):
            yield

    def _tell(self, whose: str, began: float) -> None:
        from summarizer.cli.render import notice

        now = time.monotonic()
        with self._mutex:
            # The ticker may be a moment early.
            if now - self._last < 0.99 * _SECONDS_BETWEEN_LINES:
                return
            self._last = now
        notice(f"Waiting for an answer of {whose}, {span(now - began)} so far.")


class _Lines:
    """Says how far a batch is where no bar can be drawn, and not more often than somebody wants to read it."""

    def __init__(self) -> None:
        self.pause = min(_SECONDS_FOR_A_HANDFUL, _SECONDS_BETWEEN_LINES)
        self._last = time.monotonic()
        self._done = 0
        self._mutex = threading.Lock()

    def update(self, done: float, total: int | None, remark: str) -> None:
        """Say it where it is time for it."""
        from summarizer.cli.render import notice

        with self._mutex:
            if total is not None and total > _HANDFUL:
                self.pause = _SECONDS_BETWEEN_LINES
            due = self._due(int(done), time.monotonic())
        if due:
            whole = "" if total is None else f" of {total:,} document{'' if total == 1 else 's'}"
            notice(f"{int(done)}{whole} done. {remark}")

    def _due(self, done: int, now: float) -> bool:
        another = done != self._done and self.pause < _SECONDS_BETWEEN_LINES
        since = now - self._last
        # The ticker may be a moment early.
        if not (another and since >= _LEAST_SECONDS) and since < 0.99 * self.pause:
            return False
        self._done, self._last = done, now
        return True


@contextmanager
def fetching() -> Generator[Callable[[int, int], None]]:
    """Yield a progress reporter in bytes: a bar on a terminal, else a line on stderr for each tenth."""
    from summarizer.cli.render import notice, on_terminal, progress_bar

    if on_terminal():
        with progress_bar("Megabytes", estimate=True) as update:
            yield lambda have, size: update(have // _MEGABYTE, size // _MEGABYTE, "")
        return
    told = -1

    def tell(have: int, size: int) -> None:
        nonlocal told
        tenth = 10 * have // size
        if tenth > told:
            told = tenth
            notice(f"{have // _MEGABYTE:,} of {size // _MEGABYTE:,} MB")

    yield tell


class ProgressReporter:
    """Brings together what is known of the batch and of the document in work."""

    def __init__(self, update: Update, *, work_first: bool = False) -> None:
        self._update, self._work_first = update, work_first
        self._progress: Progress | None = None
        self._shown = 0.0
        self._current = self._step = ""
        self._began = time.monotonic()

    def document(self, progress: Progress) -> None:
        """Take note that a document is begun or done."""
        self._progress = progress
        self._shown = max(self._shown, progress.done)
        going_on = progress.done < progress.total
        self._current = PurePath(progress.current or "").name if going_on else ""
        self._step = ""
        self.tell()

    def step(self, step: str, done: int, total: int) -> None:
        """Take note of a step within a document."""
        finished = self._progress.done if self._progress else 0
        begins, share = _SHARES.get(step, (0.0, 0.99))
        # Several documents may be in work, each with steps of its own: the bar never goes back.
        self._shown = max(self._shown, finished + begins + share * done / max(total, 1))
        self._step = f"{step} {done} of {total}"
        self.tell()

    def tell(self) -> None:
        """Say again what is known."""
        progress, work = self._progress, " ".join(filter(None, (self._current, self._step)))
        if progress is None:
            self._update(self._shown, None, work)
            return
        seconds = time.monotonic() - self._began
        counts, left = _counts(progress, seconds), _left(progress, self._shown, seconds)
        # A narrow terminal cuts off the end of the bar's line, and what moves should be seen.
        if self._work_first:
            parts = (_joined(work, left), counts)
        else:
            parts = (_joined(counts, left), f"in work: {work}" if work else "")
        self._update(self._shown, progress.total, "; ".join(filter(None, parts)))


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def _counts(progress: Progress, seconds: float) -> str:
    from summarizer.batch.store import State

    failed = sum(count for state, count in progress.counts.items() if state.is_failure)
    fresh = progress.done - progress.reused
    pace = _pace(fresh / seconds) if fresh > 0 and seconds >= 1 else ""
    cost = f"${progress.cost_usd:.4f}" if progress.cost_usd else ""
    unverified = progress.counts.get(State.UNVERIFIED, 0)
    return _joined(f"{unverified} unverified", f"{failed} failed", pace, cost)


def _pace(a_second: float) -> str:
    if a_second < 1 / 60:
        return f"{3600 * a_second:.0f} an hour"
    return f"{60 * a_second:.0f} a minute"


def _left(progress: Progress, shown: float, seconds: float) -> str:
    """Return how long the rest may take, once that is known."""
    worked = shown - progress.reused
    # How long a document takes is known once one is done: its questions are of different sizes, and the first ones of a
    # run also load the model and read its instructions.
    if progress.done <= progress.reused or seconds < 1 or progress.done >= progress.total:
        return ""
    return f"{span((progress.total - shown) * seconds / worked)} left"


def span(seconds: float) -> str:
    """Return a time for people: hours and minutes, minutes, or seconds."""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min" if minutes else f"{rest} s"
