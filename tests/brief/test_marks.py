"""Quotation marks of a line stand in pairs, whatever is quoted, and no quotation begins amid a sentence."""

from __future__ import annotations

import pytest

from summarizer.brief import build_brief
from summarizer.brief.layout import lay_out
from summarizer.brief.phrasing.questions import question_in
from summarizer.brief.view.marks import paired
from summarizer.brief.view.note import StoryView
from summarizer.models.document import Kind
from summarizer.models.summary import Position
from tests.accounts.helpers import position, quote, record, summary


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Moor says: “The lock is shut.", "Moor says: “The lock is shut.”"),
        (
            "Moor says: “They call it “the pit” here.",
            "Moor says: “They call it ‘the pit’ here.”",
        ),
        ("The lock is shut,” Moor said.", "The lock is shut, Moor said."),
        ("The paper “Low tide\" – a study – is out.", "The paper “Low tide” – a study – is out."),
        ('Moor says: "The lock is shut.', 'Moor says: "The lock is shut."'),
        ('The "old" lock is shut," Moor said.', 'The "old" lock is shut, Moor said.'),
        ('Moor called it "odd" and “new”.', 'Moor called it "odd" and “new”.'),
        ("”Odd“", "Odd“”"),
        ("", ""),
    ],
)  # fmt: skip
def test_marks_stand_in_pairs(text: str, whole: str) -> None:
    assert paired(text) == whole


def test_long_rows_of_marks_are_read_once() -> None:
    for row in ("“" * 200_000, "”" * 200_000, '"' * 200_001, '“"' * 100_000):
        told = paired(row)
        assert told.count("“") == told.count("”")
        assert told.count('"') % 2 == 0


def view(text: str, *held: Position, kind: Kind = Kind.NEWS) -> StoryView:
    made = summary(record("a", text, kind=kind), positions=held)
    (told,) = lay_out(build_brief([made], sources={"a": text}), {"a": text}).stories
    return told


LEASE = (
    "Ole Brandt, who leads the council, spoke on Monday.\n\n"
    "“At no time did the council sell the quay nor did Mayor Moor sign any lease of the quay.\n\n"
    "“It is a rumour,” Brandt said."
)


def test_what_nor_joins_is_told_as_a_denial_or_with_the_words_before_it() -> None:
    words = "nor did Mayor Moor sign any lease of the quay"
    said = "Ole Brandt said that Mayor Moor did not sign any lease of the quay."
    held = position("Ole Brandt", "lease", "denies", said, quote(LEASE, words))
    held = held.model_copy(update={"supported": True})
    (party,) = view(LEASE, held).parties
    (told,) = party.lines
    assert told.text == said
    other = held.model_copy(
        update={"statement": "Ole Brandt said that Mayor Moor gave 40 crowns.", "supported": False}
    )
    (party,) = view(LEASE, other).parties
    (told,) = party.lines
    assert "At no time did the council sell the quay nor did Mayor Moor" in told.text
    assert told.text.count("“") == told.text.count("”")


def test_a_question_in_single_marks_is_not_put_into_the_mouth_of_who_answers_it() -> None:
    text = (
        "Norvik asked about tolls. It said 'You know that Orland won't drop the toll. If so will you close the lock?'"
        " Mr Lund countered, 'We must look at it. There may be another way.'"
    )
    held = position(
        "Mr Lund", "lock", "neutral", "Lund shrugged.", quote(text, "There may be another way")
    )
    told = [line.text for party in view(text, held).parties for line in party.lines]
    assert not any("close the lock" in line for line in told)


def test_a_long_question_is_cut_where_a_sentence_begins() -> None:
    first = "The first plan was called “Low water” and the second was called “High water?” "
    asked = f"This year's has no name. Why does the mayor {'so very ' * 14}much dislike names?"
    assert question_in(first + asked) == asked
    long = f"Why does the mayor {'so very ' * 30}much dislike names?"
    assert question_in(long).startswith("[…] ")


CHAMBER = """Ida Moor: The minister has dropped the ferry plan.

The Minister: I have not.

Ida Moor: Nobody in the ministry answers for the ferries. Will the minister answer for them?

The Minister: The ministry as a whole answers for them.

Ida Moor: When will the ferries run again?

The Minister: They will run in May.
"""


def test_a_member_who_asks_and_states_stands_under_the_own_name() -> None:
    dropped = "Ida Moor said that the minister has dropped the ferry plan."
    nobody = "Ida Moor said that nobody in the ministry answers for the ferries."
    told = [
        position("Ida Moor", "plan", "criticises", dropped,
                 quote(CHAMBER, "The minister has dropped the ferry plan.")),
        position("Ida Moor", "ferries", "criticises", nobody,
                 quote(CHAMBER, "Nobody in the ministry answers for the ferries.")),
        position("The Minister", "ferries", "affirms", "The Minister said that the ferries will run in May.",
                 quote(CHAMBER, "They will run in May.")),
    ]  # fmt: skip
    parties = {
        p.name: [line.text for line in p.lines]
        for p in view(CHAMBER, *told, kind=Kind.TRANSCRIPT).parties
    }
    assert parties["Ida Moor"] == [dropped, nobody]
    assert "Put in questions" not in parties
