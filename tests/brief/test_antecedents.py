"""Names and nouns of a statement that something in the cited sentences stands for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from summarizer.brief.borne_out.antecedents import Before
from summarizer.brief.borne_out.relied_on import Evidence
from summarizer.brief.borne_out.steps import steps
from summarizer.brief.borne_out.told import refused, told


def on(sentence: str, before: Before, holder: str = "Ana Lind", words: str = "") -> Evidence:
    return Evidence([sentence], [words or sentence], holder, before=before, holder=holder)


def test_what_that_means_is_taken_from_the_sentence_before() -> None:
    before = Before(("Norland fired on two ferries of the islands on Friday.",))
    evidence = on("That is totally unacceptable.", before)
    assert told("Lind said that Norland’s firing on two ferries is totally unacceptable.", evidence)
    assert not told("Lind said that Norland’s new toll for two lorries is unacceptable.", evidence)


def test_the_nearest_person_is_meant() -> None:
    before = Before(("Mr Holm called the lock unsafe.", "Mr Palme had praised the lock."))
    evidence = on("He has never seen it.", before)
    assert told("Lind said that Holm has never seen the lock.", evidence)
    assert refused("Lind said that Palme has never seen the lock.", evidence) == (
        "it brings in a name"
    )


def test_no_name_is_taken_from_before_where_nothing_stands_for_it() -> None:
    before = Before(("Mr Holm called the lock unsafe.",))
    assert not told("Holm opened quays in summer.", on("Quays opened in summer.", before, ""))


def test_a_question_bears_out_what_its_answer_is_about() -> None:
    before = Before((), "Do you expect the lock at Tarvin to open this year?")
    evidence = on("I would be surprised.", before)
    assert told("Lind would be surprised if the lock at Tarvin opened this year.", evidence)


def test_a_whole_clause_taken_from_another_sentence_is_not_borne_out() -> None:
    before = Before(("The ferries sail again on Sunday.",))
    evidence = on("It was a hard winter for the crews.", before)
    assert told("It was a hard winter for the crews.", evidence)
    assert not told("It was a hard winter for the crews and that the ferries sail again.", evidence)


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        ("Lind told Holm that the lock is safe.", None),
        ("Holm told Lind that the lock is safe.", "somebody else says it"),
    ],
)
def test_whose_statement_it_is_says_it(statement: str, why: str | None) -> None:
    sentence = "Ms Lind told Mr Holm that the lock is safe."
    assert refused(statement, on(sentence, Before())) == why


@pytest.mark.parametrize(
    ("statement", "sentence", "why"),
    [
        (
            "The toll rose because crews left.",
            "Crews left because the toll rose.",
            "it turns cause and effect round",
        ),
        (
            "The lock cost $4 million.",
            "The lock cost €4 million.",
            "it gives an amount in another currency",
        ),
        (
            "The crews would accept the toll.",
            "The crews would accept the toll if the lock opened.",
            "it leaves a condition out",
        ),
        (
            "The crews denied that the toll is not fair.",
            "The crews said that the toll is not fair.",
            "it denies what is not denied there",
        ),
    ],
)
def test_what_is_turned_round_is_refused(statement: str, sentence: str, why: str) -> None:
    words = sentence.partition(" if ")[0]
    assert refused(statement, on(sentence, Before(), "", words)) == why


def test_a_day_is_borne_out_by_words_that_count_from_the_day_of_writing() -> None:
    sentence = "Ms Lind proposed that the committee meet in the town tomorrow."
    evidence = on(sentence, Before())
    statement = "Lind proposed that the committee meet in the town on 12 July 1946."
    assert refused(statement, evidence) == "it brings in a day"
    written = replace(evidence, written=date(1946, 7, 11))
    assert told(statement, written)
    assert not told(statement.replace("12 July", "13 July"), written)


def test_units_are_no_words_of_the_writers_own() -> None:
    before = Before((), "", "The lock was shut for two hours. The crews left.")
    evidence = on("The lock was shut for two hours.", before, "")
    assert told("The lock was closed for two hours.", evidence)
    assert not told("The lock was shut for two weeks.", evidence)


def test_a_pronoun_of_who_speaks_stands_for_nobody_else() -> None:
    before = Before(("Bo Holm rang at noon.",))
    assert not told("Lind said that Holm's crews row.", on("We row, and our crews row.", before))


def test_several_are_meant_where_each_of_them_is_named() -> None:
    before = Before(("Bo Kern and Eva Dahl rowed.", "Jan Holm sat."))
    evidence = on("They won, and crews love them.", before)
    assert told("Lind said that Kern and Dahl won, and crews love them.", evidence)
    assert not told("Lind said that Holm and Dahl won, and crews love them.", evidence)


def test_words_of_two_sentences_stand_beside_each_other_in_none() -> None:
    words = steps("the ferry toll")
    assert Before(text="The ferry toll rose.").together(*words)
    assert not Before(text="Take the ferry. The toll rose.").together(*words)
