"""Put the parts of a document together that were read chunk by chunk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel

from summarizer.models.summary import Conversation, DisputedClaim, Position, Summary
from summarizer.passes.wording import folded
from summarizer.text.actors import same_actor


def merge_summaries(parts: Sequence[Summary]) -> Summary:
    """Return one summary of several chunks; what two of them tell is told once, with the quotes of both."""
    if len(parts) == 1:
        return parts[0]
    conversations: list[Conversation] = []
    positions: list[Position] = []
    disputes: list[DisputedClaim] = []
    for part in parts:
        for conversation in part.conversations:
            _add(conversations, conversation, _same_conversation, "quotes", "outcomes", "topics")
        for position in part.positions:
            _add(positions, position, _same_position, "quotes")
        for dispute in part.disputed_claims:
            _add(disputes, dispute, _same_dispute, "asserting_quotes", "disputing_quotes")
    overview = " ".join(part.overview.strip() for part in parts[:4])
    return Summary(
        overview=overview,
        conversations=tuple(conversations),
        positions=tuple(positions),
        disputed_claims=tuple(disputes),
    )


def merge_values(parts: Sequence[BaseModel]) -> BaseModel:
    """Return one value of a user's schema: lists are joined, and elsewhere the first part that says something counts."""
    first = parts[0]
    update: dict[str, Any] = {}
    for name in type(first).model_fields:
        values = [getattr(part, name) for part in parts]
        update[name] = _joined(values)
    return first.model_copy(update=update)


def _joined(values: Sequence[Any]) -> Any:
    lists = [v for v in values if isinstance(v, (list, tuple, set, frozenset))]
    if lists:
        out: list[Any] = []
        for one in lists:
            out += [item for item in one if item not in out]
        return type(lists[0])(out)
    return next((v for v in values if v not in (None, "", {})), values[0])


def _add(known: list[Any], new: Any, same: Any, *joined: str) -> None:
    for place, old in enumerate(known):
        if same(old, new):
            known[place] = old.model_copy(
                update={name: _joined([getattr(old, name), getattr(new, name)]) for name in joined}
            )
            return
    known.append(new)


def _same_conversation(a: Conversation, b: Conversation) -> bool:
    if a.date and b.date and a.date != b.date:
        return False
    fewer, more = sorted((a.participants, b.participants), key=len)
    return all(any(same_actor(x.name, y.name) for y in more) for x in fewer)


def _same_position(a: Position, b: Position) -> bool:
    shared = {(q.cited, folded(q.given or "")) for q in a.quotes} & {
        (q.cited, folded(q.given or "")) for q in b.quotes
    }
    return same_actor(a.holder, b.holder) and (
        bool(shared) or folded(a.statement) == folded(b.statement)
    )


def _same_dispute(a: DisputedClaim, b: DisputedClaim) -> bool:
    return folded(a.claim) == folded(b.claim)
