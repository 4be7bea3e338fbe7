"""What a model says of a note's statements that reads each document once more: which of them does it bear out?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summarizer.accounts.asking import at_once
from summarizer.accounts.lettered import prepared_text
from summarizer.engines.base import Engine
from summarizer.models.summary import Summary
from summarizer.models.verified import VerifiedSummary
from summarizer.passes.draft import DocumentUsage
from summarizer.passes.statements_check import check_statements


def read_again(
    summaries: Sequence[VerifiedSummary], texts: Mapping[str, str], engine: Engine
) -> list[VerifiedSummary]:
    """Return the summaries with ``supported`` on the items that the engine was asked about, denials among the findings.

    ``texts`` gives the documents' texts by ``source``; what has no text, or was asked about before, stays as it is. One
    question a document, as many at once as the engine takes.

    Raises:
        EngineError: the engine could not be asked about any document.
        BudgetReached: the budget allows no further request.
    """

    def read(summary: VerifiedSummary) -> VerifiedSummary:
        text = texts.get(summary.document.source)
        return summary if text is None else _read(summary, text, engine)

    return at_once(engine, read, summaries)


def _read(summary: VerifiedSummary, text: str, engine: Engine) -> VerifiedSummary:
    fields = {name: getattr(summary, name) for name in Summary.model_fields}
    usage = DocumentUsage()
    told = check_statements(prepared_text(summary.document, text), Summary(**fields), engine, usage)
    findings = (*summary.checks.findings, *usage.findings)
    checks = summary.checks.model_copy(update={"findings": findings})
    changed = {name: getattr(told, name) for name in Summary.model_fields}
    return summary.model_copy(update={**changed, "checks": checks})
