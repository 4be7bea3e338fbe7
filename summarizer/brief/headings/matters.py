"""What a document is about, in a few words for its title: the topic that most is said on, or that it begins with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from summarizer.accounts.positions import by_topic
from summarizer.brief.phrasing.grammar import Words, lowered
from summarizer.brief.phrasing.noun_phrases import may_be_a_matter
from summarizer.brief.phrasing.topics import is_topic
from summarizer.models.brief import SourcedPosition
from summarizer.models.document import Kind
from summarizer.models.summary import Conversation
from summarizer.models.verified import DocumentRecord
from summarizer.text.sentences import sentence_spans
from summarizer.words.content import salient_words, similarity

#: Matters named in a title at most, and words of one.
_MATTERS, _WORDS = 2, 5
#: Words of a subject on an agenda at most.
_SUBJECT = 7
#: Code points and sentences at the head of a document that say what it is about.
_HEAD, _SENTENCES = 900, 2
#: Code points of a sentence at least.
_SENTENCE = 60
#: What all words of a topic count for that stand in these sentences, beside a position on it.
_LEAD = 2
#: Of so many positions one at least is on what a story is about.
_MAIN = 3
#: Positions on a topic that make it what a document is about.
_SEVERAL = 2
#: Share of a topic's words by which positions on another topic are on it, too.
_ON_IT = 0.5
_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]+")


def matters(
    positions: Sequence[SourcedPosition],
    members: Sequence[DocumentRecord],
    texts: Mapping[str, str],
    talks: Sequence[Conversation] = (),
) -> list[str]:
    """Return what some positions and conversations are about, in a few words each, what matters most first.

    A topic counts by the positions on it, and by how much of it the first sentences of its documents say.
    """
    topics = sorted(by_topic(positions), key=lambda topic: -len(topic.positions))
    labels = [*(t.title for t in topics), *(t for talk in talks for t in talk.topics)]
    whole = "\n".join(texts.get(one.source, "") for one in members)
    named = [
        label
        for label in dict.fromkeys(labels)
        if is_topic(label, _WORDS) and may_be_a_matter(label, whole)
    ]
    lead = _lead(members, texts)
    held = [salient_words(p.position.topic) for p in positions]
    if members:
        named = [label for label in named if _is_main(label, held, lead)]
    ordered = sorted(named, key=lambda label: (-_weight(label, held, lead), -_in_lead(label, lead)))
    told = _apart(ordered)[:_MATTERS]
    words = _words_of(tuple(texts.values())) if told else None
    return [lowered(label, words) for label in told]


@lru_cache(maxsize=2)
def _words_of(texts: tuple[str, ...]) -> Words:
    """Return the words of all texts of a note, which each of its stories asks for."""
    return Words.of("\n".join(texts))


def agenda(positions: Sequence[SourcedPosition], talks: Sequence[Conversation]) -> list[str]:
    """Return what the first of some conversations were about, what most is said on first; two subjects at least."""
    found: list[str] = []
    for talk in talks:
        if len(found) < _MATTERS:
            found += [t for t in talk.topics if is_topic(t, _SUBJECT) and may_be_a_matter(t)]
    held = [
        salient_words(p.position.topic) | salient_words(p.position.statement) for p in positions
    ]
    most = sorted(dict.fromkeys(found), key=lambda label: -_weight(label, held, frozenset()))
    return _apart(most)[: _MATTERS + 1]


def main_matter(positions: Sequence[SourcedPosition]) -> str:
    """Return the topic that a third of some positions are on, at least; empty where none is."""
    told = matters(positions, (), {})[:1]
    mine = salient_words(told[0]) if told else frozenset[str]()
    on_it = sum(similarity(mine, salient_words(p.position.topic)) > _ON_IT for p in positions)
    return told[0] if told and on_it * _MAIN >= len(positions) else ""


def _weight(label: str, held: Iterable[frozenset[str]], lead: frozenset[str]) -> float:
    mine = salient_words(label)
    if not mine:
        return 0
    said = sum(len(mine & theirs) > _ON_IT * len(mine) for theirs in held)
    # "Treaty on Lake Tolls": what the first sentences call by its name is what it is all about.
    named = len(_CAPITALISED.findall(label)) > 1 and mine <= lead
    return said + _LEAD * _in_lead(label, lead) + (_LEAD if named else 0)


def _is_main(label: str, held: Sequence[frozenset[str]], lead: frozenset[str]) -> bool:
    """Whether a document is about a topic: two positions are on it, or its first sentences name it."""
    mine = salient_words(label)
    said = sum(len(mine & theirs) > _ON_IT * len(mine) for theirs in held)
    return said >= min(_SEVERAL, len(held)) or mine <= lead


def _in_lead(label: str, lead: frozenset[str]) -> float:
    """The share of a topic's words that the first sentences have."""
    mine = salient_words(label)
    return len(mine & lead) / len(mine) if mine else 0


def _apart(labels: Sequence[str]) -> list[str]:
    """Topics without those that share most of their words with one before."""
    kept: list[str] = []
    for label in labels:
        mine = salient_words(label)
        if all(similarity(mine, salient_words(other)) < _ON_IT for other in kept):
            kept.append(label)
    return kept


def _lead(members: Sequence[DocumentRecord], texts: Mapping[str, str]) -> frozenset[str]:
    """The telling words of the first sentences of documents; those of a transcript greet."""
    told = (texts.get(m.source, "")[:_HEAD] for m in members if m.kind is not Kind.TRANSCRIPT)
    first = (
        text[start:end]
        for text in told
        for start, end, _ in islice(filter(_is_long, sentence_spans(text)), _SENTENCES)
    )
    return frozenset[str]().union(*map(salient_words, first))


def _is_long(span: tuple[int, int, int]) -> bool:
    """Whether a sentence is one: a place, a day and a mark of secrecy are shorter."""
    return span[1] - span[0] >= _SENTENCE
