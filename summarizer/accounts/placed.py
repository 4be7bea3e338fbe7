"""Where in a story a difference stands: at the event that most of its accounts report, else at the story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from summarizer.accounts.alone import INITIATED
from summarizer.accounts.compare import merged
from summarizer.accounts.compared import FACETS, Compared, distinct, overlap
from summarizer.models.brief import Account, Agreed, Conflict, ConflictKind, Event, OnlyIn, Silent
from summarizer.words.negation import denies, negated

_Shared = TypeVar("_Shared", Agreed, Conflict)
_Single = TypeVar("_Single", OnlyIn, Silent)

#: What a reader needs first: what somebody denies, what was agreed, what goes on, facts, then the rest.
_ORDER = (
    ConflictKind.DENIAL,
    ConflictKind.OUTCOME,
    ConflictKind.STATUS,
    ConflictKind.FACT,
    ConflictKind.FIGURES,
    ConflictKind.STATEMENTS,
    ConflictKind.POSITION,
    ConflictKind.INITIATOR,
    ConflictKind.DATE,
    ConflictKind.MEDIUM,
    ConflictKind.EMPHASIS,
    ConflictKind.WORDING,
)
#: Topics of agreement on the facts of a conversation: what else its sentence holds may well be disputed.
_FACTS = frozenset(("date", "medium", "who initiated it"))


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
    joined: list[Event] = []
    for n, event in enumerate(events):
        told = one_each((*event.conflicts, *shelves[n]))
        agreed = tuple(a for a in event.agreed if not _disputed(a, told))
        alone = tuple(o for o in event.only_in if not _told_against(o, told))
        update = {"conflicts": told, "agreed": agreed, "only_in": alone}
        joined.append(event.model_copy(update=update))
    return Placed(joined, conflicts=one_each(shelves[None]))


def one_each(conflicts: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """Return conflicts each once: those that have passages of two documents in common are one, of the first's kind."""
    out: list[Conflict] = []
    for conflict in merged(conflicts):
        at = next(
            (n for n, c in enumerate(out) if overlap(c.accounts, conflict.accounts) > 1), None
        )
        if at is None:
            out.append(conflict)
            continue
        known = {_version(a) for a in out[at].accounts}
        more = tuple(a for a in conflict.accounts if _version(a) not in known)
        out[at] = out[at].model_copy(update={"accounts": (*out[at].accounts, *more)})
    told = [c.model_copy(update={"accounts": distinct(c.accounts)}) for c in out]
    return tuple(sorted(told, key=lambda c: _ORDER.index(c.kind)))


def _version(account: Account) -> tuple[str, bool]:
    """A document's version, and whether it denies: more of the same kind from one document says nothing new."""
    text = " ".join(q.text or "" for q in account.quotes)
    return account.document, negated(text) or denies(text)


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
                "conflicts": one_each(conflicts[n]),
                "only_in": tuple(alone[n]),
                "silent": tuple(silent[n]),
            }
        )
        for n, e in enumerate(events)
    ]
    return Placed(
        placed,
        tuple(agreed[None]),
        one_each(conflicts[None]),
        tuple(alone[None]),
        tuple(silent[None]),
    )


def _stays(agreed: Agreed, read: Compared) -> bool:
    told = [*(a.accounts for a in read.agreed), *(c.accounts for c in read.conflicts)]
    return not any(overlap(agreed.accounts, other) > 1 for other in told) and not _disputed(
        agreed, read.conflicts
    )


def _disputed(agreed: Agreed, conflicts: Sequence[Conflict]) -> bool:
    """Whether a passage of what is called agreed stands in a contradiction."""
    return agreed.topic not in _FACTS and any(
        overlap(agreed.accounts, c.accounts)
        for c in conflicts
        if c.kind.contradicts and c.kind not in FACETS
    )


def _told_against(alone: OnlyIn, conflicts: Sequence[Conflict]) -> bool:
    """Whether what one account is said to tell alone stands against another one in a conflict.

    Who called is told in a clause beside others, and its statement is composed.
    """
    if alone.statement.startswith(INITIATED):
        return False
    told = [Account(document=alone.document, value=None, quotes=alone.quotes)]
    return any(overlap(told, c.accounts) for c in conflicts)


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
