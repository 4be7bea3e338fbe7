"""Lines that LangExtract writes (``save_annotated_documents``): a document's text and what was extracted from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from summarizer.errors import InputError
from summarizer.models.quote import QuoteCheck

if TYPE_CHECKING:
    from summarizer.models.verified import Finding

#: Attributes that name who says the words, the first that holds a name counts. ``source`` is none of them: it may as
#: well be a file or a publisher.
SPEAKER_ATTRIBUTES = ("speaker", "holder", "said_by", "attributed_to", "attribution")

_LONGEST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Extraction:
    """One extraction as a quote. ``interval`` is where its maker placed it, in code points, null where nowhere."""

    quote: str
    speakers: tuple[str, ...]
    interval: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class CheckedExtraction:
    """An extraction, the verdict on it, and what is to be said of its interval."""

    extraction: Extraction
    check: QuoteCheck
    finding: Finding | None


def holds_extractions(given: dict[str, Any]) -> bool:
    """Whether a line is a document with extractions."""
    return "extractions" in given and ("document_id" in given or "text" in given)


def read_extractions(given: dict[str, Any], where: str) -> tuple[Extraction, ...]:
    """Return the extractions of a line, in order; of none, where it has ``null``.

    Raises:
        InputError: something is not of the type that LangExtract writes.
    """
    listed = given["extractions"]
    if listed is None:
        return ()
    if not isinstance(listed, list):
        raise InputError(f"{where}: `extractions` has to be a list or null.")
    return tuple(
        _extraction(one, f"{where}: extractions[{n}]")
        for n, one in enumerate(cast("list[object]", listed))
    )


def interval_finding(
    extraction: Extraction, check: QuoteCheck, text: str, n: int
) -> Finding | None:
    """Return what does not agree between an extraction's interval and the span that was found, if anything.

    Spaces and punctuation at the ends make no difference.
    """
    if extraction.interval is None:
        return None
    from summarizer.models.verified import Finding

    start, end = extraction.interval
    path = f"extractions[{n}].char_interval"
    if not 0 <= start < end <= len(text):
        said = f"{start}..{end} is not a place in a text of {len(text):,} characters."
        return Finding(code="interval_outside", path=path, message=said)
    if check.start is None or check.end is None:
        found = "the quote was not found"
    elif _same(text, (start, end), (check.start, check.end)):
        return None
    else:
        found = f"the quote was found at {check.start}..{check.end}"
    there = text[start:end][:_LONGEST_SHOWN]
    return Finding(
        code="interval_differs", path=path, message=f"{start}..{end} holds “{there}”; {found}."
    )


def _same(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    if one[0] >= other[1] or other[0] >= one[1]:
        return False
    sides = (sorted((one[0], other[0])), sorted((one[1], other[1])))
    return not any(c.isalnum() for a, b in sides for c in text[a:b])


def _extraction(value: Any, where: str) -> Extraction:
    if not isinstance(value, dict):
        raise InputError(f"{where} has to be an object.")
    fields = cast("dict[str, Any]", value)
    quote = fields.get("extraction_text")
    if not isinstance(quote, str):
        raise InputError(f"{where}.extraction_text has to be a string.")
    return Extraction(quote, _speakers(fields.get("attributes"), where), _interval(fields, where))


def _speakers(attributes: Any, where: str) -> tuple[str, ...]:
    if attributes is None:
        return ()
    if not isinstance(attributes, dict):
        raise InputError(f"{where}.attributes has to be an object or null.")
    named = {
        str(key).strip().casefold().replace(" ", "_").replace("-", "_"): value
        for key, value in cast("dict[object, object]", attributes).items()
    }
    for key in SPEAKER_ATTRIBUTES:
        value = named.get(key)
        several = cast("list[object]", value) if isinstance(value, list) else [value]
        names = tuple(one for one in several if isinstance(one, str) and one.strip())
        if names:
            return names
    return ()


def _interval(fields: dict[str, Any], where: str) -> tuple[int, int] | None:
    value = fields.get("char_interval")
    if value is None:
        return None
    if not isinstance(value, dict):
        raise InputError(f"{where}.char_interval has to be an object or null.")
    interval = cast("dict[str, Any]", value)
    start, end = interval.get("start_pos"), interval.get("end_pos")
    if start is None or end is None:
        return None
    if not _is_place(start) or not _is_place(end):
        raise InputError(f"{where}.char_interval: `start_pos` and `end_pos` have to be integers.")
    return start, end


def _is_place(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
