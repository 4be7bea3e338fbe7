"""The one way a SQLite file is opened: a run folder may come from a stranger, and so may everything in it.

SQLite runs what a database file says: views, triggers, generated columns, and a rollback journal, which may name other
files to be deleted. So a file is only opened where none of that can matter: no journal (our stores use a write-ahead
log), plain tables of the names that are expected, values of bounded size.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection
from pathlib import Path

from summarizer.errors import InputError
from summarizer.hints import setting

#: Bytes of the largest value: a text of 64 MiB, which is the most that is read, compressed or not.
LARGEST_VALUE = 64 * 1024 * 1024
#: Steps of SQLite's machine between two looks at whether a statement has run for too long.
_STEPS = 1_000_000
_NO_SPACE = ("full", "readonly", "read-only", "disk I/O", "unable to open", "locked")


def opened(path: Path, *, tables: Collection[str], writing: bool = False) -> sqlite3.Connection:
    """Return a connection to a database of ours. ``tables`` are all that may be in it.

    Reading takes no lock and writes nothing. A file for writing is made for its owner alone.

    Raises:
        InputError: the file is not a database of this program, or cannot be read or written.
    """
    _refuse_journal(path)
    if writing and path.is_symlink():
        raise InputError(
            f"{path} is a link to {path.readlink()}: what is written there might be anybody's. Remove it, or name "
            "the folder that holds the file."
        )
    if writing and not path.exists():
        _made(path)
    try:
        connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?{_mode(path, writing=writing)}",
            uri=True,
            check_same_thread=False,
            isolation_level=None,
        )
    except sqlite3.Error as error:
        raise unusable(path, error) from error
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE)
        connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        if not writing:
            connection.execute("PRAGMA query_only = ON")
        _refuse_strange(path, connection, tables)
    except sqlite3.Error as error:
        connection.close()
        raise unusable(path, error) from error
    except BaseException:
        connection.close()
        raise
    return connection


#: Where a column of a table is described as hidden or computed: the last item of ``PRAGMA table_xinfo``.
_HIDDEN = 6


def _mode(path: Path, *, writing: bool) -> str:
    if writing:
        return "mode=rw"
    # To read a database with a write-ahead log SQLite wants to make files beside it, which a folder may not allow.
    still = not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()
    return "mode=ro&immutable=1" if still else "mode=ro"


def _refuse_journal(path: Path) -> None:
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists() or journal.is_symlink():
        raise InputError(
            f"{journal} lies beside {path.name}. Stores of this program never have such a file, and opening the store "
            "would run it. Remove it if you know where it comes from, or use another folder."
        )


def _made(path: Path) -> None:
    try:
        path.touch(mode=0o600, exist_ok=True)
    except OSError as error:
        raise InputError(
            f"{path} cannot be made: {error.strerror}. Choose another folder."
        ) from error


def _refuse_strange(path: Path, connection: sqlite3.Connection, tables: Collection[str]) -> None:
    """Refuse views, triggers, virtual tables, computed columns and tables of other names."""
    listed = connection.execute(
        "SELECT type, name, coalesce(length(sql), 0), sql FROM sqlite_schema LIMIT 100"
    ).fetchall()
    known = {*tables, "sqlite_stat1"}
    for kind, name, length, sql in listed:
        expected = kind == "index" or (kind == "table" and name in known)
        if not expected or length > 10_000 or _computes(str(sql or "")):
            raise InputError(
                f"{path} holds {kind} {str(name)[:60]!r}, which no store of this program has. It is not opened further."
            )
    for name in tables:
        if _has_computed_column(connection, name):
            raise InputError(
                f"{path} has a computed column in {name!r}, which no store of this program has."
            )


def _has_computed_column(connection: sqlite3.Connection, table: str) -> bool:
    return any(column[_HIDDEN] for column in connection.execute(f'PRAGMA table_xinfo("{table}")'))


def _computes(sql: str) -> bool:
    words = sql.upper().split()
    return "VIRTUAL" in words or "GENERATED" in words


def unusable(path: Path, error: sqlite3.Error) -> InputError:
    """Return the error for a database that cannot be used: no room, a read-only folder, or a file of another kind."""
    told = str(error)
    if any(sign in told for sign in _NO_SPACE):
        return InputError(
            f"{path} could not be used: {told}. What was done is kept. Make room, or make the folder writable, and run "
            "the same command again."
        )
    return InputError(
        f"{path} is not a run store, or is damaged ({told}). Keep it if it may hold work, and use another folder, or "
        f"{setting('--fresh', 'fresh=True')} to start over."
    )
