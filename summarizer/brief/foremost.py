"""What a reader has to know first: the items that a document's overview, headline and first sentences tell.

Whoever wrote an overview, a headline or a first sentence has read the whole and chosen. None of it is shown: each
sentence only points to the verified items that say what it says, and these are told, in their own words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import chain, islice, zip_longest
from math import log, sqrt

from summarizer.brief.headlines import headline
from summarizer.brief.occasions import occasion
from summarizer.brief.texts import Texts
from summarizer.models.brief import Account, Event, SourcedDispute, SourcedPosition
from summarizer.models.document import Kind
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation
from summarizer.models.verified import VerifiedSummary
from summarizer.text.sentences import sentence_spans
from summarizer.words.content import CLAIMING, matter_words, salient_words

#: Documents that are looked at, and sentences of an overview.
_DOCUMENTS, _OVERVIEW = 12, 6
#: Sentences at the head of a text that say what it is about: a transcript greets there, a letter says what it answers.
_HEAD = {Kind.NEWS: 3, Kind.STATEMENT: 5, Kind.READOUT: 5}
#: Words of a sentence at least that says what a document is about.
_WORDS = 8
#: Items that one sentence points to at most: "A suspended its aid after B had refused the inspection that C demands".
_ITEMS = 4
#: Share of a sentence's words, each by its weight, that an item has to add: the first one, each further one. The bottom
#: lines of 26 texts are the same by any of 0.15 to 0.3 and of 0.1 to 0.2, but for one line in eight.
_FIRST, _FURTHER = 0.25, 0.15
#: What a word of a name counts for, and an item that was agreed or decided, beside others.
_NAME, _DECIDED = 0.5, 1.3
#: Words that an item shares with a sentence at least, one of them no name.
_SHARED = 3


@dataclass(frozen=True)
class _Item:
    """An item with the words by which it is found: all of it, and its own statement alone."""

    account: Account
    words: frozenset[str]
    own: frozenset[str]
    names: frozenset[str]
    decides: bool = False


@dataclass
class _Chosen:
    """The items that sentences have pointed to, in their order."""

    items: Sequence[_Item]
    weights: Mapping[str, float]
    names: frozenset[str]
    found: list[_Item] = field(default_factory=list[_Item])

    def follow(self, document: str, sentence: str) -> None:
        """Take up the items of a document that say what a sentence says, as far as no item says it already."""
        said = _words(sentence)
        own = [i for i in self.items if i.account.document == document and self._shares(i, said)]
        left = set(said)
        picked: list[tuple[float, _Item]] = []
        for _ in range(_ITEMS):
            least = (_FURTHER if picked else _FIRST) * self._weight(said)
            best = max(own, key=lambda i: self._worth(i, left), default=None)
            if best is None or self._weight(best.words & left) < least:
                break
            picked.append((_place(sentence, best.words & left), best))
            # That they talked is not yet what they said.
            left -= best.words if best.account.value is not None else self.names
            own.remove(best)
        best_first = [*picked[:1], *sorted(picked[1:], key=lambda p: p[0])]
        self.found += (i for _, i in best_first if i not in self.found)

    def _shares(self, item: _Item, said: frozenset[str]) -> bool:
        """Whether an item shares more with a sentence than the names of those who speak."""
        shared = item.words & said
        return len(shared) >= _SHARED and not shared <= self.names | CLAIMING

    def _worth(self, item: _Item, left: set[str]) -> float:
        """How much of what is left an item says, and how little else it says; a decision before a view."""
        shared = self._weight(item.words & left) * (_DECIDED if item.decides else 1.0)
        return shared * sqrt(self._weight(item.own & left) / max(self._weight(item.own), 1e-9))

    def _weight(self, words: AbstractSet[str]) -> float:
        rare = sum(self.weights.get(word, 0.0) for word in sorted(words - self.names))
        return rare + _NAME * sum(
            self.weights.get(word, 0.0) for word in sorted(words & self.names)
        )


def foremost(
    summaries: Sequence[VerifiedSummary],
    texts: Mapping[str, str],
    events: Sequence[Event],
    positions: Sequence[SourcedPosition],
    disputes: Sequence[SourcedDispute],
    *,
    differing: bool = False,
) -> tuple[Account, ...]:
    """Return the items of a story that its documents lead with, first things first.

    Each is named by its document, its quotes, and as ``value`` its statement, claim or text; a conversation has none.
    Of ``differing`` accounts without an overview only the headline and first sentence are followed: what comes behind
    is mostly each one's side of what they differ on.
    """
    looked_at = {s.document.source for s in summaries[:_DOCUMENTS]}
    told = chain(_positions(positions), _disputes(disputes), _talks(events))
    items = [item for item in told if item.account.document in looked_at]
    common = Counter(word for item in items for word in item.words)
    weights = {word: log((1 + len(items)) / count) for word, count in common.items()}
    names = frozenset[str]().union(*(item.names for item in items))
    chosen = _Chosen(items, weights, names)
    most = 1 if differing else None
    guides = [_guides(s, texts, most) for s in summaries[:_DOCUMENTS]]
    for guide in chain.from_iterable(zip_longest(*guides)):
        if guide is not None:
            chosen.follow(*guide)
    return tuple(item.account for item in chosen.found)


def _guides(
    summary: VerifiedSummary, texts: Mapping[str, str], most: int | None
) -> Iterator[tuple[str, str]]:
    """Yield the sentences that say what a document is about, each with the document; ``most`` where a text says it."""
    record = summary.document
    title = headline(record, texts.get(record.source, "")) or ""
    told, head = list(_overview(summary)), list(_head(summary, texts))
    if record.kind is Kind.NEWS:
        # A headline alone is too short to tell which item it means.
        first = " ".join((title, *head[:1]))
        head = [first, *head[1:]]
        told = [first, *told] if told else []
    elif not told:
        title = title or occasion(texts.get(record.source, ""))
        head = [*([title] if title else []), *head]
    yield from ((record.source, sentence) for sentence in told or head[:most])


def _head(summary: VerifiedSummary, texts: Mapping[str, str]) -> Iterator[str]:
    """Yield the sentences at the head of a text that says there what it is about."""
    record = summary.document
    most = _HEAD.get(record.kind, 0)
    sentences = Texts({record.source: record}, texts).sentences(record.source) if most else ()
    title = _words(record.title or "")
    long = (s.text for s in sentences if len(s.text.split()) >= _WORDS)
    yield from islice((text for text in long if _words(text) != title), most)


def _overview(summary: VerifiedSummary) -> Iterator[str]:
    """Yield the sentences of an overview that a model wrote; one put together from the items tells nothing new."""
    if summary.provenance.strategy == "single":
        spans = sentence_spans(summary.overview, language=summary.document.language)
        yield from (summary.overview[first:last] for first, last, _ in islice(spans, _OVERVIEW))


def _positions(positions: Sequence[SourcedPosition]) -> Iterator[_Item]:
    for sourced in positions:
        held = sourced.position
        names = f"{held.holder} {held.on_behalf_of or ''}"
        yield _item(sourced.document, held.statement, held.statement, held.quotes, names)


def _disputes(disputes: Sequence[SourcedDispute]) -> Iterator[_Item]:
    for dispute in disputes:
        claim = dispute.claim
        names = f"{claim.asserted_by or ''} {claim.disputed_by or ''}"
        told = (*dispute.asserting, *dispute.disputing)
        for document in dict.fromkeys(a.document for a in told[:1]):
            quotes = [q for a in told if a.document == document for q in a.quotes]
            yield _item(document, claim.claim, claim.claim, quotes, names)


def _talks(events: Sequence[Event]) -> Iterator[_Item]:
    for told in chain.from_iterable(event.conversations for event in events):
        talk = told.conversation
        names = _taking_part(talk)
        about = f"{names} {' '.join(talk.topics)} {talk.medium.value}"
        if talk.quotes:
            yield _item(told.document, None, about, talk.quotes, names)
        for outcome in talk.outcomes:
            yield _item(told.document, outcome.text, outcome.text, outcome.quotes, "", decides=True)


def _taking_part(talk: Conversation) -> str:
    return " ".join(f"{p.name} {p.affiliation or ''}" for p in talk.participants)


def _item(
    document: str,
    value: str | None,
    own: str,
    quotes: Sequence[Quote],
    names: str,
    *,
    decides: bool = False,
) -> _Item:
    words = _words(f"{own} {names} {' '.join(q.text or '' for q in quotes)}")
    account = Account(document=document, value=value, quotes=tuple(quotes))
    return _Item(account, words, _words(own), _words(names), decides)


def _words(text: str) -> frozenset[str]:
    """The words that tell passages apart, with numbers and days."""
    return matter_words(text) | frozenset(w for w in salient_words(text) if w.isdigit())


def _place(sentence: str, words: frozenset[str]) -> float:
    """Where in a sentence some of its words stand, as the mean of their numbers."""
    places = [n for n, word in enumerate(sentence.split()) if _words(word) & words]
    return sum(places) / len(places) if places else 0.0
