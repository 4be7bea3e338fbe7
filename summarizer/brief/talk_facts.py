"""What the texts tell of a conversation beside its outcomes: that it took place, who convened it, what it was about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.brief.mentions import mentions
from summarizer.brief.prose import people_of
from summarizer.brief.texts import Texts, quote_of, tells_a_fact
from summarizer.models.brief import Event, Story
from summarizer.models.document import Sentence
from summarizer.models.quote import Quote
from summarizer.words.numbers import numbers

_TALK = re.compile(
    r"\b(?:met|meets?|meetings?|spoke|talks|telephoned|call|called|conversation|discuss\w*|conference|summit|session"
    r"|consult\w*|received|hosted|attended|wrote|letters?)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"(?:Present|In attendance|Attend(?:ance|ees)|Participants):? ", re.IGNORECASE
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
#: Sentences before and behind a quote of the conversation among which more about it is looked for.
_BEFORE, _BEHIND = 1, 4
_Told = tuple[str, Quote]


def sentence_on(event: Event, texts: Texts) -> _Told | None:
    """Return the sentence that tells of a conversation and names most of its participants, two at least."""
    people = people_of([t.conversation for t in event.conversations])
    best: tuple[int, _Told] | None = None
    for document in event.documents:
        for sentence in texts.sentences(document):
            present = _PRESENT.match(sentence.text)
            told = _TALK.search(sentence.text) and tells_a_fact(sentence)
            if not (present or told) or _LIST.search(sentence.text):
                continue
            named = sum(mentions((p.name,), sentence.text) for p in people)
            named = max(named, len(people) if _names_all(sentence.text, len(people)) else 0)
            if named > max(1, best[0] if best else 0):
                best = named, (document, quote_of(sentence))
    return best[1] if best else None


def _names_all(text: str, count: int) -> bool:
    """Whether a sentence names the participants together, by their number: "The three governments"."""
    counted = (word for found in _TOGETHER.finditer(text) for word in found[0].split())
    return any(numbers(word) == frozenset({str(count)}) for word in counted)


def circumstances_of(event: Event, story: Story, texts: Texts) -> Iterator[_Told]:
    """Yield the sentences beside the conversation's own that say who convened it and what it was about, one each."""
    told = _told_places(story)
    near = [
        pair
        for t in event.conversations
        for pair in _near(t.document, t.conversation.quotes, texts)
    ]
    for pattern in (_CONVENED, _ABOUT):
        found = next(
            (
                (document, quote_of(s))
                for document, s in near
                if pattern.search(s.text) and tells_a_fact(s) and not _LEANING.match(s.text)
                and not any(d == document and start < s.end and s.start < end for d, start, end in told)
            ),
            None,
        )  # fmt: skip
        if found is not None:
            yield found


def _near(document: str, quotes: Sequence[Quote], texts: Texts) -> Iterator[tuple[str, Sentence]]:
    sentences = texts.sentences(document)
    starts = [q.start or 0 for q in quotes[:1]]
    for start in starts:
        at = next((n for n, s in enumerate(sentences) if s.end > start), len(sentences))
        yield from ((document, s) for s in sentences[max(0, at - _BEFORE) : at + _BEHIND + 1])


def _told_places(story: Story) -> list[tuple[str, int, int]]:
    """The passages that stand behind positions, outcomes and conversations."""
    found = [(p.document, q) for p in story.positions for q in p.position.quotes]
    for event in story.events:
        for told in event.conversations:
            talk = told.conversation
            found += [(told.document, q) for q in talk.quotes]
            found += [(told.document, q) for o in talk.outcomes for q in o.quotes]
    return [(document, q.start or 0, q.end or 0) for document, q in found]
