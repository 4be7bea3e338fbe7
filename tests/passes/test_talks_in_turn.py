"""Talks by invitation, one after the other, under a chair, by letter, on air, and between those who share a noun."""

from __future__ import annotations

import pytest

from summarizer.client import Summarizer
from summarizer.models.summary import Conversation, Medium
from tests.passes.helpers import stepwise_engine

_RAIN = "\n\nIt rained on the hills that day, and the ferries to Velm were late.\n"


def talks(text: str, below: str = _RAIN) -> tuple[Conversation, ...]:
    made = Summarizer(model=stepwise_engine(conversation="- | - | - | -"), strategy="stepwise")
    return made.summarise(text=text + below).conversations


def names(talk: Conversation) -> list[str]:
    return [one.name for one in talk.participants]


_COMMUNIQUE = (
    "Joint Communiqué of the Foreign Ministers of the three lakes\n\n"
    "At the invitation of H.E. Mr. Jan Kos, Minister of Foreign Affairs and Ports of the Republic of Ghana, the "
    "Minister of "
    "Foreign Affairs of the Republic of Norway H.E. Ms. Ida Holm and the Minister of Foreign Affairs of the "
    "Republic of "
    "Peru H.E. Mr. Ole Brandt met in Accra on 3 May 2030.\n\nThe Ministers thanked Minister Kos."
)


def test_the_host_of_a_joint_communique_is_one_of_those_who_met() -> None:
    (talk,) = talks(_COMMUNIQUE)
    assert names(talk) == ["Ida Holm", "Ole Brandt", "Jan Kos"]
    assert talk.initiated_by == "Jan Kos"
    assert [(one.role, one.affiliation) for one in talk.participants] == [
        ("Minister of Foreign Affairs", "Norway"),
        ("Minister of Foreign Affairs", "Peru"),
        ("Minister of Foreign Affairs and Ports", "Ghana"),
    ]


def test_who_invites_in_a_story_is_no_participant() -> None:
    (talk,) = talks(
        "At the invitation of Secretary Ruth Venn, Minister Ida Holm and Minister Ole Brandt met in Velm on 3 "
        "May 2030."
    )
    assert names(talk) == ["Ida Holm", "Ole Brandt"]
    assert talk.initiated_by == "Ruth Venn"


def test_an_initiator_is_the_person_behind_an_office() -> None:
    (talk,) = talks(
        "At the invitation of the Warden of the Two Harbours, King Olaf Brandt, Minister Ida Holm and Minister "
        "Jan Kos met "
        "in Velm on 3 May 2030."
    )
    assert talk.initiated_by == "Olaf Brandt"


@pytest.mark.parametrize(
    "text",
    [
        "Speaking after meetings with Minister Jan Kos and Mayor Ida Holm, President Ole Brandt said it was late.",
        "President Ole Brandt met Harbour Minister Jan Kos and Mayor Ida Holm separately on Monday.",
        "President Ole Brandt spoke separately on Monday with Harbour Minister Jan Kos and Mayor Ida Holm.",
    ],
)
def test_whoever_met_several_separately_had_a_talk_with_each(text: str) -> None:
    assert [names(one) for one in talks(text)] == [
        ["Ole Brandt", "Jan Kos"],
        ["Ole Brandt", "Ida Holm"],
    ]


def test_one_meeting_of_several_stays_one() -> None:
    (talk,) = talks(
        "President Ole Brandt met Harbour Minister Jan Kos and Mayor Ida Holm on Monday."
    )
    assert names(talk) == ["Ole Brandt", "Jan Kos", "Ida Holm"]


def test_a_talk_has_the_day_on_which_somebody_speaks_right_after_it() -> None:
    (talk,) = talks(
        "No progress was made, President Ole Brandt said on Wednesday.\n\nSpeaking after a meeting with Mayor "
        "Ida Holm, "
        "Brandt said that the pier would stay."
    )
    assert (names(talk), talk.date_text) == (["Ole Brandt", "Ida Holm"], "on Wednesday")


def test_a_chair_is_one_of_those_who_met_and_no_side() -> None:
    (talk,) = talks(
        "Facing a strike, Velmar Docks management held a meeting, chaired by the arbitration service Tarno, "
        "with union "
        "leaders on Saturday, after talks had gone on all night."
    )
    assert names(talk) == ["Velmar Docks management", "union leaders", "Tarno"]
    assert talk.participants[2].role == "arbitration service"


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "The Peruvian and Norwegian delegations have held four rounds of talks in Velm.",
            ["Peru", "Norway"],
        ),
        (
            "Talks between the Peruvian and Norwegian leaders of the divided isle of Velm broke down on Sunday.",
            [
                "Peruvian leaders of the divided isle of Velm",
                "Norwegian leaders of the divided isle of Velm",
            ],
        ),
        (
            (
                "Talks between the Peruvian and Norwegian leaders of the divided isle of Velm broke down on Sunday."
                "\n\nJan Kos, president of the Peruvian League of Velm, left early. Norwegian Velmish President Ida "
                "Holm stayed."
            ),
            ["Jan Kos", "Ida Holm"],
        ),
    ],
)
def test_those_who_share_a_noun_are_two(text: str, parties: list[str]) -> None:
    (talk,) = talks(text)
    assert names(talk) == parties


def test_talks_that_are_resumed_have_not_taken_place() -> None:
    assert talks("Both sides are also resuming telephone conversations between commanders.") == ()


def test_a_transcript_names_who_talked_in_its_heading() -> None:
    (talk,) = talks(
        "12. Transcript of a Telephone Conversation Between the Premier’s Assistant for Ports (Brandt) and the "
        "Peruvian "
        "Ambassador (Holm)\n\nB: Did you have a good trip?\nH: Not exactly. It rained.\nB: The pier has to "
        "stay.\nH: I will "
        "say so at home.\n",
        below="",
    )
    assert names(talk) == ["Brandt", "Holm"]
    assert [one.role for one in talk.participants] == [
        "Premier’s Assistant for Ports",
        "Peruvian Ambassador",
    ]
    assert talk.medium is Medium.PHONE


_LETTER = (
    "Papers of the Lake > Letter from the Peruvian President to Lake Front Leader, 9 March 1995\n\nMr. J. "
    "Kos,\nLeader,\n"
    "Lake Front\n\nDear Mr. Kos,\n\nI gather that there are two issues. Your letter to me dated 25th February "
    "1995 said "
    "that the pier should stay. I do not agree with that, and the ferry has to go on.\n"
)


def test_a_letter_is_a_talk_in_writing_and_so_is_the_dated_one_it_answers() -> None:
    one, other = talks(_LETTER, below="")
    assert (names(one), one.date, one.initiated_by) == (
        ["Peruvian President", "J. Kos"],
        "1995-03-09",
        "Peruvian President",
    )
    assert (names(other), other.date, other.initiated_by) == (
        ["J. Kos", "Peruvian President"],
        "1995-02-25",
        "J. Kos",
    )
    assert {one.medium, other.medium} == {Medium.WRITTEN}


def test_whoever_leads_a_programme_talked_with_whom_they_ask() -> None:
    (talk,) = talks(
        "On Lake Tonight, presenter Ruth Venn put it to Mr Jan Kos, leader of the council, that the poll had "
        "been ignored."
    )
    assert names(talk) == ["Ruth Venn", "Jan Kos"]
    assert talk.participants[0].role == "presenter"
