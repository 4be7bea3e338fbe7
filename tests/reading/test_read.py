from __future__ import annotations

import io
import os
import pickle
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import (
    BinaryDocument,
    DocumentTooLarge,
    EmptyDocument,
    InputError,
    UnreadableDocument,
)
from summarizer.models.document import Kind
from summarizer.reading import documents
from summarizer.reading.formats import extract_here
from summarizer.reading.read import ReadLimits, read_bytes, read_document, read_text


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in the process that counts what is covered; that another one reads is tested elsewhere."""
    monkeypatch.setattr(documents, "extract", extract_here)


PAGE = """<!doctype html><html><head><title>Ministers speak by phone | Example Press</title>
<meta property="og:site_name" content="Example Press">
<meta property="article:published_time" content="2021-05-04T10:00:00Z"></head>
<body><nav><a>Home</a><a>News</a></nav><article><h1>Ministers speak by phone</h1>
<p>The foreign ministers of Freedonia and Sylvania spoke by telephone on Tuesday about the border.</p>
<p>“We will not close the crossing,” the Freedonian minister said after the call with his colleague.</p>
</article><footer>Copyright 2021 Example Press</footer></body></html>"""
CYRILLIC = "Министр иностранных дел заявил, что переговоры прошли успешно.\n"


def pdf(text: str, pages: int = 1) -> bytes:
    lines = " ".join(f"({line}) Tj T*" for line in text.split("\n")) if text else ""
    stream = f"BT /F1 12 Tf 72 700 Td 14 TL {lines} ET".encode()
    kids = b" ".join(b"%d 0 R" % (5 + n) for n in range(pages))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 3 0 R/Resources<</Font<</F1 4 0 R>>>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % pages,
        b"<</Length %d>>stream\n" % len(stream) + stream + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *[page] * pages,
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + head + table + tail


def docx_file(title: str = "Readout of a call") -> bytes:
    import docx

    document = docx.Document()
    document.core_properties.title = title
    document.add_paragraph("The ministers spoke today.")
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Border"
    table.cell(0, 1).text = "He said “no”."
    document.add_paragraph("They agreed to meet again.")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def archive(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name.replace("__", "/"), data)
    return buffer.getvalue()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_text_is_the_decoded_file_code_point_for_code_point(text: str) -> None:
    data = b"A word. " + text.encode()
    try:
        document = read_bytes(data, "a.txt")
    except BinaryDocument:
        assert any(ord(c) < 32 for c in text)
    else:
        assert document.text == "A word. " + text


def test_line_ends_are_untouched() -> None:
    assert read_bytes(b"One.\r\nTwo.\rThree.\n", "a.txt").text == "One.\r\nTwo.\rThree.\n"


@pytest.mark.parametrize(
    ("data", "extraction"),
    [
        (b"\xef\xbb\xbf" + CYRILLIC.encode(), "text utf-8"),
        (CYRILLIC.encode(), "text utf-8"),
        (CYRILLIC.encode("utf-16"), "text utf-16-le"),
        (b"\xfe\xff" + CYRILLIC.encode("utf-16-be"), "text utf-16-be"),
        (CYRILLIC.encode("utf-16-le"), "text utf-16-le"),
        (CYRILLIC.encode("utf-16-be"), "text utf-16-be"),
        (CYRILLIC.encode("utf-32"), "text utf-32-le"),
        (CYRILLIC.encode("utf-32-be"), "text utf-32-be"),
        (CYRILLIC.encode("cp1251"), "text cp1251"),
    ],
)
def test_encodings_are_recognised_and_named(data: bytes, extraction: str) -> None:
    document = read_bytes(data, "a.txt")
    assert (document.text, document.extraction) == (CYRILLIC, extraction)


def test_western_text_is_not_taken_for_a_rare_code_page() -> None:
    text = "The minister’s “café” — he said “no” to the naïve plan."
    assert read_bytes(text.encode("cp1252"), "a.txt").text == text


def test_one_broken_byte_leaves_the_rest_readable_and_is_counted() -> None:
    document = read_bytes(CYRILLIC.encode() + b"\xff end", "a.txt")
    assert document.text == CYRILLIC + "\ufffd end"
    assert document.extraction == "text utf-8 (1 undecodable)"


def test_a_nul_in_a_text_does_no_harm() -> None:
    assert (
        read_bytes(b"He said\0 no to the whole plan.", "a.txt").text
        == "He said\0 no to the whole plan."
    )


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n" + b"0" * 99, archive(a=b"b")]
)
def test_binary_files_are_refused(data: bytes) -> None:
    with pytest.raises(BinaryDocument, match=r"photo\.txt"):
        read_bytes(data, "photo.txt")


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", "\u00a0\n".encode()])
def test_files_without_text_are_empty(data: bytes) -> None:
    with pytest.raises(EmptyDocument):
        read_bytes(data, "a.txt")


def test_a_huge_text_names_limit_size_and_remedy() -> None:
    with pytest.raises(DocumentTooLarge) as caught:
        read_bytes(b"word " * 4_000_000, "big.txt")
    message = str(caught.value)
    assert "big.txt" in message
    assert "20,000,000" in message
    assert "5,000,000" in message
    assert "ReadLimits.characters" in message


def test_the_size_of_a_file_is_limited_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x" * 100)
    with pytest.raises(DocumentTooLarge, match="bytes"):
        read_document(path, limits=ReadLimits(bytes=99))


def test_a_file_of_unknown_suffix_is_read_by_its_content() -> None:
    assert read_bytes(b"He said no.", "note.xyz").text == "He said no."
    assert read_bytes(PAGE.encode(), "page").extraction.startswith("html")
    assert read_bytes(docx_file(), "thing.bin").extraction.startswith("docx")
    assert read_bytes(pdf("He said no."), "thing").extraction.startswith("pdf")


def test_front_matter_is_metadata_and_the_text_stays_whole() -> None:
    block = "title: \"Readout of a\\_call\"\ndate: '2021-01-22'\npublisher: Example\nlang: de"
    text = f"---\n{block}\n---\n\nSie sprachen.\n"
    document = read_bytes(text.encode(), "a.md")
    assert document.text == text
    assert text[document.body_start :] == "\nSie sprachen.\n"
    assert document.title == "Readout of a call"
    assert (document.published, document.publisher) == (date(2021, 1, 22), "Example")
    assert (document.language, document.kind) == ("de", Kind.READOUT)
    assert document.extraction == "markdown utf-8"


@pytest.mark.parametrize(
    "block",
    [
        "title: [unclosed",
        "- a\n- list",
        "Question: Will you go?\nAnswer: No.",
        "title: x\n" + "pad: " + "y" * 20_000,
        "[" * 5_000,
    ],
    ids=["broken", "list", "speakers", "huge", "nested"],
)
def test_what_is_no_front_matter_is_text(block: str) -> None:
    document = read_text(f"---\n{block}\n---\nBody.")
    assert document.body_start == 0


def test_front_matter_that_poses_as_settings_sets_nothing() -> None:
    document = read_text(
        "---\nmodel: remote\nstrategy: single\nlimits: {characters: 1}\n---\nHe said no."
    )
    assert (document.title, document.kind, document.extraction) == (None, Kind.OTHER, "text")


def test_yaml_aliases_and_merges_cost_nothing() -> None:
    bomb = "a0: &a0 {k: v}\n" + "".join(
        f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}\n" for n in range(1, 60)
    )
    assert read_text(f"---\ntitle: Safe\n{bomb}---\nBody.").title == "Safe"


def test_a_url_is_no_publisher() -> None:
    assert read_text("---\ntitle: x\nsource: https://example.org/a\n---\nBody.").publisher is None


def test_given_metadata_goes_before_stated_metadata() -> None:
    document = read_text(
        "---\ntitle: Stated\ndate: 2020-01-01\n---\nBody.", "s", "Given", "Press", "2021-02-03"
    )
    assert (document.title, document.publisher, document.published) == (
        "Given",
        "Press",
        date(2021, 2, 3),
    )


def test_lone_surrogates_survive_reading() -> None:
    document = read_text("He said \ud800 no. Then he left.")
    assert document.text == "He said \ud800 no. Then he left."
    assert len(document.sha256) == 64


def test_html_gives_the_article_and_the_pages_metadata() -> None:
    document = read_bytes(PAGE.encode(), "a.html")
    assert "We will not close the crossing" in document.text
    assert "Home" not in document.text
    assert document.title == "Ministers speak by phone"
    assert (document.publisher, document.published) == ("Example Press", date(2021, 5, 4))


def test_a_fragment_of_html_is_read() -> None:
    assert (
        read_bytes(b"<p>Hi there, he said no.</p>", "a.html").text.strip()
        == "Hi there, he said no."
    )


def test_html_without_text_is_empty() -> None:
    with pytest.raises(EmptyDocument, match="HTML"):
        read_bytes(b"<html><body></body></html>", "a.html")


def test_pdf_text_is_read_and_divided_words_joined() -> None:
    document = read_bytes(
        pdf("The ministers spoke about the border be-\ntween them. He said no."), "a.pdf"
    )
    assert "border be\u00adtween them. He said no." in document.text
    assert document.extraction.startswith("pdf pypdfium2 ")


def test_a_scanned_pdf_says_that_it_holds_no_text() -> None:
    with pytest.raises(EmptyDocument, match="scan"):
        read_bytes(pdf(""), "a.pdf")


def test_pages_of_a_pdf_are_limited() -> None:
    with pytest.raises(DocumentTooLarge, match=r"3 pages; the limit is 2"):
        read_bytes(pdf("Hello.", pages=3), "a.pdf", limits=ReadLimits(pages=2))


@pytest.mark.parametrize("data", [b"no PDF at all", pdf("Hello.")[:90]])
def test_a_damaged_pdf_is_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match=r"a\.pdf"):
        read_bytes(data, "a.pdf")


def test_docx_paragraphs_and_cells_come_in_order() -> None:
    document = read_bytes(docx_file(), "a.docx")
    assert document.text.split("\n\n") == [
        "The ministers spoke today.",
        "Border | He said “no”.",
        "They agreed to meet again.",
    ]
    assert document.title == "Readout of a call"


@pytest.mark.parametrize("data", [docx_file()[:9_000], archive(a=b"b"), b"PK\x03\x04 nothing"])
def test_a_damaged_docx_is_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match="DOCX"):
        read_bytes(data, "a.docx")


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(DocumentTooLarge, match="unpacked"):
        read_bytes(
            archive(word__document=b"0" * 300_000),
            "a.docx",
            limits=ReadLimits(uncompressed_bytes=100_000),
        )


def test_a_path_that_leads_nowhere_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_document(tmp_path / "no.txt")


def test_pipes_and_folders_are_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(InputError, match="pipe"):
        read_document(tmp_path / "pipe.txt")
    with pytest.raises(InputError, match="folder"):
        read_document(tmp_path)


def test_the_source_is_the_path_as_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("He said no.")
    monkeypatch.chdir(tmp_path)
    assert read_document("./a.txt").source == "./a.txt"


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"He said no.")))
    assert (read_document("-").text, read_document.__name__) == ("He said no.", "read_document")


def test_errors_pickle() -> None:
    with pytest.raises(EmptyDocument) as caught:
        read_bytes(b"", "a.txt")
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)  # noqa: S301


@given(
    st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.pdf", "a.docx", "a.html", "a"])
)
def test_no_bytes_crash_the_reader(data: bytes, name: str) -> None:
    try:
        document = read_bytes(data, name)
    except UnreadableDocument:
        return  # the other outcome that is promised
    assert document.text.strip()
