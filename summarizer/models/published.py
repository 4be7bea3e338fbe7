"""The published JSON Schemas, generated from the models: ``python -m summarizer.models.published``."""

from __future__ import annotations

import json
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from summarizer.models.brief import Brief
from summarizer.models.quote import Quote, SpeakerCheck, Speech, Verdict, WordChange
from summarizer.models.summary import Summary
from summarizer.models.verified import VerifiedResult, VerifiedSummary


class QuoteLine(BaseModel):
    """A quote of any origin, as ``summarizer verify`` reads it from a line of JSON. Other keys pass through."""

    model_config = ConfigDict(frozen=True, extra="allow")

    source: str = Field(
        description="path of the document, relative to --sources or to the file the line stands in"
    )
    quote: str = Field(description="the words to look for")
    speaker: str | None = Field(default=None, description="who is said to have said them")


class CheckedLine(QuoteLine):
    """The same line with what the check found, as ``summarizer verify --json`` writes it."""

    verdict: Verdict | None = None
    text: str | None = Field(
        default=None, description="the source's own words; of the nearest passage for drift"
    )
    start: int | None = Field(default=None, description="code points in the extracted text")
    end: int | None = None
    changes: tuple[WordChange, ...] = ()
    speech: Speech | None = None
    speaker_check: SpeakerCheck | None = None
    note: str | None = None


class ErrorLine(BaseModel):
    """A line that could not be checked, with the reason. What was readable of it passes through."""

    model_config = ConfigDict(frozen=True, extra="allow")

    error: str
    line: int | None = Field(default=None, description="number of a line that was no JSON object")


_PUBLISHED: dict[str, type[BaseModel]] = {
    "summary": VerifiedSummary,
    "result": VerifiedResult,
    "draft": Summary,
    "quote": Quote,
    "brief": Brief,
    "verify-line": QuoteLine,
    "verify-checked-line": CheckedLine,
    "verify-error-line": ErrorLine,
}
#: Names of the published schemas; ``schemas/NAME.schema.json`` each.
NAMES: tuple[str, ...] = tuple(_PUBLISHED)
_MODES: dict[str, Literal["validation", "serialization"]] = {
    "draft": "validation",
    "verify-line": "validation",
}


def json_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a published name; raises ``KeyError`` for any other."""
    schema = _PUBLISHED[name].model_json_schema(mode=_MODES.get(name, "serialization"))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{name}.schema.json",
        **schema,
    }


def as_json(schema: dict[str, Any]) -> str:
    """Return the form in which a schema is published: two spaces, the models' own order."""
    return json.dumps(schema, indent=2, ensure_ascii=False)


def write_all() -> None:
    """Write every published schema to ``schemas/`` of the checkout."""
    from summarizer.resources import schema_folder

    folder = schema_folder()
    for name in NAMES:
        (folder / f"{name}.schema.json").write_text(
            as_json(json_schema(name)) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    write_all()
