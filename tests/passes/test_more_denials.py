"""Denials that stand in front, in a row, in other verbs, or point to what another said."""

from __future__ import annotations

import pytest

from tests.passes.helpers import disputes_in

_END = "\n\nIt rained on the hills that day, and the ferries to Velm were late.\n"


def told(text: str) -> list[tuple[str | None, str]]:
    return [(one.asserted_by, one.disputed_by) for one in disputes_in(text + _END)]


def claims(text: str) -> list[str]:
    return [one.claim for one in disputes_in(text + _END)]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Jan Kos of Tarn objected to criticism that the harbour office had broken its own rules.",
        "Minister Jan Kos of Tarn rejected criticism that the harbour office had broken its own rules.",
        "Minister Jan Kos of Tarn laughed off reports that the harbour office had broken its own rules.",
    ],
)
def test_criticism_that_something_is_so_is_a_claim(text: str) -> None:
    assert claims(text) == ["The harbour office had broken its own rules."]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Jan Kos of Tarn objected to criticism of the harbour office.",
        "Minister Jan Kos of Tarn objected to the plan that the council had voted for on Monday.",
    ],
)
def test_criticism_of_somebody_and_plans_are_no_claims(text: str) -> None:
    assert claims(text) == []


def test_a_report_in_front_is_denied_by_the_clause_behind_it() -> None:
    text = (
        "Contrary to reports that the mayor, Ole Brandt, has backed the new pier, Harbour Minister Jan Kos has denied "
        "the purported backing."
    )
    (one,) = disputes_in(text + _END)
    assert one.claim == "The mayor, Ole Brandt, has backed the new pier."
    assert (one.asserted_by, one.disputed_by) == (None, "Jan Kos")


def test_what_is_so_despite_a_report_is_no_denial() -> None:
    assert claims("Despite reports that the pier is closed, Minister Jan Kos said thanks.") == []


_STATEMENT = (
    "Harbour Minister Jan Kos answered the Velm Courier on Monday.\n\n“The report is totally false and planted,” Kos "
    "said.\n\n“{words}” Kos said."
)


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        (
            "At no time did Mayor Brandt back the pier, nor did President Ida Holm sign any lease of the quay.",
            "President Ida Holm did sign a lease of the quay.",
        ),
        (
            "There was no letter from the mayor about the quay.",
            "There was a letter from the mayor about the quay.",
        ),
    ],
)
def test_who_calls_a_report_false_denies_what_they_say_was_not_so(words: str, claim: str) -> None:
    assert claim in claims(_STATEMENT.format(words=words))


def test_what_was_not_so_is_disputed_by_nobody_where_no_report_is_denied() -> None:
    text = (
        "Harbour Minister Jan Kos spoke on Monday. “There was no letter from the mayor,” Kos said."
    )
    assert claims(text) == []


def test_who_takes_issue_with_an_estimate_answers_what_was_said_last() -> None:
    text = (
        "12. Telegram From the Embassy in Tarn to the Department of Ports\n\nVelm, May 16, 1963, 6 p.m.\n\n"
        "1. I called on Minister Holm this morning. Holm said the harbour dues were low. She said that the pilots "
        "would strike over the pier in June. I took issue with this estimate.\n\n"
        "2. Holm thanked me for the call.\n\nBrandt\n"
    )
    (one,) = disputes_in(text)
    assert "pilots would strike" in one.claim
    assert one.disputed_by == "Brandt"


def test_who_did_not_say_so_answers_whoever_put_it_to_them() -> None:
    text = (
        "Questions to the Premier\n\nHouse of Assembly, 18 July 2031\n\n"
        "Mr. Jan Kos (Velm): Which minister will answer for the harbour dues?\n\n"
        "The Premier: Of course we answer for the dues, all of us, and the pilots like them.\n\n"
        "Mr. Kos: No minister is willing to answer for the harbour dues. I think that is a scandal.\n\n"
        "The Premier: I thank my hon. Friend. I did not say that no minister would answer for the dues; I "
        "said that we all answer for them, as this House knows.\n\n"
    )
    assert ("Jan Kos", "The Premier") in told(text)


def test_who_never_said_so_disputes_nothing_that_nobody_put() -> None:
    assert told("“I never said that the pier would be closed,” Minister Jan Kos said.") == []


def test_a_statement_with_a_tag_that_asks_for_a_yes_may_be_denied() -> None:
    text = (
        "Mr. KOS: Where do the harbour dues go?\n\nMr. HOLM: The dues go to the harbour fund of the Velm council.\n\n"
        "Mr. KOS: And on the basis of your testimony, the harbour fund doesn't belong to the council, correct?\n\n"
        "Mr. HOLM: I didn't say that. The fund is a fund of the pilots.\n\n"
        "Mr. KOS: Who signs for the fund of the pilots?\n\nMr. HOLM: The treasurer signs for the fund.\n"
    )
    (one,) = disputes_in(text)
    assert one.claim.endswith("the harbour fund doesn't belong to the council.")
    assert one.disputed_by == "HOLM"
