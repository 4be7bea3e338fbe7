"""A document and its items as the page is told of them: JSON values, every text on one line and harmless."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from summarizer.brief.phrasing.escape import harmless
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, DisputedClaim, Position
from summarizer.models.verified import DocumentRecord, VerifiedSummary
from summarizer.review.decisions import Decision
from summarizer.review.items import (
    LISTS,
    Content,
    Item,
    Value,
    evidence_of,
    field_values,
    shown_words,
)

Values: TypeAlias = dict[str, Any]

#: In front of the key of an item that a reviewer added.
OWN = "own-"


def about(record: DocumentRecord) -> str:
    """Return where a document comes from, on one line."""
    published = record.published.isoformat() if record.published else None
    facts = (harmless(record.source), record.kind.value, record.publisher, published, record.url)
    return harmless(" · ".join(fact for fact in facts if fact))


def as_left(item: Item, decision: Decision | None) -> Content:
    """Return an item as the reviewer left it; one that was rejected, or not decided about, as it was given."""
    return (decision and decision.result) or item.content


def entry(item: Item, decision: Decision | None, summary: VerifiedSummary) -> Values:
    """Return an item with its evidence, what was found of it, and what the reviewer decided."""
    content = as_left(item, decision)
    return {
        "key": item.key,
        "kind": item.kind.value,
        "own": item.key.startswith(OWN),
        "given": _lines(field_values(item.kind, item.content)),
        "values": _lines(field_values(item.kind, content)),
        "told": _told(content if isinstance(content, Conversation) else item.content),
        "quotes": [_quote(where, quote) for where, quote in evidence_of(content)],
        "findings": [] if item.key.startswith(OWN) else _findings(item, summary),
        "action": decision.action.value if decision else None,
        "number": decision.number if decision else 0,
    }


def _lines(values: Mapping[str, Value]) -> Values:
    return {
        name: [harmless(one) for one in value] if isinstance(value, list) else harmless(value or "")
        for name, value in values.items()
    }


def _told(content: Content) -> list[list[str]]:
    """Return what else an item says: a label and a value each."""
    if isinstance(content, Position):
        facts = [
            ("Statement", content.statement),
            ("Addressee", content.addressee),
            ("According to", "; ".join(content.attribution)),
        ]
    elif isinstance(content, Conversation):
        facts = [("Topics", "; ".join(content.topics))]
        facts += [("Outcome", outcome.text) for outcome in content.outcomes]
    else:
        facts = [("Answer", content.answer)] if isinstance(content, DisputedClaim) else []
    return [[label, harmless(value)] for label, value in facts if value]


def _quote(where: str, quote: Quote) -> Values:
    return {
        "side": {"asserting_quotes": "asserts", "disputing_quotes": "disputes"}.get(where, ""),
        "text": harmless(shown_words(quote)),
        "start": quote.start if quote.verified else None,
        "verdict": quote.verdict.value if quote.verdict else "not checked",
        "verified": quote.verified,
        "speaker": harmless(quote.speaker_found or "") if quote.speaker_check == "other" else "",
    }


def _findings(item: Item, summary: VerifiedSummary) -> list[str]:
    path = f"{LISTS[item.kind]}[{item.place}]"
    return [
        harmless(one.message)
        for one in summary.checks.findings
        if one.path == path or one.path.startswith((f"{path}.", f"{path}["))
    ]
