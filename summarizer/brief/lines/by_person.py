"""What a line says of itself where a person corrected or added what it tells."""

from __future__ import annotations

from summarizer.models.summary import Reviewed

_TOLD = {
    Reviewed.CORRECTED: "corrected by a person",
    Reviewed.ADDED: "added by a person",
}


def marked(doubt: str, *changed: Reviewed | None) -> str:
    """Return what a reader has to know of a line: a doubt about whose words they are, and what a person did."""
    by_whom = [_TOLD[one] for one in dict.fromkeys(changed) if one is not None]
    return "; ".join(filter(None, (doubt, *by_whom)))
