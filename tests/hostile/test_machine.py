"""Full disks, missing permission, kills in the middle of writing, jumping clocks, no terminal, no HOME, no locale."""

from __future__ import annotations

import errno
import json
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.brief import build_brief, write_brief
from summarizer.errors import ConfigurationError
from summarizer.results.export import write_csv, write_jsonl
from tests.accounts.helpers import example_texts, examples
from tests.cli.conftest import ROOT, Command
from tests.servers import ChatServer, fails, says

TEXT = "On Monday the minister met the envoy in Tolva. “We will not pay,” the minister said.\n"
WHOLE = json.dumps(
    {"overview": "They met.", "conversations": [], "positions": [], "disputed_claims": []}
)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for n in range(40):
        (folder / f"{n:02}.txt").write_text(
            TEXT + f"Number {n}. " + "They talked on. " * 20, "utf-8"
        )
    return folder


def full(*_: Any, **__: Any) -> Any:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


# -- a full disk ------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".md", ".html", ".json"])
def test_a_full_disk_leaves_the_old_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    note = tmp_path / f"note{suffix}"
    note.write_text("the old one", "utf-8")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ConfigurationError, match="No space left"):
        write_brief(build_brief(examples()), note, sources=example_texts())
    assert note.read_text("utf-8") == "the old one"
    assert [one.name for one in tmp_path.iterdir()] == [note.name]


@pytest.mark.parametrize("write", [write_jsonl, write_csv])
def test_a_full_disk_leaves_the_old_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[list[str], Path], int]
) -> None:
    table = tmp_path / "table"
    table.write_text("the old one", "utf-8")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write([examples()[0].model_dump_json()], table)
    assert table.read_text("utf-8") == "the old one"
    assert [one.name for one in tmp_path.iterdir()] == ["table"]


def limited(command: list[str], most_bytes: int, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command line where no file may grow beyond a size: to a program, a disk that is full."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

    return subprocess.run(
        [sys.executable, "-m", "summarizer.cli.main", *command],
        cwd=folder,
        env=bare(),
        preexec_fn=limit,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )


def bare(**more: str) -> dict[str, str]:
    """Return an environment without HOME, locale and everything else."""
    # Python cuts off the bytecode it keeps, too, where a file may not grow, and fails on it ever after.
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
        "SUMMARIZER_CACHE": "0",
        **more,
    }


def test_a_disk_that_fills_up_during_a_batch_loses_nothing(
    command: Command, documents: Path, tmp_path: Path
) -> None:
    words = ["batch", "documents", "--out", "out", "--model", "scripted"]
    ended = limited(words, 90_000, tmp_path)
    assert ended.returncode == 1, ended.stderr
    assert "Traceback" not in ended.stderr
    assert "Is the disk full" in ended.stderr or "refused to read or write" in ended.stderr
    with sqlite3.connect(tmp_path / "out" / "run.sqlite") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()
    again = command(*words)
    assert again.code == 0, again.err
    kept = (tmp_path / "out" / "summaries.jsonl").read_text("utf-8").splitlines()
    assert [Path(json.loads(line)["document"]["source"]).name for line in kept] == [
        f"{n:02}.txt" for n in range(40)
    ]


# -- no permission ----------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
def test_a_folder_that_cannot_be_written_to_is_named(
    command: Command, documents: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refused(self: Path, *_: Any, **__: Any) -> None:
        raise OSError(number, os.strerror(number), str(self))

    monkeypatch.setattr(Path, "mkdir", refused)
    ended = command("batch", documents, "--out", "out", "--model", "scripted")
    assert ended.code == 1
    assert "Traceback" not in ended.err
    assert os.strerror(number) in ended.err
    assert "out" in ended.err


def test_an_output_folder_that_is_a_file_is_named(command: Command, documents: Path) -> None:
    ended = command("batch", documents, "--out", documents / "00.txt", "--model", "scripted")
    assert ended.code == 2
    assert "Traceback" not in ended.err
    assert "00.txt" in ended.err


def test_documents_without_permission_are_listed_and_the_others_done(
    command: Command, documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def guarded(path: Any, *args: Any, **kwargs: Any) -> int:
        if str(path).endswith("07.txt"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return real(path, *args, **kwargs)

    monkeypatch.setattr(os, "open", guarded)
    ended = command("batch", documents, "--out", "out", "--model", "scripted")
    assert ended.code == 3
    assert "07.txt" in ended.err
    assert len((tmp_path / "out" / "summaries.jsonl").read_text("utf-8").splitlines()) == 39


# -- killed while writing ---------------------------------------------------------------------------

#: Writes every kind of file, again and again, from two different contents.
WRITER = """
import sys
from pathlib import Path
from summarizer.results.export import write_csv, write_jsonl
from summarizer.brief import build_brief, write_brief
from tests.accounts.helpers import example_texts, examples

out = Path(sys.argv[1])
all_of_them = examples()
texts = example_texts()
print("ready", flush=True)
while True:
    for some in (all_of_them[:2], all_of_them):
        lines = [one.model_dump_json() for one in some] * 200
        write_jsonl(lines, out / "summaries.jsonl")
        write_csv(lines, out / "table.csv")
        for name in ("note.md", "note.html", "note.json"):
            write_brief(build_brief(some, sources=texts), out / name, sources=texts)
    print("round", flush=True)
"""
_ENDS = {
    "summaries.jsonl": b"}\n",
    "table.csv": b"\r\n",
    "note.md": b"\n",
    "note.html": b"</html>\n",
    "note.json": b"}\n",
}


def test_a_kill_while_writing_leaves_whole_files(tmp_path: Path) -> None:
    luck = random.Random(20310304)
    seen: dict[str, set[int]] = {name: set() for name in _ENDS}
    for _ in range(4):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            process.stdout.readline()
            time.sleep(luck.uniform(0.0, 0.3))
            process.send_signal(signal.SIGKILL)
        for name, end in _ENDS.items():
            data = (tmp_path / name).read_bytes()
            assert data.endswith(end), name
            seen[name].add(len(data))
    # Never anything between the two contents.
    assert all(len(sizes) <= 2 for sizes in seen.values()), seen


# -- clocks, terminals, homes, locales --------------------------------------------------------------


def test_a_clock_that_jumps_changes_nothing(
    command: Command, documents: Path, monkeypatch: pytest.MonkeyPatch, impatient: None
) -> None:
    jumps = iter([0.0, 4e9, -1e9, 86_400.0, -86_400.0] * 2_000)
    real = time.time
    monkeypatch.setattr(time, "time", lambda: real() + next(jumps))
    began = time.monotonic()
    with ChatServer([fails(429, retry_after="0.05"), fails(500), says(WHOLE)]) as server:
        words = ("--model", "m", "--base-url", server.url, "--strategy", "single")
        ended = command("batch", documents, "--out", "out", *words)
    assert ended.code == 0, ended.err
    assert time.monotonic() - began < 60


def test_no_home_no_locale_no_terminal(tmp_path: Path) -> None:
    folder = tmp_path / "été 会談"
    folder.mkdir()
    (folder / "Überprüfung.txt").write_text(TEXT, "utf-8")
    environment = bare(LANG="C", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    for words in (["summarise"], ["batch", "--out", str(tmp_path / "out")]):
        ended = subprocess.run(
            [
                sys.executable,
                "-m",
                "summarizer.cli.main",
                *words,
                str(folder),
                "--model",
                "scripted",
            ],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=240,
        )
        assert ended.returncode == 0, ended.stderr.decode("utf-8", "replace")
        assert b"Traceback" not in ended.stderr
        assert b"\x1b[" not in ended.stdout + ended.stderr
    line = (tmp_path / "out" / "summaries.jsonl").read_text("utf-8")
    assert json.loads(line)["document"]["source"].endswith("Überprüfung.txt")


def test_without_home_and_with_a_cache_nothing_ends_in_the_working_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    environment = bare()
    del environment["SUMMARIZER_CACHE"]
    with ChatServer([says(WHOLE)]) as server:
        words = [
            "summarise",
            "a.txt",
            "--model",
            "m",
            "--base-url",
            server.url,
            "--strategy",
            "single",
        ]
        ended = subprocess.run(
            [sys.executable, "-m", "summarizer.cli.main", *words],
            cwd=tmp_path,
            env=environment | {"XDG_CACHE_HOME": str(tmp_path / "cache")},
            capture_output=True,
            check=False,
            timeout=240,
        )
    assert ended.returncode == 0, ended.stderr
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.txt", "cache"]
