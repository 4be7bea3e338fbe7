"""Disputes of claims that are denied beside a quotation, within the answer itself, or before they are told."""

from __future__ import annotations

import pytest

from tests.passes.helpers import disputes_in

CASES = [
    (
        (
            'Karsenian media reported that the general had fled the capital. "I am in my office as '
            'always," General Dahl '
            "told Radio Anse, denying the reports."
        ),
        (None, "Dahl", "had fled the capital", "in my office"),
    ),
    (
        "The Harbour Board denied on Tuesday that it had sold the tugboats to a foreign firm.",
        (None, "Harbour Board", "sold the tugboats", "denied on Tuesday"),
    ),
    (
        "A spokesman of Lund Shipping denied the firm had known about the leak before June.",
        (None, "Lund Shipping", "known about the leak", "denied the firm"),
    ),
    (
        "The spokesman said there was no truth in suggestions that the harbour master had resigned.",
        (None, "spokesman", "the harbour master had resigned", "no truth"),
    ),
    (
        (
            "The report by the Karsenian agency that Norland had closed its airspace does not correspond "
            "to reality, the "
            "ministry said."
        ),
        ("agency", "ministry", "closed its airspace", "does not correspond"),
    ),
    (
        (
            "Foreign Minister Ilse Brandvold called the story an invention. The Daily Herald had "
            "reported that Norland had "
            "paid the pirates two million crowns."
        ),
        ("Daily Herald", "Ilse Brandvold", "two million crowns", "an invention"),
    ),
    (
        'The minister said: "They say we sold the island for nothing. That is a lie."',
        (None, "minister", "sold the island for nothing", "a lie"),
    ),
    (
        (
            "The union said that four dockers had been dismissed for joining the strike. The firm said "
            "that nobody had been "
            "dismissed."
        ),
        ("union", "firm", "four dockers had been dismissed", "nobody had been dismissed"),
    ),
    (
        "Prosecutors charged Mr Rell with stealing 40,000 crowns from the fund. Mr Rell pleaded not guilty.",
        (None, "Rell", "stealing 40,000 crowns", "not guilty"),
    ),
]


@pytest.mark.parametrize(("text", "told"), CASES, ids=[c[1][2] for c in CASES])
def test_a_denied_claim_has_both_sides(text: str, told: tuple[str | None, str, str, str]) -> None:
    (dispute,) = disputes_in(text)
    asserted_by, disputed_by, claim, denial = told
    assert asserted_by is None or asserted_by in (dispute.asserted_by or "")
    assert disputed_by in dispute.disputed_by
    assert any(claim in (q.text or "") for q in dispute.asserting_quotes)
    assert any(denial in (q.text or "") for q in dispute.disputing_quotes)


NONE = [
    "The minister said that nobody could deny that the channel was a danger to ships.",
    "He said that people were being denied a place because someone had taken it by force.",
    "The minister rejected those basic values, the union said on Monday.",
    "The council rejected the proposal that the wall be built of stone.",
    "They rejected it twice, the minister said. Norland had proposed a pause.",
]


@pytest.mark.parametrize("text", NONE)
def test_a_negated_or_suffered_denial_and_a_refusal_deny_no_claim(text: str) -> None:
    assert disputes_in(text) == ()
