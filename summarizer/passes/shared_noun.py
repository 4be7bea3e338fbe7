"""Parties that share a noun: "the Norlandish and Velmarian delegations"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.attribution.cast import Actor, ActorKind, Cast
from summarizer.models.summary import Participant
from summarizer.names.places import Form, Known, known_place
from summarizer.passes.party_lists import as_parties

__all__ = ["sharing_a_noun"]

_WORD = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)?"
_NOUNS = (
    r"(?:leaders|presidents|premiers|chancellors|monarchs|delegations|delegates|officials|negotiators|representatives"
    r"|envoys|ambassadors|diplomats|governments|teams|sides|(?:[a-z]+ )?(?:ministers|secretaries|chiefs))"
)
_SHARED = re.compile(
    rf"(?:the |senior |top )*(?P<first>{_WORD}(?:, {_WORD}){{0,4}}),? and (?P<last>{_WORD})"
    rf" (?P<noun>(?:[a-z-]+ ){{0,2}}?{_NOUNS})(?P<of> of (?:the )?[\w’' -]+)?"
)
#: The office that "leaders" are in.
_LEADING = re.compile(
    r"\b(?:president|premier|prime minister|leader|chancellor|king|queen|emir)\b", re.IGNORECASE
)
#: Whoever leads a part of somewhere is no delegate of the state whose adjective that part has.
_NO_STATE = {"affiliation": None}
#: Of whom else they are leaders: not of "the two countries".
_BOTH = re.compile(r" of (?:the |their )?(?:\w+ )?(?:countries|nations|states)\b")


def sharing_a_noun(cast: Cast, words: str) -> tuple[Participant, ...]:
    """Return the states whose adjectives share a noun, or the persons who alone are meant; nobody of other words.

    What is said to be of somewhere else stays as it is written: who leads a part of an island leads no state.
    """
    found = _SHARED.fullmatch(" ".join(words.split()))
    if found is None:
        return ()
    adjectives = (*found["first"].split(", "), found["last"])
    places = [known_place(one) for one in adjectives]
    known = [one for one in places if one is not None and _is_adjective(one)]
    if len(known) < len(adjectives):
        return ()
    of_states = found["of"] is None or _BOTH.match(found["of"]) is not None
    persons = _persons_meant(cast, adjectives, known, found["noun"])
    if persons:
        named = as_parties(cast, (one.name for one in persons))
        return tuple(one if of_states else one.model_copy(update=_NO_STATE) for one in named)
    if of_states:
        return tuple(Participant(name=one.name) for one in known)
    tail = f"{found['noun']}{found['of']}"
    return tuple(Participant(name=f"{one} {tail}") for one in adjectives)


def _is_adjective(place: Known) -> bool:
    """Whether a word stands before a noun for its state: "Norlandish", "US"."""
    return place.form is Form.ADJECTIVE or place.written.isupper()


def _persons_meant(
    cast: Cast, adjectives: Sequence[str], places: Sequence[Known], noun: str
) -> tuple[Actor, ...]:
    """Return the one person of each side who holds the office; nobody where one side has none or several."""
    made: list[Actor] = []
    for adjective, place in zip(adjectives, places, strict=True):
        meant = [one for one in cast.actors if _is_meant(cast, one, adjective, place, noun)]
        if len(meant) != 1 or meant[0] in made:
            return ()
        made += meant
    return tuple(made)


def _is_meant(cast: Cast, one: Actor, adjective: str, place: Known, noun: str) -> bool:
    """Whether a person holds the office that a noun names, for a side: "Jan Kos, president of the Norlandish union"."""
    if one.kind is not ActorKind.PERSON or one.role is None:
        return False
    written = " ".join((one.role, *one.aliases))
    holds = _LEADING.search(one.role) if noun == "leaders" else _holds(one.role, noun)
    sided = re.search(rf"\b{re.escape(adjective)}\b", written) is not None
    # "president of the Norlandish" is cut off before a name that is no person's.
    cut = any(o is not one and o.role is not None and one.name in o.role for o in cast.actors)
    return bool(holds) and not cut and (sided or one.affiliation == place.name)


def _holds(role: str, noun: str) -> bool:
    office = noun.removesuffix("s").replace("secretarie", "secretary")
    return office.lower() in role.lower()
