"""Real signals to a real process, and what is said where there is no terminal."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from summarizer.batch.run import Progress
from summarizer.batch.store import State
from summarizer.cli import progress
from tests.servers import ChatServer, Reply, hangs, says

ROOT = Path(__file__).resolve().parents[2]
WHOLE = json.dumps(
    {"overview": "They met.", "conversations": [], "positions": [], "disputed_claims": []}
)


def started(url: str, folder: Path) -> subprocess.Popen[str]:
    words = ["batch", str(folder / "d.jsonl"), "--out", str(folder / "out"), "--concurrency", "1"]
    place = {**os.environ, "SUMMARIZER_CACHE": "0"}
    return subprocess.Popen(
        [sys.executable, "-m", "summarizer.cli.main", *words, "--model", "m", "--base-url", url],
        cwd=ROOT, env=place, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = (f"On Monday the minister met envoy {n}." for n in range(4))
    lines = (json.dumps({"id": f"d{n}", "text": text}) + "\n" for n, text in enumerate(texts))
    (tmp_path / "d.jsonl").write_text("".join(lines), "utf-8")
    return tmp_path


def wait_for(server: ChatServer, requests: int) -> None:
    for _ in range(1_000):
        if len(server.seen) >= requests:
            return
        time.sleep(0.05)
    raise AssertionError(f"never saw {requests} requests")


def wait_until_stored(store: Path, documents: int) -> None:
    """Wait until so many documents are done: an answer may be there, and still be verified, when the next is asked."""
    for _ in range(1_000):
        if states_in(store).count(("ok",)) >= documents:
            return
        time.sleep(0.05)
    raise AssertionError(f"never saw {documents} documents done: {states_in(store)}")


def states_in(store: Path) -> list[tuple[str]]:
    with closing(sqlite3.connect(store)) as database:
        found = database.execute("SELECT state FROM documents ORDER BY position")
        return [(state,) for (state,) in found.fetchall()]


def test_interrupting_twice_stops_at_once_and_the_next_run_asks_only_what_is_missing(
    folder: Path,
) -> None:
    server = ChatServer([])
    # The second document is never answered, so only a second Ctrl-C ends the run.
    plan: list[Reply] = [says(WHOLE), hangs(lambda: server.stopping)]
    server.plan = plan
    with server, started(server.url, folder) as process:
        wait_for(server, 2)
        wait_until_stored(folder / "out" / "run.sqlite", 1)
        process.send_signal(signal.SIGINT)
        assert process.stderr is not None
        said = ""
        while "Ctrl-C again" not in said:
            said += process.stderr.readline() or pytest.fail(f"it ended: {said}")
        process.send_signal(signal.SIGINT)
        _, rest = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "run the same command again to resume" in rest
    assert states_in(folder / "out" / "run.sqlite")[0] == ("ok",)
    with ChatServer([says(WHOLE)]) as again, started(again.url, folder) as process:
        _, said = process.communicate(timeout=60)
        # Another port, and so another endpoint; the model and the prompts are the same.
        assert len(again.seen) == 3
    assert process.returncode == 0, said
    assert len((folder / "out" / "summaries.jsonl").read_text("utf-8").splitlines()) == 4


def test_without_a_terminal_a_line_comes_at_intervals_even_while_nothing_gets_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "_SECONDS_BETWEEN_LINES", 0.05)
    with progress.reporting_progress() as reporter:
        reporter.document(Progress(3, {State.OK: 1}))
        time.sleep(0.4)
    said = capsys.readouterr().err.splitlines()
    assert 2 <= len(said) <= 9
    assert set(said) == {"1 of 3 documents done. 0 unverified, 0 failed"}
