"""What a document says, as comparable items: verified quotes with the words, dates and numbers they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TypeVar

from summarizer.accounts.events import TalkAccount, verified
from summarizer.models.brief import Account
from summarizer.models.quote import Quote, Speech
from summarizer.models.summary import Participant, Position, Stance
from summarizer.models.verified import VerifiedSummary
from summarizer.words.alike import Heard
from summarizer.words.content import (
    CALENDAR_STEMS,
    content,
    salient_words,
    similarity,
    written_words,
)
from summarizer.words.days import day_months
from summarizer.words.negation import negated
from summarizer.words.numbers import numbers

_CAPITALISED = re.compile(r"(?<![.!?“\"‘'] )(?<!^)\b[^\W\d_a-z][^\W\d_]+")
_Detail = TypeVar("_Detail")
#: Least share of a model's words that must stand in the quotes before they are shown in their place.
_SUPPORT = 0.6
#: A quotation inside a quote, and the words it must have to be taken for what somebody said.
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]{10,2000})(?:[”\"»]|$)")
_SPOKEN = 5


#: Least containment, and least number of shared salient words, of two items on the same matter.
_SAME_MATTER, _SHARED_WORDS = 0.5, 2


@dataclass(frozen=True)
class ComparableItem:
    """One thing a document says, with the verified quotes behind it. ``label`` is the model's wording."""

    document: str
    label: str
    topic: str
    quotes: tuple[Quote, ...]
    holder: str | None = None
    side: str | None = None
    stance: Stance | None = None
    names: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> frozenset[str]:
        """The salient words of the label, by which items are matched; the quotes' where the two share none.

        A quote may say "it was agreed that the group will meet" where the label says which group. What is shown
        of a match, and every date, number and name in it, comes from the quotes.
        """
        mine = (
            salient_words(self.label)
            if salient_words(self.label) & salient_words(self.text)
            else salient_words(self.text)
        )
        return frozenset(w for w in mine if not w.isdigit()) - self.names - CALENDAR_STEMS

    @cached_property
    def matter(self) -> frozenset[str]:
        """The salient words of the quotes, numbers and names left out."""
        return frozenset(w for w in salient_words(self.text) if not w.isdigit()) - self.names

    @cached_property
    def text(self) -> str:
        """The quotes' text."""
        return " ".join(q.text or "" for q in self.quotes)

    @cached_property
    def value(self) -> str:
        """The model's wording where the quotes bear it out, else the first quote's own text."""
        return (
            self.label
            if supported(self.label, self.quotes, self.names)
            else self.quotes[0].text or ""
        )

    @cached_property
    def days(self) -> frozenset[tuple[int, int]]:
        """The days of the month named both in the label and in the quotes; the quotes' where the label has none."""
        return _both(day_months(self.label), day_months(self.text))

    @cached_property
    def figures(self) -> frozenset[str]:
        """The numbers, likewise."""
        return _both(numbers(self.label), numbers(self.text))

    @cached_property
    def proper(self) -> frozenset[str]:
        """The capitalised words inside sentences, likewise, without participants' names and the calendar."""
        return (
            _both(_capitalised(self.label), _capitalised(self.text)) - self.names - CALENDAR_STEMS
        )

    def account(self) -> Account:
        """Return what the document says on it."""
        return Account(document=self.document, value=self.value, quotes=self.quotes)


def outcome_items(account: TalkAccount) -> list[ComparableItem]:
    """Return the outcomes of a conversation that have a verified quote."""
    names = participant_words(account.conversation.participants)
    return [
        ComparableItem(
            document=account.document,
            label=outcome.text,
            topic=outcome.text,
            quotes=quotes,
            names=names,
        )
        for outcome in account.conversation.outcomes
        if (quotes := verified(outcome.quotes))
    ]


def position_items(
    summary: VerifiedSummary, names: frozenset[str] = frozenset()
) -> list[ComparableItem]:
    """Return the positions of a document that have a verified quote."""
    return [
        _position_item(summary.document.source, p, quotes, names)
        for p in summary.positions
        if (quotes := verified(p.quotes))
    ]


def participant_words(participants: Sequence[Participant]) -> frozenset[str]:
    """Return the words that name the participants and their sides: they tell no two items apart."""
    named = (f"{p.name} {p.affiliation or ''} {p.role or ''}" for p in participants)
    return frozenset[str]().union(*(content(text) for text in named))


def supported(label: str, quotes: Sequence[Quote], known: frozenset[str] = frozenset()) -> bool:
    """Whether quotes bear out a wording: its numbers, days, names and negations are theirs, and most of its words."""
    text = " ".join(q.text or "" for q in quotes)
    if not text or (label != text and not _has_what_matters(label, text)):
        return False
    words, theirs = content(label), content(text) | known
    names = frozenset(content(" ".join(_CAPITALISED.findall(label))))
    return names <= theirs and bool(words) and len(words & theirs) >= _SUPPORT * len(words)


def _has_what_matters(label: str, text: str) -> bool:
    """Whether a text is negated where a wording of it is, and has its numbers and days."""
    if negated(label) != negated(text):
        return False
    return numbers(label) <= numbers(text) and day_months(label) <= day_months(text)


def spoken(quote: Quote) -> str | None:
    """Return the words of a quote that stand in quotation marks in the source; null where there are too few."""
    text = quote.text or ""
    if quote.speech is Speech.DIRECT:
        return text
    inside = max(_QUOTED.findall(text), key=len, default="")
    return inside if len(inside.split()) >= _SPOKEN else None


def topic_borne_out(topic: str, quotes: Sequence[Quote]) -> bool:
    """Whether half of a topic's salient words stand in the quotes: a label is the model's, not the source's."""
    words = salient_words(topic) or content(topic)
    quoted = frozenset[str]().union(*(content(q.text or "") for q in quotes))
    return bool(words) and 2 * len(words & quoted) >= len(words)


@dataclass(frozen=True)
class Said:
    """The content words and the days of a document's text, or of all that was drawn from it."""

    parts: Sequence[str]

    @cached_property
    def words(self) -> frozenset[str]:
        """The content words of all parts."""
        return frozenset[str]().union(*map(content, self.parts))

    @cached_property
    def _heard(self) -> Heard:
        return Heard(chain.from_iterable(written_words(part).values() for part in self.parts))

    def lacks(self, words: frozenset[str], text: str) -> frozenset[str]:
        """Return the content words of ``text`` among ``words`` of which no part has a form, nor another put for it."""
        written = written_words(text)
        return frozenset(word for word in words if not self._heard.has(written.get(word, word)))

    @cached_property
    def days(self) -> frozenset[tuple[int, int]]:
        """The days of the month they name; most of what is looked for in a text has none."""
        return frozenset[tuple[int, int]]().union(*map(day_months, self.parts))

    @classmethod
    def by(cls, summary: VerifiedSummary, text: str | None = None) -> Said:
        """Take stock of a document; ``text`` is its source text, where that is at hand."""
        return cls([text] if text is not None else _drawn(summary))


def _drawn(summary: VerifiedSummary) -> list[str]:
    """Return everything that was drawn from a document, as texts."""
    parts = [summary.document.title or "", summary.overview]
    parts += [c.text for c in summary.checks.coverage]
    for fact in summary.facts:
        parts += [fact.statement, *_words_of(fact.quotes)]
    for talk in summary.conversations:
        parts += [*talk.topics, *(o.text for o in talk.outcomes), *_words_of(talk.quotes)]
        parts += chain.from_iterable(_words_of(o.quotes) for o in talk.outcomes)
    for position in summary.positions:
        parts += [position.holder, position.topic, position.statement]
        parts += _words_of(position.quotes)
    for dispute in summary.disputed_claims:
        parts += [dispute.claim, *_words_of(dispute.asserting_quotes)]
        parts += _words_of(dispute.disputing_quotes)
    return parts


def _words_of(quotes: Iterable[Quote]) -> list[str]:
    return [quote.text or "" for quote in quotes]


def _position_item(
    document: str, position: Position, quotes: tuple[Quote, ...], names: frozenset[str]
) -> ComparableItem:
    own = content(f"{position.holder} {position.on_behalf_of or ''}")
    return ComparableItem(
        document=document,
        label=position.statement,
        topic=position.topic,
        quotes=quotes,
        holder=position.holder,
        side=position.on_behalf_of,
        stance=position.stance,
        names=names | own,
    )


def _both(label: frozenset[_Detail], text: frozenset[_Detail]) -> frozenset[_Detail]:
    return label & text if label else text


def _capitalised(text: str) -> frozenset[str]:
    return content(" ".join(_CAPITALISED.findall(text)))


def same_matter(a: ComparableItem, b: ComparableItem) -> bool:
    """Whether two items are on the same matter, by the telling words they share."""
    return len(a.words & b.words) >= _SHARED_WORDS and similarity(a.words, b.words) >= _SAME_MATTER
