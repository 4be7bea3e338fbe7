"""A quote, its verdict, and the reasons for it."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, cast

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Verdict(StrEnum):
    """What the comparison of a quote with the source text found. Ordered from best to worst."""

    EXACT = "exact"
    NORMALISED = "normalised"
    ELIDED = "elided"
    DRIFT = "drift"
    ABSENT = "absent"

    @property
    def verified(self) -> bool:
        """Whether the quote may appear as a quotation."""
        return self in (Verdict.EXACT, Verdict.NORMALISED, Verdict.ELIDED)

    @property
    def rank(self) -> int:
        """0 for the best verdict, 4 for the worst."""
        return list(Verdict).index(self)

    @staticmethod
    def weakest(verdicts: list[Verdict]) -> Verdict:
        """Return the worst of some verdicts; ``ABSENT`` for none, since nothing supports the item."""
        return max(verdicts, key=lambda v: v.rank, default=Verdict.ABSENT)


class Speech(StrEnum):
    """Direct: inside the source's quotation marks. Reported: the writer's words."""

    DIRECT = "direct"
    REPORTED = "reported"


class SpeakerCheck(StrEnum):
    """Whether the passage attributes the words to the item's holder.

    ``named``: by name. ``resolved``: by an alias, an office, a pronoun or the document's own voice. ``other``: for
    certain to somebody else, whom ``speaker_found`` names. ``not_found``: neither to the holder nor for certain to
    another.
    """

    NAMED = "named"
    RESOLVED = "resolved"
    OTHER = "other"
    NOT_FOUND = "not_found"


class ChangeClass(StrEnum):
    """What a changed word touches."""

    NEGATION = "negation"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    MODAL = "modal"
    OTHER = "other"


class WordChange(BaseModel):
    """One word-level difference. ``given`` is null for a word left out, ``source`` for one put in."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True
    )

    given: str | None
    source: str | None
    kind: ChangeClass = Field(alias="class")


class Meant(BaseModel):
    """Words that stand for somebody or something named elsewhere ("he", "the company"), and the name or noun."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: str
    name: str

    @model_validator(mode="before")
    @classmethod
    def _from_one_text(cls, value: Any) -> Any:
        if isinstance(value, str):
            words, _, name = value.partition("=")
            return {"words": words.strip(" “”\"'"), "name": name.strip(" “”\"'")}
        return cast("object", value)


class Quote(BaseModel):
    """Words of the source that stand behind an item.

    Before verification only ``given`` and ``cited`` are set and ``verdict`` is null; nothing of it is
    trusted. After verification ``verdict`` is set, ``text`` is the source's own text and ``start`` and
    ``end`` are its offsets in code points of the extracted text.

    A language model answers ``{"sentences": [3], "words": "..."}``; a person or another tool may write
    a plain string. Both are accepted wherever a ``Quote`` is expected.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str | None = None
    given: str | None = None
    start: int | None = None
    end: int | None = None
    verdict: Verdict | None = None
    speech: Speech | None = None
    speaker_check: SpeakerCheck | None = None
    #: Whom the passage gives the words to, where that is somebody other than the holder (schema 1.1).
    speaker_found: str | None = None
    #: Whom the model that was asked names as the source, where code could not tell and that is the holder (schema 1.1).
    speaker_by_model: str | None = None
    #: Who passes these words on, outermost first ("the ministry said that Dahl stressed": the ministry) (schema 1.1).
    attribution: tuple[str, ...] | None = None
    #: What words of its sentences stand for, as the model says and the document's words allow (schema 1.1).
    meant: tuple[Meant, ...] | None = None
    #: The page they stand on, from 1, where the source has pages (schema 1.1).
    page: int | None = None
    note: str | None = None
    #: Numbers of the sentences the model cited; never published.
    cited: tuple[int, ...] = Field(default=(), exclude=True, repr=False)

    @model_validator(mode="before")
    @classmethod
    def _from_evidence(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"given": value}
        if isinstance(value, dict) and "sentences" in value:
            evidence = cast("dict[str, Any]", value)
            return {
                "given": evidence.get("words") or None,
                "cited": evidence["sentences"],
                "attribution": evidence.get("attribution") or None,
                "meant": evidence.get("meant") or None,
            }
        return cast("object", value)

    @property
    def verified(self) -> bool:
        """Whether the quote may appear as a quotation."""
        return self.verdict is not None and self.verdict.verified


class QuoteCheck(BaseModel):
    """The verdict on one quote, with everything that led to it.

    ``start`` and ``end`` are code points in the text that was searched. For ``drift`` they give the nearest
    passage; for ``absent`` they are null. ``changes`` lists the differing words, in order.
    ``pieces`` are the spans of an elided quote (one span otherwise).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    given: str
    verdict: Verdict
    text: str | None = None
    start: int | None = None
    end: int | None = None
    changes: tuple[WordChange, ...] = ()
    speech: Speech | None = None
    speaker_check: SpeakerCheck | None = None
    speaker_found: str | None = None
    speaker_by_model: str | None = None
    page: int | None = None
    note: str | None = None
    pieces: tuple[tuple[int, int], ...] = ()
