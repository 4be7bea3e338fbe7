"""Results: what was drawn from a document, the verdicts on its quotes, and how it was made."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Generic, Literal, Self, cast

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr
from typing_extensions import TypeVar

from summarizer.models.document import Kind, SourceDocument
from summarizer.models.quote import WordChange
from summarizer.models.rows import rows_of
from summarizer.models.shown import html_of
from summarizer.models.summary import Conversation, DisputedClaim, Fact, Position
from summarizer.usage import Usage

SCHEMA_VERSION = "1.1"
#: Versions of results that can be read: what 1.1 adds may be missing.
READABLE_VERSIONS = ("1.0", "1.1")

#: A user's own schema.
OwnSchema_co = TypeVar("OwnSchema_co", bound=BaseModel, default=BaseModel, covariant=True)
AnySchema = TypeVar("AnySchema", bound=BaseModel)


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DocumentRecord(_Value):
    """A document as a result names it; its text is found again by ``sha256``."""

    id: str
    source: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    #: Where the document was published, as far as it says so (schema 1.1).
    url: str | None = None
    kind: Kind = Kind.OTHER
    language: str | None = None
    sha256: str
    characters: int
    #: How the text that offsets refer to was obtained.
    extraction: str = "text"

    @classmethod
    def of(cls, document: SourceDocument) -> DocumentRecord:
        """Describe a document without its text."""
        fields = (
            "id",
            "source",
            "title",
            "publisher",
            "published",
            "url",
            "kind",
            "language",
            "sha256",
            "extraction",
        )
        return cls(
            characters=len(document.text), **{name: getattr(document, name) for name in fields}
        )


class Tokens(_Value):
    """Tokens, summed over calls. ``cached`` is the part of ``input`` a provider did not read again.

    ``reused`` counts questions that were answered before and were not asked again: no call, no tokens.
    """

    input: int = 0
    output: int = 0
    cached: int = 0
    reused: int = 0

    @classmethod
    def of(cls, usage: Usage) -> Tokens:
        """Return the tokens of what questions took, as results publish them."""
        return cls(input=usage.input, output=usage.output, cached=usage.cached, reused=usage.reused)


class Finding(_Value):
    """Something a reader should know about an item. Never an exception, never a deletion.

    ``code`` is a stable name (``drift``, ``absent``, ``speaker_not_found``, ``unsupported_number``, ...), ``path``
    leads to the item (``positions[2].quotes[0]``), or to a passage (``document.text[120:310]``, in code points).
    """

    code: str
    path: str
    message: str
    changes: tuple[WordChange, ...] = ()


class SourceQuotation(_Value):
    """A quotation of the source that no item uses. Offsets in code points."""

    text: str
    start: int
    end: int


class Checks(_Value):
    """Counts by verdict, findings, and the source's own quotations that nobody extracted."""

    counts: dict[str, int] = Field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    coverage: tuple[SourceQuotation, ...] = ()


class Provenance(_Value):
    """How a result was made. ``seconds`` is wall time, ``cost_usd`` null where no price is known."""

    model: str
    provider: str
    strategy: str
    prompt_sha256: str
    schema_sha256: str
    created: datetime
    usage: Tokens = Tokens()
    calls: int = 0
    seconds: float = 0.0
    cost_usd: float | None = None

    @property
    def made_up(self) -> bool:
        """Whether the test double answered, and no model."""
        return self.provider == "scripted"


class _Result(_Value):
    """What a result of either kind can be turned into."""

    def to_rows(self) -> list[dict[str, Any]]:
        """Return one flat row an item, as ``batch export`` writes them: ``pandas.DataFrame(result.to_rows())``."""
        return list(rows_of(self.model_dump(mode="json")))

    def _repr_html_(self) -> str:
        """Show the items with their evidence, as a notebook does. Nothing of a document can become markup."""
        return html_of(self.model_dump(mode="json"))


class VerifiedSummary(_Result):
    """A summary in which every quote has a verdict, and a span or a reason."""

    schema_version: Literal["1.0", "1.1"] = "1.1"
    document: DocumentRecord
    overview: str
    #: What a desk would write above it, of at most twelve words (schema 1.1).
    title: str | None = None
    #: Whose words the document is where it gives them to nobody: who issues, signs or sends it, gives the speech, or
    #: answers; by name as it stands there, empty for news (schema 1.1).
    voice: tuple[str, ...] = ()
    conversations: tuple[Conversation, ...] = ()
    positions: tuple[Position, ...] = ()
    disputed_claims: tuple[DisputedClaim, ...] = ()
    #: What happened or was decided, the news first (schema 1.1).
    facts: tuple[Fact, ...] = ()
    checks: Checks
    provenance: Provenance

    _rejected: tuple[Fact, ...] = PrivateAttr(default=())

    @property
    def rejected(self) -> tuple[Fact, ...]:
        """Facts that a person rejected, which are not among the items; no part of what is published."""
        return self._rejected

    def without(self, facts: Iterable[Fact]) -> Self:
        """Return the summary as one of which a person rejected some facts."""
        copy = self.model_copy()
        copy._rejected = (*self._rejected, *facts)  # noqa: SLF001 - a copy of its own
        return copy


class VerifiedResult(_Result, Generic[OwnSchema_co]):
    """The same for a user's own schema: ``result`` is an instance of it, dumped as JSON values."""

    schema_version: Literal["1.0", "1.1"] = "1.1"
    document: DocumentRecord
    result_type: str
    result: dict[str, Any]
    checks: Checks
    provenance: Provenance

    _value: BaseModel | None = PrivateAttr(default=None)

    @property
    def value(self) -> OwnSchema_co:
        """The instance of the user's class, its quotes with their verdicts.

        Raises:
            TypeError: the result was read from a file, which does not hold the class; :meth:`typed` gives it one.
        """
        if self._value is None:
            raise TypeError(
                f"This result was read as JSON, which does not hold the class {self.result_type}. "
                "Call result.typed(TheClass).value."
            )
        return cast("OwnSchema_co", self._value)

    def typed(self, schema: type[AnySchema]) -> VerifiedResult[AnySchema]:
        """Return the result with an instance of ``schema`` as its value. Raises ``ValidationError``."""
        made = schema.model_validate_json(json.dumps(self.result), by_alias=True, by_name=True)
        return cast("VerifiedResult[AnySchema]", self.holding(made))

    def holding(self, value: BaseModel) -> Self:
        """Return the result with ``value`` as its value."""
        copy = self.model_copy()
        copy._value = value  # noqa: SLF001 - a copy of its own
        return copy

    def __eq__(self, other: object) -> bool:
        """Compare what is published: a result is equal to the one that is read back from its line."""
        return isinstance(other, VerifiedResult) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]  # its values are JSON, which has no hash
