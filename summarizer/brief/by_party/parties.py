"""Positions by the side they speak for, then by person: what matters most to a reader in a hurry comes first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarizer.accounts.positions import Topic
from summarizer.brief.by_party.papers import is_account
from summarizer.brief.by_party.points import Point, points, told_together, words_told
from summarizer.brief.by_party.sides import ASIDE, Sides
from summarizer.brief.phrasing.mentions import mentions
from summarizer.brief.view.places import (
    Beginning,
    beginnings_of,
    contested,
    participants_of,
    spans_of,
)
from summarizer.models.brief import SourcedPosition, Story
from summarizer.models.summary import Stance
from summarizer.names.holders import counts_some, holders_of, is_unnamed_group
from summarizer.words.content import similarity

#: Up to this many parties each has its heading; of more, persons with one point who speak for nobody are put together.
_FEW = 5
OTHERS = "Others"
#: Least share of telling words by which what one party says is what several say together.
_SAME_WORDS = 0.8
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
    """Return the parties of a story with every point of theirs; parties of a conversation come first.

    What several say together stands under each by itself where each is said to hold it by itself, too.
    """
    members: defaultdict[str, list[SourcedPosition]] = defaultdict(list)
    for sourced in story.positions:
        members[of.key(of.side(sourced))].append(sourced)
    ranks = _ranks(story, topics, of)
    principals = _principals(story, of) | _in_question(story, of, members)
    agreed = [a.accounts for a in (*(a for e in story.events for a in e.agreed), *story.agreed)]
    made = {
        key: told_together(_by_person(found, ranks), agreed, of.name(key))
        for key, found in members.items()
    }
    told = {key: mine for key, mine in _told_once(made, of).items() if mine}
    order = sorted(
        told,
        key=lambda key: (of.name(key) in ASIDE, key not in principals, -len(told[key])),
    )
    return _few([(key, Camp(of.name(key), tuple(told[key]))) for key in order], principals, of)


def in_order(story: Story, told: Sequence[Point]) -> list[Point]:
    """Return the points of a party, holder by holder as they come, as their documents tell them.

    What is disputed stands first; of the rest each line has before it what it speaks of.
    """
    disputed = _disputed(story)
    documents = {document: n for n, document in enumerate(story.documents)}
    holders: dict[str, int] = {}
    for point in told:
        holders.setdefault(point.shown.position.holder, len(holders))

    def place(point: Point) -> tuple[int, bool, int, int]:
        shown = point.shown
        first = min((q.start or 0 for q in shown.position.quotes), default=0)
        who = holders[shown.position.holder]
        return who, not _places(shown) & disputed, documents.get(shown.document, 0), first

    return sorted(told, key=place)


def _principals(story: Story, of: Sides) -> set[str]:
    """The parties that take part in a conversation."""
    return {of.key(p.affiliation or p.name) for p in participants_of(story)}


def _in_question(
    story: Story, of: Sides, members: Mapping[str, Sequence[SourcedPosition]]
) -> set[str]:
    """The parties that the title names, and the sides of a disputed claim: the story is about what is between them."""
    sides = {
        of.key(name)
        for dispute in story.disputed_claims
        for name in (dispute.claim.asserted_by, dispute.claim.disputed_by)
        if name
    }
    found: set[str] = set()
    for key, held in members.items():
        name = of.name(key)
        if len(holders_of(name)) == 1 and not is_unnamed_group(name):
            told = key in sides or _is_in(story.title, (name, *(s.position.holder for s in held)))
            found.update([key] if told else [])
    return found


def _is_in(title: str, names: Iterable[str]) -> bool:
    """Whether a title names somebody, with a word of the name as it is spelt: "forest" is not Forest Watch."""
    spelt = frozenset(re.findall(r"[\w’'-]+", title))
    return any(
        mentions((name,), title) and any(w[:1].isupper() and w in spelt for w in name.split())
        for name in names
    )


def _few(told: Sequence[tuple[str, Camp]], principals: set[str], of: Sides) -> list[Camp]:
    """Parties with their headings; of many, persons with one point and groups without a name are put together.

    Of few, only groups without a name have none, where others have one.
    """
    headed = _has_a_heading if len(told) > _FEW else _is_named
    sorted_out = [(headed(key, camp, principals, of), camp) for key, camp in told]
    if not _is_any_headed(sorted_out):
        return [camp for _, camp in told]
    own = [camp for named, camp in sorted_out if named]
    rest = _points_without_heading(sorted_out)
    return _with_others(own, rest) if rest else own


def _is_any_headed(sorted_out: Sequence[tuple[bool, Camp]]) -> bool:
    """Whether a party that has a stand has a heading of its own."""
    return any(named for named, camp in sorted_out if camp.name not in ASIDE)


def _points_without_heading(sorted_out: Sequence[tuple[bool, Camp]]) -> tuple[Point, ...]:
    return tuple(p for named, camp in sorted_out if not named for p in camp.points)


def _with_others(own: Sequence[Camp], rest: tuple[Point, ...]) -> list[Camp]:
    """Return parties, those without a heading put together behind them; what is nobody's stand comes last."""
    last = [camp for camp in own if camp.name in ASIDE]
    return [*(c for c in own if c.name not in ASIDE), Camp(OTHERS, rest), *last]


def _is_named(key: str, camp: Camp, principals: set[str], _: Sides) -> bool:
    """Whether a party among few has a heading: a name, or several points."""
    if camp.name in ASIDE or key in principals:
        return True
    if counts_some(camp.name):
        return False
    unnamed = is_unnamed_group(camp.name) or is_account(camp.name)
    return len(camp.points) > 1 or not unnamed


def _has_a_heading(key: str, camp: Camp, principals: set[str], of: Sides) -> bool:
    """Whether a party has a heading of its own among many."""
    if camp.name in ASIDE or key in principals:
        return True
    if is_unnamed_group(camp.name) or is_account(camp.name):
        return False
    return of.has_side(key) or len(camp.points) > 1


def _told_once(made: Mapping[str, list[Point]], of: Sides) -> dict[str, list[Point]]:
    """Points by party, without what several say together and each of them says by itself in the same passage.

    Where only some of them do, it stands under the first of the others that has a heading of its own.
    """
    told = {key: list(mine) for key, mine in made.items()}
    for key, each in _joint_parties(made, of):
        for point in made[key]:
            lacking = [k for k in each if not _tells(made.get(k, ()), point)]
            if not lacking:
                told[key].remove(point)
            elif (home := _home_of(lacking, each, made)) is not None:
                told[key].remove(point)
                told[home].append(point)
    return told


def _joint_parties(made: Mapping[str, list[Point]], of: Sides) -> Iterator[tuple[str, list[str]]]:
    """Yield the parties that are several who speak together, with the key of each of these."""
    for key in made:
        each = [of.key(name) for name in holders_of(of.name(key))]
        if len(each) > 1:
            yield key, each


def _home_of(
    lacking: Sequence[str], each: Sequence[str], made: Mapping[str, list[Point]]
) -> str | None:
    """Return the first of those who do not say it alone that has a heading; null where none of all says it alone."""
    return None if lacking == each else next((k for k in lacking if k in made), None)


def _tells(own: Sequence[Point], joint: Point) -> bool:
    return any(_is_one(joint, point) for point in own)


def _is_one(joint: Point, own: Point) -> bool:
    """Whether a party's own point is what it says with others: of one passage, with the same stance and words."""
    a, b = joint.shown, own.shown
    if a.document != b.document or a.position.stance != b.position.stance:
        return False
    return _touch(a, b) and similarity(words_told(a), words_told(b)) >= _SAME_WORDS


def _touch(a: SourcedPosition, b: SourcedPosition) -> bool:
    """Whether two positions of a document rest on overlapping passages."""
    theirs = list(spans_of(b.document, b.position.quotes))
    mine = spans_of(a.document, a.position.quotes)
    return any(span.touches(other) for span in mine for other in theirs)


def _by_person(
    positions: Sequence[SourcedPosition], ranks: Mapping[int, tuple[int, int, int]]
) -> list[Point]:
    """The points of a party, holder by holder; whoever speaks on what is disputed comes first."""
    holders: defaultdict[str, list[SourcedPosition]] = defaultdict(list)
    for sourced in positions:
        holders[sourced.position.holder].append(sourced)
    told: list[tuple[tuple[int, ...], list[Point]]] = []
    for mine in holders.values():
        made = sorted(points(mine), key=lambda p: (*ranks[id(p.shown)], _weight(p)))
        best = ranks[id(made[0].shown)]
        told.append(((best[0], -len(made), *best[1:]), made))
    told.sort(key=lambda entry: entry[0])
    return [point for _, made in told for point in made]


def _weight(point: Point) -> int:
    return _WEIGHT[point.shown.position.stance]


def _ranks(story: Story, topics: Sequence[Topic], of: Sides) -> dict[int, tuple[int, int, int]]:
    """What a reader looks for first, by a position's ``id()``: what is disputed, then what most parties speak about."""
    disputed = _disputed(story)
    ranks: dict[int, tuple[int, int, int]] = {}
    for topic in topics:
        several = len({of.key(of.side(p)) for p in topic.positions})
        for p in topic.positions:
            denied = bool(_places(p) & disputed)
            ranks[id(p)] = (int(not denied), -several, -len(topic.positions))
    return ranks


def _disputed(story: Story) -> set[Beginning]:
    """Where the quotes begin on which accounts or sides differ."""
    conflicts = (*(c for e in story.events for c in e.conflicts), *story.conflicts)
    accounts = contested(conflicts, story.disputed_claims)
    return {begun for a in accounts for begun in beginnings_of(a.document, a.quotes)}


def _places(sourced: SourcedPosition) -> set[Beginning]:
    return set(beginnings_of(sourced.document, sourced.position.quotes))
