"""Who met or called whom, where the grammar of a sentence says so and no model is asked."""

from __future__ import annotations

import pytest

from summarizer.client import Summarizer
from summarizer.engines.base import Question
from summarizer.engines.scripted import ScriptedEngine
from summarizer.models.document import Kind, SourceDocument


def talks(text: str, kind: Kind = Kind.NEWS, *, may_ask: bool = False) -> list[set[str]]:
    """Return the participants of each conversation; being asked who they are is an error."""

    def answer(question: Question, shape: object) -> object:
        assert may_ask or question.name != "conversation", question.text
        return (
            {"affirms": -1.0, "contact": -9.0, "fact": -9.0, "event": -9.0}
            if question.name == "position"
            else "-"
        )

    made = Summarizer(model=ScriptedEngine(answer), strategy="stepwise")
    found = made.summarise(SourceDocument(source="own.txt", text=text, kind=kind)).conversations
    return [{p.name for p in one.participants} for one in found]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Greta Moll met Jon Aune in Port Anse on 3 May 2024.", {"Greta Moll", "Jon Aune"}),
        ("Greta Moll called Jon Aune on Tuesday to discuss the toll.", {"Greta Moll", "Jon Aune"}),
        (
            "Greta Moll had lunch with Jon Aune and Eva Stahl on Friday.",
            {"Greta Moll", "Jon Aune", "Eva Stahl"},
        ),
        (
            "The mayor, Greta Moll, met the owner of the mill, Jon Aune, on Monday.",
            {"Greta Moll", "Jon Aune"},
        ),
        (
            "Mayor Greta Moll met residents of the quay on Monday evening.",
            {"Greta Moll", "residents"},
        ),
        (
            "Norway's Greta Moll held talks with Hungary's Jon Aune on Monday.",
            {"Greta Moll", "Jon Aune"},
        ),
        ("The foreign ministers of Velm and Sorn met in Anse on Tuesday.", {"Velm", "Sorn"}),
        (
            "Talks between the government of Velm and the River Front broke down in Anse on Tuesday.",
            {"government of Velm", "River Front"},
        ),
        (
            "Greta Moll visited Jon Aune at his mill on 5 May and they talked for an hour.",
            {"Greta Moll", "Jon Aune"},
        ),
    ],
)
def test_grammar_says_who_met(sentence: str, names: set[str]) -> None:
    assert talks(f"Two sides, one table\n\n{sentence}\n\nIt rained.\n") == [names]


@pytest.mark.parametrize(
    "sentence",
    [
        "Greta Moll called Jon Aune a coward.",
        "Greta Moll would have met Jon Aune on Monday.",
        "Greta Moll visited Port Anse on Monday and was tired.",
    ],
)
def test_no_talk_is_none(sentence: str) -> None:
    assert talks(f"Two sides, one table\n\n{sentence}\n\nIt rained.\n") == []


def test_a_record_that_begins_with_the_visit_is_one_talk() -> None:
    text = (
        "RECORD OF A CONVERSATION BETWEEN THE FOREIGN SECRETARY AND THE AMBASSADOR OF VELMIA, 4 "
        "MARCH 1961\n\nThe Velmian "
        "Ambassador called on the Secretary of State this afternoon at his own request.\n\nThe "
        "Ambassador said that the "
        "port was closed. The Secretary of State replied that he had heard of it.\n"
    )
    assert len(talks(text, Kind.OTHER, may_ask=True)) == 1


def test_offices_in_a_list_of_those_present_are_nobody_else() -> None:
    text = (
        "MEMORANDUM OF CONVERSATION\n\nParticipants: Mr. Aldo Penn, Under Secretary; Mr. Paulo "
        "Irta, Minister of Finance; "
        "Mr. Dunn, interpreter\n\nMr. Penn: The harvest was bad.\n\nMr. Irta: It was.\n\nMr. Penn: Who lends?\n\n"
        "Mr. Irta: Nobody.\n"
    )
    assert talks(text, Kind.OTHER) == [{"Mr. Aldo Penn", "Mr. Paulo Irta", "Mr. Dunn"}]


def test_councillors_under_one_title_were_all_present() -> None:
    text = (
        "LOWER MERE PARISH COUNCIL\nMinutes of the meeting, Monday 3 February 2025\n\nPRESENT: Cllrs Hobbs "
        "(Chairman), Tate and Mistry. Clerk: Mrs D. Sharp. Nine members of the public.\n\nCllr Tate felt the barn was "
        "high. The Clerk reported a balance.\n"
    )
    names = {"Cllr Hobbs", "Cllr Tate", "Cllr Mistry", "Mrs D. Sharp"}
    assert talks(text, Kind.OTHER, may_ask=True) == [names]


def test_a_hearing_is_no_talk() -> None:
    text = (
        "The tribunal heard the case of a club.\n\nCounsel for the club, Jon Aune, told Ms Moll that the books were "
        "lost. She replied that she had them. He asked whether she would bring them.\n"
    )
    assert talks(text, Kind.OTHER) == []


def test_who_introduces_an_interview_tells_of_no_other_talk() -> None:
    text = (
        "Questions for Greta Moll\n\nGreta Moll spoke to Jon Aune of the Herald.\n\n**Is it "
        "dark?**\n\nI see nothing.\n\n"
        "**Who knew?**\n\nI told my wife.\n\n**And now?**\n\nI wait.\n"
    )
    assert talks(text, Kind.TRANSCRIPT) == []


def test_whoever_met_in_another_clause_is_not_who_spoke_before_it() -> None:
    (found,) = talks(
        "Greta Moll warned of a flood after a group of Norland envoys met Jon Aune on Monday.",
        may_ask=True,
    ) or [set()]
    assert "Greta Moll" not in found


def test_two_who_met_with_others_did_not_meet_each_other() -> None:
    text = (
        "Readout of the meeting\n\nGreta Moll and Eva Stahl met yesterday with growers of the northern lakes to speak "
        "of the drought.\n"
    )
    assert talks(text, Kind.READOUT, may_ask=True) == [
        {"Greta Moll", "Eva Stahl", "growers of the northern lakes"}
    ]
