"""The typed summary a model is asked for: facts, conversations, positions, disputed claims."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from summarizer.models.quote import Quote, Verdict


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Reviewed(StrEnum):
    """What a person did with an item that a note shows."""

    CORRECTED = "corrected"
    ADDED = "added"


class _Item(_Value):
    """Something drawn from a document, which a person may have changed since (see ``summarizer review``)."""

    _reviewed: Reviewed | None = PrivateAttr(default=None)

    @property
    def reviewed(self) -> Reviewed | None:
        """What a person did with it; no part of a summary, neither asked for nor published."""
        return self._reviewed

    def as_reviewed(self, how: Reviewed) -> Self:
        """Return the item as one that a person changed."""
        copy = self.model_copy()
        copy._reviewed = how  # noqa: SLF001 - a copy of its own
        return copy


class Medium(StrEnum):
    """How a conversation was held."""

    PHONE = "phone"
    VIDEO = "video"
    IN_PERSON = "in_person"
    WRITTEN = "written"
    OTHER = "other"
    UNKNOWN = "unknown"


class Stance(StrEnum):
    """The attitude of a position's holder to its topic."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    PROPOSES = "proposes"
    DEMANDS = "demands"
    CRITICISES = "criticises"
    DENIES = "denies"
    AFFIRMS = "affirms"
    CONCERNED = "concerned"
    CONDITIONAL = "conditional"
    NEUTRAL = "neutral"


class DisputeKind(StrEnum):
    """How a claim is disputed."""

    DENIED = "denied"
    REJECTED_PREMISE = "rejected_premise"
    COUNTERCLAIM = "counterclaim"
    UNANSWERED = "unanswered"


class Participant(_Value):
    """Somebody who took part in a conversation. Null where the source does not say."""

    name: str
    role: str | None = None
    affiliation: str | None = None


class Outcome(_Value):
    """A result of a conversation, with the words behind it."""

    text: str
    quotes: tuple[Quote, ...] = ()
    #: Whether a model that was asked says that the document bears this out; null where none was asked (schema 1.1).
    supported: bool | None = Field(default=None, json_schema_extra={"computed": True})


class Conversation(_Item):
    """A particular call, meeting or exchange of letters that the document reports as having taken place."""

    participants: tuple[Participant, ...]
    date: str | None = Field(
        default=None, description="ISO 8601 date, null where it cannot be resolved"
    )
    #: The day as it is written ("on Sunday", "26 May"), where no full date can be had (schema 1.1).
    date_text: str | None = None
    medium: Medium = Medium.UNKNOWN
    initiated_by: str | None = None
    topics: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    quotes: tuple[Quote, ...] = ()


class Position(_Item):
    """A view, support, proposal, demand, refusal, accusation, denial, warning or promise and who holds it."""

    holder: str
    #: The holders one by one, where several hold it together or one was listed so (schema 1.1). ``holder`` is the text.
    holders: tuple[str, ...] = ()
    on_behalf_of: str | None = None
    #: To whom a demand is put or against whom an accusation is made (schema 1.1).
    addressee: str | None = None
    topic: str
    stance: Stance
    statement: str
    attribution: tuple[str, ...] = Field(default=(), description="who reports it, outermost first")
    quotes: tuple[Quote, ...] = ()
    #: The weakest verdict of the quotes; set by verification, never asked for.
    verdict: Verdict | None = Field(default=None, json_schema_extra={"computed": True})
    #: Whether a model that was asked says that the document bears this out; null where none was asked (schema 1.1).
    supported: bool | None = Field(default=None, json_schema_extra={"computed": True})


class DisputedClaim(_Item):
    """A claim one side asserts and another denies or rejects, in the document."""

    claim: str
    #: Null where the claim is known from reports of it only (schema 1.1).
    asserted_by: str | None
    disputed_by: str | None = None
    #: What the disputing side says against it, as a sentence; null where nobody answers, where small questions are
    #: asked, and in files made before (schema 1.1).
    answer: str | None = None
    kind: DisputeKind
    asserting_quotes: tuple[Quote, ...] = ()
    disputing_quotes: tuple[Quote, ...] = ()
    #: The weakest verdict of the quotes; set by verification, never asked for.
    verdict: Verdict | None = Field(default=None, json_schema_extra={"computed": True})
    #: Whether a model that was asked says that the document bears the claim out as what its side says; null where none
    #: was asked (schema 1.1).
    supported: bool | None = Field(default=None, json_schema_extra={"computed": True})
    #: The same of the answer.
    answer_supported: bool | None = Field(default=None, json_schema_extra={"computed": True})


class Fact(_Item):
    """Something that the document tells as having happened or been decided, and gives to nobody as a view.

    An act, a ruling, a vote, an accident: what a reader has to know and no conversation, position or dispute says.
    """

    statement: str
    quotes: tuple[Quote, ...] = ()
    #: The weakest verdict of the quotes; set by verification, never asked for.
    verdict: Verdict | None = Field(default=None, json_schema_extra={"computed": True})
    #: Whether a model that was asked says that the document bears this out; null where none was asked (schema 1.1).
    supported: bool | None = Field(default=None, json_schema_extra={"computed": True})


#: Who asserts a claim that is known only from reports of it.
REPORTS = "reports"


class Summary(_Value):
    """What is drawn from one document. A draft until its quotes are verified."""

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
