"""Claims denied in the words that name them: "the baseless reports that ..", "contrary to his claim that .."."""

from __future__ import annotations

import pytest

from summarizer.passes.denied import denied_in
from tests.passes.helpers import disputes_in


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "We object to the malicious reports that the mayor sold the quay.",
            "the mayor sold the quay",
        ),
        (
            "They fired at the post under the absurd pretext that it had fired one shell.",
            "it had fired one shell",
        ),
        (
            "It is time to stop the speculations about alleged deliveries of drones to Tarn.",
            "alleged deliveries of drones to Tarn",
        ),
        (
            "The notice falsely states that the code was shown in public.",
            "the code was shown in public",
        ),
        (
            "The raid is in direct contradiction to the group's claim to seek a peaceful end of it.",
            "seek a peaceful end of it",
        ),
        (
            "Norvik Steel has denied it acted harshly toward its workers on Monday.",
            "it acted harshly toward its workers on Monday",
        ),
        (
            "He said it was “baseless” to say the firm had acted in a harsh way.",
            "the firm had acted in a harsh way",
        ),
        (
            "Despite the company's claim that the water is safe, residents say it made them ill.",
            "the water is safe",
        ),
        ("The appellant failed to show that the pier was his.", "the pier was his"),
        (
            "We reject all allegations by the Tarnish delegation against our country as groundless.",
            "all allegations by the Tarnish delegation against our country",
        ),
    ],
)
def test_a_claim_that_is_called_false_is_denied(text: str, claim: str) -> None:
    denied = denied_in(text)
    assert denied is not None
    assert denied.span is not None
    assert text[slice(*denied.span)] == claim


@pytest.mark.parametrize(
    "text",
    [
        "Contrary to Lund's claims, nobody had opened the gate.",
        "We disagree.",
        "Mazur said that he did not think so.",
        "Such information does not correspond to reality.",
        "Dr Lund countered the government's claim.",
        "The contention is unpersuasive.",
        "There is no such fact.",
        "We do not accept that submission.",
    ],
)
def test_a_claim_that_is_only_pointed_to_is_denied(text: str) -> None:
    denied = denied_in(text)
    assert denied is not None
    assert denied.span is None


@pytest.mark.parametrize(
    "text",
    [
        "He was charged with filing a report about the quay.",
        "We disagree on the length of the wall.",
        "She denied him entry.",
        "The reports about the quay were read to the council.",
        "The information was sent to the council.",
    ],
)
def test_what_only_sounds_like_a_denial_is_none(text: str) -> None:
    assert denied_in(text) is None


def test_who_does_not_think_that_something_should_be_done_denies_no_fact() -> None:
    text = "Lund said that the wall {} before winter. Mazur said that he did not think so.\n\nIt rained on the hills.\n"
    assert len(disputes_in(text.format("had been finished"))) == 1
    assert disputes_in(text.format("should be finished")) == ()
