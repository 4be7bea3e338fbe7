"""Denials that point to what was said before: a charge nobody is quoted with, "no such proposal", "on the contrary"."""

from __future__ import annotations

import pytest

from summarizer.models.summary import DisputeKind
from tests.passes.helpers import disputes_in

CASES = [
    (
        (
            "The trial of the harbour master opened on Monday.\n\nMr Holm faces charges of selling landing "
            "permits to a "
            "shipping firm. Mr Holm has repeatedly denied the allegations."
        ),
        (None, "Holm", "selling landing permits", "denied the allegations"),
    ),
    (
        (
            "The trial opened on Monday.\n\nAnna Holm, who is charged with selling landing permits, has denied the "
            "charges."
        ),
        (None, "Holm", "selling landing permits", "denied the charges"),
    ),
    (
        (
            "The firm was sued on Monday.\n\nThe dockers' union accused Ostline of hiding the results of the survey. "
            "Ostline called the accusation an invention."
        ),
        ("dockers' union", "Ostline", "hiding the results", "an invention"),
    ),
    (
        (
            "Port Anse, 3 May 1961\n\nMr Okoro told Mr Lindqvist that the press had reported a Norvik "
            "proposal for a joint "
            "patrol. Mr Lindqvist said that his government had made no such proposal."
        ),
        ("Okoro", "Lindqvist", "joint patrol", "no such proposal"),
    ),
    (
        (
            "Port Anse, 3 May 1961\n\nMr Okoro said that public opinion was behind the treaty. Mr Lindqvist "
            "replied that "
            "on the contrary public opinion was firmly against it."
        ),
        ("Okoro", "Lindqvist", "behind the treaty", "on the contrary"),
    ),
    (
        (
            "The inquiry went on.\n\nPolice said three protesters threw stones. Organisers disputed that "
            "account, saying "
            "the march was peaceful."
        ),
        ("Police", "Organisers", "threw stones", "disputed that account"),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_a_denial_disputes_what_it_points_to(
    text: str, wanted: tuple[str | None, str, str, str]
) -> None:
    (one,) = disputes_in(text)
    asserted, disputed, claim, denial = wanted
    assert (asserted is None) == (one.asserted_by is None)
    assert asserted is None or asserted in (one.asserted_by or "")
    assert disputed in (one.disputed_by or "")
    assert claim in (one.asserting_quotes[0].text or "")
    assert denial in (one.disputing_quotes[0].text or "")
    assert one.kind is DisputeKind.DENIED


TALK = """Transcript of a doorstop, 3 May 2031

JOURNALIST: {question}

ANNA HOLM: The Mayor always says so when he is asked about his own books. I have said it before and I will say it \
again, {answer}.

JOURNALIST: Will you stand again?

ANNA HOLM: Yes, I will stand again in May.

JOURNALIST: Are you sure?

ANNA HOLM: I am quite sure of it.
"""


def test_an_answer_turns_round_what_the_question_reports_of_somebody() -> None:
    question = "The Mayor says there is a 30 million crown hole in your budget. Can you rule out new taxes?"
    (one,) = disputes_in(
        TALK.format(question=question, answer="there is no 30 million crown hole in it")
    )
    assert (one.asserted_by, one.disputed_by) == ("Mayor", "Anna Holm")
    plain = TALK.format(
        question=question, answer="we will publish the 30 million crown budget early"
    )
    assert disputes_in(plain) == ()


def test_a_subject_in_common_makes_no_dispute() -> None:
    text = (
        "The council met on Monday.\n\nMr Lindqvist argued that closer work with the islands over ferries and harbours "
        "was vital to the coast. Ms Brandvold insisted that closer work did not mean losing control of the harbours."
    )
    assert disputes_in(text) == ()
    charge = (
        "The trial opened.\n\nMr Holm is charged with theft of a boat from the yard. He was calm."
    )
    assert disputes_in(charge) == ()
