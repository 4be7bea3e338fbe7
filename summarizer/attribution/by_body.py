"""Which sources are bodies: for "it", for "a spokesman" without more, and for "he", who is its delegate."""

from __future__ import annotations

import re
from collections.abc import Container

from summarizer.attribution.actor import ActorKind
from summarizer.attribution.english.verbs import source_words
from summarizer.attribution.parties import is_company
from summarizer.attribution.who import Who, words_in
from summarizer.names.introduced import is_organisation
from summarizer.names.persons import is_given_name

__all__ = ["has_a_delegate", "is_a_body", "is_bare_spokesman"]

_DELEGATING = frozenset({ActorKind.COUNTRY, ActorKind.ORGANISATION, ActorKind.OFFICE})
#: What a body is, in small letters before its name: "supermarket chain Bellmarket".
_SORT = re.compile(
    r"\b(?:agency|airline|association|bank|broadcaster|builder|carrier|chain|charity|club|company|firm|giant|group|"
    r"insurer|maker|manufacturer|network|newspaper|operator|producer|publisher|retailer|start-?up|supplier|union)"
    r"\s+[A-Z][^a-z\s]?[\w&.’'-]*(?:\s+[A-Z][\w&.’'-]*)*$"
)
_SPOKESMEN = frozenset(("spokesperson", "spokespeople"))


def is_a_body(who: Who, text: str, called_he: Container[str]) -> bool:
    """Whether a source is a body, also one by a name that may be a person's.

    That is told by what stands before it or by its last word. ``called_he``: whom the text calls "he" or "she".
    """
    if not who.actors:
        return False
    actor = who.actors[0]
    if actor.kind is not ActorKind.NAME:
        return actor.kind in (ActorKind.COUNTRY, ActorKind.ORGANISATION, ActorKind.MEDIA)
    if actor.name in called_he or is_given_name(actor.name.split()[0]):
        return False
    return (
        _SORT.search(who.text) is not None
        or is_company(actor.name)
        or is_organisation(actor.name, text)
    )


def is_bare_spokesman(who: Who) -> bool:
    """Whether a source is "a spokesman" or "the spokeswoman", and no word says whose."""
    return len(words := words_in(who.text)) == 1 and words[0] in _SPOKESMEN and not who.beyond


def has_a_delegate(who: Who) -> bool:
    """Whether "he" may be the delegate of a body, or the holder of an office that is named alone."""
    if not who.actors:
        return bool(set(words_in(who.head)) & source_words().deputies)
    kind = who.actors[0].kind
    return kind in _DELEGATING or (kind is ActorKind.NAME and who.text.isupper())
