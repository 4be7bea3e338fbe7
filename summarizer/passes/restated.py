"""Items whose quote was repaired: what they said in words of their own may rest on the quote that was not there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import BaseModel

from summarizer.models.quote import ChangeClass, Quote, QuoteCheck, WordChange
from summarizer.models.summary import (
    Conversation,
    DisputedClaim,
    Fact,
    Outcome,
    Position,
    Summary,
)
from summarizer.models.verified import Finding
from summarizer.passes.wording import folded, tidy

# Of words of no class only longer ones tell that a statement rests on them.
_TELLING = 4


def restated(
    value: BaseModel, repaired: Mapping[str, QuoteCheck]
) -> tuple[BaseModel, tuple[Finding, ...]]:
    """Return the value with the statements that rest on a repaired quote set to the source's words, and a finding each.

    A statement rests on it where the quote was repaired across a negation, or where it holds a word that was changed.
    ``repaired`` are the checks of the quotes as first given, by path; ``value`` holds the new ones. Of a user's own
    schema nothing is known: it stays as it is.
    """
    if not isinstance(value, Summary):
        return value, ()
    made = _Restating(repaired)
    facts = tuple(made.fact(n, f) for n, f in enumerate(value.facts))
    conversations = tuple(made.conversation(n, c) for n, c in enumerate(value.conversations))
    positions = tuple(made.position(n, p) for n, p in enumerate(value.positions))
    disputes = tuple(made.dispute(n, d) for n, d in enumerate(value.disputed_claims))
    if not made.findings:
        return value, ()
    update = {
        "facts": facts,
        "conversations": conversations,
        "positions": positions,
        "disputed_claims": disputes,
    }
    return value.model_copy(update=update), tuple(made.findings)


class _Restating:
    def __init__(self, repaired: Mapping[str, QuoteCheck]) -> None:
        self._repaired = repaired
        self.findings: list[Finding] = []

    def fact(self, n: int, item: Fact) -> Fact:
        path = f"facts[{n}]"
        words = self._words(item.statement, f"{path}.quotes", item.quotes)
        if words is None:
            return item
        self._note(f"{path}.statement", item.statement, "")
        return item.model_copy(update={"statement": words})

    def conversation(self, n: int, item: Conversation) -> Conversation:
        outcomes = tuple(
            self._outcome(f"conversations[{n}].outcomes[{m}]", outcome)
            for m, outcome in enumerate(item.outcomes)
        )
        return item.model_copy(update={"outcomes": outcomes})

    def _outcome(self, path: str, item: Outcome) -> Outcome:
        words = self._words(item.text, f"{path}.quotes", item.quotes)
        if words is None:
            return item
        self._note(f"{path}.text", item.text, "")
        return item.model_copy(update={"text": words})

    def position(self, n: int, item: Position) -> Position:
        path = f"positions[{n}]"
        words = self._words(item.statement, f"{path}.quotes", item.quotes)
        if words is None:
            return item
        self._note(
            f"{path}.statement",
            item.statement,
            f" The stance “{item.stance.value}” was given with the old quote.",
        )
        return item.model_copy(update={"statement": f"{item.holder}: {words}"})

    def dispute(self, n: int, item: DisputedClaim) -> DisputedClaim:
        path = f"disputed_claims[{n}]"
        words = self._words(item.claim, f"{path}.asserting_quotes", item.asserting_quotes)
        if words is None:
            return item
        self._note(f"{path}.claim", item.claim, "")
        return item.model_copy(update={"claim": words})

    def _words(self, statement: str, path: str, quotes: Sequence[Quote]) -> str | None:
        """Return the source's words that are to stand for a statement, or ``None`` where it may stay."""
        for n, quote in enumerate(quotes):
            first = self._repaired.get(f"{path}[{n}]")
            new = tidy(quote.given or "")
            if first is None or not new or folded(new) in folded(statement):
                continue
            if any(_rests_on(statement, change) for change in first.changes):
                return new[:1].upper() + new[1:] + ("" if new[-1] in ".!?…" else ".")
        return None

    def _note(self, path: str, statement: str, more: str) -> None:
        said = (
            f"It was “{statement}”, which may rest on a quote that is not in the source; "
            f"it is now the source’s words.{more}"
        )
        self.findings.append(Finding(code="restated", path=path, message=said))


def _rests_on(statement: str, change: WordChange) -> bool:
    if change.kind is ChangeClass.NEGATION:
        return True
    word = folded(change.given or "")
    if not word or (change.kind is ChangeClass.OTHER and len(word) < _TELLING):
        return False
    return f" {word} " in f" {folded(statement)} "
