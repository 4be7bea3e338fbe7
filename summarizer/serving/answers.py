"""What the tools give back, as types: their JSON Schema is published to whoever asks."""

from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from summarizer.checking.drafted import Checked, CheckedDraft, Level
from summarizer.checking.library import Lookup
from summarizer.checking.reports import rule_of, words_of
from summarizer.models.quote import SpeakerCheck, Speech, Verdict, WordChange


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", serialize_by_alias=True)


class GivenQuote(BaseModel):
    """A quote to be looked up, and whom it is given to, where that is to be checked, too."""

    model_config = ConfigDict(extra="forbid")

    quote: str = Field(max_length=20_000, description="The words, without quotation marks.")
    speaker: str | None = Field(None, max_length=500, description="Who is said to have said them.")


class Sought(_Answer):
    """Where something was looked for: how many documents, and which could not be read, with the reason."""

    documents: int
    not_read: tuple[str, ...] = ()


class CheckedQuote(_Answer):
    """The verdict on one quote. ``start`` and ``end`` are code points in the text of ``source``."""

    quote: str
    speaker: str | None
    verified: bool = Field(description="Whether the words may be printed as a quotation.")
    verdict: Verdict
    source: str | None = Field(description="The document that has the words, or comes nearest.")
    page: int | None
    text: str | None = Field(description="The words as the source has them.")
    start: int | None
    end: int | None
    changes: tuple[WordChange, ...] = Field(
        description="Word by word: what differs, and of which kind it is."
    )
    speech: Speech | None
    speaker_check: SpeakerCheck | None
    speaker_found: str | None = Field(description="Whom the source gives the words to instead.")
    note: str | None
    also_in: tuple[str, ...] = ()

    @classmethod
    def of(cls, given: GivenQuote, found: Lookup) -> Self:
        """Return what a library has of a quote."""
        check = found.check
        return cls(
            quote=given.quote,
            speaker=given.speaker,
            verified=check.verdict.verified,
            verdict=check.verdict,
            source=found.source,
            page=found.page,
            text=check.text,
            start=check.start,
            end=check.end,
            changes=check.changes,
            speech=check.speech,
            speaker_check=check.speaker_check,
            speaker_found=check.speaker_found,
            note=check.note,
            also_in=found.also,
        )


class CheckedQuotes(_Answer):
    """The verdicts, in the order of the quotes. ``wrong``: not verified, or given to somebody else."""

    quotes: tuple[CheckedQuote, ...]
    wrong: int
    sought: Sought

    @classmethod
    def of(cls, quotes: tuple[CheckedQuote, ...], sought: Sought) -> Self:
        """Count what is wrong."""
        other = SpeakerCheck.OTHER
        wrong = sum(not one.verified or one.speaker_check is other for one in quotes)
        return cls(quotes=quotes, wrong=wrong, sought=sought)


class DraftItem(_Answer):
    """A quotation or a statement of a draft, where it stands there, and what was found."""

    kind: Literal["quotation", "statement"]
    words: str
    speaker: str | None
    line: int
    paragraph: int
    draft_page: int | None
    level: Level = Field(
        description="error: must not be printed as it stands; warning: somebody should look."
    )
    rule: str
    message: str
    source: str | None
    page: int | None = None
    verdict: Verdict | None = None
    text: str | None
    start: int | None = None
    end: int | None = None
    changes: tuple[WordChange, ...] = ()
    speaker_check: SpeakerCheck | None = None
    speaker_found: str | None = None

    @classmethod
    def of(cls, one: Checked) -> Self:
        """Return a checked item with what a client needs of it."""
        values: dict[str, Any] = one.as_values()
        known = {name: value for name, value in values.items() if name in cls.model_fields}
        return cls.model_validate({**known, "words": words_of(one), "rule": rule_of(one)})


class DraftAnswer(_Answer):
    """What is right in a draft, what somebody should look at, and what is wrong; each item in order."""

    items: tuple[DraftItem, ...]
    right: int
    to_be_looked_at: int
    wrong: int
    sought: Sought

    @classmethod
    def of(cls, checked: CheckedDraft, sought: Sought) -> Self:
        """Return a checked draft with its counts."""
        levels = checked.levels
        return cls(
            items=tuple(map(DraftItem.of, checked.items)),
            right=levels[Level.NONE],
            to_be_looked_at=levels[Level.WARNING],
            wrong=levels[Level.ERROR],
            sought=sought,
        )


class Passage(_Answer):
    """A passage of a document. ``exact``: the very words that were asked for stand in it."""

    source: str
    page: int | None
    line: int
    start: int
    end: int
    text: str
    exact: bool
    cut: bool = Field(False, description="Whether `text` is only the beginning of the passage.")


class Passages(_Answer):
    """Passages, the best first."""

    passages: tuple[Passage, ...]
    sought: Sought
