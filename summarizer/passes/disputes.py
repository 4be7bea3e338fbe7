"""Disputed claims, step by step: a denial in the wording, and the claim of somebody else that it answers."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.engines.base import Engine
from summarizer.models.document import PreparedText, SentenceRole
from summarizer.models.summary import DisputedClaim, DisputeKind, Position, Stance
from summarizer.passes.denials import denies
from summarizer.passes.draft import Tab
from summarizer.passes.statements import quotes_of, statement_of
from summarizer.passes.wording import content_words, tidy
from summarizer.prompting import load_prompt, one_line
from summarizer.text.actors import same_actor
from summarizer.text.attribution import Attribution

# Words a denial and a claim must share, as a number and as a share, before a model is asked about the pair.
_SHARED_WORDS = 2
_SHARED_PART = 0.3
_MOST_PAIRS = 8
# Log-odds of "Yes" against "No", less those of two statements that have nothing to do with each other.
_LEAST_ODDS = 1.0
_UNRELATED = "..."


@dataclass(frozen=True, slots=True)
class _Side:
    """One party's statement with its evidence."""

    holder: str
    side: str
    statement: str
    item: Position
    words: frozenset[str]
    denies: bool


def find_disputes(
    prepared: PreparedText,
    found: Sequence[Attribution],
    positions: Sequence[Position],
    engine: Engine,
    tab: Tab,
) -> tuple[DisputedClaim, ...]:
    """Return the claims that one party asserts and another one denies. Raises ``EngineError``.

    Both sides must be attributed in the document; a difference of opinion is not a dispute of a claim.
    """
    sides = [_side(p) for p in positions]
    answers = [s for s in sides if s.denies]
    if not answers:
        return ()
    claims = _Claims(sides + _reported(prepared, found, positions))
    usual: float | None = None
    disputes: list[DisputedClaim] = []
    for answer in answers:
        if len(disputes) == _MOST_PAIRS:
            break
        for claim in claims.ranked(answer)[: _MOST_PAIRS // 2]:
            if usual is None:
                usual = _odds(None, None, engine, tab)
            odds = _odds(claim, answer, engine, tab)
            if odds - usual >= _LEAST_ODDS and not any(
                d.claim == claim.statement for d in disputes
            ):
                disputes.append(_dispute(claim, answer))
                break
    return tuple(disputes)


def _side(position: Position) -> _Side:
    evidence = " ".join(q.given or "" for q in position.quotes)
    side = position.on_behalf_of or position.holder
    words = content_words(evidence) - content_words(f"{position.holder} {side}")
    denying = position.stance is Stance.DENIES or denies(position.statement)
    return _Side(position.holder, side, position.statement, position, words, denying)


def _reported(
    prepared: PreparedText, found: Sequence[Attribution], positions: Sequence[Position]
) -> list[_Side]:
    """Return what parties are said to claim although it was not taken for a position of theirs."""
    known = {q.given for p in positions for q in p.quotes}
    sides: list[_Side] = []
    for attribution in found:
        quotes = quotes_of(prepared, attribution)
        holder = attribution.holder
        sentence = prepared.sentence(attribution.sentence)
        titled = sentence is not None and sentence.role is SentenceRole.TITLE
        if (
            holder is None
            or titled
            or not attribution.candidate
            or any(q.given in known for q in quotes)
        ):
            continue
        statement = statement_of(prepared, attribution, holder)
        item = Position(
            holder=holder,
            on_behalf_of=attribution.on_behalf_of,
            topic="",
            stance=Stance.AFFIRMS,
            statement=statement,
            attribution=attribution.chain,
            quotes=quotes,
        )
        sides.append(_side(item))
    return sides


class _Claims:
    """Finds what an answer may answer by the words they share."""

    def __init__(self, claims: Sequence[_Side]) -> None:
        self._claims = [claim for claim in claims if not claim.denies]
        self._with: dict[str, list[int]] = defaultdict(list)
        for place, claim in enumerate(self._claims):
            for word in claim.words:
                self._with[word].append(place)

    def ranked(self, answer: _Side) -> list[_Side]:
        """Return claims of others, most words in common first."""
        shared = Counter(place for word in answer.words for place in self._with.get(word, ()))
        scored: list[tuple[float, int]] = []
        for place, count in shared.items():
            claim = self._claims[place]
            part = count / math.sqrt(max(1, len(claim.words)) * max(1, len(answer.words)))
            enough = count >= _SHARED_WORDS and part >= _SHARED_PART
            if enough and not _same_side(claim, answer):
                scored.append((-part, place))
        return [self._claims[place] for _, place in sorted(scored)]


def _same_side(one: _Side, other: _Side) -> bool:
    return same_actor(one.holder, other.holder) or same_actor(one.side, other.side)


def _odds(claim: _Side | None, answer: _Side | None, engine: Engine, tab: Tab) -> float:
    """Return the log-odds that the answer denies the claim; of two empty statements where there are none."""
    question = load_prompt("dispute").question(
        first_holder=one_line(claim.holder if claim else _UNRELATED),
        first=one_line(tidy(claim.statement)[:500] if claim else _UNRELATED),
        second_holder=one_line(answer.holder if answer else _UNRELATED),
        second=one_line(tidy(answer.statement)[:500] if answer else _UNRELATED),
    )
    chances = tab.pay(engine.choose(question, ("Yes", "No")))
    return chances["Yes"] - chances["No"]


def _dispute(claim: _Side, answer: _Side) -> DisputedClaim:
    return DisputedClaim(
        claim=claim.statement,
        asserted_by=claim.holder,
        disputed_by=answer.holder,
        kind=DisputeKind.DENIED,
        asserting_quotes=claim.item.quotes,
        disputing_quotes=answer.item.quotes,
    )
