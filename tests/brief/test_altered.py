"""Statements that follow a sentence closely and change it, and those that only render it."""

from __future__ import annotations

import pytest

from summarizer.brief.borne_out.altered import altered

SENTENCE = (
    "Ms Lind said the port authority would probably close two of the northern quays before winter."
)


@pytest.mark.parametrize(
    "statement",
    [
        "Lind said that the port authority would probably close two of the northern quays before winter.",
        "Before winter the port authority would probably shut two northern quays, Lind said.",
        "Lind told of a probable closure of two northern quays.",
    ],
    ids=["as it is", "in another order", "for short"],
)
def test_a_rendering_changes_nothing(statement: str) -> None:
    assert altered(statement, [SENTENCE], "Lind") is None


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        (
            "Lind said the port authority would probably paint two of the northern quays before winter.",
            "it puts another word in the place of one",
        ),
        (
            "Lind said the port authority would probably not close two of the northern quays before winter.",
            "it puts a negation in or leaves one out",
        ),
        (
            "Lind said the port authority would close two of the northern quays before winter.",
            "it leaves out what weakens its words",
        ),
        (
            "Lind said the port authority would probably close two of the southern quays before winter.",
            "it puts another word in the place of one",
        ),
    ],
)
def test_one_word_put_for_another_in_what_is_else_the_same_is_told(
    statement: str, why: str
) -> None:
    assert altered(statement, [SENTENCE], "Lind") == why


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("Kos met Ana Holm in Tarvin.", "Kos met Jan Palme in Tarvin."),
        ("All boats of the fleet pay the toll.", "Some boats of the fleet pay the toll."),
        ("The quay must close at night.", "The quay should close at night."),
        ("Norland welcomed the new toll.", "Norland rejected the new toll."),
        ("The toll is fair to crews.", "The toll is not fair to crews."),
    ],
    ids=["name", "quantity", "modal", "contrary", "negation dropped"],
)
def test_names_quantities_modals_and_contraries_are_told(statement: str, sentence: str) -> None:
    assert altered(statement, [sentence]) is not None


def test_a_negation_that_stands_elsewhere_is_not_brought_in() -> None:
    sentence = "Norland also stated its intention not to admit the boats."
    assert altered("Norland stated that it does not intend to admit the boats.", [sentence]) is None
    assert altered("Not just the toll but the lock matters.", ["The toll and lock matter."]) is None
