"""Commits of several writes at once: a few milliseconds' worth, from a thread of their own."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager

#: How long a write waits for others to be committed with it, in seconds: less than a request takes by far, and two
#: documents' worth at the rates that were measured (see ``benchmarks/README.md``).
_GROUP_SECONDS = 0.01
#: How long a write that is of use only with a later one waits for that one.
_LATER_SECONDS = 0.1


class GroupedWrites:
    """Writes to one connection, each whole or not at all, committed together. Shared between threads.

    What is lost when the process is killed are the writes of the last few milliseconds, as if they had still been in
    flight. An error of a commit is raised by the next write, and by :meth:`close`.
    """

    def __init__(self, connection: sqlite3.Connection, mutex: threading.RLock) -> None:
        self._connection, self._mutex = connection, mutex
        self._error: Exception | None = None
        self._began = 0.0
        self._wanted, self._soon, self._ended = (threading.Event() for _ in range(3))
        self._thread: threading.Thread | None = None

    @contextmanager
    def writing(self, *, later: bool = False) -> Generator[sqlite3.Connection]:
        """Hold the connection for a write; where it fails, nothing of it stays. Raises ``sqlite3.Error``.

        ``later``: it is of use only with a write that follows, and is committed with that one if that comes soon.
        """
        with self._mutex:
            self._raise()
            self._begin()
            self._connection.execute("SAVEPOINT one")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK TO one")
                self._connection.execute("RELEASE one")
                raise
            self._connection.execute("RELEASE one")
        self._want(later=later)

    def write(self, statement: str, values: Sequence[object]) -> None:
        """Write with a single statement, which is whole or not at all by itself. Raises ``sqlite3.Error``."""
        with self._mutex:
            self._raise()
            self._begin()
            self._connection.execute(statement, values)
        self._want()

    def _want(self, *, later: bool = False) -> None:
        self._start()
        # Who clears them commits afterwards, so that what is written before is in that commit.
        for event in (self._wanted,) if later else (self._soon, self._wanted):
            if not event.is_set():
                event.set()

    def _begin(self) -> None:
        # The thread may wait long for the mutex where many write: a group that is old enough is committed by who comes.
        now = time.monotonic()
        if self._connection.in_transaction and now - self._began > _GROUP_SECONDS:
            self._connection.execute("COMMIT")
        if not self._connection.in_transaction:
            self._connection.execute("BEGIN IMMEDIATE")
            self._began = now

    def commit(self) -> None:
        """Commit what is written now: before somebody reads through another connection."""
        with self._mutex:
            self._raise()
            if self._connection.in_transaction:
                self._connection.execute("COMMIT")

    def close(self) -> None:
        """Commit what is left and end the thread. Calling it twice is harmless."""
        for event in (self._ended, self._soon, self._wanted):
            event.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None
        self.commit()

    def _start(self) -> None:
        if self._thread is None:
            with self._mutex:
                if self._thread is None:
                    self._thread = threading.Thread(target=self._run, name="commits", daemon=True)
                    self._thread.start()

    def _run(self) -> None:
        while not self._ended.is_set():
            self._wanted.wait()
            self._wanted.clear()
            self._soon.wait(_LATER_SECONDS)
            self._soon.clear()
            self._ended.wait(_GROUP_SECONDS)
            try:
                self.commit()
            except Exception as error:  # noqa: BLE001 - raised where the next write is
                self._error = error
                return

    def _raise(self) -> None:
        if self._error is not None:
            raise self._error
