"""Word lists with their types: a misspelt key, a missing one or a wrong type is an error, not an empty list.

The lists are data (``summarizer/words/NAME.toml``). A shape is a frozen dataclass; its fields are the keys of the file.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from summarizer.errors import ResourceMissing
from summarizer.resources import word_list

Words = tuple[str, ...]
T = TypeVar("T")


@cache
def load(shape: type[T], name: str) -> T:
    """Return the list ``name`` as ``shape``.

    ``tuple[str, ...]`` takes an array of strings, or one string of words parted by white space.

    Raises:
        ResourceMissing: the list does not exist, or does not have this shape.
    """
    data = word_list(name)
    if not data:
        raise ResourceMissing(f"There is no word list {name!r}. Reinstall the package.")
    return cast("T", _shaped(shape, data, f"{name}.toml"))


def _shaped(kind: Any, value: object, where: str) -> object:
    """Return a value of TOML as what the type says. ``where`` names it in errors."""
    if is_dataclass(kind):
        return _record(cast("type", kind), value, where)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        return _tuple(inner, value, where)
    if origin is dict and isinstance(value, dict):
        entries = cast("dict[str, object]", value)
        return {k: _shaped(inner[1], v, f"{where}: {k}") for k, v in entries.items()}
    if origin == types.UnionType and value is not None:
        return _shaped(inner[0], value, where)
    if origin is None and isinstance(value, kind):
        return value
    raise ResourceMissing(f"{where}: {value!r:.60} is not a {_name(kind)}. Reinstall the package.")


def _tuple(inner: tuple[Any, ...], value: object, where: str) -> object:
    if isinstance(value, str) and inner[0] is str:
        return tuple(value.split())
    if not isinstance(value, list):
        raise ResourceMissing(f"{where}: {value!r:.60} is not a list. Reinstall the package.")
    entries = cast("list[object]", value)
    if inner[-1] is not Ellipsis and len(inner) != len(entries):
        raise ResourceMissing(f"{where}: {value!r:.60} does not have {len(inner)} entries.")
    kinds = inner if inner[-1] is not Ellipsis else [inner[0]] * len(entries)
    return tuple(_shaped(k, v, where) for k, v in zip(kinds, entries, strict=True))


def _record(shape: type, value: object, where: str) -> object:
    if not isinstance(value, Mapping):
        raise ResourceMissing(f"{where}: {value!r:.60} is not a table. Reinstall the package.")
    table = cast("Mapping[str, object]", value)
    known, kinds = _known(shape)
    unknown = sorted(set(table) - set(known))
    missing = sorted(k for k, f in known.items() if k not in table and _required(f))
    if unknown or missing:
        raise ResourceMissing(
            f"{where}: unknown keys {unknown}, missing keys {missing}; known are {sorted(known)}."
        )
    return shape(
        **{
            known[k].name: _shaped(kinds[known[k].name], v, f"{where}: {k}")
            for k, v in table.items()
        }
    )


@cache
def _known(shape: type) -> tuple[dict[str, Field[Any]], dict[str, Any]]:
    """Return the fields of a shape by their keys in files, and their types: one answer for all records."""
    keys = {one.metadata.get("key", one.name): one for one in fields(shape)}
    return keys, get_type_hints(shape)


def _required(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _name(kind: Any) -> str:
    return str(getattr(kind, "__name__", kind))


@dataclass(frozen=True)
class Changing:
    """Words that change a claim when they change, by what they touch."""

    negation: Words = ()
    denial: Words = ()
    scope: Words = ()
    bound: Words = ()
    modal: Words = ()
    helper: Words = ()
    number: Words = ()
    date: Words = ()
    name: Words = ()


@dataclass(frozen=True)
class Forms:
    """How words of a language are glued together, and which only look like others."""

    negation_suffix: Words = ()
    negation_prefix: Words = ()
    attached: Words = ()
    cased: Words = ()
    harmless: Words = ()
    calendar: Words = ()
    weekday: Words = ()


@dataclass(frozen=True)
class LanguageLists:
    """``en.toml`` and its like: the words of one language by which a changed claim is recognised."""

    script: str
    function: Words
    words: Changing
    forms: Forms = Forms()
    nouns_capitalised: bool = False


@dataclass(frozen=True)
class ApparatusLists:
    """``apparatus.toml``: what stands in a text and is nobody's words."""

    page: Words
    page_behind: Words
    of: Words
    goes_on: Words
    relative: Words
    contrast: Words
    aside: Words
    aside_beside: Words


@dataclass(frozen=True)
class OtherLanguages:
    """``others.toml``: function words by which a language without lists is recognised."""

    function: dict[str, Words]


@dataclass(frozen=True)
class NegationLists:
    """``negation_en.toml``: regular expressions for what negates without a negation, and what does not with one."""

    affirming: Words
    refusing: Words
    rejection: Words
    denial: Words
    contrast: Words


@dataclass(frozen=True)
class CalendarLists:
    """``calendar_en.toml``: the names of months and weekdays, in order."""

    months: Words
    weekdays: Words


@dataclass(frozen=True)
class NumberLists:
    """``numbers_en.toml``: numerals by value."""

    units: Words
    tens: Words
    scales: dict[str, str]
    parts: dict[str, int]


@dataclass(frozen=True)
class ContentLists:
    """``content_en.toml``: words without content, common ones, claiming ones, facets of matters, synonyms."""

    stop: Words
    common: Words
    claiming: Words
    facets: Words
    synonyms: dict[str, Words]


@dataclass(frozen=True)
class NameLists:
    """``names.toml``: what stands around a name, spellings of one sound, short forms, what bodies are called."""

    titles: Words
    posts: Words
    subjects: Words
    particles: Words
    suffixes: Words
    generic: Words
    sounds: tuple[tuple[str, str], ...]
    nicknames: dict[str, Words]
    variants: tuple[Words, ...]


@dataclass(frozen=True)
class StateEntry:
    """A state or organisation: adjectives and demonyms, other names, capital, organs."""

    of: Words = ()
    also: Words = ()
    organs: Words = ()
    capital: str | None = None


@dataclass(frozen=True)
class Media:
    """Newspapers, agencies and broadcasters; ``papers`` are those of ``names`` that are nobody's surname."""

    names: Words
    papers: Words


@dataclass(frozen=True)
class Titles:
    """Words that stand in names of persons, offices and bodies, by what they are."""

    honorifics: Words
    female: Words
    male: Words
    roles: Words
    private_roles: Words
    plural_roles: Words
    modifiers: Words
    bodies: Words
    papers: Words
    particles: Words
    suffixes: Words
    not_names: Words


@dataclass(frozen=True)
class GivenNames:
    """Given names by gender, as far as they tell one."""

    female: Words
    male: Words
    male_in_a: Words


@dataclass(frozen=True)
class ActorLists:
    """``actors.toml``: states, organisations, media and titles."""

    countries: dict[str, StateEntry]
    organisations: dict[str, StateEntry]
    media: Media
    titles: Titles
    given_names: GivenNames

    def places(self) -> dict[str, StateEntry]:
        """Return states and organisations by canonical name."""
        return {**self.countries, **self.organisations}


def actor_lists() -> ActorLists:
    """Return ``actors.toml``."""
    lists: ActorLists = load(ActorLists, "actors")
    return lists


def name_lists() -> NameLists:
    """Return ``names.toml``."""
    lists: NameLists = load(NameLists, "names")
    return lists


@dataclass(frozen=True)
class TextLists:
    """``text.toml``: what reading and cutting a text asks for."""

    english: Words
    particles: Words
    titles: Words
    dotted: Words
    front_matter: Words


@dataclass(frozen=True)
class KindLists:
    """``kinds.toml``: what stands in documents of a kind."""

    readout: Words
    statement: Words
    transcript: Words
    news: Words


@dataclass(frozen=True)
class BoilerplateLists:
    """``boilerplate.toml``: what surrounds an account on its page, by how it stands there."""

    alone: Words
    heading: Words
    notice: Words
    label: Words
    sentence: Words
    menu: Words
    credit: Words


@dataclass(frozen=True)
class TranscriptLists:
    """``transcripts_en.toml``: who asks in a transcript, what is said out of courtesy, and how the talk goes on."""

    askers: Words
    courtesies: Words
    floor: Words


@dataclass(frozen=True)
class ContactLists:
    """``contacts_en.toml``: regular expressions for wording that says that parties talked with each other."""

    held: Words
    loose: Words
    loose_of_readouts: Words
    unreal: str
    unreal_loose: str
    purpose: str
    again: str
    headline_plan: str
    phone: str
    video: str
    in_person: str
    written: str
    initiative: Words
    invitation: str
    summons: Words
    talks: str
    agreed: str


@dataclass(frozen=True)
class SessionLists:
    """``sessions_en.toml``: regular expressions for wording by which records tell of the talk they are about."""

    heading: Words
    named: Words
    present: Words
    session: Words
    start: Words
    several: Words
    sat: Words
    addressing: Words
    replying: Words
    own: Words
    attended: Words
    first_person: Words


@dataclass(frozen=True)
class Order:
    """What orders to a language model are made of in one language."""

    language: str
    verbs: Words
    objects: Words


@dataclass(frozen=True)
class Phrases:
    """Phrases that show one thing."""

    phrases: Words


@dataclass(frozen=True)
class Keys:
    """Keys of settings or answers."""

    keys: Words


@dataclass(frozen=True)
class SuspiciousLists:
    """``suspicious.toml``: what passages written for a language model hold, and how that is said."""

    reasons: dict[str, str]
    order: tuple[Order, ...]
    instruction: Phrases
    answer: Phrases
    role: Phrases
    frame: Keys
    settings: Keys


def text_lists() -> TextLists:
    """Return ``text.toml``."""
    lists: TextLists = load(TextLists, "text")
    return lists


def suspicious_lists() -> SuspiciousLists:
    """Return ``suspicious.toml``."""
    lists: SuspiciousLists = load(SuspiciousLists, "suspicious")
    return lists
