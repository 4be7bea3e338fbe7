"""Where in a story a difference stands: at the event that most of its accounts report, else at the story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from summarizer.accounts.compare import merged
from summarizer.accounts.compared import Compared, overlap
from summarizer.models.brief import Agreed, Conflict, Event, OnlyIn, Silent

_Shared = TypeVar("_Shared", Agreed, Conflict)
_Single = TypeVar("_Single", OnlyIn, Silent)


@dataclass
class Placed:
    """The events of a story with what stands at each, and what stands at none of them."""

    events: list[Event]
    agreed: tuple[Agreed, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    only_in: tuple[OnlyIn, ...] = ()
    silent: tuple[Silent, ...] = ()


def place_conflicts(events: Sequence[Event], conflicts: Sequence[Conflict]) -> Placed:
    """Put conflicts to the events most of whose accounts they are between, beside those that stand there."""
    shelves = _by_event(events, conflicts)
    joined = [
        e.model_copy(update={"conflicts": merged((*e.conflicts, *shelves[n]))}) if shelves[n] else e
        for n, e in enumerate(events)
    ]
    return Placed(joined, conflicts=tuple(shelves[None]))


def place_compared(events: Sequence[Event], read: Compared) -> Placed:
    """Put what reading the accounts side by side gave in the place of what rules found.

    The rules' own conflicts have been looked at in the reading. What they call agreed stays where the reading has
    neither the same passages in common nor one of them in a contradiction.
    """
    agreed, conflicts = _by_event(events, read.agreed), _by_event(events, read.conflicts)
    alone, silent = _by_document(events, read.only_in), _by_document(events, read.silent)
    placed = [
        e.model_copy(
            update={
                "agreed": (*(a for a in e.agreed if _stays(a, read)), *agreed[n]),
                "conflicts": merged(conflicts[n]),
                "only_in": tuple(alone[n]),
                "silent": tuple(silent[n]),
            }
        )
        for n, e in enumerate(events)
    ]
    return Placed(
        placed,
        tuple(agreed[None]),
        merged(conflicts[None]),
        tuple(alone[None]),
        tuple(silent[None]),
    )


def _stays(agreed: Agreed, read: Compared) -> bool:
    told = [*(a.accounts for a in read.agreed), *(c.accounts for c in read.conflicts)]
    disputed = [c.accounts for c in read.conflicts if c.kind.contradicts]
    return not any(overlap(agreed.accounts, other) > 1 for other in told) and not any(
        overlap(agreed.accounts, other) for other in disputed
    )


def _by_event(
    events: Sequence[Event], values: Sequence[_Shared]
) -> defaultdict[int | None, list[_Shared]]:
    found: defaultdict[int | None, list[_Shared]] = defaultdict(list)
    for value in values:
        documents = {a.document for a in value.accounts}
        count = [len(documents & set(event.documents)) for event in events]
        at = max(range(len(count)), key=lambda i: (count[i], -i), default=None)
        found[at if at is not None and count[at] > 1 else None].append(value)
    return found


def _by_document(
    events: Sequence[Event], values: Sequence[_Single]
) -> defaultdict[int | None, list[_Single]]:
    """Put what concerns one document to the event that it and most others report."""
    found: defaultdict[int | None, list[_Single]] = defaultdict(list)
    for value in values:
        telling = [n for n, e in enumerate(events) if value.document in e.documents]
        at = max(telling, key=lambda n: (len(events[n].documents), -n), default=None)
        shared = at is not None and len(events[at].documents) > 1
        found[at if shared else None].append(value)
    return found
