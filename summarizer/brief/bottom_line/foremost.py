"""What a reader has to know first: the items that a document's overview, headline and first sentences tell.

Whoever wrote an overview, a headline or a first sentence has read the whole and chosen. None of it is shown: each
sentence only points to the verified items that say what it says, and these are told, in their own words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, islice, zip_longest
from math import log, sqrt

from summarizer.brief.bottom_line.lead_items import LeadItem, lead_items, telling_words
from summarizer.brief.bottom_line.prominent import prominent
from summarizer.brief.headings.headlines import headline
from summarizer.brief.headings.occasions import occasion
from summarizer.brief.view.texts import Texts
from summarizer.models.brief import Account, Story
from summarizer.models.document import Kind
from summarizer.models.verified import VerifiedSummary
from summarizer.text.sentences import sentence_spans
from summarizer.words.content import CLAIMING

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


#: Words at the head of a sentence among which it names who acts: "On 4 May 2020 the President".
_SUBJECT = 6
#: Words that tell nothing of what somebody said, or of what a conversation was about.
_NOTHING_TOLD = CLAIMING | telling_words("met hosted received discussed")
#: That those who are named talked with each other.
_TALKED = re.compile(
    r"\b(?:met|meet|spoke|speak|talk(?:s|ed)?|call|telephone\w*|phone\w*|discuss\w*|hosted|received|conversation|meeting)\b"
)


@dataclass
class _Chosen:
    """The items that sentences have pointed to, in their order."""

    items: Sequence[LeadItem]
    weights: Mapping[str, float]
    names: frozenset[str]
    found: list[LeadItem] = field(default_factory=list[LeadItem])

    @cached_property
    def _of(self) -> dict[str, list[LeadItem]]:
        """The items of each document."""
        found: defaultdict[str, list[LeadItem]] = defaultdict(list)
        for item in self.items:
            found[item.account.document].append(item)
        return found

    @cached_property
    def _telling_nothing(self) -> frozenset[str]:
        return self.names | _NOTHING_TOLD

    @cached_property
    def _own_weights(self) -> dict[int, float]:
        """What the own words of each item weigh, by its ``id()``."""
        return {id(item): self._weight(item.own) for item in self.items}

    def follow(self, document: str, sentence: str) -> None:
        """Take up the items of a document that say what a sentence says, as far as no item says it already."""
        said = telling_words(sentence)
        mine = self._of.get(document, [])
        own = [item for item in mine if self._shares(item, said)]
        talks = (item for item in mine if _tells_of(sentence, item.people))
        self._add(talks)
        left = set(said)
        weight = self._weight(said) if own else 0.0
        picked: list[tuple[float, LeadItem]] = []
        for _ in range(_ITEMS):
            least = (_FURTHER if picked else _FIRST) * weight
            best = max(own, key=lambda i: self._worth(i, left), default=None)
            if best is None or self._weight(best.words & left) < least:
                break
            picked.append((_place(sentence, best.words & left), best))
            # That they talked is not yet what they said.
            left -= best.words if best.account.value is not None else self.names
            own.remove(best)
        best_first = [*picked[:1], *sorted(picked[1:], key=lambda p: p[0])]
        self._add(item for _, item in best_first)

    def _add(self, items: Iterable[LeadItem]) -> None:
        """Take up items, each once. Most differ in their words, which is seen faster than in their quotes."""
        for item in items:
            same = (known for known in self.found if known.words == item.words)
            if item not in list(same):
                self.found.append(item)

    def _shares(self, item: LeadItem, said: frozenset[str]) -> bool:
        """Whether an item shares more with a sentence than the names of those who speak."""
        shared = item.words & said
        return len(shared) >= _SHARED and not shared <= self._telling_nothing

    def _worth(self, item: LeadItem, left: set[str]) -> float:
        """How much of what is left an item says, and how little else it says; a decision before a view."""
        shared = self._weight(item.words & left) * (_DECIDED if item.decides else 1.0)
        return shared * sqrt(self._weight(item.own & left) / max(self._own_weights[id(item)], 1e-9))

    def _weight(self, words: AbstractSet[str]) -> float:
        # In one order: the same words weigh the same to the last digit.
        rare = sum([self.weights.get(word, 0.0) for word in sorted(words - self.names)])
        named = sum([self.weights.get(word, 0.0) for word in sorted(words & self.names)])
        return rare + _NAME * named


def foremost(
    summaries: Sequence[VerifiedSummary],
    texts: Mapping[str, str],
    story: Story,
    *,
    differing: bool = False,
) -> tuple[Account, ...]:
    """Return the items of a story that its documents lead with, first things first.

    Each is named by its document, its quotes, and as ``value`` its statement, claim or text; a conversation has none.
    Of ``differing`` accounts without an overview only the headline and first sentence are followed: what comes behind
    is mostly each one's side of what they differ on.
    """
    items = list(lead_items(story, {s.document.source for s in summaries[:_DOCUMENTS]}))
    common = Counter(word for item in items for word in item.words)
    weights = {word: log((1 + len(items)) / count) for word, count in common.items()}
    names = frozenset[str]().union(*(item.names for item in items))
    chosen = _Chosen(items, weights, names)
    given = summaries[:_DOCUMENTS]
    guides = [_guides(s, texts, 1 if differing else None) for s in given]
    for guide in chain.from_iterable(zip_longest(*guides)):
        if guide is not None:
            chosen.follow(*guide)
    led = {item.account.document for item in chosen.found}
    for summary in given if not differing else ():
        if summary.document.source not in led:
            own = [item for item in items if item.account.document == summary.document.source]
            chosen.found += prominent(own, _said(summary, own, texts), _title(summary, texts))
    return tuple(item.account for item in chosen.found)


def _said(
    summary: VerifiedSummary, items: Sequence[LeadItem], texts: Mapping[str, str]
) -> Sequence[str]:
    """Return the sentences of a text, else the statements that were drawn from it."""
    record = summary.document
    sentences = Texts({record.source: record}, texts).sentences(record.source)
    return [s.text for s in sentences] or [item.account.value or "" for item in items]


def _title(summary: VerifiedSummary, texts: Mapping[str, str]) -> str:
    text = texts.get(summary.document.source, "")
    return headline(summary.document, text) or occasion(text) or ""


def _guides(
    summary: VerifiedSummary, texts: Mapping[str, str], most: int | None
) -> Iterator[tuple[str, str]]:
    """Yield the sentences that say what a document is about, each with the document; ``most`` where a text says it."""
    source = summary.document.source
    told, head = list(_overview(summary)), list(_head(summary, texts))
    if summary.document.kind is Kind.NEWS:
        # A headline alone is too short to tell which item it means.
        first = " ".join((_title(summary, texts), *head[:1]))
        head = [first, *head[1:]]
        told = [first, *told] if told else []
    yield from ((source, sentence) for sentence in told or head[:most])


def _head(summary: VerifiedSummary, texts: Mapping[str, str]) -> Iterator[str]:
    """Yield the sentences at the head of a text that says there what it is about."""
    record = summary.document
    most = _HEAD.get(record.kind, 0)
    sentences = Texts({record.source: record}, texts).sentences(record.source) if most else ()
    title = telling_words(record.title or "")
    long = (s.text for s in sentences if len(s.text.split()) >= _WORDS)
    yield from islice((text for text in long if telling_words(text) != title), most)


def _overview(summary: VerifiedSummary) -> Iterator[str]:
    """Yield the sentences of an overview that a model wrote; one put together from the items tells nothing new."""
    if summary.provenance.strategy == "single":
        spans = sentence_spans(summary.overview, language=summary.document.language)
        yield from (summary.overview[first:last] for first, last, _ in islice(spans, _OVERVIEW))


def _tells_of(sentence: str, people: Sequence[frozenset[str]]) -> bool:
    """Whether a sentence says that some people talked: one of two whom it names is what it begins with."""
    if not people or not _TALKED.search(sentence):
        return False
    said, head = telling_words(sentence), telling_words(" ".join(sentence.split()[:_SUBJECT]))
    named = [words for words in people if words & said]
    return len(named) > 1 and any(words & head for words in named)


def _place(sentence: str, words: frozenset[str]) -> float:
    """Where in a sentence some of its words stand, as the mean of their numbers."""
    places = [n for n, word in enumerate(sentence.split()) if telling_words(word) & words]
    return sum(places) / len(places) if places else 0.0
