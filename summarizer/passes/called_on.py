"""The call that a cable reports: "Kos asked me to call at noon today", "in course of call by me on Minister Holm"."""

from __future__ import annotations

import re

from summarizer.attribution.cast import ActorKind, Cast
from summarizer.attribution.contacts import medium_of
from summarizer.attribution.records import RecordSigns
from summarizer.attribution.talk_day import own_day, told_day
from summarizer.models.document import PreparedText, Sentence
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, Medium
from summarizer.names.bodies import is_body
from summarizer.passes.party_lists import with_names
from summarizer.passes.whose import THE_AUTHOR

__all__ = ["call_reported"]

_NAME = r"(?P<who>(?!(?:He|She|They|It|We|I|You|Who|Which|This|That)\b)[A-Z][\w’'-]+(?: [A-Z][\w.’'-]+){0,3})"
_DAY = r"\b(?:this (?:morning|noon|afternoon|evening)|today|tonight|yesterday|last (?:night|evening)|on \w+day)\b"
#: Somebody has the writer come; telegrams leave "to" out.
_HAD_COME = re.compile(
    rf"(?:^|[.;,] |\b(?:morning|afternoon|evening|today|yesterday|night) ){_NAME} (?:\w+ly )?"
    r"(?:(?:asked|requested|invited|summoned) (?:me|us) (?:to )?(?:call|come|see|meet|visit)\b"
    r"|sent for (?:me|us)\b|called (?:me|us) in\b)"
)
#: The writer goes to somebody, on a day.
_WENT = re.compile(
    r"\b(?:I|We|we) (?:\w+ly )?(?:called (?:up)?on|saw|met(?: with)?|visited"
    rf"|had (?:an? )?(?:\w+ )?(?:talk|conversation|meeting|interview) with) (?:the )?{_NAME}(?=[^.;:]{{0,60}}?{_DAY})"
)
#: The call is a noun, the writer the one who made it; telegrams leave articles out.
_MADE = re.compile(
    r"\b(?:(?:call|visit)s? (?:\w+ )?by me|my (?:\w+ )?(?:call|visit)|(?:call|visit) (?:which )?I (?:made|paid)"
    rf"|my (?:\w+ )?(?:talk|conversation|meeting|interview)) (?:up)?(?:on|to|with) (?:the )?{_NAME}"
)
#: What a cable is about stands among its first sentences.
_FIRST = 8
_NOBODY = frozenset((ActorKind.ORGANISATION, ActorKind.COUNTRY, ActorKind.MEDIA, ActorKind.GROUP))


def call_reported(prepared: PreparedText, cast: Cast, signs: RecordSigns) -> Conversation | None:
    """Return the call that the first sentences of a cable tell of, of the one named there and who sends it."""
    for sentence in prepared.account[:_FIRST]:
        for pattern in (_HAD_COME, _WENT, _MADE):
            found = pattern.search(sentence.text)
            who = _called(cast, sentence, found) if found is not None else None
            if found is not None and who is not None:
                who = _without_place(prepared, who)
                parties = with_names((), (who, signs.author or THE_AUTHOR), cast)
                # "Kos asked me to call": on him, and by no telephone.
                around = sentence.text[: found.start()] + sentence.text[found.end() :]
                day = told_day(sentence.text, *found.span(), own_day(prepared), several=True)
                return Conversation(
                    participants=parties,
                    date=day.date,
                    date_text=day.words,
                    medium=medium_of(around) or Medium.IN_PERSON,
                    initiated_by=who if pattern is _HAD_COME else None,
                    quotes=(Quote(given=sentence.text, cited=(sentence.number,)),),
                )
    return None


def _called(cast: Cast, sentence: Sentence, found: re.Match[str]) -> str | None:
    """Return whom the words name, ``None`` of a body: what a ministry asks the writer to do is no call on it."""
    start = sentence.start + found.start("who")
    actors = [cast.actors[m.actor] for m in cast.between(start, sentence.start + found.end("who"))]
    if is_body(found["who"]) or any(actor.kind in _NOBODY for actor in actors):
        return None
    return actors[0].name if actors else found["who"]


def _without_place(prepared: PreparedText, name: str) -> str:
    """Return a name without the place of the telegram right behind it: "call on Minister Holm Velm 3 May"."""
    first, _, place = name.rpartition(" ")
    head = (s.text for s in prepared.sentences[:_HEAD])
    dated = place and any(re.search(rf"\b{re.escape(place)}, [^.]*\d", text) for text in head)
    return first if first and dated else name


#: The place and the day stand in the first lines.
_HEAD = 4
