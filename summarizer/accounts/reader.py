"""Accounts read side by side by a model: what it says of them is held to each account before it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from summarizer.accounts.asking import at_once, most_tokens
from summarizer.accounts.compared import Compared, compared
from summarizer.accounts.doubts import Doubts
from summarizer.accounts.lettered import LetteredAccount, Part, lettered, parts, room_for, smaller
from summarizer.accounts.other_talks import of_one_occasion
from summarizer.accounts.placed import Placed, place_compared
from summarizer.accounts.points import Held, Holding, Points
from summarizer.accounts.second_look import Looking
from summarizer.engines.base import Engine
from summarizer.errors import (
    AnswerTruncated,
    BudgetReached,
    ContextOverflow,
    EndpointUnreachable,
    EngineError,
    KeyRejected,
    SummarizerError,
)
from summarizer.models.brief import Conflict, SourcedFinding
from summarizer.models.verified import DocumentRecord, Finding, VerifiedSummary
from summarizer.prompting import load_prompt

#: Errors after which no question of the same run can be answered.
_FINAL = (BudgetReached, EndpointUnreachable, KeyRejected)
_Result = TypeVar("_Result")
#: Parts of one story that are asked about. Those whose accounts have least in common are not, beyond that.
MOST_PARTS = 48


class Reader:
    """Reads the accounts of stories with one engine, and keeps what a note has to say about that.

    Where the engine does not answer, what rules found stands, with a finding: ``failures`` are the errors. Not safe to
    share between threads.
    """

    def __init__(self, engine: Engine) -> None:
        self.findings: list[SourcedFinding] = []
        self.failures: list[SummarizerError] = []
        self._engine = engine

    def doubts(self, texts: Mapping[str, str]) -> Doubts:
        """Return what asks the engine whether documents belong together."""
        return Doubts(self._engine, texts, lambda ask: self._tried(ask, None))

    def read(
        self, members: Sequence[VerifiedSummary], texts: Mapping[str, str], rules: Placed
    ) -> Placed:
        """Return a story's events with what reading its accounts side by side gives, in the place of the rules'."""
        records = [summary.document for summary in members]
        found = [*rules.conflicts, *(c for event in rules.events for c in event.conflicts)]
        if sum(r.source in texts for r in records) < 2:
            return rules
        made = self._tried(
            lambda: read_side_by_side(records, texts, self._engine, found), records[0].source
        )
        if made is None:
            return rules
        made = of_one_occasion(made, rules.events, [record.source for record in records])
        self.findings += made.findings
        return place_compared(rules.events, made)

    def _tried(self, ask: Callable[[], _Result], document: str | None) -> _Result | None:
        """Return what asking gives, null where it fails: what failed is kept, and said of the document it concerns."""
        if any(isinstance(error, _FINAL) for error in self.failures):
            self._not_compared(document, self.failures[-1])
            return None
        try:
            return ask()
        except (EngineError, BudgetReached) as error:
            self.failures.append(error)
            self._not_compared(document, error)
            return None

    def _not_compared(self, document: str | None, error: SummarizerError) -> None:
        if document is not None:
            message = f"The accounts of this story were compared by rules alone: {error}"
            self.findings.append(_finding(document, message))


def read_side_by_side(
    records: Sequence[DocumentRecord],
    texts: Mapping[str, str],
    engine: Engine,
    rules: Sequence[Conflict] = (),
) -> Compared | None:
    """Return what an engine finds in the accounts of one story; null where fewer than two texts are at hand.

    ``rules`` are conflicts found without it: one it has found, too, keeps its kind; any other is looked at as its own
    contradictions are, and dropped where both can be true. What does not stand in its account is dropped, each with a
    finding.

    Raises:
        EngineError: the engine does not answer.
        BudgetReached: the budget allows no further request.
    """
    accounts = lettered(records, texts)
    if len(accounts) < 2:
        return None
    held = _Reading(engine, accounts).held()
    made = compared(held.standing, rules, Looking(engine, accounts).look)
    made.findings = held.findings + made.findings
    return made


class _Reading:
    """Asks for the points of each part of a story."""

    def __init__(self, engine: Engine, accounts: Sequence[LetteredAccount]) -> None:
        self._engine = engine
        self._accounts = accounts
        self._prompt = load_prompt("compare")
        self._most = most_tokens(engine, self._prompt)

    def held(self) -> Held:
        """Return the points of all parts that stand."""
        sample = "\n".join(a.prepared.text for a in self._accounts)
        shown = parts(self._accounts, room_for(self._engine.profile, self._prompt, sample))
        held = _together(at_once(self._engine, self._part, shown[:MOST_PARTS]))
        if len(shown) > MOST_PARTS:
            held.findings.append(self._not_read(len(shown) - MOST_PARTS, len(shown)))
        return held

    def _part(self, part: Part) -> Held:
        """Return the points of one part, or of smaller ones where it or the answer is too long."""
        shown = [piece.shown() for piece in part]
        try:
            question = self._prompt.question(max_tokens=self._most, accounts=shown)
            answer = self._engine.ask(question, Points)
        except (ContextOverflow, AnswerTruncated):
            pieces = smaller(part)
            if not pieces:
                raise
            return _together(map(self._part, pieces))
        return Holding(tuple(dict.fromkeys(p.account for p in part))).hold(answer.value)

    def _not_read(self, left: int, of: int) -> SourcedFinding:
        message = (
            f"{left} of {of} parts of this story were not read side by side: it is too long. Those with the most words "
            "in common were. Write notes of fewer documents to have all compared."
        )
        return _finding(self._accounts[0].document, message)


def _finding(document: str, message: str) -> SourcedFinding:
    finding = Finding(code="not_compared", path="comparison", message=message)
    return SourcedFinding(document=document, finding=finding)


def _together(found: Iterable[Held]) -> Held:
    held = Held()
    for one in found:
        held.standing += one.standing
        held.findings += one.findings
    return held
