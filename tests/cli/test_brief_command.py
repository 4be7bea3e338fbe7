from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from summarizer.brief import held_before, sources
from tests.cli.conftest import Command

NOTE = "On 3 March 2031 the minister of Arland met the envoy of Belmark. “We reject the tariff,” the minister said.\n"


@pytest.fixture
def summaries(command: Command, tmp_path: Path) -> Path:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"{NOTE}{name}\n", encoding="utf-8")
    ended = command("batch", "one.txt", "two.txt", "--out", "out", "--model", "scripted")
    assert ended.code == 0, ended.err
    return tmp_path / "out" / "summaries.jsonl"


def test_a_note_is_written_from_summaries_without_a_model(
    command: Command, summaries: Path, tmp_path: Path
) -> None:
    ended = command("brief", summaries, "--out", "note.md")
    assert ended.code == 0, ended.err
    assert "engine" not in ended.err
    assert (tmp_path / "note.md").read_text(encoding="utf-8").startswith("# ")


def test_what_a_note_found_of_its_texts_is_kept_unless_nothing_is_to_be(
    command: Command, summaries: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "_WORTH_A_PROCESS", 1)
    monkeypatch.setattr(held_before, "data_folder", lambda: tmp_path / "data")
    kept = {"SUMMARIZER_CACHE": str(tmp_path / "kept")}
    command("brief", summaries, "--out", "note.md", "--no-cache", **kept)
    assert not (tmp_path / "kept").exists()
    command("brief", summaries, "--out", "first.md", **kept)
    assert (tmp_path / "kept" / "held.sqlite").is_file()
    assert command("brief", summaries, "--out", "second.md", **kept).code == 0
    notes = {(tmp_path / f"{name}.md").read_bytes() for name in ("note", "first", "second")}
    assert len(notes) == 1


def test_documents_are_summarised_first(command: Command, summaries: Path, tmp_path: Path) -> None:
    ended = command("brief", "one.txt", "two.txt", "--out", "note.json", "--model", "scripted")
    assert ended.code == 0, ended.err
    note = json.loads((tmp_path / "note.json").read_text(encoding="utf-8"))
    assert [record["source"] for record in note["documents"]] == ["one.txt", "two.txt"]


def test_lines_that_are_no_summaries_are_named_and_the_rest_goes_on(
    command: Command, summaries: Path, tmp_path: Path
) -> None:
    good = summaries.read_text(encoding="utf-8")
    old = json.dumps({**json.loads(good.splitlines()[0]), "schema_version": "0.3"})
    summaries.write_text(good + old + "\n" + "{half\n", encoding="utf-8")
    ended = command("brief", summaries, "--out", "note.md")
    assert ended.code == 3
    assert "line 3" in ended.err
    assert "'0.3'" in ended.err
    assert "line 4" in ended.err
    assert (tmp_path / "note.md").exists()


def test_a_jsonl_of_documents_is_summarised(command: Command, tmp_path: Path) -> None:
    (tmp_path / "docs.jsonl").write_text(
        json.dumps({"id": "a", "text": NOTE}) + "\n", encoding="utf-8"
    )
    ended = command("brief", "docs.jsonl", "--out", "note.md", "--model", "scripted")
    assert ended.code == 0, ended.err
    assert "1 document" in ended.err


def test_nothing_to_write_about_is_a_failure(command: Command) -> None:
    ended = command("brief", "gone.txt", "--out", "note.md", "--model", "scripted")
    assert ended.code == 2
    assert "gone.txt does not exist" in ended.err


@pytest.mark.parametrize("out", ["note.odt", "note", "nowhere/note.md"])
def test_a_note_that_cannot_be_written_is_said_before_anything_is_asked(
    command: Command, tmp_path: Path, out: str
) -> None:
    (tmp_path / "one.txt").write_text(NOTE, encoding="utf-8")
    ended = command("brief", "one.txt", "--out", out, "--model", "scripted")
    assert ended.code == 2
    assert "engine" not in ended.err


def test_a_model_that_writes_the_note_is_announced_and_held_to_the_evidence(
    command: Command, summaries: Path, tmp_path: Path
) -> None:
    ended = command("brief", summaries, "--out", "note.md", "--write", "scripted")
    assert ended.code == 0, ended.err
    assert "engine: scripted" in ended.err
    assert re.search(
        r"Of its sentences \d+ stand, [1-9]\d* (?:was|were) dropped, and composed", ended.err
    )
    assert "dropped" not in (tmp_path / "note.md").read_text(encoding="utf-8")
    strict = command("brief", summaries, "--out", "strict.md", "--write", "scripted", "--strict")
    assert strict.code == 0, strict.err
    assert "## Findings" not in (tmp_path / "strict.md").read_text(encoding="utf-8")


def test_a_short_note_and_a_page_without_full_texts(
    command: Command, summaries: Path, tmp_path: Path
) -> None:
    full = command("brief", summaries, "--out", "full.html")
    short = command("brief", summaries, "--out", "short.md", "--length", "short")
    bare = command("brief", summaries, "--out", "bare.html", "--no-sources")
    assert (full.code, short.code, bare.code) == (0, 0, 0)
    assert "Left out for length" in (tmp_path / "short.md").read_text(encoding="utf-8")
    assert "<aside" in (tmp_path / "full.html").read_text(encoding="utf-8")
    assert "<aside" not in (tmp_path / "bare.html").read_text(encoding="utf-8")
    assert command("brief", summaries, "--out", "note.md", "--length", "middling").code == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [("", "given.jsonl is empty."), ("{half", "Line 1 of given.jsonl is no JSON")],
)
@pytest.mark.parametrize(
    "words", [("brief", "--out", "note.md"), ("summarise",), ("batch", "--out", "out")]
)
def test_a_file_with_nothing_in_it_is_named_once_and_no_engine_before_it_is_asked(
    command: Command, tmp_path: Path, content: str, said: str, words: tuple[str, ...]
) -> None:
    (tmp_path / "given.jsonl").write_text(content, encoding="utf-8")
    ended = command(words[0], "given.jsonl", *words[1:], "--model", "scripted")
    assert ended.code != 0
    (line,) = [line for line in ended.err.splitlines() if "given.jsonl" in line]
    assert line.strip().removeprefix("failed: ").startswith(said)
    assert line.count("given.jsonl") == 1
    if words[0] != "batch":
        assert "engine: " not in ended.err


def test_the_engine_is_announced_once_and_before_the_first_result(
    command: Command, tmp_path: Path
) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(NOTE + name, encoding="utf-8")
    (tmp_path / "empty.jsonl").touch()
    words = ("empty.jsonl", "a.txt", "b.txt", "c.txt")
    ended = command("brief", *words, "--out", "note.md", "--model", "scripted")
    assert ended.code == 3, ended.err
    assert ended.err.count("engine: scripted") == 1


MADE_UP = "The summaries were made by the test double `scripted`: nothing in them is an answer of a model."


@pytest.mark.parametrize("name", ["note.md", "note.html", "note.json", "short.md"])
def test_a_note_of_made_up_summaries_says_so_under_its_title(
    command: Command, tmp_path: Path, name: str
) -> None:
    (tmp_path / "a.txt").write_text(NOTE, encoding="utf-8")
    length = "short" if name.startswith("short") else "full"
    words = ("--out", name, "--length", length, "--title", "Of tariffs")
    ended = command("brief", "a.txt", *words, "--model", "scripted")
    assert ended.code == 0, ended.err
    note = (tmp_path / name).read_text(encoding="utf-8")
    assert note.count(MADE_UP) == 1
    below = note[note.rindex("Of tariffs") if name.endswith("html") else note.index("Of tariffs") :]
    assert below.index(MADE_UP) < 60
    # Summaries made before say it as well: what they were made by stands in them.
    made = command("summarise", "a.txt", "--model", "scripted", "--json").out
    (tmp_path / "summaries.jsonl").write_text(made, encoding="utf-8")
    assert command("brief", "summaries.jsonl", *words).code == 0
    assert MADE_UP in (tmp_path / name).read_text(encoding="utf-8")


def test_a_note_of_a_models_summaries_says_nothing_of_a_double(
    command: Command, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(NOTE, encoding="utf-8")
    made = json.loads(command("summarise", "a.txt", "--model", "scripted", "--json").out)
    made["provenance"] |= {"provider": "openai", "model": "m"}
    (tmp_path / "summaries.jsonl").write_text(json.dumps(made) + "\n", encoding="utf-8")
    assert command("brief", "summaries.jsonl", "--out", "note.md").code == 0
    assert "test double" not in (tmp_path / "note.md").read_text(encoding="utf-8")


def test_a_strict_note_of_a_quote_that_is_not_verified_ends_with_3(
    command: Command, summaries: Path
) -> None:
    line = json.loads(summaries.read_text(encoding="utf-8").splitlines()[0])
    line["checks"]["counts"]["absent"] = 1
    summaries.write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert command("brief", summaries, "--out", "note.md").code == 0
    assert command("brief", summaries, "--out", "note.md", "--strict").code == 3


def test_a_note_of_a_batch_says_which_documents_failed(command: Command, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(NOTE, encoding="utf-8")
    for n in range(7):
        (tmp_path / f"empty{n}.txt").write_text("", encoding="utf-8")
    empty = [f"empty{n}.txt" for n in range(7)]
    ended = command("batch", "one.txt", *empty, "--out", "out", "--model", "scripted")
    assert ended.code == 3
    told = (
        "7 documents of the batch failed and have no part in this note: "
        "empty0.txt, empty1.txt, empty2.txt, empty3.txt, empty4.txt and 2 more."
    )
    for path in ("out", "out/summaries.jsonl"):
        ended = command("brief", path, "--out", "note.md")
        assert ended.code == 0, ended.err
        assert told in ended.err
        note = (tmp_path / "note.md").read_text(encoding="utf-8").replace("\\", "")
        assert f"- {told}" in note
    strict = command("brief", "out", "--out", "strict.md", "--strict")
    assert told in strict.err
    assert "failed" not in (tmp_path / "strict.md").read_text(encoding="utf-8")
    # A file of summaries by another name is no batch's, and an entry without a document says so.
    moved = tmp_path / "out" / "moved.jsonl"
    (tmp_path / "out" / "summaries.jsonl").rename(moved)
    assert "failed" not in command("brief", moved, "--out", "note.md").err
    moved.rename(tmp_path / "out" / "summaries.jsonl")
    (tmp_path / "out" / "failures.jsonl").write_text("{half\n", encoding="utf-8")
    ended = command("brief", "out", "--out", "note.md")
    assert (
        "1 document of the batch failed and has no part in this note: one that is not named."
        in ended.err
    )
