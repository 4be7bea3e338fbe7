"""A run folder may come from a stranger: its database names other files, holds code of SQLite's, and lies."""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from summarizer import Scripted, Summarizer
from summarizer.batch.schemas import import_schema
from summarizer.batch.store import DATABASE, RunStore, State
from summarizer.errors import InputError, SchemaError
from summarizer.results.texts import KeptTexts
from summarizer.usage import Usage


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A run of one document."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(
        "The envoy said that the port would open.", encoding="utf-8"
    )
    with Summarizer(Scripted()) as summarizer:
        summarizer.batch([tmp_path / "in"], out=tmp_path / "out")
    return tmp_path / "out"


def opened_for_reading(folder: Path) -> None:
    with RunStore(folder, exclusive=False) as store:
        list(store.rows())


def opened_for_writing(folder: Path) -> None:
    RunStore(folder).close()


def opened_for_texts(folder: Path) -> None:
    KeptTexts(folder / DATABASE).close()


OPENINGS = [opened_for_reading, opened_for_writing, opened_for_texts]


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_journal_that_names_another_file_deletes_nothing(
    folder: Path, tmp_path: Path, opening: Callable[[Path], None]
) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("mine", encoding="utf-8")
    name = str(victim).encode()
    # The name of a super-journal stands at the end of a journal, with its length, a checksum and a mark.
    end = name + len(name).to_bytes(4, "big") + (sum(name) & 0xFFFFFFFF).to_bytes(4, "big")
    journal = (
        b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504) + end + b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
    )
    (folder / f"{DATABASE}-journal").write_bytes(journal)
    with pytest.raises(InputError, match="-journal lies beside"):
        opening(folder)
    assert victim.read_text(encoding="utf-8") == "mine"


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT "
STRANGE = {
    "an endless view": (
        f"DROP TABLE texts; CREATE VIEW texts AS {ENDLESS} i AS sha256, 0 AS body_start, x'' AS packed FROM n"
    ),
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON documents BEGIN DELETE FROM texts; END",
    "a table of another name": "CREATE TABLE other (x)",
    "a computed column": (
        "DROP TABLE texts; CREATE TABLE texts (sha256 TEXT, body_start INT, packed BLOB AS (zeroblob(2000000000)))"
    ),
    "a virtual table": "DROP TABLE texts; CREATE VIRTUAL TABLE texts USING fts5(sha256, body_start, packed)",
}


@pytest.mark.parametrize("opening", OPENINGS)
@pytest.mark.parametrize("name", STRANGE)
def test_what_no_store_of_ours_holds_is_refused(
    folder: Path, name: str, opening: Callable[[Path], None]
) -> None:
    with sqlite3.connect(folder / DATABASE) as database:
        database.executescript(STRANGE[name])
    database.close()
    with pytest.raises(InputError, match="which no store of this program has"):
        opening(folder)


@pytest.mark.parametrize(
    "sha256", ["../../evil", "/evil/evil", "x" * 64, "ABCDEF0123456789" * 4, None, 7]
)
def test_a_name_that_is_no_hash_makes_no_file(folder: Path, tmp_path: Path, sha256: object) -> None:
    with sqlite3.connect(folder / DATABASE) as database:
        database.execute(
            "UPDATE documents SET result = json_set(result, '$.document.sha256', ?)", (sha256,)
        )
        database.execute("UPDATE texts SET sha256 = ?", (str(sha256),))
    database.close()
    kept = KeptTexts(folder / DATABASE)
    before = set(tmp_path.rglob("*"))
    assert [file for _, _, file in kept.write(tmp_path / "texts")] == [None]
    kept.close()
    made = set(tmp_path.rglob("*")) - before
    assert {p.name for p in made} <= {"texts", f"{DATABASE}-wal", f"{DATABASE}-shm"}


def test_a_text_is_not_written_through_a_link(folder: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine", encoding="utf-8")
    target = tmp_path / "texts"
    target.mkdir()
    kept = KeptTexts(folder / DATABASE)
    ((_, sha256, _),) = kept.write(target)
    (target / f"{sha256[:16]}.txt").unlink()
    (target / f".{sha256[:16]}.txt.part").symlink_to(victim)
    (target / f"{sha256[:16]}.txt").symlink_to(victim)
    assert [file for _, _, file in kept.write(target)] == [f"{sha256[:16]}.txt"]
    kept.close()
    assert victim.read_text(encoding="utf-8") == "mine"


def test_a_value_that_is_too_large_is_an_error(folder: Path) -> None:
    with sqlite3.connect(folder / DATABASE) as database:
        database.execute("UPDATE texts SET packed = zeroblob(100000000)")
    database.close()
    kept = KeptTexts(folder / DATABASE)
    with pytest.raises((InputError, sqlite3.Error)):
        list(kept.write(folder / "texts"))
    kept.close()


def test_a_store_and_its_texts_are_their_owners_alone(folder: Path) -> None:
    assert (folder / DATABASE).stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_read(folder: Path) -> None:
    folder.chmod(0o500)
    try:
        opened_for_reading(folder)
        with pytest.raises(InputError, match="could not be used"):
            opened_for_writing(folder)
    finally:
        folder.chmod(0o700)


def test_a_file_that_is_no_database_is_not_said_to_be_started_over_lightly(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"no database, but somebody's work " * 100)
    with pytest.raises(InputError, match="Keep it if it may hold work"):
        opened_for_writing(tmp_path)


@dataclass(frozen=True)
class Named:
    source: str


def test_results_stay_with_their_documents_when_a_folder_changes_during_a_run(
    tmp_path: Path,
) -> None:
    with RunStore(tmp_path) as store:
        store.begin(["b", "c", "d"])
        later = [Named("a"), Named("b"), Named("d"), Named("e")]
        placed = [(position, one.source) for position, one in store.placed(later)]
        assert placed == [(0, "b"), (2, "d")]
        for position, source in placed:
            store.claim(position, source)
            store.succeed(position, State.OK, "{}", Usage())
        assert store.not_reached() == [(1, "c")]


def test_a_document_that_vanishes_during_a_run_fails_by_name(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in "abc":
        (tmp_path / "in" / f"{name}.txt").write_text(f"The envoy said {name}.", encoding="utf-8")

    def removing(_progress: object) -> None:
        (tmp_path / "in" / "b.txt").unlink(missing_ok=True)
        (tmp_path / "in" / "aa.txt").write_text("The envoy left.", encoding="utf-8")

    with Summarizer(Scripted()) as summarizer:
        walks = 0
        from summarizer.batch.inputs import Inputs

        whole = Inputs.__call__

        def changing(self: Inputs) -> object:
            nonlocal walks
            walks += 1
            if walks == 2:
                removing(None)
            return whole(self)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Inputs, "__call__", changing)
            report = summarizer.batch([tmp_path / "in"], out=tmp_path / "out")
        rows = {Path(r.source).name: r for r in report.failures}
        assert list(rows) == ["b.txt"]
        assert "b.txt" in (rows["b.txt"].error or "")
        done = [Path(r.document.source).name for r in report.results()]
        assert done == ["a.txt", "c.txt"]


def test_a_resume_of_many_documents_takes_linear_time(tmp_path: Path) -> None:
    def seconds(count: int) -> float:
        folder = tmp_path / str(count)
        names = [f"d{n}" for n in range(count)]
        with RunStore(folder) as store:
            for _ in range(2):
                store.begin(names)
                began = time.process_time()
                for position, name in enumerate(names):
                    if store.claim(position, name).state is State.RUNNING:
                        store.succeed(position, State.OK, "{}", Usage())
                taken = time.process_time() - began
        return taken

    seconds(100)
    small, large = seconds(500), seconds(4_000)
    # Eight times as many: quadratic time would be 64 times as much.
    assert large < 24 * small


def test_an_interrupted_resume_keeps_the_results_it_did_not_come_to(tmp_path: Path) -> None:
    with RunStore(tmp_path) as store:
        store.begin(["a", "b"])
        for position, name in enumerate("ab"):
            store.claim(position, name)
            store.succeed(position, State.OK, f'"{name}"', Usage())
        store.begin(["a", "b"])
        store.claim(0, "a")
        assert list(store.results()) == ['"a"', '"b"']


def test_an_installed_module_is_not_shadowed_by_one_beside_the_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "ran"
    for name in ("html", "docx", "summarizer", "email"):
        (tmp_path / f"{name}.py").write_text(f"open({str(mark)!r}, 'w')", encoding="utf-8")
    (tmp_path / "schema_of_ours.py").write_text(
        "import email.charset\nfrom pydantic import BaseModel\nclass Mine(BaseModel):\n    x: int\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SchemaError):
        import_schema("html:Anything")
    assert import_schema("schema_of_ours:Mine").__name__ == "Mine"
    assert not mark.exists()
    assert str(tmp_path) not in sys.path
    sys.modules.pop("schema_of_ours")


def test_a_store_is_not_made_through_a_link(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "stranger", tmp_path / "elsewhere.sqlite"
    folder.mkdir()
    (folder / DATABASE).symlink_to(elsewhere)
    with pytest.raises(InputError, match="is a link"):
        RunStore(folder)
    assert not elsewhere.exists()
