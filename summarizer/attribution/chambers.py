"""Whether a transcript is of a body whose members speak to each other: a debate, questions to ministers, a hearing."""

from __future__ import annotations

import re

from summarizer.models.document import Kind, PreparedText
from summarizer.words.seldom import Seldom

__all__ = ["is_sitting", "speakers_of"]

#: In a chamber one speaks to its chair, of each other as its members, and of the chamber as "this House".
_AS_MEMBERS = Seldom(
    r"(?<!Dear )\b(?:Mr\.?|Mrs\.?|Ms\.?|Madam|Madame) (?:(?:Deputy|Acting|Vice) )?"
    r"(?:Speaker|Chair(?:man|woman|person)?)\b"
    r"|\b(?:the|my|her|his|our) (?:right )?hon(?:ou?rable)?\.? (?:and \w+ )?"
    r"(?:members?|friends?|gentlem[ae]n|lad(?:y|ies)|colleagues?|senators?)\b"
    r"|\bthe (?:noble lord|noble baroness|(?:gentlem[ae]n|gentlewom[ae]n|gentlelady|senator) from)\b"
    r"|\bthis (?:House|Chamber|Senate)\b|\byield (?:back|the floor|to the|the balance)\b|\bpoint of order\b",
    re.IGNORECASE,
)
#: Said in a chamber, and elsewhere too.
_OF_A_MEMBER = re.compile(
    r"\bthe (?:member|senator|gentlem[ae]n)\b(?! (?:states?|of)\b)", re.IGNORECASE
)
#: A line of the head that names such a body, or says that the press was there.
_CHAMBER = re.compile(
    r"\b(?:parliament|assembly|senate|congress|house of|chamber|council|committee|hansard|hearing)\b",
    re.IGNORECASE,
)
_PRESS = re.compile(
    r"\b(?:interview|doorstop|press|media|briefing|podcast|radio|television|tv|news)\b",
    re.IGNORECASE,
)
_HEAD = 6
_FEWEST = 2


def is_sitting(prepared: PreparedText) -> bool:
    """Whether several have the floor of a body in turn and speak as its members; no interview, no briefing."""
    if prepared.document.kind is not Kind.TRANSCRIPT:
        return False
    head = "\n".join(s.text for s in prepared.sentences[:_HEAD] if s.turn is None)
    if _PRESS.search(head) or len(speakers_of(prepared)) < _FEWEST:
        return False
    certain = sum(_AS_MEMBERS.search(s.text) is not None for s in prepared.account)
    if certain >= _FEWEST or _CHAMBER.search(head) is None:
        return certain >= _FEWEST
    members = sum(_OF_A_MEMBER.search(s.text) is not None for s in prepared.account)
    return certain > 0 or members >= _FEWEST


def speakers_of(prepared: PreparedText) -> tuple[str, ...]:
    """Return the labels of those who have the floor, in order."""
    return tuple(dict.fromkeys(s.turn for s in prepared.account if s.turn))
