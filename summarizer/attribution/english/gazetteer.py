"""The listed countries, organisations and media, and where one of them is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from summarizer.words.lists import actor_lists
from summarizer.words.tokens import Token, tokens


class PlaceForm(StrEnum):
    """What is written for a country or organisation: its name or capital, an adjective, one of its organs, a medium."""

    NAME = "name"
    CAPITAL = "capital"
    DEMONYM = "demonym"
    ORGAN = "organ"
    MEDIA = "media"


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the lists of countries and organisations."""

    canonical: str
    form: PlaceForm
    country: bool


@cache
def gazetteer() -> dict[str, list[tuple[tuple[str, ...], Place]]]:
    """Return the entries by their first word in lower case, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Place]]] = {}

    def add(text: str, place: Place) -> None:
        words = tuple(t.text for t in tokens(text))
        found.setdefault(words[0].lower(), []).append((words, place))

    lists = actor_lists()
    for name, entry in lists.places().items():
        country = name in lists.countries
        capitals = (entry.capital,) if entry.capital else ()
        forms = (
            (PlaceForm.NAME, (name, *entry.also)),
            (PlaceForm.DEMONYM, entry.of),
            (PlaceForm.ORGAN, entry.organs),
            (PlaceForm.CAPITAL, capitals),
        )
        for form, texts in forms:
            for text in texts:
                add(text, Place(name, form, country))
    for text in lists.media.names:
        add(text, Place(text, PlaceForm.MEDIA, False))
    for entries in found.values():
        entries.sort(key=lambda item: -len(item[0]))
    return found


#: Letters of a single word in capitals that may be somebody's initials.
_LONGEST_INITIALS = 3


def place_at(words: Sequence[Token], i: int) -> tuple[Place, int] | None:
    """Return the entry that begins at word ``i`` and its length in words, or ``None``."""
    if not words[i].capital:
        return None
    for form, place in gazetteer().get(words[i].lower, ()):
        if i + len(form) <= len(words) and all(
            _same(words[i + k].text, w, alone=len(form) == 1) for k, w in enumerate(form)
        ):
            return place, len(form)
    return None


def _same(written: str, listed: str, *, alone: bool) -> bool:
    """Whether a word is a listed one, also in capitals: "NEW ZEALAND"; alone no short word, which may be initials."""
    written, listed = written.replace("\u2019", "'"), listed.replace("\u2019", "'")
    if written == listed:
        return True
    long = len(listed) > _LONGEST_INITIALS or not alone
    return long and listed[0].isupper() and written.isupper() and written == listed.upper()
