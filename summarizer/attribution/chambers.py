"""Whether a transcript is of people who have the floor in turn: a debate, questions to ministers, a hearing."""

from __future__ import annotations

import re
from itertools import pairwise

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
#: A label that is a person's title and name, and no judge's: "Mr. HOLM", "Senator KOS".
_TITLED = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Senator|Representative|General|Colonel|Admiral|Captain|Ambassador)\b\.?\s+"
    r"(?!Justice\b)[^\W\d_]",
    re.IGNORECASE,
)
_IN_CHAIR = re.compile(r"(?:the )?(?:vice )?chair(?:man|woman|person)?\b", re.IGNORECASE)
#: Who asks for a station or a paper speaks to those who listen or read, too.
_ON_AIR = Seldom(
    r"\b(?:interview|viewers?|listeners?|audience|programme?|broadcast|moderator"
    r"|welcome (?:back|to)|(?:join|be with|talk to|talking to|speaking to) us|for being here|for your time)\b",
    re.IGNORECASE,
)
#: So often another than the last speaker has the floor where people talk with each other.
_FEWEST_CHANGES = 4


def is_sitting(prepared: PreparedText) -> bool:
    """Whether several have the floor of a body in turn and speak as its members; no interview, no briefing."""
    if prepared.document.kind is not Kind.TRANSCRIPT:
        return False
    head = "\n".join(s.text for s in prepared.sentences[:_HEAD] if s.turn is None)
    if _PRESS.search(head) or len(speakers_of(prepared)) < _FEWEST:
        return False
    if _question_each_other(prepared):
        return True
    certain = sum(_AS_MEMBERS.search(s.text) is not None for s in prepared.account)
    if certain >= _FEWEST or _CHAMBER.search(head) is None:
        return certain >= _FEWEST
    members = sum(_OF_A_MEMBER.search(s.text) is not None for s in prepared.account)
    return certain > 0 or members >= _FEWEST


def _question_each_other(prepared: PreparedText) -> bool:
    """Whether persons with a title ask and answer in turn, and for nobody but themselves: a hearing without a head."""
    labels = speakers_of(prepared)
    titled = [label for label in labels if _TITLED.match(label)]
    others = [label for label in labels if label not in titled and not _IN_CHAIR.match(label)]
    if others or len(titled) < _FEWEST:
        return False
    turns = [s.turn for s in prepared.account if s.turn]
    changes = sum(a != b for a, b in pairwise(turns))
    asked = any(s.turn and s.text.rstrip().endswith("?") for s in prepared.account)
    heard = not any(_ON_AIR.search(s.text) for s in prepared.account)
    return asked and heard and changes >= _FEWEST_CHANGES


def speakers_of(prepared: PreparedText) -> tuple[str, ...]:
    """Return the labels of those who have the floor, in order."""
    return tuple(dict.fromkeys(s.turn for s in prepared.account if s.turn))
