"""A talk as one sentence tells it: who took part, when and how; the model is asked where the wording does not say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from summarizer.attribution.cast import ActorKind, Cast
from summarizer.attribution.contacts import Contact, medium_of
from summarizer.attribution.talk_day import ToldDay, own_day, told_day
from summarizer.engines.base import Engine
from summarizer.models.document import PreparedText, Sentence, SentenceRole
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, Medium, Participant
from summarizer.passes.asked_on_air import asked_on_air
from summarizer.passes.between import between
from summarizer.passes.bodies_met import bodies_met
from summarizer.passes.came_together import came_together
from summarizer.passes.day_spoken import day_spoken
from summarizer.passes.draft import DocumentUsage
from summarizer.passes.fronted_talk import fronted_talk
from summarizer.passes.gathered import beside
from summarizer.passes.hearings import heard
from summarizer.passes.held_with import held_with
from summarizer.passes.hosted import hosted, with_listed
from summarizer.passes.invited import with_host
from summarizer.passes.joint_subjects import joint_subjects
from summarizer.passes.met import met_in_crowds, met_where
from summarizer.passes.offices_beside import with_offices
from summarizer.passes.owned_talk import owned_talk
from summarizer.passes.participants import (
    called_together,
    listed,
    plainly_named,
    read_by_code,
    said_to_have_come,
    summoned,
    without_places,
)
from summarizer.passes.party_lists import with_more
from summarizer.passes.said_in_meeting import said_in_meeting
from summarizer.passes.travel import met_on_the_way
from summarizer.passes.two_sides import two_sides
from summarizer.passes.wording import tidy
from summarizer.prompting import load_prompt, one_line
from summarizer.words.lists import actor_lists

__all__ = ["asked_talk", "by_wording", "day_of_talk", "told_elsewhere", "told_talk"]

_LONGEST_PASSAGE = 450
_FEWEST = 2
#: Another conversation that only gives the time of this one: "four days after a telephone call".
_OTHER_TALKS = re.compile(
    r"\b(?:after|before|since|ahead of) (?:an?|the|their|his|her) (?:[\w-]+ ){0,3}?"
    r"(?:call|conversation|meeting|talks)\b",
    re.IGNORECASE,
)
_SAME_TALK = re.compile(
    r"(?:This time,? )?(?:They|The (?:two|call|conversation|meeting|talks)|Both|It)\b",
    re.IGNORECASE,
)
_MEDIA = {"in person": Medium.IN_PERSON, **{m.value: m for m in Medium}}


def by_wording(prepared: PreparedText, cast: Cast, contact: Contact) -> tuple[Participant, ...]:
    """Return who took part where the wording alone says so; else nobody."""
    return (
        summoned(prepared, cast, contact)
        or fronted_talk(cast, contact)
        or said_in_meeting(cast, contact)
        or met_on_the_way(prepared, cast, contact)
        or met_in_crowds(cast, contact)
        or met_where(cast, contact)
        or heard(prepared, cast, contact)
        or between(cast, contact)
        or owned_talk(cast, contact)
        or came_together(cast, contact)
        or plainly_named(cast, contact)
        or called_together(prepared, cast, contact)
        or joint_subjects(cast, contact)
        or _called(prepared, cast, contact)
        or held_with(cast, contact)
        or asked_on_air(cast, contact)
        or bodies_met(cast, contact)
        or two_sides(prepared, cast, contact)
    )


def _called(prepared: PreparedText, cast: Cast, contact: Contact) -> tuple[Participant, ...]:
    """Return who called others together, and those who came."""
    parties = hosted(cast, contact)
    there = with_listed(prepared, cast, parties) if parties else ()
    return there if len(there) >= _FEWEST else ()


def asked_talk(
    prepared: PreparedText, cast: Cast, contact: Contact, engine: Engine, usage: DocumentUsage
) -> Conversation | None:
    """Return the talk of a sentence with the parties that the model names in it. Raises ``EngineError``."""
    passage = tidy(contact.sentence.text)[:_LONGEST_PASSAGE]
    line = usage.ask_line(engine, load_prompt("conversation").question(passage=one_line(passage)))
    parties, _, rest = line.partition("|")
    stated = rest.partition("|")[0].strip().lower()
    named = listed(prepared, cast, contact, parties.strip())
    return told_talk(prepared, cast, contact, without_places(cast, contact, named), stated)


def told_talk(
    prepared: PreparedText,
    cast: Cast,
    contact: Contact,
    named: tuple[Participant, ...],
    stated: str = "",
) -> Conversation | None:
    """Return the talk of a sentence with those ``named`` in it and whom the wording adds; ``None`` of fewer than two.

    ``stated``: the medium in a model's words, for where the text does not say.
    """
    if len(named) < _FEWEST:
        came = said_to_have_come(prepared, cast, contact)
        named = came or read_by_code(cast, contact, named)
    parties = _without_media(cast, named)
    if len(parties) < _FEWEST:
        return None
    day = day_of_talk(prepared, contact)
    day = day if any(day) else day_spoken(prepared, cast, contact, parties[0].name)
    sentence = contact.sentence
    there = _with_leaders(parties, beside(prepared, cast, sentence))
    there = with_host(prepared, cast, sentence, there)
    return Conversation(
        participants=with_listed(prepared, cast, with_offices(cast, sentence, there)),
        date=day.date,
        date_text=day.words,
        medium=_medium(prepared, contact) or _MEDIA.get(stated, Medium.UNKNOWN),
        quotes=(Quote(given=sentence.text, cited=(sentence.number,)),),
    )


def _with_leaders(
    parties: tuple[Participant, ...], there: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """Add those who were there too; they stand in the place of a mere "delegation" or "representatives"."""
    named = tuple(p for p in parties if not (there and _BARE.fullmatch(p.name)))
    return with_more(named, there)


_BARE = re.compile(r"(?:the )?(?:delegations?|representatives|officials|team)", re.IGNORECASE)


def _without_media(cast: Cast, parties: Iterable[Participant]) -> tuple[Participant, ...]:
    """Leave out those who only report: what somebody told an agency is an interview."""
    named = tuple(p for p in parties if not _reports(cast, p.name))
    # "We, the ministers of A and B, met": A and B, and no third party.
    sides = tuple(p for p in named if p.name.lower() not in actor_lists().titles.plural_roles)
    return sides if len(sides) >= _FEWEST else named


def _reports(cast: Cast, name: str) -> bool:
    actor = cast.actor(name)
    return actor is not None and actor.kind is ActorKind.MEDIA


def _medium(prepared: PreparedText, contact: Contact) -> Medium | None:
    """Return the medium that the wording tells, or else its sentence, the next one or the title."""
    sentence = contact.sentence
    passages = (
        prepared.text[contact.start : contact.end],
        _OTHER_TALKS.sub(" ", sentence.text),
        _goes_on(prepared, sentence),
        prepared.document.title or "",
    )
    if _VIRTUAL.match(prepared.text, contact.end):
        return Medium.VIDEO
    media = [medium_of(passage) for passage in passages]
    if _SPOKE.match(passages[0]) and media[1] is Medium.IN_PERSON:
        # "spoke today .. to prepare for the meeting": what they are to prepare is not how they spoke.
        media = [m for m in (*media[2:], media[1]) if m]
    spoken = _SPOKEN.search(passages[0]) is not None
    return next((m for m in media if m and not (spoken and m is Medium.WRITTEN)), None)


#: Right behind the words for a talk: "hosted | a virtual discussion".
_VIRTUAL = re.compile(r"\s+(?:an? |the )?virtual\b")
_SPOKE = re.compile(r"(?:spoke|talked)\b", re.IGNORECASE)
#: What is said is no letter, whatever else its sentence tells of: "spoke about the written reply".
_SPOKEN = re.compile(r"\b(?:spoke|talked|met|called|call|conversation|meeting)\b", re.IGNORECASE)


def _goes_on(prepared: PreparedText, sentence: Sentence) -> str:
    """Return the next sentence where it goes on about the same talk: "This time they spoke by video link"."""
    after = prepared.sentence(sentence.number + 1)
    if after is None or after.paragraph != sentence.paragraph or not _SAME_TALK.match(after.text):
        return ""
    return _OTHER_TALKS.sub(" ", after.text)


def day_of_talk(prepared: PreparedText, contact: Contact) -> ToldDay:
    """Return the day the wording gives."""
    sentence = contact.sentence
    at = (contact.start - sentence.start, contact.end - sentence.start)
    return told_day(sentence.text, *at, own_day(prepared), several=True)


def told_elsewhere(prepared: PreparedText, talk: Conversation) -> Conversation:
    """Return the one talk that a document tells of with the day and medium that other sentences give it."""
    update: dict[str, object] = {}
    if talk.date is None and talk.date_text is None:
        day = next(filter(any, map(_day_with_talk(prepared), prepared.account)), ToldDay())
        update = {"date": day.date, "date_text": day.words}
    if talk.medium is Medium.UNKNOWN and any(_THE_CALL.search(s.text) for s in prepared.account):
        update["medium"] = Medium.PHONE
    return talk.model_copy(update=update)


def _day_with_talk(prepared: PreparedText) -> Callable[[Sentence], ToldDay]:
    """Return what reads the day that a sentence gives to a talk it only speaks of: "the call this morning"."""
    published = own_day(prepared)

    def day(sentence: Sentence) -> ToldDay:
        found = None if sentence.role is SentenceRole.TITLE else _WITH_DAY.search(sentence.text)
        if found is None or _AHEAD.search(sentence.text):
            return ToldDay()
        return told_day(sentence.text, *found.span(), published, several=True)

    return day


_THE_CALL = re.compile(r"\b(?:the|their|this|that) (?:tele)?(?:phone )?call\b", re.IGNORECASE)
_WITH_DAY = re.compile(
    r"\b(?:the|their|this|that) (?:\w+ )?(?:call|meeting|talks|conversation) (?:earlier )?"
    r"(?:this (?:morning|afternoon|evening)|today|yesterday|last night|on \w+day)\b"
    r"|\b(?:spoke|talked|were talking|met) (?:earlier )?"
    r"(?:this (?:morning|afternoon|evening)|today|yesterday|last night)\b"
    r"|\b\w+day['’]s (?:call|meeting|talks|conversation|summit)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:will|would|plan\w*|expected|due|scheduled|next)\b", re.IGNORECASE)
