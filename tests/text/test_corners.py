"""Rare turns of the reading and preparing modules, each for what it is there for."""

from __future__ import annotations

import io
import os
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from summarizer.attribution.actor import Actor, ActorKind, gender_of, speaks_for
from summarizer.attribution.cast import Cast
from summarizer.attribution.cues import Strength
from summarizer.attribution.foreign import simple_attributions
from summarizer.errors import DocumentTooLarge, EmptyDocument, InputError, UnreadableDocument
from summarizer.models.document import SentenceRole, SourceDocument
from summarizer.names.actors import same_actor
from summarizer.reading import archives, documents, formats
from summarizer.reading.decoding import decode
from summarizer.reading.find import DocumentReference, find_documents
from summarizer.reading.limits import DEFAULT_LIMITS, ReadLimits
from summarizer.reading.read import read_bytes, read_text
from summarizer.text.normalise import normalise
from summarizer.text.paragraphs import paragraph_spans
from summarizer.text.prepare import prepare
from summarizer.text.quotations import quotation_spans
from summarizer.text.sentences import paragraph_sentences, sentence_spans
from summarizer.words.datelines import parse_date
from tests.hostile_files.files import docx, page, paragraph, pdf

SAID = b"He said no to the whole plan."


def sentences(text: str, language: str = "en") -> list[str]:
    return [text[first:last] for first, last in paragraph_sentences(text, language)]


# -- finding and opening ----------------------------------------------------------------------------


def test_bytes_beyond_the_limit_are_refused_wherever_they_come_from() -> None:
    with pytest.raises(DocumentTooLarge, match=r"a\.txt holds 29 bytes; the limit is 5"):
        read_bytes(SAID, "a.txt", limits=ReadLimits(bytes=5))


def test_a_reference_to_nothing_says_so() -> None:
    with pytest.raises(InputError, match="a names no document"):
        DocumentReference("a").read()


def test_a_file_of_lines_that_is_gone_is_an_error_of_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "He said no."}\n')
    (reference,) = find_documents([str(path)])
    path.unlink()
    with pytest.raises(UnreadableDocument, match="could not be opened again"):
        reference.read()


def test_a_file_of_lines_that_became_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "He said no."}\n')
    (reference,) = find_documents([str(path)])
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(InputError, match="is a pipe"):
        reference.read()


def test_an_empty_file_of_lines_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"")
    (reference,) = find_documents([str(path)])
    with pytest.raises(InputError, match="is empty"):
        reference.read()


@pytest.mark.parametrize(
    ("error", "said"),
    [(PermissionError(13, "Permission denied"), "Permission denied"), (InputError("is a pipe"), "pipe")],
)  # fmt: skip
def test_a_file_of_lines_that_cannot_be_opened_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("{}")

    def failing(_: object) -> Any:
        raise error

    monkeypatch.setattr("summarizer.reading.find.open_regular", failing)
    (reference,) = find_documents([str(path)])
    with pytest.raises(InputError, match=said):
        reference.read()


def test_a_pattern_with_a_null_matches_nothing() -> None:
    (reference,) = find_documents(["a\0/*.txt"])
    with pytest.raises(InputError, match="No file matches"):
        reference.read()


def test_a_file_that_vanishes_from_a_folder_while_it_is_walked_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("He said no.")
    (tmp_path / "circle").symlink_to("circle")
    listed = Path.iterdir

    def vanishing(path: Path) -> Any:
        found = list(listed(path))
        (tmp_path / "a.txt").unlink()
        return iter(found)

    monkeypatch.setattr(Path, "iterdir", vanishing)
    (reference,) = find_documents([str(tmp_path)])
    with pytest.raises(InputError, match=r"a\.txt could not be reached"):
        reference.read()


def test_a_link_that_cannot_be_followed_is_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "odd").mkdir()
    (tmp_path / "a.txt").write_text("He said no.")

    def failing(path: Path) -> bool:
        raise OSError(40, "Too many levels of symbolic links")

    monkeypatch.setattr(Path, "is_dir", failing)
    assert [r.source for r in find_documents([str(tmp_path)])] == [str(tmp_path / "a.txt")]


def test_a_pipe_that_takes_a_files_place_while_it_is_opened_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("He said no.")
    opened = os.open

    def replaced(*given: Any) -> int:
        path.unlink()
        os.mkfifo(path)
        return opened(*given)

    monkeypatch.setattr(os, "open", replaced)
    with pytest.raises(InputError, match="is a pipe"):
        documents.open_regular(path)


# -- formats ----------------------------------------------------------------------------------------


def test_a_page_that_is_nothing_to_a_parser_is_empty() -> None:
    for nothing in (b"<html><!-- -->", b"<!--<html -->"):
        with pytest.raises(UnreadableDocument):
            formats.extract_here(nothing, "a.html", DEFAULT_LIMITS)


def test_elements_inside_each_other_are_bounded_as_the_setting_says() -> None:
    deep = b"<html><body>" + b"<div>" * 30 + SAID
    assert "said no" in formats.extract_here(deep, "a.html", DEFAULT_LIMITS).text
    with pytest.raises(DocumentTooLarge, match="inside each other; the limit is 20"):
        formats.extract_here(deep, "a.html", ReadLimits(nesting=20))


def test_a_damaged_page_of_a_pdf_is_named() -> None:
    damaged = pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>")
    with pytest.raises(UnreadableDocument, match=r"Page 1 of a\.pdf could not be read"):
        formats.extract_here(damaged, "a.pdf", DEFAULT_LIMITS)


def test_the_text_of_a_pdf_is_bounded_page_by_page() -> None:
    content = b"BT /F1 12 Tf 72 700 Td (" + SAID + b") Tj ET"
    made = page(b"<</Length %d>>stream\n" % len(content) + content + b"\nendstream")
    with pytest.raises(DocumentTooLarge, match="characters and more; the limit is 9"):
        formats.extract_here(made, "a.pdf", ReadLimits(characters=9))


def test_a_word_file_that_declares_a_document_type_is_refused() -> None:
    made = docx(paragraph(SAID), b"<!DOCTYPE a>")
    with pytest.raises(UnreadableDocument, match="declares a document type"):
        formats.extract_here(made, "a.docx", DEFAULT_LIMITS)


def test_a_word_file_without_text_is_empty() -> None:
    with pytest.raises(EmptyDocument, match="read as DOCX and holds no text"):
        formats.extract_here(docx(paragraph(b" ")), "a.docx", DEFAULT_LIMITS)


def test_breaks_are_kept_and_copies_for_old_programs_left_out() -> None:
    old = b"http://schemas.openxmlformats.org/markup-compatibility/2006"
    body = (
        b"<w:p><w:r><w:t>He said</w:t><w:br/><w:t/><w:t>no.</w:t></w:r>"
        b'<c:Fallback xmlns:c="' + old + b'"><w:r><w:t>Copy.</w:t></w:r></c:Fallback></w:p>'
        b"<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Twice.</w:t></w:r></w:p>"
    )
    found = formats.extract_here(docx(body), "a.docx", DEFAULT_LIMITS)
    assert found.text == "He said\nno.\n\nTwice."


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (ReadLimits(uncompressed_bytes=500), r"bytes when unpacked; the limit is 500"),
        (ReadLimits(markup_bytes=500), r"bytes of XML when unpacked; the limit is 500"),
        (ReadLimits(members=2), r"3 packed files; the limit is 2"),
    ],
)
def test_what_is_packed_is_bounded_as_the_settings_say(limits: ReadLimits, said: str) -> None:
    with pytest.raises(DocumentTooLarge, match=said):
        archives.check_archive(docx(paragraph(SAID)), "a.docx", limits)


def test_a_file_that_is_packed_too_well_is_named() -> None:
    made = docx(paragraph(SAID), members={"word/media/a.bin": bytes(5_000_000)})
    with pytest.raises(DocumentTooLarge, match=r"'word/media/a\.bin'.*the limit is 200"):
        archives.check_archive(made, "a.docx", DEFAULT_LIMITS)
    archives.check_archive(made, "a.docx", ReadLimits(compression_ratio=2_000))


def test_an_archive_of_another_kind_is_no_document() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("a.txt", "x")
    with pytest.raises(UnreadableDocument, match="damaged or not a Word document"):
        formats.extract_here(buffer.getvalue(), "a.docx", DEFAULT_LIMITS)
    with pytest.raises(UnreadableDocument, match="cut off or not DOCX"):
        formats.extract_here(buffer.getvalue()[:-9], "a.docx", DEFAULT_LIMITS)


def test_bytes_that_a_wide_encoding_cannot_hold_are_counted() -> None:
    found = decode(b"\xff\xfe" + "He said no.".encode("utf-16-le") + b"\x00\xd8", "a.txt")
    assert (found.text, found.encoding) == ("He said no.\ufffd", "utf-16-le (1 undecodable)")


def test_a_character_cut_by_the_samples_end_is_no_fault() -> None:
    text = "\0" + "a" * (64 * 1024 - 2) + "é and no more"
    assert decode(text.encode(), "a.txt").text == text


def test_text_that_no_encoding_could_make_short_enough_is_refused_unread() -> None:
    with pytest.raises(DocumentTooLarge, match="characters and more; the limit is 5"):
        formats.extract_here(SAID, "a.txt", ReadLimits(characters=5))


# -- metadata ---------------------------------------------------------------------------------------


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert parse_date("31.02.2021") is None
    assert parse_date("28.02.2021") == date(2021, 2, 28)


def test_a_text_of_nothing_but_dates_has_no_title() -> None:
    assert read_text("4 May 2021\n\n5 May 2021\n").title is None


# -- sentences --------------------------------------------------------------------------------------


def test_two_points_on_one_line_are_two_full_stops() -> None:
    assert normalise("no‥ yes…").text == "no.. yes..."


def test_a_line_that_begins_further_in_is_a_paragraph_of_its_own() -> None:
    line = "The ministers spoke about the border and about the trade that has stopped since May and"
    text = f"{line}\n{line}\n{line}\n      Then they went on to speak of other matters and of their\n{line}\n"
    spans = [text[first:last] for first, last in paragraph_spans(text)]
    assert any(span.startswith("Then they went on") for span in spans)


def test_quotations_that_overlap_without_nesting_are_not_told_apart() -> None:
    spans = quotation_spans("He said “one «two” three» and went.")
    assert all(
        a.end <= b.start or b.end <= a.end for a in spans for b in spans if a.start < b.start
    )


def test_initials_without_a_space_end_no_sentence() -> None:
    assert sentences("Talks with J.D. Berg went on. Then they ended.") == [
        "Talks with J.D. Berg went on.",
        "Then they ended.",
    ]


def test_an_endless_sentence_is_cut_at_spaces_and_loses_nothing() -> None:
    text = "no " * 2_000
    found = sentences(text)
    assert len(found) > 1
    assert " ".join(found) == text.strip()
    assert list(sentence_spans("   ")) == []


def test_shouted_words_at_the_end_stand_alone() -> None:
    text = "They spoke for an hour about the border and then they left. MINISTERS MEET IN GENEVA FOR TALKS"
    assert sentences(text)[-1] == "MINISTERS MEET IN GENEVA FOR TALKS"


# -- persons ----------------------------------------------------------------------------------------


def test_titles_tell_the_gender() -> None:
    assert gender_of(Actor("Kim Berg", ActorKind.PERSON, aliases=("Mr Berg",))) == "male"
    assert gender_of(Actor("Kim Berg", ActorKind.PERSON, aliases=("Ms Berg",))) == "female"


def test_a_country_is_not_spoken_for_by_its_experts() -> None:
    expert = Actor("Kim Berg", ActorKind.PERSON, role="analyst", affiliation="Norway")
    minister = Actor("Kim Berg", ActorKind.PERSON, role="Foreign Minister", affiliation="Norway")
    assert (speaks_for(expert), speaks_for(minister)) == (None, "Norway")


def test_the_parties_of_talks_are_persons_of_different_sides() -> None:
    text = (
        "Norwegian Foreign Minister Kari Lund spoke today. Norwegian Defence Minister Nils Moe agreed. "
        "Chilean Foreign Minister Ana Vidal thanked them."
    )
    cast = Cast.of(prepare(SourceDocument(source="a", text=text)))
    assert cast.principals == ("Kari Lund", "Ana Vidal")


def test_a_company_stands_before_the_office_and_a_rank_does_not() -> None:
    text = "Anna Berg, Nordbank spokeswoman, came. Eli Moe, the foreign minister, stayed."
    cast = Cast.of(prepare(SourceDocument(source="a", text=text, language="en")))
    found = {actor.name: actor.affiliation for actor in cast.actors}
    assert (found["Anna Berg"], found["Eli Moe"]) == ("Nordbank", None)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ana Petrov", "Ana Petrow", True),
        ("Ana Petrov", "Ana Pedrow", False),
        ("Ana Lindqvist", "Ana Lindkwist", True),
        ("Ana Lindqvist", "Ana Lundkwist", False),
    ],
)
def test_two_letters_of_a_long_name_and_one_of_a_short_one_may_differ(
    one: str, other: str, same: bool
) -> None:
    assert same_actor(one, other) is same


# -- other languages --------------------------------------------------------------------------------


def simple(text: str, language: str) -> list[Any]:
    prepared = prepare(SourceDocument(source="a", text=text, language=language))
    return simple_attributions(prepared, language)


def test_talk_about_topics_carries_no_claim() -> None:
    text = "Le ministre Jean Dupont a dit non. Anna Morel et lui ont discuté de la frontière."
    said, discussed = simple(text, "fr")
    assert (said.strength, said.name) == (Strength.WEAK, "Jean Dupont")
    assert (discussed.strength, discussed.stance) == (Strength.NONE, None)


def test_a_language_without_a_list_has_no_cues() -> None:
    assert simple("Statsrådet Gunnar Rask sade nej.", "sv") == []


def test_cues_of_one_sentence_are_bounded() -> None:
    assert len(simple("Dupont a dit, " * 60 + "non.", "fr")) <= 20 * 3


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Jean Dupont, Claire Morel a dit non.", "fr", "Claire Morel"),
        ("Jean de la Tour a dit non.", "fr", "Jean de la Tour"),
        ("Jean Dupont qui vient de Lyon a dit non.", "fr", "Lyon"),
        ("« Nous ne partons pas », a déclaré Jean Dupont lundi.", "fr", "Jean Dupont"),
        ("« Nous ne partons pas », a déclaré Jean Dupont", "fr", "Jean Dupont"),
        ("On a dit non à tout.", "fr", ""),
        ("قال الوزير أحمد إن المعبر لن يغلق.", "ar", "الوزير أحمد إن المعبر"),
        ("外交部长王明表示不会关闭口岸。", "zh", "外交部长王明"),
    ],
)
def test_a_cue_belongs_to_the_name_beside_it(text: str, language: str, name: str) -> None:
    assert simple(text, language)[0].name == name


def test_boilerplate_between_two_marked_sentences_is_marked() -> None:
    text = (
        "The ministers spoke by telephone about the border on Tuesday and agreed to meet again in June.\n\n"
        "Follow us on Twitter. Now. Subscribe to our newsletter.\n"
    )
    prepared = prepare(SourceDocument(source="a", text=text))
    roles = [sentence.role for sentence in prepared.sentences]
    assert roles[0] is not SentenceRole.BOILERPLATE
    assert set(roles[1:]) == {SentenceRole.BOILERPLATE}


def test_a_line_that_points_to_another_story_is_none_of_the_account() -> None:
    text = (
        "Anna Holm said the mill will close in June.\n\n"
        "READ MORE: Velmar residents demand answers on bus stop\n\n"
        "See also: she wrote, the mill was sold.\n\n"
        "The council will meet on Friday."
    )
    account = [s.text for s in prepare(SourceDocument(source="x", text=text)).account]
    assert not any("bus stop" in sentence for sentence in account)
    assert any("the mill was sold" in sentence for sentence in account)
