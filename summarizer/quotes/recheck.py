"""Check saved summaries again, offline, against their sources."""

from __future__ import annotations

from summarizer.models.document import PreparedText
from summarizer.models.summary import Summary
from summarizer.models.verified import Finding, VerifiedSummary
from summarizer.quotes.verify import Verifier, verified_result


def recheck(summary: VerifiedSummary, prepared: PreparedText) -> VerifiedSummary:
    """Return the summary with every quote checked against the text as it is now.

    Where the text's SHA-256 is not the recorded one, a finding ``source_changed`` says so; findings of the first check
    that concern no quote are kept.
    """
    verifier = Verifier(prepared)
    value = Summary(**{name: getattr(summary, name) for name in Summary.model_fields})
    checked = verifier.check(value)
    seen = {(f.code, f.path) for f in checked.findings}
    kept = [
        f
        for f in summary.checks.findings
        if f.path not in checked.checks and (f.code, f.path) not in seen
    ]
    if summary.document.sha256 != prepared.document.sha256:
        kept.append(
            Finding(
                code="source_changed",
                path="document.sha256",
                message=f"The summary was made from a text with SHA-256 {summary.document.sha256[:12]}…, the source now has "
                f"{prepared.document.sha256[:12]}…: offsets may differ.",
            )
        )
    result = verified_result(verifier, checked, summary.provenance, kept)
    if not isinstance(result, VerifiedSummary):
        raise TypeError("a summary that was checked again is a summary")
    return result.model_copy(update={"document": summary.document})
