"""What the documents of a story lead with: their headlines and first sentences say what matters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain, islice

from summarizer.brief.headlines import headline
from summarizer.brief.occasions import occasion
from summarizer.brief.parties import Camp
from summarizer.brief.points import Point
from summarizer.brief.texts import Texts
from summarizer.models.brief import Story
from summarizer.models.document import Kind
from summarizer.names.holders import holders_of
from summarizer.words.content import salient_words

#: Sentences at the head of a document that say what it is about, and documents that are looked at.
_SENTENCES, _DOCUMENTS = 2, 12
#: Words of a sentence at least that says what a document is about.
_WORDS = 8
#: What a word of the headline counts for, beside one of the first sentences, and the least a point that leads has.
_HEADLINE, _LEAST = 2, 4


class Leading:
    """Tells which points say what the documents of a story lead with; of one about a conversation, none."""

    def __init__(self, story: Story, texts: Texts) -> None:
        self._titles, self._heads = frozenset[str](), frozenset[str]()
        # What came of a conversation stands above who wants what.
        led = not story.events or _is_one_story_of_news(story, texts)
        for document in story.documents[:_DOCUMENTS] if led else ():
            record = texts.records.get(document)
            if record is None:
                continue
            text = texts.texts.get(document, "")
            self._titles |= salient_words(headline(record, text) or occasion(text))
            # The first sentences of a transcript greet, those of a letter or cable say what it answers.
            if record.kind in (Kind.NEWS, Kind.STATEMENT) or _is_joint(story):
                long = (s for s in texts.sentences(document) if len(s.text.split()) >= _WORDS)
                self._heads |= salient_words(" ".join(s.text for s in islice(long, _SENTENCES)))

    def first(self, camps: Sequence[Camp], line_of: Callable[[Point], str]) -> list[Camp]:
        """Return the parties with the points that lead before the others, and whoever has the first of them first."""
        if not self._titles and not self._heads:
            return list(camps)
        weights = {id(p): self._weight(line_of(p)) for c in camps for p in c.points}
        best = max(weights.values(), default=0)
        if best < _LEAST:
            return list(camps)

        def leads(camp: Camp) -> bool:
            return any(weights[id(p)] == best for p in camp.points)

        ordered = [replace(c, points=_by_weight(c.points, weights)) for c in camps]
        head = next(filter(leads, ordered))
        return list(chain([head], (c for c in ordered if c is not head)))

    def _weight(self, line: str) -> int:
        words = salient_words(line)
        return _HEADLINE * len(words & self._titles) + len(words & (self._heads - self._titles))


def _is_one_story_of_news(story: Story, texts: Texts) -> bool:
    """Whether a story is one document of news: what it leads with is its news, also where somebody met."""
    records = [texts.records.get(d) for d in story.documents]
    return len(records) == 1 and records[0] is not None and records[0].kind is Kind.NEWS


def _is_joint(story: Story) -> bool:
    """Whether most positions of a story are held together: a joint statement begins with what it is about."""
    joint = sum(len(holders_of(p.position.holder)) > 1 for p in story.positions)
    return 2 * joint > len(story.positions)


def _by_weight(points: Sequence[Point], weights: dict[int, int]) -> tuple[Point, ...]:
    """The points with those that lead first, the rest as they were."""
    return tuple(sorted(points, key=lambda p: -weights[id(p)] if weights[id(p)] >= _LEAST else 0))
