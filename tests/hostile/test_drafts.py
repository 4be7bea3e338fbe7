"""Drafts and tables from strangers: nothing of them runs, passes for a source, or ends the program."""

from __future__ import annotations

import json
import os
import re
import time
from pathlib import Path
from urllib.parse import unquote, urlsplit

import docx
import pytest

from summarizer.checking.drafted import check_draft
from summarizer.checking.library import Library
from summarizer.checking.reports import write_annotated
from summarizer.cli.main import main
from summarizer.errors import InputError
from summarizer.reading.read import read_text

SAID = "We will not sign the <b>paper</b>"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "a.txt").write_text(f"“{SAID},” said Anna Holm of Norvik.\n", encoding="utf-8")
    return folder


def verify(*arguments: str) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["summarizer", "verify", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
    return int(ended.value.code or 0)


MARKUP = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    "<iframe src=file:///etc/passwd></iframe>",
    "</mark></body><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% raw %}",
)


@pytest.mark.parametrize("markup", MARKUP)
@pytest.mark.parametrize("suffix", ["md", "html"])
def test_markup_of_a_draft_does_nothing_in_the_annotated_page(
    markup: str, suffix: str, sources: Path, tmp_path: Path
) -> None:
    draft, page = tmp_path / f"draft.{suffix}", tmp_path / "page.html"
    draft.write_text(
        f"Anna Holm said: “We will not {markup} sign the paper”. {markup}\n", encoding="utf-8"
    )
    verify(str(draft), "--sources", str(sources), "--annotated", str(page))
    shown = page.read_text(encoding="utf-8")
    body = shown[shown.index("<body") :]
    for active in ("<script>alert", "<img", "<iframe", "<svg", 'javascript:alert(1)"'):
        assert active not in body
    assert "default-src 'none'" in shown


@pytest.mark.parametrize("escape", ["\x1b[31m", "\x07", "\x9b2J", "\u202e", "\x1b]0;title\x07"])
def test_no_escape_sequence_of_a_draft_reaches_the_terminal(
    escape: str, sources: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(
        f"Anna {escape}Holm said: “We {escape}will sign {escape}nothing at all”.\n",
        encoding="utf-8",
    )
    verify(str(draft), "--sources", str(sources))
    out, err = capfd.readouterr()
    assert escape[0] not in out.replace("\x1b[0m", "") + err


def test_a_draft_is_no_source_of_itself_under_any_of_its_names(sources: Path) -> None:
    draft = sources / "draft.md"
    draft.write_text("Anna Holm said: “The ferries were never stopped by us”.\n", encoding="utf-8")
    (sources / "again.md").symlink_to("draft.md")
    for name in ("draft.md", "again.md"):
        library, _ = Library.of(sources, leaving_out=[sources / name])
        (item,) = check_draft(sources / name, library).items
        assert not item.as_values().get("source")


def test_a_link_out_of_the_sources_is_not_followed_and_named(
    sources: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("“The code of the safe is 4711,” said Jan Kos.\n", encoding="utf-8")
    (sources / "b.txt").symlink_to(secret)
    draft = tmp_path / "draft.md"
    draft.write_text("Jan Kos said: “The code of the safe is 4711”.\n", encoding="utf-8")
    assert verify(str(draft), "--sources", str(sources)) != 0
    out, err = capfd.readouterr()
    assert "No source comes near" in out
    assert "b.txt" in err


@pytest.mark.parametrize(
    "table",
    [
        'quote,speaker\n"' + "a" * 200_000 + '",x\n',
        'quote\n"never closed' + "\nmore" * 50_000,
        "speaker\nAnna\n",
        "",
    ],
    ids=["a huge field", "an open quote", "no column of quotes", "nothing"],
)
def test_a_table_that_is_none_is_an_error(table: str, sources: Path, tmp_path: Path) -> None:
    draft = tmp_path / "table.csv"
    draft.write_text(table, encoding="utf-8")
    library, _ = Library.of(sources)
    with pytest.raises(InputError, match=r"table\.csv"):
        check_draft(draft, library)


def test_a_pipe_among_the_sources_does_not_hang(sources: Path, tmp_path: Path) -> None:
    os.mkfifo(sources / "pipe.txt")
    library, problems = Library.of(sources)
    assert len(library.shelved) == 1
    assert any("pipe" in problem for problem in problems) or problems == []


def test_the_annotated_page_replaces_a_link_and_not_what_it_points_to(
    sources: Path, tmp_path: Path
) -> None:
    kept = tmp_path / "kept.html"
    kept.write_text("mine", encoding="utf-8")
    page = tmp_path / "page.html"
    page.symlink_to(kept)
    draft = tmp_path / "draft.md"
    draft.write_text("Anna Holm said: “We will not sign the paper”.\n", encoding="utf-8")
    verify(str(draft), "--sources", str(sources), "--annotated", str(page))
    assert kept.read_text(encoding="utf-8") == "mine"


_HEAVY = {
    "marks that open": "“",
    "nested quotations": "“a “b “c ” ",
    "quotations of nobody": "“we agree on the water” ",
    "speakers": "Anna Holm said: “We will not sign the paper”.\n\n",
    "straight marks": '"a b c" ',
}


@pytest.mark.parametrize("kind", _HEAVY)
def test_a_draft_costs_what_its_length_says(kind: str, sources: Path, tmp_path: Path) -> None:
    library, _ = Library.of(sources)

    def cost(length: int) -> float:
        draft = tmp_path / "draft.md"
        draft.write_text(_HEAVY[kind] * (length // len(_HEAVY[kind])), encoding="utf-8")
        started = time.process_time()
        check_draft(draft, library)
        return time.process_time() - started

    cost(2_000)
    assert cost(60_000) < 9 * max(cost(15_000), 0.05)


def test_lines_of_json_hold_what_was_given_and_nothing_breaks_them(
    sources: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(
        "Anna\u2028Holm said: “We will\u2029 not sign the \x85paper”.\n", encoding="utf-8"
    )
    verify(str(draft), "--sources", str(sources), "--json")
    out, _ = capfd.readouterr()
    for line in filter(None, out.split("\n")):
        assert isinstance(json.loads(line), dict)


def test_a_table_larger_than_any_file_that_is_read_is_refused(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUMMARIZER_LIMIT_BYTES", "1000")
    draft = tmp_path / "table.csv"
    draft.write_text("quote\n" + "We will not sign the paper\n" * 100, encoding="utf-8")
    library, _ = Library.of(sources)
    with pytest.raises(InputError, match="bytes"):
        check_draft(draft, library)


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.mark.parametrize(
    "words",
    ["see [the paper](https://a.example/x) now", "[a](javascript:alert(1)) b c", "[[a]](1) b c"],
)
def test_no_words_of_a_draft_are_a_link_in_a_report(
    words: str, sources: Path, tmp_path: Path
) -> None:
    draft, report = tmp_path / "draft.md", tmp_path / "out.sarif"
    draft.write_text(f"Anna Holm said: “We will not {words} at all”.\n", encoding="utf-8")
    verify(str(draft), "--sources", str(sources), "--sarif", str(report))
    (result,) = json.loads(report.read_text(encoding="utf-8"))["runs"][0]["results"]
    assert not re.search(r"(?<!\\)\[[^\]]*\]\(", result["message"]["text"])


@pytest.mark.parametrize("name", ["javascript:alert(1).md", "a b%41.md", "http:.md", "ä#?.md"])
def test_the_name_of_a_draft_is_a_place_and_no_other_address(
    name: str, sources: Path, tmp_path: Path
) -> None:
    draft, report = tmp_path / name, tmp_path / "out.sarif"
    draft.write_text("Anna Holm said: “The ferries were never stopped”.\n", encoding="utf-8")
    verify(str(draft), "--sources", str(sources), "--sarif", str(report))
    (result,) = json.loads(report.read_text(encoding="utf-8"))["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri) == draft.as_posix()
    assert not urlsplit(str(uri)).scheme
    assert uri.isascii()


def _tables(path: Path, count: int) -> None:
    document = docx.Document()
    table = document.add_table(rows=count, cols=1)
    for number, row in enumerate(table.rows):
        row.cells[0].text = f"Anna Holm said: “We leave from there on day {number} by boat”."
        document.add_paragraph(f"Line {number} of the paper on ferries.")
    document.save(str(path))


def test_comments_of_a_draft_of_tables_cost_what_its_length_says(
    sources: Path, tmp_path: Path
) -> None:
    library = Library([read_text((sources / "a.txt").read_text("utf-8"), "a.txt")])

    def cost(count: int) -> float:
        draft, out = tmp_path / f"{count}.docx", tmp_path / f"{count}.out.docx"
        _tables(draft, count)
        checked = check_draft(draft, library)
        began = time.process_time()
        write_annotated(checked, out)
        spent = time.process_time() - began
        told = [comment.text for comment in docx.Document(str(out)).comments]
        assert len(told) == count
        assert not any(text.startswith("“We leave") for text in told)
        return spent

    cost(20)
    assert cost(400) < 9.0 * max(cost(100), 0.1)
