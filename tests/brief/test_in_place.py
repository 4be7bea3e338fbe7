"""Words exchanged in the places of a sentence, joints turned round, and what only tells the same in other words."""

from __future__ import annotations

import pytest

from summarizer.brief.borne_out.antecedents import Before
from summarizer.brief.borne_out.in_place import (
    exchanged,
    negation_moved,
    weakener_dropped,
)
from summarizer.brief.borne_out.joints import joint_turned, narrowed
from summarizer.brief.borne_out.relied_on import Evidence

SENTENCE = "Ms Lind said that closer links between the harbours and the railways would lower the price of timber."


def on(sentence: str, *before: str) -> Evidence:
    text = " ".join((*reversed(before), sentence))
    return Evidence([sentence], [sentence], "Lind", before=Before(before, text=text))


@pytest.mark.parametrize(
    "statement",
    [
        "Lind said that looser links between the harbours and the railways would lower the price of timber.",
        "Lind said that closer links between the harbours and the airlines would lower the price of timber.",
        "Lind said that closer links between the harbours and the railways would lower the weight of timber.",
        "Lind said that closer railways between the harbours and the links would lower the price of timber.",
    ],
    ids=["adjective", "noun", "noun at the end", "two words in each other's place"],
)
def test_a_word_in_the_place_of_another_is_told(statement: str) -> None:
    assert exchanged(statement, on(SENTENCE))


@pytest.mark.parametrize(
    "statement",
    [
        "Lind said closer links between the harbours and the railways would lower the price of timber.",
        "The price of timber would be lowered by closer links between harbours and railways, Lind said.",
        "Lind stated that closer ties between the harbours and the railways would reduce the price of timber.",
    ],
    ids=["as it is", "in another order", "in words of one meaning"],
)
def test_the_same_in_another_order_or_by_words_of_one_meaning_is_not(statement: str) -> None:
    assert not exchanged(statement, on(SENTENCE))


def test_a_name_behind_an_office_is_no_office() -> None:
    evidence = on("It is for those who support President Kern to open the quay.")
    assert exchanged("Lind said that those who support Bo Holm open the quay.", evidence)
    assert not exchanged("Lind said that those who support Kern open the quay.", evidence)


def test_asked_if_is_asked_whether() -> None:
    evidence = on("Asked if she backed the plan, Lind refused to be drawn.", "She knew the crews.")
    refused = "Lind refused to be drawn on whether she"
    assert exchanged(f"{refused} knew the plan to widen the quay.", evidence)
    assert not exchanged(f"{refused} backed the plan to widen the quay.", evidence)


def test_an_adverb_is_in_nobodys_place() -> None:
    evidence = on("Lind has provided a wholly solid basis to open the quay.")
    assert not exchanged("Lind has provided a good solid basis to open the quay.", evidence)


def test_a_word_taken_wrongly_from_the_sentence_before_is_told() -> None:
    evidence = on("Lind said it made sense.", "They spoke of closer economic cooperation at sea.")
    assert exchanged("Lind said the idea of looser economic cooperation made sense.", evidence)
    assert not exchanged("Lind said the idea of closer economic cooperation made sense.", evidence)


def test_a_day_in_the_place_of_another_one_of_the_sentence_is_told() -> None:
    sentence = "Norland says the group meets on 28 September; Orland says it meets on 5 October."
    assert exchanged("The group meets on 5 September.", on(sentence))


@pytest.mark.parametrize(
    ("statement", "sentence", "turned"),
    [
        ("Crews get food or water.", "Crews get food and water.", True),
        ("Crews get food and water.", "Crews get food and water.", False),
        ("Crews sail unless fog comes.", "Crews sail if fog comes.", True),
        ("Crews get no food or water.", "Crews get no food and no water.", False),
        ("The lock opened before noon.", "The lock opened after noon.", True),
    ],
)
def test_joints_turned_round_are_told(statement: str, sentence: str, turned: bool) -> None:
    assert joint_turned(statement, on(sentence)) is turned


def test_that_only_this_is_so_has_to_stand_there() -> None:
    assert narrowed("The toll is paid only in winter.", on("The toll is paid in winter."))
    assert not narrowed(
        "The toll is only paid in winter.", on("The toll is paid solely in winter.")
    )


def test_what_weakens_is_not_left_out_between_two_words() -> None:
    sentence = "Lind raised doubts about the crews, partly because of fog."
    assert weakener_dropped("Lind raised doubts the crews.", on(sentence))
    assert not weakener_dropped("Lind raised doubts about the crews.", on(sentence))


@pytest.mark.parametrize(
    ("statement", "sentence", "moved"),
    [
        ("The lock will not be ready by May.", "The lock will be ready by May.", True),
        ("The lock will be ready by May.", "The lock will not be ready by May.", True),
        (
            "Orland does not intend to close it.",
            "Orland stated its intention not to close it.",
            False,
        ),
        ("Orland would not raise the toll.", "Orland denied that it would raise the toll.", False),
    ],
)
def test_a_negation_put_in_or_left_out_between_two_words_is_told(
    statement: str, sentence: str, moved: bool
) -> None:
    assert negation_moved(statement, on(sentence)) is moved
