"""What a conversation was and where, as the passages behind it call it: a hearing, a press conference; "in Velmar"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from summarizer.models.summary import Conversation, Medium
from summarizer.names.places import known_place
from summarizer.words.days import MONTHS, WEEKDAYS

#: What is no talk between those who take part, each with what a passage calls it by.
COURT = "Court hearing"
_KINDS = {
    COURT: r"(?:[Ii]n|[Bb]efore|[Aa]t)(?: the| an?)?(?: [A-Z][\w.]*){0,4} [Cc]ourt\b"
    r"|courtroom|court hearing|arraign\w+|guilty",
    "Hearing": r"hearing|testif(?:y|ied|ies)|testimony",
    "Press conference": r"(?:press|news) conference",
    "Press briefing": r"(?:press|news|media) briefing",
    "Panel": r"panel discussion|(?:on|at|in|during) (?:a|the) panel",
    "Debate": r"(?:televised |presidential |parliamentary )?debate",
    "Roundtable": r"round-?table",
    "Interview": r"interview(?:ed)?",
}
_CALLED = {kind: re.compile(rf"\b(?:{words})\b") for kind, words in _KINDS.items()}
#: Who takes part in what is before a court.
_OF_A_COURT = re.compile(
    r"\b(?:judge|justice|magistrate|prosecutor|prosecution|defendant|plaintiff|attorney|lawyer|counsel|barrister)\b",
    re.IGNORECASE,
)
_BEFORE_A_JUDGE = re.compile(
    r"\b(?:judge|justice|magistrate|prosecutor|defendant)\b", re.IGNORECASE
)
#: Kinds that a passage has to call so beside one who took part; a talk may only mention a debate or an interview.
_ABOUT_IT = re.compile(
    r"\b(?:during|at|in|after|following|held|attended|took part in|opened|before)"
    r" (?:an?|the|his|her|their|its|today[’']s|yesterday[’']s|[A-Z][a-z]+[’']s)? ?(?:[\w-]+ ){0,2}$"
)
#: "talks in Velmar", "met on Friday in Velmar", "the round held in Kelm".
_HELD_IN = re.compile(
    r"\b(?:talks|meetings?|met|summit|conference|consultations|negotiations|session|round|visit)"
    rf"(?: (?:held|on (?:{'|'.join(WEEKDAYS)})|today|yesterday|again))? in (?:the )?"
    r"(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)


def kind_told(talks: Sequence[Conversation]) -> str:
    """Return what passages call a conversation whose medium says little: "Hearing"; empty where it is a talk."""
    if any(t.medium in (Medium.PHONE, Medium.VIDEO, Medium.WRITTEN) for t in talks):
        return ""
    roles = [p.role or p.name for t in talks for p in t.participants]
    court = any(map(_OF_A_COURT.search, roles))
    if are_of_a_court(roles):
        return COURT
    return next((k for text in _passages(talks) for k in _kinds_in(text, court=court)), "")


def are_of_a_court(roles: Sequence[str]) -> bool:
    """Whether several people are all of a court, and not all of them counsel."""
    all_of_it = len(roles) > 1 and all(map(_OF_A_COURT.search, roles))
    return all_of_it and any(map(_BEFORE_A_JUDGE.search, roles))


def _kinds_in(text: str, *, court: bool) -> Iterator[str]:
    """Yield what a passage calls the event it tells of; a court where those who take part belong to one."""
    for kind, called in _CALLED.items():
        found = called.search(text) if court or kind != COURT else None
        if found is not None and (kind == COURT or _is_event(text, found)):
            yield kind


def _is_event(text: str, found: re.Match[str]) -> bool:
    """Whether a passage tells something at or of an event, and does not only mention one."""
    acts = found.group().startswith(("testif", "interviewed")) or found.group().endswith(" panel")
    return acts or _ABOUT_IT.search(text[: found.start()]) is not None


def place_told(talks: Sequence[Conversation]) -> str:
    """Return the state or town in which passages say people talked; empty where none says it."""
    found = (m["place"] for text in _passages(talks) for m in _HELD_IN.finditer(text))
    return next((place for named in found for place in _place_in(named)), "")


def _place_in(named: str) -> Iterable[str]:
    """The whole of some words in capitals, else the first of them, that name a place."""
    words = named.split()
    if words[0] in (*MONTHS, *WEEKDAYS):
        return ()
    whole = known_place(named) is not None or len(words) == 1
    if not whole and re.search(r"['’]s?$", words[0]):
        # "Norland's Kelm": the town by itself.
        return (words[1],)
    return (named if whole else words[0],)


def _passages(talks: Sequence[Conversation]) -> Iterator[str]:
    yield from (" ".join((q.text or "").split()) for talk in talks for q in talk.quotes)
