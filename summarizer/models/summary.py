"""The typed summary a model is asked for: conversations, positions, disputed claims."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from summarizer.models.quote import Quote, Verdict


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


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


class Conversation(_Value):
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


class Position(_Value):
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


class DisputedClaim(_Value):
    """A claim one side asserts and another denies or rejects, in the document."""

    claim: str
    #: Null where the claim is known from reports of it only (schema 1.1).
    asserted_by: str | None
    disputed_by: str | None = None
    kind: DisputeKind
    asserting_quotes: tuple[Quote, ...] = ()
    disputing_quotes: tuple[Quote, ...] = ()
    #: The weakest verdict of the quotes; set by verification, never asked for.
    verdict: Verdict | None = Field(default=None, json_schema_extra={"computed": True})


#: Who asserts a claim that is known only from reports of it.
REPORTS = "reports"


class Summary(_Value):
    """What is drawn from one document. A draft until its quotes are verified."""

    overview: str
    conversations: tuple[Conversation, ...] = ()
    positions: tuple[Position, ...] = ()
    disputed_claims: tuple[DisputedClaim, ...] = ()
