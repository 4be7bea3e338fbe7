"""What a sentence brings in beyond its evidence is told, and so is a negation that it leaves out."""

from __future__ import annotations

import pytest

from summarizer.accounts.borne_out import beyond_evidence

EVIDENCE = [
    "On 15 September 2026 Dmytro Halvarenko (Karsenia) and Leila al-Musari (Nahrania) spoke by telephone.",
    "The filling of the reservoir would be paused until 1 November.",
]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Halvarenko and al-Musari spoke by telephone on 16 September 2026.", "a day"),
        ("Halvarenko and al-Musari spoke by telephone 3 times.", "a number"),
        ("Halvarenko and al-Musari of Vendoria spoke by telephone.", "a name"),
        ("The filling of the reservoir will be paused until 1 November.", "a modal"),
        ("The filling of the reservoir would not be paused until 1 November.", "a negation"),
        ("The tension rises as dams dry out and harvests wither downstream.", "“tension”"),
        ("They spoke on Friday by telephone.", "a weekday"),
    ],
)
def test_a_sentence_that_brings_something_in_is_refused(text: str, what: str) -> None:
    said = beyond_evidence(text, EVIDENCE)
    assert said is not None
    assert what in said


def test_a_negation_that_is_left_out_is_refused() -> None:
    assert beyond_evidence("Karsenia will stop.", ["Karsenia will not stop."])
    assert beyond_evidence("Karsenia will not stop.", ["Karsenia will not stop."]) is None


def test_a_sentence_without_lines_rests_on_nothing() -> None:
    assert beyond_evidence("They spoke.", []) is not None
