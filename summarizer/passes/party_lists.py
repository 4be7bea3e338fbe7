"""Lists of those who took part: each once, with the role and the side that the document gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from summarizer.attribution.cast import Actor, ActorKind, Cast, same_actor
from summarizer.models.document import PreparedText
from summarizer.models.summary import Participant
from summarizer.names.places import known_place
from summarizer.passes.wording import folded, without_article

__all__ = ["as_parties", "one_a_side", "with_more", "with_names", "with_office"]

_MOST_PARTIES = 60


def with_more(
    parties: Sequence[Participant], more: Iterable[Participant]
) -> tuple[Participant, ...]:
    """Return parties and those of ``more`` who are not among them."""
    made = list(parties)
    for one in more:
        if len(made) < _MOST_PARTIES and not any(same_actor(one.name, p.name) for p in made):
            made.append(one)
    return tuple(made)


def with_names(
    parties: Sequence[Participant], names: Iterable[str], cast: Cast
) -> tuple[Participant, ...]:
    """Return parties and, of some names, those who are not among them."""
    return with_more(parties, as_parties(cast, names))


def as_parties(cast: Cast, names: Iterable[str]) -> Iterator[Participant]:
    """Yield a participant for each name."""
    return (_as_party(name, cast.actor(name)) for name in names)


def _as_party(name: str, actor: Actor | None) -> Participant:
    """Return a participant with the role and the side that the document gives them, where these say more."""
    bare = without_article(name)
    if actor is None:
        return Participant(name=bare)
    role = without_article(actor.role) if actor.role else None
    own_side = actor.affiliation is not None and same_actor(name, actor.affiliation)
    return Participant(
        name=bare,
        role=None if role is None or folded(role) == folded(name) else role,
        affiliation=None if own_side else actor.affiliation,
    )


def one_a_side(parties: Sequence[Participant]) -> tuple[Participant, ...]:
    """Leave out a state or group of which somebody else on the list is said to be the delegate."""
    sides = {_side(one.affiliation) for one in parties if one.affiliation is not None}
    return tuple(
        one for one in parties if one.affiliation or one.role or _side(one.name) not in sides
    )


def _side(name: str) -> str:
    """Return a state or group as it is compared: "the EU" is the European Union, "G-77/CHINA" a group of its own."""
    place = known_place(name) if "/" not in name else None
    return folded(place.name if place is not None else name)


def with_office(
    prepared: PreparedText, cast: Cast, parties: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """Give an office to the one person of a talk who must hold it: "the Norvik Ambassador" who is "Mr Lund" later on.

    That is so where one person is never introduced, stands beside another participant, and in no paragraph with the
    only office of a side that nobody is said to hold.
    """
    persons = [one for one in parties if _is_not_introduced(cast, one)]
    if len(persons) != 1:
        return parties
    person = persons[0]
    held = [one for one in parties if _may_hold(prepared, cast, person, one, parties)]
    if len(held) != 1:
        return parties
    update = {"role": held[0].name, "affiliation": held[0].affiliation}
    named = person.model_copy(update=update)
    return tuple(named if one is person else one for one in parties if one is not held[0])


def _may_hold(
    prepared: PreparedText,
    cast: Cast,
    person: Participant,
    office: Participant,
    parties: Sequence[Participant],
) -> bool:
    """Whether an office is open, and a person never named beside it but beside another of the parties."""
    return (
        _is_open_office(cast, office)
        and not _meet(prepared, person, office)
        and any(
            _meet(prepared, person, other) for other in parties if other not in (person, office)
        )
    )


def _is_not_introduced(cast: Cast, one: Participant) -> bool:
    actor = cast.actor(one.name)
    personal = actor is not None and actor.kind in (ActorKind.PERSON, ActorKind.NAME)
    return personal and one.role is None and one.affiliation is None


def _is_open_office(cast: Cast, one: Participant) -> bool:
    actor = cast.actor(one.name)
    return actor is not None and actor.kind is ActorKind.OFFICE and one.affiliation is not None


def _meet(prepared: PreparedText, one: Participant, other: Participant) -> bool:
    """Whether two are named in one paragraph."""
    here, there = (
        {s.paragraph for s in prepared.account if who.name in s.text} for who in (one, other)
    )
    return not here.isdisjoint(there)
