"""Who took part in a conversation: read from the model's line, or from the wording alone."""

from __future__ import annotations

import re

from summarizer.attribution.cast import ActorKind, Cast, same_actor
from summarizer.attribution.contacts import Contact, summons_words
from summarizer.models.document import PreparedText, Sentence
from summarizer.models.summary import Participant
from summarizer.passes.wording import folded, stands_in, tidy

_REACH_BEHIND = 100
_PARTIES = (ActorKind.PERSON, ActorKind.COUNTRY, ActorKind.ORGANISATION)
_PARTY = re.compile(
    r"^(?P<name>[^(|]+?)\s*(?:\((?P<office>[^,()]*)(?:,\s*(?P<country>[^()]*))?\))?$"
)
#: Stands for a party that a sentence does not name.
PRONOUN = re.compile(r"\b(?:he|she|they|their|his|her|both|counterparts?)\b", re.IGNORECASE)
_STATIONED = re.compile(r" (?:in|to|at) .*$")
_PLACE = re.compile(r"\b(?:in|at|near|outside)\s(?:the\s)?$|\bin [A-Z]\w+, $")
_NOTHING = frozenset(("", "-", "—", "–", "none", "unknown", "n/a"))


def listed(
    prepared: PreparedText, cast: Cast, contact: Contact, line: str
) -> tuple[Participant, ...]:
    """Read "NAME (office, country) + NAME (office, country)"; whoever the document does not name is left out."""
    parties: list[Participant] = []
    for part in line.split(" + "):
        match = _PARTY.match(part.strip())
        name = match["name"].strip() if match else ""
        if match is None or name.lower() in _NOTHING or not stands_in(name, prepared.text):
            continue
        if PRONOUN.fullmatch(name):
            continue
        # "on" and "the" stand in any text: what is written small has to be somebody the text mentions.
        if name.islower() and cast.resolve(name, contact.end) is None:
            continue
        party = _participant(prepared, cast, contact, name, (match["office"], match["country"]))
        if not any(_one_person(party, known) for known in parties):
            parties.append(party)
    return tuple(parties)


def _one_person(a: Participant, b: Participant) -> bool:
    """Whether two parties are one: the same name, or a name and the office that goes with it."""
    offices = ((a.name, b.role), (b.name, a.role), (a.name, b.affiliation), (b.name, a.affiliation))
    return same_actor(a.name, b.name) or any(
        role is not None and len(role) > 3 and folded(role) in folded(name)
        for name, role in offices
    )


def _participant(
    prepared: PreparedText,
    cast: Cast,
    contact: Contact,
    name: str,
    told: tuple[str | None, str | None],
) -> Participant:
    actor = cast.actor(name) or cast.resolve(name, contact.end)
    role, affiliation = (_stated(prepared, value) for value in told)
    if actor is None or actor.kind not in (*_PARTIES, ActorKind.NAME):
        return Participant(name=name, role=role, affiliation=_country(cast, affiliation))
    if actor.kind is ActorKind.COUNTRY:
        return Participant(name=actor.name)
    return Participant(
        name=actor.name,
        role=_bare(actor.role or role),
        affiliation=_other(actor.name, actor.affiliation or _country(cast, affiliation)),
    )


def _other(name: str, affiliation: str | None) -> str | None:
    """Return an affiliation that says more than the name does."""
    return None if affiliation is not None and same_actor(name, affiliation) else affiliation


def _bare(role: str | None) -> str | None:
    """Return a role without its article: "the European Commission chief"."""
    return re.sub(r"^(?:the|an?) ", "", role, flags=re.IGNORECASE) if role else None


def _stated(prepared: PreparedText, value: str | None) -> str | None:
    """Return a value only if the document has it."""
    value = (value or "").strip()
    return value if value.lower() not in _NOTHING and stands_in(value, prepared.text) else None


def _country(cast: Cast, name: str | None) -> str | None:
    actor = cast.resolve(name, 0) if name else None
    known = actor is not None and actor.kind in (ActorKind.COUNTRY, ActorKind.ORGANISATION)
    return actor.name if actor is not None and known else name


def without_places(
    cast: Cast, contact: Contact, parties: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """Leave out countries that the sentence names only as the place: "met the envoys in Norland"."""
    sentence = contact.sentence
    return tuple(p for p in parties if not _only_a_place(cast, sentence, p.name)) or parties


def _only_a_place(cast: Cast, sentence: Sentence, name: str) -> bool:
    actor = cast.actor(name)
    if actor is None or actor.kind is not ActorKind.COUNTRY:
        return False
    mentions = cast.between(sentence.start, sentence.end)
    before = [
        sentence.text[: m.start - sentence.start] for m in mentions if cast.actors[m.actor] == actor
    ]
    return bool(before) and all(_PLACE.search(text) for text in before)


def summoned(prepared: PreparedText, cast: Cast, contact: Contact) -> tuple[Participant, ...]:
    """Return who summoned whom, as the wording has it; nobody where it tells of something else."""
    words = summons_words(contact.sentence.text)
    if words is None or "summon" not in prepared.text[contact.start : contact.end].lower():
        return ()
    return tuple(_envoy(prepared, cast, contact, _bare(tidy(name)) or name) for name in words)


def _envoy(prepared: PreparedText, cast: Cast, contact: Contact, name: str) -> Participant:
    """Return a party by name, or by office: "French ambassador in Norland" stands for neither country."""
    name = _STATIONED.sub("", name)
    actor = cast.resolve(name, contact.end)
    if actor is None or actor.kind is not ActorKind.COUNTRY or same_actor(actor.name, name):
        return _participant(prepared, cast, contact, name, (None, None))
    return Participant(name=name, affiliation=actor.name)


def read_by_code(
    cast: Cast, contact: Contact, known: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """Add whom the wording itself joins: its subject, a pronoun among them, and the party behind "with"."""
    sentence = contact.sentence
    behind = cast.between(contact.end, min(sentence.end, contact.end + _REACH_BEHIND))
    before = [
        m
        for m in cast.between(sentence.start, contact.start)
        if cast.actors[m.actor].kind in _PARTIES
    ]
    actors = [cast.actors[m.actor] for m in (*before[-1:], *behind[:1])]
    if not before:
        pronoun = PRONOUN.search(sentence.text, 0, contact.start - sentence.start)
        actor = cast.resolve(pronoun[0], sentence.start + pronoun.start()) if pronoun else None
        actors += [actor] if actor is not None else []
    parties = list(known)
    for actor in actors:
        if actor.kind in _PARTIES and not any(same_actor(actor.name, p.name) for p in parties):
            parties.append(
                Participant(name=actor.name, role=_bare(actor.role), affiliation=actor.affiliation)
            )
    return tuple(parties)
