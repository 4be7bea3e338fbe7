"""What stands over a paper of a court is looked for once, and only where its words are."""

from __future__ import annotations

from summarizer.text import opinions
from summarizer.text.opinions import caption_of

PAPER = """IN THE SUPREME COURT OF NORLAND

IDA MOOR, Plaintiff and Respondent,
v.
FEN BARGES LTD, Defendant and Appellant.

HOLM, J.

Defendant Fen Barges appeals from a judgment for the loss of a barge.
"""


def test_a_caption_is_found_whoever_asks_and_however_often() -> None:
    first = caption_of(PAPER, 0)
    assert first is not None
    assert first.roles["plaintiff"] == "IDA MOOR"
    assert first.roles["appellant"] == "FEN BARGES LTD"
    assert caption_of(PAPER, 0, "") is first
    moved = caption_of(f"---\n{PAPER}", 4)
    assert moved is not None
    assert moved.judges == tuple((a + 4, b + 4) for a, b in first.judges)


def test_parties_and_judges_are_looked_for_only_where_a_text_has_their_words() -> None:
    seldom = (opinions._PARTY, opinions._BEFORE_NAME, opinions._OFFICE_FIRST, opinions._PLEADING)
    story = "The ferry left Moor Quay, and Ida Holm waited."
    assert not any(one.is_possible(story) for one in seldom)
    assert any(one.is_possible(PAPER) for one in seldom)
