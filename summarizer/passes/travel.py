"""Whom a delegation met on its way: "a delegation led by Holm and Arvo visited Tarn. The delegation met with .."."""

from __future__ import annotations

import re

from summarizer.attribution.cast import ActorKind, Cast
from summarizer.attribution.contacts import Contact
from summarizer.models.document import PreparedText
from summarizer.models.summary import Participant
from summarizer.passes.gathered import parties_in
from summarizer.passes.party_lists import as_parties, with_more

__all__ = ["met_on_the_way"]

_GROUP = r"(?:delegation|team|mission|party)"
_LED = re.compile(rf"\b{_GROUP}\b[^.;]{{0,40}}?\b(?:led|headed) by\s")
#: Who leads it stands up to a dash, a verb or the end.
_ENDS = re.compile(
    r"\s?[–—]|,? (?:visited|travel\w+|met|arrived|held|is|was|to|today|on \d)\b|[.;]|$"
)
_LONGEST = 500
#: The delegation, or "they", is the subject of the verb.
_SUBJECT = re.compile(
    rf"(?:\b[Tt]he (?:[\w.-]+ ){{0,2}}?{_GROUP}|\b[Tt]hey)(?: (?:also|then|later|first|separately))*\s+$"
)
_MET = re.compile(
    r"(?:met|held (?:talks|meetings|consultations))(?: (?:for|in|on|over) [\w -]{2,30}?)?(?: (?:also|again))? with\s+"
)
_WHOM = re.compile(
    r"(?P<who>[^.;:]{3,240}?)"
    r"(?=,? (?:to|who|which|where|as part of|about|during|before|after|today|yesterday|in addition)\b|[.;:]|$)"
)
_ALONG = re.compile(r",? (?:along with|together with|as well as|and with|and)\b.*$")
_FIRST = 8


def met_on_the_way(prepared: PreparedText, cast: Cast, contact: Contact) -> tuple[Participant, ...]:
    """Return who leads a delegation and whom it met, where a sentence says so of "the delegation"; else nobody."""
    text, at = contact.sentence.text, contact.start - contact.sentence.start
    met = _MET.match(text, at)
    whom = _WHOM.match(text, met.end()) if met is not None else None
    if whom is None or _SUBJECT.search(text, 0, at) is None:
        return ()
    leaders = _leaders(prepared, cast)
    others = with_more(
        (), parties_in(cast, whom["who"], contact.sentence.start + whom.start("who"))
    )
    if not others:
        crowd = _ALONG.sub("", whom["who"])
        others = (Participant(name=crowd),) if crowd == crowd.lower() else ()
    return with_more(leaders, others) if leaders and others else ()


def _leaders(prepared: PreparedText, cast: Cast) -> tuple[Participant, ...]:
    """Return the persons who are said to lead the delegation that a document is about."""
    for sentence in prepared.account[:_FIRST]:
        found = _LED.search(sentence.text)
        if found is not None:
            text = sentence.text[: found.end() + _LONGEST]
            end = _ENDS.search(text, found.end())
            last = end.start() if end is not None else len(text)
            mentions = cast.between(sentence.start + found.end(), sentence.start + last)
            actors = (cast.actors[m.actor] for m in mentions)
            named = (a.name for a in actors if a.kind is ActorKind.PERSON or _is_full(a.name))
            return with_more((), as_parties(cast, named))
    return ()


def _is_full(name: str) -> bool:
    return re.fullmatch(r"[A-Z][\w’'.-]+ [A-Z][\w’'.-]+", name) is not None
