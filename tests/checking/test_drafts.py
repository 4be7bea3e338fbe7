"""Drafts: thirty quotations, honest, altered, in the wrong mouth, translated or stitched, in every format."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from summarizer.checking.drafted import (
    CheckedDraft,
    CheckedQuotation,
    CheckedStatement,
    Level,
    check_draft,
)
from summarizer.checking.drafts import Draft
from summarizer.checking.library import Library
from summarizer.checking.reports import sarif, write_annotated, write_sarif
from summarizer.errors import InputError
from summarizer.models.document import SourceDocument
from summarizer.models.quote import Verdict
from summarizer.reading.read import read_text

SOURCES = {
    "council.txt": (
        "Minutes of the council of Orsha, 3 March 2024\n\n"
        "Mayor Ilse Brand said: “We will not sell the ferries to anybody this year.” Ms Brand said: “The two boats "
        "cost us 340,000 crowns last winter, and they carried nobody.”\n\n"
        "Councillor Tomas Rehn said: “I have asked for the accounts four times since October, and I have seen "
        "nothing.” Mr Rehn said: “If the harbour closes, the town closes.”\n\n"
        "Harbour master Petra Lund told the council: “The quay can bear eleven tonnes, no more.” “Nobody has measured "
        "it since 1998,” she said.\n"
    ),
    "letter.txt": (
        "Letter of the Tal Steamship Company, 9 March 2024\n\n"
        "The director of the company, Aron Vik, wrote: “We offered two million crowns for both ferries in January. We "
        "shall not offer more than that.” Mr Vik wrote: “Our crews are ready to sail from the first of May.” He said "
        "that the company would keep all nineteen jobs.\n"
    ),
    "paper.txt": (
        "The Orsha Herald, 12 March 2024\n\n"
        "The sale of the ferries has divided the town for months. Fisherman Jonas Meer said: “My father sailed that "
        "boat when it was new.” His neighbour, Edda Sund, said: “They should have asked us before they asked the "
        "bank.” Bürgermeister Kai Holt von der Nachbarinsel sagte: „Wir brauchen jede Verbindung, auch im Winter.“\n"
    ),
}


class Line(NamedTuple):
    said: str
    rule: str


BRAND, REHN, LUND = "Ilse Brand", "Tomas Rehn", "Petra Lund"
LINES = [
    Line(f"{BRAND} said: “We will not sell the ferries to anybody this year.”", "ok"),
    Line(f"“The two boats cost us 340,000 crowns last winter,” said {BRAND}.", "ok"),
    Line(f"{REHN} said: “I have asked for the accounts four times since October.”", "ok"),
    Line(f"{REHN} said: “If the harbour closes, the town closes.”", "ok"),
    Line(f"{LUND} said: “The quay can bear eleven tonnes, no more.”", "ok"),
    Line(f"“Nobody has measured it since 1998,” {LUND} said.", "ok"),
    Line("Aron Vik wrote: “We offered two million crowns for both ferries in January.”", "ok"),
    Line("Aron Vik wrote: “Our crews are ready to sail from the first of May.”", "ok"),
    Line("Jonas Meer said: “My father sailed that boat when it was new.”", "ok"),
    Line("Edda Sund said: “They should have asked us before they asked the bank.”", "ok"),
    Line(f"{BRAND} said: “The two boats cost us 340,000 crowns ... and they carried nobody.”", "ok"),
    Line(f"{BRAND} said: “We will sell the ferries to anybody this year.”", "drift"),
    Line(f"{BRAND} said: “The two boats cost us 430,000 crowns last winter.”", "drift"),
    Line(f"{REHN} said: “I have asked for the accounts five times since October.”", "drift"),
    Line(f"{REHN} said: “I have asked for the accounts four times since November.”", "drift"),
    Line(f"{REHN} said: “If the harbour closes, the town might close.”", "drift"),
    Line(f"{LUND} said: “The quay can bear eleven tonnes, or more.”", "drift"),
    Line(f"{LUND} said: “Everybody has measured it since 1998.”", "drift"),
    Line("Aron Vik wrote: “We shall offer more than that.”", "drift"),
    Line("Aron Vik wrote: “Our crews are not ready to sail from the first of May.”", "drift"),
    Line("Edda Sund said: “They could have asked us before they asked the bank.”", "drift"),
    Line(f"{REHN} said: “The quay can bear eleven tonnes, no more.”", "speaker_other"),
    Line("Jonas Meer said: “They should have asked us before they asked the bank.”", "speaker_other"),
    Line(f"{BRAND} said: “If the harbour closes, the town closes.”", "speaker_other"),
    Line(f"{LUND} said: “We will not sell the ferries to anybody this year.”", "speaker_other"),
    Line("Kai Holt said: “We need every connection, in winter, too.”", "absent"),
    Line("Kai Holt said: “The island will pay for all of the repairs of the two ships.”", "absent"),
    Line("Aron Vik wrote: “We offered two million crowns and they carried nobody.”", "drift"),
    Line(f"{REHN} said: “I have asked for the accounts and the town closes.”", "drift"),
    Line("Aron Vik said that “the company would keep all nineteen jobs”.", "not_direct_speech"),
]  # fmt: skip
TITLE = "Two ferries divide a town"


def as_text(path: Path) -> None:
    path.write_text("\n\n".join([TITLE, *(line.said for line in LINES)]), encoding="utf-8")


def as_markdown(path: Path) -> None:
    path.write_text("\n\n".join([f"# {TITLE}", *(line.said for line in LINES)]), encoding="utf-8")


def as_html(path: Path) -> None:
    body = "\n".join(f"<p>{line.said}</p>" for line in LINES)
    head = f"<!doctype html><html><head><title>{TITLE}</title></head>"
    page = f"{head}<body><article><h1>{TITLE}</h1>{body}</article></body></html>"
    path.write_text(page, encoding="utf-8")


def as_word(path: Path) -> None:
    document = docx.Document()
    document.add_heading(TITLE)
    for line in LINES:
        # As Word stores what was edited: a sentence in several runs.
        paragraph = document.add_paragraph()
        half = len(line.said) // 2
        paragraph.add_run(line.said[:half])
        paragraph.add_run(line.said[half:]).italic = True
    document.save(str(path))


def as_pdf(path: Path) -> None:
    typst = pytest.importorskip("typst")
    source = path.with_suffix(".typ")
    source.write_text(
        "#set page(width: 160mm, height: 200mm)\n\n"
        + "\n\n".join([TITLE, *(line.said for line in LINES)]),
        encoding="utf-8",
    )
    path.write_bytes(typst.compile(str(source)))


WRITERS: dict[str, Callable[[Path], None]] = {
    "draft.txt": as_text,
    "draft.md": as_markdown,
    "draft.html": as_html,
    "draft.docx": as_word,
    "draft.pdf": as_pdf,
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("sources")
    for name, text in SOURCES.items():
        (folder / name).write_text(text, encoding="utf-8")
    made, problems = Library.of(folder)
    assert problems == []
    return made


def quotations(checked: CheckedDraft) -> list[CheckedQuotation]:
    return [one for one in checked.items if isinstance(one, CheckedQuotation)]


@pytest.mark.parametrize("name", WRITERS)
def test_thirty_quotations_are_judged_right_in_every_format(
    name: str, tmp_path: Path, library: Library
) -> None:
    WRITERS[name](tmp_path / name)
    found = quotations(check_draft(tmp_path / name, library))
    wrong = [
        (line.said, line.rule, one.rule, one.message)
        for line, one in zip(LINES, found, strict=True)
        if line.rule != one.rule
    ]
    assert wrong == []


def test_a_table_is_checked_row_by_row(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "quotes.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(["Speaker", "Quote"])
        table.writerow([BRAND, "We will not sell the ferries to anybody this year."])
        table.writerow([REHN, "The quay can bear\neleven tonnes, no more."])
        table.writerow(["", "My father sailed that boat"])
    found = quotations(check_draft(path, library))
    assert [one.rule for one in found] == ["ok", "speaker_other", "ok"]
    assert found[1].lookup.check.speaker_found == LUND


def test_a_table_without_quotes_is_refused_with_its_columns(
    tmp_path: Path, library: Library
) -> None:
    (tmp_path / "quotes.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError, match="its columns are: 'a', 'b'"):
        check_draft(tmp_path / "quotes.csv", library)


def test_places_are_told_by_line_paragraph_and_page(tmp_path: Path, library: Library) -> None:
    as_markdown(tmp_path / "draft.md")
    third = quotations(check_draft(tmp_path / "draft.md", library))[2].quotation.place
    assert (third.line, third.paragraph, third.column) == (7, 4, len(f"{REHN} said: “") + 1)
    as_pdf(tmp_path / "draft.pdf")
    pages = [
        q.quotation.place.page for q in quotations(check_draft(tmp_path / "draft.pdf", library))
    ]
    assert pages[0] == 1
    assert pages == sorted(p or 0 for p in pages)
    assert (pages[-1] or 0) > 1


def test_block_quotations_count_and_tongs_do_not(library: Library) -> None:
    text = (
        "The so-called “sale” goes on.\n\n> My father sailed that boat\n> when it was new.\n\n"
        "The mayor wrote of a “bad deal”, and 5 > 3."
    )
    draft = Draft(SourceDocument(source="d.md", text=text, language="en"))
    words = [one.text for one in draft.quotations()]
    assert words[0] == "My father sailed that boat\nwhen it was new."
    assert "sale" not in words
    assert library.look_up(words[0]).check.verdict is Verdict.NORMALISED


def test_other_languages_marks_are_quotations() -> None:
    text = "Er sagte: „Wir brauchen jede Verbindung.“ Il dit: « Nous voulons tous partir. » She said “We will go home.”"
    draft = Draft(SourceDocument(source="d.txt", text=text))
    assert [one.text for one in draft.quotations()] == [
        "Wir brauchen jede Verbindung.",
        "Nous voulons tous partir.",
        "We will go home.",
    ]


def test_reported_statements_are_held_to_the_sources_words(
    tmp_path: Path, library: Library
) -> None:
    (tmp_path / "draft.txt").write_text(
        "The ferries.\n\nAron Vik said that the company would keep all nineteen jobs.\n\n"
        "Aron Vik said that the company would keep all ninety jobs.\n\nAron Vik said that it was a pity.\n",
        encoding="utf-8",
    )
    found = check_draft(tmp_path / "draft.txt", library, statements=True).items
    assert [one.level for one in found] == [Level.NONE, Level.WARNING]
    assert "brings in a number that does not stand there (90)" in found[1].message


def test_the_report_for_code_hosts_names_rule_line_and_difference(
    tmp_path: Path, library: Library
) -> None:
    as_markdown(tmp_path / "draft.md")
    checked = check_draft(tmp_path / "draft.md", library)
    write_sarif([checked], tmp_path / "out.sarif")
    log = json.loads((tmp_path / "out.sarif").read_text(encoding="utf-8"))
    assert log == sarif([checked])
    results = log["runs"][0]["results"]
    assert len(results) == sum(line.rule != "ok" for line in LINES)
    first = results[0]
    assert (first["ruleId"], first["level"]) == ("drift", "error")
    assert first["locations"][0]["physicalLocation"]["region"]["startLine"] == 25
    assert "“not”" in first["message"]["text"]


def test_a_word_draft_gets_comments_at_its_quotations(tmp_path: Path, library: Library) -> None:
    as_word(tmp_path / "draft.docx")
    checked = check_draft(tmp_path / "draft.docx", library)
    write_annotated(checked, tmp_path / "out.docx")
    comments = list(docx.Document(str(tmp_path / "out.docx")).comments)
    assert len(comments) == sum(line.rule != "ok" for line in LINES)
    assert "which the draft leaves out (negation)" in comments[0].text
    assert docx.Document(str(tmp_path / "out.docx")).paragraphs[1].text == LINES[0].said


def test_block_quotations_of_a_word_draft_are_looked_up_by_their_style(
    tmp_path: Path, library: Library
) -> None:
    document = docx.Document()
    own = document.styles.add_style("Pull quote", WD_STYLE_TYPE.PARAGRAPH)
    own.base_style = document.styles["Quote"]
    document.add_paragraph("It was plain to everybody on the quay:")
    for style, words in (
        ("Quote", "No ferry of ours will ever be sold to a bank."),
        ("Normal", "Nobody said anything to that for some time."),
        ("Intense Quote", "The harbour stays open through the whole winter."),
        ("Normal", "So it went on."),
        ("Pull quote", "We have counted every rope in the shed."),
    ):
        document.add_paragraph(words, style=style)
    document.save(str(tmp_path / "draft.docx"))
    checked = check_draft(tmp_path / "draft.docx", library)
    found = [one.quotation.text.split()[0] for one in quotations(checked)]
    assert found == ["No", "The", "We"]
    write_annotated(checked, tmp_path / "out.docx")
    assert len(list(docx.Document(str(tmp_path / "out.docx")).comments)) == 3


@pytest.mark.parametrize("suffix", [".html", ".docx"])
def test_hostile_drafts_bring_no_markup_into_what_is_written(
    suffix: str, tmp_path: Path, library: Library
) -> None:
    nasty = "<script>alert(1)</script><img src=x onerror=alert(2)> \x0b\ufffe and more of it"
    (tmp_path / "draft.txt").write_text(
        f"{BRAND} said: “{nasty}” {BRAND} said: “We will sell the ferries to anybody this year.”",
        encoding="utf-8",
    )
    checked = check_draft(tmp_path / "draft.txt", library)
    write_annotated(checked, tmp_path / f"out{suffix}")
    if suffix == ".html":
        page = (tmp_path / "out.html").read_text(encoding="utf-8")
        assert "<script" not in page
        assert "<img" not in page
        assert "default-src 'none'" in page


def test_other_forms_of_annotation_are_refused_by_name(tmp_path: Path, library: Library) -> None:
    as_text(tmp_path / "draft.txt")
    with pytest.raises(InputError, match=r"ends in \.html or \.docx"):
        write_annotated(check_draft(tmp_path / "draft.txt", library), tmp_path / "out.odt")


def test_what_cannot_be_read_of_the_sources_is_named_and_the_draft_itself_is_left_out(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.txt").write_text(SOURCES["paper.txt"], encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02binary\x00" * 50)
    (tmp_path / "draft.txt").write_text(
        "She said: “My mother sailed that boat when it was new.”", encoding="utf-8"
    )
    library, problems = Library.of(tmp_path, leaving_out=[tmp_path / "draft.txt"])
    assert len(problems) == 1
    assert "b.txt" in problems[0]
    assert [one.rule for one in quotations(check_draft(tmp_path / "draft.txt", library))] == [
        "drift"
    ]


def test_without_sources_nothing_is_called_absent(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no source that can be read"):
        Library.of(tmp_path)


def test_the_speaker_is_found_in_a_long_source(tmp_path: Path) -> None:
    filler = "\n\n".join(
        f"The council heard report number {n} and took note of it." for n in range(2_000)
    )
    said = "Ms Brand said: “The bell is to ring at noon from now on.”"
    text = f"Mayor {BRAND} led the meeting.\n\n{filler}\n\n{said}\n\n{filler}"
    library = Library([SourceDocument(source="long.txt", text=text, language="en")])
    found = library.look_up("The bell is to ring at noon from now on", BRAND)
    assert found.check.speaker_check in ("named", "resolved")
    assert (
        library.look_up("The bell is to ring at noon from now on", REHN).check.speaker_check
        == "other"
    )


def test_a_language_whose_speakers_are_not_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    words = "Umowa jest nieważna, ponieważ nigdy nie została ogłoszona"
    said = f"Sędzia Helga Thorn powiedziała w poniedziałek: „{words}.” Potem wyszła z sali.\n"
    (tmp_path / "sources" / "one.txt").write_text(f"Z sądu\n\n{said}", encoding="utf-8")
    (tmp_path / "draft.md").write_text(
        f"# Wyrok\n\n{said}\n\n{'Na sali było bardzo cicho. ' * 99}", "utf-8"
    )
    library, _ = Library.of(tmp_path / "sources")
    checked = check_draft(tmp_path / "draft.md", library)
    assert [one.rule for one in quotations(checked)] == ["ok"]
    assert any("speakers were not checked" in sentence for sentence in checked.left_out)


def test_what_is_no_proper_name_gets_its_article_in_the_message(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "one.txt").write_text(SOURCES["council.txt"], encoding="utf-8")
    (tmp_path / "draft.md").write_text(
        "# Notes\n\nThe union said: “If the harbour closes, the town closes.”\n", encoding="utf-8"
    )
    library, _ = Library.of(tmp_path / "sources")
    (one,) = quotations(check_draft(tmp_path / "draft.md", library))
    assert "The draft gives them to the union" in one.message


@pytest.mark.parametrize(
    ("block", "quoted"),
    [
        ("> He called it “a mistake” and left the hall.", "He called it “a mistake” and left the hall."),
        ("> “We agree to all of it,” said Jan Kos.", "We agree to all of it,"),
        ("> **“We agree to all of it,”** said Jan Kos.", "We agree to all of it,"),
        ("> The quay holds\n> “eleven tonnes” at most.", "The quay holds\n“eleven tonnes” at most."),
    ],
)  # fmt: skip
def test_marks_inside_of_a_block_quotation_are_part_of_it(block: str, quoted: str) -> None:
    draft = Draft(read_text(f"The report says:\n\n{block}\n\nSo it says.\n", "draft.md"))
    assert [one.text for one in draft.quotations()] == [quoted]


@pytest.mark.parametrize(
    ("draft", "rule"),
    [
        ('Tony Halden said that "this minister says can be believed".', "negation_before"),
        ('Halden said: "this minister says can be taken seriously again".', "negation_before"),
        ('Halden said that nothing "this minister says can be believed".', "ok"),
        ('Halden said: "Nothing this minister says can be believed".', "ok"),
        ('Halden said: "The quay is safe, I would say".', "ok"),
    ],
)
def test_words_cut_behind_their_negation_are_to_be_looked_at(
    tmp_path: Path, draft: str, rule: str
) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "talk.txt").write_text(
        "TONY HALDEN: Nothing this minister says can be believed.\n\nQUESTION: Nothing?\n\n"
        "TONY HALDEN: Absolutely nothing that this minister says can be taken seriously again. "
        "The quay is safe, I would say.\n\nQUESTION: Thank you.\n\nTONY HALDEN: Not at all.\n",
        encoding="utf-8",
    )
    (tmp_path / "draft.md").write_text(f"{draft}\n", encoding="utf-8")
    (found,) = check_draft(tmp_path / "draft.md", Library.of(sources)[0]).items
    assert isinstance(found, CheckedQuotation)
    assert found.rule == rule
    assert found.level is (Level.NONE if rule == "ok" else Level.WARNING)


@pytest.mark.parametrize(("speaker", "supported"), [("Ms Solheim", True), ("Ms Dahl", False)])
def test_what_a_draft_reports_of_somebody_is_theirs_in_the_source(
    tmp_path: Path, speaker: str, supported: bool
) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    (sources / "council.txt").write_text(
        "Present: Ingrid Solheim (chair), Tore Lund, Ana Dahl.\n\n"
        "Ms Solheim said that the toll would stay at 12 kroner until 1 June.\n\n"
        "Ms Dahl asked whether the ferry company might be willing to pay half.\n",
        encoding="utf-8",
    )
    draft = tmp_path / "draft.md"
    draft.write_text(
        f"{speaker} said the toll would stay at 12 kroner until 1 June.\n", encoding="utf-8"
    )
    (found,) = check_draft(draft, Library.of(sources)[0], statements=True).items
    assert isinstance(found, CheckedStatement)
    assert found.supported is supported
    if not supported:
        assert "the source gives it to Ingrid Solheim" in found.message
