"""What is named in place of documents: nothing at all, a batch's own folder, files of quotes or of summaries."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

TEXT = "The harbour council of Ostvik met on Friday. Ingrid Solheim said that the toll will rise in May.\n"
SCRIPTED = ("--model", "scripted")


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(f"{name}: {TEXT}", encoding="utf-8")
    return folder


def quotes(folder: Path) -> Path:
    path = folder / "quotes.jsonl"
    line = json.dumps({"source": "a.txt", "quote": "the toll will rise"})
    path.write_text(f"{line}\n" * 5, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("empty", "empty holds no readable document"),
        ("mistyped", "mistyped does not exist"),
        ("*.none", "No file matches the pattern *.none"),
        ("https://news.example/a", "is an address, and nothing was fetched"),
    ],
)
@pytest.mark.parametrize("words", [["batch", "--out", "out"], ["summarise"], ["brief"]])
def test_what_leads_to_no_document_is_a_usage_error_and_makes_nothing(
    command: Command, tmp_path: Path, named: str, said: str, words: list[str]
) -> None:
    (tmp_path / "empty").mkdir()
    more = ["--out", "note.md"] if words == ["brief"] else []
    ended = command(words[0], named, *words[1:], *more, *SCRIPTED)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert len(ended.err.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]


def test_where_one_of_several_paths_leads_to_documents_the_rest_goes_on(
    command: Command, documents: Path
) -> None:
    ended = command("batch", "gone", documents / "a.txt", "--out", "out", *SCRIPTED)
    assert ended.code == 3
    assert "1 document failed with NoSuchDocument. Check the path" in ended.err
    assert "1 ok, 0 unverified, 1 failed" in ended.err


def test_a_file_cannot_be_the_folder_of_results(command: Command, documents: Path) -> None:
    ended = command("batch", documents, "--out", documents / "a.txt", *SCRIPTED)
    assert ended.code == 2
    assert "a.txt is a file, and --out names a folder" in ended.err
    below = command("batch", documents, "--out", documents / "a.txt" / "out", *SCRIPTED)
    assert below.code == 1
    assert "a file is in the way" in below.err


def test_the_folder_of_a_batch_is_no_folder_of_documents(
    command: Command, documents: Path, tmp_path: Path
) -> None:
    command("batch", documents, "--out", "out", *SCRIPTED)
    command("brief", "out/summaries.jsonl", "--out", "out/note.md")
    for words in (["batch", "out", "--out", "again"], ["summarise", "out"]):
        ended = command(*words, *SCRIPTED)
        assert ended.code == 2
        assert "out is the output folder of a batch" in ended.err
    assert not (tmp_path / "again").exists()


def test_a_batch_leaves_its_own_results_out_and_says_so(command: Command, documents: Path) -> None:
    out = documents / "out"
    command("batch", documents, "--out", out, *SCRIPTED)
    command("brief", out, "--out", out / "note.md")
    again = command("batch", documents, "--out", out, *SCRIPTED)
    assert again.code == 0
    assert "out: the output folder of a batch" in again.err
    assert "2 of 2 were done before" in again.err


def test_documents_beside_their_results_are_still_documents(
    command: Command, documents: Path
) -> None:
    command("batch", documents, "--out", documents, *SCRIPTED)
    again = command("batch", documents, "--out", documents, *SCRIPTED)
    assert again.code == 0
    assert "2 of 2 were done before" in again.err


def test_a_note_of_the_folder_of_a_batch_is_one_of_its_summaries(
    command: Command, documents: Path, tmp_path: Path
) -> None:
    command("batch", documents, "--out", "out", *SCRIPTED)
    ended = command("brief", "out", "--out", "note.md")
    assert ended.code == 0
    assert "the note is made of out/summaries.jsonl" in ended.err
    assert "2 documents. Note: note.md" in ended.err
    command("brief", "out/summaries.jsonl", "--out", "other.md")
    assert (tmp_path / "note.md").read_text("utf-8") == (tmp_path / "other.md").read_text("utf-8")


def test_a_note_cannot_be_written_over_a_folder(command: Command, documents: Path) -> None:
    (documents / "note.md").mkdir()
    ended = command("brief", documents, "--out", documents / "note.md", *SCRIPTED)
    assert ended.code == 2
    assert "note.md is a folder; name a file in it" in ended.err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["brief", "quotes.jsonl", "--out", "note.md"], 2),
        (["summarise", "quotes.jsonl"], 2),
        (["batch", "quotes.jsonl", "--out", "out"], 2),
        (["review", "quotes.jsonl", "--no-browser"], 1),
    ],
)
def test_a_file_of_quotes_is_told_in_one_line_with_the_command_it_is_for(
    command: Command, tmp_path: Path, words: list[str], code: int
) -> None:
    quotes(tmp_path)
    ended = command(*words, *([] if words[0] == "review" else SCRIPTED))
    assert ended.code == code
    (line,) = ended.err.splitlines()
    assert "quotes.jsonl holds" in line
    assert "quotes" in line
    assert "summarizer verify quotes.jsonl" in line


def test_a_file_of_summaries_is_no_file_of_documents(command: Command, documents: Path) -> None:
    command("batch", documents, "--out", "out", *SCRIPTED)
    ended = command("batch", "out/summaries.jsonl", "--out", "again", *SCRIPTED)
    assert ended.code == 2
    assert "holds 2 summaries, which `summarizer brief out/summaries.jsonl" in ended.err


def test_quotes_among_documents_are_counted_and_the_documents_read(
    command: Command, tmp_path: Path
) -> None:
    path = quotes(tmp_path)
    with path.open("a", encoding="utf-8") as file:
        # A document may have any other key.
        file.write(json.dumps({"text": TEXT, "quote": "x", "source": "y"}) + "\n")
    ended = command("batch", path, "--out", "out", *SCRIPTED)
    assert ended.code == 3
    assert "holds 5 quotes" in ended.err
    assert "1 ok, 0 unverified, 1 failed" in ended.err


def test_a_run_counts_what_it_asked_itself_and_the_status_what_all_runs_did(
    command: Command, documents: Path
) -> None:
    first = command("batch", documents, "--out", "out", *SCRIPTED)
    assert "2 calls, " in first.err
    (documents / "c.txt").write_text(f"c: {TEXT}", encoding="utf-8")
    second = command("batch", documents, "--out", "out", *SCRIPTED)
    assert "2 of 3 were done before and cost nothing." in second.err
    assert "; 1 call, " in second.err
    third = command("batch", documents, "--out", "out", *SCRIPTED)
    assert "3 ok, 0 unverified, 0 failed; nothing was asked, " in third.err
    status = command("batch", "status", "out")
    assert "In all runs: 3 calls, " in status.out
    took = [_seconds(ended.err) for ended in (first, second, third)]
    assert _seconds(status.out) == pytest.approx(sum(took), abs=0.16)
    told = json.loads(command("batch", "status", "out", "--json").out)
    assert told["seconds_on_the_clock"] == pytest.approx(sum(took), abs=0.16)


def _seconds(said: str) -> float:
    (line,) = (line for line in said.splitlines() if " s, " in line or " s." in line)
    (word,) = (a for a, b in zip(line.split(), line.split()[1:], strict=False) if b in ("s,", "s."))
    return float(word)


def test_a_note_of_documents_says_how_far_it_is(
    command: Command, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from summarizer.cli import progress

    # Every document is due for a line.
    monkeypatch.setattr(progress, "_LEAST_SECONDS", -1.0)
    ended = command("brief", documents, "--out", "note.md", *SCRIPTED)
    assert "1 of 2 documents done." in ended.err
    assert "2 of 2 documents done." in ended.err


def test_a_note_says_which_files_of_a_folder_were_not_read(
    command: Command, documents: Path
) -> None:
    quotes(documents)
    ended = command("brief", documents, "--out", "note.md", *SCRIPTED)
    assert "quotes.jsonl: holds many documents; name the file itself" in ended.err


def test_failures_of_a_batch_are_no_documents(command: Command, documents: Path) -> None:
    command("batch", documents / "a.txt", "gone.txt", "--out", "out", *SCRIPTED)
    ended = command("brief", "out/failures.jsonl", "--out", "note.md", *SCRIPTED)
    assert ended.code == 2
    assert "holds 1 failures of a batch, which `summarizer batch status`" in ended.err


@pytest.mark.parametrize(
    ("named", "code", "said"),
    [
        ("gone", 2, "gone does not exist"),
        ("documents/a.txt", 1, "is no page and holds no summaries"),
    ],
)
def test_view_opens_nothing_but_what_was_named(
    command: Command, documents: Path, tmp_path: Path, named: str, code: int, said: str
) -> None:
    (tmp_path / "note.html").write_text("<p>another note</p>", encoding="utf-8")
    before = sorted(documents.iterdir())
    ended = command("view", named, "--no-browser")
    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err
    assert sorted(documents.iterdir()) == before


def test_view_of_some_summaries_leaves_the_note_beside_them_alone(
    command: Command, documents: Path, tmp_path: Path
) -> None:
    made = command("summarise", documents / "a.txt", "--json", *SCRIPTED)
    (tmp_path / "one.jsonl").write_text(made.out, encoding="utf-8")
    (tmp_path / "note.html").write_text("<p>another note</p>", encoding="utf-8")
    ended = command("view", "one.jsonl", "--no-browser")
    assert ended.out.strip().endswith("/one.html")
    assert "1 document. Note: one.html" in ended.err
    assert (tmp_path / "note.html").read_text(encoding="utf-8") == "<p>another note</p>"
    again = command("view", "one.jsonl", "--no-browser")
    assert (again.out, again.err) == (ended.out, "")


def test_an_export_is_refused_where_it_could_not_be_written(
    command: Command, documents: Path
) -> None:
    command("batch", documents, "--out", "out", *SCRIPTED)
    for to, said in (("no/x.csv", "folder no does not exist"), ("out", "out is a folder")):
        ended = command("batch", "export", "out", "--to", to)
        assert ended.code == 2
        assert said in ended.err


def test_the_same_document_twice_is_one_document_of_a_note(
    command: Command, documents: Path, tmp_path: Path
) -> None:
    command("batch", documents, "--out", "out", *SCRIPTED)
    lines = (tmp_path / "out" / "summaries.jsonl").read_text(encoding="utf-8").splitlines()
    (tmp_path / "one.jsonl").write_text(lines[0] + "\n", encoding="utf-8")
    ended = command("brief", "out", "one.jsonl", "--out", "note.md")
    assert "2 documents. Note: note.md" in ended.err
