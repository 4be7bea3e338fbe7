"""Talks that somebody had one after the other, in one sentence: "after meetings with Holm and Kos, Lund said"."""

from __future__ import annotations

import re

from summarizer.attribution.cast import Cast
from summarizer.attribution.contacts import Contact
from summarizer.models.summary import Conversation, Participant

__all__ = ["one_by_one"]

_EACH = re.compile(
    r"\b(?:meetings|calls|conversations|(?:separate|back-to-back) (?:\w+ ){0,2}?talks)\s"
    r"(?:on \w+day |today |yesterday )?with\b"
    r"|\b(?:met|spoke|talked|spoken) (?:\w+ ){0,2}?(?:separately|individually|in turn)\b",
)
#: Behind those who were met: "met Holm and Kos separately".
_SEPARATELY = re.compile(r"[^.;:]{0,160}?\b(?:separately|individually|in turn)\b")
_FEWEST_OTHERS = 2


def one_by_one(cast: Cast, contact: Contact, talk: Conversation) -> tuple[Conversation, ...]:
    """Return a talk as several where one party had one with each of the others; else that one alone."""
    text, first = contact.sentence.text, contact.sentence.start
    at = contact.start - first
    told = text[at : contact.end - first]
    apart = _EACH.search(text, at, at + len(told) + _REACH) or (
        told.lower().startswith("met") and _SEPARATELY.match(text, at)
    )
    own = _own(cast, contact, talk) if apart else None
    others = [one for one in talk.participants if one is not own]
    if own is None or len(others) < _FEWEST_OTHERS:
        return (talk,)
    return tuple(talk.model_copy(update={"participants": (own, one)}) for one in others)


_REACH = 24


def _own(cast: Cast, contact: Contact, talk: Conversation) -> Participant | None:
    """Return the one whose talks they were: who alone stands before the words, or behind the comma that ends them."""
    sentence = contact.sentence
    comma = sentence.text.rfind(", ", contact.end - sentence.start)
    before = _named(cast, talk, sentence.start, contact.start)
    fronted = _named(cast, talk, sentence.start + comma, sentence.end) if comma > 0 else []
    alone = before or fronted
    return alone[0] if len(alone) == 1 else None


def _named(cast: Cast, talk: Conversation, start: int, end: int) -> list[Participant]:
    names = {cast.actors[m.actor].name for m in cast.between(start, end)}
    return [one for one in talk.participants if one.name in names]
