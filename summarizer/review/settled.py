"""What several reviewers' decisions come to, item by item. Nobody outvotes anybody: where they differ it is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from summarizer.review.decisions import WHOLE, Action, Decision, by_item
from summarizer.review.items import Content, ItemKind


class Outcome(StrEnum):
    """Whether an item stands. ``contested``: one reviewer keeps it, another rejects it."""

    KEPT = "kept"
    REJECTED = "rejected"
    CONTESTED = "contested"


@dataclass(frozen=True, slots=True)
class Settled:
    """An item and what the reviewers made of it.

    ``versions`` are the item as those who keep it left it, each version once, the earliest first.
    """

    item: str
    kind: ItemKind
    original: Content
    added: bool
    outcome: Outcome
    versions: tuple[Content, ...]
    decisions: tuple[Decision, ...]

    @property
    def agreed(self) -> Content | None:
        """The one version that all who keep it share; null where there is none, or several."""
        return self.versions[0] if len(self.versions) == 1 else None

    @property
    def reviewers(self) -> tuple[str, ...]:
        """Who decided about it."""
        return tuple(one.reviewer for one in self.decisions)


def settled(decisions: Iterable[Decision]) -> list[Settled]:
    """Return the items of one document that standing decisions are about, in the order of the first of each."""
    return list(_settled(decisions))


def _settled(decisions: Iterable[Decision]) -> Iterator[Settled]:
    for item, made in by_item(decisions).items():
        first = next(iter(made.values()))
        if item == WHOLE or first.kind is None or first.content is None:
            continue
        ordered = tuple(made.values())
        yield Settled(
            item=item,
            kind=first.kind,
            original=first.content,
            added=any(one.added for one in ordered),
            outcome=_outcome(ordered),
            versions=_versions(ordered),
            decisions=ordered,
        )


def _outcome(decisions: Sequence[Decision]) -> Outcome:
    kept = {one.action.keeps for one in decisions}
    if kept == {True}:
        return Outcome.KEPT
    return Outcome.REJECTED if kept == {False} else Outcome.CONTESTED


def _versions(decisions: Sequence[Decision]) -> tuple[Content, ...]:
    found: list[Content] = []
    for one in decisions:
        result = one.result
        if result is not None and result not in found:
            found.append(result)
    return tuple(found)


def finished_by(decisions: Iterable[Decision]) -> frozenset[str]:
    """Return who called a document finished."""
    return frozenset(
        one.reviewer for one in decisions if one.item == WHOLE and one.action is Action.FINISH
    )
