"""Annotations of documents by hand, as `docs/quality.md` describes them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, field_validator

from summarizer.errors import InputError

Item = TypeVar("Item")


def _in_place_of_null(value: object) -> Callable[[object], object]:
    """Return a reader of a value that puts something in the place of null."""
    return lambda given: value if given is None else given


def _in_place_of_nulls(*value: str) -> Callable[[object], object]:
    """Return a reader of a list that puts words in the place of every null in it; null is an empty list."""

    def read(given: object) -> object:
        if not isinstance(given, list):
            return () if given is None else given
        items = cast("list[object]", given)
        return [put for one in items for put in (value if one is None else (one,))]

    return read


# People write null where there is nothing to say; a list that is null has no items.
Listed = Annotated[tuple[Item, ...], BeforeValidator(_in_place_of_null(()))]
Words = Annotated[tuple[str, ...], BeforeValidator(_in_place_of_nulls())]
Medium = Annotated[str, BeforeValidator(_in_place_of_null("unknown"))]
#: A summary says "unknown" where the annotation has null.
Media = Annotated[tuple[str, ...], BeforeValidator(_in_place_of_nulls("unknown"))]
Flag = Annotated[bool, BeforeValidator(_in_place_of_null(False))]


def _listed(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []


class _Annotated(BaseModel):
    # Notes for people and keys of later versions are let through.
    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldParticipant(_Annotated):
    """A participant; ``alternatives`` are also right."""

    name: str
    alternatives: Words = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that is accepted."""
        return (self.name, *self.alternatives)


class GoldConversation(_Annotated):
    """A conversation. ``date_basis`` set: the date was worked out, and null is right as well.

    Null among the alternatives of a date or an initiator: a summary that gives none is right, too.
    """

    participants: Listed[GoldParticipant]
    date: str | None = None
    date_alternatives: Listed[str | None] = ()
    date_basis: str | None = None
    medium: Medium = "unknown"
    medium_alternatives: Media = ()
    initiated_by: str | None = None
    initiated_by_alternatives: Listed[str | None] = ()
    optional: Flag = False


class GoldPosition(_Annotated):
    """A position with the quotes that show it."""

    holder: str
    alternatives: Words = ()
    stance: str
    stance_alternatives: Words = ()
    quotes: tuple[str, ...]
    optional: Flag = False

    @property
    def names(self) -> tuple[str, ...]:
        """Every holder that is accepted."""
        return (self.holder, *self.alternatives)


class GoldDispute(_Annotated):
    """A disputed claim with the quotes of both sides."""

    assert_quotes: tuple[str, ...]
    dispute_quotes: Words = ()
    optional: Flag = False


class GoldFact(_Annotated):
    """A fact with the quotes that show it."""

    statement: str
    quotes: Words = ()
    optional: Flag = False


class GoldDocument(_Annotated):
    """Which document is annotated, by file name, and perhaps by the SHA-256 of its text."""

    file: str
    sha256: str | None = None
    optional_conversations: Listed[GoldConversation] = ()


class Gold(_Annotated):
    """The annotation of one document."""

    document: GoldDocument
    conversations: Listed[GoldConversation]
    positions: Listed[GoldPosition]
    disputed_claims: Listed[GoldDispute]
    #: Facts as a summary has them, or sentences as an editor writes them; null where nothing is said of facts.
    facts: tuple[GoldFact | str, ...] | None = None

    @field_validator("facts", mode="before")
    @classmethod
    def _of_one_form(cls, given: object) -> object:
        if len({isinstance(one, str) for one in _listed(given)}) > 1:
            raise ValueError("either all objects with statement and quotes, or all sentences")
        return given

    @property
    def listed_facts(self) -> tuple[GoldFact, ...] | None:
        """The facts as a summary has them; ``None`` where the annotation does not list them so."""
        found = tuple(one for one in self.facts or () if isinstance(one, GoldFact))
        return None if self.facts is None or self.told_facts else found

    @property
    def told_facts(self) -> tuple[str, ...]:
        """The facts that an editor told in sentences."""
        return tuple(one for one in self.facts or () if isinstance(one, str))

    @property
    def all_conversations(self) -> tuple[GoldConversation, ...]:
        """Conversations that are demanded, and those that may be given."""
        extra = self.document.optional_conversations
        return (
            *self.conversations,
            *(c.model_copy(update={"optional": True}) for c in extra),
        )


def read_gold(folder: Path) -> list[Gold]:
    """Return the annotations of a folder (``*.json``), by file name.

    Raises:
        InputError: the folder holds no annotations, or a file is not one.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise InputError(
            f"{folder} holds no annotations: there is no *.json in it. docs/quality.md says how to write one."
        )
    return [_read(file) for file in files]


def _read(file: Path) -> Gold:
    try:
        return Gold.model_validate_json(file.read_bytes())
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}.") from error
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        where = ".".join(map(str, first["loc"])) or "the whole file"
        raise InputError(
            f"{file} is no annotation: {where}: {first['msg']}. See docs/quality.md."
        ) from None
