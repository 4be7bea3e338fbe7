"""What `verify` says: marks, sums, exit codes for wrong mouths, lines that are never cut, late errors said early."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command

STATEMENT = (
    "The harbour council of Ostvik met on Friday.\n\n"
    "“We will not raise the toll before May,” Ingrid Solheim said. Tore Lund, Jr. said that the ferry needs a pier.\n\n"
    "Pier work is planned for the summer.\n"
)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "council.txt").write_text(STATEMENT, encoding="utf-8")
    return folder


def lines_of_quotes(tmp_path: Path, *pairs: tuple[str, str]) -> Path:
    path = tmp_path / "quotes.jsonl"
    asked = [{"source": "council.txt", "quote": q, "speaker": s} for q, s in pairs]
    path.write_text("".join(json.dumps(one) + "\n" for one in asked), encoding="utf-8")
    return path


THEIRS = ("We will not raise the toll before May", "Ingrid Solheim")
NOT_THEIRS = ("We will not raise the toll before May", "Tore Lund")
NOBODYS = ("Pier work is planned for the summer", "Ingrid Solheim")


@pytest.mark.parametrize(
    ("asked", "codes"), [(THEIRS, (0, 0)), (NOT_THEIRS, (0, 3)), (NOBODYS, (0, 0))]
)
def test_strict_fails_where_a_quote_is_told_as_in_anothers_mouth(
    command: Command, sources: Path, tmp_path: Path, asked: tuple[str, str], codes: tuple[int, int]
) -> None:
    file = lines_of_quotes(tmp_path, asked)
    found = [command("verify", file, "--sources", sources, *o).code for o in ([], ["--strict"])]
    assert tuple(found) == codes


@pytest.mark.parametrize("short", [[], ["--short"]])
def test_a_tick_stands_only_before_words_that_are_the_speakers(
    command: Command, sources: Path, tmp_path: Path, short: list[str]
) -> None:
    file = lines_of_quotes(tmp_path, THEIRS, NOT_THEIRS, NOBODYS)
    ended = command("verify", file, "--sources", sources, *short)
    marks = [line[0] for line in ended.out.splitlines() if line[0] != " "]
    assert marks == ["✓", "≠", "?"]
    assert "? exact, speaker not found" in ended.out
    assert (
        "3 quotes: 3 exact; 1 of another speaker than the one given; "
        "1 that the passage does not attribute to the one given."
    ) in ended.err


def test_a_line_in_a_pipe_is_neither_wrapped_nor_cut(
    command: Command, sources: Path, tmp_path: Path
) -> None:
    long = "a-very-long-name-" * 9 + ".txt"
    words = (
        "The council said that " + " and ".join(f"pier {n}" for n in range(60)) + " stand empty."
    )
    minutes = (
        "The harbour master read out the minutes of another sitting, on dredging and on lights."
    )
    (sources / long).write_text(f"{minutes}\n\n{words}\n\n{minutes * 90}", encoding="utf-8")
    told = "Nobody in town had expected the old quay to be the subject of so long a speech, a reader writes. "
    told += "Others had come for the lights, and left before the harbour master was done with his papers. "
    told += "What remains is a list, of which the mayor says nothing and the ferrymen a great deal too much."
    (tmp_path / "story.md").write_text(f"{told}\n\n> {words}\n", encoding="utf-8")
    shown = command("verify", "story.md", "--sources", sources).out
    assert any(long in line for line in shown.splitlines())
    assert any(words in line for line in shown.splitlines())


def test_a_draft_without_quotations_is_said_to_have_none(
    command: Command, sources: Path, tmp_path: Path
) -> None:
    (tmp_path / "story.md").write_text("The council met.\n", encoding="utf-8")
    ended = command("verify", "story.md", "--sources", sources)
    assert ended.code == 0
    assert "story.md: nothing was looked up in 1 source of" in ended.err
    assert "nothing in it stands in quotation marks" in ended.err
    (tmp_path / "table.csv").write_text("quote,speaker\n", encoding="utf-8")
    assert "no row has a quote" in command("verify", "table.csv", "--sources", sources).err


def test_a_word_draft_names_the_paragraph(command: Command, sources: Path, tmp_path: Path) -> None:
    from docx import Document

    draft = Document()
    for text in ("A first paragraph.", "Solheim said: “We will raise the toll before May.”"):
        draft.add_paragraph(text)
    draft.save(str(tmp_path / "story.docx"))
    shown = command("verify", "story.docx", "--sources", sources).out
    assert "≠ drift paragraph 2, line 3" in shown


def test_a_name_that_ends_in_a_full_stop_ends_the_sentence(
    command: Command, sources: Path, tmp_path: Path
) -> None:
    said = "Ingrid Solheim said that “the ferry needs a pier”.\n"
    (tmp_path / "story.md").write_text(said, encoding="utf-8")
    shown = command("verify", "story.md", "--sources", sources).out
    assert "the source to Tore Lund, Jr. In the source" in shown


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--annotated", "x.pdf"], "ends in .html or .docx"),
        (["--annotated", "no/x.html"], "folder no does not exist"),
        (["--sarif", "no/x.sarif"], "folder no does not exist"),
        (["--sarif", "sources"], "sources is a folder"),
    ],
)
def test_what_could_not_be_written_is_a_usage_error_before_anything_is_checked(
    command: Command, sources: Path, tmp_path: Path, options: list[str], said: str
) -> None:
    assert sources.is_dir()
    (tmp_path / "story.md").write_text("> We will raise the toll\n", encoding="utf-8")
    ended = command("verify", "story.md", "--sources", "sources", *options)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


def test_a_table_cannot_be_annotated_and_that_is_said_first(
    command: Command, sources: Path, tmp_path: Path
) -> None:
    (tmp_path / "t.csv").write_text("quote\nWe will raise the toll\n", encoding="utf-8")
    ended = command("verify", "t.csv", "--sources", sources, "--annotated", "x.html")
    assert (ended.code, ended.out) == (2, "")


def test_a_draft_alone_in_its_folder_is_told_of_sources(command: Command, tmp_path: Path) -> None:
    (tmp_path / "alone").mkdir()
    (tmp_path / "alone" / "story.md").write_text("> We will raise the toll\n", encoding="utf-8")
    ended = command("verify", "alone/story.md")
    assert ended.code == 1
    assert "--sources FOLDER" in ended.err


def test_the_folder_of_a_batch_stands_for_its_results(
    command: Command, sources: Path, tmp_path: Path
) -> None:
    command("batch", sources, "--out", "out", "--model", "scripted")
    ended = command("verify", "out")
    assert ended.code == 0
    assert "out is the folder of a batch: its summaries.jsonl is checked." in ended.err
    assert "council.txt" in ended.out
    other = command("verify", sources)
    assert other.code == 1
    assert "is a folder, and verify checks files" in other.err
    assert tmp_path.exists()


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_may_part_its_columns_as_spreadsheets_of_any_country_do(
    command: Command, sources: Path, tmp_path: Path, mark: str
) -> None:
    row = ['"We will not raise the toll before May"', "Ingrid Solheim"]
    table = f"{mark.join(('Quote', 'Speaker'))}\r\n{mark.join(row)}\r\n"
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    ended = command("verify", "t.csv", "--sources", sources, "--strict")
    assert ended.code == 0
    assert "✓ ok line 2" in ended.out


def test_a_list_of_quotes_is_told_to_be_given_line_by_line(
    command: Command, sources: Path, tmp_path: Path
) -> None:
    (tmp_path / "q.json").write_text('[{"source": "council.txt", "quote": "x"}]', encoding="utf-8")
    ended = command("verify", "q.json", "--sources", sources)
    assert ended.code == 3
    assert "Line 1 is JSON but no object. Give one object a line" in ended.out
