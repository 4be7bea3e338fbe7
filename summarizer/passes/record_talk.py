"""The one talk that a record, minutes or a memorandum is the account of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from summarizer.attribution.attributions import Attribution
from summarizer.attribution.cast import ActorKind, Cast
from summarizer.attribution.records import Attendee, RecordSigns
from summarizer.models.document import PreparedText, Sentence
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, Medium, Participant
from summarizer.names.bodies import is_office
from summarizer.passes.between import one_party
from summarizer.passes.floor import IN_A_RECORD, named_in, speakers
from summarizer.passes.gathered import companions
from summarizer.passes.party_lists import one_a_side, with_more, with_names, with_office
from summarizer.passes.record_head import days_of_record, first_full_sentence, medium_of_record
from summarizer.passes.separate_talks import separate_talks
from summarizer.passes.whose import THE_AUTHOR
from summarizer.passes.wording import without_article

__all__ = ["headed_parties", "record_talks"]

_FEWEST_PARTIES = 2


def record_talks(
    prepared: PreparedText, cast: Cast, found: Sequence[Attribution], signs: RecordSigns
) -> tuple[Conversation, ...]:
    """Return the talk that a record tells of: one a day that its heading names, one each whom its writer saw alone."""
    several = separate_talks(prepared, cast, found, signs)
    if several:
        return several
    parties = _parties(prepared, cast, found, signs)
    fewest = 1 if signs.first_person is not None else _FEWEST_PARTIES
    if len(parties) < fewest:
        return ()
    days = days_of_record(prepared, signs.heading)
    return tuple(_record(prepared, signs, parties, day) for day in days)


def _record(
    prepared: PreparedText, signs: RecordSigns, parties: tuple[Participant, ...], day: str | None
) -> Conversation:
    shown = signs.heading or signs.listed_at or signs.first_person or first_full_sentence(prepared)
    quoted = dict.fromkeys((shown, signs.listed_at or shown))
    return Conversation(
        participants=parties,
        date=day,
        medium=medium_of_record(prepared, signs.heading) or Medium.IN_PERSON,
        quotes=tuple(Quote(given=s.text, cited=(s.number,)) for s in quoted),
    )


def _parties(
    prepared: PreparedText, cast: Cast, found: Sequence[Attribution], signs: RecordSigns
) -> tuple[Participant, ...]:
    if len(signs.attendees) > 1:
        return tuple(_listed(cast, one) for one in signs.attendees)
    attended = companions(cast, signs.attended)
    headed = headed_parties(cast, signs.heading)
    if headed:
        return with_office(prepared, cast, with_more(headed, attended))
    parties = speakers(prepared, cast, found, IN_A_RECORD)
    if len(parties) < _FEWEST_PARTIES and signs.heading is not None:
        heading = signs.heading
        mentions = cast.between(heading.start, heading.end)
        parties = with_names(parties, (cast.actors[m.actor].name for m in mentions), cast)
    if len(parties) < _FEWEST_PARTIES and signs.first_person is not None:
        # "I saw Mr Okoro this morning. He was worried ..": whom the writer names first.
        met = named_in(cast, (signs.first_person,), (ActorKind.PERSON,))
        parties = with_names(parties, islice(met, 1), cast)
    there = named_in(cast, signs.attended, (ActorKind.PERSON,))
    parties = with_more(with_names(parties, there, cast), attended)
    if signs.first_person is not None:
        parties = with_names(parties, (signs.author or THE_AUTHOR,), cast)
    return with_office(prepared, cast, one_a_side(parties))


def headed_parties(cast: Cast, heading: Sentence | None) -> tuple[Participant, ...]:
    """Return the two whom a heading says the talk was between: "Conversation between Mr Kos and Ambassador Holm"."""
    named = _in_brackets(heading.text) if heading is not None else ()
    if named:
        return named
    found = None if heading is None else _BETWEEN.search(heading.text)
    if heading is None or found is None:
        return ()
    parts = ((found[name].strip(), heading.start + found.start(name)) for name in ("one", "other"))
    named = with_more((), filter(None, (_party(cast, *part) for part in parts)))
    # "Between the Secretary and the Ambassador": the account has their names.
    clear = len(named) == _FEWEST_PARTIES and not any(is_office(one.name) for one in named)
    return named if clear else ()


def _in_brackets(heading: str) -> tuple[Participant, ...]:
    """Return those whose names stand in brackets behind their offices: "between the Premier (Kos) and .. (Holm)"."""
    begin = _BEHIND_BETWEEN.search(heading)
    listed = _BRACKETED.finditer(heading, begin.end()) if begin is not None else ()
    made = [Participant(name=one["name"], role=without_article(one["office"])) for one in listed]
    return tuple(made) if len(made) >= _FEWEST_PARTIES else ()


_BEHIND_BETWEEN = re.compile(r"\bbetween\s", re.IGNORECASE)
_BRACKETED = re.compile(
    r"(?:\W|\band\b)*(?P<office>[^()]{3,100}?)\s\((?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})\)"
)


def _party(cast: Cast, words: str, start: int) -> Participant | None:
    """Return a party of a heading: as the document knows it, else as it is written with capitals there."""
    written = _WRITTEN.fullmatch(words) is not None
    return one_party(cast, words, start) or (Participant(name=words) if written else None)


_WRITTEN = re.compile(r"[A-Z][\w.’'-]*(?: (?:of|for|the|[A-Z][\w.’'-]*))*")


#: What follows a comma is an office, a place or a day.
_BETWEEN = re.compile(
    r"\bbetween (?:the )?(?P<one>[^,;:()\n]{2,80}?)(?:, [^;:()\n]{2,80}?)? and (?:the )?(?P<other>[^,;:()\n]{2,80})",
    re.IGNORECASE,
)


def _listed(cast: Cast, one: Attendee) -> Participant:
    actor = cast.actor(one.name)
    affiliation = actor.affiliation if actor is not None else None
    return Participant(name=one.name, role=one.role, affiliation=affiliation)
