"""An overview says only what the items say."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.models.summary import Conversation, Medium, Participant, Position, Stance, Summary
from summarizer.passes.overview import overview_of


def talk(*names: str, **fields: Any) -> Conversation:
    return Conversation(participants=tuple(Participant(name=n) for n in names), **fields)


def position(statement: str, stance: Stance = Stance.DEMANDS, holder: str = "A") -> Position:
    return Position(holder=holder, topic="t", stance=stance, statement=statement)


def overview(*positions: Position, talks: tuple[Conversation, ...] = ()) -> str:
    return overview_of(Summary(overview="", conversations=talks, positions=positions))


@pytest.mark.parametrize(
    ("conversation", "sentence"),
    [
        (
            talk("A", "B", date="2031-03-09", medium=Medium.PHONE, initiated_by="United States"),
            "A and B spoke by telephone on 9 March 2031, at the initiative of the United States.",
        ),
        (talk("A", "B", "C", medium=Medium.IN_PERSON), "A, B and C met."),
        (talk("A", "B", date="soon"), "A and B talked on soon."),
        (talk("A", medium=Medium.WRITTEN), "A exchanged letters."),
    ],
)
def test_a_conversation_is_told_with_what_is_known(
    conversation: Conversation, sentence: str
) -> None:
    assert overview(talks=(conversation,)) == sentence


def test_positions_are_told_in_their_own_words_and_order() -> None:
    told = [position(f"Point {n}.", holder=str(n)) for n in range(9)]
    assert overview(*told) == "Point 0. Point 1. Point 2."


def test_sides_taken_come_before_the_neutral_and_each_holder_before_a_second_turn() -> None:
    told = (
        position("Neutral.", Stance.NEUTRAL, "N"),
        position("Demand.", holder="A"),
        position("Another demand.", holder="A"),
        position("Plain.", Stance.AFFIRMS, "B"),
        position("Support.", Stance.SUPPORTS, "C"),
    )
    assert overview(*told) == "Demand. Plain. Support."


def test_statements_too_long_for_an_overview_are_left_to_the_items() -> None:
    assert overview(position("x " * 200), position("Short.")) == "Short."


def test_there_are_four_sentences_at_most() -> None:
    talks = (talk("A", "B"), talk("C", "D"), talk("E", "F"))
    text = overview(*(position(f"Point {n}.", holder=str(n)) for n in range(5)), talks=talks)
    assert text == "A and B talked. C and D talked. Point 0. Point 1."


def test_nothing_said_is_said() -> None:
    assert "no conversation" in overview()


def test_a_conversation_without_known_parties_is_no_error() -> None:
    assert overview(talks=(talk(),)) != ""
