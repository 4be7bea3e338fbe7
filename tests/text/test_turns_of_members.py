"""A member who asks under a label goes on in the paragraphs below it, and may begin with a quotation."""

from __future__ import annotations

from summarizer.text.turns import speaker_turns

DEBATE = """Questions to the Minister

Ms. Tilda Marsh (Outer Bay): Will the Minister repeat the harbour report each year?

The Minister: We set out what was done, and what was not.

Ms. Marsh: I thank the Minister for the answer. The report was called a promise.

What became of the promise?

The Minister: It is kept every day.

Members: Where is it?

Ms. Marsh: "Where is it?" is indeed the question. The pilots wait for it.

What about the dues? Which Minister answers for them?

The Minister: I do.
"""


def test_questions_below_the_label_of_somebody_who_asks_are_that_ones() -> None:
    turns = speaker_turns(DEBATE)
    at = DEBATE.index("What about the dues?")
    assert [t.speaker for t in turns if t.start <= at < t.end] == ["Ms. Marsh"]
    at = DEBATE.index("What became of")
    assert [t.speaker for t in turns if t.start <= at < t.end] == ["Ms. Marsh"]


def test_a_turn_may_begin_with_a_quotation() -> None:
    at = DEBATE.index("is indeed the question")
    assert [t.speaker for t in speaker_turns(DEBATE) if t.start <= at < t.end] == ["Ms. Marsh"]
