from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.models.document import PreparedText, SentenceRole, SourceDocument
from summarizer.reading.read import read_text
from summarizer.text.chunks import chunks
from summarizer.text.prepare import prepare

ONE = "The foreign ministers of the two countries spoke on the telephone about the border."
TWO = "They agreed that the crossing will be opened again and that the experts will meet in spring."
RUNNING = f"{ONE} {TWO} Nothing was said about the fishing rights, which remain in dispute."


def prepared(text: str) -> PreparedText:
    return prepare(read_text(text))


def boilerplate(text: str) -> list[str]:
    return [s.text for s in prepared(text).sentences if s.role is SentenceRole.BOILERPLATE]


def test_sentences_are_numbered_from_one_and_are_the_documents_own_text() -> None:
    text = f"---\ntitle: Ministers speak\n---\n\nMinisters speak\n\n{ONE} {TWO}\n\n{RUNNING}\n"
    found = prepared(text)
    assert [s.number for s in found.sentences] == list(range(1, 7))
    assert all(text[s.start : s.end] == s.text for s in found.sentences)
    assert [s.role.value for s in found.sentences] == ["title"] + ["body"] * 5
    assert [s.paragraph for s in found.sentences] == [0, 1, 1, 2, 2, 2]


def test_a_repeated_title_is_boilerplate_once() -> None:
    text = f"Ministers Speak by Phone\n\nMinisters speak by phone\n\n{RUNNING}"
    roles = [s.role for s in prepared(text).sentences]
    assert roles[:3] == [SentenceRole.TITLE, SentenceRole.BOILERPLATE, SentenceRole.BODY]


@pytest.mark.parametrize(
    "line",
    [
        "Share:",
        "Share on Facebook | Twitter | WhatsApp".replace(" on Facebook", ""),
        "error: Content is protected !!",
        "12 october / 2017",
        "Thursday, 07 September 2017 17:44",
        "###",
        "* * *",
        "+91-22-5550-0551",
        "(91-11) 5550-0640/41/42;",
        "Tel.: 555 01 02 03, press office",
        "press@example.org",
        "https://example.org/news/1",
        "This email address is being protected from spambots. You need JavaScript enabled to view it.",
        "© 2021 Example Media",
        "Copyright 2021 Example. All rights reserved.",
        "Photo: A. Lee / Example Press",
        "(Photo by A. Lee/Example)",
        "This website uses cookies. Privacy policy",
        "Поделиться",
        "Все права защищены",
        "分享",
        "Alle Rechte vorbehalten",
    ],
)
def test_lines_around_an_account_are_marked(line: str) -> None:
    found = boilerplate(f"Ministers speak by phone\n\n{RUNNING}\n\n{line}\n")
    assert " ".join(found) == line


@pytest.mark.parametrize(
    "line",
    [
        "The ministers will share the results with the press.",
        "He called for 1,500,000 tonnes of grain to be shipped by 2025.",
        "In 2021-2022 the trade rose to 120 000 000 euros.",
        "“All rights reserved to our people,” the minister said.",
        "The parties agreed on a privacy policy and terms of use for the common register of vessels.",
        "On 12 October 2017 the ministers met.",
        "- Ana Lee, Minister of Trade",
        "- [Ana Lee](https://example.org/lee), Minister of Trade",
        "Contact between the two sides continues",
        "Resolution 2231 (2015)",
        "The end of the war is near.",
        "No.",
        "Yes",
        "Related to this, he warned of new tariffs.",
        "He asked the parties to read more of the report.",
    ],
)
def test_lines_of_an_account_are_not_marked(line: str) -> None:
    assert boilerplate(f"Ministers speak by phone\n\n{RUNNING}\n\n{line}\n\n{RUNNING}\n") == []


def test_teasers_are_marked_to_the_end() -> None:
    tail = (
        "Popular articles\n\n13 September 2017\n\nBriefing by the spokeswoman, Geneva,...\n\n"
        "Question: Let us begin. The first question is about the world that the minister has talked about"
        " for more than ten years, as everybody knows....\n"
        "Emergency phone number only for citizens +91-81-5550-0551\nPalace Road, Old Town,\nCity - 110021\n"
    )
    text = f"Ministers speak by phone\n\n{RUNNING}\n\n{tail}"
    first = text.index("Popular")
    assert all(
        (s.role is SentenceRole.BOILERPLATE) == (s.start >= first)
        for s in prepared(text).sentences[1:]
    )


def test_the_account_resumes_behind_an_inline_teaser() -> None:
    text = f"{RUNNING}\n\nRead more:\n\nAnother story of the day\n\n{RUNNING}\n\nShare"
    assert boilerplate(text) == ["Read more:", "Another story of the day", "Share"]


def test_menus_are_marked_and_lists_of_names_are_not() -> None:
    assert boilerplate(f"Home\nNews\nBorder\nContact us\n\n{RUNNING}") == [
        "Home",
        "News",
        "Border",
        "Contact us",
    ]
    assert boilerplate(f"{RUNNING}\n\nAna Lee\nBo Rao\nCy Young\nHome Secretary Li\n") == []


def test_an_address_is_marked_where_it_leans_on_a_telephone_number() -> None:
    text = f"{RUNNING}\n\nPalace Road, Old Town,\nFreedonia City 110021\n+91 22 5550 0551\n"
    assert len(boilerplate(text)) == 3


def test_an_address_has_four_lines_at_most() -> None:
    lines = [
        "Ministry of Trade",
        "Press office",
        "Palace Road, Old Town,",
        "110021 City",
        "Freedonia",
    ]
    found = boilerplate("\n\n".join([RUNNING, *lines, "+91 22 5550 0551"]))
    assert found == [*lines[1:], "+91 22 5550 0551"]


def test_notices_inside_a_long_paragraph_are_marked_alone() -> None:
    notice = "This material may not be published, broadcast, rewritten, or redistributed."
    rights = "©2021 Example Network. All rights reserved."
    text = f"Ministers speak by phone\n\n{notice} {rights} {RUNNING} Ana Lee contributed to this report."
    assert boilerplate(text) == [
        notice,
        "©2021 Example Network.",
        "All rights reserved.",
        "Ana Lee contributed to this report.",
    ]


TRANSCRIPT = """Press Room

1:05 P.M. EDT

MS. RAO:  Good afternoon.  I have two items.

Share

Q    Thank you.  Is it late?

MS. RAO:  It is not.  Thank you.

END 3:05 P.M. EDT
"""


def test_transcripts_carry_turns_and_their_end_is_nobodys() -> None:
    found = [(s.turn, s.role.value, s.text.split()[-1]) for s in prepared(TRANSCRIPT).sentences]
    assert found == [
        (None, "title", "Room"),
        (None, "boilerplate", "EDT"),
        ("MS. RAO", "body", "afternoon."),
        ("MS. RAO", "body", "items."),
        ("MS. RAO", "body", "Share"),
        ("Q", "body", "you."),
        ("Q", "body", "late?"),
        ("MS. RAO", "body", "not."),
        ("MS. RAO", "body", "you."),
        (None, "boilerplate", "EDT"),
    ]


WORDS = st.sampled_from(
    [ONE, TWO, "No.", "Share", "###", "a" * 3_000, "Popular articles", "“One. Two,” he said."]
)


@given(
    st.lists(st.tuples(WORDS, st.sampled_from([" ", "\n\n", "\r\n\r\n"])), min_size=1, max_size=25),
    st.integers(1, 900),
    st.integers(0, 4),
)
def test_every_sentence_of_the_account_is_fresh_in_exactly_one_chunk(
    parts: list[tuple[str, str]], size: int, overlap: int
) -> None:
    text = prepared("Ok then. " + "".join(word + gap for word, gap in parts))
    found = chunks(text, size, overlap)
    assert [s for chunk in found for s in chunk.own] == list(text.account)
    for before, chunk in pairwise(found):
        assert len(chunk.context) <= overlap
        assert [s.number for s in chunk.context] == [
            s.number for s in text.account if s.number < chunk.own[0].number
        ][-len(chunk.context) :][: len(chunk.context)]
        assert before.own
    for chunk in found:
        assert len(chunk.own) == 1 or sum(len(s.text) for s in chunk.sentences) <= size


def test_chunks_end_at_paragraphs() -> None:
    text = prepared("\n\n".join([f"{ONE} {TWO}"] * 12))
    found = chunks(text, 600)
    assert len(found) > 3
    assert all(chunk.own[0].paragraph != chunk.context[-1].paragraph for chunk in found[1:])


def test_a_text_that_fits_is_one_chunk_without_context() -> None:
    (chunk,) = chunks(prepared(RUNNING), 10_000)
    assert (len(chunk.own), chunk.fresh) == (3, 0)


@pytest.mark.parametrize(("size", "overlap"), [(0, 2), (100, -1)])
def test_senseless_limits_are_refused(size: int, overlap: int) -> None:
    with pytest.raises(ValueError, match="chunks need"):
        chunks(prepared(RUNNING), size, overlap)


@given(st.text(max_size=300))
def test_any_text_can_be_prepared(text: str) -> None:
    found = prepared("He said no. " + text)
    position = 0
    for sentence in found.sentences:
        assert not found.text[position : sentence.start].strip()
        position = sentence.end
    assert not found.text[position:].strip()


def test_the_account_is_worked_out_once_and_a_copy_has_its_own():
    prepared = prepare(SourceDocument(source="a", text="Kos spoke first. Then Dahl spoke."))
    first = prepared.account
    assert prepared.account is first
    shorter = prepared.model_copy(update={"sentences": prepared.sentences[:1]})
    assert [s.text for s in shorter.account] == ["Kos spoke first."]
    assert prepared.account is first
    assert prepared == prepare(prepared.document)
