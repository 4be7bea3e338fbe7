"""What a folder holds beside documents is named; patterns stay in their folder; names equal in NFC are one."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from typer.testing import CliRunner

from summarizer.batch.inputs import Inputs
from summarizer.checking.sources import Sources
from summarizer.errors import InputError
from summarizer.reading.patterns import matches
from summarizer.reading.read import find_documents, read_document
from summarizer.reading.skipped import Skipped


def _folder(tmp_path: Path, *names: str) -> Path:
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Karsenia did not agree to the visit of the inspectors.")
    return tmp_path


def test_files_that_are_no_documents_are_named_with_the_reason(tmp_path: Path) -> None:
    folder = _folder(
        tmp_path, "a.txt", "b.doc", "sub/c.xlsx", "sub/d.jsonl", "e", "f.zzz", ".hidden.doc"
    )
    skipped = Skipped()
    read = [one.source for one in find_documents([str(folder)], skipped=skipped)]
    assert read == [f"{folder}/a.txt"]
    reasons = {Path(path).name: reason for path, reason in skipped.files}
    assert skipped.count == 5
    assert "old Word file" in reasons["b.doc"]
    assert "spreadsheet" in reasons["c.xlsx"]
    assert "name the file itself" in reasons["d.jsonl"]
    assert ".zzz" in reasons["f.zzz"]
    assert set(reasons) == {"b.doc", "c.xlsx", "d.jsonl", "e", "f.zzz"}


def test_many_are_counted_and_a_thousand_are_named() -> None:
    skipped = Skipped()
    for number in range(1_500):
        skipped.add(f"{number}.bin", "no document")
    assert skipped.count == 1_500
    assert len(skipped.files) == 1_000
    assert list(skipped.lines(3))[-1] == "  and 1,497 more"
    assert Skipped.from_json(json.loads(json.dumps(skipped.as_json()))) == skipped


def test_batch_status_and_dry_run_tell_of_them(tmp_path: Path) -> None:
    from summarizer.cli.main import app

    folder, out = _folder(tmp_path / "in", "a.txt", "b.doc"), str(tmp_path / "out")
    common = [str(folder), "--model", "scripted", "--no-cache"]
    dry = CliRunner().invoke(app, ["batch", *common, "--out", out, "--dry-run", "--json"])
    assert json.loads(dry.stdout.splitlines()[-1])["skipped"]["count"] == 1
    done = CliRunner().invoke(app, ["batch", *common, "--out", out])
    assert "b.doc" in done.output
    status = CliRunner().invoke(app, ["batch", "status", out, "--json"])
    files = json.loads(status.stdout)["skipped"]["files"]
    assert [Path(one["source"]).name for one in files] == ["b.doc"]
    told = CliRunner().invoke(app, ["summarise", *common])
    assert "b.doc" in told.output


def test_a_pattern_follows_no_link_out_of_its_folder(tmp_path: Path) -> None:
    inside = _folder(tmp_path / "in", "a.txt", "sub/b.txt")
    outside = _folder(tmp_path / "out", "key.txt")
    (inside / "link.txt").symlink_to(outside / "key.txt")
    (inside / "away").symlink_to(outside)
    (inside / "circle").symlink_to(inside)
    for pattern in ("*.txt", "*/*.txt", "**/*.txt", "**"):
        found = list(find_documents([f"{inside}/{pattern}"]))
        read = [one for one in found if one.problem is None]
        assert all("key" not in one.source and "away" not in one.source for one in read), pattern
        assert all("link out of the folder" in str(one.problem) for one in found if one.problem)


def test_patterns_match_as_shells_do(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "a.txt", "b.md", "sub/c.txt", "sub/deep/d.txt", ".e.txt", "[x].txt")

    def found(pattern: str) -> list[str]:
        return [str(Path(one).relative_to(folder)) for one in matches(f"{folder}/{pattern}")]

    assert found("*.txt") == ["[x].txt", "a.txt"]
    assert found("?.*") == ["a.txt", "b.md"]
    assert found("sub/*.txt") == ["sub/c.txt"]
    assert found("**/*.txt") == ["[x].txt", "a.txt", "sub/c.txt", "sub/deep/d.txt"]
    assert found("s*/d*") == ["sub/deep"]
    assert found("[ab].*") == ["a.txt", "b.md"]
    assert found("none*") == []


def test_a_name_stored_decomposed_is_found_by_its_composed_form(tmp_path: Path) -> None:
    stored = unicodedata.normalize("NFD", "Zürich Gespräch.txt")
    folder = _folder(tmp_path, f"Réunion/{stored}")
    asked = tmp_path / "Réunion" / "Zürich Gespräch.txt"
    assert "Karsenia" in read_document(asked).text
    (found,) = find_documents([str(asked)])
    assert "Karsenia" in found.read().text
    sources = Sources(folder, lambda document: document.text)
    assert "Karsenia" in sources.named("Zürich Gespräch.txt")
    with pytest.raises(InputError):
        sources.named("Zurich Gesprach.txt")


def test_the_very_name_goes_before_one_that_looks_the_same(tmp_path: Path) -> None:
    composed = unicodedata.normalize("NFC", "é.txt")
    (tmp_path / unicodedata.normalize("NFD", composed)).write_text("decomposed text of some length")
    (tmp_path / composed).write_text("composed text of some length")
    assert read_document(tmp_path / composed).text.startswith("composed")


def test_a_folder_that_grows_while_it_is_worked_through_misfiles_nothing(tmp_path: Path) -> None:
    first, later = _folder(tmp_path / "b", "x.txt"), _folder(tmp_path / "c", "y.txt")
    inputs = Inputs([first, later])
    before = [(one.source, one.path) for one in inputs()]
    _folder(first, "a.txt", "z.txt")
    assert [(one.source, one.path) for one in inputs()] == before


def test_inputs_of_every_kind_are_the_same_again(tmp_path: Path) -> None:
    lines = tmp_path / "d.jsonl"
    lines.write_text('{"text": "They met at noon.", "id": "one"}\n{"no": 1}\n')
    inputs = Inputs(
        [_folder(tmp_path / "b", "x.txt"), lines, tmp_path / "gone.txt", "https://press.example/a"]
    )
    first, again = list(inputs()), list(inputs())
    assert first == again
    assert len(first) == 5
    assert again[1].read().text == "They met at noon."
    with pytest.raises(InputError, match="fetch=True"):
        again[4].read()
