"""Paragraphs without quotation marks that a line announces: "In a joint note, Kos and Holm said:"."""

from __future__ import annotations

import pytest

from summarizer.models.quote import SpeakerCheck
from tests.attribution.helpers import told_of

FOUND = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)

LIVE = """Leaders of the Harbour Pilots' Guild said there had been little movement at their meeting with the minister.

In a note to members, Ruth Aldane and Jan Ostby, joint heads of the guild, said:

It is welcome that the minister came at last – and our ballot had its part in that.

There is no new figure for this year, and the office doubts that it needs one.

No pilot will be asked to work a double shift. We have kept three days free for talks.

However, the ministry was playing for time all week.

The minister, Carl Vendt, said the talks had been friendly.

Pilots have been asked to report at six.
"""

LETTER = """An open letter to the board

The board has closed three piers. We, the rowers of Ost, ask it to think again.

We stand behind the following demand drawn up by Ruth Aldane:

- The board should open the piers at once and acknowledge that the closure was a mistake;
- Fines for late boats should be dropped.

We hope for an answer in June.
"""

COURT = """We have read the papers of both sides and heard them in May. We turn to the first point.

The owners rely on what was found below. In its order of May the Harbour Tribunal wrote:

The pier was shut without any notice to its owners, which the statute does not allow.

We agree with that.
"""


@pytest.mark.parametrize(
    ("text", "quote", "holder"),
    [
        (LIVE, "It is welcome that the minister came at last", "Ruth Aldane and Jan Ostby"),
        (LIVE, "There is no new figure for this year", "Ruth Aldane and Jan Ostby"),
        (LIVE, "No pilot will be asked to work a double shift", "Ruth Aldane"),
        (LIVE, "We have kept three days free for talks", "Jan Ostby"),
        (LIVE, "the ministry was playing for time all week", "Ruth Aldane and Jan Ostby"),
        (LETTER, "The board should open the piers at once", "Ruth Aldane"),
        (LETTER, "acknowledge that the closure was a mistake", "Ruth Aldane"),
        (LETTER, "Fines for late boats should be dropped", "Ruth Aldane"),
        (COURT, "The pier was shut without any notice to its owners", "Harbour Tribunal"),
    ],
)
def test_paragraphs_are_whose_a_line_says(text: str, quote: str, holder: str) -> None:
    assert told_of(text, quote, holder).check in FOUND


@pytest.mark.parametrize(
    ("text", "quote", "holder"),
    [
        (LIVE, "the talks had been friendly", "Ruth Aldane"),
        (LIVE, "Pilots have been asked to report at six", "Ruth Aldane"),
        (LETTER, "The board has closed three piers", "Ruth Aldane"),
        (LETTER, "the closure was a mistake", "the board"),
        (LETTER, "We hope for an answer in June", "Ruth Aldane"),
        (COURT, "We agree with that", "Harbour Tribunal"),
    ],
)
def test_nothing_else_is_theirs(text: str, quote: str, holder: str) -> None:
    assert told_of(text, quote, holder).check not in FOUND


def test_a_name_is_the_same_with_its_article() -> None:
    words = "the PORT 17 Presidency had informed the pilots that the gate was open"
    text = f"An announcement was made that {words}.\n\nIt rained."
    assert told_of(text, words, "PORT 17 Presidency").check in FOUND


def test_many_announcements_cost_no_more_than_their_length() -> None:
    text = "Kos said:\n\nWe wait.\n\n" * 6_000
    assert told_of(text, "We wait", "Kos").check in FOUND
