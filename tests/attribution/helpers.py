"""Whose words a passage of a text is, as tests ask it."""

from __future__ import annotations

from functools import cache

from summarizer.quotes.speakers import SpeakerIndex, ToldSpeaker


@cache
def _index(text: str) -> SpeakerIndex:
    return SpeakerIndex(text)


def told_of(text: str, quote: str, holder: str) -> ToldSpeaker:
    """Return whose the words of a quote are, asked for a holder."""
    start = text.index(quote)
    return _index(text).tell((start, start + len(quote)), holder)
