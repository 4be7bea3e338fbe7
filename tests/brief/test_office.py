"""DOCX and PDF: real footnotes, a table, equal bytes, and a clear word where the extra is missing."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from summarizer.brief import build_brief, write_brief
from summarizer.brief.forms.office import noted_once, typst
from summarizer.brief.layout import lay_out
from summarizer.errors import MissingExtra
from tests.accounts.helpers import example_texts, examples


@pytest.fixture
def office() -> None:
    pytest.importorskip("pypandoc", reason="the extra office is not installed")
    pytest.importorskip("typst", reason="the extra office is not installed")


def written(tmp_path: Path, name: str) -> bytes:
    out = tmp_path / name
    write_brief(build_brief(examples(), sources=example_texts()), out, sources=example_texts())
    return out.read_bytes()


def test_a_docx_has_footnotes_headings_and_a_table_and_is_the_same_every_time(
    office: None, tmp_path: Path
) -> None:
    from docx import Document

    data = written(tmp_path, "a.docx")
    assert data == written(tmp_path, "b.docx")
    document = Document(io.BytesIO(data))
    assert {"Heading 1", "Heading 2"} <= {p.style.name for p in document.paragraphs if p.style}
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells][:3] == ["Topic", "Karsenia", "Nahrania"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        notes = archive.read("word/footnotes.xml").decode()
    assert "the joint expert group will meet in Bab Tamim on 28 September" in notes


def test_a_pdf_is_the_same_every_time_and_holds_the_words(office: None, tmp_path: Path) -> None:
    import pypdfium2

    data = written(tmp_path, "a.pdf")
    assert data == written(tmp_path, "b.pdf")
    document = pypdfium2.PdfDocument(data)
    assert len(document) <= 5
    text = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
    document.close()
    assert "Bottom line" in text
    assert "Halvarenko" in text


def test_docx_and_pdf_hold_every_line_of_the_markdown(office: None, tmp_path: Path) -> None:
    import pypdfium2
    from docx import Document

    view = lay_out(build_brief(examples(), sources=example_texts()), example_texts())
    wanted = [
        part.text
        for story in view.stories
        for line in (*story.bottom, *story.disputes, *(h for p in story.parties for h in p.lines))
        for part in line.parts
    ]
    paragraphs = Document(io.BytesIO(written(tmp_path, "a.docx"))).paragraphs
    word = _plain(" ".join(p.text for p in paragraphs))
    document = pypdfium2.PdfDocument(written(tmp_path, "a.pdf"))
    pages = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert len(wanted) > 60
    assert [text for text in wanted if _plain(text) not in word] == []
    # Lines are broken in a PDF, and footnotes stand between those of two pages.
    assert [text for text in wanted if _plain(text)[:30] not in _plain(pages)] == []


def _plain(text: str) -> str:
    return "".join(c for c in text if c.isalpha())


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingExtra, match=r"typst is not installed.*\[office\]"):
        typst()


def test_a_footnote_is_made_once_and_its_number_repeated() -> None:
    text = "One[^4][^7]. Two[^7][^9][^4].\n\n[^4]: a\n[^7]: b\n[^9]: c\n"
    assert noted_once(text).startswith("One[^4]^,^[^7]. Two^2,^[^9]^,1^.\n\n[^4]: a\n[^7]: b")
