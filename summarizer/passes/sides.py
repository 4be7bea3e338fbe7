"""A party's statement with its evidence, as one side of a dispute."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.attribution.cast import same_actor
from summarizer.models.summary import Position, Stance
from summarizer.words.content import content
from summarizer.words.negation import denies


@dataclass(frozen=True, slots=True)
class Side:
    """Who states what. ``words`` are those of the evidence, without the parties' names."""

    holder: str
    side: str
    statement: str
    item: Position
    words: frozenset[str]
    evidence: str
    denies: bool


def side_of(position: Position) -> Side:
    """Return a position as one side of a dispute."""
    evidence = " ".join(q.given or "" for q in position.quotes)
    side = position.on_behalf_of or position.holder
    words = content(evidence) - content(f"{position.holder} {side}")
    denying = position.stance is Stance.DENIES or denies(position.statement)
    return Side(position.holder, side, position.statement, position, words, evidence, denying)


def same_side(one: Side, other: Side) -> bool:
    """Whether two statements are the same party's, or speak for the same one."""
    return same_actor(one.holder, other.holder) or same_actor(one.side, other.side)
