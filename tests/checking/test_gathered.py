"""Sources read in several processes are those that one reads, in order, with what is said of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer import cores
from summarizer.checking import gathered
from summarizer.checking.library import Library
from summarizer.checking.shelved import Shelved

_LINE = "The boats of {town} lay in the harbour, “and nobody came”, said Anna Holm.\n\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for n, town in enumerate(("Holmby", "Norvik", "Quist", "Brand", "Skerry")):
        (tmp_path / f"{n}.txt").write_text(_LINE.format(town=town) * (n + 1), encoding="utf-8")
    (tmp_path / "2a.txt").write_bytes(b"\x89PNG and more")
    (tmp_path / "2b.txt").write_text("", encoding="utf-8")
    return tmp_path


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathered, "_FEWEST", 1)
    monkeypatch.setattr(cores, "cores", lambda: 2)
    monkeypatch.setattr(cores, "can_fork", lambda: True)


def _known(library: Library) -> list[tuple[str, str, str, str | None]]:
    return [(s.source, s.text, s.folded, s.document.language) for s in library.shelved]


def test_two_processes_read_what_one_reads(
    folder: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone, problems = Library.of(folder)
    request.getfixturevalue("two")
    monkeypatch.setattr(gathered, "_AT_A_TIME", 400)
    shared, said = Library.of(folder)
    assert _known(shared) == _known(alone)
    assert said == problems
    assert [Path(one.source).name for one in shared.shelved] == [f"{n}.txt" for n in range(5)]
    assert ["2a.txt" in problems[0], "2b.txt" in problems[1]] == [True, True]


@pytest.mark.usefixtures("two")
def test_an_error_of_the_program_is_raised_and_not_lost(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Shelved) -> None:
        raise RuntimeError("not of a document")

    monkeypatch.setattr(gathered, "Shelved", broken)
    with pytest.raises(RuntimeError, match="not of a document"):
        Library.of(folder)


def test_runs_of_files_are_read_at_a_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathered, "_AT_A_TIME", 200)
    monkeypatch.setattr(gathered, "_FEWEST", 1)
    rounds: list[int] = []

    def counted(work: object, items: list[object], cost: object) -> list[object]:
        rounds.append(len(items))
        return [work(one) for one in items]  # type: ignore[operator]

    monkeypatch.setattr(gathered, "on_all_cores", counted)
    library, _ = Library.of(folder)
    assert len(library.shelved) == 5
    assert len(rounds) > 2
    assert sum(rounds) == 7
