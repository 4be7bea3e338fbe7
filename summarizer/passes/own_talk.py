"""The talk that a document is itself the account of: records, minutes, cables, bulletins of negotiations.

No model is asked: who takes part is who is listed, or who is said to speak.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from summarizer.attribution.attributions import Attribution, CueKind
from summarizer.attribution.cast import Actor, ActorKind, Cast
from summarizer.attribution.contacts import medium_of
from summarizer.attribution.records import (
    Attendee,
    RecordSigns,
    Session,
    record_signs,
)
from summarizer.attribution.talk_day import ToldDay, own_day, told_day
from summarizer.models.document import Kind, PreparedText, Sentence
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, Medium, Outcome, Participant
from summarizer.names.holders import holders_of
from summarizer.names.places import known_place
from summarizer.passes.delegations import (
    bracketed_persons,
    crowd,
    crowd_word,
    delegations,
    has_headings,
    is_fragment,
    written_capitals,
)
from summarizer.passes.gathered import companions, gathered, national_delegates
from summarizer.passes.no_views import body_acts
from summarizer.passes.party_lists import (
    as_parties,
    one_a_side,
    with_more,
    with_names,
    with_office,
)
from summarizer.passes.record_head import day_of_record, first_full_sentence
from summarizer.passes.sittings import acting_body, attended_event, sitting_told, subject_bodies
from summarizer.passes.whose import THE_AUTHOR, is_sent
from summarizer.passes.wording import tidy

_FEWEST_PARTIES = 2
_FEWEST_SESSIONS = 2
_FEWEST_MENTIONS = 2
_MOST_OUTCOMES = 12
_MOST_SESSIONS = 12
#: The day of a sitting stands in its first sentences.
_FIRST_SENTENCES = 3
_IN_A_RECORD = (ActorKind.PERSON, ActorKind.OFFICE, ActorKind.NAME)
_IN_A_SESSION = (*_IN_A_RECORD, ActorKind.COUNTRY, ActorKind.ORGANISATION)
_OF_A_SESSION = (ActorKind.PERSON, ActorKind.COUNTRY)
_PLACE = re.compile(r"\b(?:in|at|near|outside|from)\s(?:the\s)?$|\bin [A-Z]\w+, $")
#: The bodies and crowds of any talk: none of them takes part beside its members.
_THE_BODY = re.compile(
    r"^(?:the )?(?:[\w-]+ ){0,3}?(?:part(?:y|ies)|committee|conference|council|commission|meeting|group|members"
    r"|delegat(?:es|ions)|participants|plenary|assembly|secretariat|consideration|congress|board|bureau|panel|session"
    r"|governments?|authorities|department|public|people|afterwards|incidentally)$"
    r"|^(?:the )?(?:members?|representatives?)$",
    re.IGNORECASE,
)
_TALKING = frozenset(CueKind) - {CueKind.DISCUSSES, CueKind.NARRATES}


def own_talks(
    prepared: PreparedText, cast: Cast, found: Sequence[Attribution]
) -> tuple[Conversation, ...]:
    """Return the talks a document is the account of: of a record one, of a bulletin each sitting; else none."""
    english = (prepared.document.language or "en")[:2] == "en"
    if not english:
        return ()
    signs = record_signs(prepared, cast)
    if prepared.document.kind is Kind.TRANSCRIPT and len(signs.attendees) < _FEWEST_PARTIES:
        return ()  # an interview, a briefing: nobody but a list of those present makes it the record of a talk
    if signs.is_record and not _is_bulletin(prepared, signs):
        parties = _parties_of_record(prepared, cast, found, signs)
        fewest = 1 if signs.first_person is not None else _FEWEST_PARTIES
        return (_record(prepared, signs, parties),) if len(parties) >= fewest else ()
    talks = _sessions(prepared, cast, found, signs)
    told = sorted((*talks, *_mentioned(prepared, cast, signs, talks)), key=_place)
    return tuple(told[:_MOST_SESSIONS]) or _by_report(prepared, cast)


def _place(talk: Conversation) -> int:
    """Return the number of the first sentence that tells of a sitting."""
    return min((n for quote in talk.quotes for n in quote.cited), default=0)


def _is_bulletin(prepared: PreparedText, signs: RecordSigns) -> bool:
    """Whether a document tells of several sittings, and nothing but turns makes it the record of one talk."""
    said = signs.heading is not None or len(signs.attendees) >= _FEWEST_PARTIES
    few = len(signs.sessions) <= _FEWEST_SESSIONS and not has_headings(prepared.account)
    return not said and not few and len(signs.sessions) >= _FEWEST_SESSIONS


def _by_report(prepared: PreparedText, cast: Cast) -> tuple[Conversation, ...]:
    """Return the one meeting that a cable or release reports without telling who spoke in it."""
    if is_sent(prepared):
        one = acting_body(prepared)
    else:
        one = attended_event(prepared, cast) if prepared.document.kind is not Kind.NEWS else None
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
    parties = with_more(parties, _speakers(prepared, cast, own, _IN_A_SESSION))
    parties = with_more(parties, as_parties(cast, _named_in(cast, told, _OF_A_SESSION)))
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


def _parties_of_record(
    prepared: PreparedText, cast: Cast, found: Sequence[Attribution], signs: RecordSigns
) -> tuple[Participant, ...]:
    if len(signs.attendees) > 1:
        return tuple(_listed(cast, one) for one in signs.attendees)
    parties = _speakers(prepared, cast, found, _IN_A_RECORD)
    if len(parties) < _FEWEST_PARTIES and signs.heading is not None:
        heading = signs.heading
        mentions = cast.between(heading.start, heading.end)
        parties = with_names(parties, (cast.actors[m.actor].name for m in mentions), cast)
    if len(parties) < _FEWEST_PARTIES and signs.first_person is not None:
        # "I saw Mr Okoro this morning. He was worried ..": whom the writer names first.
        met = _named_in(cast, (signs.first_person,), (ActorKind.PERSON,))
        parties = with_names(parties, islice(met, 1), cast)
    there = _named_in(cast, signs.attended, (ActorKind.PERSON,))
    parties = with_more(with_names(parties, there, cast), companions(cast, signs.attended))
    if signs.first_person is not None:
        parties = with_names(parties, (signs.author or THE_AUTHOR,), cast)
    return with_office(prepared, cast, one_a_side(parties))


def _named_in(
    cast: Cast, sentences: Iterable[Sentence], kinds: tuple[ActorKind, ...]
) -> Iterator[str]:
    """Yield who is named in some sentences, places apart: "met in Norland"."""
    for sentence in sentences:
        for mention in cast.between(sentence.start, sentence.end):
            before = sentence.text[: mention.start - sentence.start]
            actor = cast.actors[mention.actor]
            if (
                actor.kind in kinds
                and not _PLACE.search(before)
                and not _THE_BODY.match(actor.name)
            ):
                yield actor.name


def _listed(cast: Cast, one: Attendee) -> Participant:
    actor = cast.actor(one.name)
    affiliation = actor.affiliation if actor is not None else None
    return Participant(name=one.name, role=one.role, affiliation=affiliation)


def _speakers(
    prepared: PreparedText, cast: Cast, found: Sequence[Attribution], kinds: tuple[ActorKind, ...]
) -> tuple[Participant, ...]:
    """Return who is said to speak in the account, in order, whoever is only passed on left out."""
    return with_names((), _talking(prepared, cast, found, kinds), cast)


def _talking(
    prepared: PreparedText, cast: Cast, found: Sequence[Attribution], kinds: tuple[ActorKind, ...]
) -> Iterator[str]:
    for one in found:
        if _is_of_the_talk(prepared, one):
            names = map(_without_run_in, one.holders or holders_of(one.holder or ""))
            yield from (name for name in names if _speaks_there(cast, name, kinds))


def _speaks_there(cast: Cast, name: str, kinds: tuple[ActorKind, ...]) -> bool:
    """Whether a name is somebody's of these kinds; of nobody known, whether it is written as a name."""
    actor = cast.actor(name)
    if actor is None:
        return _THE_BODY.match(name) is None and name.rsplit(maxsplit=1)[-1][:1].isupper()
    return actor.kind in kinds and _may_speak(cast, actor, kinds)


def _without_run_in(name: str) -> str:
    """Return a state's name without the words that a text has run into it: "In Plenary Session Norland emphasised"."""
    head, _, last = name.rpartition(" ")
    if head and _RUN_IN.search(head) and known_place(last) is not None:
        return last
    return re.sub(r"^[A-Z][a-z]+ing (?=[A-Z])", "", name)


_RUN_IN = re.compile(r"\b(?:Session|Plenary|Meeting|Debate|Committee|Council|Assembly)$")


def _is_of_the_talk(prepared: PreparedText, one: Attribution) -> bool:
    """Whether somebody says something in the talk itself: nothing passed on, nothing said before it."""
    passed_on = one.chain or one.headline or one.nominal or one.holder is None
    return not passed_on and one.kind in _TALKING and not _before_the_talk(prepared, one)


def _may_speak(cast: Cast, actor: Actor, kinds: tuple[ActorKind, ...]) -> bool:
    """Whether an actor may be one who talks: no body, and in a record no name that stands once, or in capitals."""
    if actor.kind is ActorKind.PERSON:
        return True
    if actor.kind is ActorKind.NAME and kinds is _IN_A_RECORD:
        place = cast.actors.index(actor)
        written = sum(m.actor == place for m in cast.mentions)
        if written < _FEWEST_MENTIONS or actor.name.isupper():
            return False
    return _THE_BODY.match(actor.name) is None


def _before_the_talk(prepared: PreparedText, one: Attribution) -> bool:
    """Whether "had" tells that it was said before: "Mr Casey had pointed out", also further on in the same clause."""
    sentence = prepared.sentence(one.sentence)
    first = sentence.start if sentence is not None else one.start
    holder = re.escape(one.holder_text.strip())
    before = prepared.text[first : one.start]
    return re.match(
        rf"(?:{holder})?\s*had\b", prepared.text[one.start : one.end], re.IGNORECASE
    ) is not None or (
        re.search(rf"{holder}\b[^.;]*\bhad\b[^.;]*,\s*$", before, re.IGNORECASE) is not None
    )


def _record(
    prepared: PreparedText, signs: RecordSigns, parties: tuple[Participant, ...]
) -> Conversation:
    shown = signs.heading or signs.listed_at or signs.first_person or first_full_sentence(prepared)
    quotes = [_quote(s) for s in dict.fromkeys((shown, signs.listed_at or shown))]
    heading = signs.heading.text if signs.heading is not None else ""
    day = day_of_record(prepared, signs.heading)
    return Conversation(
        participants=parties,
        date=day,
        medium=medium_of(heading) or Medium.IN_PERSON,
        quotes=tuple(quotes),
    )


def _session(
    prepared: PreparedText,
    session: Session,
    found: Sequence[Attribution],
    parties: tuple[Participant, ...],
) -> Conversation:
    inside = [s for s in prepared.account if session.holds(s.number)]
    day = _day_of(prepared, inside[:_FIRST_SENTENCES])
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
