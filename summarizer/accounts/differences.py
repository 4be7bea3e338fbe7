"""Contradictions among all documents of a story, also between those that do not report the same conversation.

Each with the words of every side: the same quotation in other words; an undertaking told as going on here and as failed
there; another number or day for the same thing, or for a term that was set before; two statements of one person that do
not go together.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, product

from summarizer.accounts.clashes import clashes
from summarizer.accounts.compare import conflict_of, merged
from summarizer.accounts.events import TalkAccount
from summarizer.accounts.items import ComparableItem, outcome_items, position_items, spoken
from summarizer.accounts.lettered import lettered
from summarizer.accounts.refuted import refuted
from summarizer.models.brief import Conflict, ConflictKind
from summarizer.models.quote import Quote, Speech, Verdict
from summarizer.models.summary import Stance
from summarizer.models.verified import DocumentRecord, VerifiedSummary
from summarizer.text.sentences import sentence_spans
from summarizer.words.content import (
    contained,
    matter_words,
    names_a_matter,
    salient_words,
    similarity,
)
from summarizer.words.days import day_months
from summarizer.words.negation import negated
from summarizer.words.numbers import numbers
from summarizer.words.scripts import fold
from summarizer.words.seldom import Seldom

_PENDING = Seldom(
    r"\b(?:striv\w+|seek(?:s|ing)?|trying|tries|hop(?:es|ing) to|plans? to|pressur\w+|scheduled|pending|intends?)\b",
    re.IGNORECASE,
)
_FAILED = Seldom(
    r"\b(?:lost|failed|failure|vetoed|collapsed|defeated|abandoned)\b"
    # Who rejects what is a position; what a body rejects by vote has failed.
    r"|\b(?:council|parliament|senate|congress|court|assembly|committee|house|board|voters)\b[^.;]{0,40}"
    r"\b(?:rejected|blocked|voted down)\b",
    re.IGNORECASE,
)
_UNAWARE = Seldom(
    r"(?:\bnot|n['’]t|\bnever)\b[^.;]{0,20}\b(?:told|aware|heard|seen|know|informed|familiar)\b",
    re.IGNORECASE,
)
#: Least containment of two passages on one undertaking, and salient words they share.
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
#: Words between two shared ones of a matter, and words of the whole.
_GAP, _LONGEST_MATTER = 4, 8


def story_conflicts(
    summaries: Sequence[VerifiedSummary],
    events: Sequence[Sequence[TalkAccount]],
    texts: Mapping[str, str],
) -> tuple[Conflict, ...]:
    """Return the contradictions of a story, those on one matter joined.

    ``texts`` gives the documents' texts by ``source``; sentences of them stand against what was drawn from another
    document. A sentence taken from a text is its exact words, and shown as the writer's.
    """
    if len(summaries) < 2:
        return ()
    days = {s.document.source: s.document for s in summaries}
    accounts = lettered([s.document for s in summaries], texts)
    positions = [item for s in summaries for item in position_items(s)]
    outcomes = [item for event in events for t in event for item in outcome_items(t)]
    found = [
        *_statements(positions, days),
        *_unaware(positions, days, texts),
        *_status([*positions, *outcomes], texts, days),
        *_counts(events, texts),
        *_terms(events, texts),
        *clashes(accounts),
        *refuted(accounts),
    ]
    return merged(found)


# The same person, in other words or in another sense ----------------------------------------------------------


def _statements(
    items: Sequence[ComparableItem], records: Mapping[str, DocumentRecord]
) -> Iterator[Conflict]:
    by_holder: defaultdict[str, list[ComparableItem]] = defaultdict(list)
    for item in items:
        by_holder[fold(item.holder or "")].append(item)
    for holder in sorted(by_holder):
        for a, b in _sharing(by_holder[holder]):
            if a.document == b.document or _long_apart(a, b, records):
                continue
            if _other_words(a, b):
                yield _conflict(ConflictKind.WORDING, (a, b))
            elif _other_sense(a, b):
                yield _conflict(ConflictKind.STATEMENTS, (a, b))


def _sharing(items: Sequence[ComparableItem]) -> Iterator[tuple[ComparableItem, ComparableItem]]:
    """Pairs of items with two words in common, of topic or quotes."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        for word in salient_words(item.topic) | item.matter:
            index[word].append(i)
    shared = Counter(
        pair
        for members in index.values()
        if len(members) <= _FREQUENT
        for pair in combinations(members, 2)
    )
    return ((items[i], items[j]) for (i, j), n in sorted(shared.items()) if n > 1)


def _long_apart(
    a: ComparableItem, b: ComparableItem, records: Mapping[str, DocumentRecord]
) -> bool:
    first, second = records[a.document].published, records[b.document].published
    return first is not None and second is not None and abs((first - second).days) > _DAYS


def _other_words(a: ComparableItem, b: ComparableItem) -> bool:
    """Both give it as direct speech, most of the words are the same, and neither is a part of the other."""
    for x in _direct(a):
        for y in _direct(b):
            mine, theirs = fold(x), fold(y)
            first, second = salient_words(mine) - a.names, salient_words(theirs) - b.names
            if min(len(first), len(second)) < _QUOTED_WORDS or contained(mine, theirs):
                continue
            if similarity(first, second) >= _SAME_WORDS and negated(mine) == negated(theirs):
                return True
    return False


def _direct(item: ComparableItem) -> list[str]:
    return [words for q in item.quotes if (words := spoken(q))]


_AGAINST = frozenset({Stance.OPPOSES, Stance.DENIES, Stance.CRITICISES})
_FOR = frozenset({Stance.SUPPORTS, Stance.PROPOSES, Stance.AFFIRMS})


def _other_sense(a: ComparableItem, b: ComparableItem) -> bool:
    """One has them take a side on what the other has them not know of, or for what the other has them against."""
    same_topic = similarity(salient_words(a.topic), salient_words(b.topic)) >= _SAME_WORDS
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


def _unaware(
    items: Sequence[ComparableItem], records: Mapping[str, DocumentRecord], texts: Mapping[str, str]
) -> Iterator[Conflict]:
    """Who says not to have been told of it here and takes a side on it there.

    Such words name no matter: it is that of the passage around them and of the document's title.
    """
    for told in filter(_says_unaware, items):
        if told.document not in texts:
            continue
        title = records[told.document].title or ""
        matter = _around(told, texts[told.document]) | matter_words(title)
        against = [
            other
            for other in items
            if _takes_a_side(told, other)
            and len(_named_by(other) & matter) > 1
            and not _long_apart(told, other, records)
        ]
        if against:
            best = max(against, key=lambda o: (len(_named_by(o) & matter), o.text))
            yield _conflict(ConflictKind.STATEMENTS, (best, told))


def _says_unaware(item: ComparableItem) -> bool:
    """Whether somebody says in direct speech not to have been told."""
    direct = any(q.speech is Speech.DIRECT for q in item.quotes)
    return direct and _UNAWARE.search(item.text) is not None


def _takes_a_side(told: ComparableItem, other: ComparableItem) -> bool:
    """Whether the same holder takes a side in another document, and does not say there not to have been told."""
    elsewhere = other.document != told.document and other.stance in _AGAINST | _FOR
    same = fold(other.holder or "") == fold(told.holder or "")
    return elsewhere and same and not _UNAWARE.search(other.text)


def _named_by(item: ComparableItem) -> frozenset[str]:
    """The words by which a position names its matter."""
    return (matter_words(item.topic) | matter_words(item.text)) - item.names


def _around(item: ComparableItem, text: str) -> frozenset[str]:
    """The salient words of the sentences a statement stands in, and of the one before."""
    start, end = item.quotes[0].start or 0, item.quotes[-1].end or 0
    spans = [(s, e) for s, e, _ in sentence_spans(text)]
    at = next((i for i, (_, e) in enumerate(spans) if e > start), 0)
    inside = [text[s:e] for s, e in spans[max(0, at - 1) :] if s < end]
    return frozenset[str]().union(*map(matter_words, inside[:4]))


# Going on here, failed there -----------------------------------------------------------------------------------


def _status(
    items: Sequence[ComparableItem], texts: Mapping[str, str], records: Mapping[str, DocumentRecord]
) -> Iterator[Conflict]:
    """Each undertaking drawn from a document as going on, against the best telling of its failure in every other."""
    undertakings = [told for item in items for told in _passages(item, _PENDING)]
    if not undertakings:
        return
    failures = _failures(items, {d: texts[d] for d in records if d in texts})
    for undertaking in undertakings:
        others = (failures[d] for d in sorted(failures) if d != undertaking.document)
        told = (_best(undertaking, found) for found in others)
        against = [b for b in told if b is not None and not _long_apart(undertaking, b, records)]
        if against:
            yield _conflict(ConflictKind.STATUS, (undertaking, *against))


def _failures(
    items: Sequence[ComparableItem], texts: Mapping[str, str]
) -> dict[str, list[ComparableItem]]:
    """What items and texts tell as failed, by document."""
    found: defaultdict[str, list[ComparableItem]] = defaultdict(list)
    for item in items:
        found[item.document] += _passages(item, _FAILED)
    for document, text in sorted(texts.items()):
        found[document] += _sentences(document, text, _FAILED)
    return found


def _passages(item: ComparableItem, pattern: Seldom) -> list[ComparableItem]:
    """The quotes of an item that tell a state, each as an item of its own."""
    return [
        replace(item, label="", quotes=(q,)) for q in item.quotes if pattern.search(q.text or "")
    ]


def _sentences(
    document: str, text: str, pattern: re.Pattern[str] | Seldom
) -> Iterator[ComparableItem]:
    if not pattern.search(text):
        return
    for start, end, _ in sentence_spans(text):
        sentence = text[start:end]
        if end - start <= _LONGEST_SENTENCE and pattern.search(sentence):
            yield _told(document, text, start, end)


def _told(document: str, text: str, start: int, end: int) -> ComparableItem:
    """A sentence of a document as it stands there: its exact words, the writer's."""
    words = text[start:end]
    quote = Quote(text=words, start=start, end=end, verdict=Verdict.EXACT, speech=Speech.REPORTED)
    return ComparableItem(document=document, label="", topic=words, quotes=(quote,))


def _best(item: ComparableItem, others: Iterable[ComparableItem]) -> ComparableItem | None:
    mine = matter_words(item.text)

    def shared(other: ComparableItem) -> int:
        theirs = matter_words(other.text)
        enough = similarity(mine, theirs) >= _SAME_MATTER
        return len(mine & theirs) if enough else 0

    best = max(others, key=lambda o: (shared(o), -len(o.text)), default=None)
    return best if best is not None and shared(best) >= _SHARED else None


# Other numbers --------------------------------------------------------------------------------------------------


def _counts(
    events: Sequence[Sequence[TalkAccount]], texts: Mapping[str, str]
) -> Iterator[Conflict]:
    """Sentences of two accounts of one event that are alike but for a number or a day."""
    for event in events:
        told = [t.document for t in event[:_FREQUENT] if t.document in texts]
        counted = [_counting_sentences(document, texts[document]) for document in told]
        for first, second in combinations(counted, 2):
            for a, b in product(first, second):
                if _other_count(a, b):
                    yield _conflict(ConflictKind.FIGURES, (a, b))


def _counting_sentences(document: str, text: str) -> list[ComparableItem]:
    found = _sentences(document, text, _COUNT)
    return [one for one in found if numbers(one.text) or day_months(one.text)]


_COUNT = re.compile(r"\d")


def _other_count(a: ComparableItem, b: ComparableItem) -> bool:
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


_TERM = Seldom(r"\b(?:deadline|expiry date|cut-off date|target date|due date)\b", re.IGNORECASE)
_BEFORE = Seldom(
    r"\bhad (?:been |originally |first |previously )?(?:set|fixed|scheduled|agreed|announced)\b"
    r"|\boriginal(?:ly)?\b|\bprevious(?:ly)?\b|\binitial(?:ly)?\b|\brestor\w+|\breinstat\w+",
    re.IGNORECASE,
)
#: Code points on either side of a term within which its day stands.
_BESIDE = 18


def _terms(events: Sequence[Sequence[TalkAccount]], texts: Mapping[str, str]) -> Iterator[Conflict]:
    """Sentences of two accounts that give another day for a term as it stood before ("had set", "restored")."""
    for event in events:
        told = [
            next(
                (s for s in _sentences(t.document, texts[t.document], _TERM) if _day_before(s)),
                None,
            )
            for t in event[:_FREQUENT]
            if t.document in texts
        ]
        for first, second in combinations([s for s in told if s is not None], 2):
            if not _day_before(first) & _day_before(second):
                yield _conflict(ConflictKind.FIGURES, (first, second))


def _day_before(sentence: ComparableItem) -> frozenset[tuple[int, int]]:
    """The days given right beside a term that a sentence says was set before."""
    text = sentence.text
    if not _BEFORE.search(text):
        return frozenset()
    beside = (
        day_months(text[max(0, m.start() - _BESIDE) : m.end() + _BESIDE])
        for m in _TERM.finditer(text)
    )
    return frozenset[tuple[int, int]]().union(*beside)


def _conflict(kind: ConflictKind, items: Sequence[ComparableItem]) -> Conflict:
    topic = _topic_of(items)
    if kind is ConflictKind.STATUS or not topic:
        topic = _words_shared(items) or topic
    accounts = tuple(i.account() for i in items)
    if kind is not ConflictKind.STATEMENTS:
        return conflict_of(kind, topic, accounts)
    matter = topic if names_a_matter(topic) else ""
    return conflict_of(kind, matter, accounts, holder=items[0].holder or "")


def _topic_of(items: Sequence[ComparableItem]) -> str:
    told = [i.topic for i in items if i.holder or i.side]
    return min(told, key=lambda t: (not names_a_matter(t), len(t), t), default="")


def _words_shared(items: Sequence[ComparableItem]) -> str:
    """The matter of sentences without a topic: of the first, the words from one shared by all to another near it."""
    bags = [matter_words(i.text) for i in items]
    shared = bags[0].intersection(*bags[1:]) or bags[0].intersection(bags[1])
    words = re.findall(r"[\w'’-]+", items[0].text)
    at = [n for n, w in enumerate(words) if matter_words(w) & shared]
    runs = list[list[int]]()
    for n in at:
        if runs and n - runs[-1][-1] <= _GAP and n - runs[-1][0] < _LONGEST_MATTER:
            runs[-1].append(n)
        else:
            runs.append([n])
    best = max(runs, key=len, default=list[int]())
    return " ".join(words[best[0] : best[-1] + 1]) if best else ""
