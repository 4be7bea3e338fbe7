"""The decisions on disk: ``review.sqlite`` beside the run, a row for each thing a reviewer did.

A row is only ever changed to note that it was undone, and none is deleted.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
import threading
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from pydantic import ValidationError

from summarizer.databases import opened, unusable
from summarizer.errors import InputError
from summarizer.models.verified import DocumentRecord
from summarizer.review.decisions import (
    Action,
    Decision,
    Undone,
    dumped,
    loaded,
    loaded_correction,
)
from summarizer.review.items import Content, Correction, ItemKind

DATABASE = "review.sqlite"
TABLES = ("decisions", "reviewed", "facts")
_FORMAT = "1"
#: Seconds to wait for another process that is writing.
_PATIENCE = 10.0
_SCHEMA = """
CREATE TABLE IF NOT EXISTS decisions (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL,
    item TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    action TEXT NOT NULL,
    made TEXT NOT NULL,
    kind TEXT,
    content TEXT,
    correction TEXT,
    added INTEGER NOT NULL DEFAULT 0,
    undone TEXT
);
CREATE INDEX IF NOT EXISTS decisions_by_item ON decisions (sha256, item, reviewer);
CREATE INDEX IF NOT EXISTS decisions_by_reviewer ON decisions (reviewer);
CREATE TABLE IF NOT EXISTS reviewed (sha256 TEXT PRIMARY KEY, record TEXT NOT NULL, model TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
_COLUMNS = "id, sha256, item, reviewer, action, made, kind, content, correction, added"
#: The last row of each item and reviewer that was not undone, of all or of one document.
_LAST = "SELECT max(id) FROM decisions WHERE undone IS NULL{} GROUP BY sha256, item, reviewer"
_STANDING = f"SELECT {_COLUMNS} FROM decisions WHERE id IN ({_LAST.format('')}) ORDER BY sha256, id"  # noqa: S608  # nosec B608
_OF_DOCUMENT = (
    f"SELECT {_COLUMNS} FROM decisions WHERE id IN ({_LAST.format(' AND sha256 = ?')}) ORDER BY id"  # noqa: S608  # nosec B608
)


class Outdated(InputError):
    """A decision was made on something that has been decided otherwise meanwhile, in another tab say."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision that is to be kept. ``base`` is the number of the one that the reviewer saw, 0 for none."""

    record: DocumentRecord
    model: str
    item: str
    reviewer: str
    action: Action
    base: int
    kind: ItemKind | None = None
    content: Content | None = None
    correction: Correction | None = None
    added: bool = False


class ReviewStore:
    """The decisions about one folder. Shared between threads; several processes may have it open.

    Raises:
        InputError: the file is no store of decisions, or cannot be read or written.
    """

    def __init__(self, path: Path, *, writing: bool = False) -> None:
        self.path = path
        self._mutex = threading.RLock()
        if writing and not path.exists():
            _make(path)
        self._connection = opened(path, tables=TABLES, writing=writing)
        try:
            self._prepare(writing=writing)
        except sqlite3.Error as error:
            self._connection.close()
            raise unusable(path, error) from error
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self, *, writing: bool) -> None:
        self._connection.execute(f"PRAGMA busy_timeout = {int(_PATIENCE * 1000)}")
        if writing:
            # A decision that the page calls saved is on the disk.
            self._connection.execute("PRAGMA synchronous = FULL")
            self._connection.executescript(_SCHEMA)
            self._connection.execute("INSERT OR IGNORE INTO facts VALUES ('format', ?)", (_FORMAT,))
        found = self._connection.execute("SELECT value FROM facts WHERE name = 'format'").fetchone()
        if found is None or found[0] != _FORMAT:
            raise InputError(
                f"{self.path} was written by another version of this program (its format is "
                f"{str(found[0])[:20] if found else 'not noted'!s}, this version knows {_FORMAT}). "
                "Use that version, or move the file away to begin a new review."
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database. Calling it twice is harmless."""
        with self._mutex:
            self._connection.close()

    # -- writing ----------------------------------------------------------------------------------

    def decide(self, asked: Asked) -> Decision:
        """Keep a decision; when this returns it is on the disk.

        Raises:
            Outdated: the reviewer's decision about this item is another one now than the one that was shown.
        """
        with self._writing() as database:
            standing = self.standing_of(asked.record.sha256, asked.item, asked.reviewer)
            if (standing.number if standing else 0) != asked.base:
                raise Outdated(
                    "This was decided in another tab meanwhile. What stands there now is shown; decide again if it "
                    "should be otherwise."
                )
            database.execute(
                "INSERT OR REPLACE INTO reviewed VALUES (?, ?, ?)",
                (asked.record.sha256, asked.record.model_dump_json(), asked.model),
            )
            number = self._insert(database, asked)
        return self._numbered(number)

    @staticmethod
    def _insert(database: sqlite3.Connection, asked: Asked) -> int:
        correction = json.dumps(dict(asked.correction)) if asked.correction else None
        row = (
            asked.record.sha256,
            asked.item,
            asked.reviewer,
            asked.action.value,
            datetime.now(UTC).isoformat(timespec="seconds"),
            asked.kind.value if asked.kind else None,
            dumped(asked.content),
            correction,
            int(asked.added),
        )
        made = database.execute(
            "INSERT INTO decisions (sha256, item, reviewer, action, made, kind, content, correction, added) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
        return int(made.lastrowid or 0)

    def undo(self, reviewer: str, number: int) -> Undone:
        """Take back a reviewer's last decision, which has to be the one of this number.

        Raises:
            Outdated: it is another one, or there is none.
        """
        with self._writing() as database:
            if number == 0 or self.last_of(reviewer) != number:
                raise Outdated(
                    "There is nothing to undo."
                    if number == 0
                    else "Something was decided or undone in another tab meanwhile. Undo again to take that back."
                )
            now = datetime.now(UTC).isoformat(timespec="seconds")
            database.execute("UPDATE decisions SET undone = ? WHERE id = ?", (now, number))
        undone = self._numbered(number)
        return Undone(undone, self.standing_of(undone.sha256, undone.item, reviewer))

    @contextmanager
    def _writing(self) -> Generator[sqlite3.Connection]:
        with self._mutex:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                try:
                    yield self._connection
                except BaseException:
                    self._connection.execute("ROLLBACK")
                    raise
                self._connection.execute("COMMIT")
            except sqlite3.Error as error:
                raise unusable(self.path, error) from error

    # -- reading ----------------------------------------------------------------------------------

    def standing_of(self, sha256: str, item: str, reviewer: str) -> Decision | None:
        """Return what a reviewer decided about an item last."""
        found = self._rows(
            f"SELECT {_COLUMNS} FROM decisions WHERE sha256 = ? AND item = ? AND reviewer = ? "  # noqa: S608  # nosec B608
            "AND undone IS NULL ORDER BY id DESC LIMIT 1",
            sha256,
            item,
            reviewer,
        )
        return next(found, None)

    def of_document(self, sha256: str) -> list[Decision]:
        """Return the standing decisions about one document, oldest first."""
        return list(self._rows(_OF_DOCUMENT, sha256))

    def standing(self) -> Iterator[Decision]:
        """Yield every standing decision, a document's one after the other."""
        return self._rows(_STANDING)

    def actions(self, reviewer: str) -> Iterator[tuple[str, str, Action]]:
        """Yield document, item and action of a reviewer's standing decisions: what progress is counted from."""
        rows = self._fetched(
            "SELECT sha256, item, action FROM decisions WHERE id IN (SELECT max(id) FROM decisions "
            "WHERE undone IS NULL AND reviewer = ? GROUP BY sha256, item)",
            reviewer,
        )
        for sha256, item, action in rows:
            yield str(sha256), str(item), self._action(action)

    def last_of(self, reviewer: str) -> int:
        """Return the number of a reviewer's last decision that was not undone, 0 where there is none."""
        rows = self._fetched(
            "SELECT coalesce(max(id), 0) FROM decisions WHERE reviewer = ? AND undone IS NULL",
            reviewer,
        )
        return int(rows[0][0])

    def version(self) -> str:
        """Return a text that is another one whenever anything was decided or undone."""
        rows = self._fetched("SELECT coalesce(max(id), 0), count(undone) FROM decisions")
        return f"{rows[0][0]}.{rows[0][1]}"

    def reviewers(self) -> list[str]:
        """Return the names of those who decided anything, in order of their first decision."""
        rows = self._fetched("SELECT reviewer FROM decisions GROUP BY reviewer ORDER BY min(id)")
        return [str(row[0]) for row in rows]

    def documents(self) -> Mapping[str, tuple[DocumentRecord, str]]:
        """Return the documents that something was decided about, by SHA-256, each with the model that summarised it."""
        found: dict[str, tuple[DocumentRecord, str]] = {}
        for sha256, record, model in self._fetched("SELECT sha256, record, model FROM reviewed"):
            try:
                found[str(sha256)] = DocumentRecord.model_validate_json(record), str(model)
            except ValidationError as error:
                reason = error.errors(include_url=False)[0]["msg"]
                raise InputError(f"A document noted in {self.path} is damaged: {reason}.") from None
        return found

    def _numbered(self, number: int) -> Decision:
        return next(self._rows(f"SELECT {_COLUMNS} FROM decisions WHERE id = ?", number))  # noqa: S608  # nosec B608

    def _rows(self, query: str, *values: object) -> Iterator[Decision]:
        for row in self._fetched(query, *values):
            yield self._decision(row)

    def _fetched(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with self._mutex:
            try:
                return self._connection.execute(query, values).fetchall()
            except sqlite3.Error as error:
                raise unusable(self.path, error) from error

    def _decision(self, row: tuple[Any, ...]) -> Decision:
        number, sha256, item, reviewer, action, made, kind, content, correction, added = row
        where = f"Decision {number} in {self.path}"
        kept = loaded(_text(kind), _text(content), where)
        return Decision(
            number=int(number),
            sha256=str(sha256),
            item=str(item),
            reviewer=str(reviewer),
            action=self._action(action),
            made=str(made),
            kind=kept[0] if kept else None,
            content=kept[1] if kept else None,
            correction=loaded_correction(_text(correction), where),
            added=bool(added),
        )

    def _action(self, value: object) -> Action:
        try:
            return Action(str(value))
        except ValueError:
            raise InputError(
                f"{self.path} holds {str(value)!r:.40}, which is nothing a reviewer can do. It is damaged."
            ) from None


def _make(path: Path) -> None:
    """Make an empty store under another name and put it into its place, where nobody has meanwhile.

    While SQLite makes one a rollback journal lies beside it, which a store must never have.
    """
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.new-") as folder:
            new = Path(folder) / path.name
            connection = opened(new, tables=TABLES, writing=True)
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.executescript(_SCHEMA)
                connection.execute("INSERT INTO facts VALUES ('format', ?)", (_FORMAT,))
            finally:
                connection.close()
            with suppress(FileExistsError):
                os.link(new, path)
    except sqlite3.Error as error:
        raise unusable(path, error) from error
    except OSError as error:
        raise InputError(
            f"{path} cannot be made: {error.strerror}. Make its folder writable."
        ) from error


def _text(value: object) -> str | None:
    return None if value is None else str(value)
