"""Talks that a writer had one after the other, each with somebody else, and tells of in one cable, letter or note.

"I saw Kos before he left .. I also told Holm ..": whom the writer dealt with, and in which paragraphs they speak. Those
who speak in one paragraph talked together, and so did those who take turns throughout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from summarizer.attribution.attributions import Attribution
from summarizer.attribution.cast import Actor, ActorKind, Cast
from summarizer.attribution.contacts import medium_of
from summarizer.attribution.records import RecordSigns
from summarizer.attribution.talk_day import ToldDay, own_day, told_day
from summarizer.models.document import PreparedText, Sentence
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, Medium, Participant
from summarizer.passes.floor import said_in_talk
from summarizer.passes.party_lists import with_names, with_office
from summarizer.passes.whose import THE_AUTHOR

__all__ = ["separate_talks"]

_FEWEST = 2
_PERSONS = (ActorKind.PERSON, ActorKind.NAME)
#: The writer turns to somebody, who is named right behind.
_TO_THEM = re.compile(
    r"\b(?:I|[Ww]e)\b(?: [a-z’']+){0,4}? (?:see|saw|meet|met|told|asked|gave|informed|reminded|assured|thanked|handed"
    r"|showed|called on|urged|pressed|impressed (?:up)?on|(?:spoke|talked) (?:to|with)|(?:said|explained|replied|put it"
    r"|remarked|suggested) to)\s"
)
_RIGHT_BEHIND = 25
#: Somebody, who is named before, turns to the writer.
_TO_WRITER = re.compile(
    r"\b(?:told|asked|informed|reminded|assured|thanked|approached|greeted|received|summoned|telephoned|urged|pressed"
    r"|called on|came (?:up )?to|came to see|came in to see|(?:spoke|said|turned) to|spoke with)\s(?:me|us)\b"
)
_BEFORE = 80
#: Words of talks in a sentence that gives the day of all of them.
_OF_ALL = re.compile(
    r"\b(?:conversations|talks|meetings|calls|receptions?|visits|discussions)\b", re.IGNORECASE
)


@dataclass
class _Talk:
    """Whom the writer talked with at once, where it is first told, and in which paragraphs they speak."""

    actors: list[Actor]
    told: Sentence
    at: tuple[int, int]
    paragraphs: set[int] = field(default_factory=set[int])


def separate_talks(
    prepared: PreparedText, cast: Cast, found: Sequence[Attribution], signs: RecordSigns
) -> tuple[Conversation, ...]:
    """Return the talks that a writer had one after the other with different people; nothing where there is but one."""
    if signs.first_person is None or signs.heading is not None or len(signs.attendees) > 1:
        return ()
    spoke = _spoken(prepared, cast, found)
    talks = _joined(_dealt_with(prepared, cast), spoke)
    if len(talks) < _FEWEST or _take_turns(talks):
        return ()
    day = _day_of_all(prepared, talks)
    return tuple(_conversation(prepared, cast, signs, one, day) for one in talks)


def _spoken(
    prepared: PreparedText, cast: Cast, found: Sequence[Attribution]
) -> dict[int, list[Actor]]:
    """Return who speaks in each paragraph."""
    spoke: dict[int, list[Actor]] = {}
    for number, name in said_in_talk(prepared, cast, found, _PERSONS):
        actor, sentence = cast.actor(name), prepared.sentence(number)
        if actor is not None and sentence is not None:
            spoke.setdefault(sentence.paragraph, []).append(actor)
    return spoke


def _dealt_with(prepared: PreparedText, cast: Cast) -> list[_Talk]:
    """Return those the writer dealt with, each with the first sentence that says so."""
    talks: list[_Talk] = []
    for sentence in prepared.account:
        for actor, at in _in_sentence(cast, sentence):
            if not any(actor in one.actors for one in talks):
                talks.append(_Talk([actor], sentence, at))
    return talks


def _in_sentence(cast: Cast, sentence: Sentence) -> Iterator[tuple[Actor, tuple[int, int]]]:
    for found in _TO_THEM.finditer(sentence.text):
        start = sentence.start + found.end()
        behind = cast.between(start, min(sentence.end, start + _RIGHT_BEHIND))
        yield from ((cast.actors[m.actor], found.span()) for m in behind[:1])
    for found in _TO_WRITER.finditer(sentence.text):
        end = sentence.start + found.start()
        before = cast.between(max(sentence.start, end - _BEFORE), end)
        yield from ((cast.actors[m.actor], found.span()) for m in before[-1:])


def _joined(dealt: Sequence[_Talk], spoke: dict[int, list[Actor]]) -> list[_Talk]:
    """Return those dealt with who also speak, with whoever speaks in a paragraph of theirs."""
    talks: list[_Talk] = []
    for one in dealt:
        own = {p for p, actors in spoke.items() if one.actors[0] in actors}
        if not own:
            continue
        own.add(one.told.paragraph)
        talk = next((t for t in talks if t.paragraphs & own), None)
        if talk is None:
            talk = _Talk([], one.told, one.at)
            talks.append(talk)
        talk.paragraphs |= own
        beside = (actor for p in sorted(own) for actor in spoke.get(p, ()))
        talk.actors += [a for a in (*one.actors, *beside) if a not in talk.actors]
    return talks


def _take_turns(talks: Sequence[_Talk]) -> bool:
    """Whether several speak in turn throughout, as those do who talk together, and each of few paragraphs alone."""
    order = sorted((p, place) for place, talk in enumerate(talks) for p in talk.paragraphs)
    turns = len(list(groupby(place for _, place in order)))
    return turns > len(talks) + 1 and turns * 2 > len(order)


def _day_of_all(prepared: PreparedText, talks: Sequence[_Talk]) -> ToldDay:
    """Return the day that a sentence before the first talk gives all of them: "yesterday's two receptions"."""
    first = min(min(talk.paragraphs) for talk in talks)
    opening = [s.text for s in prepared.account if s.paragraph < first and _OF_ALL.search(s.text)]
    days = (told_day(text, 0, len(text), own_day(prepared)) for text in opening)
    return next(filter(any, days), ToldDay())


def _conversation(
    prepared: PreparedText, cast: Cast, signs: RecordSigns, talk: _Talk, of_all: ToldDay
) -> Conversation:
    told = told_day(talk.told.text, *talk.at, own_day(prepared))
    day = told if any(told) else of_all
    names = (*(actor.name for actor in talk.actors), signs.author or THE_AUTHOR)
    parties: tuple[Participant, ...] = with_office(prepared, cast, with_names((), names, cast))
    return Conversation(
        participants=parties,
        date=day.date,
        date_text=day.words,
        medium=medium_of(talk.told.text) or Medium.IN_PERSON,
        quotes=(Quote(given=talk.told.text, cited=(talk.told.number,)),),
    )
