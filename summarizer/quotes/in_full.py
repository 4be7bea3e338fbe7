"""Whose words are those of a clause that names a person by first name and surname: a part of a text tells it."""

from __future__ import annotations

import re

from summarizer.attribution.elsewhere import somebody_else
from summarizer.models.quote import SpeakerCheck
from summarizer.names.bodies import is_body, is_office
from summarizer.names.places import known_place
from summarizer.quotes.given import SHARE
from summarizer.quotes.settled import is_in_full, settles, taken_away
from summarizer.quotes.speakers import SpeakerIndex, ToldSpeaker
from summarizer.text.quotations import Spoken

_NAME_WORD = re.compile(r"\w{2,}")


def told_in_full(index: SpeakerIndex, span: tuple[int, int], holder: str) -> ToldSpeaker | None:
    """Tell whose the words at a span are where a verb of saying has a person in full as its source; else ``None``.

    What stands before and behind the paragraph changes nothing in that, so that ``index`` need not know it. That it is
    somebody else is told of holders who are persons in full alone, and of whom the text of the index has no word.
    """
    covering = index.sources.covering(*span, SHARE)
    if not covering or not settles(covering[0]) or not is_in_full(covering[0]):
        return None
    told = index.plainly(span, holder)
    if told is not None:
        # Whom a person speaks for may be said elsewhere.
        return told if is_full_name(holder) or told.check is SpeakerCheck.NAMED else None
    text = index.attributed.prepared.text
    if not is_full_name(holder) or stands_in(holder, text.casefold()):
        return None
    if taken_away(covering[0], span):
        return None
    # Of a clause within somebody's words it is to be found out whose words these are.
    free = Spoken(text).at(covering[0].who[0].start) is None
    other = somebody_else(index.cast, covering, [holder], ()) if free else None
    return ToldSpeaker(SpeakerCheck.OTHER, other) if other is not None else None


def is_full_name(name: str) -> bool:
    """Whether a name is a person's, first name and surname: no office, body or place."""
    words = name.split()
    written = len(words) > 1 and all(word[0].isupper() and not word.isupper() for word in words)
    return written and not (is_office(name) or is_body(name) or known_place(name) is not None)


def stands_in(name: str, folded: str) -> bool:
    """Whether a word of a name, not the shortest, stands in a text without case."""
    return any(word in folded for word in _NAME_WORD.findall(name.casefold()))
