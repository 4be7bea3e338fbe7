"""What the texts tell of a conversation beside its outcomes: that it took place, who convened it, what it was about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from summarizer.brief.phrasing.mentions import mentions
from summarizer.brief.phrasing.prose import people_of
from summarizer.brief.view.places import Span, conversations_of, outcomes_of, spans_of
from summarizer.brief.view.texts import Texts, quote_of, tells_a_fact
from summarizer.models.brief import Event, SourcedConversation, Story
from summarizer.models.document import Kind, Sentence
from summarizer.models.quote import Quote
from summarizer.models.summary import Participant
from summarizer.models.verified import DocumentRecord
from summarizer.quotes.verify import Cover
from summarizer.words.numbers import numbers

_TALK = re.compile(
    r"\b(?:met|meets?|meetings?|spoke|talks|telephoned|call|called|conversation|discuss\w*|conference|summit|session"
    r"|forum|dialogue|(?:was|were) held|took place|consult\w*|received|hosted|attended|wrote|letters?)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"(?:Present|In attendance|Attend(?:ance|ees)|Participants):? ", re.IGNORECASE
)
#: That people met or spoke; to report on discussions that others had is neither.
_MET = re.compile(
    r"\b(?:met|meets|meetings?|spoke|speaks|talks|telephoned|phoned|called|call|conversation|summit|dialogue"
    r"|received|hosted|attended|wrote|letters?|lunch|dinner|hosts|chaired|told|replied|answered"
    r"|raised|asked|informed|thanked|took place|held)\b",
    re.IGNORECASE,
)
_CONVENED = re.compile(
    r"\b(?:convened|hosted by|chaired|mediat\w+ by|brokered|facilitat\w+ by|at the invitation of|moderated)\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:discussed|exchanged views|reviewed|considered|talks (?:focused|centred|centered|dealt)|on the agenda"
    r"|focused on|touched (?:up)?on)\b",
    re.IGNORECASE,
)
#: What announces a list that a line does not hold.
_LIST = re.compile(r"\bthe following\b|\bas follows\b", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\b\w+ (?:\w+ )?(?:governments|ministers|leaders|presidents|sides|parties|delegations|countries|nations"
    r"|companies|chairmen|officials)\b",
    re.IGNORECASE,
)
#: A sentence that leans on the one before it for who acts.
_LEANING = re.compile(r"^(?:He|She|It|His|Her|Its|That|These|Those|But|And)\b")
_SAID = r"(?:told|asked|informed|thanked|met|saw|called on|reminded|assured|replied to|spoke (?:to|with)|said to)"
#: "I told Mr Holm", "we discussed the tolls with Holm"; "Mr Holm told me".
_TOLD_BY_ME = re.compile(
    rf"\b(?:I|[Ww]e) (?:also |then |again |\w+ly )?(?:had )?"
    rf"(?:{_SAID}|(?:discussed|raised|took up|talked)\b[^.;:]{{0,60}}? with) (?:the )?(?P<who>[A-Z].*)"
)
_TOLD_TO_ME = re.compile(
    rf"(?P<who>[A-Z][^.;:]{{1,60}}?) (?:then |also |\w+ly )?{_SAID} (?:me|us)\b"
)
#: "Mr Crawford replied to Mr Holm", "the Secretary raised with Mr Holm the question": one speaks to another.
_TO_EACH_OTHER = re.compile(
    r"\b(?:replied to|answered|reminded|assured|asked|told|informed|raised with|took up with|discussed with|said to"
    r"|explained to|thanked|spoke (?:to|with)) (?:the )?(?P<who>[A-Z][^,;:]{1,60})"
)
#: Participants of a talk that a record is of, at most, and what kinds of documents record one.
_LINE = re.compile(r"[^\n]+")
#: Code points at the head of a record in which its heading stands.
_AT_THE_HEAD = 600
_FEW, _RECORDS = 4, (Kind.OTHER, Kind.STATEMENT, Kind.READOUT)
#: Sentences before and behind a quote of the conversation among which more about it is looked for.
_BEFORE, _BEHIND = 1, 4
_Told = tuple[str, Quote]


def sentence_on(event: Event, texts: Texts) -> _Told | None:
    """Return the sentence that tells of a conversation and names most of its participants, two at least."""
    people = people_of([t.conversation for t in event.conversations])
    counted = [
        (_named_in(sentence.text, people), document, sentence)
        for document in event.documents
        for sentence in texts.sentences(document)
        if tells_of_a_talk(sentence)
    ]
    named, document, sentence = max(counted, key=lambda c: c[0], default=(0, "", None))
    return (document, quote_of(sentence)) if sentence is not None and named > 1 else None


def is_told(event: Event, texts: Texts) -> bool:
    """Whether what stands behind a conversation tells that its people met or spoke, or names two of them.

    Of a document whose text is not at hand the summary is believed.
    """
    people = people_of([t.conversation for t in event.conversations])
    told = [
        sentence
        for t in event.conversations
        for quote in t.conversation.quotes
        for sentence in carrying(t.document, quote, texts)
    ]
    return not told or any(_MET.search(s.text) or _named_in(s.text, people) > 1 for s in told)


def carrying(document: str, quote: Quote, texts: Texts) -> Iterator[Sentence]:
    """Yield the sentences of an account in which a quote stands."""
    sentences = texts.sentences(document)
    for sentence in islice(sentences, _first_behind(sentences, quote.start or 0), None):
        if sentence.start >= (quote.end or 0):
            return
        yield sentence


def _first_behind(sentences: Sequence[Sentence], offset: int) -> int:
    """Return the place of the first sentence that ends behind an offset; sentences stand one behind the other."""
    return bisect_right(sentences, offset, key=lambda sentence: sentence.end)


def talks_told(story: Story, texts: Texts) -> Counter[str]:
    """Return of how many conversations of a story each document tells."""
    return texts.once(
        "talks told", story, lambda: Counter(t.document for t in conversations_of(story))
    )


def talks_of(
    document: str, story: Story, texts: Texts
) -> Sequence[tuple[Event, SourcedConversation]]:
    """Return the conversations of a story that one of its documents tells, each with its event."""
    told = texts.once("talks of", story, lambda: _by_document(story))
    return told.get(document, ())


def _by_document(story: Story) -> dict[str, list[tuple[Event, SourcedConversation]]]:
    found: defaultdict[str, list[tuple[Event, SourcedConversation]]] = defaultdict(list)
    for event in story.events:
        for told in event.conversations:
            found[told.document].append((event, told))
    return dict(found)


def own_record(event: Event, texts: Texts) -> _Told | None:
    """Return the sentence of a record in which its author speaks with somebody who took part: "I told Holm the plan".

    Only of the conversation of the document's own day, between a few: others a record merely refers to.
    """
    people = people_of([t.conversation for t in event.conversations])
    for document in event.documents if 1 < len(people) <= _FEW else ():
        record = texts.records.get(document)
        if record is None or record.kind not in _RECORDS or not _is_of_its_day(event, record):
            continue
        for sentence in texts.sentences(document):
            if any(_speaks_with(p.name, sentence.text) for p in people):
                return document, quote_of(sentence)
            to_whom = _TO_EACH_OTHER.search(sentence.text)
            if to_whom is not None and _named_in(to_whom["who"], people):
                return document, quote_of(sentence)
    return None


def headed_record(event: Event, texts: Texts) -> _Told | None:
    """Return the heading of a record that says who met: "Visit of Mr Holm: meeting with the Premier, 3 May 1961"."""
    people = people_of([t.conversation for t in event.conversations])
    for document in event.documents if 1 < len(people) <= _FEW else ():
        record = texts.records.get(document)
        headed = _heading(texts.texts.get(document, ""), people)
        if record is not None and record.kind in _RECORDS and headed is not None:
            return document, headed
    return None


def _heading(text: str, people: Sequence[Participant]) -> Quote | None:
    """Return the line at the head of a record that says who met, by names or by offices; null where none does."""
    for found in _LINE.finditer(text[:_AT_THE_HEAD]):
        line = found.group()
        named = sum(mentions((p.name,), line) or _has_office(p, line) for p in people)
        if named > 1 and _MET.search(line) and not line.rstrip().endswith("."):
            start = found.start()
            return quote_of(
                Sentence(number=1, start=start, end=start + len(line), text=line, paragraph=0)
            )
    return None


def _has_office(person: Participant, line: str) -> bool:
    return bool(person.role) and (person.role or "").casefold() in line.casefold()


def _is_of_its_day(event: Event, record: DocumentRecord) -> bool:
    day = record.published
    return event.date is None or day is None or event.date == day.isoformat()


def _speaks_with(name: str, text: str) -> bool:
    """Whether the writer of a sentence says something to somebody, or is told something by them."""
    own = (_TOLD_BY_ME.search(text), _TOLD_TO_ME.search(text))
    return any(found is not None and mentions((name,), found["who"]) for found in own)


def tells_of_a_talk(sentence: Sentence) -> bool:
    """Whether a sentence lists those present or tells that some talked, and announces no list."""
    told = _TALK.search(sentence.text) is not None and tells_a_fact(sentence)
    return bool(told or _PRESENT.match(sentence.text)) and not _LIST.search(sentence.text)


def _named_in(text: str, people: Sequence[Participant]) -> int:
    """Return how many of some people a text names, one by one or by their number."""
    if _names_all(text, len(people)):
        return len(people)
    return sum(mentions((p.name,), text) for p in people)


def _names_all(text: str, count: int) -> bool:
    """Whether a sentence names the participants together, by their number: "The three governments"."""
    counted = (word for found in _TOGETHER.finditer(text) for word in found[0].split())
    return any(numbers(word) == frozenset({str(count)}) for word in counted)


def circumstances_of(event: Event, story: Story, texts: Texts) -> Iterator[_Told]:
    """Yield the sentences beside the conversation's own that say who convened it and what it was about, one each."""
    told = texts.once("told places", story, lambda: _told_places(story))
    several = talks_told(story, texts)
    near = (
        p
        for t in event.conversations
        for p in _near(t.document, t.conversation.quotes, texts, alone=several[t.document] < 2)
    )
    fresh = [(document, sentence) for document, sentence in near if _adds(document, sentence, told)]
    for pattern in (_CONVENED, _ABOUT):
        found = next(((d, s) for d, s in fresh if pattern.search(s.text)), None)
        if found is not None:
            yield found[0], quote_of(found[1])


def _adds(document: str, sentence: Sentence, told: Mapping[str, Cover]) -> bool:
    """Whether a sentence tells a fact by itself, and nothing of it stands in the note already."""
    alone = tells_a_fact(sentence) and not _LEANING.match(sentence.text)
    known = told.get(document)
    return alone and (known is None or not known.touch(sentence.start, sentence.end))


def _near(
    document: str, quotes: Sequence[Quote], texts: Texts, *, alone: bool
) -> Iterator[tuple[str, Sentence]]:
    """Yield the sentences near a quote; where a document tells several conversations, those of its paragraph."""
    sentences = texts.sentences(document)
    starts = [q.start or 0 for q in quotes[:1]]
    for start in starts:
        at = _first_behind(sentences, start)
        near = sentences[max(0, at - _BEFORE) : at + _BEHIND + 1]
        own = {s.paragraph for s in sentences[at : at + 1]}
        yield from ((document, s) for s in near if alone or s.paragraph in own)


def _told_places(story: Story) -> dict[str, Cover]:
    """Return where in each document the passages stand that are behind positions, outcomes and conversations."""
    places: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for span in _passages_told(story):
        places[span.document].append((span.start, span.end))
    return {document: Cover(spans) for document, spans in places.items()}


def _passages_told(story: Story) -> Iterator[Span]:
    for sourced in story.positions:
        yield from spans_of(sourced.document, sourced.position.quotes)
    for told in conversations_of(story):
        yield from spans_of(told.document, told.conversation.quotes)
    for document, outcome in outcomes_of(story):
        yield from spans_of(document, outcome.quotes)
