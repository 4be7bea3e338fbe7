"""A hearing is no talks: a conversation is headed by what its passages call it, and by its place without a day."""

from __future__ import annotations

import pytest

from summarizer.brief.headings.event_kinds import kind_told, place_told
from summarizer.brief.headings.titles import talk_title
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, Medium, Participant


def talk(
    text: str, *people: tuple[str, str | None, str | None], medium: Medium = Medium.UNKNOWN
) -> Conversation:
    quote = Quote.model_validate({"text": text, "given": text, "start": 0, "end": len(text)})
    named = [Participant(name=n, role=r, affiliation=side) for n, r, side in people]
    return Conversation(participants=named, medium=medium, quotes=[quote])


AMSEL = ("Ruth Amsel", "governor", "central bank")
COMMITTEE = ("Senate Finance Committee", None, None)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Amsel said during a three-hour hearing at the committee", "Hearing"),
        ("Amsel testified before the committee", "Hearing"),
        ("Amsel told a news conference in Velmar", ""),
        ("Amsel said at a press conference", "Press conference"),
        ("Amsel and the senators took part in a televised debate", "Debate"),
        ("Amsel spoke with the senators about the hearing of May", ""),
    ],
)
def test_an_event_is_what_a_passage_calls_it(text: str, wanted: str) -> None:
    assert kind_told([talk(text, AMSEL, COMMITTEE)]) == wanted


def test_a_call_is_a_call_whatever_it_speaks_of() -> None:
    assert kind_told([talk("They spoke after the hearing", AMSEL, medium=Medium.PHONE)]) == ""


def test_who_is_heard_stands_before_who_hears() -> None:
    heard = talk("Amsel said during a hearing at the Senate Finance Committee", AMSEL, COMMITTEE)
    assert talk_title([heard], None) == "Hearing of Amsel before the Senate Finance Committee"


def test_a_judge_and_a_lawyer_meet_in_court() -> None:
    people = ("Edda Marwick", "judge", None), ("Tomas Gray", "lawyer", "Halden Bank")
    assert (
        talk_title([talk("Marwick said the papers are due", *people)], None)
        == "Court hearing with Marwick and Gray"
    )
    lawyers = ("Ana Dahl", "lawyer", None), ("Tomas Gray", "lawyer", "Halden Bank")
    assert kind_told([talk("Dahl met Gray", *lawyers)]) == ""


def test_talks_without_a_day_have_their_place() -> None:
    people = ("Orland’s envoy", None, "Orland"), ("Igor Petrov", "Foreign Minister", "Karsenia")
    told = talk("Friday’s talks in Oman between Orland’s envoy and Igor Petrov", *people)
    assert talk_title([told], None) == "Talks between Orland’s envoy and Petrov in Oman"
    assert talk_title([told], "2024-05-03").endswith(", 3 May 2024")
    assert place_told([talk("The talks in May went well", *people)]) == ""
