"""Answers kept from one run to the next: one SQLite file for all commands, processes and threads of a user.

Whatever is wrong with the file, work goes on without it: the trouble is logged once, a corrupt file is moved
aside. Only answers lie in it, under the SHA-256 of what was asked: no questions, no keys, no addresses.
"""

from __future__ import annotations

import hashlib
import logging
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TypeVar

from summarizer.databases import opened
from summarizer.engines.weights import cache_folder, cache_switched_off
from summarizer.errors import InputError

Found = TypeVar("Found")

#: The most the answers may take, in bytes. The oldest go first.
MOST_BYTES = 1 << 30
#: Longer answers are not kept, in characters.
_LONGEST = 4 << 20
_PRUNED_EVERY = 256
_PATIENCE = 10.0
_CORRUPT = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_log = logging.getLogger("summarizer.answers")
_said: set[str] = set()


def answers_path() -> Path | None:
    """Return where answers are kept; ``None`` where ``SUMMARIZER_CACHE`` is ``0``: nowhere."""
    return None if cache_switched_off() else cache_folder() / "answers.sqlite"


class AnswerStore:
    """Answers by key, the oldest dropped when they take more than ``most_bytes``. Never raises for the file's sake.

    The file is made with the first answer, readable by its owner only. Safe for threads and processes.
    """

    def __init__(self, path: Path, most_bytes: int = MOST_BYTES) -> None:
        self.path = path
        self._most = most_bytes
        self._mutex = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._opened_as: tuple[int, int] = (0, 0)
        self._useless = False
        self._puts = 0

    def get(self, key: str, since: float = 0.0) -> str | None:
        """Return the answer kept under a key, if it is not older than ``since`` (seconds of the epoch)."""
        if not self.path.is_file():
            return None

        def look(connection: sqlite3.Connection) -> str | None:
            row = connection.execute(
                "SELECT answer FROM answers WHERE key = ? AND created >= ?", (_raw(key), since)
            ).fetchone()
            return str(row[0]) if row else None

        return self._using(look, None)

    def put(self, key: str, answer: str) -> None:
        """Keep an answer under a key."""
        if len(answer) > _LONGEST:
            return

        def write(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO answers (key, created, answer) VALUES (?, ?, ?)",
                (_raw(key), time.time(), answer),
            )
            if self._puts % _PRUNED_EVERY == 0:
                self._prune(connection)
            self._puts += 1

        self._using(write, None)

    def put_all(self, answers: Mapping[str, str]) -> None:
        """Keep many answers by key at once: all of them or none."""
        now = time.time()
        rows = [(_raw(key), now, one) for key, one in answers.items() if len(one) <= _LONGEST]

        def write(connection: sqlite3.Connection) -> None:
            # Commits at its end, takes back what an error leaves half done.
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany(
                    "INSERT OR REPLACE INTO answers (key, created, answer) VALUES (?, ?, ?)", rows
                )
            self._prune(connection)

        self._using(write, None)

    def count(self) -> int:
        """Return how many answers are kept."""
        if not self.path.is_file():
            return 0
        return self._using(
            lambda c: int(c.execute("SELECT count(*) FROM answers").fetchone()[0]), 0
        )

    def size(self) -> int:
        """Return how many bytes the file takes, its log included."""
        files = (self.path.with_name(self.path.name + end) for end in ("", "-wal"))
        return sum(file.stat().st_size for file in files if file.is_file())

    def clear(self) -> int:
        """Forget every answer, give the space back, and return how many there were."""
        count = self.count()
        if count:
            self._using(_emptied, None)
        return count

    def close(self) -> None:
        """Close the file. Calling it twice is harmless; the next question opens it again."""
        with self._mutex:
            self._let_go()

    # --- the file ----------------------------------------------------------------------------------

    def _using(self, work: Callable[[sqlite3.Connection], Found], otherwise: Found) -> Found:
        with self._mutex:
            # Twice: once more with a new file, where the first turned out to be corrupt.
            for _ in range(2):
                if self._useless:
                    return otherwise
                try:
                    return work(self._open())
                except (sqlite3.Error, OSError, InputError) as error:
                    # Opening tells what SQLite said, and of a file that is no store of ours that it is none.
                    cause = error.__cause__ if isinstance(error, InputError) else error
                    self._troubled(cause if isinstance(cause, sqlite3.Error | OSError) else error)
                    if not _is_corrupt(cause):
                        return otherwise
            self._useless = True
            return otherwise

    def _open(self) -> sqlite3.Connection:
        if self._connection is not None and self._opened_as[0] == os.getpid():
            return self._connection
        self.path.parent.mkdir(parents=True, exist_ok=True)
        # Answers hold words of documents: for the owner's eyes only. SQLite gives its log the same rights.
        os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        # Of a forked process the connection of its parent must not even be closed.
        self._opened_as = (os.getpid(), self.path.stat().st_ino)
        # While another process begins the file, a journal lies beside it, which is refused else.
        with self._alone():
            self._connection = opened(self.path, tables=("answers",), writing=True)
            self._connection.execute(f"PRAGMA busy_timeout = {int(1000 * _PATIENCE)}")
            self._connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 4 * _LONGEST)
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.execute(
                "CREATE TABLE IF NOT EXISTS answers"
                " (key BLOB PRIMARY KEY, created REAL NOT NULL, answer TEXT NOT NULL)"
            )
        return self._connection

    def _prune(self, connection: sqlite3.Connection) -> None:
        """Drop the oldest tenth until what is left fits; the space is used again."""
        while _bytes_in_use(connection) > self._most:
            (count,) = connection.execute("SELECT count(*) FROM answers").fetchone()
            if not count:
                return
            connection.execute(
                "DELETE FROM answers WHERE rowid IN (SELECT rowid FROM answers ORDER BY rowid LIMIT ?)",
                (max(1, int(count) // 10),),
            )

    def _troubled(self, error: Exception) -> None:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _BUSY:
            _say(f"{self.path} is in use by another process; some answers are not kept.")
            return
        if _is_corrupt(error):
            self._move_aside()
            return
        self._let_go()
        self._useless = True
        _say(
            f"Answers cannot be kept at {self.path} ({error}); every question is asked. "
            "Set SUMMARIZER_CACHE to a folder that can be written to, or to 0."
        )

    def _alone(self) -> AbstractContextManager[object]:
        """Keep other processes from beginning the file, or moving it aside."""
        from filelock import FileLock

        return FileLock(f"{self.path}.lock", timeout=_PATIENCE, mode=0o600)

    def _move_aside(self) -> None:
        self._let_go()
        try:
            with self._alone():
                # Another process may have done it already; then the file is a new one.
                if self.path.is_file() and self.path.stat().st_ino == self._opened_as[1]:
                    self._rename()
        except OSError as error:
            self._useless = True
            _say(f"{self.path} is corrupt and cannot be moved aside ({error}): delete it.")

    def _rename(self) -> None:
        aside = self.path.with_name(f"{self.path.name}.corrupt-{time.time_ns()}")
        for end in ("-wal", "-shm"):
            self.path.with_name(self.path.name + end).unlink(missing_ok=True)
        self.path.replace(aside)
        _say(f"{self.path} was corrupt. It is now {aside.name}, and a new one was begun.")

    def _let_go(self) -> None:
        if self._connection is not None and self._opened_as[0] == os.getpid():
            self._connection.close()
        self._connection = None


def _emptied(connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM answers")
    # It works in a database of its own, which counts as attached.
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 1)
    connection.execute("VACUUM")
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _bytes_in_use(connection: sqlite3.Connection) -> int:
    size, pages, free = (
        int(connection.execute(f"PRAGMA {name}").fetchone()[0])
        for name in ("page_size", "page_count", "freelist_count")
    )
    return size * (pages - free)


def _is_corrupt(error: BaseException | None) -> bool:
    """Whether a file is damaged, or another one than such a store."""
    strange = error is None or isinstance(error, InputError)
    return strange or getattr(error, "sqlite_errorcode", 0) & 0xFF in _CORRUPT


def _raw(key: str) -> bytes:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()


def _say(message: str) -> None:
    """Log a message, once a process."""
    if message not in _said:
        _said.add(message)
        _log.warning(message)
