"""What is known of a list's shape is found once, however many records the list has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from summarizer.words import lists


@dataclass(frozen=True)
class Berth:
    """A record of a list."""

    name: str
    boats: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quay:
    """A list of records."""

    berths: tuple[Berth, ...]


def test_the_types_of_a_shape_are_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[type] = []
    inner = lists.get_type_hints

    def hints(shape: type) -> dict[str, Any]:
        asked.append(shape)
        return inner(shape, globals())

    monkeypatch.setattr(lists, "get_type_hints", hints)
    table = {"berths": [{"name": str(n), "boats": "ash elm"} for n in range(40)]}
    quay = lists._shaped(Quay, table, "quay.toml")
    assert isinstance(quay, Quay)
    assert len(quay.berths) == 40
    assert quay.berths[-1] == Berth("39", ("ash", "elm"))
    assert asked == [Quay, Berth]
