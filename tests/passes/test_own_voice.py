"""What the issuers of a joint document, or the writer of a record, say of themselves."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.attributions import Attribution
from summarizer.models.document import Kind
from summarizer.passes.uncued import with_uncued
from tests.passes.helpers import prepared


def found(text: str, **fields: object) -> Sequence[Attribution]:
    values = {"published": None, "kind": Kind.STATEMENT, "language": "en"} | fields
    attributed = Attributed(prepared(text, **values))
    return with_uncued(attributed, attributed.attributions)


JOINT = """Joint Statement by Norway and Canada

Norway and Canada met in Oslo today. We will keep the northern route open for all ships.

Through the new committee we are working on a common survey of the ice.

“We saw the ice go,” the captain of a research ship told the ministers.
"""


def test_what_we_do_in_a_joint_statement_is_its_issuers_view() -> None:
    ours = {
        JOINT[a.start : a.end]: a.holders
        for a in found(JOINT)
        if {"Norway", "Canada"} <= set(a.holders)
    }
    assert any(said.startswith("We will keep") for said in ours)
    assert any(said.startswith("Through the new committee") for said in ours)
    assert not any("ice go" in said for said in ours)


def test_the_writer_of_a_record_says_what_it_gives_to_i() -> None:
    text = (
        "Port Anse, 2 May 2031\n\nVisit to the river\n\nFor the Prime Minister from Dahl\n\n"
        "I said that our government strongly supported the survey. Mr Okoro said that he would help. "
        "I asked for his continued support."
    )
    holders = {text[a.start : a.end]: a.holder for a in found(text, kind=Kind.OTHER)}
    assert any("continued support" in said and who == "Dahl" for said, who in holders.items())
    without = found(text.replace("For the Prime Minister from Dahl\n\n", ""), kind=Kind.OTHER)
    assert all(a.holder != "Dahl" for a in without)
