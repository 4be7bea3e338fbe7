"""Notes are written whole or not at all, in the form their suffix names."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from summarizer.brief import build_brief, write_brief
from summarizer.brief import write as writing
from summarizer.errors import ConfigurationError
from summarizer.models.brief import Brief
from tests.accounts.helpers import examples


@pytest.fixture(scope="module")
def brief() -> Brief:
    return build_brief(examples())


def test_markdown_is_written_as_utf8(brief: Brief, tmp_path: Path) -> None:
    write_brief(brief, tmp_path / "note.MD")
    assert "“Karsenia has never used water" in (tmp_path / "note.MD").read_text(encoding="utf-8")


def test_json_reads_back_as_the_brief(brief: Brief, tmp_path: Path) -> None:
    write_brief(brief, tmp_path / "note.json")
    assert Brief.model_validate_json((tmp_path / "note.json").read_bytes()) == brief
    assert (
        json.loads((tmp_path / "note.json").read_text(encoding="utf-8"))["schema_version"] == "1.1"
    )


@pytest.mark.parametrize("name", ["note.txt", "note", "note.md.exe"])
def test_an_unknown_suffix_names_the_possible_ones(brief: Brief, tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigurationError, match=r"\.json.*\.md"):
        write_brief(brief, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_said(brief: Brief, tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="folder"):
        write_brief(brief, tmp_path / "none" / "note.md")


def test_a_failed_write_leaves_the_old_note_and_nothing_else(
    brief: Brief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "note.md"
    target.write_text("old", encoding="utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing.Path, "replace", fail)
    with pytest.raises(ConfigurationError, match="No space"):
        write_brief(brief, target)
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("name", ["note.md", "note.html", "note.json"])
def test_a_note_is_its_owners_alone_as_other_results_are(
    brief: Brief, tmp_path: Path, name: str
) -> None:
    target = tmp_path / name
    target.write_text("old", encoding="utf-8")
    target.chmod(0o644)
    write_brief(brief, target, sources={record.source: "" for record in brief.documents})
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_stricter_umask_is_respected(brief: Brief, tmp_path: Path) -> None:
    before = os.umask(0o277)
    try:
        write_brief(brief, tmp_path / "note.md")
    finally:
        os.umask(before)
    assert (tmp_path / "note.md").stat().st_mode & 0o777 == 0o400
