"""At whose initiative parties talked: a participant, or whom the words for the initiator name."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.attribution.cast import Actor, ActorKind, Cast, gender_of, same_actor
from summarizer.models.summary import Conversation
from summarizer.names.places import canonical_place
from summarizer.passes.wording import folded

__all__ = ["initiator_of", "person_named"]

_GENDERS = {"her": "female", "she": "female", "him": "male", "he": "male"}
#: Between an office and its holder: "the Warden of the Two Harbours, King Olaf".
_APPOSED = 2


def initiator_of(words: str, conversation: Conversation, cast: Cast, at: int) -> str | None:
    """Return the participant or party that some words name, ``None`` where that is not clear; ``at``: their place."""
    people = [p.name for p in conversation.participants]
    lower = folded(words)
    if lower.startswith(("latter", "former")):
        return people[-1 if lower.startswith("latter") else 0]
    for name in people:
        if same_actor(name, words) or folded(name.split()[-1]) in lower.split():
            return name
    if lower in _GENDERS:
        return _only_one_of(_GENDERS[lower], people, cast)
    return canonical_place(words) or _name_of(words, cast, at)


def person_named(words: str, cast: Cast, at: int) -> Actor | None:
    """Return the person whom some words name, or who stands in apposition behind them; ``None`` where there is none."""
    end = at + len(words)
    mentions = cast.between(at, end + _APPOSED + 1)
    persons = (cast.actors[m.actor] for m in mentions)
    return next((actor for actor in persons if actor.kind is ActorKind.PERSON), None)


def _name_of(words: str, cast: Cast, at: int) -> str | None:
    """Return the name of whom some words mean, or the words where they are a name themselves."""
    person = person_named(words, cast, at)
    actor = person or cast.resolve(words, at)
    if actor is not None:
        return actor.name
    return words if words[:1].isupper() else None


def _only_one_of(gender: str, people: Sequence[str], cast: Cast) -> str | None:
    """Return whoever alone of some people may be of a gender."""
    fitting = [name for name in people if _gender(cast, name) in (None, gender)]
    return fitting[0] if len(fitting) == 1 else None


def _gender(cast: Cast, name: str) -> str | None:
    actor = cast.actor(name)
    return gender_of(actor) if actor is not None else None
