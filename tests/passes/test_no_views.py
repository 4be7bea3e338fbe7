"""What is attributed to somebody and is nobody's view."""

from __future__ import annotations

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.models.document import Kind
from summarizer.models.summary import Summary
from summarizer.passes.own_talk import own_talks
from summarizer.passes.stepwise import stepwise
from tests.passes.helpers import prepared, stepwise_engine


def holders(text: str) -> list[tuple[str, str]]:
    attributed = Attributed.of(prepared(text, kind=Kind.NEWS, language="en"))
    value = stepwise(attributed, stepwise_engine()).value
    assert isinstance(value, Summary)
    return [(p.holder, p.quotes[0].given or "") for p in value.positions]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Ilse Brandvold did not reply to a request for comment.",
        "The Norvik Harbour Board declined to comment on the report.",
        "Minister Ilse Brandvold said that Ms Pia Voss, the energy minister.",
        "Teodor Mazur did not mention the ferry in his remarks.",
        "Teodor Mazur could not be reached for comment on Tuesday.",
    ],
)
def test_silence_and_a_name_alone_are_no_positions(text: str) -> None:
    assert holders(text) == []


def test_silence_on_one_thing_does_not_hide_what_is_said_of_another() -> None:
    text = (
        "Minister Ilse Brandvold declined to comment on the letter but said that the harbour would stay open all "
        "winter for boats of every flag and that the ferry line was safe."
    )
    assert any("harbour would stay open" in words for _, words in holders(text))


def test_what_a_party_has_in_mind_is_told_by_whoever_says_so() -> None:
    text = "Minister Ilse Brandvold said that Ostrava Land wanted the ferry line to be closed for the winter."
    assert {holder for holder, _ in holders(text)} == {"Ilse Brandvold"}


def test_what_another_is_said_to_have_said_is_theirs() -> None:
    text = "The Norvik ministry said that Teodor Mazur had stressed the need for a new ferry line."
    assert "Teodor Mazur" in {holder for holder, _ in holders(text)}


def test_what_a_body_adopts_is_an_outcome_and_no_position() -> None:
    text = (
        "The plenary resumed in the morning. BRAZIL supported the draft text on dredging. NORWAY opposed it.\n\n"
        "In the contact group, KENYA stressed that more time was needed. The committee adopted the report on "
        "the survey of the river."
    )
    attributed = Attributed.of(prepared(text, kind=Kind.OTHER, language="en", published=None))
    sessions = own_talks(attributed.prepared, attributed.cast, attributed.attributions)
    outcomes = [outcome.text for session in sessions for outcome in session.outcomes]
    assert any("adopted the report" in text for text in outcomes)
    assert all("committee" not in holder.lower() for holder, _ in holders(text))


@pytest.mark.parametrize(
    "text",
    [
        "The dialogue brought together delegates from 38 countries committed to the protection of the rivers.",
        "Ministers discussed the gap between what Norway has promised on dredging and what the survey demands.",
        "The talks were on the rebuilding of Ghana, which concluded this evening, being their subject.",
        "The number of crimes committed by Skagenist extremists has remained constant for years.",
    ],
    ids=["a participle", "what", "an end", "a deed"],
)
def test_what_is_no_clause_of_saying_is_nobodys_view(text: str) -> None:
    assert holders(text) == []
