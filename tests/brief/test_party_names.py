"""The heading of a party says who a person is, where a document says it, and names a state in full."""

from __future__ import annotations

import pytest

from summarizer.brief.by_party.party_names import state_in_full, with_office


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Corran Supreme Court Justice Jan Holm ruled.", "Justice Jan Holm"),
        ("Sen. Jan Holm spoke.", "Sen. Jan Holm"),
        ("The state asked federal prosecutor Jan Holm.", "Jan Holm, federal prosecutor"),
        ("“No,” said Jan Holm, a pharmacist from Kelm.", "Jan Holm, pharmacist from Kelm"),
        ("Jan Holm, 20, a student, agreed.", "Jan Holm, student"),
        ("Jan Holm, the mayor of Kelm, agreed.", "Jan Holm, mayor of Kelm"),
        ("Vessen Attorney General Jan Holm sued.", "Attorney General Jan Holm"),
        ("Agriculture Secretary Jan Holm spoke.", "Agriculture Secretary Jan Holm"),
        ("The White House Press Secretary Jan Holm spoke.", "Press Secretary Jan Holm"),
        # Neither an office of the past, nor of nobody knows what, nor what is cut at an abbreviation,
        ("The former Orland governor Jan Holm agreed.", "Jan Holm"),
        ("So did ex-governor Jan Holm of Orland.", "Jan Holm"),
        ("Jan Holm, a candidate, agreed.", "Jan Holm"),
        ("Jan Holm, a spokesman for Mrs. Dahl, agreed.", "Jan Holm"),
        # nor of long ago, nor what somebody is told to have said says who they are.
        ("The former President Jan Holm agreed.", "Jan Holm"),
        ("According to Jan Holm, a strike is near, and the ports close.", "Jan Holm"),
        ("Long-time resident Jan Holm agreed.", "Jan Holm, resident"),
        ("The founder Jan Holm agreed.", "Jan Holm"),
        ("Jan Holm, the tolls and the ferry were spoken of.", "Jan Holm"),
        ("She met the Minister. Jan Holm was there.", "Jan Holm"),
    ],
)
def test_a_person_has_what_the_document_says_they_are(text: str, wanted: str) -> None:
    assert with_office("Jan Holm", [text]) == wanted


def test_nobody_else_gets_an_office() -> None:
    assert with_office("Harbour Board", ["President Harbour Board"]) == "Harbour Board"
    assert with_office("Mayor Jan Holm", ["Senator Mayor Jan Holm"]) == "Mayor Jan Holm"


def test_a_state_is_named_in_full() -> None:
    assert [state_in_full(n) for n in ("US", "U.K.", "EU", "France")] == [
        "United States",
        "United Kingdom",
        "EU",
        "France",
    ]
