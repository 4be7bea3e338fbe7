"""Accounts read side by side by a model: what it says of them is held to each account before it counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from summarizer.accounts.asking import at_once, most_tokens
from summarizer.accounts.compared import Compared, compared
from summarizer.accounts.lettered import LetteredAccount, Part, lettered, parts, room_for, smaller
from summarizer.accounts.points import Held, Holding, Points
from summarizer.accounts.second_look import Looking
from summarizer.engines.base import Engine
from summarizer.errors import AnswerTruncated, ContextOverflow
from summarizer.models.brief import Conflict, SourcedFinding
from summarizer.models.verified import DocumentRecord, Finding
from summarizer.prompting import load_prompt

#: Parts of one story that are asked about. Those whose accounts have least in common are not, beyond that.
MOST_PARTS = 48


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
        return SourcedFinding(
            document=self._accounts[0].document,
            finding=Finding(code="not_compared", path="comparison", message=message),
        )


def _together(found: Iterable[Held]) -> Held:
    held = Held()
    for one in found:
        held.standing += one.standing
        held.findings += one.findings
    return held
