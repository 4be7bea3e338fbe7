"""What is beyond a text is looked for again only where something was found, and comes to the same."""

from __future__ import annotations

import pytest

from summarizer.models.summary import Position, Stance, Summary
from summarizer.quotes.unsupported import Support, support_findings


def stated(statement: str) -> Position:
    return Position(holder="Moor", topic="barges", stance=Stance.AFFIRMS, statement=statement)


SUMMARY = Summary(
    overview="Then Ida Moor spoke of 40 barges.",
    positions=(
        stated("The barges go with Moor."),
        stated("There, Fen Quay has 12 berths."),
        stated("The barges wait for Holm and Berg."),
    ),
)
SUPPORT = Support("The barges go with Moor, and the berths are 12.")


def test_further_sources_take_from_what_was_found_and_nothing_else_is_read_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = support_findings(SUMMARY, SUPPORT)
    further = SUPPORT.and_also("Ida Moor of Fen Quay", "Holm")
    whole = support_findings(SUMMARY, further)
    assert [one.path for one in found] == [
        "overview",
        "overview",
        *["positions[1].statement"] * 2,
        *["positions[2].statement"] * 2,
    ]
    assert 0 < len(whole) < len(found)
    read: list[str] = []
    inner = Support.findings

    def findings(self: Support, text: str, path: str) -> object:
        read.append(path)
        return inner(self, text, path)

    monkeypatch.setattr(Support, "findings", findings)
    assert support_findings(SUMMARY, further, among=found) == whole
    assert read == ["overview", "positions[1].statement", "positions[2].statement"]
