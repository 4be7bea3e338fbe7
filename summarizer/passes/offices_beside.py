"""The office that stands beside a person's name: "the Minister of Ports of the Republic of Norland, H.E. Jan Kos"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.attribution.cast import ActorKind, Cast, Mention
from summarizer.models.document import Sentence
from summarizer.models.summary import Participant
from summarizer.names.places import known_place
from summarizer.passes.wording import folded, without_article

__all__ = ["with_offices"]

_APPOSED = re.compile(r", (?:the )?")
#: An office that is another's begins like an apposition: "Jan Kos, Foreign Minister Holm".
_NAMED = re.compile(r"\s*[A-Z]")
#: Behind an office: whose it is.
_OF_STATE = re.compile(r" of (?:the )?[A-Z][\w’'-]+(?: (?:of )?[A-Z][\w’'-]+){0,4}")
_OF = re.compile(r",? of (?:the )?(?=[A-Z])")


def with_offices(
    cast: Cast, sentence: Sentence, parties: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """Return the parties of a talk with the offices that stand right beside their names in its sentence."""
    mentions = cast.between(sentence.start, sentence.end)
    return tuple(_with_office(cast, sentence, mentions, one) for one in parties)


def _with_office(
    cast: Cast, sentence: Sentence, mentions: Sequence[Mention], one: Participant
) -> Participant:
    """Return a person with an office that says more than the known one."""
    place = next((i for i, m in enumerate(mentions) if cast.actors[m.actor].name == one.name), None)
    if place is None or cast.actors[mentions[place].actor].kind is not ActorKind.PERSON:
        return one
    found = _office_beside(cast, sentence, mentions, place)
    if found is None:
        return one
    role, state = found
    if one.role is not None and not folded(role).startswith(f"{folded(one.role)} "):
        return one
    return one.model_copy(update={"role": role, "affiliation": state or one.affiliation})


def _office_beside(
    cast: Cast, sentence: Sentence, mentions: Sequence[Mention], place: int
) -> tuple[str, str | None] | None:
    """Return the office right before a name or in apposition right behind it, and the state whose it is."""
    text, first, own = sentence.text, sentence.start, mentions[place]
    before = mentions[place - 1] if place else None
    if before is not None and _is_office(cast, before):
        gap = text[before.end - first : own.start - first]
        if not gap.strip():
            return _told(text, first, before)
    behind = mentions[place + 1] if place + 1 < len(mentions) else None
    if behind is not None and _is_office(cast, behind):
        gap = text[own.end - first : behind.start - first]
        if _APPOSED.fullmatch(gap) and not _NAMED.match(text, behind.end - first):
            return _told(text, first, behind)
    return None


def _is_office(cast: Cast, mention: Mention) -> bool:
    return cast.actors[mention.actor].kind is ActorKind.OFFICE


def _told(text: str, first: int, office: Mention) -> tuple[str, str | None]:
    """Return an office without its state, and the state."""
    words = without_article(" ".join(office.text.split()))
    role, state = _parted(words)
    behind = _OF_STATE.match(text, office.end - first)
    return role, state or (_parted(behind[0])[1] if behind is not None else None)


def _parted(words: str) -> tuple[str, str | None]:
    """Return an office and the state that it ends with: "Minister of Ports of the Republic of Norland"."""
    for found in _OF.finditer(words):
        place = known_place(words[found.end() :])
        place = place or known_place(words[found.end() :].removeprefix("Republic of "))
        if place is not None and place.country:
            return words[: found.start()], place.name
    return words, None
