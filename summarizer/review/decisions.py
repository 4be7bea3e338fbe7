"""What a reviewer decided, as it is kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, cast

from pydantic import ValidationError

from summarizer.errors import InputError
from summarizer.results.states import well_formed
from summarizer.review.items import CLASSES, Content, Correction, ItemKind, corrected, tidy

#: What stands in the place of an item's key where a decision is about the whole document.
WHOLE = ""
_LONGEST_NAME = 80


class Action(StrEnum):
    """What a reviewer did. ``finish``: all of a document's items are decided, and nothing is missing."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    ADD = "add"
    FINISH = "finish"
    REOPEN = "reopen"

    @property
    def keeps(self) -> bool:
        """Whether the item stands."""
        return self in (Action.ACCEPT, Action.CORRECT, Action.ADD)


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that one reviewer did. ``made`` is the time in UTC, ISO 8601.

    ``content`` is the item as it was shown, ``correction`` what was put in the place of its fields. Both are null for
    what is about the whole document. ``added`` says that the item is a reviewer's own.
    """

    number: int
    sha256: str
    item: str
    reviewer: str
    action: Action
    made: str
    kind: ItemKind | None = None
    content: Content | None = None
    correction: Correction | None = None
    added: bool = False

    @property
    def result(self) -> Content | None:
        """The item as the reviewer left it; null where it was rejected."""
        if self.content is None or self.kind is None or not self.action.keeps:
            return None
        return corrected(self.kind, self.content, self.correction or {})


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing took back, and what stands there now."""

    decision: Decision
    standing: Decision | None


def reviewer_name(name: str) -> str:
    """Return a reviewer's name as it is kept.

    Raises:
        InputError: it is empty or too long.
    """
    kept = tidy(name, "The name")
    if not kept or len(kept) > _LONGEST_NAME:
        raise InputError(f"A reviewer's name has to be 1 to {_LONGEST_NAME} characters.")
    return kept


def dumped(content: Content | None) -> str | None:
    """Return an item as JSON."""
    # A lone surrogate of a document cannot be read again.
    return (
        None
        if content is None
        else well_formed(json.dumps(content.model_dump(mode="json"), ensure_ascii=False))
    )


def loaded(kind: str | None, content: str | None, where: str) -> tuple[ItemKind, Content] | None:
    """Return an item that was kept, its kind with it; null where none was.

    Raises:
        InputError: what was kept is none.
    """
    if kind is None or content is None:
        return None
    try:
        known = ItemKind(kind)
        return known, CLASSES[known].model_validate_json(content)
    except (ValueError, ValidationError, RecursionError) as error:
        raise InputError(f"{where} is damaged: {str(error).splitlines()[0][:120]}.") from None


def loaded_correction(text: str | None, where: str) -> Correction | None:
    """Return a correction that was kept. Raises ``InputError`` where it is none."""
    if text is None:
        return None
    try:
        value: Any = json.loads(text)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise InputError(f"{where} is damaged: its correction is no object.")
    return cast("Correction", value)


def by_item(decisions: Iterable[Decision]) -> Mapping[str, dict[str, Decision]]:
    """Return standing decisions by item, then by reviewer, in the order in which items were first decided about."""
    found: dict[str, dict[str, Decision]] = {}
    for one in decisions:
        found.setdefault(one.item, {})[one.reviewer] = one
    return found
