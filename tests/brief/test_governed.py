"""What a statement may not change: words, codes and years of its own, places of words, what is denied or to be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from summarizer.brief.borne_out.antecedents import Before
from summarizer.brief.borne_out.governed import GOVERNED
from summarizer.brief.borne_out.relied_on import Evidence, word_for_word
from summarizer.brief.borne_out.reordered import REORDERED
from summarizer.brief.borne_out.told import refused, told
from summarizer.brief.borne_out.turned import TURNED
from summarizer.brief.borne_out.unheard import UNHEARD

_DOCUMENT = (
    "The harbour board met on Tuesday. Lind said that the lock keepers had repaired both gates of the lock. The"
    " G-9/Orland group supported the board. Developing ports need cheap dredgers. The board was founded in 1958."
)

_NEW = (*UNHEARD, *REORDERED, *GOVERNED, *TURNED)


def on(sentence: str, text: str = _DOCUMENT, holder: str = "Ana Lind") -> Evidence:
    before = Before((), "", f"{text} {sentence}")
    return Evidence([sentence], [sentence], holder, before=before, holder=holder)


@pytest.mark.parametrize(
    ("statement", "sentence", "why"),
    [
        (
            "Lind said that the lock keepers had worked on both gates and on seven locomotives.",
            "Lind said that the lock keepers had worked hard, on both gates of the lock and on seven engines.",
            "it has a word that the document has nowhere",
        ),
        (
            "Lind said that the keepers follow rule L-9.a of the lock.",
            "Lind said that the keepers follow rule L-4.a of the lock, and rule 9 of the harbour.",
            "it has letters and figures together that stand nowhere",
        ),
        (
            "Lind said that new gates will be painted by the keepers.",
            "Lind said that new gates were painted by the keepers, who would go home.",
            "it says that a thing will be that was",
        ),
        (
            "Lind said that developed ports need cheap dredgers and that most developed ports lack them.",
            "Lind said that developing ports need cheap dredgers and that most developing ports lack them.",
            "it turns a participle round",
        ),
        (
            "Lind said that the keepers would not, as a rule, accept a toll.",
            "Lind said that the keepers would, as a rule, accept a toll, and did not mind the noise.",
            "it denies another thing",
        ),
        (
            "Lind said that the ferry takes twice the cars of the bridge.",
            "Lind said that the ferry takes more than twice the cars of the bridge.",
            "it leaves out that a thing is more or less than that",
        ),
        (
            "Lind called for a new gate only for ferries, not simply a new lock.",
            "Lind called for a new gate for ferries, and said that, until it was built, not simply a new lock was due.",
            "it says of something that only this is so",
        ),
        (
            "Lind said that the toll will fall unless the lock opens.",
            "Lind said that the toll will fall if the lock opens.",
            "it joins otherwise",
        ),
    ],
)
def test_a_statement_that_changes_something_is_refused(
    statement: str, sentence: str, why: str
) -> None:
    assert refused(sentence.replace("said that", "stated that"), on(sentence)) is None
    assert refused(statement, on(sentence)) is not None
    assert why in [reason for reason, found in _NEW if found(statement, on(sentence))]


def test_two_words_in_each_others_places_are_seen() -> None:
    sentence = (
        "Lind said that old ferries bring many visitors while new bridges carry heavy lorries."
    )
    assert told("Lind said that new bridges carry heavy lorries.", on(sentence))
    turned = "Lind said that old lorries bring many visitors while new bridges carry heavy ferries."
    assert refused(turned, on(sentence)) is not None
    assert REORDERED[0][1](turned, on(sentence))
    beside = "Lind said that the harbour lock gate is safe and the gate lock is not."
    assert not told("Lind said that the lock harbour gate is safe.", on(beside))


def test_the_members_of_a_row_may_stand_in_another_order() -> None:
    sentence = "Lind said that the keepers asked for gates, pumps and dredgers."
    assert told("Lind said that the keepers asked for pumps, dredgers and gates.", on(sentence))


def test_a_year_is_that_of_the_document_or_counts_from_the_day_of_writing() -> None:
    sentence = "Lind said that the ferries carried more lorries last year than the bridge."
    statement = "Lind said that the ferries carried more lorries in 2023 than the bridge."
    evidence = on(sentence)
    assert not told(statement, evidence)
    assert told(statement, replace(evidence, written=date(2024, 3, 1)))
    assert not told(statement, replace(evidence, written=date(2026, 3, 1)))


def test_the_week_before_the_day_of_writing_is_last_week() -> None:
    evidence = replace(on("Lind said that the lock failed last week."), written=date(2024, 3, 1))
    assert told("Lind said that the lock failed in the week before 1 March 2024.", evidence)
    assert not told("Lind said that the lock failed in the week before 8 March 2024.", evidence)
    assert not told("Lind said that the lock failed in the month before 1 March 2024.", evidence)


@pytest.mark.parametrize(
    "statement",
    [
        "Holm said that the gates are safe.",
        "Holm claimed that the gates are safe.",
    ],
)
def test_nobody_says_what_the_sentence_gives_to_the_holder(statement: str) -> None:
    evidence = on("Lind said that the gates are safe.", f"{_DOCUMENT} Mr Holm listened.")
    assert refused(statement, evidence) == "somebody else says it"


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (
            "Lind promised that the gates are safe.",
            "Lind said that the gates are safe and that she was ready to show them.",
        ),
        (
            "Lind denied knowing that the keepers had not come.",
            "Lind said that the keepers had not come.",
        ),
        (
            "Lind doubted that the keepers would not come.",
            "Lind said that the keepers would not come.",
        ),
        ("Lind announced a new lock.", "Lind called for a new lock."),
        (
            "Lind rejected a new lock for the ferries.",
            "Lind, who was not tired, proposed a new lock for the ferries.",
        ),
    ],
)
def test_what_is_said_is_neither_promised_nor_doubted_nor_settled(
    statement: str, sentence: str
) -> None:
    assert not told(statement, on(sentence))


def test_what_stands_word_for_word_is_not_held_against_its_own_sentence() -> None:
    sentence = "Harbour notices Minister Ana Lind MP The lock will receive two new gates under the third plan."
    evidence = on(sentence)
    statement = "Lind announced that the lock will receive two new gates under the third plan."
    assert word_for_word(statement, evidence)
    assert told(statement, evidence)
    assert not word_for_word("Lind said that the lock will receive two gates.", evidence)


def test_whom_a_statement_comes_through_needs_no_evidence() -> None:
    evidence = on("The keepers had asked twice for new gates.", holder="the keepers")
    statement = "The keepers had asked twice for new gates, according to Ms Dorn."
    assert not told(statement, evidence)
    assert told(statement, replace(evidence, sources=("Dorn",)))
    assert not told(statement, replace(evidence, sources=("Holm",)))


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (
            "Lind warned that neither side can afford a closed lock.",
            "Lind warned that neither side could afford a closed lock.",
        ),
        (
            "Lind said that the keepers had changed the gates since 1962.",
            "Since 1962 the keepers had changed the gates, Lind said.",
        ),
        (
            "Lind said that any delay would have serious effects.",
            "Lind said that the board could not accept the plan and that any delay would have serious effects.",
        ),
        (
            "Lind reported that the county had not replied.",
            "Lind reported that the county had not replied.",
        ),
        (
            "Lind said that tolls depend, among other things, on the depth of the lock.",
            "Lind said tolls depend, inter alia, on the depth of the lock.",
        ),
    ],
)
def test_what_says_the_same_in_other_forms_stands(statement: str, sentence: str) -> None:
    words = sentence.rpartition(" and that ")[2]
    assert told(statement, replace(on(sentence), quotes=[words]))


def test_more_than_ours_is_not_ours() -> None:
    evidence = on("The mayor has rowed far more than our captain has.")
    assert refused("The mayor has rowed far as the captain has.", evidence)
    assert not refused("The mayor has rowed far more than the captain has.", evidence)


def test_a_year_stands_in_a_day_in_figures() -> None:
    statement = "In 2031 the board shut the lock."
    (year,) = (found for why, found in UNHEARD if why == "it gives a year that is not told")
    for day, unheard in (("2.4.2031", False), ("2.4.2030", True), ("102.4.2031.9", True)):
        told = on("The board shut the lock.", f"Decided on : {day}\n\nThe board shut the lock.")
        assert year(statement, told) is unheard


@pytest.mark.parametrize(
    ("statement", "denied"),
    [
        ("Lind said that the board did not sell the lock.", True),
        ("Lind said that the board did not paint the gates.", False),
    ],
)
def test_what_stands_behind_nor_is_denied(statement: str, denied: bool) -> None:
    sentence = "At no time, Lind said, did the keepers rest, paint the gates nor did the board sell the lock."
    (other,) = (found for why, found in GOVERNED if why == "it denies another thing")
    assert other(statement, on(sentence)) is not denied
