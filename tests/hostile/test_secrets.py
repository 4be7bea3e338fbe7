"""A key that must turn up nowhere: every file and every stream of good and of failing runs is searched for it."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import traceback
from pathlib import Path

import pytest

from summarizer.errors import SummarizerError
from tests.cli.conftest import ROOT, Command
from tests.servers import ChatServer, Reply, completion, fails, says, sends

pytestmark = pytest.mark.usefixtures("impatient")

CANARY = "CANARY-5f0e7b1c9d-do-not-show"
TEXT = "On Monday the minister met the envoy in Tolva. “We will not pay,” the minister said."
WHOLE = json.dumps(
    {"overview": "They met.", "conversations": [], "positions": [], "disputed_claims": []}
)
RUNS: tuple[tuple[str, Reply], ...] = (
    ("ok", says(WHOLE)),
    ("401 that repeats the key", fails(401, f"Incorrect API key provided: {CANARY}")),
    ("403", fails(403, f"Bearer {CANARY} may not")),
    ("400 that repeats the key", fails(400, f"bad header authorization: Bearer {CANARY}")),
    ("429", fails(429, f"slow down, {CANARY}")),
    ("500 with a page", sends(500, f"<html>Authorization: Bearer {CANARY}</html>")),
    ("no JSON", sends(200, f"key={CANARY}")),
    ("wrong schema", says('{"answer": 1}')),
    ("error as answer", sends(200, {"error": {"message": f"no {CANARY}", "code": 500}})),
    ("refusal", says(None, message={"refusal": f"{CANARY}? No."})),
    ("cut", sends(200, completion('{"overview": "', finish_reason="length"))),
)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "talks.txt"
    path.write_text(TEXT, "utf-8")
    return path


def files_with_the_key(folder: Path) -> list[str]:
    """Return which files hold the key, as bytes or in a cell of a database."""
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and (CANARY.encode() in path.read_bytes() or in_a_cell(path))
    ]


def in_a_cell(path: Path) -> bool:
    if not path.read_bytes().startswith(b"SQLite format 3"):
        return False
    with sqlite3.connect(path) as database:
        dumped = "\n".join(database.iterdump())
    database.close()
    return CANARY in dumped


@pytest.mark.parametrize(("name", "reply"), RUNS, ids=[name for name, _ in RUNS])
def test_the_key_reaches_the_endpoint_and_nothing_else(
    command: Command, document: Path, tmp_path: Path, name: str, reply: Reply
) -> None:
    cache = tmp_path / "cache"
    given = {"SUMMARIZER_API_KEY": CANARY, "SUMMARIZER_CACHE": str(cache)}
    with ChatServer([reply]) as server:
        asked = ("--model", "m", "--base-url", server.url, "--strategy", "single")
        ends = [
            command("batch", document, "--out", "out", *asked, **given),
            command("summarise", document, "--json", *asked, **given),
            command("batch", "status", "out", **given),
            command("batch", "export", "out", **given),
        ]
        sent = [seen.headers for seen in server.seen]
    assert sent, "the run asked nothing"
    assert all(
        headers.get("authorization", headers.get("Authorization")) == f"Bearer {CANARY}"
        for headers in sent
    )
    for ended in ends:
        assert CANARY not in ended.out + ended.err
    assert files_with_the_key(tmp_path) == []
    assert (tmp_path / "out" / "run.sqlite").is_file()


@pytest.mark.parametrize(("name", "reply"), RUNS[1:4], ids=[name for name, _ in RUNS[1:4]])
def test_tracebacks_for_debugging_hold_no_key(
    command: Command, document: Path, name: str, reply: Reply
) -> None:
    given = {"SUMMARIZER_API_KEY": CANARY, "SUMMARIZER_DEBUG": "1"}
    with ChatServer([reply]) as server:
        words = ("batch", document, "--out", "out", "--model", "m", "--base-url", server.url)
        try:
            ended = command(*words, **given)
        except SummarizerError as error:
            # Deeper than Python's own: with the values of all variables on the way.
            shown = (
                "".join(traceback.TracebackException.from_exception(error).format())
                + repr(error.__cause__)
                + repr(error.__context__)
            )
            assert CANARY not in shown
        else:
            assert CANARY not in ended.out + ended.err


def test_a_process_of_its_own_shows_no_key_either(document: Path, tmp_path: Path) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "SUMMARIZER_API_KEY": CANARY,
        "SUMMARIZER_DEBUG": "1",
        "SUMMARIZER_CACHE": str(tmp_path / "cache"),
        "PYTHONPATH": str(ROOT),
    }
    with ChatServer([fails(401, f"Incorrect API key: {CANARY}")]) as server:
        words = ["batch", str(document), "--out", str(tmp_path / "out"), "--model", "m"]
        ended = subprocess.run(
            [sys.executable, "-m", "summarizer.cli.main", *words, "--base-url", server.url],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=240,
        )
    assert ended.returncode == 1
    assert "Traceback" in ended.stderr
    assert CANARY not in ended.stdout + ended.stderr
    assert files_with_the_key(tmp_path) == []


def test_a_key_in_the_address_is_shown_nowhere(
    command: Command, document: Path, tmp_path: Path
) -> None:
    with ChatServer([fails(500)]) as server:
        address = server.url.replace("http://", f"http://user:{CANARY}@")
        words = ("--model", "m", "--base-url", address, "--strategy", "single")
        ends = [
            command("batch", document, "--out", "out", *words),
            command("summarise", document, *words),
        ]
    assert all(CANARY not in ended.out + ended.err for ended in ends)
    assert files_with_the_key(tmp_path) == []
