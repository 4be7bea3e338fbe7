"""A briefing note as data; every form of the note is rendered from it."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, DisputedClaim, Fact, Position, Reviewed
from summarizer.models.verified import DocumentRecord, Finding

#: What stands below the title of a note of made-up summaries.
MadeUp = Literal[
    "The summaries were made by the test double `scripted`: nothing in them is an answer of a model."
]
MADE_UP: MadeUp = "The summaries were made by the test double `scripted`: nothing in them is an answer of a model."


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Account(_Value):
    """What one document says on a matter. ``document`` is its ``source``.

    ``holder`` is whose version it is where the document gives it to somebody ("Nahrania said ..."); empty where it is
    the document's own.
    """

    document: str
    value: str | None
    quotes: tuple[Quote, ...] = ()
    holder: str = ""


class Agreed(_Value):
    """A matter on which the accounts agree. ``holder``: whose position it is, empty for facts."""

    topic: str
    value: str
    holder: str = ""
    accounts: tuple[Account, ...] = ()


class ConflictKind(StrEnum):
    """What sets the accounts apart."""

    #: Facts of a conversation: its day, how it was held, who initiated it.
    DATE = "date"
    MEDIUM = "medium"
    INITIATOR = "initiator"
    #: What one account asserts, another one denies.
    DENIAL = "denial"
    #: What was agreed or decided: another place, day or number.
    OUTCOME = "outcome"
    #: A position of one holder, with other days or numbers.
    POSITION = "position"
    #: Two statements of one holder that exclude each other.
    STATEMENTS = "statements"
    #: Going on in one account, failed in another.
    STATUS = "status"
    #: Other figures or days for the same thing.
    FIGURES = "figures"
    #: Two facts that exclude each other, of no kind above.
    FACT = "fact"
    #: One quotation in other words, or one name spelled otherwise: no contradiction.
    WORDING = "wording"
    #: The same matter with the weight elsewhere, or with other details: no contradiction.
    EMPHASIS = "emphasis"

    @property
    def contradicts(self) -> bool:
        """Whether the accounts cannot both be right."""
        return self not in (ConflictKind.WORDING, ConflictKind.EMPHASIS)


class Conflict(_Value):
    """A matter on which the accounts differ.

    ``matter`` names it in a few words, without the kind; it is empty where the kind says all ("date"). ``holder`` is
    the person whose statements differ, where it is about those.
    """

    topic: str
    accounts: tuple[Account, ...]
    kind: ConflictKind = ConflictKind.FACT
    matter: str = ""
    holder: str = ""


class OnlyIn(_Value):
    """Something only one account says. ``holder``: whose version it is, empty where it is the account's own."""

    document: str
    statement: str
    quotes: tuple[Quote, ...] = ()
    topic: str = ""
    holder: str = ""


class SilenceBasis(StrEnum):
    """What was looked through before an account was called silent."""

    TEXT = "text"
    SUMMARY = "summary"


class Silent(_Value):
    """A matter one account does not mention although others of the same event do.

    Only a look through the document's text makes sure of that; a summary may have missed it.
    """

    document: str
    topic: str
    basis: SilenceBasis = SilenceBasis.SUMMARY


class SourcedPosition(_Value):
    """A position and the document it was drawn from."""

    document: str
    position: Position
    #: What a person did with it in a review; null where it is as the summary has it.
    reviewed: Reviewed | None = None


class SourcedConversation(_Value):
    """A conversation as one document tells it."""

    document: str
    conversation: Conversation
    reviewed: Reviewed | None = None


class SourcedDispute(_Value):
    """A disputed claim and the documents it was drawn from.

    ``asserting`` and ``disputing`` tell which document holds which of the claim's quotes.
    """

    documents: tuple[str, ...]
    claim: DisputedClaim
    asserting: tuple[Account, ...] = ()
    disputing: tuple[Account, ...] = ()
    reviewed: Reviewed | None = None


class SourcedFact(_Value):
    """What a document tells as having happened or been decided, with its verified quotes."""

    document: str
    fact: Fact
    reviewed: Reviewed | None = None


class Event(_Value):
    """One conversation as several documents tell it."""

    title: str
    date: str | None
    documents: tuple[str, ...]
    conversations: tuple[SourcedConversation, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    only_in: tuple[OnlyIn, ...] = ()
    silent: tuple[Silent, ...] = ()


class Actor(_Value):
    """A person or body by the one name a note gives it, and the other spellings its documents use."""

    name: str
    side: str | None = None
    also: tuple[str, ...] = ()


class Phrased(_Value):
    """A sentence of the bottom line in a model's words, borne out by the accounts' quotes."""

    text: str
    accounts: tuple[Account, ...] = ()


class Written(_Value):
    """A sentence of the note in a model's words. ``replaces`` names the composed sentences it stands for.

    Each is named by its section and its text; where one of them is not shown, the composed ones stand.
    """

    text: str
    replaces: tuple[str, ...]


class Story(_Value):
    """Documents that belong together, and the events they report.

    ``conflicts``, ``agreed``, ``only_in`` and ``silent`` are those that no single event has: between documents that do
    not report the same one.
    ``origins`` are groups of documents with mostly the same wording; each group counts as one account.
    ``bottom_line`` and ``written`` are empty unless a model was asked to write; forms compose all lines then.
    ``foremost`` are the items that the documents lead with, first things first, each with its statement, claim or text
    as ``value``; a conversation has none.
    """

    title: str
    documents: tuple[str, ...]
    events: tuple[Event, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    origins: tuple[tuple[str, ...], ...] = ()
    #: Oldest document first, each one's news first.
    facts: tuple[SourcedFact, ...] = ()
    #: Facts that a person rejected: no report's own sentence tells them either.
    rejected: tuple[Account, ...] = ()
    positions: tuple[SourcedPosition, ...] = ()
    disputed_claims: tuple[SourcedDispute, ...] = ()
    bottom_line: tuple[Phrased, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    only_in: tuple[OnlyIn, ...] = ()
    silent: tuple[Silent, ...] = ()
    written: tuple[Written, ...] = ()
    foremost: tuple[Account, ...] = ()


class SourcedFinding(_Value):
    """A finding and the document it concerns."""

    document: str
    finding: Finding


class Brief(_Value):
    """A briefing note. Takes verified summaries only, so that an unchecked quote cannot reach a page.

    ``notice`` is what a reader has to know first; null where models made all summaries.
    """

    schema_version: str = "1.1"
    title: str
    notice: MadeUp | None = None
    stories: tuple[Story, ...]
    findings: tuple[SourcedFinding, ...] = ()
    documents: tuple[DocumentRecord, ...] = ()
    actors: tuple[Actor, ...] = ()
