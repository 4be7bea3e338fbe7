"""The decisions as JSON lines, for whatever is to be made of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from summarizer.review.decisions import WHOLE, Decision
from summarizer.review.run import ReviewedRun
from summarizer.review.store import ReviewStore


def decision_lines(
    store: ReviewStore, run: ReviewedRun | None, reviewer: str | None = None
) -> Iterator[str]:
    """Yield every standing decision as a line of JSON, a document's one after the other.

    ``current`` says whether the item is among those of the run; null where there is no run to compare with.
    """
    current = None if run is None else _current(run)
    documents = store.documents()
    for one in store.standing():
        if reviewer is None or one.reviewer == reviewer:
            record, model = documents[one.sha256]
            about = {"source": record.source, "sha256": one.sha256, "model": model}
            yield json.dumps(about | _line(one, current), ensure_ascii=True)


def _current(run: ReviewedRun) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for listed in run.documents():
        found.setdefault(listed.record.sha256, set()).update(listed.keys)
    return found


def _line(one: Decision, current: dict[str, set[str]] | None) -> dict[str, Any]:
    result = one.result
    return {
        "item": one.item or None,
        "kind": one.kind.value if one.kind else "document",
        "reviewer": one.reviewer,
        "action": one.action.value,
        "made": one.made,
        "added": one.added,
        "current": None if current is None else _is_current(one, current),
        "content": None if one.content is None else one.content.model_dump(mode="json"),
        "correction": None if one.correction is None else dict(one.correction),
        "result": None if result is None else result.model_dump(mode="json"),
    }


def _is_current(one: Decision, current: dict[str, set[str]]) -> bool:
    """Whether what was decided on is in the run."""
    if one.sha256 not in current:
        return False
    return one.added or one.item == WHOLE or one.item in current[one.sha256]
