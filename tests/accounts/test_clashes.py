"""What texts say against each other, found by clauses alone."""

from __future__ import annotations

import pytest

from summarizer.accounts.clashes import clashes
from summarizer.accounts.lettered import lettered
from summarizer.models.brief import Conflict, ConflictKind
from tests.accounts.helpers import record


def found(*texts: str) -> tuple[Conflict, ...]:
    sources = {f"{n}.txt": text for n, text in enumerate(texts)}
    return clashes(lettered([record(s, t) for s, t in sources.items()], sources))


@pytest.mark.parametrize(
    ("denial", "assertion"),
    [
        (
            "No ceasefire was signed in Port Ister.",
            "A ceasefire was signed at noon, the envoy said.",
        ),
        ("The union did not accept the wage offer.", "The union has accepted the wage offer."),
        ("The union never accepted the wage offer.", "The union accepts the wage offer of Monday."),
        ("Halden denied that it had sold the patents.", "Halden has sold the patents to a rival."),
        (
            "Reports that the bridge loan was repaid are untrue.",
            "The bridge loan was repaid in full last week.",
        ),
        ("Nobody inspected the dam this year.", "The dam was inspected in April, the mayor said."),
        ("The pact hasn't been ratified by parliament.", "Parliament ratified the pact on Friday."),
    ],
)
def test_what_one_denies_and_another_asserts_is_a_conflict(denial: str, assertion: str) -> None:
    (conflict,) = found(denial, assertion)
    assert conflict.kind is ConflictKind.DENIAL
    assert [a.document for a in conflict.accounts] == ["1.txt", "0.txt"]
    for account, text in zip(conflict.accounts, (assertion, denial), strict=True):
        (quote,) = account.quotes
        assert text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The union did not accept the wage offer.", "The union will accept the wage offer."),
        ("The union did not accept the wage offer.", "The union should accept the wage offer."),
        (
            "The union did not accept the wage offer.",
            "If the union accepts the wage offer, work goes on.",
        ),
        ("The union did not accept the wage offer.", "Has the union accepted the wage offer?"),
        (
            "The union did not accept the wage offer.",
            "The union has not yet accepted the wage offer.",
        ),
        ("The union did not accept the wage offer.", "The wage offer was read to the union."),
        ("The statement did not mention the fishermen.", "The fishermen were detained in May."),
        ("No date was set for the visit.", "A price was set for the gas."),
        (
            "The policy on grain has not changed.",
            "The union opposes changes of the policy on grain.",
        ),
    ],
)
def test_what_can_stand_together_is_none(first: str, second: str) -> None:
    assert found(first, second) == ()


def test_one_text_does_not_clash_with_itself() -> None:
    assert (
        found("The union did not accept the offer of pay. The union accepted the offer of pay.")
        == ()
    )


def test_denials_and_assertions_of_one_matter_are_one_conflict() -> None:
    (conflict,) = found(
        "No pause of the drilling was agreed.",
        "The pause of the drilling was agreed on Monday.",
        "The two firms agreed on a pause of the drilling, an official said.",
    )
    assert [a.document for a in conflict.accounts] == ["1.txt", "0.txt", "2.txt"]
    assert conflict.matter == "pause of the drilling"


def test_a_question_of_a_reporter_asserts_nothing() -> None:
    briefing = (
        "Daily briefing\n\nMR OTT: Good morning.\n\nQUESTION: The pause of the drilling was agreed.\n\n"
        "MR OTT: I have nothing on that.\n\nQUESTION: And the pipeline?\n\nMR OTT: It is open.\n"
    )
    assert found("No pause of the drilling was agreed.", briefing) == ()


def test_another_day_for_one_undertaking_is_a_conflict() -> None:
    (conflict,) = found(
        "It was agreed that the tariff panel will meet in Lund on 3 June.",
        "The sides agreed to drop the fees and that the joint tariff panel will meet in Oren on 9 June.",
        "The joint tariff panel will meet on 3 June, said the envoy.",
    )
    assert conflict.kind is ConflictKind.OUTCOME
    assert conflict.matter == "joint tariff panel"
    assert {a.document for a in conflict.accounts} == {"0.txt", "1.txt"} | {"2.txt"}
    assert "drop the fees" not in " ".join(a.value or "" for a in conflict.accounts)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The tariff panel met on 3 June.", "The tariff panel met on 9 June."),
        ("The tariff panel will meet on 3 June.", "The tariff panel will meet on 3 June in Lund."),
        ("The tariff panel will meet on 3 June.", "The grain council will meet on 9 June."),
        ("The tariff panel will meet on 3 June.", "The tariff panel will not meet on 9 June."),
    ],
)
def test_past_meetings_equal_days_and_other_bodies_are_none(first: str, second: str) -> None:
    assert found(first, second) == ()


def test_who_says_it_is_the_holder_where_the_text_gives_it_to_somebody() -> None:
    (conflict,) = found(
        "No pause of the drilling was agreed.",
        "The Veskan ministry said on Tuesday that a pause of the drilling was agreed.",
    )
    assert [a.holder for a in conflict.accounts] == ["Veskan ministry", ""]


def test_what_became_of_a_proposal_and_whom_a_pronoun_means_stand_with_it() -> None:
    (conflict,) = found(
        "Dahl proposed that the tariff panel meet in Lund on 3 June, and this proposal was accepted.",
        "The tariff panel will meet in Oren on 9 June.",
    )
    values = [a.value for a in conflict.accounts]
    assert (
        "Dahl proposed that the tariff panel meet in Lund on 3 June, and this proposal was accepted"
        in values
    )
    (conflict,) = found(
        "As for the two trawlers, they were sold to the rival fleet.",
        "No trawlers were sold to the rival fleet.",
    )
    assert (
        conflict.accounts[0].value == "As for the two trawlers, they were sold to the rival fleet"
    )
