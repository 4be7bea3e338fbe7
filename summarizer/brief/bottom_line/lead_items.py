"""The verified items of a story as what a bottom line may lead with, each with the words by which it is found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import chain

from summarizer.models.brief import (
    Account,
    SourcedConversation,
    SourcedDispute,
    SourcedFact,
    SourcedPosition,
    Story,
)
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation
from summarizer.words.content import matter_words, salient_words
from summarizer.words.remembered import remembered


@dataclass(frozen=True)
class LeadItem:
    """An item with the words of all of it, of its statement alone, and of the names of who speaks or takes part.

    ``people`` are the names of each who takes part in a conversation.
    ``decides``: it is what happened, or was agreed or decided. ``disputed``: it is a claim that somebody denies.
    """

    account: Account
    words: frozenset[str]
    own: frozenset[str]
    names: frozenset[str]
    decides: bool = False
    disputed: bool = False
    people: tuple[frozenset[str], ...] = ()


def lead_items(story: Story, documents: AbstractSet[str]) -> Iterator[LeadItem]:
    """Yield every fact, position, disputed claim, conversation and outcome of some documents of a story."""
    yield from _facts([f for f in story.facts if f.document in documents])
    yield from _positions([p for p in story.positions if p.document in documents])
    disputes = _disputes(story.disputed_claims)
    yield from (item for item in disputes if item.account.document in documents)
    told = chain.from_iterable(event.conversations for event in story.events)
    yield from _talks([t for t in told if t.document in documents])


@remembered
def telling_words(text: str) -> frozenset[str]:
    """Return the words that tell passages apart, with numbers and days."""
    return matter_words(text) | frozenset(w for w in salient_words(text) if w.isdigit())


def _facts(facts: Sequence[SourcedFact]) -> Iterator[LeadItem]:
    for sourced in facts:
        told = _item(sourced.document, sourced.fact.statement, sourced.fact.quotes)
        yield replace(told, decides=True)


def _positions(positions: Sequence[SourcedPosition]) -> Iterator[LeadItem]:
    for sourced in positions:
        held = sourced.position
        names = f"{held.holder} {held.on_behalf_of or ''}"
        yield _item(sourced.document, held.statement, held.quotes, names)


def _disputes(disputes: Sequence[SourcedDispute]) -> Iterator[LeadItem]:
    for dispute in disputes:
        claim = dispute.claim
        names = f"{claim.asserted_by or ''} {claim.disputed_by or ''}"
        told = (*dispute.asserting, *dispute.disputing)
        for document in dict.fromkeys(a.document for a in told[:1]):
            quotes = [q for a in told if a.document == document for q in a.quotes]
            yield replace(_item(document, claim.claim, quotes, names), disputed=True)


def _talks(conversations: Sequence[SourcedConversation]) -> Iterator[LeadItem]:
    for told in conversations:
        talk = told.conversation
        names = _taking_part(talk)
        about = f"{names} {' '.join(talk.topics)} {talk.medium.value}"
        if talk.quotes:
            people = tuple(telling_words(p.name) for p in talk.participants)
            yield replace(_item(told.document, None, talk.quotes, names, about), people=people)
        for outcome in talk.outcomes:
            yield replace(_item(told.document, outcome.text, outcome.quotes), decides=True)


def _taking_part(talk: Conversation) -> str:
    return " ".join(f"{p.name} {p.affiliation or ''}" for p in talk.participants)


def _item(
    document: str,
    value: str | None,
    quotes: Sequence[Quote],
    names: str = "",
    about: str = "",
) -> LeadItem:
    own = about or value or ""
    account = Account(document=document, value=value, quotes=tuple(quotes))
    words = telling_words(f"{own} {names} {' '.join(q.text or '' for q in quotes)}")
    return LeadItem(account, words, telling_words(own), telling_words(names))
