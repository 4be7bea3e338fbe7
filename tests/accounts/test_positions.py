"""Positions side by side."""

from __future__ import annotations

from summarizer.accounts.positions import sourced_positions, without_nested
from summarizer.models.summary import Stance
from tests.accounts.helpers import position, quote, record, summary


def test_what_another_position_holds_in_its_words_is_left_out_once_and_another_stance_is_not() -> (
    None
):
    text = "The Minister stated that Nahrania would support an inspection."
    outer = position("Minister", "inspection", "supports", "", quote(text, text.rstrip(".")))
    inner = position(
        "Nahrania",
        "inspection",
        "supports",
        "",
        quote(text, "Nahrania would support an inspection"),
    )
    other = inner.model_copy(update={"stance": Stance.OPPOSES})
    found = sourced_positions([summary(record("a", text), positions=[outer, inner, other])])
    assert [(p.position.holder, p.position.stance.value) for p in without_nested(found)] == [
        ("Minister", "supports"),
        ("Nahrania", "opposes"),
    ]
    elsewhere = sourced_positions(
        [summary(record(d, text), positions=[p]) for d, p in (("a", outer), ("b", inner))]
    )
    assert without_nested(elsewhere) == list(elsewhere)
