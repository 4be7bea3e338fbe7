"""Sittings that a bulletin or cable mentions without telling who spoke, and the one that a debate is the words of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarizer.attribution.cast import ActorKind, Cast, Mention
from summarizer.attribution.chambers import is_sitting, speakers_of
from summarizer.attribution.contacts import medium_of
from summarizer.attribution.records import Sitting
from summarizer.attribution.talk_day import own_day, told_day
from summarizer.models.document import PreparedText, Sentence
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, Medium, Participant
from summarizer.passes.delegations import crowd, delegations
from summarizer.passes.gathered import around, gathered, has_led_delegations
from summarizer.passes.party_lists import with_more, with_names
from summarizer.passes.record_head import day_of_record, first_full_sentence
from summarizer.passes.wording import tidy, without_article

__all__ = ["acting_body", "attended_event", "debate_held", "sitting_told", "subject_bodies"]

#: A body that is written in capitals before the words for sitting: "The River Commission", "Delegates".
_SUBJECT = re.compile(
    r"(?:^|[,;]\s)\W*(?:[Tt]he )?(?P<who>[A-Z][\w’'()/-]*(?: (?:of|on|for|the|[A-Z][\w’'()/-]*)){0,8})\s*$"
)
#: What takes place, and does not itself talk.
_EVENT = re.compile(
    r"\b(?:conference|session|meeting|summit|workshop|congress|round|forum|symposium|seminar|talks|consultations"
    r"|negotiations|dialogue)s?\b",
    re.IGNORECASE,
)
_BODY = (
    r"(?:[Ss]ub-?[ -]?)?(?:[Cc]ommittee|[Cc]ouncil|[Cc]ommission|[Aa]ssembly|[Cc]onference|[Bb]oard|[Pp]anel"
    r"|[Gg]roup)"
)
_WHICH = r"(?: (?:of|on|for|No\.?|Number) (?:[A-Z][\w’'-]*|of|the|on|for|\d+)(?: [A-Z]\w*){0,3})?"
_BODY_NAMED = rf"(?P<who>(?:[A-Z][\w’'-]* ){{0,3}}{_BODY}{_WHICH})"
_ACT = r"(?:adopted|approved|carried|passed|rejected|endorsed)"
_BY_BODY = re.compile(rf"\b{_ACT}\b (?:\w+ )?by (?:the )?{_BODY_NAMED}")
_BODY_ACTS = re.compile(rf"(?:^|[.,;] |\bthe ){_BODY_NAMED},? (?:\w+ly )?{_ACT}\b")
_MOST_LOOKED_AT = 40


def debate_held(prepared: PreparedText, cast: Cast) -> Conversation | None:
    """Return the sitting whose words a transcript is, with those who have the floor; ``None`` of an interview."""
    if not is_sitting(prepared):
        return None
    spoken = ((label, cast.labelled(label)) for label in speakers_of(prepared))
    shown = first_full_sentence(prepared)
    return Conversation(
        participants=with_names((), (one.name if one else label for label, one in spoken), cast),
        date=day_of_record(prepared, None),
        medium=Medium.IN_PERSON,
        quotes=(Quote(given=shown.text, cited=(shown.number,)),),
    )


def sitting_told(
    prepared: PreparedText, cast: Cast, sitting: Sitting, others: Sequence[Sitting]
) -> Conversation | None:
    """Return a sitting that a bulletin mentions: with those it says came, else with the bodies that sat."""
    sentence = sitting.sentence
    told = [other.sentence.number for other in others]
    came = gathered(cast, around(prepared, sentence, told))
    floor = _floor(prepared, sentence, told)
    parties = with_more(came, floor) or _sat(prepared, cast, sitting)
    return _told(prepared, sentence, sitting.start, sitting.end, parties) if parties else None


def _floor(
    prepared: PreparedText, sentence: Sentence, others: Sequence[int]
) -> tuple[Participant, ...]:
    """Return the delegations that take the floor behind a sitting's sentence, up to the next one; none where few do."""
    after = [n for n in others if n > sentence.number]
    inside = [s for s in _section(prepared, sentence) if not after or s.number < min(after)]
    floor = delegations(inside)
    return floor if len(floor) >= _FEWEST_ON_FLOOR else ()


#: Two may be told of beside a sitting; three answer each other.
_FEWEST_ON_FLOOR = 3


def _sat(prepared: PreparedText, cast: Cast, sitting: Sitting) -> tuple[Participant, ...]:
    sentence = sitting.sentence
    before = prepared.text[sentence.start : sitting.start]
    if _EVENT.search(before):
        everybody = crowd(_section(prepared, sentence))
        if everybody is not None:
            return (Participant(name=everybody),)
    named = [m.text for m in cast.between(sentence.start, sitting.start) if _sits(cast, m)]
    subject = _SUBJECT.search(before)
    names = named or ([tidy(subject["who"])] if subject else [])
    return tuple(Participant(name=without_article(name)) for name in dict.fromkeys(names))


def _section(prepared: PreparedText, sentence: Sentence) -> Iterator[Sentence]:
    """Yield a sentence and what follows it up to the next heading."""
    for one in prepared.account:
        if one.number > sentence.number and one.text.startswith("#"):
            return
        if one.number >= sentence.number:
            yield one


def _sits(cast: Cast, mention: Mention) -> bool:
    """Whether a mention is a body's: an organisation, a group ("Parties"), an abbreviation ("AWG-LCA")."""
    kind = cast.actors[mention.actor].kind
    short = kind is ActorKind.NAME and mention.text.isupper() and " " not in mention.text
    return short or kind in (ActorKind.ORGANISATION, ActorKind.GROUP)


def subject_bodies(sentence: Sentence) -> tuple[str, ...]:
    """Return the bodies that sat together, as a sentence tells: "the River Council and the Assembly met"."""
    met = _MET.search(sentence.text)
    if met is None:
        return ()
    bodies = list(_NAMED.finditer(sentence.text, 0, met.start()))
    joined = all(_AND.fullmatch(sentence.text[a.end() : b.start()]) for a, b in pairwise(bodies))
    return tuple(dict.fromkeys(tidy(found["who"]) for found in bodies)) if joined else ()


_NAMED = re.compile(_BODY_NAMED)
_MET = re.compile(r"\b(?:re)?(?:met|convened|sat)\b")
_AND = re.compile(r"(?:,| and|, and)(?: the)? ")


def acting_body(prepared: PreparedText) -> Conversation | None:
    """Return the sitting in which a body adopted or rejected what a cable tells of, ``None`` without one."""
    for sentence in prepared.account[:_MOST_LOOKED_AT]:
        found = _BY_BODY.search(sentence.text) or _BODY_ACTS.search(sentence.text)
        if found is not None:
            start = sentence.start + found.start()
            parties = (Participant(name=tidy(found["who"])),)
            return _told(prepared, sentence, start, sentence.start + found.end(), parties)
    return None


def attended_event(prepared: PreparedText, cast: Cast) -> Conversation | None:
    """Return the meeting that a document reports and says who attended, ``None`` without one."""
    came = gathered(cast, prepared.account)
    if len(came) < _FEWEST:
        return None
    # Where delegations were led to it, it took place whatever it is called: "the fifth exchange of visits was held".
    sides = has_led_delegations(prepared.account)
    for sentence in prepared.account[:_FIRST]:
        held = _HELD.search(sentence.text) or (_WAS_HELD.search(sentence.text) if sides else None)
        if held is not None:
            start, end = sentence.start + held.start(), sentence.start + held.end()
            return _told(prepared, sentence, start, end, came)
    return None


#: A meeting that was held, among the first sentences of what reports it.
_HELD = re.compile(
    rf"(?:{_EVENT.pattern})[^.;]{{0,110}}?\b(?:held|took place|taken place|concluded|ended|closed|convened|hosted)\b",
    re.IGNORECASE,
)
_WAS_HELD = re.compile(r"\b(?:(?:was|were)(?: \w+ly)? held|took place) (?:in|at|on|from|via|by)\b")
_FEWEST, _FIRST = 2, 8


def _told(
    prepared: PreparedText,
    sentence: Sentence,
    start: int,
    end: int,
    parties: tuple[Participant, ...],
) -> Conversation:
    at = (start - sentence.start, end - sentence.start)
    day = told_day(sentence.text, *at, own_day(prepared), several=True)
    if not any(day) and _WAS_HELD.match(sentence.text, at[0]):
        # What was held on a day is not to come, whatever day the head of the document has.
        day = told_day(sentence.text, *at, None, several=True)
    return Conversation(
        participants=parties,
        date=day.date,
        date_text=day.words,
        medium=medium_of(sentence.text) or Medium.IN_PERSON,
        quotes=(Quote(given=sentence.text, cited=(sentence.number,)),),
    )
