"""Whose spokesman it is counts, and whether he is called spokesman or spokesperson does not."""

from __future__ import annotations

import pytest

from summarizer.models.document import SourceDocument
from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex
from summarizer.text.prepare import prepare

TEXT = (
    "The talks go on, the European Commission spokesperson said on Monday in Arland, where the envoys met.\n\n"
    "“The gates stay shut for the winter,” the spokesperson said.\n"
)


@pytest.mark.parametrize(
    ("holder", "check"),
    [
        ("the spokesperson", SpeakerCheck.RESOLVED),
        ("a spokesman for the European Commission", SpeakerCheck.RESOLVED),
        ("a Commission spokeswoman", SpeakerCheck.RESOLVED),
        ("an EU spokesperson", SpeakerCheck.RESOLVED),
        ("the European Commission", SpeakerCheck.RESOLVED),
        ("a spokesperson for the White House", SpeakerCheck.OTHER),
        ("the Norwegian spokesman", SpeakerCheck.OTHER),
    ],
)
def test_a_spokesman_is_that_of_one_body(holder: str, check: SpeakerCheck) -> None:
    index = SpeakerIndex(prepare(SourceDocument(source="a", text=TEXT, language="en")))
    words = "The gates stay shut for the winter"
    at = TEXT.index(words)
    assert index.tell((at, at + len(words)), holder).check is check
