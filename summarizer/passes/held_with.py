"""Who held a talk with whom, and who chaired it: "Norvik Docks held a meeting, chaired by Tarn, with the unions"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.attribution.cast import Cast
from summarizer.attribution.contacts import Contact
from summarizer.models.summary import Participant
from summarizer.passes.joint_subjects import as_written
from summarizer.passes.party_lists import with_more

__all__ = ["held_with"]

_HELD = re.compile(
    r"(?:held|had|resumed|opened|began) [\w -]{0,40}?(?:meetings?|talks|negotiations|discussions|consultations)\b"
)
_SUBJECT = re.compile(
    r"(?:^|[,;:“\"] |\b(?:that|when|after|while|as|and) )(?:[Tt]he )?(?P<who>[^\s,;:“”\"]+(?: [^\s,;:“”\"]+){0,7}?)"
    r"(?: (?:have|had|has|also|then|later|yesterday|today|on \w+day))*\s+$"
)
_CHAIRED = (
    r"(?:,? (?:chaired|hosted|mediated|convened|brokered|facilitated|moderated) by"
    r" (?P<chair>[^,;.]{2,60}?)(?:,|(?= with\b)))?"
)
_WITH = re.compile(
    rf"(?: yesterday| today| on \w+day)?{_CHAIRED} with (?:the )?(?P<whom>[^,;.:“”\"]{{2,80}}?)"
    r"(?=,? (?:on|in|at|to|over|about|after|before|during|this|last|yesterday|today|earlier|late|early|and|but|which"
    r"|who|that|as|for|from)\b|[.,;:“”\"]|$)"
)
#: The name behind what somebody is: "the conciliation service Tarn".
_NAME = re.compile(r"(?P<what>(?:[a-z-]+ ){0,5})(?P<name>[A-Z][\w&.’'-]*(?: [A-Z][\w&.’'-]*){0,4})")
_FEWEST = 2


def held_with(cast: Cast, contact: Contact) -> tuple[Participant, ...]:
    """Return who held a talk, with whom, and who chaired it; nobody where one of the two sides is not clear."""
    text, start = contact.sentence.text, contact.sentence.start
    at, end = contact.start - start, contact.end - start
    if _HELD.fullmatch(text, at, end) is None:
        return ()
    subject = _SUBJECT.search(text, max(0, at - _LONGEST), at)
    behind = _WITH.match(text, end)
    if subject is None or behind is None:
        return ()
    named = ((subject["who"], subject.start("who")), (behind["whom"], behind.start("whom")))
    parties = with_more((), filter(None, (as_written(cast, w, start + p) for w, p in named)))
    written = any(one.name != one.name.lower() for one in parties)
    if len(parties) < _FEWEST or not written:
        return ()
    return with_more(parties, _chair(behind["chair"]))


_LONGEST = 120


def _chair(words: str | None) -> Iterator[Participant]:
    """Yield who chaired a talk, by name, with what they are."""
    found = None if words is None else _NAME.fullmatch(words.removeprefix("the "))
    if found is not None:
        yield Participant(name=found["name"], role=found["what"].strip() or None)
