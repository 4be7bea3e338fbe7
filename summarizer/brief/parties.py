"""Positions by the side they speak for, then by person: what matters most to a reader in a hurry comes first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.accounts.positions import Topic
from summarizer.brief.points import Point, points
from summarizer.models.brief import Actor, SourcedPosition, Story
from summarizer.models.summary import Position, Stance
from summarizer.names.bodies import is_body, is_office
from summarizer.names.holders import holders_of, joined
from summarizer.names.places import same_side, sides
from summarizer.words.scripts import fold

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
        self._of = {name: a.side for a in actors if a.side for name in (a.name, *a.also)}
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
        holders = position.holders or holders_of(position.holder)
        if len(holders) > 1 and not position.on_behalf_of:
            return joined(sorted(dict.fromkeys(self._of.get(h, h) for h in holders)))
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
        if is_office(name) or is_body(name) or len(name.split()) == 1:
            return fold(next((s for s in self._single if same_side(s, name)), name))
        return fold(name)


def camps(story: Story, actors: Sequence[Actor], topics: Sequence[Topic]) -> list[Camp]:
    """Return the parties of a story with every point of theirs; parties of a conversation come first."""
    of = Sides(story, actors)
    members: defaultdict[str, list[SourcedPosition]] = defaultdict(list)
    for sourced in story.positions:
        members[of.key(of.side(sourced.position))].append(sourced)
    ranks = _ranks(story, topics, of)
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


def _by_person(
    positions: Sequence[SourcedPosition], ranks: Mapping[int, tuple[int, int]]
) -> list[Point]:
    """The points of a party, holder by holder; whoever speaks on what is disputed comes first."""
    holders: defaultdict[str, list[SourcedPosition]] = defaultdict(list)
    for sourced in positions:
        holders[sourced.position.holder].append(sourced)
    told: list[tuple[tuple[int, int, int], list[Point]]] = []
    for mine in holders.values():
        made = sorted(points(mine), key=lambda p: (*ranks[id(p.shown)], _weight(p)))
        best = ranks[id(made[0].shown)]
        told.append(((best[0], -len(made), best[1]), made))
    told.sort(key=lambda entry: entry[0])
    return [point for _, made in told for point in made]


def _weight(point: Point) -> int:
    return _WEIGHT[point.shown.position.stance]


def _ranks(story: Story, topics: Sequence[Topic], of: Sides) -> dict[int, tuple[int, int]]:
    """What a reader looks for first, by a position's ``id()``: what is disputed, then what most parties speak about."""
    disputed = _disputed(story)
    wide = sorted(
        topics,
        key=lambda t: (-len({of.key(of.side(p.position)) for p in t.positions}), -len(t.positions)),
    )
    return {
        id(p): (0 if _places(p) & disputed else 1, n)
        for n, topic in enumerate(wide)
        for p in topic.positions
    }


def _disputed(story: Story) -> set[tuple[str, int | None]]:
    """Where the quotes begin on which accounts or sides differ."""
    conflicts = (*(c for e in story.events for c in e.conflicts), *story.conflicts)
    accounts = [a for c in conflicts if c.kind.contradicts for a in c.accounts]
    accounts += [a for d in story.disputed_claims for a in (*d.asserting, *d.disputing)]
    return {(a.document, q.start) for a in accounts for q in a.quotes}


def _places(sourced: SourcedPosition) -> set[tuple[str, int | None]]:
    return {(sourced.document, q.start) for q in sourced.position.quotes}
