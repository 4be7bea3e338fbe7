"""Names of states and organisations, and of those that are no more."""

from __future__ import annotations

import pytest

from summarizer.names.places import known_place, same_side


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("U.S.S.R.", "Soviet Union"),
        ("the Soviet side", "Soviet Union"),
        ("USSR", "Soviet Union"),
        ("G.D.R.", "East Germany"),
        ("South Vietnam", "South Vietnam"),
        ("Yugoslavia", "Yugoslavia"),
        ("West Germany", "Germany"),
    ],
)
def test_states_that_are_no_more_are_known(written: str, name: str) -> None:
    found = known_place(written)
    assert found is not None
    assert found.name == name
    assert not same_side(written, "Russia")
