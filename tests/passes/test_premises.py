"""Loaded questions of interviews that the answer denies in its first words."""

from __future__ import annotations

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.models.document import Kind
from summarizer.models.summary import DisputedClaim, DisputeKind
from summarizer.passes.premises import rejected_premises
from tests.passes.helpers import prepared

TALK = """REPORTER: Minister, thank you for your time. What did the council decide on Monday?

HOLM: We decided to build the wall. It will be ready before the storms.

REPORTER: {question}

HOLM: {answer}

REPORTER: Will you come back next week?

HOLM: I will come back.
"""


def rejected(question: str, answer: str) -> list[DisputedClaim]:
    text = TALK.format(question=question, answer=answer)
    return list(rejected_premises(prepared(text, kind=Kind.TRANSCRIPT), ()))


CASES = [
    ("The dockers were never asked about the new wall.", "No, they were asked twice in spring."),
    (
        "The dockers were never asked about the new wall. Is that right?",
        "That's simply not true. They were.",
    ),
    (
        "Isn't the wall far too low for the winter storms?",
        "Not at all. It is a metre higher than the old one.",
    ),
    (
        "The firm lost the charts of the southern wall, didn't it?",
        "I reject that. The charts are in the archive.",
    ),
]


@pytest.mark.parametrize(("question", "answer"), CASES)
def test_what_a_question_states_is_a_claim_that_the_answer_rejects(
    question: str, answer: str
) -> None:
    (claim,) = rejected(question, answer)
    assert claim.kind is DisputeKind.REJECTED_PREMISE
    assert (claim.asserted_by, claim.disputed_by) == (None, "HOLM")
    assert claim.claim.split()[1] in question
    assert all((q.given or "") in answer for q in claim.disputing_quotes)


OTHERS = [
    ("Will the wall be built before the winter storms?", "No, it will take until May."),
    ("Have you met the dockers of the southern wall?", "No, I have not met them yet."),
    ("I have one last thing about the southern wall.", "No, go on, please."),
    ("The dockers were never asked about the new wall.", "No comment."),
    ("The dockers were never asked about the new wall.", "They were asked in spring."),
    ("The dockers were never asked about the new wall.", "No, and I agree with them."),
]


@pytest.mark.parametrize(("question", "answer"), OTHERS)
def test_a_plain_question_and_an_answer_without_a_denial_are_no_dispute(
    question: str, answer: str
) -> None:
    assert rejected(question, answer) == []


def test_other_documents_have_no_questions() -> None:
    text = TALK.format(question=CASES[0][0], answer=CASES[0][1])
    assert not list(rejected_premises(prepared(text, kind=Kind.NEWS), ()))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Did somebody at the harbour office change the fares for a friend?", "No."),
        (
            "Was the new fare an order of the harbour board to the office?",
            "That was not an order of the harbour board. The office decided.",
        ),
        ("Is it true that the harbour office never asked the dockers?", "I didn't say that."),
        ("The dockers were never asked about the new wall.", "I completely disagree. They were."),
    ],
)
def test_what_others_are_asked_to_have_done_is_denied_by_no_alone_and_in_its_own_words(
    question: str, answer: str
) -> None:
    (dispute,) = rejected(question, answer)
    assert dispute.asserting_quotes[0].given == question


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Did you change the fares of the harbour office?", "No."),
        (
            "Did somebody at the harbour office change the fares for a friend?",
            "No, I mean, I must ask.",
        ),
        ("Was the new fare an order of the board?", "That was not a good year for the ferries."),
    ],
)
def test_what_is_asked_about_the_answerer_or_answered_otherwise_is_no_dispute(
    question: str, answer: str
) -> None:
    assert rejected(question, answer) == []


@pytest.mark.parametrize(
    ("question", "by"),
    [
        ("They say the dockers were two streets outside the gate.", None),
        ("Port Kelm says the dockers were two streets outside the gate.", "Port Kelm"),
    ],
)
def test_whose_claim_a_question_reports_is_not_guessed_from_a_pronoun(
    question: str, by: str | None
) -> None:
    text = (
        "REPORTER: What did the ministers decide on Monday?\n\n"
        "HOLM: The ministers said that the wall will be built.\n\n"
        f"REPORTER: And the dockers? {question}\n\nHOLM: They were not.\n\n"
        "REPORTER: Will you come back?\n\nHOLM: I will."
    )
    read = Attributed.of(prepared(text, kind=Kind.TRANSCRIPT))
    (claim,) = rejected_premises(read.prepared, read.attributions)
    assert claim.asserted_by == by
