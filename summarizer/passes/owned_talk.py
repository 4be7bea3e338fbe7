"""Whose talk with whom a sentence speaks of: "Mr Kos's meeting with Mr Holm", "the talk that Mr Kos had with him"."""

from __future__ import annotations

import re

from summarizer.attribution.cast import Cast
from summarizer.attribution.contacts import Contact
from summarizer.models.summary import Participant
from summarizer.passes.between import one_party
from summarizer.passes.party_lists import with_more

__all__ = ["is_owned", "owned_talk"]

_NAME = r"(?:the )?[A-Z][\w.’'-]*(?: (?:of |for )?[A-Z][\w.’'-]*){0,4}"
_OWNER = re.compile(rf"(?<![\w.’'-])(?P<who>{_NAME})['’]s (?:[\w-]+ ){{0,2}}?$")
_WITH = re.compile(rf"\s*(?P<whom>{_NAME})(?: and (?P<other>{_NAME}))?")
#: "the conversation which | Mr Kos had had with Mr Holm".
_HAD = re.compile(rf"(?P<who>{_NAME}) (?:had|has) (?:had |held )?with (?P<whom>{_NAME})")
#: A name that goes on: "Republic of Norland | (RN) State Councillor", "Norland Director | of the Lakes".
_GOES_ON = re.compile(r" (?:\([A-Z.]+\) [A-Z]|of the )")
_FEWEST = 2


def is_owned(contact: Contact) -> bool:
    """Whether the word for a talk stands behind the name of somebody whose talk it was."""
    return _OWNER.search(_before(contact)) is not None


def owned_talk(cast: Cast, contact: Contact) -> tuple[Participant, ...]:
    """Return whose talk it was and with whom, as the wording has it; fewer than two are nobody."""
    sentence = contact.sentence
    had = _HAD.match(sentence.text, contact.end - sentence.start)
    if had is not None:
        parts = ((had[name], sentence.start + had.start(name)) for name in ("who", "whom"))
        had_by = with_more((), filter(None, (one_party(cast, *part) for part in parts)))
        return had_by if len(had_by) >= _FEWEST else ()
    owner = _OWNER.search(_before(contact))
    found = _WITH.match(sentence.text, contact.end - sentence.start)
    if owner is None or found is None or _GOES_ON.match(sentence.text, found.end()):
        return ()
    named = [(owner["who"], owner.start("who"))]
    named += [(found[name], found.start(name)) for name in ("whom", "other") if found[name]]
    made = (one_party(cast, words, sentence.start + start) for words, start in named)
    parties = with_more((), filter(None, made))
    return parties if len(parties) >= _FEWEST else ()


def _before(contact: Contact) -> str:
    return contact.sentence.text[: contact.start - contact.sentence.start]
