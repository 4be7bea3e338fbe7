"""The table: shared topics of real parties, a stance only where the words bear it."""

from __future__ import annotations

import pytest

from summarizer.brief import build_brief
from summarizer.brief.by_party.stands import stance_shown
from summarizer.brief.layout import lay_out
from summarizer.brief.view.note import Stands
from summarizer.models.summary import Position, Stance
from tests.accounts.helpers import position, quote, record, summary


@pytest.mark.parametrize(
    ("text", "given", "shown"),
    [
        ("Ana Dahl rejected the harbour toll.", "opposes", "opposes"),
        ("We would not oppose a harbour toll.", "opposes", None),
        ("Vendoria will not accept the harbour toll.", "opposes", "opposes"),
        (
            "Ana Dahl welcomed the harbour toll, provided that it ends in May.",
            "supports",
            "conditional",
        ),
        ("Ana Dahl demanded that the toll be dropped.", "demands", "demands"),
        ("The toll was introduced in 1998.", "supports", None),
        ("No harbour toll was agreed.", "denies", "denies"),
        ("A harbour is not a market.", "denies", None),
    ],
)
def test_a_stance_is_shown_where_the_words_bear_it(
    text: str, given: str, shown: str | None
) -> None:
    assert stance_shown(text, Stance(given)) == (Stance(shown) if shown else None)


TEXT = (
    "Vendoria rejected the harbour toll. Ostravia welcomed the harbour toll. "
    "Mira Sol, a sailor, called the harbour toll a joke. "
    "Vendoria and Ostravia support a joint survey of the reef. "
    "Ostravia demanded that the survey of the reef begin in May. "
    "Vendoria said the lighthouse was built in 1900."
)


def held(who: str, topic: str, stance: str, words: str, *several: str) -> Position:
    return position(who, topic, stance, words, quote(TEXT, words), holders=several)


def table(*positions: Position) -> Stands:
    made = summary(record("a", TEXT), positions=positions)
    (story,) = lay_out(build_brief([made], sources={"a": TEXT}), {"a": TEXT}).stories
    return story.stands


TOLL = [
    held("Vendoria", "harbour toll", "opposes", "Vendoria rejected the harbour toll."),
    held("Ostravia", "harbour toll", "supports", "Ostravia welcomed the harbour toll."),
]


def cells(found: Stands, topic: str) -> dict[str, str]:
    (row,) = [row for row in found.rows if row.topic == topic]
    return {name: cell.words for name, cell in zip(found.parties, row.cells, strict=True)}


def test_columns_are_parties_and_no_persons_of_no_side() -> None:
    joke = "Mira Sol, a sailor, called the harbour toll a joke."
    found = table(*TOLL, held("Mira Sol", "harbour toll", "criticises", joke))
    assert cells(found, "Harbour toll") == {"Vendoria": "opposes", "Ostravia": "supports"}


def test_what_several_say_together_stands_in_the_column_of_each() -> None:
    both = "Vendoria and Ostravia support a joint survey of the reef."
    own = "Ostravia demanded that the survey of the reef begin in May."
    found = table(
        *TOLL,
        held(
            "Vendoria and Ostravia", "survey of the reef", "supports", both, "Vendoria", "Ostravia"
        ),
        held("Ostravia", "survey of the reef", "demands", own),
    )
    assert cells(found, "Survey of the reef") == {
        "Vendoria": "supports",
        "Ostravia": "supports, demands",
    }


def test_what_is_on_something_else_or_in_ones_own_voice_makes_no_row() -> None:
    lighthouse = "Vendoria said the lighthouse was built in 1900."
    off = held("Vendoria", "survey of our own reef", "opposes", lighthouse)
    begin = "Ostravia demanded that the survey of the reef begin in May."
    own = held("Ostravia", "survey of our own reef", "demands", begin)
    assert [row.topic for row in table(*TOLL, off, own).rows] == ["Harbour toll"]


def test_one_topic_on_which_all_lean_the_same_way_is_no_table() -> None:
    found = table(
        held("Ostravia", "harbour toll", "supports", "Ostravia welcomed the harbour toll."),
        held("Vendoria", "harbour toll", "supports", "Vendoria rejected the harbour toll."),
    )
    assert found.rows == ()


ANNEXES = (
    "Vendoria proposed a placeholder for annex x of the pact. Ostravia opposed a placeholder for annex z of the pact. "
    "Vendoria opposed a placeholder for annex z of the pact."
)


def annexed(*positions: tuple[str, str, str]) -> Stands:
    listed = [
        position(who, "placeholder for annex z", stance, words, quote(ANNEXES, words))
        for who, stance, words in positions
    ]
    made = summary(record("a", ANNEXES), positions=listed)
    (story,) = lay_out(build_brief([made], sources={"a": ANNEXES}), {"a": ANNEXES}).stories
    return story.stands


def test_annex_x_is_not_annex_z() -> None:
    other = "Vendoria proposed a placeholder for annex x of the pact."
    same = "Vendoria opposed a placeholder for annex z of the pact."
    against = ("Ostravia", "opposes", "Ostravia opposed a placeholder for annex z of the pact.")
    assert annexed(("Vendoria", "proposes", other), against).rows == ()
    both = (("Vendoria", "opposes", same), ("Vendoria", "proposes", other), against)
    assert all("proposes" not in cell.words for row in annexed(*both).rows for cell in row.cells)
