"""Where the items of a story stand in their documents."""

from __future__ import annotations

import pytest

from summarizer.brief.view.places import (
    Span,
    beginnings_of,
    contested,
    outcomes_of,
    participants_of,
    spans_of,
)
from summarizer.models.brief import (
    Account,
    Conflict,
    ConflictKind,
    Event,
    SourcedConversation,
    SourcedDispute,
    Story,
)
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, DisputedClaim, DisputeKind, Outcome, Participant


@pytest.mark.parametrize(
    ("other", "touches"),
    [
        (Span("a", 9, 12), True),
        (Span("a", 6, 7), True),
        (Span("a", 10, 12), False),
        (Span("a", 0, 5), False),
        (Span("b", 5, 10), False),
    ],
)
def test_passages_touch_where_they_share_a_character_of_one_document(
    other: Span, touches: bool
) -> None:
    span = Span("a", 5, 10)
    assert span.touches(other) is touches
    assert other.touches(span) is touches


def test_a_quote_without_a_place_begins_nowhere_and_spans_nothing() -> None:
    quotes = [Quote(text="Ports open", start=3, end=13), Quote(text="lost")]
    assert list(beginnings_of("a", quotes)) == [("a", 3), ("a", None)]
    assert list(spans_of("a", quotes)) == [Span("a", 3, 13), Span("a", 0, 0)]


def test_outcomes_and_participants_come_with_every_account_of_a_conversation() -> None:
    def told(document: str, outcome: str, name: str) -> SourcedConversation:
        talk = Conversation(
            participants=(Participant(name=name),), outcomes=(Outcome(text=outcome),)
        )
        return SourcedConversation(document=document, conversation=talk)

    accounts = (told("a", "Tolls fall.", "Ana Dahl"), told("b", "Tolls rise.", "Per Holm"))
    event = Event(title="Talk", date=None, documents=("a", "b"), conversations=accounts)
    story = Story(title="Tolls", documents=("a", "b"), events=(event,))
    assert [(document, o.text) for document, o in outcomes_of(story)] == [
        ("a", "Tolls fall."),
        ("b", "Tolls rise."),
    ]
    assert [p.name for p in participants_of(story)] == ["Ana Dahl", "Per Holm"]


def test_contested_are_contradictions_and_both_sides_of_disputes() -> None:
    def account(document: str) -> Account:
        return Account(document=document, value=document)

    def conflict(kind: ConflictKind, *documents: str) -> Conflict:
        return Conflict(topic="tolls", kind=kind, accounts=tuple(map(account, documents)))

    conflicts = [conflict(ConflictKind.DENIAL, "a", "b"), conflict(ConflictKind.EMPHASIS, "c", "d")]
    dispute = SourcedDispute(
        claim=DisputedClaim(
            claim="Tolls fell.", asserted_by="Kelm", disputed_by="Sarim", kind=DisputeKind.DENIED
        ),
        documents=("e", "f"),
        asserting=(account("e"),),
        disputing=(account("f"),),
    )
    assert [a.document for a in contested(conflicts, [dispute])] == ["a", "b", "e", "f"]
