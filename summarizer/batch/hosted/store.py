"""Requests and hosted batches of a run, in ``run.sqlite``: written down before anything is sent.

Whatever step a process is killed at, the next one finds what was planned, and looks at the endpoint for what may have
been done since: an uploaded file and a created batch by the batch's token, which they bear somewhere.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
import zlib
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from summarizer.databases import opened
from summarizer.reading.own_output import DATABASE, TABLES
from summarizer.usage import Usage

_SCHEMA = """
CREATE TABLE IF NOT EXISTS hosted_requests (
    custom_id TEXT PRIMARY KEY,
    body BLOB NOT NULL,
    state TEXT NOT NULL,
    batch INTEGER,
    tries INTEGER NOT NULL DEFAULT 0,
    answer BLOB,
    problem TEXT,
    input_tokens INTEGER NOT NULL DEFAULT 0,
    output_tokens INTEGER NOT NULL DEFAULT 0,
    cached_tokens INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS hosted_requests_by_batch ON hosted_requests (batch);
CREATE INDEX IF NOT EXISTS hosted_requests_by_state ON hosted_requests (state);
CREATE TABLE IF NOT EXISTS hosted_batches (
    number INTEGER PRIMARY KEY,
    token TEXT NOT NULL,
    file TEXT,
    batch TEXT,
    collected INTEGER NOT NULL DEFAULT 0,
    since TEXT
);
"""
_PLANNED = (
    "SELECT number, token, file, batch, since, "
    "(SELECT count(*) FROM hosted_requests r WHERE r.batch = b.number AND r.state = 'sent') "
    "FROM hosted_batches b"
)


class RequestState(StrEnum):
    """How far a request is."""

    WAITING = "waiting"
    SENT = "sent"
    ANSWERED = "answered"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Request:
    """A request and what came of it."""

    state: RequestState
    answer: dict[str, Any] | None
    problem: str | None


@dataclass(frozen=True, slots=True)
class Planned:
    """A hosted batch that is not collected yet; ``file`` and ``batch`` are the endpoint's ids, once known.

    ``since`` is the newest batch there was before this one was made; null as long as nobody tried. ``count``: requests.
    """

    number: int
    token: str
    file: str | None
    batch: str | None
    since: str | None
    count: int


class HostedStore:
    """What was asked through hosted batches, by the SHA-256 of each request. For one thread."""

    def __init__(self, folder: Path) -> None:
        self._database = opened(folder / DATABASE, tables=TABLES, writing=True)
        self._database.executescript(_SCHEMA)
        columns = self._database.execute("PRAGMA table_info(hosted_batches)").fetchall()
        if "since" not in {column[1] for column in columns}:
            # A folder of an earlier version.
            self._database.execute("ALTER TABLE hosted_batches ADD COLUMN since TEXT")

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def request(self, custom_id: str, body: dict[str, Any]) -> Request:
        """Return what is known of a request; one that is new is written down to be sent."""
        row = self._database.execute(
            "SELECT state, answer, problem FROM hosted_requests WHERE custom_id = ?", (custom_id,)
        ).fetchone()
        if row is None:
            self._database.execute(
                "INSERT INTO hosted_requests (custom_id, body, state) VALUES (?, ?, 'waiting')",
                (custom_id, _packed(body)),
            )
            return Request(RequestState.WAITING, None, None)
        return Request(RequestState(row[0]), _unpacked(row[1]) if row[1] else None, row[2])

    def waiting(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the requests to be sent, in the order they were written down."""
        for custom_id, body in self._database.execute(
            "SELECT custom_id, body FROM hosted_requests WHERE state = 'waiting' ORDER BY rowid"
        ):
            yield custom_id, _unpacked(body)

    def plan(self, custom_ids: Iterable[str]) -> None:
        """Put requests into a new batch, under a token nobody else uses."""
        with self._writing() as database:
            number = database.execute(
                "INSERT INTO hosted_batches (token) VALUES (?)", (secrets.token_hex(12),)
            ).lastrowid
            database.executemany(
                "UPDATE hosted_requests SET state = 'sent', batch = ?, tries = tries + 1 WHERE custom_id = ?",
                ((number, custom_id) for custom_id in custom_ids),
            )

    def open_batches(self) -> list[Planned]:
        """Return the batches that are not collected yet."""
        rows = self._database.execute(f"{_PLANNED} WHERE NOT collected ORDER BY number")
        return [Planned(*row) for row in rows]

    def planned(self, number: int) -> Planned:
        """Return what is known of a batch now."""
        return Planned(
            *self._database.execute(f"{_PLANNED} WHERE number = ?", (number,)).fetchone()
        )

    def lines(self, number: int) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the requests of a batch: the same ones in the same order, whenever it is asked."""
        for custom_id, body in self._database.execute(
            "SELECT custom_id, body FROM hosted_requests WHERE batch = ? AND state = 'sent' ORDER BY rowid",
            (number,),
        ):
            yield custom_id, _unpacked(body)

    def uploaded(self, number: int, file: str) -> None:
        """Note the id of a batch's file."""
        self._database.execute(
            "UPDATE hosted_batches SET file = ? WHERE number = ?", (file, number)
        )

    def begun(self, number: int, since: str) -> None:
        """Note the newest batch there was before this one, empty where there was none."""
        self._database.execute(
            "UPDATE hosted_batches SET since = ? WHERE number = ?", (since, number)
        )

    def created(self, number: int, batch: str) -> None:
        """Note the id the endpoint gave a batch."""
        self._database.execute(
            "UPDATE hosted_batches SET batch = ? WHERE number = ?", (batch, number)
        )

    def answered(self, number: int, custom_id: str, answer: dict[str, Any], usage: Usage) -> None:
        """Keep an answer. One to a request that is not in this batch is left alone."""
        self._database.execute(
            "UPDATE hosted_requests SET state = 'answered', answer = ?, input_tokens = ?, output_tokens = ?, "
            "cached_tokens = ? WHERE custom_id = ? AND batch = ? AND state = 'sent'",
            (_packed(answer), usage.input, usage.output, usage.cached, custom_id, number),
        )

    def refused(self, number: int, custom_id: str, problem: str, *, final: bool) -> None:
        """Keep the reason why a request has no answer; unless that is final it will be sent again."""
        self._database.execute(
            "UPDATE hosted_requests SET problem = ?, state = CASE WHEN ? THEN 'failed' ELSE state END "
            "WHERE custom_id = ? AND batch = ? AND state = 'sent'",
            (problem, final, custom_id, number),
        )

    def collected(self, number: int, tries: int) -> None:
        """Close a batch: what it left unanswered waits to be sent again, or has failed after so many tries."""
        with self._writing() as database:
            database.execute(
                "UPDATE hosted_requests SET state = CASE WHEN tries < ? THEN 'waiting' ELSE 'failed' END "
                "WHERE batch = ? AND state = 'sent'",
                (tries, number),
            )
            database.execute("UPDATE hosted_batches SET collected = 1 WHERE number = ?", (number,))

    def retry_failed(self) -> None:
        """Let what has failed be sent again."""
        self._database.execute(
            "UPDATE hosted_requests SET state = 'waiting', tries = 0 WHERE state = 'failed'"
        )

    def usage(self) -> Usage:
        """Sum the tokens of all answers, whoever they were for."""
        row = self._database.execute(
            "SELECT coalesce(sum(input_tokens), 0), coalesce(sum(output_tokens), 0), coalesce(sum(cached_tokens), 0) "
            "FROM hosted_requests"
        ).fetchone()
        return Usage(input=row[0], output=row[1], cached=row[2])

    @contextmanager
    def _writing(self) -> Generator[sqlite3.Connection]:
        with self._database:
            self._database.execute("BEGIN IMMEDIATE")
            yield self._database


def _packed(value: dict[str, Any]) -> bytes:
    return zlib.compress(json.dumps(value).encode(), 6)


def _unpacked(packed: bytes) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(zlib.decompress(packed))
    return value
