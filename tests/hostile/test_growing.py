"""A file of summaries that is read while it is written: whole lines count, the half one is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.cli.main import main
from summarizer.errors import InputError
from tests.review.helpers import TEXTS, Reviewing, write_run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = write_run(tmp_path / "out")
    for name, text in TEXTS.items():
        (made / name).write_text(text, encoding="utf-8")
    return made


def run(*arguments: str) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_COLOR", "1")
        patch.setattr("sys.argv", ["summarizer", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
    return int(ended.value.code or 0)


def cut(folder: Path, share: float) -> Path:
    """Leave a share of the last line, as a reader finds it in the middle of a write."""
    path = folder / "summaries.jsonl"
    *whole, last = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(whole) + last[: int(len(last) * share)])
    return path


SHARES = (0.0, 0.01, 0.3, 0.7, 0.99)


@pytest.mark.parametrize("share", SHARES)
def test_a_note_has_what_is_whole_and_names_the_rest(
    share: float, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = cut(folder, share)
    status = run("brief", str(path), "--out", str(folder / "note.md"))
    out, err = capfd.readouterr()
    assert "Traceback" not in out + err
    note = (folder / "note.md").read_text(encoding="utf-8")
    assert "ferry" in note
    assert "dredging" not in note
    if share:
        assert status == 3 or "line 3" in (out + err + note).lower()


@pytest.mark.parametrize("share", SHARES)
def test_verify_checks_what_is_whole_and_names_the_rest(
    share: float, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = cut(folder, share)
    run("verify", str(path), "--sources", str(folder))
    out, err = capfd.readouterr()
    assert "Traceback" not in out + err
    assert "exact" in err
    if share:
        assert "line 3" in (out + err).lower()


@pytest.mark.parametrize("cut_at", [1, 2, 3])
def test_half_a_letter_at_the_end_is_no_crash(
    cut_at: int, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = folder / "summaries.jsonl"
    path.write_bytes(path.read_bytes() + '{"a": "\U0001f6a2'.encode()[:-cut_at])
    run("brief", str(path), "--out", str(folder / "note.md"))
    out, err = capfd.readouterr()
    assert "Traceback" not in out + err
    assert (folder / "note.md").exists()


def test_a_file_that_was_written_anew_in_its_place_is_read_anew(folder: Path) -> None:
    path = folder / "summaries.jsonl"
    review = Reviewing(folder)
    first, *more = path.read_bytes().splitlines(keepends=True)
    with path.open("r+b") as file:  # the same file, and longer than it was
        file.write(b"".join((*more, first, *more)))
    with pytest.raises(InputError, match="Load the page again"):
        review.document(0)
    shown = review.document(0)
    assert shown["sha256"] == review.run.documents()[0].record.sha256
    assert len(review.run.documents()) == len(more) + 1
    review.close()
