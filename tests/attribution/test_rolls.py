"""Lists of those present, an office on each line, and offices that go on as "he"."""

from __future__ import annotations

import pytest

from summarizer.attribution.attributed import Attributed
from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex

RECORD = """12. Memorandum of a Conversation, Ostvik, May 3, 1961

SUBJECT

Aid to the harbour

PARTICIPANTS

Zevran Oduya, Ambassador of Tarn
Mr. Telm Arvo, Economic Counselor, Embassy of Tarn
The Under Secretary

The Ambassador stated that the pier would be closed. It might be best to wait for May.

The Under Secretary said that this was a fine plan. He had always wanted Harbex to pay. He was glad, however, to ask \
Harbex. He stated that the loan was late.
""".replace("\\\n", "")
FOUND = (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)


def _told(words: str, holder: str) -> SpeakerCheck:
    start = RECORD.index(words)
    return SpeakerIndex(RECORD).check((start, start + len(words)), holder)


def test_a_line_of_a_roll_names_who_holds_an_office() -> None:
    actor = Attributed.of(RECORD).cast.actor("Zevran Oduya")
    assert actor is not None
    assert actor.role == "Ambassador of Tarn"


@pytest.mark.parametrize("words", ["the pier would be closed", "It might be best to wait for May"])
def test_the_office_is_whoever_the_roll_names(words: str) -> None:
    assert _told(words, "Zevran Oduya") in FOUND
    assert _told(words, "Telm Arvo") not in FOUND


def test_he_is_the_office_that_spoke_and_no_firm_it_named() -> None:
    assert _told("the loan was late", "Under Secretary") in FOUND
    assert _told("the loan was late", "Harbex") not in FOUND


def test_a_headline_is_no_line_of_a_roll() -> None:
    text = "It is late.\n\nHolm, Tarn Ambassador, Meets Arvo On Friday\n\nIt rained.\n"
    assert "Meets Arvo" not in [actor.name for actor in Attributed.of(text).cast.actors]
