"""Summaries as reviewers left them, for a note: rejected items are gone, corrected and added ones say so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from summarizer.models.summary import Conversation, Fact, Reviewed
from summarizer.models.verified import Finding, VerifiedSummary
from summarizer.names.holders import joined
from summarizer.review.items import (
    CLASSES,
    LISTS,
    Content,
    Item,
    ItemKind,
    Value,
    field_values,
    items_of,
)
from summarizer.review.settled import Outcome, Settled, settled
from summarizer.review.store import DATABASE, ReviewStore

_OUTCOME = re.compile(r"\.outcomes\[(\d+)\](.*)", re.DOTALL)
_PATH = re.compile(rf"({'|'.join(LISTS.values())})\[(\d+)\](.*)", re.DOTALL)
_FIELD = re.compile(r"\.(\w+)")


@dataclass
class Followed:
    """How many items of some summaries reviewers rejected, corrected or added, and who they are."""

    counts: Counter[str] = field(default_factory=Counter[str])
    reviewers: dict[str, None] = field(default_factory=dict[str, None])

    def told(self) -> str:
        """Return it as a sentence; empty where nobody decided anything."""
        if not self.reviewers:
            return ""
        parts = [f"{self.counts[name]} {name}" for name in ("rejected", "corrected", "added")]
        contested = self.counts["contested"]
        left = (
            f"; {contested} on which they differ are as the summary has them" if contested else ""
        )
        return (
            f"Follows the review by {joined(list(self.reviewers))}: items {', '.join(parts)}{left}."
        )


def follow_reviews(
    summaries: Sequence[VerifiedSummary], folders: Iterable[Path]
) -> tuple[list[VerifiedSummary], Followed]:
    """Return summaries as the decisions kept in some folders have them, where any are.

    Raises:
        InputError: a store of decisions cannot be read.
    """
    followed = Followed()
    made = list(summaries)
    for folder in dict.fromkeys(folders):
        path = folder / DATABASE
        if path.is_file():
            with ReviewStore(path) as store:
                made = [followed_summary(one, store, followed) for one in made]
    return made, followed


def followed_summary(
    summary: VerifiedSummary, store: ReviewStore, followed: Followed
) -> VerifiedSummary:
    """Return a summary as the reviewers left it; what they did is counted, and told among its findings."""
    decided = {one.item: one for one in settled(store.of_document(summary.document.sha256))}
    if not decided:
        return summary
    made = _Made(followed)
    for item in items_of(summary):
        made.take(item, decided.pop(item.key, None))
    for own in decided.values():
        # What is left was decided about items of another run; only what a person added stands by itself.
        if own.added:
            made.add(own)
    return made.summary(summary)


class _Made:
    """A summary in the making: its items, where each stood, and what is to be said."""

    def __init__(self, followed: Followed) -> None:
        self._followed = followed
        self._kept: dict[ItemKind, list[Content]] = {kind: [] for kind in ItemKind}
        self._moved: dict[tuple[str, int], int] = {}
        #: Conversations whose outcomes are others now: where each former one stands, by its place.
        self._outcomes: dict[int, dict[int, int]] = {}
        #: Fields of items that are otherwise than they were: what was found of them is no more.
        self._otherwise: dict[tuple[str, int], frozenset[str]] = {}
        self._rejected_facts: list[Fact] = []
        self._findings: list[Finding] = []
        self._rejected = Counter[str]()

    def take(self, item: Item, decided: Settled | None) -> None:
        """Take an item of the summary as it was decided about."""
        if decided is not None:
            self._followed.reviewers |= dict.fromkeys(decided.reviewers)
        if decided is not None and decided.outcome is Outcome.REJECTED:
            self._rejected[item.kind.value.replace("_", " ")] += 1
            self._followed.counts["rejected"] += 1
            self._rejected_facts += [item.content] if isinstance(item.content, Fact) else []
            return
        kept = self._kept[item.kind]
        self._moved[LISTS[item.kind], item.place] = len(kept)
        content = item.content
        if decided is not None:
            content = self._decided(item, decided, f"{LISTS[item.kind]}[{len(kept)}]")
            if content is not item.content:
                changed = _otherwise(decided.original, content)
                self._otherwise[LISTS[item.kind], item.place] = changed
            if isinstance(content, Conversation) and isinstance(item.content, Conversation):
                self._outcomes[item.place] = _still_there(item.content, content)
        kept.append(content)

    def _decided(self, item: Item, decided: Settled, path: str) -> Content:
        agreed = decided.agreed
        if decided.outcome is Outcome.CONTESTED or agreed is None:
            self._followed.counts["contested"] += 1
            who = joined(list(decided.reviewers))
            message = (
                f"The reviewers {who} decided differently about this; it is as the summary has it."
            )
            self._findings.append(Finding(code="review_differs", path=path, message=message))
            return item.content
        if agreed == decided.original:
            return item.content
        self._followed.counts["corrected"] += 1
        message = f"Corrected by a person ({joined(list(decided.reviewers))}): {_changes(decided, agreed)}."
        self._findings.append(Finding(code="corrected_by_person", path=path, message=message))
        return agreed.as_reviewed(Reviewed.CORRECTED)

    def add(self, decided: Settled) -> None:
        """Take an item that a reviewer added."""
        self._followed.reviewers |= dict.fromkeys(decided.reviewers)
        if decided.outcome is not Outcome.KEPT:
            return
        kept = self._kept[decided.kind]
        self._followed.counts["added"] += 1
        path = f"{LISTS[decided.kind]}[{len(kept)}]"
        message = f"Added by a person ({joined(list(decided.reviewers))})."
        self._findings.append(Finding(code="added_by_person", path=path, message=message))
        kept.append(decided.versions[0].as_reviewed(Reviewed.ADDED))

    def summary(self, before: VerifiedSummary) -> VerifiedSummary:
        """Return the summary with what was taken."""
        findings = [*self._still_right(before.checks.findings), *self._findings]
        if self._rejected:
            counted = [f"{n} {what}{'' if n == 1 else 's'}" for what, n in self._rejected.items()]
            message = f"Left out, rejected by a person: {joined(counted)}."
            findings.append(Finding(code="rejected_by_person", path="document", message=message))
        return before.without(self._rejected_facts).model_copy(
            update={
                **{LISTS[kind]: _of(kind, kept) for kind, kept in self._kept.items()},
                "checks": before.checks.model_copy(update={"findings": tuple(findings)}),
            }
        )

    def _still_right(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield the findings about items that are still there, with the places these have now."""
        for one in findings:
            found = _PATH.fullmatch(one.path)
            if found is None:
                yield one
                continue
            now = self._moved.get((found[1], int(found[2])))
            rest = self._within(found[1], int(found[2]), found[3])
            if now is not None and rest is not None:
                yield one.model_copy(update={"path": f"{found[1]}[{now}]{rest}"})

    def _within(self, listed: str, place: int, rest: str) -> str | None:
        """Return the rest of a finding's path as it is now; ``None`` where what it was about is gone."""
        found = _OUTCOME.fullmatch(rest)
        moved = self._outcomes.get(place) if listed == LISTS[ItemKind.CONVERSATION] else None
        if found is None or moved is None:
            field = _FIELD.match(rest)
            gone = field is not None and field[1] in self._otherwise.get((listed, place), ())
            return None if gone else rest
        now = moved.get(int(found[1]))
        return None if now is None else f".outcomes[{now}]{found[2]}"


def _otherwise(before: Content, after: Content) -> frozenset[str]:
    """Return the names of the fields in which an item differs from what it was."""
    names = type(before).model_fields
    return frozenset(n for n in names if getattr(before, n) != getattr(after, n, None))


def _still_there(before: Conversation, after: Conversation) -> dict[int, int]:
    """Return where outcomes that are as they were stand now, by where they stood."""
    return {
        n: after.outcomes.index(one)
        for n, one in enumerate(before.outcomes)
        if one in after.outcomes
    }


def _of(kind: ItemKind, items: Iterable[Content]) -> tuple[Content, ...]:
    # A stranger's decision may name an item of another kind.
    return tuple(one for one in items if isinstance(one, CLASSES[kind]))


def _changes(decided: Settled, agreed: Content) -> str:
    before, after = (field_values(decided.kind, one) for one in (decided.original, agreed))
    return "; ".join(
        f"{name.replace('_', ' ')} “{_shown(after[name])}” instead of “{_shown(before[name])}”"
        for name in after
        if after[name] != before[name]
    )


def _shown(value: Value) -> str:
    return joined(value) if isinstance(value, list) else value or "none"


def reviews_changed(folder: Path) -> float:
    """Return when anything was last decided in a folder (seconds since the epoch), 0 where nothing was."""
    beside: Mapping[str, Path] = {name: folder / name for name in (DATABASE, f"{DATABASE}-wal")}
    return max((one.stat().st_mtime for one in beside.values() if one.is_file()), default=0.0)
