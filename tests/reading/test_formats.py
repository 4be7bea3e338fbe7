"""Word files, OpenDocument, RTF, presentations, mail, saved pages, subtitles: what is shown is read, nothing else."""

# ruff: noqa: E501 - a piece of markup is read as one line

from __future__ import annotations

import base64
import io
import zipfile
from datetime import date

import pytest

from summarizer.errors import BinaryDocument, EmptyDocument, UnreadableDocument
from summarizer.models.document import SourceDocument
from summarizer.reading.read import ReadLimits, read_bytes

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_NOTE_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _archive(files: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def _docx(body: str, *, styles: str = "", notes: str = "") -> bytes:
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
        '<Override PartName="/word/styles.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>'
        '<Override PartName="/word/footnotes.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_NOTE_TYPE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{_NOTE_TYPE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="r2" Type="{_NOTE_TYPE}/footnotes" Target="footnotes.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_W}" xmlns:m="{_M}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": f'<w:styles xmlns:w="{_W}">{styles}</w:styles>',
        "word/footnotes.xml": f'<w:footnotes xmlns:w="{_W}">{notes}</w:footnotes>',
    }
    return _archive(dict(parts))


def _run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def _word(body: str, **parts: str) -> SourceDocument:
    return read_bytes(_docx(body, **parts), "call.docx")


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (_run("It will ") + _run("not ", "<w:vanish/>") + _run("open."), "It will open."),
        (_run("It will ") + _run("never ", "<w:strike/>") + _run("open."), "It will open."),
        (_run("It will ") + _run("never ", "<w:dstrike/>") + _run("open."), "It will open."),
        (_run("It ") + _run("will ", '<w:vanish w:val="0"/>') + _run("open."), "It will open."),
        (_run("It ") + f"<w:del>{'<w:r><w:delText>never </w:delText></w:r>'}</w:del>" + _run("opens."), "It opens."),
        (_run("It ") + f"<w:del>{_run('never ')}</w:del>" + _run("opens."), "It opens."),
        (_run("It ") + f"<w:ins>{_run('never ')}</w:ins>" + _run("opens."), "It never opens."),
        (f"<w:moveFrom>{_run('At noon ')}</w:moveFrom>" + _run("They met ") + f"<w:moveTo>{_run('at noon.')}</w:moveTo>", "They met at noon."),
        (_run("At least ") + '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + _run("5 came."), "At least ≥5 came."),
        (_run("Angle ") + _run("a", '<w:rFonts w:ascii="Symbol"/>') + _run(" holds."), "Angle α holds."),
        (_run("Flow of 10") + _run("3", '<w:vertAlign w:val="superscript"/>') + _run(" tons"), "Flow of 10³ tons"),
        (_run("The accord") + _run("3", '<w:vertAlign w:val="superscript"/>') + _run(" of May"), "The accord[^3] of May"),
        (_run("Flow of 10") + _run("3", '<w:position w:val="8"/><w:sz w:val="12"/>') + _run(" tons"), "Flow of 10³ tons"),
        (_run("Flow of 10") + _run("3", '<w:position w:val="1"/>') + _run(" tons"), "Flow of 103 tons"),
        (_run("CO") + _run("2", '<w:vertAlign w:val="subscript"/>') + _run(" fell"), "CO2 fell"),
        (_run("Half: ") + "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>", "Half: 1/2"),
        ("<m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>3</m:t></m:r></m:sup></m:sSup></m:oMath>" + _run(" tons"), "10³ tons"),
        (_run("The ") + "<w:r><w:ruby><w:rt><w:r><w:t>かいだん</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>会談</w:t></w:r></w:rubyBase></w:ruby></w:r>" + _run(" ended"), "The 会談 ended"),
        (_run("seen ") + _run("unseen ", '<w:color w:val="FFFFFF"/>') + _run("again"), "seen again"),
        (_run("seen ") + _run("unseen ", '<w:sz w:val="2"/>') + _run("again"), "seen again"),
        (_run("one") + "<w:r><w:tab/></w:r>" + _run("two") + "<w:r><w:noBreakHyphen/></w:r>" + _run("three"), "one\ttwo\u2011three"),
        ('<w:hyperlink w:anchor="x">' + _run("linked") + "</w:hyperlink><w:smartTag>" + _run(" tagged") + "</w:smartTag>", "linked tagged"),
        ('<w:sdt><w:sdtContent>' + _run("controlled") + "</w:sdtContent></w:sdt>", "controlled"),
        (_run("styled", '<w:rStyle w:val="Gone"/>') + _run("seen"), "seen"),
    ],
)  # fmt: skip
def test_a_word_file_is_read_as_word_shows_it(inside: str, text: str) -> None:
    style = '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
    assert _word(f"<w:p>{inside}</w:p>", styles=style).text == text


def test_a_paragraph_whose_end_is_deleted_runs_on() -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{_run('They did ')}</w:p>"
    assert (
        _word(f"{first}<w:p>{_run('not meet.')}</w:p><w:p>{_run('End.')}</w:p>").text
        == "They did not meet.\n\nEnd."
    )


def test_a_style_based_on_a_hidden_one_is_hidden() -> None:
    base = '<w:style w:type="paragraph" w:styleId="A"><w:rPr><w:vanish/></w:rPr></w:style>'
    heir = '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    hidden = f'<w:p><w:pPr><w:pStyle w:val="B"/></w:pPr>{_run("unseen")}</w:p>'
    document = _word(f"{hidden}<w:p>{_run('seen')}</w:p>", styles=base + heir)
    assert document.text == "seen"
    assert "hidden" in document.left_out[0]


def test_footnotes_stand_behind_the_text_and_their_marks_apart() -> None:
    note = f'<w:footnote w:id="2"><w:p>{_run("He had not agreed.")}</w:p></w:footnote>'
    body = (
        f'<w:p>{_run("He agreed")}<w:r><w:footnoteReference w:id="2"/></w:r>{_run(" to it.")}</w:p>'
    )
    assert _word(body, notes=note).text == "He agreed[^1] to it.\n\n[^1]: He had not agreed."


def test_rows_of_short_cells_are_lines_and_cells_of_paragraphs_are_paragraphs() -> None:
    def cell(*texts: str) -> str:
        return "<w:tc>" + "".join(f"<w:p>{_run(text)}</w:p>" for text in texts) + "</w:tc>"

    rows = f"<w:tr>{cell('Lock')}{cell('Gauges')}</w:tr><w:tr>{cell('A said.', 'B did not.')}{cell('C')}</w:tr>"
    assert _word(f"<w:tbl>{rows}</w:tbl>").text == "Lock | Gauges\n\nA said.\n\nB did not.\n\nC"


def test_what_a_word_file_holds_beside_its_text_is_told() -> None:
    told = _word(
        f"<w:p>{_run('It opens. ')}<w:del>{_run('Never at night.')}</w:del></w:p>"
    ).left_out
    assert told == (
        "3 words of the file, deleted with changes tracked, were not read: “Never at night.”.",
    )


# -- OpenDocument ---------------------------------------------------------------------------------

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_SPACES = (
    f'xmlns:office="{_ODF}office:1.0" xmlns:text="{_ODF}text:1.0" xmlns:style="{_ODF}style:1.0" '
    f'xmlns:table="{_ODF}table:1.0" xmlns:draw="{_ODF}drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
_ODF_STYLES = (
    '<style:style style:name="S"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="U"><style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="D"><style:text-properties style:text-position="-33% 58%"/></style:style>'
)


def _odt(body: str, more: dict[str, str] | None = None) -> bytes:
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{_ODF_STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    named: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": content,
    }
    return _archive({**named, **(more or {})})


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ('It will <text:span text:style-name="S">never </text:span>open.', "It will open."),
        ('It will <text:span text:style-name="H">never </text:span>open.', "It will open."),
        ('10<text:span text:style-name="U">3</text:span> tons', "10³ tons"),
        ('CO<text:span text:style-name="D">2</text:span> fell', "CO2 fell"),
        ("two<text:s text:c='2'/>spaces<text:tab/>tab", "two  spaces\ttab"),
        ("one<text:line-break/>two", "one\ntwo"),
        ("the <text:ruby><text:ruby-base>会談</text:ruby-base><text:ruby-text>かいだん</text:ruby-text></text:ruby> ended", "the 会談 ended"),
        ("agreed<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>He had not.</text:p></text:note-body></text:note> to it", "agreed[^1] to it\n\n[^1]: He had not."),
        ("read<office:annotation><text:p>unread</text:p></office:annotation> on", "read on"),
        ("a <text:a xlink:href='x'>linked</text:a> word", "a linked word"),
    ],
)  # fmt: skip
def test_an_odt_is_read_as_its_program_shows_it(inside: str, text: str) -> None:
    assert read_bytes(_odt(f"<text:p>{inside}</text:p>"), "call.odt").text == text


def test_an_odt_without_its_deletions_with_its_tables_and_formulas() -> None:
    deleted = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Never at night.</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
    )
    row = "<table:table-row><table:table-cell><text:p>Lock</text:p></table:table-cell><table:table-cell><text:p>14</text:p></table:table-cell></table:table-row>"
    formula = (
        "<text:p>Half: <draw:frame><draw:object xlink:href='./Object 1'/></draw:frame></text:p>"
    )
    math = "<math xmlns='http://www.w3.org/1998/Math/MathML'><mfrac><mn>1</mn><mn>2</mn></mfrac></math>"
    body = f"{deleted}<text:h>Readout</text:h><table:table>{row}</table:table>{formula}"
    document = read_bytes(_odt(body, {"Object 1/content.xml": math}), "call.odt")
    assert document.text == "Readout\n\nLock | 14\n\nHalf: 1/2"
    assert "Never at night" in document.left_out[0]


def test_a_block_of_quotation_of_an_odt_has_its_marks() -> None:
    quoted = '<text:p text:style-name="Quotations">We keep the ferries.</text:p>'
    body = f"<text:p>Ana Dahl said:</text:p>{quoted}<text:p>She left.</text:p>"
    text = read_bytes(_odt(body), "call.odt").text
    assert text == "Ana Dahl said:\n\n> We keep the ferries.\n\nShe left."


def test_entities_of_an_odt_are_refused_and_never_resolved() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b SYSTEM "file:///etc/passwd">]>'
    whole = _archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"{bomb}<x>&a;&b;</x>",
        }
    )
    with pytest.raises(UnreadableDocument, match="entities"):
        read_bytes(whole, "call.odt")


# -- RTF ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (r"It will {\v never }open.", "It will open."),
        (r"It will \v never \v0 open.", "It will open."),
        (r"It will {\strike never }open.", "It will open."),
        (r"It will {\deleted never }open.", "It will open."),
        (r"10{\super 3} tons", "10³ tons"),
        (r"10\up8\fs14 3\up0\fs24  tons", "10³ tons"),
        (r"10{\up 3} tons", "10³ tons"),
        (r"10{\up1 3} tons", "103 tons"),
        (r"101{\dn6 2} is five", "101₂ is five"),
        (r"the accord{\super 3} of May", "the accord[^3] of May"),
        (r"CO{\sub 2} fell", "CO2 fell"),
        (
            r"agreed{\super\chftn}{\footnote {\super\chftn} He had not.} to it.",
            "agreed[^1] to it.\n\n[^1]: He had not.",
        ),
        (r"\ldblquote no\rdblquote  and \'93yes\'94", "“no” and “yes”"),
        (r"euro \u8364? sign", "euro € sign"),
        (r"one\par two\line three", "one\n\ntwo\nthree"),
        (r"{\*\generator Program;}{\pict\wmetafile8 0102}seen", "seen"),
        (r"{\header Page head}seen", "seen"),
        (r"a\~b\_c\{d\}", "a\u00a0b\u2011c{d}"),
    ],
)
def test_rtf_is_read_as_a_word_processor_shows_it(inside: str, text: str) -> None:
    data = (r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}\f0 " + inside + "}").encode()
    assert read_bytes(data, "call.rtf").text == text


def test_rtf_is_known_by_its_first_bytes_and_its_code_page_is_kept_to() -> None:
    data = b"{\\rtf1\\ansi\\ansicpg1251 \\'cd\\'e5\\'f2 \xcd\xe5\xf2.}"
    assert read_bytes(data, "call.doc").text == "Нет Нет."


def test_pictures_in_bytes_do_not_end_an_rtf() -> None:
    data = b"{\\rtf1 before {\\pict\\bin5 }}{}\\} after}"
    assert read_bytes(data, "call.rtf").text.split() == ["before", "after"]


# -- mail and saved pages -------------------------------------------------------------------------

_HEAD = "From: Press Office <press@karsenia.example>\r\nSubject: Readout of the =?utf-8?q?caf=C3=A9?= talks\r\n"
_DAY = "Date: Mon, 14 Sep 2026 23:30:00 +0300\r\nMIME-Version: 1.0\r\n"


def _mail(rest: str, name: str = "a.eml") -> SourceDocument:
    return read_bytes((_HEAD + _DAY + rest).encode(), name)


def test_a_mail_has_its_body_its_day_its_subject_and_its_sender() -> None:
    body = base64.b64encode("They did not “agree”.".encode()).decode()
    document = _mail(
        f"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{body}\r\n"
    )
    assert document.text == "They did not “agree”."
    assert document.published == date(2026, 9, 14)
    assert document.publisher == "Press Office"
    assert document.title == "Readout of the café talks"


def test_of_two_forms_the_plain_one_is_read_and_attachments_are_named() -> None:
    rest = (
        'Content-Type: multipart/mixed; boundary="m"\r\n\r\n--m\r\nContent-Type: multipart/alternative; boundary="a"\r\n\r\n'
        "--a\r\nContent-Type: text/plain\r\n\r\nThey did not agree.\r\n--a\r\nContent-Type: text/html\r\n\r\n"
        "<p>They did not agree.</p>\r\n--a--\r\n--m\r\nContent-Type: application/pdf\r\n"
        'Content-Disposition: attachment; filename="accord.pdf"\r\n\r\nJVBERi0=\r\n--m--\r\n'
    )
    document = _mail(rest)
    assert document.text == "They did not agree."
    assert document.left_out == ("1 attachment of the mail was not read: accord.pdf.",)


def test_a_plain_form_that_says_nothing_gives_way_to_the_page() -> None:
    rest = (
        'Content-Type: multipart/alternative; boundary="a"\r\n\r\n--a\r\nContent-Type: text/plain\r\n\r\nSee online.\r\n'
        "--a\r\nContent-Type: text/html\r\n\r\n<p>The ministers <del>agreed</del> did not agree to any of the points.</p>\r\n--a--\r\n"
    )
    assert _mail(rest).text == "The ministers did not agree to any of the points."


def test_lines_that_only_wrap_are_joined() -> None:
    document = _mail(
        "Content-Type: text/plain; format=flowed\r\n\r\nThey did not \r\nagree.\r\nShe left.\r\n"
    )
    assert document.text == "They did not agree.\nShe left."


def test_an_encrypted_mail_is_refused_and_one_of_attachments_is_empty() -> None:
    with pytest.raises(UnreadableDocument, match="encrypted"):
        _mail("Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nAAAA\r\n")
    with pytest.raises(EmptyDocument, match="image/png"):
        _mail(
            "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
        )


@pytest.mark.parametrize("name", ["m.txt", "<stdin>", "m"])
def test_a_mail_is_known_by_its_header(name: str) -> None:
    body = base64.b64encode(b"They did not agree.").decode()
    rest = f"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n{body}\r\n"
    assert _mail(rest, name).text == "They did not agree."


def test_a_text_that_begins_like_a_mail_is_a_text() -> None:
    text = "From: the press office\nSubject: Readout\nDate: Monday\n\nThey did not agree."
    assert read_bytes(text.encode(), "call.txt").text == text


def test_a_saved_page_is_read_as_a_page() -> None:
    page = "<html><head><title>Readout</title></head><body><p>Karsenia <s>agreed</s> did not agree =E2=80=9Cyet=E2=80=9D.</p></body></html>"
    rest = (
        "Snapshot-Content-Location: https://press.example/7\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset="utf-8"\r\n'
        f"Content-Transfer-Encoding: quoted-printable\r\n\r\n{page}\r\n--b\r\nContent-Type: image/png\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n"
    )
    document = _mail(rest, "page.mhtml")
    assert document.text == "Karsenia did not agree “yet”."
    assert document.url == "https://press.example/7"
    assert document.published is None


# -- presentations and subtitles ------------------------------------------------------------------


def test_a_presentation_is_read_slide_by_slide() -> None:
    import pptx

    made = pptx.Presentation()
    for title, words in (
        ("Talks", "No date was set"),
        ("Hidden", "Not shown"),
        ("End", "They did not agree"),
    ):
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = words
    made.slides[1].element.set("show", "0")
    run = made.slides[2].placeholders[1].text_frame.paragraphs[0].add_run()
    run.text = " at all"
    run.font._element.set("strike", "sngStrike")
    out = io.BytesIO()
    made.save(out)
    document = read_bytes(out.getvalue(), "talks.pptx")
    assert document.text == "Talks\n\nNo date was set\n\nEnd\n\nThey did not agree"
    assert document.page_at(document.text.index("They")) == 3
    assert any("hidden slides" in one for one in document.left_out)


_SRT = (
    "1\n00:00:01,000 --> 00:00:03,000\n<i>They did not</i>\n\n2\n00:00:03,100 --> 00:00:05,000\nagree to it at 10:30.\n\n"
    "3\n00:00:09,000 --> 00:00:10,000\n- Why?\n"
)
_VTT = (
    "WEBVTT - talk\n\nNOTE nobody sees this\n\n00:01.000 --> 00:03.000 align:start\n<v Anna Holm>We will <b>not</b> agree &amp;\n\n"
    "00:03.100 --> 00:05.000\nsign.</v>\n\n00:05.500 --> 00:06.000\n<v Pavel Orlov>Why?\n"
)


_SRT_NAMED = (
    "1\n00:00:01,000 --> 00:00:02,000\nAna Dahl: No, we\n\n2\n00:00:02,000 --> 00:00:03,000\nwill not.\n\n3\n"
    "00:00:03,000 --> 00:00:04,000\nPiet Roos: Why?\n\n4\n00:00:04,000 --> 00:00:05,000\nAna Dahl: So.\n"
)


@pytest.mark.parametrize(
    ("data", "name", "text"),
    [
        (_SRT, "talk.srt", "They did not agree to it at 10:30.\n\n- Why?"),
        (_SRT.replace("\n", "\r\n"), "talk", "They did not agree to it at 10:30.\n\n- Why?"),
        (
            _SRT_NAMED,
            "talk.srt",
            "Ana Dahl: No, we will not.\n\nPiet Roos: Why?\n\nAna Dahl: So.",
        ),
        (_VTT, "talk.vtt", "Anna Holm: We will not agree & sign.\n\nPavel Orlov: Why?"),
    ],
)
def test_subtitles_are_read_without_their_codes(data: str, name: str, text: str) -> None:
    assert read_bytes(data.encode(), name).text == text


# -- what is not read -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.doc", b"\xd0\xcf\x11\xe0rest", "old Word file"),
        ("a.xlsx", b"PK\x03\x04xl/workbook", "spreadsheet"),
        ("a.epub", b"PK\x03\x04mimetype", "e-book"),
        ("a.json", b'{"text": "They agreed."}', "JSON"),
        ("a.xml", b"<?xml version='1.0'?><a>They agreed.</a>", "XML"),
        ("a.mbox", b"From x@y Mon Sep 14 10:00:00 2026\n\nThey", "several mails"),
        ("a.tex", rb"\begin{document}They agreed.\end{document}", "LaTeX"),
        ("a.txt", rb"\documentclass{article}\begin{document}They agreed.\end{document}", "LaTeX"),
        ("a.txt", b"%!PS-Adobe-3.0\n(They agreed.) show", "PostScript"),
        ("a.txt", b"<?xml version='1.0'?><plist><string>They agreed.</string></plist>", "XML"),
        ("a", b"<svg xmlns='http://www.w3.org/2000/svg'><text>They agreed.</text></svg>", "XML"),
        ("a.txt", "<?xml version='1.0'?><a>They agreed.</a>".encode("utf-16"), "XML"),
        ("a.emlx", b"120\nFrom: a@b.example\n\nThey agreed.", "mail"),
        ("a.txt", b"BEGIN:VCALENDAR\r\nSUMMARY:They agreed.\r\n", "calendar"),
        ("a.txt", b"From x@y Mon Sep 14 10:00:00 2026\n\nThey", "several mails"),
        ("a.msg", b"\xd0\xcf\x11\xe0rest", "Outlook"),
    ],
)
def test_known_formats_that_are_not_read_are_refused_by_name(
    name: str, data: bytes, why: str
) -> None:
    with pytest.raises(UnreadableDocument, match=why):
        read_bytes(data, name)


@pytest.mark.parametrize(
    "text",
    [
        "They wrote <?xml on the board.",
        "The \\documentclass was new.",
        "<3 of them agreed.",
        "%! They agreed.",
    ],
)
def test_a_text_that_only_mentions_a_format_is_a_text(text: str) -> None:
    assert read_bytes(text.encode(), "a.txt").text == text


def test_a_page_without_its_suffix_is_read_as_a_page() -> None:
    page = b"<!DOCTYPE html><html><body><p>They <s>never</s> agreed.</p></body></html>"
    assert read_bytes(page, "page.txt").text == "They agreed."
    assert read_bytes(page.decode().encode("utf-16"), "page.txt").text == "They agreed."
    assert read_bytes(page, "page.md").text == page.decode()


def test_a_mail_whose_header_says_no_more_than_how_it_is_encoded_is_a_mail() -> None:
    header = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    mail = header + base64.b64encode(b"They did not agree.").decode()
    assert read_bytes(mail.encode(), "m.txt").text == "They did not agree."


def test_an_archive_that_is_no_document_says_so() -> None:
    with pytest.raises(BinaryDocument, match="ZIP"):
        read_bytes(_archive({"a": "b"}), "a.zip")


@pytest.mark.parametrize("name", ["bomb.odt", "bomb.pptx", "bomb.docx"])
def test_an_archive_packed_too_well_is_refused_before_it_is_unpacked(name: str) -> None:
    whole = _archive({"content.xml": b"\0" * 20_000_000})
    with pytest.raises(UnreadableDocument, match="compression_ratio"):
        read_bytes(whole, name, limits=ReadLimits())
