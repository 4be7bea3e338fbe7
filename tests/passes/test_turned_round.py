"""A fact that one party states and the other, in the next sentence, says is not so; opposed plans are no dispute."""

from __future__ import annotations

import pytest

from tests.passes.helpers import disputes_in


@pytest.mark.parametrize(
    ("text", "asserted", "disputed"),
    [
        (
            (
                "The dispute went on this week.\n\nMs Brandvold said that Ostline had fired forty people this spring. "
                "Ostline said that it had fired no people this spring."
            ),
            "Brandvold",
            "Ostline",
        ),
        (
            (
                "The inquiry heard two witnesses.\n\nMr Lindqvist said that the survey had been completed. "
                "Mr Okoro said that the survey had never been completed."
            ),
            "Lindqvist",
            "Okoro",
        ),
    ],
)
def test_an_answer_in_the_next_sentence_turns_a_statement_round(
    text: str, asserted: str, disputed: str
) -> None:
    (one,) = disputes_in(text)
    assert asserted in (one.asserted_by or "")
    assert disputed in (one.disputed_by or "")


def test_who_is_against_a_plan_disputes_no_fact() -> None:
    text = (
        "The parties met the press.\n\nMr Lindqvist said that he would restore the ferry subsidy in full. "
        "Ms Brandvold said that the country could not restore the ferry subsidy in full."
    )
    assert disputes_in(text) == ()
