"""Annotations of documents by hand, as `docs/quality.md` describes them."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from summarizer.errors import InputError


class _Annotated(BaseModel):
    # Notes for people and keys of later versions are let through.
    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldParticipant(_Annotated):
    """A participant; ``alternatives`` are also right."""

    name: str
    alternatives: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that is accepted."""
        return (self.name, *self.alternatives)


class GoldConversation(_Annotated):
    """A conversation. ``date_basis`` set: the date was worked out, and null is right as well."""

    participants: tuple[GoldParticipant, ...]
    date: str | None = None
    date_alternatives: tuple[str | None, ...] = ()
    date_basis: str | None = None
    medium: str = "unknown"
    medium_alternatives: tuple[str, ...] = ()
    initiated_by: str | None = None
    initiated_by_alternatives: tuple[str, ...] | None = None
    optional: bool = False


class GoldPosition(_Annotated):
    """A position with the quotes that show it."""

    holder: str
    alternatives: tuple[str, ...] = ()
    stance: str
    stance_alternatives: tuple[str, ...] = ()
    quotes: tuple[str, ...]
    optional: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Every holder that is accepted."""
        return (self.holder, *self.alternatives)


class GoldDispute(_Annotated):
    """A disputed claim with the quotes of both sides."""

    assert_quotes: tuple[str, ...]
    dispute_quotes: tuple[str, ...] = ()
    optional: bool = False


class GoldDocument(_Annotated):
    """Which document is annotated, by file name, and perhaps by the SHA-256 of its text."""

    file: str
    sha256: str | None = None
    optional_conversations: tuple[GoldConversation, ...] = ()


class Gold(_Annotated):
    """The annotation of one document."""

    document: GoldDocument
    conversations: tuple[GoldConversation, ...]
    positions: tuple[GoldPosition, ...]
    disputed_claims: tuple[GoldDispute, ...]

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
        InputError: the folder holds none, or a file is no annotation.
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
