"""Forms in which stories about firms, courts and unions tell that a claim is denied; no model is needed for them."""

from __future__ import annotations

import pytest

from summarizer.models.summary import DisputedClaim
from tests.passes.helpers import disputes_in


def disputes(text: str) -> list[DisputedClaim]:
    return list(disputes_in(f"{text}\n\nIt rained on the hills.\n"))


@pytest.mark.parametrize(
    ("text", "asserted_by", "disputed_by"),
    [
        (("The dock workers' union said on Monday that the plant was unsafe and that three people had been hurt. "
         "Norvik Steel said the claim was without merit."), "dock workers' union", "Norvik Steel"),
        ("Workers allege that managers at Norvik Steel withheld overtime pay for two years. The company disputes that.",
         "Workers", "company"),
        ("Prosecutors say Mayor Anton Berg took bribes from a builder. Berg has pleaded not guilty.",
         "Prosecutors", "Anton Berg"),
        (("Greenfields claimed that the spill had killed thousands of fish. “There is no evidence of that,” "
         "Norvik Steel said in a statement."), "Greenfields", "Norvik Steel"),
        (("The lawsuit claims the Pebble app tracked children without consent. “We do not track children,” a Pebble "
         "spokesman, Tom Reed, said."), "lawsuit", "Tom Reed"),
        ("President Ivanov accused Norvik of violating the airspace of Sarovia, a charge Norvik denied.",
         "Ivanov", "Norvik"),
    ],
)  # fmt: skip
def test_a_claim_and_its_denial_are_told_with_both_sides(
    text: str, asserted_by: str, disputed_by: str
) -> None:
    (dispute,) = disputes(text)
    assert (dispute.asserted_by, dispute.disputed_by) == (asserted_by, disputed_by)
    assert all(q.text and q.text in text for q in dispute.asserting_quotes)
    assert all(q.text and q.text in text for q in dispute.disputing_quotes)


@pytest.mark.parametrize(
    "text",
    [
        "President Ivanov accused Norvik of violating the airspace of Sarovia, a charge he later denied making.",
        "The union said that the plant was unsafe. Norvik Steel said the plant would not close this year.",
        "The lawsuit claims the Pebble app tracked children. “We do not comment on cases,” a Pebble spokesman said.",
        "The union said pay was low. There is no evidence that pay will rise, analysts said.",
    ],
)
def test_what_is_no_denial_of_a_claim_disputes_nothing(text: str) -> None:
    assert disputes(text) == []


UNION = "The union says that forty people were dismissed without notice"


@pytest.mark.parametrize(
    ("text", "claim", "disputed_by"),
    [
        (f"{UNION}, a claim denied by Norvik Steel.", "forty people", "Norvik Steel"),
        (f"{UNION}. This was denied by Norvik Steel.", "forty people", "Norvik Steel"),
        (f"{UNION}. The claim is disputed by Norvik Steel.", "forty people", "Norvik Steel"),
        (f"{UNION}. Norvik Steel said nobody had been dismissed.", "forty people", "Norvik Steel"),
        (
            "Lund said the council had never been consulted about the quay. Berg said it had been consulted twice.",
            "never been consulted",
            "Berg",
        ),
        (
            "“The council was never consulted about the quay,” said Lund. Mayor Berg called the remark misleading.",
            "never consulted",
            "Berg",
        ),
        (
            "Berg hit back at claims that he had hidden the report on the quay.",
            "hidden the report",
            "Berg",
        ),
    ],
)
def test_a_denial_may_be_passive_turn_a_negation_back_or_hit_back(
    text: str, claim: str, disputed_by: str
) -> None:
    (dispute,) = disputes(text)
    assert claim in dispute.claim or any(
        claim in q.text for q in dispute.asserting_quotes if q.text
    )
    assert dispute.disputed_by == disputed_by


@pytest.mark.parametrize(
    "text",
    [
        "Lund said the council had not been consulted about the quay. Mayor Berg said it would be consulted in May.",
        "Lund said the council had not been consulted about the quay. Mayor Berg said it had been elected twice.",
        f"{UNION}, a step welcomed by Norvik Steel.",
    ],
)
def test_what_is_to_come_or_another_act_denies_nothing(text: str) -> None:
    assert disputes(text) == []
