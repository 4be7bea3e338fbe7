"""In a paper of a court, whoever pleads for a party is heard as the party and under their own name."""

from __future__ import annotations

import pytest

from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex
from summarizer.text.opinions import caption_of, pleads_for

FOUND = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)
PAPER = """IN THE SUPREME COURT OF NORLAND

Tilda Marsh, Applicant-Appellant-Petitioner-Appellant Vs Quay Builders Ltd, Respondent-Respondent

COUNSEL : Jonas Reed for the Appellant
Pia Stone, KC, for the Respondent-Respondent

Runa Holt J.

The Applicant-Appellant filed an application in the labour court. Learned counsel for the Applicant-Appellant \
submitted that the board had no power to cut the award. He further submitted that the award was just. \
Senior counsel for the respondent contended that the award was far too high. We dismiss the appeal.
"""


def test_a_caption_of_one_line_names_both_parties_and_who_pleads() -> None:
    caption = caption_of(PAPER, 0)
    assert caption is not None
    assert caption.roles["applicant"] == "Tilda Marsh"
    assert caption.roles["respondent"] == "Quay Builders Ltd"
    assert caption.counsel == {"appellant": "Jonas Reed", "respondent": "Pia Stone"}


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("the board had no power to cut the award", ("Tilda Marsh", "Jonas Reed"), "Pia Stone"),
        ("the award was far too high", ("Quay Builders Ltd", "Pia Stone"), "Jonas Reed"),
    ],
)
def test_counsel_speaks_for_the_party(words: str, right: tuple[str, ...], wrong: str) -> None:
    start = PAPER.index(words)
    index = SpeakerIndex(PAPER)
    for holder in right:
        assert index.check((start, start + len(words)), holder) in FOUND
    assert index.check((start, start + len(words)), wrong) not in FOUND


def test_counsel_for_a_body_is_no_party() -> None:
    assert pleads_for("counsel for the harbour board") is None
    assert pleads_for("learned senior counsel for the appellants") == "appellant"
