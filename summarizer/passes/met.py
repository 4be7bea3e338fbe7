"""Who met where one side, or both, have no name: "a group of envoys met members of the Lake Front"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.attribution.cast import ActorKind, Cast
from summarizer.attribution.contacts import Contact
from summarizer.models.summary import Participant
from summarizer.passes.clause import subjects_of
from summarizer.passes.crowds import a_crowd
from summarizer.passes.gathered import parties_in
from summarizer.passes.hosted import named_before
from summarizer.passes.participants import plainly_named
from summarizer.passes.party_lists import as_parties, with_more
from summarizer.words.patterns import any_of

__all__ = ["met_in_crowds", "met_where"]

_MET = re.compile(r"met\b(?:\s+with\b)?\s*", re.IGNORECASE)
#: Where the clause of the verb begins.
_BORDER = re.compile(r"[,;:“”\"]\s|\b(?:after|when|that|while|before|since)\s")
#: "President Holm and members of her cabinet": a person, and a crowd.
_BESIDE = re.compile(r"(?<=[A-Z]\w\w)\w*\s+and\s+(?=(?:\w+\s+)?(?:members|officials|leaders)\b)")
_ALSO = re.compile(r"and\s+(?:the\s+)?(?:other\s+)?")
#: What has been done so far is no particular meeting: "she has met pilots".
_SO_FAR = re.compile(r"(?:\b(?:has|have)|[’'](?:ve|s))\s(?:\w+\s)?$")
_OBJECT = any_of(
    [
        (
            r"(?!(?:in|on|at|to|for|again|by|and|as|this|last|today|yesterday|virtually|with)\b)"
            r"(?P<who>[^.;:]{3,200}?)"
            r"(?=,? (?:to|on|at|in|who|which|as|for|about|during|following|today|yesterday|where|this|last|earlier"
            r"|after|before|including|among them)\b|[.;:”]|$)"
        )
    ]
)
_AMONG = any_of([r"\W*(?:including|among them)(?: were)? (?P<who>[^.;:]{3,160})"])
_FEWEST = 2


def met_in_crowds(cast: Cast, contact: Contact) -> tuple[Participant, ...]:
    """Return who met whom where a side is several without a name; nobody where both are named."""
    sentence = contact.sentence
    at = contact.start - sentence.start
    verb = _MET.match(sentence.text, at)
    behind = _OBJECT.match(sentence.text, verb.end()) if verb is not None else None
    if behind is None:
        return ()
    before = sentence.text[:at]
    if _SO_FAR.search(before):
        return ()
    begin = max((border.end() for border in _BORDER.finditer(before)), default=0)
    listed = _ALSO.match(before, begin)
    beside = None if listed is not None else _BESIDE.search(before, begin)
    listed = listed or beside
    ours = a_crowd(before[listed.end() if listed is not None else begin :])
    theirs = a_crowd(behind["who"])
    ours = None if _of_states(cast, sentence.start + begin, contact.start) else ours
    by_name = ours is None and (theirs is None or plainly_named(cast, contact))
    if by_name or _of_states(cast, contact.end, sentence.start + behind.end("who")):
        return ()
    persons = named_before(cast, contact) if listed is not None or ours is None else ()
    named = as_parties(cast, (a.name for a in persons or subjects_of(cast, contact)))
    crowd = (Participant(name=ours),) if ours is not None else ()
    own = with_more((), (*(named if ours is None or listed is not None else ()), *crowd))
    others = _named(cast, contact, behind) if theirs is None else _crowd(cast, contact, behind)
    parties = with_more(own, others) if own else ()
    return parties if len(parties) >= _FEWEST else ()


def _of_states(cast: Cast, start: int, end: int) -> bool:
    """Whether states are named whose leaders or envoys a crowd is: these stand for it, "the leaders of Norland"."""
    mentions = cast.between(start, end)
    return any(
        cast.actors[m.actor].kind is ActorKind.COUNTRY and not m.possessive for m in mentions
    )


def _named(cast: Cast, contact: Contact, found: re.Match[str]) -> Iterator[Participant]:
    yield from parties_in(cast, found["who"], contact.sentence.start + found.start("who"))


def _crowd(cast: Cast, contact: Contact, found: re.Match[str]) -> Iterator[Participant]:
    """Yield a crowd and those who are named of it: "members of the Lake Front, including its leader Jan Kos"."""
    yield Participant(name=a_crowd(found["who"]) or found["who"])
    among = _AMONG.match(contact.sentence.text, found.end())
    if among is not None:
        yield from _named(cast, contact, among)


#: "after a meeting in Norvik that included Sudria and ten others", "pledges made by A, B and C at the Lake Summit".
_INCLUDED = any_of(
    [
        (
            r"(?:that (?:included|involved|brought together|was attended by)|attended by|including|involving)"
            r" (?P<who>[^.;:]{3,200}?)(?=,? (?:said|told|says|to|on|at|in|who|which|that|as|for|agreed|announced)\b"
            r"|[.;:”]|$)"
        )
    ]
)
_MADE_BY = any_of([r"\w+ by (?P<who>[^.;]{5,160}?) at (?:the|their|a)\b"])
_OPENS = re.compile(
    r"(?:after|following|during|at|made|agreed|reached|announced|signed|adopted|given|issued)\b",
    re.IGNORECASE,
)


def met_where(cast: Cast, contact: Contact) -> tuple[Participant, ...]:
    """Return who took part in a meeting that a sentence only places: who it included, or who pledged something at it.

    Whoever speaks after a meeting that included others was there, too.
    """
    sentence = contact.sentence
    at, end = contact.start - sentence.start, contact.end - sentence.start
    if _OPENS.match(sentence.text, at) is None:
        return ()
    made = _MADE_BY.match(sentence.text, at)
    if made is not None:
        parties = with_more((), _named(cast, contact, made))
        return parties if len(parties) >= _FEWEST else ()
    behind = _INCLUDED.search(sentence.text, at, min(len(sentence.text), end + _REACH))
    if behind is None:
        return ()
    persons = (cast.actors[m.actor] for m in cast.between(sentence.start, contact.start))
    first = next((a.name for a in persons if a.kind is ActorKind.PERSON), None)
    own = with_more((), as_parties(cast, (first,) if first else ()))
    return with_more(own, _named(cast, contact, behind))


_REACH = 240
