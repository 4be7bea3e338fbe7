"""Who spoke with each other by the heading of a record: "Conversation Between Secretary of State Kos and Premier Holm".

Such a heading stands in capital letters, so that its surnames are no names to whoever collects these; the record itself
says "the Secretary" and "the Premier" throughout.
"""

from __future__ import annotations

import re

from summarizer.attribution.actor import Actor, ActorKind
from summarizer.attribution.cast import Cast, single_phrase
from summarizer.attribution.who import words_in
from summarizer.models.document import PreparedText
from summarizer.words.seldom import Seldom

__all__ = ["offices_in_heading"]

#: Code points of a heading, and at the beginning of a body in which it stands.
_LONGEST, _HEAD = 300, 600
_BETWEEN = Seldom(
    r"\b(?:conversations?|meetings?|talks?|discussions?|calls?)\b[^\n]{0,30}?\s(?:between|with|of)\s+(?P<who>[^\n]{3,200})",
    re.IGNORECASE,
)
#: What parts those who spoke, and what stands behind the last: the place, the day.
_AND, _BEHIND = re.compile(r",?\s+and\s+|\s+with\s+"), re.compile(r",|;|\s(?:on|at|in)\s|\s\d")


def offices_in_heading(prepared: PreparedText, cast: Cast) -> list[tuple[Actor, str]]:
    """Return the persons whom the heading of a record names behind their offices, each with the office."""
    begin = prepared.document.body_start
    heading = (prepared.document.title or "")[:_LONGEST]
    found = _BETWEEN.search(heading) or _BETWEEN.search(prepared.text[begin : begin + _HEAD])
    listed = _AND.split(found["who"]) if found is not None else []
    named = (_named(_BEHIND.split(one, maxsplit=1)[0], cast) for one in listed)
    return [one for one in named if one is not None]


def _named(written: str, cast: Cast) -> tuple[Actor, str] | None:
    """Return who is written as an office and a name, and the office."""
    phrase = single_phrase(written.strip())
    words = words_in(written)
    if phrase is None or not phrase.role or not phrase.name or len(words) < 2:
        return None
    if words != (*words_in(phrase.role), *words_in(phrase.name)):
        return None
    known = cast.actor(phrase.name)
    return known or Actor(phrase.name, ActorKind.PERSON, role=phrase.role), phrase.role
