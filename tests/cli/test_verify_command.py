from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from summarizer.cli import render
from summarizer.cli.verify import DRAFTS
from tests.cli.conftest import ROOT, Command

CALL = (
    "On Monday the President of Arland, Mira Toll, spoke by telephone with the Chancellor of Belmark, Otto Reyn.\n\n"
    "“We will not accept a tariff of 12 percent,” Toll said. Reyn said that the talks would go on in March.\n"
)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "call.txt").write_text(CALL, encoding="utf-8")
    (folder / "other.txt").write_text("The embassy closed at noon.\n", encoding="utf-8")
    return folder


def ask(tmp_path: Path, *lines: object) -> Path:
    path = tmp_path / "quotes.jsonl"
    path.write_text(
        "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines),
        encoding="utf-8",
    )
    return path


def answers(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_lines_come_back_in_order_with_what_was_found(
    command: Command, sources: Path, tmp_path: Path
) -> None:
    file = ask(
        tmp_path,
        {
            "id": 7,
            "source": "call.txt",
            "quote": "We will not accept a tariff of 12 percent",
            "speaker": "Mira Toll",
        },
        {"source": "other.txt", "quote": "closed at noon", "tool": {"name": "x"}},
        {"source": "call.txt", "quote": "We will accept a tariff of 12 percent", "speaker": None},
    )
    ended = command("verify", file, "--sources", sources, "--json")
    first, second, third = answers(ended.out)
    assert ended.code == 0
    assert (first["id"], second["tool"]) == (7, {"name": "x"})
    assert [line["verdict"] for line in (first, second, third)] == ["exact", "exact", "drift"]
    assert (
        CALL[first["start"] : first["end"]]
        == first["text"]
        == "We will not accept a tariff of 12 percent"
    )
    assert first["speaker_check"] in ("named", "resolved")
    assert {"given": None, "source": "not", "class": "negation"} in third["changes"]
    keys = {"verdict", "text", "start", "end", "changes", "speech", "speaker_check", "note"}
    assert all(keys <= set(line) for line in (first, second, third))


def test_words_put_into_the_wrong_mouth_are_flagged(
    command: Command, sources: Path, tmp_path: Path
) -> None:
    file = ask(
        tmp_path,
        {
            "source": "call.txt",
            "quote": "We will not accept a tariff of 12 percent",
            "speaker": "Otto Reyn",
        },
    )
    (line,) = answers(command("verify", file, "--sources", sources, "--json").out)
    assert (line["verdict"], line["speaker_check"]) == ("exact", "other")
    assert line["speaker_found"] == "Mira Toll"


def test_strict_fails_where_anything_is_not_verified(
    command: Command, sources: Path, tmp_path: Path
) -> None:
    good = ask(tmp_path, {"source": "call.txt", "quote": "spoke by telephone"})
    assert command("verify", good, "--sources", sources, "--strict").code == 0
    bad = ask(tmp_path, {"source": "call.txt", "quote": "spoke by telegraph"})
    assert command("verify", bad, "--sources", sources).code == 0
    assert command("verify", bad, "--sources", sources, "--strict").code == 3


def test_a_bad_line_is_said_and_the_others_are_checked(
    command: Command, sources: Path, tmp_path: Path
) -> None:
    file = ask(
        tmp_path,
        "{not json",
        '["a list"]',
        {"source": "gone.txt", "quote": "x"},
        {"source": "call.txt"},
        {"source": "call.txt", "quote": "x", "speaker": 3},
        {"source": "../quotes.jsonl", "quote": "x"},
        {"schema_version": "9.9", "document": {}},
        {"source": "call.txt", "quote": "spoke by telephone"},
    )
    ended = command("verify", file, "--sources", sources, "--json")
    lines = answers(ended.out)
    assert ended.code == 3
    assert [line.get("verdict") for line in lines] == [None] * 7 + ["exact"]
    reasons = [line.get("error", "") for line in lines]
    wanted = [
        "not valid JSON",
        "JSON but no object",
        "gone.txt",
        "`quote`",
        "`speaker`",
        "leads out of",
        "'9.9'",
    ]
    assert all(word in reason for word, reason in zip(wanted, reasons, strict=False)), reasons
    assert lines[0]["line"] == 1
    assert "Traceback" not in ended.err


def test_sources_are_those_beside_the_file_unless_said_otherwise(
    command: Command, sources: Path, tmp_path: Path
) -> None:
    file = ask(tmp_path, {"source": "sources/call.txt", "quote": "spoke by telephone"})
    assert answers(command("verify", file, "--json").out)[0]["verdict"] == "exact"


def test_the_readable_report_shows_the_nearest_passage_and_what_differs(
    command: Command, sources: Path, tmp_path: Path
) -> None:
    file = ask(
        tmp_path, {"source": "call.txt", "quote": "We will not accept a tariff of 21 percent"}
    )
    ended = command("verify", file, "--sources", sources)
    assert "drift" in ended.out
    assert "given “21”, the source has “12”" in ended.out
    assert "(number)" in ended.out
    assert "1 drift" in ended.err
    assert not any(line.endswith(" ") for line in ended.out.splitlines())


def test_a_document_cannot_speak_to_the_terminal(
    command: Command, sources: Path, tmp_path: Path
) -> None:
    (sources / "evil.txt").write_text(
        "He said \x1b[2J\u202eyes [bold]today[/bold] and left.", encoding="utf-8"
    )
    file = ask(
        tmp_path,
        {
            "source": "evil.txt",
            "quote": "He said \x1b]0;owned\x07\u202eno [bold]today[/bold] and left.",
        },
    )
    out = command("verify", file, "--sources", sources).out
    assert not {"\x1b", "\u202e", "\x07"} & set(out)
    assert "[bold]today[/bold]" in out


def test_lines_from_standard_input_are_checked(
    command: Command, sources: Path, tmp_path: Path
) -> None:
    line = json.dumps({"source": "call.txt", "quote": "spoke by telephone"}).encode()
    ended = command("verify", "-", "--sources", sources, "--json", stdin=line)
    assert answers(ended.out)[0]["verdict"] == "exact"


def test_a_path_that_leads_nowhere_is_a_matter_of_usage_in_every_command(command: Command) -> None:
    for words in (
        ("verify", "gone.jsonl"),
        ("verify", "gone.md"),
        ("verify", "gone"),
        ("verify", "-", "--sources", "gone"),
        ("brief", "gone.txt", "--out", "note.md"),
        ("summarise", "gone.txt"),
        ("batch", "gone.txt", "--out", "out"),
        ("batch", "status", "gone"),
        ("batch", "export", "gone"),
        ("view", "gone.html"),
        ("review", "gone"),
        ("eval", "gone"),
        ("mcp", "gone"),
    ):
        ended = command(*words)
        assert ended.code == 2, words
        assert "gone" in ended.err


def test_summaries_are_checked_again_and_a_changed_source_is_said(
    command: Command, sources: Path, tmp_path: Path
) -> None:
    command("batch", sources, "--out", "out", "--model", "scripted")
    again = command("verify", "out/summaries.jsonl", "--sources", sources, "--json")
    assert again.code == 0, again.err
    before = (tmp_path / "out" / "summaries.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["positions"] for line in again.out.splitlines()] == [
        json.loads(line)["positions"] for line in before
    ]
    (sources / "other.txt").write_text("The embassy did not close.\n", encoding="utf-8")
    changed = command("verify", "out/summaries.jsonl", "--sources", sources, "--json")
    assert changed.code == 3
    assert "is not the text that was summarised" in answers(changed.out)[1]["error"]


def test_summaries_of_lines_and_of_standard_input_are_checked_from_what_the_batch_kept(
    command: Command, tmp_path: Path
) -> None:
    (tmp_path / "docs.jsonl").write_text(json.dumps({"id": "x", "text": CALL}) + "\n", "utf-8")
    command("batch", "docs.jsonl", "-", "--out", "out", "--model", "scripted", stdin=CALL.encode())
    ended = command("verify", "out/summaries.jsonl", "--json")
    assert ended.code == 0, ended.err
    assert [line["document"]["source"] for line in answers(ended.out)] == ["x", "<stdin>"]
    assert "could not be checked" not in ended.err


def test_exported_texts_serve_as_sources_anywhere(command: Command, tmp_path: Path) -> None:
    (tmp_path / "docs.jsonl").write_text(json.dumps({"id": "x", "text": CALL}) + "\n", "utf-8")
    command("batch", "docs.jsonl", "--out", "out", "--model", "scripted")
    exported = command("batch", "export", "out", "--sources", "texts")
    assert exported.code == 0, exported.err
    (listed,) = answers((tmp_path / "texts" / "index.jsonl").read_text("utf-8"))
    assert (tmp_path / "texts" / listed["file"]).read_text("utf-8") == CALL
    (tmp_path / "out" / "run.sqlite").unlink()
    assert command("verify", "out/summaries.jsonl", "--sources", "texts").code == 0
    assert command("verify", "out/summaries.jsonl").code == 3


def saved(**fields: Any) -> dict[str, Any]:
    """A line as LangExtract saves it."""
    extraction = {
        "extraction_class": "quote",
        "extraction_text": "We will not accept a tariff of 12 percent",
        "char_interval": {"start_pos": 3, "end_pos": 9},
        "alignment_status": "match_fuzzy",
        "attributes": {"speaker": "Otto Reyn"},
    }
    return {"extractions": [extraction], "text": CALL, "document_id": "call"} | fields


def test_what_langextract_saved_is_read_and_reported(
    command: Command, sources: Path, tmp_path: Path
) -> None:
    ended = command("verify", ask(tmp_path, saved()), "--sources", sources, "--strict")
    assert ended.code == 3, ended.out
    assert "≠ exact, other speaker call" in ended.out
    assert "(line 1, extraction 1)" in ended.out
    assert "the passage gives these words to Mira Toll" in ended.out
    assert "3..9 holds “Monday”; the quote was found at" in ended.out
    assert "1 quote: 1 exact; 1 of another speaker than the one given." in ended.err


def test_annotations_are_written_beside_the_report(
    command: Command, sources: Path, tmp_path: Path
) -> None:
    file = ask(tmp_path, {"source": "call.txt", "quote": "the talks would go on"}, saved())
    ended = command("verify", file, "--sources", sources, "--annotations", "out.jsonld", "--json")
    assert ended.code == 0, ended.err
    assert "out.jsonld: 2 annotations." in ended.err
    made = json.loads((tmp_path / "out.jsonld").read_text(encoding="utf-8"))
    targets = [item["target"] for item in made["first"]["items"]]
    assert [target["source"]["id"] for target in targets] == ["call.txt", "call"]
    for target in targets:
        words, place = target["selector"]
        assert CALL[place["start"] : place["end"]] == words["exact"]


def test_a_batch_is_exported_as_annotations(
    command: Command, sources: Path, tmp_path: Path
) -> None:
    command("batch", sources, "--out", "out", "--model", "scripted")
    ended = command("batch", "export", "out", "--format", "w3c")
    assert ended.code == 0, ended.err
    made = json.loads((tmp_path / "out" / "export.jsonld").read_text(encoding="utf-8"))
    assert made["total"] == len(made["first"]["items"]) > 0
    assert made["type"] == "AnnotationCollection"


def test_a_line_that_could_not_be_checked_is_named_by_its_number(
    command: Command, sources: Path, tmp_path: Path
) -> None:
    file = ask(tmp_path, {"source": "call.txt", "quote": "Toll"}, {"source": "no.txt", "quote": ""})
    assert "! Line 2: no.txt does not exist" in command("verify", file, "--sources", sources).out


def test_a_very_long_quote_does_not_fill_the_terminal(
    command: Command, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(render, "prints_on_terminal", lambda: True)
    file = ask(tmp_path, {"source": "call.txt", "quote": "tariff " * 20_000})
    out = command("verify", file, "--sources", sources).out
    assert "(140,000 characters)" in out
    assert len(out) < 10_000


def test_the_draft_of_the_demo_fits_on_a_screen_and_three_quotes_are_wrong(
    command: Command,
) -> None:
    ended = command("verify", "--short", ROOT / "examples" / "draft.jsonl")
    lines = ended.out.splitlines()
    assert len(lines) <= 10
    assert [line.split("“")[0] for line in lines if line[0] != " "] == [
        *("✓ exact ", "≠ drift ", "✓ exact ", "≠ drift ", "≠ exact, other speaker ", "✓ exact ")
    ]
    wrong = [line.strip() for line in lines if line.startswith("    ")]
    assert len(wrong) == 3
    assert wrong[:2] == [
        "given nothing, the source has “never” (negation)",
        "given “240”, the source has “260” (number)",
    ]
    assert lines.index(f"    {wrong[2]}") == 1 + lines.index(
        next(line for line in lines if "A dam is not a tap" in line)
    )


def test_a_short_report_cuts_long_quotes_at_a_word_on_a_terminal(
    command: Command, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(render, "prints_on_terminal", lambda: True)
    long = "On Monday the President of Arland, Mira Toll, spoke by telephone with the Chancellor of Belmark"
    file = ask(tmp_path, {"source": "call.txt", "quote": long})
    (line,) = command(
        "verify", file, "--sources", sources, "--short", COLUMNS="100"
    ).out.splitlines()
    assert len(line) <= 100
    assert line.startswith(
        "✓ exact “On Monday the President of Arland, Mira Toll, spoke by telephone"
    )
    assert line.endswith(" …” call.txt")


@pytest.mark.parametrize(
    "option", [["--annotated", "z.html"], ["--sarif", "z.sarif"], ["--statements"]]
)
def test_options_for_drafts_are_a_usage_error_on_lines(
    command: Command, sources: Path, tmp_path: Path, option: list[str]
) -> None:
    file = ask(tmp_path, {"source": "call.txt", "quote": "spoke by telephone"})
    ended = command("verify", file, "--sources", sources, *option)
    assert ended.code == 2
    assert f"{option[0]} is for drafts" in ended.err
    assert ended.out == ""
    assert not list(tmp_path.glob("z.*"))


def test_options_for_lines_are_a_usage_error_on_drafts(
    command: Command, sources: Path, tmp_path: Path
) -> None:
    (tmp_path / "story.md").write_text("Toll spoke.\n", encoding="utf-8")
    ended = command("verify", "story.md", "--sources", sources, "--annotations", "z.jsonld")
    assert ended.code == 2
    assert "--annotations is for lines of quotes" in ended.err
    assert not (tmp_path / "z.jsonld").exists()


@pytest.mark.parametrize(
    ("name", "said"),
    [("bin.dat", "bin.dat is of no form"), ("story.doc", "old Word file"), ("notes", "no form")],
)
def test_a_file_of_another_form_is_refused_with_the_forms_there_are(
    command: Command, sources: Path, tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / name).write_bytes(b"\x7fELF\n\x00\n\xff\n" * 50)
    ended = command("verify", name, "--sources", sources)
    assert ended.code == 1
    assert said in ended.err
    assert all(form in ended.err for form in (".md", ".docx", ".pdf", ".jsonl", "stdin"))
    assert len(ended.err.splitlines()) < 5
    assert ended.out == ""


@pytest.mark.parametrize("name", ["quotes.json", "quotes.ndjson", "QUOTES.JSONL"])
def test_lines_of_json_are_read_by_each_of_their_suffixes(
    command: Command, sources: Path, tmp_path: Path, name: str
) -> None:
    ask(tmp_path, {"source": "call.txt", "quote": "spoke by telephone"}).rename(tmp_path / name)
    ended = command("verify", name, "--sources", sources, "--json")
    assert [line["verdict"] for line in answers(ended.out)] == ["exact"]


def test_every_form_of_a_draft_stands_in_help_page_and_hook(command: Command) -> None:
    shown = " ".join(command("verify", "--help").out.split())
    page = (ROOT / "docs" / "drafts.md").read_text(encoding="utf-8")
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    for form in DRAFTS:
        assert f"{form}," in shown or f"{form} " in shown
        assert f"`{form}`" in page
        assert re.search(hook["files"], f"stories/one{form}")


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("“We will not accept a tariff of 12 percent,” Toll said.", (0, 0)),
        ("“We will not accept a tariff of 21 percent,” Toll said.", (3, 3)),
        ("“We will not accept a tariff of 12 percent,” Edda Sund said.", (3, 3)),
        ("“The talks would go on in March,” Reyn said.", (0, 3)),
    ],
)
def test_a_draft_ends_with_three_where_it_is_wrong_and_strictly_where_it_is_to_be_looked_at(
    command: Command, sources: Path, tmp_path: Path, said: str, codes: tuple[int, int]
) -> None:
    (tmp_path / "story.md").write_text(f"{said}\n", encoding="utf-8")
    plain = command("verify", "story.md", "--sources", sources)
    strict = command("verify", "story.md", "--sources", sources, "--strict")
    assert (plain.code, strict.code) == codes


def test_a_short_report_of_a_draft_leaves_out_what_is_right(
    command: Command, sources: Path, tmp_path: Path
) -> None:
    right, wrong = (
        "We will not accept a tariff of 12 percent",
        "We will accept a tariff of 12 percent",
    )
    text = f"“{right},” Toll said.\n\n“{wrong},” Toll said.\n"
    (tmp_path / "story.markdown").write_text(text, encoding="utf-8")
    out = command("verify", "story.markdown", "--sources", sources, "--short").out
    assert "✓" not in out
    assert [line.strip() for line in out.splitlines()][2] == f"“{wrong},”"


def test_a_second_run_beside_its_own_outputs_finds_the_same(
    command: Command, tmp_path: Path
) -> None:
    (tmp_path / "call.txt").write_text(CALL, encoding="utf-8")
    (tmp_path / "story.md").write_text(
        "The trade talks between Arland and Belmark have come to a halt over a single figure, and neither capital "
        "is in a hurry. “We will accept a tariff of 12 percent,” Toll said.\n",
        encoding="utf-8",
    )
    first = command("verify", "story.md", "--json", "--annotated", "out.html")
    command("verify", "story.md", "--annotated", "a.docx")
    (tmp_path / "story copy.md").write_bytes((tmp_path / "story.md").read_bytes())
    second = command("verify", "story.md", "--json")
    assert (first.code, second.code) == (3, 3)
    assert first.out == second.out
    assert all(f"{name} " in second.err for name in ("out.html", "a.docx", "story copy.md"))
    assert "looked up in 1 source of . (3 files left out): 0 right" in second.err
    assert "looked up in 1 source of .: 0 right" in first.err
