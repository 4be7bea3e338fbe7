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


_SIGNED = (
    "Ministry of Ports\nVelm, 4 May 2031\n\nThe Honourable Ida Holm\nMinister of Roads\n\nDear Minister "
    "Holm:\n\nI write about "
    "the pier at Velm, which has to stay. The ferry is late every day, and the toll is too "
    "high.\n\nSincerely,\n\nJan Kos\n"
    "Minister of Ports\n"
)


def test_a_signed_letter_is_a_talk_of_two_in_writing() -> None:
    (talk,) = talks(_SIGNED, below="")
    assert (names(talk), talk.initiated_by) == (["Jan Kos", "Ida Holm"], "Jan Kos")
    assert (talk.date, talk.medium) == ("2031-05-04", Medium.WRITTEN)


@pytest.mark.parametrize("reader", ["Friends", "Sir or Madam", "Editor", "Colleagues"])
def test_a_circular_is_no_talk(reader: str) -> None:
    assert talks(_SIGNED.replace("Minister Holm", reader), below="") == ()


def test_whoever_leads_a_programme_talked_with_whom_they_ask() -> None:
    (talk,) = talks(
        "On Lake Tonight, presenter Ruth Venn put it to Mr Jan Kos, leader of the council, that the poll had "
        "been ignored."
    )
    assert names(talk) == ["Ruth Venn", "Jan Kos"]
    assert talk.participants[0].role == "presenter"


@pytest.mark.parametrize(
    "text",
    [
        "Minister Ruth Venn said the toll has sent a terrible message to pilots who come to Norway by sea.",
        "Minister Ruth Venn had views echoed by pilots she spoke to on Monday about Mayor Ida Holm.",
        "A toll for Norway in 2011 received critical support from other leaders.",
        "Minister Jan Kos and Mayor Ida Holm both spoke to the influential audience of pilots.",
        "“I find, in conversation with other pilots, Mayor Ida Holm can be a riddle,” Minister Jan Kos said.",
        "Jan Kos said that he hasn't met with Mayor Ida Holm ever.",
        "Jan Kos wrote of a talk that Ruth Venn had during a dinner hosted by another former Minister Ida Holm.",
        "Minister Ida Holm also spoke to how the climate is at the heart of what Norway and Peru share.",
        "The team of Mayor Ida Holm was met with chants against Minister Jan Kos.",
        "Minister Jan Kos said with Minister Ida Holm that talks between the two countries were held in a good way.",
    ],
)
def test_words_for_a_talk_that_name_nobody_who_talked_tell_of_none(text: str) -> None:
    assert talks(text) == ()


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "In an extraordinary Harbour House meeting, Minister Jan Kos pressed Ida Holm on the toll.",
            ["Jan Kos", "Ida Holm"],
        ),
        (
            "A weekend call between U.S. President Ida Holm and port chief Jan Kos gave new impetus to the work.",
            ["Ida Holm", "Jan Kos"],
        ),
        (
            "Negotiations between Norway and Peru resumed in Velm on 16 May.",
            ["Norway", "Peru"],
        ),
        (
            "Peruvian and Norwegian delegations wrapped up a fifth round of talks in Velm last week.",
            ["Peru", "Norway"],
        ),
        (
            "“Peru has to go on,” Minister Jan Kos told reporters on Monday after meeting President Ida Holm.",
            ["Jan Kos", "Ida Holm"],
        ),
        (
            "After speaking with Mr. Jan Kos by phone on Monday, President Ida Holm said that the pier would stay.",
            ["Ida Holm", "Jan Kos"],
        ),
        (
            "Secretary Ruth Venn spoke today with PRC State Councillor and Minister Jan Kos about it.",
            ["Ruth Venn", "Jan Kos"],
        ),
        (
            "Mr Lund referred to the conversation which Mr Jan Kos had had with Mr Ole Brandt on 19 February 2031.",
            ["Jan Kos", "Ole Brandt"],
        ),
    ],
)
def test_talks_told_in_passing_have_their_parties(text: str, parties: list[str]) -> None:
    (talk,) = talks(text)
    assert names(talk) == parties


def test_what_is_spoken_is_no_letter_whatever_it_was_about() -> None:
    (talk,) = talks(
        "Secretary Ruth Venn spoke with Foreign Minister Jan Kos to follow up on the written reply."
    )
    assert talk.medium is Medium.UNKNOWN


def test_speakers_of_a_story_did_not_talk_with_each_other() -> None:
    story = (
        "VELM, May 21 (Courier) — Minister Jan Kos wants a deal, he said on Monday.\n\n“She has other ways,” "
        "Minister Kos said when asked whether the toll would rise.\n\nMinister Ida Holm replied that the toll "
        "was unjust."
        "\n\nMinister Ruth Venn told Minister Ole Brandt that he was wrong.\n\nMinister Brandt answered that it "
        "was untrue."
    )
    assert talks(story) == ()


def readout(text: str) -> Conversation:
    title = "Readout of Minister Holm's Meeting\n\n"
    (talk,) = talks(title + text)
    return talk


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            (
                "Minister Ida Holm and Mayor Jan Kos hosted a virtual discussion with leaders of harbour unions – "
                "the Pilots and "
                "the Ferrymen – to discuss the toll."
            ),
            ["Ida Holm", "Jan Kos", "leaders of harbour unions"],
        ),
        (
            (
                "President Ole Brandt, joined by Minister Ida Holm and Mayor Jan Kos, met with union leaders to "
                "discuss the toll."
            ),
            ["Ole Brandt", "Ida Holm", "Jan Kos", "union leaders"],
        ),
        (
            (
                "Minister Ida Holm spoke by phone today with World Health Organization (WHO) Director-General Dr. "
                "Jan Kos."
            ),
            ["Ida Holm", "Jan Kos"],
        ),
        (
            (
                "Minister Ida Holm and Adviser to the President Jan Kos hosted a meeting with over 70 pilot, ferry "
                "and harbour "
                "unions to discuss the toll."
            ),
            ["Ida Holm", "Jan Kos", "over 70 pilot, ferry and harbour unions"],
        ),
        (
            (
                "Minister Ida Holm met virtually today with 15 leaders representing lake nations and underscored "
                "the importance "
                "of the pier."
            ),
            ["Ida Holm", "15 leaders representing lake nations"],
        ),
    ],
)
def test_whoever_hosts_others_has_them_beside_the_hosts(text: str, parties: list[str]) -> None:
    assert names(readout(text)) == parties


def test_where_somebody_is_from_did_not_talk() -> None:
    talk = readout(
        "Minister Ida Holm today met with Prime Minister Jan Kos of the Commonwealth of The Bahamas in Nassau."
    )
    assert names(talk) == ["Ida Holm", "Jan Kos"]


def test_what_two_are_to_prepare_is_not_how_they_spoke() -> None:
    (talk,) = talks(
        "Readout of Minister Holm's Call with Minister Kos\n\nMinister Ida Holm spoke today with Minister Jan "
        "Kos to prepare "
        "for the meeting of the presidents."
    )
    assert talk.medium is Medium.PHONE


def test_how_somebody_is_addressed_is_no_office() -> None:
    talk = readout("President Ida Holm spoke today with His Majesty King Olaf II of Norway.")
    assert talk.participants[1].role == "King"
