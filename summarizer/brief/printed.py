"""What a summary says in its own words, as a page would show it: a model copies the marks of its source."""

from __future__ import annotations

from summarizer.models.summary import Conversation, DisputedClaim, Outcome, Position
from summarizer.models.verified import VerifiedSummary
from summarizer.text.markup import printed

_MARKS = "*_<[~&"


def as_printed(summary: VerifiedSummary) -> VerifiedSummary:
    """Return a summary whose statements, topics, claims and outcomes are without marks of emphasis and links.

    Quotes stay as they are. A summary without such marks is returned itself.
    """
    changed = {
        "positions": tuple(map(_position, summary.positions)),
        "conversations": tuple(map(_conversation, summary.conversations)),
        "disputed_claims": tuple(map(_claim, summary.disputed_claims)),
    }
    same = all(
        new is old
        for name, values in changed.items()
        for new, old in zip(values, getattr(summary, name), strict=True)
    )
    return summary if same else summary.model_copy(update=changed)


def _marked(*texts: str) -> bool:
    return any(mark in text for text in texts for mark in _MARKS)


def _position(held: Position) -> Position:
    if not _marked(held.statement, held.topic):
        return held
    told = {"statement": printed(held.statement), "topic": printed(held.topic)}
    return held.model_copy(update=told)


def _conversation(talk: Conversation) -> Conversation:
    if not _marked(*talk.topics, *(outcome.text for outcome in talk.outcomes)):
        return talk
    outcomes = tuple(map(_outcome, talk.outcomes))
    topics = tuple(printed(topic) for topic in talk.topics)
    return talk.model_copy(update={"topics": topics, "outcomes": outcomes})


def _outcome(outcome: Outcome) -> Outcome:
    return outcome.model_copy(update={"text": printed(outcome.text)})


def _claim(claim: DisputedClaim) -> DisputedClaim:
    if not _marked(claim.claim):
        return claim
    return claim.model_copy(update={"claim": printed(claim.claim)})
