"""Positions by the side they speak for, then by person: what matters most to a reader in a hurry comes first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.accounts.positions import Topic
from summarizer.brief.points import Point, points
from summarizer.brief.sides import QUESTIONS, Sides
from summarizer.models.brief import SourcedPosition, Story
from summarizer.models.summary import Stance

#: Up to this many parties each has its heading; of more, persons with one point who speak for nobody are put together.
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


def camps(story: Story, of: Sides, topics: Sequence[Topic]) -> list[Camp]:
    """Return the parties of a story with every point of theirs; parties of a conversation come first."""
    members: defaultdict[str, list[SourcedPosition]] = defaultdict(list)
    for sourced in story.positions:
        members[of.key(of.side(sourced))].append(sourced)
    ranks = _ranks(story, topics, of)
    principals = {
        of.key(p.affiliation or p.name)
        for e in story.events
        for t in e.conversations
        for p in t.conversation.participants
    }
    told = [Camp(of.name(key), tuple(_by_person(found, ranks))) for key, found in members.items()]
    keys = dict(zip(map(id, told), members, strict=True))
    told.sort(key=lambda c: (c.name == QUESTIONS, keys[id(c)] not in principals, -len(c.points)))
    if len(told) <= _FEW:
        return told
    own = [
        c
        for c in told
        if len(c.points) > 1
        or keys[id(c)] in principals
        or of.has_side(keys[id(c)])
        or c.name == QUESTIONS
    ]
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
        key=lambda t: (-len({of.key(of.side(p)) for p in t.positions}), -len(t.positions)),
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
