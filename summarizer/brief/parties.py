"""Positions by the side they speak for, then by person: what matters most to a reader in a hurry comes first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.accounts.positions import Topic
from summarizer.brief.points import Point, points
from summarizer.brief.prose import listed
from summarizer.models.brief import Actor, SourcedPosition, Story
from summarizer.models.summary import Position, Stance
from summarizer.names.persons import is_office
from summarizer.names.places import same_side, sides
from summarizer.words.content import fold

#: Up to this many parties each has its heading; of more, those with one point are put together.
_FEW = 5
OTHERS = "Others"
#: What a reader looks for first.
_WEIGHT: dict[Stance, int] = {
    Stance.DENIES: 0,
    Stance.OPPOSES: 0,
    Stance.DEMANDS: 0,
    Stance.CONDITIONAL: 1,
    Stance.PROPOSES: 1,
    Stance.CRITICISES: 2,
    Stance.CONCERNED: 2,
    Stance.SUPPORTS: 3,
    Stance.AFFIRMS: 3,
    Stance.NEUTRAL: 4,
}


@dataclass(frozen=True)
class Camp:
    """A party and its points, in the order in which they are told."""

    name: str
    points: tuple[Point, ...]


class Sides:
    """Which party somebody speaks for, and the one name each party has in a note."""

    def __init__(self, story: Story, actors: Sequence[Actor]) -> None:
        self._of = {a.name: a.side for a in actors if a.side}
        names = Counter(self.side(p.position) for p in story.positions)
        self._single = sorted(
            (n for n in names if len(n.split()) == 1), key=lambda n: (-names[n], n)
        )
        self._keys: dict[str, str] = {}
        self._names: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for name, count in names.items():
            self._names[self.key(name)][name] += count

    def side(self, position: Position) -> str:
        """Return the side a position is held for, those of its holders where they are several, else the holder."""
        if len(position.holders) > 1:
            sides_ = (self._of.get(h) or h for h in position.holders)
            return listed(sorted(dict.fromkeys(sides_)))
        return position.on_behalf_of or self._of.get(position.holder) or position.holder

    def key(self, name: str) -> str:
        """Return one string for all expressions of a party."""
        if name not in self._keys:
            self._keys[name] = self._key(name)
        return self._keys[name]

    def name(self, key: str) -> str:
        """Return the expression used most often."""
        return min(self._names[key], key=lambda n: (-self._names[key][n], len(n), n))

    def _key(self, name: str) -> str:
        known = sides(name)
        if known:
            return " / ".join(sorted(known))
        # "Karsenian", "the Karsenian ministry" and "Karsenia" are one party; two persons of one surname are not.
        if is_office(name) or len(name.split()) == 1:
            return fold(next((s for s in self._single if same_side(s, name)), name))
        return fold(name)


def camps(story: Story, actors: Sequence[Actor], topics: Sequence[Topic]) -> list[Camp]:
    """Return the parties of a story with every point of theirs; parties of a conversation come first."""
    of = Sides(story, actors)
    members: defaultdict[str, list[SourcedPosition]] = defaultdict(list)
    for sourced in story.positions:
        members[of.key(of.side(sourced.position))].append(sourced)
    ranks = _ranks(topics, of)
    principals = {
        of.key(p.affiliation or p.name)
        for e in story.events
        for t in e.conversations
        for p in t.conversation.participants
    }
    told = [Camp(of.name(key), tuple(_by_person(found, ranks))) for key, found in members.items()]
    keys = dict(zip(map(id, told), members, strict=True))
    told.sort(key=lambda c: (keys[id(c)] not in principals, -len(c.points)))
    if len(told) <= _FEW:
        return told
    own = [c for c in told if len(c.points) > 1 or keys[id(c)] in principals]
    rest = tuple(p for c in told if c not in own for p in c.points)
    return [*own, Camp(OTHERS, rest)] if rest else own


def _by_person(positions: Sequence[SourcedPosition], ranks: Mapping[int, int]) -> list[Point]:
    """The points of a party, holder by holder; whoever has most to say on what is in dispute comes first."""
    holders: defaultdict[str, list[SourcedPosition]] = defaultdict(list)
    for sourced in positions:
        holders[sourced.position.holder].append(sourced)
    told: list[tuple[tuple[int, int], list[Point]]] = []
    for mine in holders.values():
        made = sorted(points(mine), key=lambda p: _rank(p, ranks))
        told.append(((-sum(ranks.get(id(p.shown), 0) == 0 for p in made), -len(made)), made))
    told.sort(key=lambda entry: entry[0])
    return [point for _, made in told for point in made]


def _rank(point: Point, ranks: Mapping[int, int]) -> tuple[int, int]:
    return ranks.get(id(point.shown), 1), _WEIGHT[point.shown.position.stance]


def _ranks(topics: Sequence[Topic], of: Sides) -> dict[int, int]:
    """0 for a position on a topic on which several parties speak, 1 for any other; by the position's ``id()``."""
    found: dict[int, int] = {}
    for topic in topics:
        several = len({of.key(of.side(p.position)) for p in topic.positions}) > 1
        found.update({id(p): int(not several) for p in topic.positions})
    return found
