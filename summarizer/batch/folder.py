"""The folder of a batch: its lock, its database as it is opened and made, and what is removed to start over."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from summarizer.batch import failures
from summarizer.databases import opened, unusable
from summarizer.errors import InputError, RunLocked
from summarizer.hints import setting
from summarizer.reading.own_output import DATABASE, SUMMARIES, TABLES

_SCHEMA = """
CREATE TABLE IF NOT EXISTS documents (
    id INTEGER PRIMARY KEY,
    position INTEGER,
    source TEXT NOT NULL,
    key TEXT,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    calls INTEGER NOT NULL DEFAULT 0,
    input_tokens INTEGER NOT NULL DEFAULT 0,
    output_tokens INTEGER NOT NULL DEFAULT 0,
    cached_tokens INTEGER NOT NULL DEFAULT 0,
    cost_usd REAL,
    seconds REAL NOT NULL DEFAULT 0,
    error_type TEXT,
    error TEXT,
    result TEXT
);
CREATE INDEX IF NOT EXISTS documents_by_key ON documents (key);
CREATE INDEX IF NOT EXISTS documents_by_source ON documents (source);
CREATE UNIQUE INDEX IF NOT EXISTS documents_by_position ON documents (position);
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS texts (sha256 TEXT PRIMARY KEY, body_start INTEGER NOT NULL, packed BLOB NOT NULL);
"""
_FORMAT = 1


def make_folder(folder: Path) -> None:
    """Make the folder of a batch where it is not there yet.

    Raises:
        InputError: a file has its name, or the name of a folder above it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise InputError(
            f"{folder} cannot be the folder of the results: a file is in the way. Name a folder, new or of an earlier "
            "run."
        ) from error


def locked(folder: Path) -> Callable[[], object]:
    """Lock a folder for this process and return what releases it.

    Raises:
        RunLocked: another process works on it.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(folder / "run.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise RunLocked(
            f"Another process is working on {folder}. Wait for it to end, or choose another folder of results."
        ) from error
    return lock.release


def opened_database(path: Path, *, writing: bool) -> sqlite3.Connection:
    """Open the database of a folder, and make its tables if it is to be written.

    Raises:
        InputError: it is of another version, or no database of a batch.
    """
    connection = opened(path, tables=TABLES, writing=writing)
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version not in (0, _FORMAT):
            raise InputError(
                f"{path} was written by another version (format {version}, expected {_FORMAT}). "
                f"Set {setting('--fresh', 'fresh=True')} to start over, or choose another folder of results."
            )
        if writing:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.executescript(_SCHEMA)
            connection.execute(f"PRAGMA user_version = {_FORMAT}")
    except sqlite3.DatabaseError as error:
        connection.close()
        raise unusable(path, error) from error
    except BaseException:
        connection.close()
        raise
    return connection


def forget(folder: Path) -> None:
    """Remove what earlier runs left in a folder."""
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", SUMMARIES, failures.FAILURES):
        (folder / name).unlink(missing_ok=True)
