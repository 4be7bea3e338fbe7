from __future__ import annotations

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.errors import InputError
from summarizer.review.decisions import Action
from summarizer.review.store import Asked, Outdated, ReviewStore
from tests.review.helpers import Reviewing, ferry, items

ROOT = Path(__file__).resolve().parents[2]


def asked(action: Action, base: int = 0, reviewer: str = "ada") -> Asked:
    one = items(ferry())[1]
    record = ferry().document
    return Asked(record, "hand:hand", one.key, reviewer, action, base, one.kind, one.content)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "review.sqlite"


def test_the_last_decision_stands_and_undoing_goes_back_step_by_step(path: Path) -> None:
    with ReviewStore(path, writing=True) as store:
        first = store.decide(asked(Action.ACCEPT))
        second = store.decide(asked(Action.REJECT, base=first.number))
        assert [one.action for one in store.standing()] == [Action.REJECT]
        back = store.undo("ada", second.number)
        assert back.standing is not None
        assert back.standing.action is Action.ACCEPT
        assert store.undo("ada", first.number).standing is None
        assert list(store.standing()) == []
        with pytest.raises(Outdated, match="nothing to undo"):
            store.undo("ada", 0)


def test_what_was_decided_otherwise_meanwhile_is_not_overwritten(path: Path) -> None:
    with ReviewStore(path, writing=True) as store, ReviewStore(path, writing=True) as other:
        store.decide(asked(Action.ACCEPT))
        with pytest.raises(Outdated, match="another tab"):
            other.decide(asked(Action.REJECT))
        assert [one.action for one in other.standing()] == [Action.ACCEPT]


def test_undoing_what_was_not_the_last_thing_is_refused(path: Path) -> None:
    with ReviewStore(path, writing=True) as store:
        first = store.decide(asked(Action.ACCEPT))
        second = store.decide(asked(Action.REJECT, base=first.number))
        with pytest.raises(Outdated, match="Undo again"):
            store.undo("ada", first.number)
        assert store.last_of("ada") == second.number


def test_reviewers_do_not_overwrite_each_other(path: Path) -> None:
    with ReviewStore(path, writing=True) as store:
        store.decide(asked(Action.ACCEPT, reviewer="ada"))
        store.decide(asked(Action.REJECT, reviewer="bo"))
        assert {one.reviewer: one.action for one in store.standing()} == {
            "ada": Action.ACCEPT,
            "bo": Action.REJECT,
        }
        assert store.reviewers() == ["ada", "bo"]


def test_the_version_changes_with_whatever_is_done(path: Path) -> None:
    with ReviewStore(path, writing=True) as store:
        seen = [store.version()]
        made = store.decide(asked(Action.ACCEPT))
        seen.append(store.version())
        store.undo("ada", made.number)
        seen.append(store.version())
    assert len(set(seen)) == 3


def test_many_threads_decide_once(path: Path) -> None:
    done: list[str] = []

    def decide() -> None:
        with ReviewStore(path, writing=True) as store:
            try:
                store.decide(asked(Action.ACCEPT))
                done.append("kept")
            except Outdated:
                done.append("outdated")

    threads = [threading.Thread(target=decide) for _ in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(done) == ["kept", *["outdated"] * 7]


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_the_file_is_its_owner_s_alone(path: Path) -> None:
    with ReviewStore(path, writing=True) as store:
        store.decide(asked(Action.ACCEPT))
        for one in path.parent.iterdir():
            assert stat.S_IMODE(one.stat().st_mode) & 0o077 == 0, one


def test_a_decision_survives_a_kill(path: Path) -> None:
    """A process is killed as soon as it has said that each of its decisions is kept."""
    script = (
        "import sys, os, signal; from pathlib import Path\n"
        "from tests.review.test_store import asked, Action, ReviewStore\n"
        "store = ReviewStore(Path(sys.argv[1]), writing=True); base = 0\n"
        "for n in range(50):\n"
        "    base = store.decide(asked(Action.ACCEPT if n % 2 else Action.REJECT, base)).number\n"
        "print(base, flush=True); os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    with ReviewStore(path) as store:
        assert store.last_of("ada") == int(ended.stdout) == 50
        assert [one.action for one in store.standing()] == [Action.ACCEPT]


def test_a_store_that_is_damaged_in_meaning_is_refused_with_the_reason(
    path: Path, folder: Path, reviewing: Callable[[], Reviewing]
) -> None:
    one = reviewing()
    one.decide(0, 1, "accept")
    one.store.close()
    database = folder / "review.sqlite"
    for column, value, reason in (
        ("content", "{}", "is damaged"),
        ("action", "dance", "nothing a reviewer can do"),
        ("kind", "song", "is damaged"),
        ("correction", "[]", "no object"),
    ):
        with sqlite3.connect(database) as raw:
            (kept,) = raw.execute(f"SELECT {column} FROM decisions").fetchone()  # noqa: S608
            raw.execute(f"UPDATE decisions SET {column} = ?", (value,))  # noqa: S608
        raw.close()
        with ReviewStore(database) as store, pytest.raises(InputError, match=reason):
            list(store.standing())
        with sqlite3.connect(database) as raw:
            raw.execute(f"UPDATE decisions SET {column} = ?", (kept,))  # noqa: S608
        raw.close()


def test_a_stranger_s_database_is_not_opened(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE facts (name TEXT, value TEXT)")
        raw.execute("CREATE VIEW decisions AS SELECT 1 AS id")
    raw.close()
    with pytest.raises(InputError, match="view"):
        ReviewStore(path, writing=True)


def test_a_store_of_another_version_is_not_touched(path: Path) -> None:
    ReviewStore(path, writing=True).close()
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE facts SET value = '7'")
    raw.close()
    with pytest.raises(InputError, match="another version"):
        ReviewStore(path, writing=True)
