"""Visit every quote of a value, at any depth of any Pydantic model, and rebuild the value from what comes back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeGuard, cast

from pydantic import BaseModel

from summarizer.models.quote import Quote


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quote stands: its path (``positions[2].quotes[0]``) and whose words the item says they are.

    ``voice``: who speaks in the document's own voice, as the value around it says.
    """

    path: str
    speaker: str | None = None
    on_behalf_of: str | None = None
    voice: tuple[str, ...] = ()


Change = Callable[[Quote, Place], Quote]

# Which field of an item names the speaker of the quotes beside it.
_SPEAKER_FIELDS = {
    "asserting_quotes": "asserted_by",
    "disputing_quotes": "disputed_by",
}
_USUAL_SPEAKERS = ("holder", "speaker")
#: Which field of a value names those who speak in the document's own voice.
_VOICE = "voice"
#: What may have a quote in it.
_HOLDS_OTHERS = (BaseModel, dict, list, tuple, set, frozenset)


def map_quotes(value: BaseModel, change: Change) -> BaseModel:
    """Return the value with every :class:`Quote` replaced by what ``change`` makes of it.

    Other fields keep their values; validators of a user's model run again on nothing. What holds no changed quote
    comes back as the very object it was.
    """
    return cast("BaseModel", _mapped(value, Place(""), change))


def quotes_of(value: BaseModel) -> list[tuple[Place, Quote]]:
    """Return every quote with its place, in order."""
    found: list[tuple[Place, Quote]] = []

    def keep(quote: Quote, place: Place) -> Quote:
        found.append((place, quote))
        return quote

    map_quotes(value, keep)
    return found


class Fields(dict[str, Any]):
    """An object of a user's schema as it was saved, without its class: its keys are fields."""


def _mapped(value: Any, place: Place, change: Change) -> Any:
    if isinstance(value, Quote):
        return change(value, place)
    if isinstance(value, Fields):
        return _saved(value, place, change)
    if isinstance(value, BaseModel):
        return _model(value, place, change)
    if is_mapping(value):
        by_key = {
            key: _mapped(item, _below(place, f"[{key!r}]"), change) for key, item in value.items()
        }
        return value if _are_same(by_key.values(), value.values()) else by_key
    if is_collection(value):
        made = [
            _mapped(item, _below(place, f"[{n}]"), change)
            if isinstance(item, _HOLDS_OTHERS)
            else item
            for n, item in enumerate(value)
        ]
        return value if _are_same(made, value) else rebuilt(value, made)
    return value


def _are_same(made: Iterable[Any], held: Iterable[Any]) -> bool:
    """Whether what was made of some values are these very values."""
    return all(one is other for one, other in zip(made, held, strict=True))


def is_collection(value: object) -> TypeGuard[Collection[Any]]:
    """Whether a field's value holds other values, one after the other."""
    return isinstance(value, (list, tuple, set, frozenset))


def rebuilt(like: Collection[Any], items: Sequence[Any]) -> Collection[Any]:
    """Return items in a collection of the same type as another one."""
    made = cast("Callable[..., Collection[Any]]", type(like))
    return made(*items) if hasattr(like, "_fields") else made(items)


def is_mapping(value: object) -> TypeGuard[dict[Any, Any]]:
    """Whether a field's value holds other values by keys."""
    return isinstance(value, dict)


def _model(value: BaseModel, place: Place, change: Change) -> BaseModel:
    update: dict[str, Any] = {}
    fields = type(value).model_fields
    held = [(name, field) for name in fields if _may_hold(field := getattr(value, name))]
    if not held:
        return value
    usual = next(filter(None, (_text(value, fields, name) for name in _USUAL_SPEAKERS)), None)
    on_behalf_of = _text(value, fields, "on_behalf_of")
    told = getattr(value, _VOICE) if _VOICE in fields else None
    voice = place.voice or _names(told)
    for name, field in held:
        speaker = _text(value, fields, _SPEAKER_FIELDS.get(name)) or usual
        path = f"{place.path}.{name}" if place.path else name
        made = _mapped(field, Place(path, speaker, on_behalf_of, voice), change)
        if made is not field:
            update[name] = made
    return value.model_copy(update=update) if update else value


def _saved(value: Fields, place: Place, change: Change) -> Fields:
    def text(name: str | None) -> str | None:
        found = value.get(name) if name else None
        return found if isinstance(found, str) and found else None

    usual = next(filter(None, map(text, _USUAL_SPEAKERS)), None)
    voice = place.voice or _names(value.get(_VOICE))
    made = Fields()
    for name, item in value.items():
        speaker = text(_SPEAKER_FIELDS.get(name)) or usual
        path = f"{place.path}.{name}" if place.path else name
        here = Place(path, speaker, text("on_behalf_of"), voice)
        made[name] = _mapped(item, here, change)
    return made


def _may_hold(field: Any) -> bool:
    """Whether a field's value may have a quote in it: most are texts, or empty."""
    return isinstance(field, _HOLDS_OTHERS) and not (isinstance(field, tuple) and not field)


def _text(value: BaseModel, fields: Collection[str], name: str | None) -> str | None:
    # Asking a model for a field it does not have is slow: an error is made and caught.
    found = getattr(value, name) if name and name in fields else None
    return found if isinstance(found, str) and found else None


def _names(told: object) -> tuple[str, ...]:
    """Return the names in a field of a user's, whatever else it holds left out."""
    return tuple(name for name in told if isinstance(name, str)) if is_collection(told) else ()


def _below(place: Place, step: str) -> Place:
    return Place(place.path + step, place.speaker, place.on_behalf_of, place.voice)
