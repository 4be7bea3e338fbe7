"""Bodies that met or wrote to each other and are called by what they are: "the union met with the company"."""

from __future__ import annotations

import re

from summarizer.attribution.cast import ActorKind, Cast
from summarizer.attribution.contacts import Contact
from summarizer.models.summary import Participant
from summarizer.passes.party_lists import with_more
from summarizer.passes.wording import without_article

__all__ = ["bodies_met"]

_BODY = (
    r"(?:company|firm|union|federation|association|government|ministry|department|agency|authority|council|committee"
    r"|commission|board|club|party|court|tribunal|team|delegation|mission|management|university|hospital|bank)"
)
_NAME = r"[A-Z][\w&.’'-]*(?: (?:of |for |the )?[A-Z][\w&.’'-]*){0,4}"
_WHO = rf"(?:(?:[Tt]he|[Aa]n?|[Oo]ur|[Ii]ts|[Tt]heir)\s+(?:[\w’'-]+\s+){{0,3}}?(?i:{_BODY})\b|(?:[Tt]he\s+)?{_NAME})"
#: The subject of the clause: what may stand between it and its verb has no comma.
_SUBJECT = re.compile(
    rf"(?:^|[.;:,]\s|[“\"]\s?|\b(?:and|but|that)\s)\W{{0,3}}(?P<who>{_WHO})\s[^.;:,]{{0,60}}$"
)
_OBJECT = re.compile(rf"(?:\s*|engaged\s)(?P<who>{_WHO})")
_FEWEST = 2


def bodies_met(cast: Cast, contact: Contact) -> tuple[Participant, ...]:
    """Return the two bodies that a sentence says dealt with each other, by name where it is known; else nobody."""
    text, start = contact.sentence.text, contact.sentence.start
    at, end = contact.start - start, contact.end - start
    subject = _SUBJECT.search(text, 0, at)
    behind = _OBJECT.match(text, at) if text.startswith("engaged", at) else _OBJECT.match(text, end)
    if subject is None or behind is None:
        return ()
    named = ((found["who"], start + found.start("who")) for found in (subject, behind))
    parties = with_more((), (_body(cast, words, place) for words, place in named))
    plain = any(_PLAIN.match(found["who"]) for found in (subject, behind))
    return parties if plain and len(parties) >= _FEWEST else ()


#: Names alone are read elsewhere, with more care for what they are.
_PLAIN = re.compile(rf"(?:[Tt]he|[Aa]n?|[Oo]ur|[Ii]ts|[Tt]heir)\s.*\b(?i:{_BODY})$", re.DOTALL)


def _body(cast: Cast, words: str, start: int) -> Participant:
    actor = cast.resolve(words, start)
    known = actor is not None and actor.kind is not ActorKind.GROUP
    return Participant(name=without_article(actor.name if actor is not None and known else words))
