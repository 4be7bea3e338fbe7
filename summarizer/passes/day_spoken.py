"""The day of a talk that somebody speaks right after: "Holm said on Monday .. Speaking after a meeting with Kos .."."""

from __future__ import annotations

import re

from summarizer.attribution.cast import Cast
from summarizer.attribution.contacts import Contact
from summarizer.attribution.talk_day import ToldDay, own_day, told_day
from summarizer.models.document import PreparedText, Sentence, SentenceRole

__all__ = ["day_spoken"]

_RIGHT_AFTER = re.compile(r"\W*(?:Speaking|Talking) (?:to [\w ]{3,40} )?(?:after|following)\b")
_SAYS = re.compile(r"\b(?:said|told (?:reporters|journalists)|announced|stated|warned)\b")
_NEAR = 2


def day_spoken(prepared: PreparedText, cast: Cast, contact: Contact, speaker: str) -> ToldDay:
    """Return the day on which whoever speaks right after a talk is said to have spoken, in a sentence near by."""
    sentence = contact.sentence
    if _RIGHT_AFTER.match(sentence.text) is None:
        return ToldDay()
    numbers = (sentence.number + step for step in (*range(-1, -_NEAR - 1, -1), 1))
    near = (one for one in map(prepared.sentence, numbers) if one is not None)
    days = (_day_said(prepared, cast, one, speaker) for one in near)
    return next(filter(any, days), ToldDay())


def _day_said(prepared: PreparedText, cast: Cast, sentence: Sentence, speaker: str) -> ToldDay:
    said = _SAYS.search(sentence.text)
    if said is None or sentence.role is SentenceRole.TITLE:
        return ToldDay()
    before = cast.between(sentence.start, sentence.start + said.start())
    if not any(cast.actors[m.actor].name == speaker for m in before):
        return ToldDay()
    return told_day(sentence.text, *said.span(), own_day(prepared))
