"""Sentences that tell of a conversation, and those that only look like it."""

from __future__ import annotations

import time

import pytest

from summarizer.attribution.contacts import (
    Contact,
    contacts,
    initiator_words,
    medium_of,
    summons_words,
    tells_initiative,
)
from summarizer.models.document import SourceDocument
from summarizer.models.summary import Medium
from summarizer.text.prepare import prepare


def found(text: str, title: str | None = None) -> tuple[Contact, ...]:
    return contacts(prepare(SourceDocument(source="own", text=text, title=title, language="en")))


@pytest.mark.parametrize(
    "text",
    [
        "Minister Brandvold spoke by telephone with Minister Mazur on Monday.",
        "Minister Brandvold held talks with her counterpart in Port Anse.",
        "Minister Brandvold met with Minister Mazur in Port Anse.",
        "Minister Brandvold had a telephone conversation with Minister Mazur.",
        "After a call with Minister Mazur, Brandvold left for Port Anse.",
        "President Lund wrote to President Zeman about the ferry.",
    ],
)
def test_a_conversation_that_took_place_is_certain(text: str) -> None:
    (contact,) = found(text)
    assert contact.certain
    assert text[contact.start : contact.end].strip()


@pytest.mark.parametrize(
    "text",
    [
        "Minister Brandvold will meet with Minister Mazur in Port Anse.",
        "Minister Brandvold proposed talks with Minister Mazur.",
        "A scheduled meeting with Minister Mazur was put off.",
        "A meeting with Minister Mazur is scheduled for May.",
        "Minister Brandvold has never met with Minister Mazur.",
        "Minister Brandvold refused to hold talks with Minister Mazur.",
        "Minister Brandvold invited Minister Mazur to a meeting with fishermen.",
        "If they met in Port Anse, the ferry could sail again.",
        "Brandvold spoke to reporters in Port Anse.",
        "Brandvold told a press conference that she spoke with nobody.",
        "The ferry sails twice a day.",
        "Brandvold was failed by the Met Police whose inquiry did not help Minister Mazur.",
    ],
)
def test_plans_proposals_denials_and_remarks_to_reporters_are_none(text: str) -> None:
    assert found(text) == ()


def test_talks_that_are_a_mere_topic_are_not_certain() -> None:
    (contact,) = found("Norvik has long had an interest in talks with Ostrava Land.")
    assert not contact.certain


def test_the_title_comes_after_the_body() -> None:
    text = (
        "Brandvold spoke with Mazur\n\nMinister Brandvold spoke by telephone with Minister Mazur."
    )
    body, title = found(text, title="Brandvold spoke with Mazur")
    assert body.sentence.number > title.sentence.number


def test_offsets_are_those_of_the_document() -> None:
    text = "😀 Rain fell.\n\nMinister Brandvold met with Minister Mazur."
    (contact,) = found(text)
    assert text[contact.start : contact.end] == "met with"


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("a telephone conversation", Medium.PHONE),
        ("a phone call", Medium.PHONE),
        ("a video call", Medium.VIDEO),
        ("they met in Port Anse", Medium.IN_PERSON),
        ("she wrote to him", Medium.WRITTEN),
        ("an exchange of letters", Medium.WRITTEN),
        ("they spoke", None),
    ],
)
def test_the_medium_is_read_from_the_wording(text: str, medium: Medium | None) -> None:
    assert medium_of(text) is medium


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The call was held at the initiative of the Norvik side.", "Norvik side"),
        ("They met at the request of Teodor Mazur, in Port Anse.", "Teodor Mazur"),
        ("The call took place at Norvik’s initiative.", "Norvik"),
        ("The call was initiated by the latter.", "latter"),
        ("They spoke on the initiative of Ostrava Land.", "Ostrava Land"),
    ],
)
def test_the_initiator_is_named_by_the_words(text: str, who: tuple[str, str]) -> None:
    assert initiator_words(text) == who
    assert tells_initiative(text)


def test_no_initiator_where_none_is_told() -> None:
    assert initiator_words("The Black Sea Initiative was discussed.") is None


@pytest.mark.parametrize(
    "text",
    [
        "met in a " * 4_000,
        "received " * 4_000,
        "at the initiative of " * 4_000,
        "held a a a " * 4_000,
    ],
)
def test_time_stays_linear_on_text_made_to_backtrack(text: str) -> None:
    started = time.process_time()
    found(text)
    initiator_words(text)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Norvik summoned the ambassador of Ostrava on Monday over the ferry line.",
            ("Norvik", "the ambassador of Ostrava"),
        ),
        (
            "After the remarks, the envoy was summoned by the Foreign Ministry to hear a protest.",
            ("Foreign Ministry", "the envoy"),
        ),
        (
            "On Friday, the Norvik Foreign Ministry has summoned the envoy and asked for answers.",
            ("Norvik Foreign Ministry", "the envoy"),
        ),
    ],
)
def test_a_summons_is_a_contact_at_the_initiative_of_who_summons(
    text: str, who: tuple[str, str]
) -> None:
    (contact,) = found(text)
    assert contact.certain
    assert medium_of(text) is Medium.IN_PERSON
    assert summons_words(text) == who
    assert not tells_initiative(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norvik will be summoned to answer the complaint of Ostrava.",
        "Norvik said that it would have summoned the envoy of Ostrava.",
        "The minister summoned up the courage to speak to Ostrava.",
    ],
)
def test_a_summons_that_did_not_take_place_is_none(text: str) -> None:
    assert not found(text)


def test_talks_somewhere_between_two_parties_took_place() -> None:
    (contact,) = found(
        "After Friday’s talks in Port Anse between Minister Mazur and Ilse Brandvold he left."
    )
    assert contact.certain


def test_a_wrapped_line_changes_nothing() -> None:
    (contact,) = found(
        "Following his speech in Port Anse today,\u00a0President Joseph Lund, Jr. met\n"
        "with Prime  Minister Teodor Mazur of Ostrava in Port Anse to speak of ferries."
    )
    assert contact.certain


def test_talks_that_are_spoken_of_are_not_certain_and_plans_are_none() -> None:
    assert not found("The fifth round of talks between Norvik and Ostrava was announced on May 23.")
    assert not found("Ministers to meet in Port Anse", title="Ministers to meet in Port Anse")


def test_a_question_does_not_say_that_anybody_met() -> None:
    text = "Did Minister Ilse Brandvold speak by telephone with Minister Teodor Mazur on Monday?"
    assert contacts(prepare(SourceDocument(source="own.txt", text=text))) == ()
