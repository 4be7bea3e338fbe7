"""What weakens a claim or makes it depend on another, and what only looks so."""

from __future__ import annotations

import pytest

from summarizer.words.strength import conditional, hedges_lost, modals_brought_in


@pytest.mark.parametrize(
    ("text", "depends"),
    [
        ("She asked the harbour board if it would pay.", False),
        ("They wondered if it would pay.", False),
        ("They know the plan fails if it rains.", True),
        ("It is of use in the case of old barges.", False),
        ("In case of fog the ferries stay.", True),
        ("In the event of fog the ferries stay.", True),
    ],
)
def test_the_if_of_a_question_is_no_condition(text: str, depends: bool) -> None:
    assert conditional(text) is depends


@pytest.mark.parametrize(
    ("words", "text", "lost"),
    [
        ("Crews are to appear at the fair.", "Crews come to the fair.", False),
        ("The crews appear tired.", "The crews are tired.", True),
        ("Come what may, we row.", "They row.", False),
        ("From a supposed champion the letter is odd.", "The letter is odd.", False),
        ("From a supposed champion the letter is odd.", "A champion wrote the letter.", True),
        ("Crews would likely wish to row.", "Crews would wish to row.", True),
    ],
)
def test_what_weakens_another_thing_is_not_lost(words: str, text: str, lost: bool) -> None:
    assert hedges_lost(text, words) is lost


@pytest.mark.parametrize(
    ("text", "evidence", "brought"),
    [
        ("The board may be bankrupt.", "Is the board bankrupt?", set[str]()),
        ("The board must be bankrupt.", "Is the board bankrupt?", {"must"}),
        ("Crews must row.", "It is important now for the crews to row.", set[str]()),
        ("The toll will rise.", "The toll is gonna rise.", set[str]()),
    ],
)
def test_a_modal_may_be_borne_out_in_other_words(
    text: str, evidence: str, brought: set[str]
) -> None:
    assert modals_brought_in(text, evidence) == brought
