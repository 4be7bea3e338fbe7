"""Check saved summaries again, offline, against their sources."""

from __future__ import annotations

from typing import Any, cast

from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from summarizer.models.document import PreparedText, SourceDocument
from summarizer.models.quote import Quote
from summarizer.models.rows import is_quote
from summarizer.models.summary import Summary
from summarizer.models.verified import DocumentRecord, Finding, VerifiedResult, VerifiedSummary
from summarizer.quotes.verify import Checked, Verifier, checks_of, verified_result
from summarizer.quotes.walk import Fields, Place, quotes_of

# What a check finds out anew each time.
_RENEWED = ("source_changed", "suspicious_passage", "unsupported_name", "unsupported_number")


def recheck(summary: VerifiedSummary, prepared: PreparedText) -> VerifiedSummary:
    """Return the summary with every quote checked against the text as it is now.

    Where the text's SHA-256 is not the recorded one, a finding ``source_changed`` says so; findings of the first check
    that concern no quote are kept.
    """
    verifier = Verifier(prepared)
    value = Summary(**{name: getattr(summary, name) for name in Summary.model_fields})
    checked = verifier.check(value)
    kept = _kept(summary, checked, prepared)
    # What was made of a summary is one.
    result = cast("VerifiedSummary", verified_result(verifier, checked, summary.provenance, kept))
    return result.model_copy(update={"document": summary.document})


def recheck_result(result: VerifiedResult, prepared: PreparedText) -> VerifiedResult:
    """Do the same for a result of a user's own schema, whose class need not be at hand."""
    verifier = Verifier(prepared)
    checked = verifier.check(cast("BaseModel", _fields(result.result)))
    checks = checks_of(verifier, checked, _kept(result, checked, prepared))
    values = to_jsonable_python(checked.value)
    return result.model_copy(update={"result": values, "checks": checks})


def saved_quotes(result: VerifiedResult) -> list[tuple[Place, Quote]]:
    """Return the quotes of a result of a user's own schema with their places."""
    return quotes_of(cast("BaseModel", _fields(result.result)))


def _fields(value: Any) -> Any:
    """Return saved values with their quotes as quotes, and their objects as such."""
    if is_quote(value):
        return Quote.model_validate(value)
    if isinstance(value, dict):
        return Fields((key, _fields(item)) for key, item in cast("dict[str, Any]", value).items())
    if isinstance(value, list):
        return [_fields(item) for item in cast("list[Any]", value)]  # type: ignore[redundant-cast]
    return value


def _kept(
    result: VerifiedSummary | VerifiedResult, checked: Checked, prepared: PreparedText
) -> list[Finding]:
    """Return the findings of the first check that concern no quote, and whether the source has changed."""
    kept = [
        finding
        for finding in result.checks.findings
        if finding.code not in _RENEWED
        and (finding.code == "repaired" or finding.path not in checked.checks)
    ]
    if result.document.sha256 != prepared.document.sha256:
        kept.append(_source_changed(result.document, prepared.document))
    return kept


def _source_changed(then: DocumentRecord, now: SourceDocument) -> Finding:
    message = (
        f"The summary was made from a text with SHA-256 {then.sha256[:12]}…, "
        f"the source now has {now.sha256[:12]}…: offsets may differ."
    )
    return Finding(code="source_changed", path="document.sha256", message=message)
