"""Who talked, where they stand behind "between", and whom a "delegation" or "accompanied by" names."""

from __future__ import annotations

import time

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.contacts import contacts
from summarizer.client import Summarizer
from summarizer.models.document import Kind
from summarizer.models.summary import Conversation
from summarizer.passes.between import between
from tests.passes.helpers import prepared, stepwise_engine


def talks(text: str) -> tuple[Conversation, ...]:
    """Return the talks that a text's wording gives; a model that is asked names nobody."""
    made = Summarizer(model=stepwise_engine(conversation="- | - | - | -"), strategy="stepwise")
    return made.summarise(text=text).conversations


def names(talk: Conversation) -> list[str]:
    return [one.name for one in talk.participants]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            ("An official told the Anse Courier after Monday’s talks in Linden between the premier’s adviser and "
            "Ambassador Ruth Sorel that a deal was near."),
            ["premier’s adviser", "Ruth Sorel"],
        ),
        (
            "A third round of talks between Norway and Ghana on fishing quotas was held in Linden.",
            ["Norway", "Ghana"],
        ),
        # What the talk is about stands between two, too.
        (
            "President Ada Lund met in Oslo with Prime Minister Kofi Asante to renew ties between Norway and Ghana.",
            [],
        ),
        ("The call with Ada Lund was about the line between the two towns.", []),
    ],
)  # fmt: skip
def test_those_behind_between_are_the_parties(text: str, parties: list[str]) -> None:
    made = Attributed(prepared(text, kind=Kind.NEWS))
    found = [between(made.cast, one) for one in contacts(made.prepared)]
    assert [p.name for one in found[:1] for p in one] == parties


def test_a_gap_made_to_backtrack_takes_linear_time() -> None:
    gap = " of international" * 60
    made = Attributed(
        prepared(f"The ministers held talks{gap} x, between Norway and Ghana.", kind=Kind.NEWS)
    )
    started = time.process_time()
    assert [between(made.cast, one) for one in contacts(made.prepared)] == [()]
    assert time.process_time() - started < 2


def test_each_of_several_calls_is_a_conversation() -> None:
    found = talks(
        "Calls all day\n\nPresident Tomas Aldrin spoke with Prime Minister Ebba Lunde on Tuesday.\n\nAldrin also "
        "phoned the envoy Grace Obi.\n\nDefence Minister Rolf Hasek received the ambassador Nina Petrak in Linden.\n\n"
        "Trade Minister Ida Moss met with the envoy Carl Venn in Linden.\n\nAldrin later talked with President Milan "
        "Darek.\n"
    )
    assert [len(names(one)) for one in found] == [2] * 5
    assert {name for one in found for name in names(one)} >= {
        "Grace Obi",
        "Nina Petrak",
        "Carl Venn",
    }


def test_what_somebody_is_to_have_is_no_conversation() -> None:
    text = '"The president sent me here to have a conversation with Prime Minister Ebba Lunde," said Grace Obi.'
    assert contacts(prepared(text, kind=Kind.NEWS)) == ()


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Trade Minister Ida Moss met her Kavian counterparts in Linden.",
            ["Ida Moss", "Kavian counterparts"],
        ),
        (
            "After an audience with Queen Greta Holm, Trade Minister Ida Moss met Ambassador Carl Venn.",
            ["Ida Moss", "Carl Venn"],
        ),
        (
            "Norway summoned Ghana's ambassador. On Monday the foreign ministry of Norway summoned Ghana's ambassador.",
            ["Norway", "Ghana's ambassador"],
        ),
    ],
)
def test_whoever_met_somebody_by_name_or_as_counterparts_talked(
    text: str, parties: list[str]
) -> None:
    (one,) = talks(text)
    assert len(one.participants) == len(parties)
    assert parties[0].split()[-1] in names(one)[0]


def test_talks_that_were_announced_are_to_come() -> None:
    text = "Earlier, the fifth round of talks between Norway and the Republic of Ghana was announced by the hosts."
    assert contacts(prepared(text, kind=Kind.NEWS)) == ()


def test_what_is_asked_for_is_no_conversation() -> None:
    text = "Clara Dunn has asked for a conversation with President Milan Darek, so far without success."
    assert contacts(prepared(text, kind=Kind.NEWS)) == ()


def test_who_is_told_something_by_phone_talked() -> None:
    (one,) = contacts(
        prepared("Beatrice Noll told the mayor in a phone call that no buyer had come forward.")
    )
    assert one.certain


def test_who_leads_a_delegation_stands_in_its_place() -> None:
    (one,) = talks(
        "The Minister for Water, Adele Courtois, today met in Linden with a delegation from Kavia led by Environment "
        "Secretary Boris Helm."
    )
    assert names(one) == ["Adele Courtois", "Boris Helm"]


def test_an_agency_that_is_told_something_took_no_part() -> None:
    assert (
        talks("Foreign Minister Ada Lund told Reuters in a phone call that the pact would hold.")
        == ()
    )


def test_a_record_names_whom_somebody_was_accompanied_by() -> None:
    (one,) = talks(
        "Record of conversation between Mr Okoro and Mr Lindqvist\n\nMr Okoro asked Mr Lindqvist about the piers. "
        "Mr Lindqvist replied that they were sound.\n\nMr Okoro was accompanied by Propps.\n"
    )
    assert "Propps" in names(one)
