"""What an actor of a document is, and small questions about one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from summarizer.words.lists import actor_lists
from summarizer.words.tokens import tokens


class ActorKind(StrEnum):
    """What sort of actor it is. ``NAME`` is a capitalised name nothing else is known about."""

    PERSON = "person"
    OFFICE = "office"
    GROUP = "group"
    ORGANISATION = "organisation"
    COUNTRY = "country"
    MEDIA = "media"
    PAPER = "paper"
    NAME = "name"
    JOINT = "joint"


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or some body the document mentions, named as first fully written."""

    name: str
    kind: ActorKind
    role: str | None = None
    affiliation: str | None = None
    aliases: tuple[str, ...] = ()
    #: Names of the members of a joint actor ("the two ministers").
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an actor is written. Offsets in code points; ``reach`` ends an apposition behind it."""

    start: int
    end: int
    text: str
    actor: int
    sentence: int
    possessive: bool = False
    reach: int = 0
    governed: bool = False


PORTFOLIOS = frozenset(
    (
        "prime foreign defence defense vice deputy finance economy interior trade economic energy "
        "oil health supreme"
    ).split()
)


def words_of(text: str | None) -> list[str]:
    """Return the words of an office in lower case."""
    return re.findall(r"[\w-]+", (text or "").lower())


_SYNONYMS = tuple(
    frozenset(group.split())
    for group in (
        "spokesman spokeswoman spokesperson",
        "minister fm",
        "premier pm",
        "president leader chief head",
        "envoy representative negotiator",
        "journalist reporter correspondent",
        "chairman chair chairwoman chairperson",
        "adviser advisor",
        "analyst expert strategist economist scientist",
        "chancellor leader",
        "lawmaker senator mp congressman",
        "judge justice magistrate",
        "official source",
        "cleric leader",
    )
)


#: Words for an office that other offices answer to, but not the other way round.
_WIDER = {
    "diplomat": {"minister", "ambassador", "envoy", "negotiator", "spokeswoman", "spokesman"}
    | {"spokesperson", "secretary", "representative", "chief"},
    "official": {"source", "spokesman", "spokeswoman", "spokesperson", "secretary", "director"},
    "politician": {"minister", "chancellor", "senator", "mp", "lawmaker", "leader"},
}

LEADERS = frozenset(("leader", "king", "emir", "sultan", "premier", "chancellor"))


def head_words(words: list[str]) -> set[str]:
    """Return the head noun of an office and what may stand for it."""
    titles = actor_lists().titles
    roles = {*titles.roles, *titles.bodies}
    heads = [w for w in words if w in roles]
    if not heads:
        return {words[-1]}
    head = heads[0] if "of" in words or "for" in words else heads[-1]
    return {head}.union(_WIDER.get(head, ()), *(group for group in _SYNONYMS if head in group))


def is_a_body_alone(word: str) -> bool:
    """Whether a noun is one for a body, and for no person: "council", and not "chair"."""
    titles = actor_lists().titles
    return word in titles.bodies and word not in titles.roles


def bare(actor: Actor) -> bool:
    """Whether an actor is known by a common noun alone: "the spokesperson"."""
    return (
        actor.kind in (ActorKind.OFFICE, ActorKind.ORGANISATION)
        and not actor.affiliation
        and " " not in actor.name
    )


def gender_fits(actor: Actor, gender: str) -> bool:
    """Whether a pronoun of that gender may stand for an actor."""
    known = gender_of(actor)
    return gender == "any" or known is None or known == gender


def gender_of(actor: Actor) -> str | None:
    """Return ``male`` or ``female`` where title or given name tells, else ``None``."""
    titles = actor_lists().titles
    described = {w.lower for w in tokens(f"{actor.role or ''} {' '.join(actor.aliases)}")}
    if not described.isdisjoint(titles.female):
        return "female"
    if not described.isdisjoint(titles.male):
        return "male"
    words = [w.text for w in tokens(actor.name) if w.word]
    named = actor.kind is ActorKind.PERSON and len(words) > 1
    return _gender_of_given_name(words[0]) if named else None


def _gender_of_given_name(name: str) -> str | None:
    """Return the gender that a given name is mostly of; of an initial it is not known."""
    listed = actor_lists().given_names
    if name in listed.female or (name.endswith("a") and name not in listed.male_in_a):
        return "female"
    return "male" if len(name) > 2 else None


def speaks_for(actor: Actor) -> str | None:
    """Return whom an actor speaks for: its affiliation, apart from analysts and others who speak for themselves."""
    words = words_of(actor.role)
    private = set(actor_lists().titles.private_roles)
    if actor.affiliation and is_country(actor.affiliation) and private & set(words):
        return None
    return actor.affiliation


def is_country(name: str) -> bool:
    """Whether a canonical name stands in the list of countries."""
    return name in actor_lists().countries
