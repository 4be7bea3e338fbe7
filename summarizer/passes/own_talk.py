"""The talk that a document is itself the account of: records, minutes, cables, bulletins of negotiations.

No model is asked: who takes part is who is listed, or who is said to speak.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from summarizer.attribution.attributions import Attribution
from summarizer.attribution.cast import ActorKind, Cast
from summarizer.attribution.contacts import medium_of
from summarizer.attribution.records import RecordSigns, Session, record_signs
from summarizer.attribution.talk_day import ToldDay, own_day, told_day
from summarizer.models.document import Kind, PreparedText, Sentence
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, Medium, Outcome, Participant
from summarizer.names.places import known_place
from summarizer.passes.called_on import call_reported
from summarizer.passes.delegations import (
    bracketed_persons,
    crowd,
    crowd_word,
    delegations,
    has_headings,
    is_fragment,
    written_capitals,
)
from summarizer.passes.floor import IN_A_SESSION, named_in, speakers
from summarizer.passes.gathered import gathered, national_delegates
from summarizer.passes.joint_press import talk_before_the_press
from summarizer.passes.letters import letter_talks
from summarizer.passes.no_views import body_acts
from summarizer.passes.party_lists import as_parties, one_a_side, with_more
from summarizer.passes.record_head import day_in_title
from summarizer.passes.record_talk import record_talks
from summarizer.passes.sittings import (
    acting_body,
    attended_event,
    debate_held,
    sitting_told,
    subject_bodies,
)
from summarizer.passes.transcribed import transcribed_talk
from summarizer.passes.whose import THE_AUTHOR, is_sent
from summarizer.passes.wording import tidy
from summarizer.passes.writers_talks import writers_talks

_FEWEST_PARTIES = 2
_FEWEST_SESSIONS = 2
_MOST_OUTCOMES = 12
_MOST_SESSIONS = 12
#: The day of a sitting stands in its first sentences.
_FIRST_SENTENCES = 3
_OF_A_SESSION = (ActorKind.PERSON, ActorKind.COUNTRY)


def own_talks(
    prepared: PreparedText, cast: Cast, found: Sequence[Attribution]
) -> tuple[Conversation, ...]:
    """Return the talks a document is the account of: of a record one, of a bulletin each sitting; else none."""
    english = (prepared.document.language or "en")[:2] == "en"
    if not english:
        return ()
    signs = record_signs(prepared, cast)
    if prepared.document.kind is Kind.TRANSCRIPT and len(signs.attendees) < _FEWEST_PARTIES:
        # An interview, a briefing: a list of those present alone makes it the record of a talk, or the floor of a body.
        held = debate_held(prepared, cast) or talk_before_the_press(prepared, cast)
        held = held or transcribed_talk(prepared, cast)
        return () if held is None else (held,)
    if signs.is_record and not _is_bulletin(prepared, signs):
        return _with_writers(prepared, cast, signs, record_talks(prepared, cast, found, signs))
    talks = _sessions(prepared, cast, found, signs)
    told = sorted((*talks, *_mentioned(prepared, cast, signs, talks)), key=_place)
    own = tuple(told[:_MOST_SESSIONS]) or _by_report(prepared, cast, signs)
    return _with_writers(prepared, cast, signs, own)


def _with_writers(
    prepared: PreparedText, cast: Cast, signs: RecordSigns, own: tuple[Conversation, ...]
) -> tuple[Conversation, ...]:
    """Add, of a cable, the talks that its writer tells of beside its own."""
    if not is_sent(prepared):
        return own
    return (*own, *writers_talks(prepared, cast, signs.author or THE_AUTHOR, own))


def _place(talk: Conversation) -> int:
    """Return the number of the first sentence that tells of a sitting."""
    return min((n for quote in talk.quotes for n in quote.cited), default=0)


def _is_bulletin(prepared: PreparedText, signs: RecordSigns) -> bool:
    """Whether a document tells of several sittings, and nothing but turns makes it the record of one talk."""
    said = signs.heading is not None or len(signs.attendees) >= _FEWEST_PARTIES
    few = len(signs.sessions) <= _FEWEST_SESSIONS and not has_headings(prepared.account)
    return not said and not few and len(signs.sessions) >= _FEWEST_SESSIONS


def _by_report(prepared: PreparedText, cast: Cast, signs: RecordSigns) -> tuple[Conversation, ...]:
    """Return the exchange a letter is part of, or the meeting that a cable or release reports without its speakers."""
    letters = letter_talks(prepared, cast)
    if letters:
        return letters
    one = None
    if is_sent(prepared):
        one = call_reported(prepared, cast, signs) or acting_body(prepared)
    elif prepared.document.kind is not Kind.NEWS:
        one = attended_event(prepared, cast)
    return () if one is None else (one,)


def _mentioned(
    prepared: PreparedText, cast: Cast, signs: RecordSigns, talks: Sequence[Conversation]
) -> Iterator[Conversation]:
    """Yield the sittings that a bulletin mentions beside those it tells of at length."""
    told = {n for talk in talks for quote in talk.quotes for n in quote.cited}
    others = [s for s in signs.sittings if s.sentence.number not in told]
    yield from filter(None, (sitting_told(prepared, cast, one, others) for one in others))


def _sessions(
    prepared: PreparedText, cast: Cast, found: Sequence[Attribution], signs: RecordSigns
) -> tuple[Conversation, ...]:
    """Return the sittings that a document tells of at length, with those who speak in them."""
    one = bool(signs.sessions) and _about_it(prepared, signs.sessions[0])
    if len(signs.sessions) < _FEWEST_SESSIONS and not one:
        return ()
    held = [(s, _parties_of_session(prepared, cast, found, signs, s)) for s in signs.sessions]
    decided = {act.sentence for act in body_acts(found)}
    return tuple(
        _session(prepared, session, found, parties)
        for session, parties in held
        if _are_enough(parties) or (parties and any(map(session.holds, decided)))
    )


def _are_enough(parties: Sequence[Participant]) -> bool:
    """Whether several talked; where something was decided, others were there than the one who is named."""
    return len(parties) >= _FEWEST_PARTIES or _is_crowd(parties)


def _is_crowd(parties: Sequence[Participant]) -> bool:
    """Whether those who talked are only known as a crowd: "Delegates"."""
    return len(parties) == 1 and crowd_word(parties[0].name)


def _parties_of_session(
    prepared: PreparedText,
    cast: Cast,
    found: Sequence[Attribution],
    signs: RecordSigns,
    session: Session,
) -> tuple[Participant, ...]:
    """Return who speaks in a sitting, or is said to be there; the bodies themselves where two or more sat."""
    bodies = subject_bodies(session.told)
    if len(bodies) >= _FEWEST_PARTIES:
        return tuple(Participant(name=name) for name in bodies)
    own = [one for one in found if session.holds(one.sentence)]
    inside = [s for s in prepared.account if session.holds(s.number)]
    floor = delegations(inside)
    told = (session.told, *(s for s in signs.attended if session.holds(s.number)))
    named = bracketed_persons(told)
    parties = with_more(named, gathered(cast, told))
    parties = with_more(parties, speakers(prepared, cast, own, IN_A_SESSION))
    parties = with_more(parties, as_parties(cast, named_in(cast, told, _OF_A_SESSION)))
    parties = with_more(parties, national_delegates(inside))
    clear = _without_lookalikes(parties, inside, session, named)
    if len(floor) >= _MANY:
        clear = _without_mere_words(cast, clear)
    return _with_crowd(prepared, inside, one_a_side(with_more(floor, clear)))


def _without_lookalikes(
    parties: Iterable[Participant],
    inside: Sequence[Sentence],
    session: Session,
    named: Sequence[Participant],
) -> tuple[Participant, ...]:
    """Leave out parts of names, the body that sits, and sides of those ``named`` that stand in brackets alone."""
    cut = written_capitals(inside)
    sides = {one.affiliation for one in named}
    return tuple(
        one
        for one in parties
        if not is_fragment(one.name, cut)
        and not _is_what_sits(one.name, session)
        and not (one.name in sides and _only_in_brackets(one.name, inside))
    )


#: Where so many delegations take the floor each is written as a bulletin writes delegations.
_MANY = 3


def _without_mere_words(cast: Cast, parties: Sequence[Participant]) -> tuple[Participant, ...]:
    return tuple(one for one in parties if not _is_a_mere_word(cast, one.name))


def _is_a_mere_word(cast: Cast, name: str) -> bool:
    """Whether a name is one capitalised word, or a heading, that is nobody's for certain: "Review", "TRACK TWO"."""
    actor = cast.actor(name)
    sure = actor is not None and actor.kind is not ActorKind.NAME
    plain = " " not in name or name.isupper()
    return not sure and plain and known_place(name) is None


def _with_crowd(
    prepared: PreparedText, inside: Sequence[Sentence], parties: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """Add those whom a bulletin calls "parties" or "delegates" where it names nobody, or the chair alone."""
    alone = len(parties) < _FEWEST_PARTIES and has_headings(prepared.account)
    everybody = crowd(inside) if alone else None
    return parties if everybody is None else (*parties, Participant(name=everybody))


def _only_in_brackets(name: str, inside: Sequence[Sentence]) -> bool:
    """Whether a state is named only as where a person comes from: "elected Nervo (Mexico) chairman"."""
    text = " ".join(s.text for s in inside)
    return text.count(name) == text.count(f"({name})")


def _is_what_sits(name: str, session: Session) -> bool:
    """Whether initials are those of the body whose sitting it is: "The SBSTA plenary resumed"."""
    short = _INITIALS.fullmatch(name) is not None and known_place(name) is None
    return short and name in session.told.text


_INITIALS = re.compile(r"[A-Z]{3,}(?:-[A-Z]+)?")


def _about_it(prepared: PreparedText, session: Session) -> bool:
    """Whether one sitting is what a document is about: in a report of it, but not in a story that mentions one."""
    return prepared.document.kind is not Kind.NEWS or session.told.text.startswith("#")


def _session(
    prepared: PreparedText,
    session: Session,
    found: Sequence[Attribution],
    parties: tuple[Participant, ...],
) -> Conversation:
    inside = [s for s in prepared.account if session.holds(s.number)]
    day = _day_of(prepared, inside[:_FIRST_SENTENCES])
    if not any(day):
        day = ToldDay(day_in_title(prepared))
    acts = [act for act in body_acts(found) if session.holds(act.sentence)]
    return Conversation(
        participants=parties,
        date=day.date,
        date_text=day.words,
        medium=medium_of(session.told.text) or Medium.IN_PERSON,
        outcomes=tuple(_outcome(prepared, act) for act in acts[:_MOST_OUTCOMES]),
        quotes=(_quote(session.told),),
    )


def _day_of(prepared: PreparedText, opening: Sequence[Sentence]) -> ToldDay:
    """Return the first day that the opening of a sitting tells as its own."""
    published = own_day(prepared)
    told = (_AHEAD.sub(" ", s.text) for s in opening)
    days = (told_day(text, 0, len(text), published) for text in told)
    return next((one for one in days if any(one)), ToldDay())


#: What is to come has a day of its own: "the annexes will be taken up on Thursday".
_AHEAD = re.compile(
    r"\b(?:will|shall|would|scheduled|expected|planned|due|to be)\b[^.;]*", re.IGNORECASE
)


def _outcome(prepared: PreparedText, act: Attribution) -> Outcome:
    text = prepared.text[act.start : act.end]
    return Outcome(text=tidy(text), quotes=(Quote(given=text, cited=(act.sentence,)),))


def _quote(sentence: Sentence) -> Quote:
    return Quote(given=sentence.text, cited=(sentence.number,))
