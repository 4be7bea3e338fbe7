"""Contradictions among all documents of a story, also between those that do not report the same conversation.

Four kinds, each with the words of every side: the same quotation in other words; an undertaking told as going on here
and as failed there; another number or day for the same thing; two statements of one person that do not go together.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from summarizer.accounts.compare import merged
from summarizer.accounts.events import Telling
from summarizer.accounts.items import Item, outcome_items, position_items, spoken
from summarizer.accounts.words import (
    contained,
    day_months,
    fold,
    matter_words,
    negated,
    numbers,
    similarity,
    telling,
)
from summarizer.models.brief import Conflict
from summarizer.models.quote import Quote, Speech, Verdict
from summarizer.models.summary import Stance
from summarizer.models.verified import DocumentRecord, VerifiedSummary
from summarizer.text.sentences import sentence_spans

_PENDING = re.compile(
    r"\b(?:striv\w+|seek(?:s|ing)?|trying|tries|hop(?:es|ing) to|plans? to|pressur\w+|scheduled|pending|intends?)\b",
    re.IGNORECASE,
)
_FAILED = re.compile(
    r"\b(?:lost|failed|failure|vetoed|collapsed|defeated|abandoned)\b"
    # Who rejects what is a position; what a body rejects by vote has failed.
    r"|\b(?:council|parliament|senate|congress|court|assembly|committee|house|board|voters)\b[^.;]{0,40}"
    r"\b(?:rejected|blocked|voted down)\b",
    re.IGNORECASE,
)
_UNAWARE = re.compile(
    r"(?:\bnot|n['’]t|\bnever)\b[^.;]{0,20}\b(?:told|aware|heard|seen|know|informed|familiar)\b",
    re.IGNORECASE,
)
#: Least containment of two passages on one undertaking, and telling words they share.
_SAME_MATTER, _SHARED = 0.5, 3
#: Least containment of two quotations that are one in other words, and words the shorter must have.
_SAME_WORDS, _QUOTED_WORDS = 0.6, 5
#: Least likeness (shared of all words) of two sentences on one count.
_SAME_COUNT = 0.5
#: Words apart in days beyond which a difference is a change, not a contradiction.
_DAYS = 7
#: A word that stands in more items than this finds no pairs.
_FREQUENT = 40
_LONGEST_SENTENCE = 600


def story_conflicts(
    summaries: Sequence[VerifiedSummary],
    events: Sequence[Sequence[Telling]],
    texts: Mapping[str, str],
) -> tuple[Conflict, ...]:
    """Return the contradictions of a story, those on one matter joined.

    ``texts`` gives the documents' texts by ``source``; sentences of them stand against what was drawn from another
    document. A sentence taken from a text is its exact words, and shown as the writer's.
    """
    if len(summaries) < 2:
        return ()
    days = {s.document.source: s.document for s in summaries}
    positions = [item for s in summaries for item in position_items(s)]
    outcomes = [item for event in events for t in event for item in outcome_items(t)]
    found = [
        *_statements(positions, days),
        *_status([*positions, *outcomes], texts, days),
        *_counts(events, texts),
    ]
    return merged(found)


# The same person, in other words or in another sense ----------------------------------------------------------


def _statements(items: Sequence[Item], records: Mapping[str, DocumentRecord]) -> Iterator[Conflict]:
    by_holder: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_holder[fold(item.holder or "")].append(item)
    for holder in sorted(by_holder):
        for a, b in _sharing(by_holder[holder]):
            if a.document == b.document or _long_apart(a, b, records):
                continue
            if _other_words(a, b):
                yield _conflict("wording", (a, b))
            elif _other_sense(a, b):
                yield _conflict("statements", (a, b), holder=True)


def _sharing(items: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """Pairs of items with two words in common, of topic or quotes."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        for word in telling(item.topic) | item.matter:
            index[word].append(i)
    shared = Counter(
        pair
        for members in index.values()
        if len(members) <= _FREQUENT
        for pair in combinations(members, 2)
    )
    return ((items[i], items[j]) for (i, j), n in sorted(shared.items()) if n > 1)


def _long_apart(a: Item, b: Item, records: Mapping[str, DocumentRecord]) -> bool:
    first, second = records[a.document].published, records[b.document].published
    return first is not None and second is not None and abs((first - second).days) > _DAYS


def _other_words(a: Item, b: Item) -> bool:
    """Both give it as direct speech, most of the words are the same, and neither is a part of the other."""
    for x in _direct(a):
        for y in _direct(b):
            mine, theirs = fold(x), fold(y)
            first, second = telling(mine) - a.names, telling(theirs) - b.names
            if min(len(first), len(second)) < _QUOTED_WORDS or contained(mine, theirs):
                continue
            if similarity(first, second) >= _SAME_WORDS and negated(mine) == negated(theirs):
                return True
    return False


def _direct(item: Item) -> list[str]:
    return [words for q in item.quotes if (words := spoken(q))]


_AGAINST = frozenset({Stance.OPPOSES, Stance.DENIES, Stance.CRITICISES})
_FOR = frozenset({Stance.SUPPORTS, Stance.PROPOSES, Stance.AFFIRMS})


def _other_sense(a: Item, b: Item) -> bool:
    """One has them take a side on what the other has them not know of, or for what the other has them against."""
    same_topic = similarity(telling(a.topic), telling(b.topic)) >= _SAME_WORDS
    if not same_topic:
        return False
    if bool(_UNAWARE.search(a.text)) != bool(_UNAWARE.search(b.text)):
        return True
    opposed = (a.stance in _FOR and b.stance in _AGAINST) or (
        a.stance in _AGAINST and b.stance in _FOR
    )
    return (
        opposed
        and negated(a.text) != negated(b.text)
        and len(a.matter & b.matter) >= _SHARED
        and similarity(a.matter, b.matter) >= _SAME_MATTER
    )


# Going on here, failed there -----------------------------------------------------------------------------------


def _status(
    items: Sequence[Item], texts: Mapping[str, str], records: Mapping[str, DocumentRecord]
) -> Iterator[Conflict]:
    """Each undertaking drawn from a document as going on, against the best telling of its failure in every other."""
    failures: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        failures[item.document] += _passages(item, _FAILED)
    for document, text in sorted(texts.items()):
        if document in records:
            failures[document] += _sentences(document, text, _FAILED)
    for item in items:
        for undertaking in _passages(item, _PENDING):
            against = [
                best
                for document in sorted(failures)
                if document != item.document
                and (best := _best(undertaking, failures[document])) is not None
                and not _long_apart(undertaking, best, records)
            ]
            if against:
                yield _conflict("status", (undertaking, *against))


def _passages(item: Item, pattern: re.Pattern[str]) -> list[Item]:
    """The quotes of an item that tell a state, each as an item of its own."""
    return [
        replace(item, label="", quotes=(q,)) for q in item.quotes if pattern.search(q.text or "")
    ]


def _sentences(document: str, text: str, pattern: re.Pattern[str]) -> Iterator[Item]:
    if not pattern.search(text):
        return
    for start, end, _ in sentence_spans(text):
        sentence = text[start:end]
        if end - start <= _LONGEST_SENTENCE and pattern.search(sentence):
            yield _told(document, text, start, end)


def _told(document: str, text: str, start: int, end: int) -> Item:
    """A sentence of a document as it stands there: its exact words, the writer's."""
    words = text[start:end]
    quote = Quote(text=words, start=start, end=end, verdict=Verdict.EXACT, speech=Speech.REPORTED)
    return Item(document=document, label="", topic=words, quotes=(quote,))


def _best(item: Item, others: Iterable[Item]) -> Item | None:
    mine = matter_words(item.text)

    def shared(other: Item) -> int:
        theirs = matter_words(other.text)
        enough = similarity(mine, theirs) >= _SAME_MATTER
        return len(mine & theirs) if enough else 0

    best = max(others, key=lambda o: (shared(o), -len(o.text)), default=None)
    return best if best is not None and shared(best) >= _SHARED else None


# Other numbers --------------------------------------------------------------------------------------------------


def _counts(events: Sequence[Sequence[Telling]], texts: Mapping[str, str]) -> Iterator[Conflict]:
    """Sentences of two accounts of one event that are alike but for a number or a day."""
    for event in events:
        counted = [
            [
                s
                for s in _sentences(t.document, texts[t.document], _COUNT)
                if numbers(s.text) or day_months(s.text)
            ]
            for t in event[:_FREQUENT]
            if t.document in texts
        ]
        for first, second in combinations(counted, 2):
            yield from (
                _conflict("figures", (a, b)) for a in first for b in second if _other_count(a, b)
            )


_COUNT = re.compile(r"\d")


def _other_count(a: Item, b: Item) -> bool:
    mine, theirs = matter_words(a.text), matter_words(b.text)
    alike = len(mine & theirs) >= _SHARED + 1 and len(mine & theirs) >= _SAME_COUNT * len(
        mine | theirs
    )
    if not alike:
        return False
    figures, others = numbers(a.text), numbers(b.text)
    days, dates = day_months(a.text), day_months(b.text)
    return bool(figures and others and not figures & others) or bool(
        days and dates and not days & dates
    )


def _conflict(kind: str, items: Sequence[Item], *, holder: bool = False) -> Conflict:
    topic = min(
        (i.topic for i in items if i.holder or i.side), key=lambda t: (len(t), t), default=""
    )
    topic = topic or _words_shared(items)
    named = f"{items[0].holder} on {topic}" if holder else topic
    return Conflict(topic=f"{kind}: {named}", accounts=tuple(i.account() for i in items))


def _words_shared(items: Sequence[Item]) -> str:
    """The matter of sentences without a topic: the words they share, as the first has them."""
    bags = [matter_words(i.text) for i in items]
    shared = bags[0].intersection(*bags[1:])
    kept = [w for w in re.findall(r"\w+", items[0].text) if matter_words(w) & shared]
    return " ".join(dict.fromkeys(kept[:6]))
