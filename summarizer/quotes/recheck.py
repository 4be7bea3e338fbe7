"""Check saved summaries again, offline, against their sources."""

from __future__ import annotations

from typing import cast

from summarizer.models.document import PreparedText, SourceDocument
from summarizer.models.summary import Summary
from summarizer.models.verified import DocumentRecord, Finding, VerifiedSummary
from summarizer.quotes.verify import Verifier, verified_result

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
    kept = [
        finding
        for finding in summary.checks.findings
        if finding.code not in _RENEWED
        and (finding.code == "repaired" or finding.path not in checked.checks)
    ]
    if summary.document.sha256 != prepared.document.sha256:
        kept.append(_source_changed(summary.document, prepared.document))
    # What was made of a summary is one.
    result = cast("VerifiedSummary", verified_result(verifier, checked, summary.provenance, kept))
    return result.model_copy(update={"document": summary.document})


def _source_changed(then: DocumentRecord, now: SourceDocument) -> Finding:
    message = (
        f"The summary was made from a text with SHA-256 {then.sha256[:12]}…, "
        f"the source now has {now.sha256[:12]}…: offsets may differ."
    )
    return Finding(code="source_changed", path="document.sha256", message=message)
