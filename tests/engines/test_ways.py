"""What is learnt of an endpoint's ways is kept between runs; a hostile cache harms nothing."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from benchmarks.endpoints import QUESTION, Count
from summarizer.engines import ways as ways_module
from summarizer.engines.answers import AnswerStore
from summarizer.engines.cached import CacheUse, cached
from summarizer.engines.kept import a_usage, an_entry
from summarizer.engines.manner import REFUSABLE
from summarizer.engines.openai import OpenAIEngine
from summarizer.engines.retry import RetryPolicy
from summarizer.engines.select import open_engine
from summarizer.engines.ways import Ways
from summarizer.usage import Usage
from tests.servers import ChatServer, fails, says

ONCE = RetryPolicy(attempts=1, request_seconds=5, reasks=0)
REFUSED = fails(400, "response_format: unknown")
GOOD = says('{"number": 1}')


def ask(server: ChatServer, path: Path, model: str = "m") -> int:
    engine = OpenAIEngine(model, server.url, retry=ONCE)
    engine.remember_ways(path)
    value = engine.ask(QUESTION, Count).value.number
    engine.close()
    return value


def shapes(server: ChatServer) -> list[bool]:
    return ["response_format" in one.body for one in server.seen]


def test_what_one_run_learnt_the_next_one_knows(tmp_path: Path) -> None:
    with ChatServer([REFUSED, GOOD]) as server:
        assert [ask(server, tmp_path / "ways.sqlite") for _ in range(3)] == [1, 1, 1]
        assert shapes(server) == [True, False, False, False]


def test_another_model_or_address_is_another_matter(tmp_path: Path) -> None:
    with ChatServer([REFUSED, GOOD]) as server:
        ask(server, tmp_path / "ways.sqlite")
        ask(server, tmp_path / "ways.sqlite", "another")
        assert shapes(server) == [True, False, True]
    with ChatServer([GOOD]) as other:
        ask(other, tmp_path / "ways.sqlite")
        assert shapes(other) == [True]


def test_after_a_month_it_is_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ChatServer([REFUSED, GOOD]) as server:
        ask(server, tmp_path / "ways.sqlite")
        monkeypatch.setattr(ways_module, "_AGE", -1.0)
        ask(server, tmp_path / "ways.sqlite")
        assert shapes(server) == [True, False, True]


def test_named_endpoints_are_remembered_where_answers_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_CACHE", str(tmp_path))
    with ChatServer([REFUSED, GOOD]) as server:
        for use in (CacheUse.ON, CacheUse.REFRESH, CacheUse.OFF):
            engine = open_engine("m", server.url, use)
            engine.ask(QUESTION, Count)
            engine.close()
        # Without a cache nothing is remembered: `doctor` and `--no-cache` find out for themselves.
        assert shapes(server)[:2] == [True, False]
        assert shapes(server)[-1] is True
    assert (tmp_path / "ways.sqlite").stat().st_mode & 0o077 == 0


def test_neither_addresses_nor_keys_lie_in_the_file(tmp_path: Path) -> None:
    with ChatServer([REFUSED, GOOD]) as server:
        engine = OpenAIEngine("m", server.url, "sk-secret-0123456789", retry=ONCE)
        engine.remember_ways(tmp_path / "ways.sqlite")
        engine.ask(QUESTION, Count)
        engine.close()
    raw = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"json_schema" in raw
    assert b"sk-secret" not in raw
    assert b"127.0.0.1" not in raw


# -- a file that somebody else wrote -----------------------------------------------------------------

DEEP = "[" * 100_000
HOSTILE = [
    "",
    "null",
    "[]",
    '"refused"',
    "{",
    DEEP,
    '{"refused": ' + DEEP + "}",
    '{"refused": "json_schema"}',
    '{"refused": {"json_schema": 1}}',
    '{"refused": [1, null, {}, ["tools"]]}',
    '{"refused": ["messages", "model", "__class__", "\\ud800"]}',
    json.dumps({"refused": ["x" * 100] * 10_000}),
    '{"refused": NaN}',
    "\udcff",
]


@pytest.mark.parametrize("line", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_not_of_the_form_counts_as_not_there(tmp_path: Path, line: str) -> None:
    ways = Ways.at(tmp_path / "ways.sqlite", {"model": "m"})
    key = json.dumps([1, {"model": "m"}], sort_keys=True)
    ways._store.put(key, line.encode("utf-8", "replace").decode())
    assert ways.refused(REFUSABLE) == frozenset()
    ways.close()


def test_an_endpoint_that_a_file_says_takes_nothing_is_asked_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "ways.sqlite"
    with ChatServer([GOOD]) as server:
        engine = OpenAIEngine("m", server.url, retry=ONCE)
        Ways.at(path, engine.identity()).keep(REFUSABLE)
        engine.remember_ways(path)
        assert engine.ask(QUESTION, Count).value.number == 1
        engine.close()
        (seen,) = server.seen
    assert sorted(seen.body) == ["messages", "model"]
    assert [one["role"] for one in seen.body["messages"]] == ["user"]
    assert "number" in seen.body["messages"][0]["content"]


def hostile_database(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as database:
        for statement in statements:
            database.execute(statement)
    database.close()


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT"


@pytest.mark.parametrize(
    "statements",
    [
        (f"CREATE VIEW answers AS {ENDLESS} i AS key, 9e9 AS created, i AS answer FROM n",),
        (
            "CREATE TABLE answers (key BLOB PRIMARY KEY, created REAL NOT NULL, answer TEXT NOT NULL)",
            "CREATE TABLE other (x)",
            "CREATE TRIGGER t AFTER INSERT ON answers BEGIN INSERT INTO other VALUES (1); END",
        ),
        ("CREATE TABLE answers (key BLOB, created AS (9e9), answer TEXT)",),
        ("CREATE TABLE something_else (x)",),
    ],
    ids=["view", "trigger", "computed", "stranger"],
)
def test_a_database_that_runs_something_is_moved_aside(
    tmp_path: Path, statements: tuple[str, ...], caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "ways.sqlite"
    hostile_database(path, *statements)
    with ChatServer([REFUSED, GOOD]) as server:
        assert [ask(server, path) for _ in range(2)] == [1, 1]
        assert shapes(server) == [True, False, False]
    assert len(list(tmp_path.glob("ways.sqlite.corrupt-*"))) == 1


def test_a_journal_beside_the_file_is_not_run(tmp_path: Path) -> None:
    path = tmp_path / "ways.sqlite"
    (tmp_path / "ways.sqlite-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"x" * 600)
    with ChatServer([REFUSED, GOOD]) as server:
        assert ask(server, path) == 1


@pytest.mark.parametrize(
    "line",
    [
        DEEP,
        '{"value": ' + DEEP,
        '{"value": {"number": "many"}}',
        '{"value": {"number": 7}, "usage": {"input": Infinity}, "calls": NaN, "seconds": -1}',
        '{"value": {"number": 7}, "usage": [], "calls": {}, "seconds": "long"}',
        '{"value": {"number": 7}, "usage": {"input": 1e400, "output": true}}',
    ],
    ids=range(6),
)
def test_a_kept_answer_is_read_as_a_way_is(tmp_path: Path, line: str) -> None:
    with ChatServer([says('{"number": 7}')]) as server:
        store = AnswerStore(tmp_path / "answers.sqlite")
        engine = cached(OpenAIEngine("m", server.url, retry=ONCE), store)
        engine.ask(QUESTION, Count)
        database: Any = store._connection
        database.execute("UPDATE answers SET answer = ?", (line,))
        assert engine.ask(QUESTION, Count).value.number == 7
        assert engine.saved.calls in (0, 1)
        engine.close()


def test_numbers_of_a_kept_answer_are_sensible_or_nothing() -> None:
    entry = an_entry('{"usage": {"input": Infinity, "output": -3, "cached": 5}, "calls": 2}')
    assert entry is not None
    assert a_usage(entry) == Usage(cached=5, calls=2)
