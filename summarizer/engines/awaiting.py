"""Plain functions that wait without holding a thread: they run beside an event loop and hand it what they wait for.

The way from a document to a summary is plain code that asks an engine in between. :func:`beside_loop` runs such code in
a greenlet; where it waits, :func:`awaited` switches to the event loop, which goes on with other documents. So there is
one pipeline for threads and for coroutines, and no thread a request. SQLAlchemy's asyncio extension does the same.
"""

from __future__ import annotations

import asyncio
import contextvars
import time
from collections import deque
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar, cast

from greenlet import getcurrent, greenlet

Result = TypeVar("Result")


class _BesideLoop(greenlet):
    """A greenlet whose parent awaits what it is handed."""


async def beside_loop(work: Callable[[], Result]) -> Result:
    """Run ``work`` and return what it returns; what it waits for with :func:`awaited` is awaited here."""
    beside = _BesideLoop(work, getcurrent())
    beside.gr_context = contextvars.copy_context()
    handed: Any = beside.switch()
    while not beside.dead:
        try:
            came: Any = await handed
        except BaseException as error:  # noqa: BLE001 - cancelling, too, goes to the work that waits
            handed = cast("Any", beside).throw(type(error), error, error.__traceback__)
        else:
            handed = beside.switch(came)
    return cast("Result", handed)


def awaited(awaitable: Awaitable[Result]) -> Result:
    """Return what an awaitable comes to; for code that runs inside of :func:`beside_loop`."""
    beside = getcurrent()
    if not isinstance(beside, _BesideLoop) or beside.parent is None:
        if asyncio.iscoroutine(awaitable):
            awaitable.close()
        raise RuntimeError("Waiting for an event loop is possible only beside one.")
    return cast("Result", beside.parent.switch(awaitable))


def is_beside_loop() -> bool:
    """Whether the code that asks runs inside of :func:`beside_loop`."""
    return isinstance(getcurrent(), _BesideLoop)


def sleep(seconds: float) -> None:
    """Sleep: beside a loop without keeping others from their work, else as a thread does."""
    if is_beside_loop():
        awaited(asyncio.sleep(seconds))
    else:
        time.sleep(seconds)


class Condition(Protocol):
    """What somebody waits for: :class:`threading.Condition`, or :class:`LoopCondition` beside an event loop."""

    def __enter__(self) -> object: ...
    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
        /,
    ) -> bool | None: ...
    def wait_for(self, predicate: Callable[[], bool]) -> object:
        """Wait until ``predicate`` is true."""
        ...

    def notify(self, n: int = 1) -> None:
        """Wake some of those who wait."""
        ...

    def notify_all(self) -> None:
        """Wake all who wait."""
        ...


class LoopCondition:
    """A condition as :class:`threading.Condition` is one, for code beside one event loop.

    Nothing needs locking there: only who waits lets others go on.
    """

    def __init__(self) -> None:
        self._waiting: deque[asyncio.Future[None]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Nothing is held."""

    def wait_for(self, predicate: Callable[[], bool]) -> None:
        """Wait until ``predicate`` is true."""
        while not predicate():
            future = asyncio.get_running_loop().create_future()
            self._waiting.append(future)
            try:
                awaited(future)
            except BaseException:
                if future.done() and not future.cancelled():
                    # Somebody was woken who does not go on: the next one may.
                    self.notify(1)
                raise

    def notify(self, n: int = 1) -> None:
        """Wake some of those who wait, the longest waiting first."""
        while n > 0 and self._waiting:
            future = self._waiting.popleft()
            if not future.done():
                future.set_result(None)
                n -= 1

    def notify_all(self) -> None:
        """Wake all who wait."""
        self.notify(len(self._waiting))


class LoopEvent:
    """An event as :class:`threading.Event` is one, for code beside one event loop."""

    def __init__(self) -> None:
        self._set = False
        self._changed = LoopCondition()

    def set(self) -> None:
        """Let all go on who wait."""
        self._set = True
        self._changed.notify_all()

    def wait(self) -> None:
        """Wait until somebody has called :meth:`set`."""
        self._changed.wait_for(lambda: self._set)
