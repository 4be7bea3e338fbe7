"""What a summary says in its own words, as a page would show it: a model copies the marks of its source."""

from __future__ import annotations

from operator import is_

from summarizer.models.summary import Conversation, DisputedClaim, Fact, Outcome, Position
from summarizer.models.verified import VerifiedSummary
from summarizer.text.markup import printed


def as_printed(summary: VerifiedSummary) -> VerifiedSummary:
    """Return a summary whose statements, topics, claims and outcomes are without marks of emphasis and links.

    Quotes stay as they are. A summary without such marks is returned itself.
    """
    changed = {
        "facts": tuple(map(_fact, summary.facts)),
        "positions": tuple(map(_position, summary.positions)),
        "conversations": tuple(map(_conversation, summary.conversations)),
        "disputed_claims": tuple(map(_claim, summary.disputed_claims)),
    }
    same = all(all(map(is_, values, getattr(summary, name))) for name, values in changed.items())
    return summary if same else summary.model_copy(update=changed)


def _fact(fact: Fact) -> Fact:
    text = printed(fact.statement)
    return fact if text == fact.statement else fact.model_copy(update={"statement": text})


def _position(held: Position) -> Position:
    told = {"statement": printed(held.statement), "topic": printed(held.topic)}
    same = told == {"statement": held.statement, "topic": held.topic}
    return held if same else held.model_copy(update=told)


def _conversation(talk: Conversation) -> Conversation:
    topics = tuple(map(printed, talk.topics))
    outcomes = tuple(map(_outcome, talk.outcomes))
    same = topics == talk.topics and all(map(is_, outcomes, talk.outcomes))
    return talk if same else talk.model_copy(update={"topics": topics, "outcomes": outcomes})


def _outcome(outcome: Outcome) -> Outcome:
    text = printed(outcome.text)
    return outcome if text == outcome.text else outcome.model_copy(update={"text": text})


def _claim(claim: DisputedClaim) -> DisputedClaim:
    told = {"claim": printed(claim.claim), "answer": claim.answer and printed(claim.answer)}
    same = told == {"claim": claim.claim, "answer": claim.answer}
    return claim if same else claim.model_copy(update=told)
