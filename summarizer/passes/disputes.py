"""Disputed claims, step by step: a denial or rejection, and the claim of somebody else that it answers."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from summarizer.engines.base import Engine
from summarizer.models.summary import DisputedClaim, DisputeKind, Position, Stance
from summarizer.passes.draft import Tab
from summarizer.passes.wording import content_words, tidy
from summarizer.prompting import load_prompt, one_line
from summarizer.text.actors import same_actor

_ANSWERING = frozenset((Stance.DENIES, Stance.OPPOSES, Stance.CRITICISES))
# Words two statements must share before a model is asked whether one answers the other.
_SHARED_WORDS = 2
_MOST_PAIRS = 6
# Log-odds of "Yes" against "No", less those of two statements that have nothing to do with each other.
_LEAST_ODDS = 1.0
_UNRELATED = ("...", "...")


def find_disputes(positions: Sequence[Position], engine: Engine, tab: Tab) -> tuple[DisputedClaim, ...]:
    """Return the claims that one party asserts and another one denies or rejects. Raises ``EngineError``."""
    pairs = list(_pairs(positions))[:_MOST_PAIRS]
    if not pairs:
        return ()
    usual = _odds(_UNRELATED, _UNRELATED, engine, tab)
    claims: list[DisputedClaim] = []
    answered: set[int] = set()
    for first, second in pairs:
        if id(second) in answered:
            continue
        odds = _odds((first.holder, first.statement), (second.holder, second.statement), engine, tab)
        if odds - usual >= _LEAST_ODDS:
            answered.add(id(second))
            claims.append(_claim(first, second))
    return tuple(claims)


def _pairs(positions: Sequence[Position]) -> Iterator[tuple[Position, Position]]:
    """Yield (claim, answer), likeliest first: shared words, different parties, an answering attitude."""
    found: list[tuple[float, int, Position, Position]] = []
    words = [content_words(f"{p.topic} {_evidence(p)}") - content_words(p.holder) for p in positions]
    for j, answer in enumerate(positions):
        if answer.stance not in _ANSWERING:
            continue
        for i, claim in enumerate(positions):
            shared = len(words[i] & words[j])
            if i != j and shared >= _SHARED_WORDS and not _same_side(claim, answer) and claim.stance is not Stance.DENIES:
                weight = shared / math.sqrt(len(words[i]) * len(words[j])) + (answer.stance is Stance.DENIES)
                found.append((weight, -i, claim, answer))
    found.sort(key=lambda item: item[:2], reverse=True)
    for _, _, claim, answer in found:
        yield claim, answer


def _same_side(one: Position, other: Position) -> bool:
    if same_actor(one.holder, other.holder):
        return True
    sides = (one.on_behalf_of or one.holder, other.on_behalf_of or other.holder)
    return same_actor(*sides)


def _evidence(position: Position) -> str:
    return " ".join(q.given or "" for q in position.quotes)


def _odds(first: tuple[str, str], second: tuple[str, str], engine: Engine, tab: Tab) -> float:
    question = load_prompt("dispute").question(
        first_holder=one_line(first[0]),
        first=one_line(tidy(first[1])[:500]),
        second_holder=one_line(second[0]),
        second=one_line(tidy(second[1])[:500]),
    )
    chances = tab.pay(engine.choose(question, ("Yes", "No")))
    return chances["Yes"] - chances["No"]


def _claim(first: Position, second: Position) -> DisputedClaim:
    denied = second.stance is Stance.DENIES
    return DisputedClaim(
        claim=first.statement,
        asserted_by=first.holder,
        disputed_by=second.holder,
        kind=DisputeKind.DENIED if denied else DisputeKind.COUNTERCLAIM,
        asserting_quotes=first.quotes,
        disputing_quotes=second.quotes,
    )
