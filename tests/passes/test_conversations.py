"""Conversations, step by step: who, when, how, at whose initiative; and what is none."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.attribution.attributions import attributions
from summarizer.attribution.cast import Cast
from summarizer.engines.scripted import ScriptedEngine
from summarizer.errors import AnswerTruncated
from summarizer.models.document import Kind
from summarizer.models.summary import Conversation, Medium
from summarizer.passes.conversations import find_conversations
from summarizer.passes.draft import DocumentUsage
from tests.passes.helpers import prepared

PARTIES = "Ilse Brandvold (Foreign Minister, -) + Teodor Mazur (Foreign Minister, -) | - | - | -"
CALL = "Foreign Minister Ilse Brandvold spoke by telephone on Monday with Foreign Minister Teodor Mazur."


def found(
    text: str, line: Any = PARTIES, label: str = "contact", **fields: Any
) -> tuple[tuple[Conversation, ...], ScriptedEngine]:
    made = prepared(text, **({"kind": Kind.NEWS} | fields))
    cast = Cast.of(made)
    engine = ScriptedEngine({"conversation": line, "position": label})
    return find_conversations(made, cast, attributions(made, cast), engine, DocumentUsage()), engine


def names(conversation: Conversation) -> list[str]:
    return [p.name for p in conversation.participants]


def test_day_medium_and_quote_come_from_the_text_and_not_from_the_model() -> None:
    line = PARTIES.replace("| - | - |", "| in person | 1 January 1999 |")
    ((call,), _) = found(CALL, line)
    assert names(call) == ["Ilse Brandvold", "Teodor Mazur"]
    assert (call.date, call.medium, call.initiated_by) == ("2031-03-10", Medium.PHONE, None)
    assert [(q.given, q.cited) for q in call.quotes] == [(CALL, (1,))]


def test_the_models_medium_counts_only_where_the_text_is_silent() -> None:
    # An office and a name take a reader: the model is asked.
    text = "On Monday the Norvik side conferred with Foreign Minister Teodor Mazur and with Ilse Brandvold."
    ((silent,), _) = found(text, PARTIES.replace("| - |", "| video |", 1))
    assert silent.medium is Medium.VIDEO
    ((unknown,), _) = found(text, PARTIES.replace("| - |", "| by pigeon |", 1))
    assert unknown.medium is Medium.UNKNOWN


@pytest.mark.parametrize(
    ("after", "medium"),
    [
        ("This time they spoke by video link.", Medium.VIDEO),
        ("The two met in Port Anse in person after a telephone call.", Medium.IN_PERSON),
        ("Her spokesman reached reporters by video link.", Medium.UNKNOWN),
    ],
)
def test_the_medium_of_a_talk_may_stand_in_the_sentence_that_goes_on_about_it(
    after: str, medium: Medium
) -> None:
    text = f"On Monday {CALL.replace(' spoke by telephone on Monday', ' conferred')} {after}"
    ((call,), _) = found(text)
    assert call.medium is medium


def test_where_the_wording_joins_persons_by_name_no_model_is_asked() -> None:
    text = (
        "President Anna Lund and President Bela Zeman met in Port Anse on Monday with Prime Minister Cora Ruiz and "
        "Foreign Minister Dan Tamm, who had come by ferry."
    )
    ((talk,), engine) = found(text, "-")
    assert names(talk) == ["Anna Lund", "Bela Zeman", "Cora Ruiz", "Dan Tamm"]
    assert not [q for q in engine.questions if q.name == "conversation"]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "-",
        "|||||",
        "Ilse Brandvold",
        "Ilse Brandvold + Zaphod Beeblebrox | phone | today | -",
        "Ilse Brandvold + Brandvold | phone | today | -",
        "Ilse Brandvold + !!! | phone | - | -",
        "Ilse Brandvold + on | phone | - | -",
        "習近平 + Мазур",
    ],
)
def test_whoever_the_text_does_not_name_takes_no_part_and_whom_it_joins_does(line: str) -> None:
    ((call,), _) = found(CALL, line)
    assert set(names(call)) == {"Ilse Brandvold", "Teodor Mazur"}


def test_one_party_alone_makes_no_conversation() -> None:
    text = "Foreign Minister Ilse Brandvold held talks in Port Anse, and he was content."
    assert found(text, "Ilse Brandvold + he | in person | - | -")[0] == ()


def test_offices_and_countries_are_those_of_the_text() -> None:
    text = CALL.replace("Teodor Mazur", "Teodor Mazur of France")
    line = "Ilse Brandvold (Chief Clown, Atlantis) + Teodor Mazur (-, -) | phone | - | -"
    ((call,), _) = found(text, line)
    assert {p.role for p in call.participants} <= {"Foreign Minister", None}
    assert "Atlantis" not in {p.affiliation for p in call.participants}


@pytest.mark.parametrize(
    ("told", "initiator"),
    [
        ("The call was held at the initiative of the Norvik side.", "Norvik side"),
        ("The call was initiated by the latter.", "Teodor Mazur"),
        ("The call took place at the request of the former.", "Ilse Brandvold"),
        ("They spoke at the request of Mazur.", "Teodor Mazur"),
        ("They spoke for an hour.", None),
    ],
)
def test_the_initiator_is_a_party_that_the_words_name(told: str, initiator: str | None) -> None:
    ((call,), _) = found(f"{CALL} {told}")
    assert call.initiated_by == initiator
    assert len(call.quotes) == (2 if initiator else 1)


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Ilse Brandvold will meet with Foreign Minister Teodor Mazur on Monday.",
        "Foreign Minister Ilse Brandvold proposed talks with Foreign Minister Teodor Mazur.",
        "Foreign Minister Ilse Brandvold spoke to reporters about Teodor Mazur.",
        "Foreign Minister Ilse Brandvold and Foreign Minister Teodor Mazur have never met in Port Anse.",
        "Foreign Minister Ilse Brandvold criticised Foreign Minister Teodor Mazur.",
    ],
)
def test_plans_proposals_and_remarks_to_reporters_are_none_and_cost_no_call(text: str) -> None:
    conversations, engine = found(text)
    assert conversations == ()
    assert engine.calls == 0


def test_a_sentence_that_names_nobody_else_is_not_asked_about() -> None:
    _, engine = found("Snow met in the hills with rain.")
    assert engine.calls == 0


def test_uncertain_wording_is_labelled_first_and_dropped_where_it_is_no_contact() -> None:
    text = "Ilse Brandvold of Norvik has an interest in talks with Teodor Mazur."
    assert found(text, label="fact")[0] == ()
    ((kept,), _) = found(text, label="contact")
    assert names(kept) == ["Ilse Brandvold", "Teodor Mazur"]


def test_a_conversation_told_again_is_one() -> None:
    text = (
        f"{CALL} The weather was fine.\n\n"
        "After a call with Mazur, Brandvold said that the harbour would stay open."
    )
    conversations, engine = found(text)
    assert len(conversations) == 1
    assert [q.name for q in engine.questions].count("conversation") == 0


@pytest.mark.parametrize(
    ("second", "day"),
    [
        ("On Monday, Ms Brandvold spoke by telephone with Mr Mazur.", "2031-03-10"),
        ("Ms Brandvold had last spoken by telephone with Mr Mazur on Monday.", None),
        ("Ms Brandvold spoke by telephone with Mr Mazur, her office said.", None),
    ],
)
def test_a_headline_without_a_day_has_that_of_the_sentence_that_tells_of_the_same_talk(
    second: str, day: str | None
) -> None:
    text = f"Readout of Foreign Minister Ilse Brandvold’s call with Foreign Minister Teodor Mazur.\n\n{second}"
    ((call,), _) = found(text, kind=Kind.READOUT)
    assert call.date == day
    assert len(call.quotes) == (1 if day is None else 2)


def test_another_day_is_another_conversation() -> None:
    text = (
        f"{CALL}\n\nOn 3 March Prime Minister Ann Lund met with President Karel Zeman in Port Anse."
    )
    conversations, _ = found(text, [PARTIES, "Ann Lund (-, -) + Karel Zeman (-, -) | - | - | -"])
    assert [c.date for c in conversations] == ["2031-03-10", "2031-03-03"]


def test_what_both_agreed_is_an_outcome_with_its_words() -> None:
    text = (
        f"{CALL} Brandvold and Mazur agreed that the ferry line would be resumed. "
        "Brandvold agreed with the fishermen."
    )
    ((call,), _) = found(text, kind=Kind.READOUT)
    assert [q.cited for o in call.outcomes for q in o.quotes] == [(2,)]
    assert "the ferry line would be resumed" in call.outcomes[0].text


def test_topics_are_words_of_the_text() -> None:
    text = f"{CALL} The ministers discussed the ferry line, which is old, and the fishing season."
    ((call,), _) = found(text, kind=Kind.READOUT)
    assert call.topics
    assert all(topic in text for topic in call.topics)


def test_a_truncated_line_is_used_as_far_as_it_went() -> None:
    error = AnswerTruncated("cut")
    error.partial = PARTIES[:-4]
    ((call,), _) = found(CALL, error)
    assert names(call) == ["Ilse Brandvold", "Teodor Mazur"]


def test_no_day_without_a_day_of_publication() -> None:
    ((call,), _) = found(CALL, published=None)
    assert call.date is None


def test_who_tells_of_a_meeting_in_the_first_person_took_part_in_it() -> None:
    text = (
        "Foreign Minister Ilse Brandvold was asked about the ferry.\n\n"
        "“On Monday I met with Foreign Minister Teodor Mazur in Port Anse, and we agreed,” Ilse Brandvold said."
    )
    ((talk,), _) = found(text, "-")
    assert set(names(talk)) == {"Ilse Brandvold", "Teodor Mazur"}
    assert (talk.date, talk.medium) == ("2031-03-10", Medium.IN_PERSON)


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Ilse Brandvold called on Foreign Minister Teodor Mazur today.",
        "Foreign Minister Ilse Brandvold paid a visit to Foreign Minister Teodor Mazur.",
        "Foreign Minister Ilse Brandvold sent a letter to Foreign Minister Teodor Mazur.",
        "Foreign Minister Ilse Brandvold sat down for talks with Foreign Minister Teodor Mazur.",
    ],
)
def test_visits_and_letters_are_conversations(text: str) -> None:
    ((talk,), _) = found(text, "-")
    assert names(talk) == ["Ilse Brandvold", "Teodor Mazur"]


def test_to_call_on_somebody_to_act_is_no_conversation() -> None:
    text = "Foreign Minister Ilse Brandvold called on Foreign Minister Teodor Mazur to leave on Monday."
    assert found(text)[0] == ()


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Foreign Minister Ilse Brandvold spoke with her Ostrava counterpart, Minister Teodor Mazur, at noon.",
            ["Ilse Brandvold", "Teodor Mazur"],
        ),
        (
            "The Norvik ambassador called today to see Foreign Minister Teodor Mazur.",
            ["Norvik ambassador", "Teodor Mazur"],
        ),
    ],
)
def test_offices_and_appositions_stand_for_those_who_hold_them(
    text: str, parties: list[str]
) -> None:
    ((talk,), _) = found(text, "-")
    assert [name.removeprefix("The ").removeprefix("the ") for name in names(talk)] == parties


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Ilse Brandvold spoke of the visit of Foreign Minister Teodor Mazur.",
        "The plan of Foreign Minister Ilse Brandvold met with considerable difficulty in Ostrava Land.",
    ],
)
def test_speaking_of_somebody_and_meeting_with_difficulty_are_no_talks(text: str) -> None:
    assert found(text, "-")[0] == ()
