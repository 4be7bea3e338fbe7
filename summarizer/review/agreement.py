"""How far reviewers agree, by Krippendorff's alpha.

Krippendorff, K. (2019). Content Analysis: An Introduction to Its Methodology, 4th ed., chapter 12. The computing is
NLTK's (``nltk.metrics.agreement``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from summarizer.errors import InputError, MissingExtra
from summarizer.hints import install_hint
from summarizer.models.summary import Position
from summarizer.review.decisions import Decision
from summarizer.review.settled import Settled, settled
from summarizer.review.store import ReviewStore
from summarizer.words.scripts import fold

_FEWEST_REVIEWERS = 2


@dataclass(frozen=True, slots=True)
class Agreement:
    """On one question: how many items two or more reviewers decided, how often they agree, and alpha.

    ``agree`` is the share of items on which all say the same, from 0 to 1. ``alpha`` is null where it says nothing: no
    item was decided by two, or all answers are the same one, which chance would give, too.
    """

    question: str
    items: int
    agree: float | None
    alpha: float | None

    def told(self) -> str:
        """Return it as a sentence."""
        if not self.items or self.agree is None:
            return f"{self.question}: no item was decided by two reviewers."
        alpha = (
            "not defined, all answers are the same" if self.alpha is None else f"{self.alpha:.3f}"
        )
        counted = "1 item" if self.items == 1 else f"{self.items} items"
        return f"{self.question}: alpha {alpha}; the same on {self.agree:.0%} of {counted}."


@dataclass(frozen=True, slots=True)
class Report:
    """The agreement of some reviewers. ``added`` counts missed positions by how many reviewers added them."""

    reviewers: tuple[str, ...]
    questions: tuple[Agreement, ...]
    added_by_one: int
    added_by_more: int

    def as_json(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        return {
            "reviewers": list(self.reviewers),
            "questions": {
                one.question: {"items": one.items, "agree": one.agree, "alpha": one.alpha}
                for one in self.questions
            },
            "added_by_one": self.added_by_one,
            "added_by_more": self.added_by_more,
        }


def agreement(store: ReviewStore) -> Report:
    """Return how far the reviewers agree on whether items stand, and on holders, stances and topics of those that do.

    Raises:
        InputError: fewer than two people have reviewed anything.
        MissingExtra: NLTK is not installed.
    """
    decisions = list(store.standing())
    who = tuple(dict.fromkeys(one.reviewer for one in decisions))
    if len(who) < _FEWEST_REVIEWERS:
        raise _too_few(store, who)
    items = _items(decisions)
    given = [one for one in items if not one.added]
    added = [one for one in items if one.added]
    return Report(
        reviewers=who,
        questions=tuple(_measured(name, given, answer) for name, answer in _QUESTIONS),
        added_by_one=sum(len(one.decisions) == 1 for one in added),
        added_by_more=sum(len(one.decisions) > 1 for one in added),
    )


def _too_few(store: ReviewStore, who: Sequence[str]) -> InputError:
    so_far = f"so far only {who[0]} has reviewed anything" if who else "nobody has reviewed yet"
    return InputError(
        f"Agreement takes two reviewers, and {so_far} ({store.path}). "
        "Let a second person review under another name (--as NAME)."
    )


def _items(decisions: Iterable[Decision]) -> list[Settled]:
    by_document: dict[str, list[Decision]] = {}
    for one in decisions:
        by_document.setdefault(one.sha256, []).append(one)
    return [item for made in by_document.values() for item in settled(made)]


def _stands(one: Decision) -> str | None:
    return "kept" if one.action.keeps else "rejected"


def _field(name: str) -> Callable[[Decision], str | None]:
    def answer(one: Decision) -> str | None:
        result = one.result
        if not isinstance(result, Position):
            return None
        return " ".join(fold(str(getattr(result, name))).split())

    return answer


_QUESTIONS: tuple[tuple[str, Callable[[Decision], str | None]], ...] = (
    ("kept or rejected", _stands),
    ("holder", _field("holder")),
    ("stance", _field("stance")),
    ("topic", _field("topic")),
)


def _measured(
    question: str, items: Sequence[Settled], answer: Callable[[Decision], str | None]
) -> Agreement:
    rows: list[list[tuple[str, str]]] = []
    for item in items:
        row = [(one.reviewer, told) for one in item.decisions if (told := answer(one)) is not None]
        if len(row) >= _FEWEST_REVIEWERS:
            rows.append(row)
    if not rows:
        return Agreement(question, 0, None, None)
    same = sum(len({told for _, told in row}) == 1 for row in rows)
    return Agreement(question, len(rows), same / len(rows), _alpha(rows))


def _alpha(rows: Sequence[Sequence[tuple[str, str]]]) -> float | None:
    """Return alpha for nominal answers; ``None`` where all are the same one (0 divided by 0)."""
    if len({told for row in rows for _, told in row}) == 1:
        return None
    try:
        # It has no type information.
        nltk: Any = import_module("nltk.metrics.agreement")
    except ImportError as error:
        raise MissingExtra(f"Krippendorff's alpha needs NLTK: {install_hint('review')}") from error
    data = [(who, str(n), told) for n, row in enumerate(rows) for who, told in row]
    return float(nltk.AnnotationTask(data=data).alpha())
