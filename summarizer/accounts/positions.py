"""Facts and positions of all documents side by side; positions by topic, then by holder, in the order of documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from summarizer.accounts.events import verified
from summarizer.models.brief import Account, SourcedFact, SourcedPosition
from summarizer.models.summary import Position, Stance
from summarizer.models.verified import VerifiedSummary
from summarizer.names.actors import Strictness, same_actor
from summarizer.names.places import same_side, side_key
from summarizer.words.content import content, names_a_matter, salient_words, similarity

#: Least containment of the words of two topics to be one.
_SAME_TOPIC = 0.6


@dataclass(frozen=True)
class Topic:
    """A topic and the positions on it; ``title`` is the shortest label of its documents that can stand as a heading."""

    title: str
    positions: tuple[SourcedPosition, ...]


def sourced_positions(summaries: Sequence[VerifiedSummary]) -> tuple[SourcedPosition, ...]:
    """Return every position that has a verified quote, with its verified quotes only, oldest document first."""
    return tuple(
        SourcedPosition(
            document=s.document.source,
            position=p.model_copy(update={"quotes": quotes}),
            reviewed=p.reviewed,
        )
        for s in _oldest_first(summaries)
        for p in s.positions
        if (quotes := verified(p.quotes))
    )


def sourced_facts(summaries: Sequence[VerifiedSummary]) -> tuple[SourcedFact, ...]:
    """Return every fact that has a verified quote, with its verified quotes only, oldest document first."""
    return tuple(
        SourcedFact(
            document=s.document.source,
            fact=f.model_copy(update={"quotes": quotes}),
            reviewed=f.reviewed,
        )
        for s in _oldest_first(summaries)
        for f in s.facts
        if (quotes := verified(f.quotes))
    )


def rejected_facts(summaries: Sequence[VerifiedSummary]) -> tuple[Account, ...]:
    """Return the facts that a person rejected, where a verified quote says what they rest on."""
    return tuple(
        Account(document=s.document.source, value=f.statement, quotes=quotes)
        for s in summaries
        for f in s.rejected
        if (quotes := verified(f.quotes))
    )


def _oldest_first(summaries: Sequence[VerifiedSummary]) -> list[VerifiedSummary]:
    return sorted(summaries, key=lambda s: s.document.published or date.max)


def by_topic(positions: Sequence[SourcedPosition]) -> tuple[Topic, ...]:
    """Group positions whose topics share most of their telling words; topics with several sides come first.

    Within these two classes, topics with more positions come first.
    """
    names = frozenset[str]().union(
        *(content(f"{p.position.holder} {p.position.on_behalf_of or ''}") for p in positions)
    )
    bags = _Bags()
    for sourced in positions:
        words = salient_words(sourced.position.topic) - names or salient_words(
            sourced.position.topic
        )
        bags.add(words, sourced)
    ranked = sorted(
        enumerate(bags.members),
        key=lambda entry: (len(_sides(entry[1])) < 2, -len(entry[1]), entry[0]),
    )
    return tuple(
        Topic(title=_title(members), positions=tuple(_by_holder(members))) for _, members in ranked
    )


class _Bags:
    """Positions by topic; a topic is looked for among those that share a word with it."""

    def __init__(self) -> None:
        self.members: list[list[SourcedPosition]] = []
        self._words: list[frozenset[str]] = []
        self._index: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, words: frozenset[str], sourced: SourcedPosition) -> None:
        sharing = {i for word in words for i in self._index[word]}
        at = max(sharing, key=lambda i: (_likeness(words, self._words[i]), -i), default=None)
        if at is None or _likeness(words, self._words[at]) < _SAME_TOPIC:
            at = len(self.members)
            self.members.append([])
            self._words.append(words)
            for word in words:
                self._index[word].append(at)
        self.members[at].append(sourced)


def same_holder(a: Position, b: Position) -> bool:
    """Whether two positions are held by the same person or body, by name."""
    return a.holder == b.holder or same_actor(a.holder, b.holder, Strictness.ACROSS)


def _same_name(a: str, b: str) -> bool:
    return same_actor(a, b, Strictness.ACROSS)


def side(position: Position) -> str:
    """Return the state or organisation a position is held for, the holder where none is named."""
    return position.on_behalf_of or position.holder


def _likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """Containment, but a single word of a longer topic is not enough to be that topic."""
    if len(a) == 1 or len(b) == 1:
        return float(a == b) if abs(len(a) - len(b)) > 1 else similarity(a, b)
    return similarity(a, b)


def _sides(members: Sequence[SourcedPosition]) -> set[str]:
    return {side_key(side(m.position)) for m in members}


def _title(members: Sequence[SourcedPosition]) -> str:
    return min(
        (m.position.topic for m in members), key=lambda t: (not names_a_matter(t), len(t), t)
    )


def _by_holder(members: Sequence[SourcedPosition]) -> list[SourcedPosition]:
    """Sides in the order in which they first speak, holders within a side, documents within a holder."""
    sides_, holders = _Firsts(same_side), _Firsts(_same_name)
    ranked = [
        (sides_.rank(side(m.position)), holders.rank(m.position.holder), n)
        for n, m in enumerate(members)
    ]
    return [members[n] for _, _, n in sorted(ranked)]


class _Firsts:
    """Numbers expressions by the first one that means the same; each spelling is looked up once."""

    def __init__(self, same: Callable[[str, str], bool]) -> None:
        self._same = same
        self._heads: list[str] = []
        self._known: dict[str, int] = {}

    def rank(self, name: str) -> int:
        if name not in self._known:
            found = next((i for i, h in enumerate(self._heads) if self._same(name, h)), None)
            if found is None:
                found = len(self._heads)
                self._heads.append(name)
            self._known[name] = found
        return self._known[name]


def without_nested(positions: Sequence[SourcedPosition]) -> list[SourcedPosition]:
    """Leave out what another position of the same stance holds in its own words: "He said that K would support .."."""
    spans: defaultdict[tuple[str, Stance], list[tuple[int, int]]] = defaultdict(list)
    for sourced in positions:
        spans[sourced.document, sourced.position.stance] += _spans(sourced)

    def inside(sourced: SourcedPosition) -> bool:
        others = spans[sourced.document, sourced.position.stance]
        own = _spans(sourced)
        return bool(own) and all(
            any(a <= start and end <= b and b - a > end - start for a, b in others)
            for start, end in own
        )

    return [sourced for sourced in positions if not inside(sourced)]


def _spans(sourced: SourcedPosition) -> list[tuple[int, int]]:
    quotes = (q for q in sourced.position.quotes if q.verified)
    return [(q.start, q.end) for q in quotes if q.start is not None and q.end is not None]
