"""A readout is the voice of the one whose readout it is, not of whom that one spoke with."""

from __future__ import annotations

import pytest

from summarizer.models.document import Kind, SourceDocument
from summarizer.models.quote import SpeakerCheck
from summarizer.quotes.speakers import SpeakerIndex
from summarizer.text.prepare import prepare

TEXT = (
    "President Marta Lund spoke today with President Piet Aarts of Arden. They discussed the ferry between both "
    "countries. President Lund made clear that Orland will act firmly in defence of its ports where others "
    "harm us. The two presidents agreed to stay in touch."
)
WORDS = "Orland will act firmly in defence of its ports"


@pytest.mark.parametrize(
    "title",
    [
        "Readout of President Marta Lund’s Call with President Piet Aarts of Arden",
        "Readout of President Lund’s Meeting With President Piet Aarts of Arden",
        "Readout of the President’s call to President Piet Aarts of Arden",
    ],
)
def test_whom_the_issuer_spoke_with_does_not_say_what_the_issuer_says(title: str) -> None:
    document = SourceDocument(source="x", text=TEXT, title=title, kind=Kind.READOUT)
    start = TEXT.index(WORDS)
    index, span = SpeakerIndex(prepare(document)), (start, start + len(WORDS))
    assert index.check(span, "Marta Lund") in (SpeakerCheck.NAMED, SpeakerCheck.RESOLVED)
    for other in ("Piet Aarts", "President Piet Aarts", "Arden"):
        assert index.check(span, other) in (SpeakerCheck.OTHER, SpeakerCheck.NOT_FOUND)
