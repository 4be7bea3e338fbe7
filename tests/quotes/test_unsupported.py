"""Numbers, dates and names that only the summary has."""

from __future__ import annotations

import time

import pytest

from summarizer.models.quote import Quote
from summarizer.models.summary import (
    Conversation,
    DisputedClaim,
    DisputeKind,
    Outcome,
    Participant,
    Position,
    Stance,
    Summary,
)
from summarizer.quotes.unsupported import Support, support_findings

SOURCE = (
    "Minister Brandvold of Norvik said on 3 March that 1,200 tonnes, 14.5 per cent and ２７ boats were lost. "
    "The Norvegian fleet met at 10:30."
)


def position(statement: str, topic: str = "boats") -> Position:
    return Position(holder="A", topic=topic, stance=Stance.AFFIRMS, statement=statement)


def codes(statement: str) -> list[str]:
    found = support_findings(
        Summary(overview="", positions=(position(statement),)), Support(SOURCE)
    )
    return [f"{f.code}: {f.message.split('”')[0].strip('“')}" for f in found]


@pytest.mark.parametrize(
    "statement",
    [
        "Brandvold said that 1,200 tonnes were lost.",
        "Minister Brandvold said that 1200 tonnes were lost on 3 March.",
        "The loss is 14.5 per cent, Norvik said at 10:30.",
        "She counted 27 boats of the Norvegians.",
        "Lost boats were counted.",
        "They met at 10, or 30 past, and lost 14 or 5.",
        "",
    ],
)
def test_what_the_source_says_is_no_finding(statement: str) -> None:
    assert codes(statement) == []


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("Brandvold said that 1,300 tonnes were lost.", ["unsupported_number: 1300"]),
        ("Brandvold said that 15.5 per cent were lost.", ["unsupported_number: 15.5"]),
        ("Brandvold said that ninety-one boats were lost.", ["unsupported_number: 91"]),
        ("The minister said that Ostrava was lost.", ["unsupported_name: Ostrava"]),
        ("On 4 April she spoke.", ["unsupported_number: 4", "unsupported_name: April"]),
        ("We met Zed and Zed and Zed.", ["unsupported_name: Zed"]),
    ],
)
def test_numbers_and_names_of_nowhere_are_findings(statement: str, expected: list[str]) -> None:
    assert codes(statement) == expected


def test_every_field_that_is_worded_is_looked_at() -> None:
    conversation = Conversation(
        participants=(Participant(name="Anyone"),),
        topics=("the 77 ferries",),
        outcomes=(Outcome(text="All 78 agreed.", quotes=(Quote(given="79 said"),)),),
    )
    claim = DisputedClaim(
        claim="It was 80.", asserted_by="A", answer="B says 83.", kind=DisputeKind.DENIED
    )
    summary = Summary(
        overview="In all 76 spoke.",
        conversations=(conversation,),
        positions=(position("It was 81.", topic="the 82 boats"),),
        disputed_claims=(claim,),
    )
    assert {(f.path, f.message[1:3]) for f in support_findings(summary, Support(SOURCE))} == {
        ("overview", "76"),
        ("conversations[0].topics[0]", "77"),
        ("conversations[0].outcomes[0].text", "78"),
        ("positions[0].statement", "81"),
        ("positions[0].topic", "82"),
        ("disputed_claims[0].claim", "80"),
        ("disputed_claims[0].answer", "83"),
    }


def test_an_overview_may_give_the_day_a_conversation_was_resolved_to() -> None:
    parties = (Participant(name="A"), Participant(name="B"))
    summary = Summary(
        overview="A and B met on 9 June 2031.",
        conversations=(Conversation(participants=parties, date="2031-06-09"),),
        positions=(position("A spoke on 9 June."),),
    )
    assert [
        (f.path, f.code) for f in support_findings(summary, Support("A and B met on Monday."))
    ] == [
        ("positions[0].statement", "unsupported_number"),
        ("positions[0].statement", "unsupported_name"),
    ]


def test_a_date_that_is_none_does_not_hinder() -> None:
    parties = (Participant(name="A"),)
    summary = Summary(
        overview="Fine.", conversations=(Conversation(participants=parties, date="soon"),)
    )
    assert support_findings(summary, Support("Fine.")) == []


def test_of_other_models_nothing_is_known() -> None:
    assert support_findings(Participant(name="Nobody 99"), Support(SOURCE)) == []


@pytest.mark.parametrize("statement", ["1:" * 50_000 + "x", "9" * 100_000 + "x", "Aa-" * 50_000])
def test_time_stays_linear(statement: str) -> None:
    started = time.process_time()
    codes(statement)
    assert time.process_time() - started < 3
