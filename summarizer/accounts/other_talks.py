"""Points between accounts that tell of different conversations: what one has and another has not says nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeVar

from summarizer.accounts.compared import Compared
from summarizer.models.brief import Account, Agreed, Conflict, Event, SourcedFinding
from summarizer.models.verified import Finding

_Between = TypeVar("_Between", Agreed, Conflict)


def of_one_occasion(read: Compared, events: Sequence[Event], documents: Sequence[str]) -> Compared:
    """Return points without those between accounts of different conversations, each of which is a finding.

    Two accounts are of different ones where each tells of some, all with their days, and none is told by both. A
    contradiction stands all the same: what was denied in May may be asserted in June. ``documents`` are those of the
    story.
    """
    talks = _Talks(events, documents)
    left: list[SourcedFinding] = []
    made = replace(
        read,
        agreed=[a for one in read.agreed if (a := talks.together(one, left))],
        conflicts=[
            c
            for one in read.conflicts
            if (c := one if one.kind.contradicts else talks.together(one, left))
        ],
        only_in=[one for one in read.only_in if not talks.is_alone(one.document)],
        silent=[one for one in read.silent if not talks.is_alone(one.document)],
    )
    left += [
        _left_out(one.document, one.topic or one.statement)
        for one in read.only_in
        if talks.is_alone(one.document)
    ]
    made.findings = [*read.findings, *left]
    return made


@dataclass(frozen=True)
class _Talks:
    """The conversations of a story, and its documents."""

    events: Sequence[Event]
    documents: Sequence[str]

    def together(self, point: _Between, left: list[SourcedFinding]) -> _Between | None:
        """Return a point with those of its accounts that another one can be laid beside; null for fewer than two."""
        kept = tuple(a for a in point.accounts if self._has_company(a, point.accounts))
        if len({a.document for a in kept}) > 1:
            return point.model_copy(update={"accounts": kept})
        left.append(_left_out(point.accounts[0].document, point.topic))
        return None

    def is_alone(self, document: str) -> bool:
        """Whether every other account of the story is of other conversations."""
        others = [one for one in self.documents if one != document]
        return bool(others) and all(self._apart(document, one) for one in others)

    def _has_company(self, account: Account, accounts: Sequence[Account]) -> bool:
        return any(
            one.document != account.document and not self._apart(one.document, account.document)
            for one in accounts
        )

    def _apart(self, a: str, b: str) -> bool:
        mine, theirs = ([e for e in self.events if one in e.documents] for one in (a, b))
        dated = all(event.date for event in chain(mine, theirs))
        return bool(mine and theirs) and dated and not any(b in event.documents for event in mine)


def _left_out(document: str, what: str) -> SourcedFinding:
    message = f"Left out, since the accounts tell of different conversations: “{what}”."
    finding = Finding(code="of_other_talks", path="comparison", message=message)
    return SourcedFinding(document=document, finding=finding)
