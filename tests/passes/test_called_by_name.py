"""Holders have the names that a document tells for labels, capitals and pronouns."""

from __future__ import annotations

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.models.document import Kind
from summarizer.names.spelling import capitalised, spelt_otherwise
from summarizer.passes.selection import selected
from summarizer.passes.uncued import with_uncued
from tests.passes.helpers import prepared

CALL = """Memorandum of a Telephone Conversation Between the Secretary (Holm) and the Norlandian Ambassador (Vane)

V: I will hold the note until tomorrow. We have to give it back.

H: You met Mr. Kos on Monday.

V: Yes. He works for the Port Office.

H: Did you tell the papers?

V: And he invited our consul and he mentioned two points. He put it down in writing.
"""

BRIEFING = """Norland Daily Briefing

[10:00:00] QUESTION: Is the harbour closed? Does the deputy know?

ANNA HOLM, PORT SECRETARY: I have not asked him about the harbour. The mayor - you know, nobody wants this - he wants \
to see the books.

QUESTION: And the ferry?

HOLM: That report is wrong.
"""


def holders(text: str, kind: Kind = Kind.TRANSCRIPT) -> list[tuple[str | None, str]]:
    attributed = Attributed.of(prepared(text, kind=kind))
    found = selected(attributed.prepared, with_uncued(attributed, attributed.attributions))
    words = attributed.prepared.text
    return [(a.holder, " ".join(words[a.start : a.end].split())) for a in found]


def test_letters_of_labels_are_the_names_of_the_heading() -> None:
    assert {name for name, _ in holders(CALL)} == {"Holm", "Vane"}


def test_a_pronoun_in_a_turn_is_neither_who_speaks_nor_who_is_spoken_to() -> None:
    told = holders(CALL)
    assert ("Vane", "And he invited our consul and he mentioned two points.") in told
    assert ("Vane", "He put it down in writing.") in told


def test_a_label_in_capitals_is_a_name_as_names_are_written() -> None:
    told = holders(BRIEFING)
    assert {name for name, _ in told if name and "olm" in name.lower()} == {"Anna Holm"}
    assert ("Anna Holm", "That report is wrong.") in told


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("ANNA HOLM", "Anna Holm"),
        ("JAN O’BRIEN-McKAY", "JAN O’BRIEN-McKAY"),
        ("JAN O’BRIEN", "Jan O’Brien"),
        ("IDA MCKAY", "Ida McKay"),
        ("PORT OF HALDEN’S COURT", "Port of Halden’s Court"),
        ("Anna Holm", "Anna Holm"),
    ],
)
def test_capitals_are_taken_back(written: str, name: str) -> None:
    assert capitalised(written) == name


def test_a_body_in_capitals_is_written_as_elsewhere() -> None:
    text = """ON APPEAL FROM THE COURT OF TIDES

The Court of Tides affirmed the judgment for the plaintiff, but rejected the claim for damages.
"""
    assert {name for name, _ in holders(text, Kind.OTHER)} == {"Court of Tides"}
    assert spelt_otherwise("COURT OF TIDES", ["The court", "Court of Tides"]) == "Court of Tides"
    assert spelt_otherwise("Court", ["court"]) is None


def test_what_an_office_is_called_is_no_side() -> None:
    text = """Doorstop in Halden

ANNA HOLM, SHADOW MINISTER FOR PORTS: We will open the harbour again.

JOURNALIST: When?

HOLM: That report is wrong.
"""
    attributed = Attributed.of(prepared(text, kind=Kind.TRANSCRIPT))
    assert {a.on_behalf_of for a in attributed.attributions if a.holder == "Anna Holm"} == {None}
