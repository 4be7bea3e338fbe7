"""The run store: one SQLite row a document, committed as results arrive, and the texts that offsets refer to.

A row is known by its *key*, a SHA-256 of everything that decides the answer: the document, the prompts, the
schema, the model and its parameters. An unchanged key is never asked twice; a changed one is a new row.
Rows of earlier runs stay, with ``position`` null, so that going back to an earlier prompt costs nothing.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

from summarizer.batch import failures
from summarizer.batch.commits import GroupedWrites
from summarizer.batch.folder import forget, locked, make_folder, opened_database
from summarizer.databases import opened
from summarizer.models.document import SourceDocument
from summarizer.reading.own_output import DATABASE, SUMMARIES, TABLES
from summarizer.results import texts
from summarizer.results.export import write_jsonl
from summarizer.results.files import remove_leftovers
from summarizer.results.growing import GrowingLines
from summarizer.results.states import Claim, Row, State, well_formed
from summarizer.usage import Usage, UsageSum

__all__ = ["DATABASE", "SUMMARIES", "Claim", "Row", "RunStore", "State", "resourced"]


class Listed(Protocol):
    """Anything with the name of a document."""

    @property
    def source(self) -> str:
        """The name under which it is listed."""
        ...


AnyListed = TypeVar("AnyListed", bound=Listed)

_ALL_ROWS = (
    "SELECT position, source, state, attempts, calls, input_tokens, output_tokens, cached_tokens, seconds, "
    "cost_usd, error_type, error FROM documents WHERE position IS NOT NULL ORDER BY position"
)
_FAILED_ROWS = _ALL_ROWS.replace("ORDER", "AND state IN ('truncated', 'refused', 'failed') ORDER")
_UNFINISHED = "key IS NULL OR state IN ('queued', 'running')"
_RESULTS = (
    "SELECT coalesce(d.result, (SELECT e.result FROM documents e WHERE d.state = 'queued' AND d.key IS NULL "
    "AND e.source = d.source AND +e.position IS NULL AND e.result IS NOT NULL ORDER BY e.id DESC LIMIT 1)) AS line "
    "FROM documents d WHERE d.position IS NOT NULL AND line IS NOT NULL ORDER BY d.position"
)
_COST_OF_DROPPED = "cost_of_dropped"


class RunStore:
    """The rows of one output folder. Shared between threads; one process at a time.

    Opened with ``exclusive=False`` it may be read while another process works on the folder.

    Raises:
        RunLocked: another process works on the folder.
        InputError: the folder holds a database of another kind.
    """

    def __init__(self, folder: Path, *, fresh: bool = False, exclusive: bool = True) -> None:
        self.folder = folder
        self._mutex = threading.RLock()
        self._growing: GrowingLines | None = None
        #: What was asked through this store: what earlier runs took is not in it.
        self.spent_now = UsageSum()
        self._is_writing, self._closed = exclusive, False
        #: Whether rows of earlier runs may be there; told when a run begins.
        self._had_runs = True
        if exclusive:
            make_folder(folder)
        self._release = locked(folder) if exclusive else lambda: None
        try:
            if fresh:
                forget(folder)
            if exclusive:
                remove_leftovers(folder / SUMMARIES)
                remove_leftovers(folder / failures.FAILURES)
            self._connection = opened_database(folder / DATABASE, writing=exclusive)
            self._writes = GroupedWrites(self._connection, self._mutex)
        except BaseException:
            self._release()
            raise

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
        """Close the database and let other processes have the folder."""
        if self._growing is not None:
            self._growing.close()
        with self._mutex:
            closed, self._closed = self._closed, True
        if closed:
            return
        try:
            self._writes.close()
        finally:
            self._connection.close()
            self._release()

    # -- before the run ---------------------------------------------------------------------------

    def begin(self, sources: Iterable[str]) -> int:
        """List the documents of this run in input order, all queued; returns how many there are.

        What an earlier run left unfinished is forgotten; what it finished is kept for :meth:`claim`.
        """
        with self._writing() as database:
            (cost,) = database.execute(
                f"SELECT coalesce(sum(cost_usd), 0) FROM documents WHERE {_UNFINISHED}"  # noqa: S608  # nosec B608
            ).fetchone()
            # The rows go, the money that was spent on them is not forgotten.
            self._put_fact(
                database, _COST_OF_DROPPED, str(cost + float(self.fact(_COST_OF_DROPPED) or 0))
            )
            database.execute(f"DELETE FROM documents WHERE {_UNFINISHED}")  # noqa: S608  # nosec B608
            database.execute("UPDATE documents SET position = NULL")
            database.executemany(
                "INSERT INTO documents (position, source, state) VALUES (?, ?, 'queued')",
                ((position, _storable(source)) for position, source in enumerate(sources)),
            )
            (count,) = database.execute(
                "SELECT count(*) FROM documents WHERE position IS NOT NULL"
            ).fetchone()
            (had_runs,) = database.execute(
                "SELECT EXISTS (SELECT 1 FROM documents WHERE position IS NULL)"
            ).fetchone()
        self._had_runs = bool(had_runs)
        return int(count)

    def grow(self) -> None:
        """Let :data:`SUMMARIES` grow from here on: what is known of this run stands in it, and results are added."""
        self._growing = GrowingLines(self.folder / SUMMARIES, self.results())

    def write_results(self) -> None:
        """Write the results whole and in input order, and what failed with its reasons."""
        if self._growing is not None:
            self._growing.close()
            self._growing = None
        write_jsonl(self.results(), self.folder / SUMMARIES)
        write_jsonl(failures.lines(self.rows(failures_only=True)), self.folder / failures.FAILURES)

    def placed(self, entries: Iterable[AnyListed]) -> Iterator[tuple[int, AnyListed]]:
        """Yield the entries of this run with their positions, however the inputs have changed since :meth:`begin`.

        An entry that was not listed is left out.
        """
        expected = 0
        for entry in entries:
            position = self._position_of(_storable(entry.source), expected)
            if position is not None:
                yield position, entry
                expected = position + 1

    def _position_of(self, source: str, expected: int) -> int | None:
        with self._mutex:
            row = self._connection.execute(
                "SELECT source, state, key FROM documents WHERE position = ?", (expected,)
            ).fetchone()
            if row is not None and row[0] == source:
                return expected
            # The inputs have changed: from here on the place is looked up.
            found = self._connection.execute(
                "SELECT position FROM documents "
                "WHERE source = ? AND position >= 0 AND state = 'queued' AND key IS NULL ORDER BY position LIMIT 1",
                (source,),
            ).fetchone()
        return int(found[0]) if found else None

    def not_reached(self) -> list[tuple[int, str]]:
        """Return position and source of the documents of this run that nothing was done with."""
        with self._mutex:
            rows = self._connection.execute(
                "SELECT position, source FROM documents "
                "WHERE position IS NOT NULL AND state = 'queued' AND key IS NULL ORDER BY position"
            ).fetchall()
        return [(int(position), str(source)) for position, source in rows]

    def remember(self, **facts: str) -> None:
        """Store facts about the run (model, inputs), for ``batch status``."""
        with self._writing() as database:
            for name, value in facts.items():
                self._put_fact(database, name, value)

    @staticmethod
    def _put_fact(database: sqlite3.Connection, name: str, value: str) -> None:
        database.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    # -- during the run ---------------------------------------------------------------------------

    def claim(
        self,
        position: int,
        key: str,
        *,
        retry_failed: bool = False,
        document: SourceDocument | None = None,
    ) -> Claim:
        """Say what is to be done with the document at ``position``, now that its key is known; keeps its text."""
        packed = texts.packed(document) if document is not None else None
        # A claim that is lost with the process is a document that is still queued.
        with self._writes.writing(later=True) as database:
            if packed is not None:
                texts.keep(database, packed)
            earlier = self._earlier(database, position, key) if self._had_runs else None
            if earlier is None:
                return self._claim_new(database, position, key)
            row, state, attempts = int(earlier[0]), State(earlier[1]), int(earlier[2])
            database.execute("DELETE FROM documents WHERE position = ?", (position,))
            if state.has_result or not retry_failed:
                database.execute("UPDATE documents SET position = ? WHERE id = ?", (position, row))
                return Claim(state)
            database.execute(
                "UPDATE documents SET position = ?, state = 'running', attempts = ? WHERE id = ?",
                (position, attempts + 1, row),
            )
            return Claim(State.RUNNING)

    @staticmethod
    def _earlier(database: sqlite3.Connection, position: int, key: str) -> Any:
        """Return id, state and attempts of the row an earlier run has for a document; ``None`` without one."""
        return database.execute(
            # The plus keeps SQLite from looking through all rows without a position.
            "SELECT id, state, attempts FROM documents WHERE key = ? AND +position IS NULL "
            "AND source = (SELECT source FROM documents WHERE position = ?) ORDER BY id DESC LIMIT 1",
            (key, position),
        ).fetchone()

    @staticmethod
    def _claim_new(database: sqlite3.Connection, position: int, key: str) -> Claim:
        twin = database.execute(
            "SELECT result FROM documents WHERE key = ? AND result IS NOT NULL LIMIT 1", (key,)
        ).fetchone()
        running = "key = ?, state = 'running', attempts = attempts + 1"
        update = f"UPDATE documents SET {running} WHERE position = ?"  # noqa: S608  # nosec B608
        if not database.execute(update, (key, position)).rowcount:
            raise LookupError(f"no document is listed at {position}")
        return Claim(State.RUNNING, twin=twin[0] if twin else None)

    def is_running(self, position: int) -> bool:
        """Whether the document at ``position`` is claimed and not finished."""
        with self._mutex:
            row = self._connection.execute(
                "SELECT 1 FROM documents WHERE position = ? AND state = 'running'", (position,)
            ).fetchone()
        return row is not None

    def is_done(self, key: str) -> bool:
        """Whether a result for this key is stored, whatever run made it."""
        with self._mutex:
            row = self._connection.execute(
                "SELECT 1 FROM documents WHERE key = ? AND result IS NOT NULL LIMIT 1", (key,)
            ).fetchone()
        return row is not None

    def succeed(self, position: int, state: State, result: str, spent: Usage) -> None:
        """Commit a result (JSON on one line) and what it took, added to what earlier attempts took."""
        self._settle(position, state, spent, result=result)
        if self._growing is not None:
            self._growing.add(result)

    def fail(self, position: int, state: State, error: BaseException, spent: Usage) -> None:
        """Commit the reason why there is no result, and what the attempts took all the same."""
        self._settle(position, state, spent, error=error)

    def _settle(
        self,
        position: int,
        state: State,
        spent: Usage,
        *,
        result: str | None = None,
        error: BaseException | None = None,
    ) -> None:
        self.spent_now.add(spent)
        self._writes.write(
            "UPDATE documents SET state = ?, result = ?, error_type = ?, error = ?, calls = calls + ?, "
            "input_tokens = input_tokens + ?, output_tokens = output_tokens + ?, "
            "cached_tokens = cached_tokens + ?, seconds = seconds + ?, "
            "cost_usd = CASE WHEN ? IS NULL THEN cost_usd ELSE coalesce(cost_usd, 0) + ? END "
            "WHERE position = ?",
            (
                *(state, result, *((type(error).__name__, str(error)) if error else (None, None))),
                *(spent.calls, spent.input, spent.output, spent.cached, spent.seconds),
                *(spent.cost_usd, spent.cost_usd, position),
            ),
        )

    def put_back(self, position: int, spent: Usage) -> None:
        """Queue a document again that was claimed and not finished; what was spent stays counted."""
        self._settle(position, State.QUEUED, spent)

    # -- afterwards -------------------------------------------------------------------------------

    def counts(self) -> dict[State, int]:
        """Count the documents of the latest run by state."""
        with self._mutex:
            rows = self._connection.execute(
                "SELECT state, count(*) FROM documents WHERE position IS NOT NULL GROUP BY state"
            ).fetchall()
        return {State(state): int(count) for state, count in rows}

    def spent(self) -> Usage:
        """Sum what the documents of the latest run took, in whichever run they were asked."""
        with self._mutex:
            sums = self._connection.execute(
                "SELECT coalesce(sum(calls), 0), coalesce(sum(input_tokens), 0), coalesce(sum(output_tokens), 0), "
                "coalesce(sum(cached_tokens), 0), coalesce(sum(seconds), 0), sum(cost_usd) "
                "FROM documents WHERE position IS NOT NULL"
            ).fetchone()
        return _usage(sums)

    def cost_so_far(self) -> float:
        """Sum the known cost of everything ever asked for this folder, in USD."""
        with self._mutex:
            (cost,) = self._connection.execute(
                "SELECT coalesce(sum(cost_usd), 0) FROM documents"
            ).fetchone()
        return float(cost) + float(self.fact(_COST_OF_DROPPED) or 0)

    def fact(self, name: str) -> str | None:
        """Return a remembered fact, or ``None``."""
        with self._mutex:
            row = self._connection.execute(
                "SELECT value FROM facts WHERE name = ?", (name,)
            ).fetchone()
        return str(row[0]) if row else None

    def rows(self, *, failures_only: bool = False) -> Iterator[Row]:
        """Yield the documents of the latest run in input order."""
        for row in self._select(_FAILED_ROWS if failures_only else _ALL_ROWS):
            yield Row(row[0], row[1], State(row[2]), row[3], _usage(row[4:10]), row[10], row[11])

    def results(self) -> Iterator[str]:
        """Yield the results of the latest run in input order, each as one line of JSON.

        Where a run was stopped before it came to a document, the result that an earlier run had for its name stands in.
        """
        for (result,) in self._select(_RESULTS):
            yield result

    def _select(self, statement: str) -> Iterator[Any]:
        # A connection of its own, so that a slow reader neither blocks nor sees half of a running write.
        if self._is_writing:
            self._writes.commit()
        reader = opened(self.folder / DATABASE, tables=TABLES)
        try:
            yield from reader.execute(statement)
        finally:
            reader.close()

    def _writing(self) -> AbstractContextManager[sqlite3.Connection]:
        return self._writes.writing()


def resourced(result: str, record: dict[str, Any]) -> str:
    """Return a stored result with another document record: the same text under another name.

    It took nothing to make, and says so.
    """
    value = json.loads(result)
    value["document"] = record
    value["provenance"] |= {
        "usage": {"input": 0, "output": 0, "cached": 0},
        "calls": 0,
        "seconds": 0.0,
    }
    if value["provenance"].get("cost_usd") is not None:
        value["provenance"]["cost_usd"] = 0.0
    # As pydantic writes it, so that equal results are equal lines.
    return well_formed(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _storable(text: str) -> str:
    # A file name that is no UTF-8, or a lone surrogate from JSON, has no place in a database.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _usage(columns: Sequence[Any]) -> Usage:
    """Return what the six columns of a row, or of their sums, say was taken."""
    calls, read, wrote, cached, seconds, cost_usd = columns
    return Usage(read, wrote, cached, calls=calls, seconds=seconds, cost_usd=cost_usd)
