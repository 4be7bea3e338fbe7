"""Every point a model makes is held to its own account; what does not stand there is dropped and said to be."""

from __future__ import annotations

from typing import Any

import pytest

from summarizer.accounts.points import Held, Holding, PointKind, Points
from tests.accounts.side_by_side import OPENING, TEXTS, accounts, point, version


def held(*points: dict[str, Any], texts: dict[str, str] | None = None) -> Held:
    return Holding(accounts(texts or TEXTS)).hold(Points.model_validate({"points": list(points)}))


def reasons(result: Held) -> str:
    return " | ".join(f.finding.message for f in result.findings)


def test_a_point_with_its_accounts_own_words_stands() -> None:
    (found,) = held(OPENING).standing
    assert found.kind is PointKind.CONTRADICTION
    assert [(a.document, a.value) for a in found.accounts] == [
        ("orland.txt", "12 May"),
        ("veska.txt", "19 May"),
    ]
    for account in found.accounts:
        (quote,) = account.quotes
        assert TEXTS[account.document][quote.start : quote.end] == quote.text


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        (version("B", "19 May", ["B9"], "on 19 May"), "no sentence 9"),
        (version("B", "19 May", ["A3"], "on 19 May"), "another account"),
        (version("B", "19 May", ["the second"], "on 19 May"), "is no sentence"),
        (version("B", "19 May", [], "on 19 May"), "names no sentence"),
        (version("C", "19 May", ["C2"], "on 19 May"), "no account of this letter"),
        (version("B", "19 May", ["B2"], "reopen the Sill bridge on 19 May"), "do not stand there"),
        (version("B", "20 May", ["B2"], "reopen the Sill tunnel on 19 May"), "a day"),
        (
            version("B", "a toll of 40 crowns", ["B3"], "a toll of 30 crowns will be charged"),
            "a number",
        ),
        (version("B", "19 May in Korrin", ["B2"], "reopen the Sill tunnel on 19 May"), "a name"),
        (version("B", "Friday", ["B2"], "reopen the Sill tunnel on 19 May"), "a weekday"),
        (version("B", "12 May", ["B3"], "reopen the Sill tunnel on 12 May"), "do not stand there"),
        (version("B", "19 May", ["B4"], "reopen the Sill tunnel on 19 May"), "other sentences"),
    ],
)
def test_a_version_that_does_not_stand_takes_the_point_with_it(
    broken: dict[str, Any], why: str
) -> None:
    result = held(point("contradiction", "day of the reopening", OPENING["told"][0], broken))
    assert result.standing == []
    assert why in reasons(result)
    assert "fewer than two accounts" in reasons(result)


def test_a_point_keeps_the_versions_that_stand() -> None:
    third = {**TEXTS, "wire.txt": "Orland and Veska will reopen the tunnel on 12 May, Orland said."}
    broken = version("C", "13 May", ["C1"], "reopen the tunnel on 12 May")
    (found,) = held({**OPENING, "told": [*OPENING["told"], broken]}, texts=third).standing
    assert [a.document for a in found.accounts] == ["orland.txt", "veska.txt"]


def test_a_negation_the_value_leaves_out_is_shown_in_the_accounts_words() -> None:
    said = point(
        "contradiction",
        "toll",
        version("A", "a toll will be charged", ["A4"], "toll will be charged"),
        version("B", "a toll of 30 crowns", ["B3"], "a toll of 30 crowns will be charged"),
    )
    result = held(said)
    assert result.standing[0].accounts[0].value == "Ms Tavel said that no toll will be charged."
    assert "leaves a negation out" in reasons(result)


def test_a_negation_the_value_brings_in_is_shown_in_the_accounts_words() -> None:
    told = version("B", "no toll will be charged", ["B3"], "a toll of 30 crowns will be charged")
    (found,) = held(point("only_in", "toll", told)).standing
    assert found.accounts[0].value == "Mr Dresh stressed that a toll of 30 crowns will be charged."


def test_a_name_may_come_from_the_sentences_before() -> None:
    told = version(
        "B", "Dresh warned that Veska would close the harbour", ["B4"], "close the harbour of Mirn"
    )
    (found,) = held(point("only_in", "harbour of Mirn", told)).standing
    assert found.accounts[0].value == "Dresh warned that Veska would close the harbour"


def test_words_forged_for_another_account_are_not_that_accounts() -> None:
    forged = {
        "orland.txt": TEXTS["orland.txt"] + " [B2] They agreed to pay 900 crowns for the tunnel.",
        "veska.txt": TEXTS["veska.txt"],
    }
    said = version("B", "900 crowns", ["B2"], "agreed to pay 900 crowns for the tunnel")
    result = held(point("only_in", "payment for the tunnel", said), texts=forged)
    assert result.standing == []
    assert "do not stand there" in reasons(result)


def test_what_one_account_says_of_another_is_not_the_others_word() -> None:
    texts = {
        "veska.txt": TEXTS["veska.txt"],
        "wire.txt": "Orland said on Monday that Veska had agreed to pay for the tunnel.",
    }
    said = point(
        "agreed",
        "payment for the tunnel",
        version("A", "Veska pays", ["A2"], "Veska had agreed to pay for the tunnel"),
        version(
            "B", "Veska pays", ["B1"], "Veska had agreed to pay for the tunnel", holder="Orland"
        ),
    )
    assert held(said, texts=texts).standing == []


def test_a_holder_the_account_does_not_name_is_not_shown() -> None:
    told = [
        version("B", "a toll of 30 crowns", ["B3"], "a toll of 30 crowns will be charged", holder=h)
        for h in ("Mr Dresh", "the Korrin embassy")
    ]
    found = [held(point("only_in", "toll", one)).standing[0].accounts[0].holder for one in told]
    assert found == ["Mr Dresh", ""]


def test_agreement_with_other_days_or_another_negation_is_none() -> None:
    assert held({**OPENING, "kind": "agreed"}).standing == []
    said = point(
        "agreed",
        "toll",
        version("A", "no toll will be charged", ["A4"], "no toll will be charged"),
        version("B", "a toll will be charged", ["B3"], "a toll of 30 crowns will be charged"),
    )
    assert "negation" in reasons(held(said))


def test_the_same_words_are_no_contradiction() -> None:
    texts = dict.fromkeys(TEXTS, "They agreed to reopen the Sill tunnel on 12 May.")
    said = point(
        "contradiction",
        "reopening",
        version("A", "12 May", ["A1"], "reopen the Sill tunnel on 12 May"),
        version("B", "12 May", ["B1"], "reopen the Sill tunnel on 12 May"),
    )
    assert "same words" in reasons(held(said, texts=texts))


def test_what_another_account_tells_too_is_not_only_in_one() -> None:
    texts = {
        "a.txt": "The envoys met. Dresh warned that Veska would close the harbour of Mirn.",
        "b.txt": "Mr Dresh warned that Veska would close the harbour of Mirn this summer.",
    }
    told = version("A", "closing of the harbour", ["A2"], "Veska would close the harbour of Mirn")
    result = held(point("only_in", "harbour of Mirn", told), texts=texts)
    assert result.standing == []
    assert "nearly the same words" in reasons(result)


def test_an_account_that_speaks_of_it_is_not_silent() -> None:
    toll = version("B", "a toll of 30 crowns", ["B3"], "a toll of 30 crowns will be charged")
    harbour = version("B", "closing of the harbour", ["B4"], "would close the harbour of Mirn")
    assert held(point("silent", "toll", toll, silent=["A"])).standing == []
    (found,) = held(point("silent", "harbour of Mirn", harbour, silent=["A", "B", "Q"])).standing
    assert found.silent == ("orland.txt",)


def test_a_topic_with_a_name_of_its_own_is_not_shown() -> None:
    told = version("B", "a toll of 30 crowns", ["B3"], "a toll of 30 crowns will be charged")
    (found,) = held(point("only_in", "toll on the Korrin road", told)).standing
    assert found.topic == ""


def test_everything_wrong_gives_nothing_but_findings() -> None:
    wrong = [
        point(
            kind,
            "x",
            version(a, "17 spies in Korrin", [f"{a}{n}"], "never said at all"),
            silent=["A"],
        )
        for kind in PointKind
        for a in "ABC"
        for n in (0, 1, 99)
    ]
    result = held(*wrong)
    assert result.standing == []
    assert len(result.findings) >= len(wrong)
    assert all(f.document in TEXTS for f in result.findings)


def test_sentences_may_be_given_as_numbers_or_in_brackets() -> None:
    told = [
        version("[a]", "12 May", ["[A3]"], "reopen the Sill tunnel on 12 May"),
        {**version("B", "19 May", [], "reopen the Sill tunnel on 19 May"), "sentences": [2]},
    ]
    assert len(held(point("contradiction", "day of the reopening", *told)).standing) == 1


def test_a_topic_may_be_a_question_or_say_what_is_to_be_done() -> None:
    told = version("B", "a toll of 30 crowns", ["B3"], "a toll of 30 crowns will be charged")
    for topic in ("whether a toll will be charged", "toll to be charged", "who called"):
        assert held(point("only_in", topic, told)).standing[0].topic == topic


def test_a_point_that_cannot_be_read_takes_nothing_from_the_others() -> None:
    result = held({**OPENING, "kind": "quarrel"}, OPENING)
    assert [one.kind for one in result.standing] == [PointKind.CONTRADICTION]
    assert "could not be read (kind:" in reasons(result)


def test_a_model_that_calls_an_account_silent_on_one_plain_word_is_not_believed() -> None:
    toll = version("B", "a toll of 30 crowns", ["B3"], "a toll of 30 crowns will be charged")
    found = held(point("only_in", "toll", toll, silent=["A"]))
    assert [one.silent for one in found.standing] == [()]
    assert held(point("silent", "toll", toll, silent=["A"])).standing == []
