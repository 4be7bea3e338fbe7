"""The talk whose transcript a document is: "Transcript of a telephone conversation between Mr Kos and Mr Holm"."""

from __future__ import annotations

import re

from summarizer.attribution.cast import Cast
from summarizer.models.document import PreparedText
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, Medium
from summarizer.passes.record_head import day_of_record, medium_of_record
from summarizer.passes.record_talk import headed_parties

__all__ = ["transcribed_talk"]

_HEADING = re.compile(
    r"\b(?:transcript|transcription|recording|text|record) of (?:an? |the )?(?:[\w-]+ ){0,3}?"
    r"(?:conversations?|calls?|talks?|meetings?|discussions?) between\b",
    re.IGNORECASE,
)
_FIRST = 4


def transcribed_talk(prepared: PreparedText, cast: Cast) -> Conversation | None:
    """Return the talk that a heading says is transcribed, ``None`` where it does not name who talked."""
    heading = next((s for s in prepared.sentences[:_FIRST] if _HEADING.search(s.text)), None)
    parties = headed_parties(cast, heading)
    if heading is None or not parties:
        return None
    return Conversation(
        participants=parties,
        date=day_of_record(prepared, heading),
        medium=medium_of_record(prepared, heading) or Medium.UNKNOWN,
        quotes=(Quote(given=heading.text, cited=(heading.number,)),),
    )
