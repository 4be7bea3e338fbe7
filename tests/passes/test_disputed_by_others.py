"""Disputes whose sides hold no position: whoever is said to deny, and what is denied more than once."""

from __future__ import annotations

import pytest

from tests.passes.helpers import disputes_in

CASES = [
    # A claim that somebody was asked about.
    (
        ("It rained.\n\nAsked about claims that the firm had sold parts to a rival, the finance chief, Otto Reis, "
        'said: "That never happened."'),
        (None, "Otto Reis", "had sold parts to a rival", "That never happened"),
    ),
    # What one says there was, and another says there was none of.
    (
        ("The inquiry went on.\n\nThe captain, Ugo Lanz, testified that he had received a warning by radio. The coast "
        "guard's officer, Pia Strom, said no warning had been sent."),
        ("Ugo Lanz", "Pia Strom", "received a warning", "no warning had been sent"),
    ),
    # Who denies has no name that a position could be given to.
    (
        "The river rose.\n\nIn a separate statement the waterworks denied having been warned about the leak.",
        (None, "waterworks", "having been warned about the leak", "the waterworks denied"),
    ),
    (
        ("The hearing went on.\n\nA panel is examining allegations that Holm and Rell hid the survey. Mr Holm faces "
        "charges of theft.\n\nBoth men, who have repeatedly denied the allegations, are on leave."),
        (None, "men", "hid the survey", "denied the allegations"),
    ),
    # A charge some sentences before, and papers that are called forged.
    (
        ("The count ended.\n\nThe opposition accused the Unity Party on Monday of paying villagers to stay away.\n\n"
        "Turnout fell to 41 per cent.\n\nUnity's campaign chief, Viktor Stahl, called the receipts forged."),
        ("opposition", "Viktor Stahl", "paying villagers", "called the receipts forged"),
    ),
    # Somebody else tells of the denial.
    (
        ("Talks went on.\n\n\"Envoy Steve Holm rejects the League's claim that it has signed the pact,\" the "
        "reporter Ann Berg wrote."),
        ("League", "Steve Holm", "it has signed the pact", "rejects the League's claim"),
    ),
    (
        "The agency asked for data.\n\n\"It is false to say that we hid the results,\" the director Ida Moss said.",
        (None, "Ida Moss", "we hid the results", "It is false"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[c[1][2] for c in CASES])
def test_a_denial_of_anybody_is_a_dispute(
    text: str, wanted: tuple[str | None, str, str, str]
) -> None:
    (one,) = disputes_in(text)
    asserted, disputed, claim, denial = wanted
    assert (asserted is None) == (one.asserted_by is None)
    assert asserted is None or asserted in (one.asserted_by or "")
    assert disputed in (one.disputed_by or "")
    assert any(claim in (quote.text or "") for quote in one.asserting_quotes)
    assert any(denial in (quote.text or "") for quote in one.disputing_quotes)


def test_a_claim_that_is_denied_twice_is_one_dispute_with_the_claim_itself() -> None:
    (one,) = disputes_in(
        "Norland denies meddling\n\nNorland's Foreign Ministry has dismissed Kavia's accusations that the ambassador "
        "took part in subversive activities. A ministry spokesman called the allegations absurd.\n\nKavian army "
        "spokesman Chris Holm said that the ambassador of Norland had taken part in subversive activities. \n"
    )
    assert "subversive activities" in one.claim


def test_a_headline_is_no_denial_of_its_own_where_the_text_tells_it() -> None:
    (one,) = disputes_in(
        "Mayor denies report\n\nThe mayor of Dravik, Petra Olin, has denied a newspaper report that she passed port "
        "plans to a foreign consul. The council met."
    )
    assert "Olin" in (one.disputed_by or "")


@pytest.mark.parametrize(
    "text",
    [
        "Minister Karl Ode rejected a proposal by the airline to pay later. Lia Brandt dismissed two managers.",
        '"It is not true friendship when only one side gives," Lia Brandt said. "We gave a great deal."',
        ("Envoys warn: Kavia stalls the talks\n\nEnvoys warned that Kavia is stalling the talks over a new pact to "
        "avoid a vote if no pact is reached, several sources said."),
        "They met.\n\nMr Okoro said that talks on a ceasefire were going well. Ms Lund said there was no ceasefire.",
        "The talks went on.\n\nMr Okoro asked for a warning. Ms Lund said that no warning was needed.",
        "Kavia did not sign the pact, envoy says\n\nThe envoy Ada Lund said that Kavia had signed nothing.",
    ],
)  # fmt: skip
def test_these_dispute_no_fact(text: str) -> None:
    assert disputes_in(text) == ()
