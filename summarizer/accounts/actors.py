"""One name per actor across documents: spellings of a person, a capital for its government, an office for its holder.

Governments and their organs are linked by their side, never merged: the Kremlin keeps its name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain

from summarizer.accounts.introduced import introduced
from summarizer.models.brief import Actor
from summarizer.models.summary import Conversation, DisputedClaim, Participant, Position
from summarizer.models.verified import VerifiedSummary
from summarizer.names.actors import Strictness, same_actor, same_participant
from summarizer.names.bodies import is_body, is_office
from summarizer.names.holders import holders_of, is_unnamed_group, joined
from summarizer.names.introduced import person_given
from summarizer.names.persons import name_words, person_keys, person_pairs
from summarizer.names.places import government, same_side
from summarizer.words.remembered import remembered
from summarizer.words.scripts import fold

#: An article before a name and a side in brackets behind it say nothing about who is meant.
_AROUND = re.compile(r"^(?:the|a|an) | ?\([^()]{1,60}\)$", re.IGNORECASE)


_WORDS = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass
class _Cluster:
    """Spellings taken for one actor, and in how many places each stands."""

    spellings: Counter[str] = field(default_factory=Counter[str])
    sides: Counter[str] = field(default_factory=Counter[str])
    documents: set[int] = field(default_factory=set[int])
    _name: str | None = None

    @property
    def name(self) -> str:
        """The spelling shown: a full name without titles before any other, then the one most often used."""
        if self._name is None:
            self._name = min(
                self.spellings, key=lambda s: (_clumsiness(s), -self.spellings[s], len(s), s)
            )
        return self._name

    def join(self, mention: _Mention) -> None:
        """Take a mention in."""
        self.spellings[government(mention.name) or mention.name] += 1
        self.spellings.setdefault(mention.name, 0)
        self.documents.add(mention.document)
        if mention.side:
            self.sides[mention.side] += 1
        self._name = None

    @property
    def side(self) -> str | None:
        """The state or organisation most often given."""
        return min(self.sides, key=lambda s: (-self.sides[s], s)) if self.sides else None


@dataclass(frozen=True)
class _Mention:
    document: int
    name: str
    side: str | None


def _names_first(name: str) -> tuple[bool, str]:
    """Names in their order, then what others are told by: "Texas" before "12 other states"."""
    return not name[:1].isupper(), name


def unify(
    summaries: Sequence[VerifiedSummary], texts: Mapping[str, str] | None = None
) -> tuple[list[VerifiedSummary], tuple[Actor, ...]]:
    """Return the summaries with one name per actor, and the actors with the other spellings their documents use.

    ``texts`` gives the documents' texts by ``source``: they say who holds an office, and for whom somebody speaks.

    A name that fits two actors is given to the one its own document speaks of; where that is both or none, it is kept.
    """
    mentions_of = [list(_mentions(n, s)) for n, s in enumerate(summaries)]
    mentions = list(chain.from_iterable(mentions_of))
    names = _Names(mentions)
    people = _people(mentions)
    renamed: list[VerifiedSummary] = []
    for n, summary in enumerate(summaries):
        text = (texts or {}).get(summary.document.source, "")
        offices = _offices(summary) | _offices_told(mentions_of[n], text, people)
        renamed.append(_renamed(summary, partial(names.of, n, offices)))
    return renamed, introduced(_actors(names.clusters), renamed, texts or {})


class _Names:
    """The one name of each actor, by document and spelling."""

    def __init__(self, mentions: Sequence[_Mention]) -> None:
        self.clusters = _clustered(mentions)
        self._where = {(m.document, m.name): _of(m, self.clusters) for m in mentions}

    def of(self, document: int, offices: Mapping[str, str], name: str) -> str:
        """Return the name of whom a spelling means in a document; ``offices`` says who holds which."""
        person = offices.get(name, name)
        # Two who speak together are known by the names they have apart, in this document or in all.
        members = [self._known(member, document) for member in holders_of(person)]
        if len(members) > 1 and all(members):
            # In one order: "A and B" of one account are "B and A" of another.
            return joined(sorted((m.name for m in members if m), key=_names_first))
        at = self._where.get((document, person))
        if at is None and name in offices:
            at = self._known(person, document)
        return at.name if at else person

    def _known(self, name: str, document: int) -> _Cluster | None:
        fitting = self.clusters.get(name, [])
        return self._where.get((document, name)) or (fitting[0] if len(fitting) == 1 else None)


def _mentions(n: int, summary: VerifiedSummary) -> Iterable[_Mention]:
    for talk in summary.conversations:
        for person in talk.participants:
            yield _Mention(n, person.name, _state(person.affiliation))
    for position in summary.positions:
        holders = position.holders or holders_of(position.holder)
        # Two who speak together need not speak for one side.
        side = _state(position.on_behalf_of) if len(holders) < 2 else None
        yield from (_Mention(n, name, side) for name in holders)
    for claim in summary.disputed_claims:
        for who in (claim.asserted_by, claim.disputed_by):
            if who:
                yield _Mention(n, who, None)


def _state(side: str | None) -> str | None:
    return government(side) or side if side else None


def _clustered(mentions: Sequence[_Mention]) -> dict[str, list[_Cluster]]:
    """The clusters by every spelling that may belong to them, the fullest names first."""
    by_name: defaultdict[str, list[_Mention]] = defaultdict(list)
    for mention in mentions:
        by_name[mention.name].append(mention)
    index: defaultdict[str, dict[int, _Cluster]] = defaultdict(dict)
    fits: dict[str, list[_Cluster]] = {}
    for name in sorted(by_name, key=lambda s: (-len(name_words(s)), -len(by_name[s]), s)):
        found = [c for c in _candidates(name, index) if _same(name, by_name[name], c)]
        if not found:
            found = [_Cluster()]
        # A name that fits several is decided document by document; it must not tie them together.
        if len(found) == 1:
            for mention in by_name[name]:
                found[0].join(mention)
            for key in _keys(name) | person_pairs(name):
                index[key][id(found[0])] = found[0]
        fits[name] = found
    return fits


def _candidates(name: str, index: Mapping[str, dict[int, _Cluster]]) -> list[_Cluster]:
    """The clusters a name may belong to; all known ones have at least as many words, so that pairs find them."""
    found: dict[int, _Cluster] = {}
    for key in sorted(_asked(name)):
        found |= index.get(key, {})
    return list(found.values())


def _asked(name: str) -> frozenset[str]:
    if government(name) or is_office(name):
        return _keys(name)
    return person_pairs(name) or _keys(name)


def _keys(name: str) -> frozenset[str]:
    state = government(name)
    if state:
        return frozenset({f"state {fold(state)}"})
    if is_office(name):
        return frozenset({f"office {_AROUND.sub('', fold(name))}"})
    return person_keys(name) or frozenset({fold(name)})


def _same(name: str, mentions: Sequence[_Mention], cluster: _Cluster) -> bool:
    head = cluster.name
    alike = fold(_AROUND.sub("", name)) == fold(_AROUND.sub("", head))
    if is_unnamed_group(name) or is_unnamed_group(head):
        return alike
    if government(name) or government(head):
        return government(name) == (government(head) or head)
    if not alike and not same_actor(name, _AROUND.sub("", head), Strictness.ACROSS):
        return False
    return _may_share_a_side({m.side for m in mentions if m.side}, cluster.sides)


def _may_share_a_side(ours: Collection[str], theirs: Collection[str]) -> bool:
    """Whether nothing says that two are of different sides: of one of them none is known, or they share one."""
    return not ours or not theirs or _share_a_side(ours, theirs)


def _share_a_side(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    others = list(theirs)
    return any(same_side(a, b) for a in ours for b in others)


def _of(mention: _Mention, fits: dict[str, list[_Cluster]]) -> _Cluster:
    found = fits[mention.name]
    near = found if len(found) == 1 else [c for c in found if mention.document in c.documents]
    if len(near) == 1:
        return near[0]
    alone = _Cluster()
    alone.join(mention)
    return alone


@remembered
def _clumsiness(name: str) -> tuple[int, int, int]:
    """Not a full name; titles, commas and initials in it; a government under another name than its own."""
    words = re.findall(r"[^\W\d_]+", name)
    bare = name_words(name)
    extra = len(words) - len(bare) if not is_office(name) else 0
    initials = sum(len(w) == 1 for w in words)
    return (
        int(bool(government(name)) and government(name) != name),
        int(len([w for w in bare if len(w) > 1]) < 2),
        extra + initials + ("," in name) + bool(_AROUND.search(name)),
    )


def _offices(summary: VerifiedSummary) -> dict[str, str]:
    """Who is meant by an office in this document: the one participant who holds it."""
    people = [
        p for talk in summary.conversations for p in talk.participants if not is_office(p.name)
    ]
    found: dict[str, str] = {}
    for position in summary.positions:
        if not is_office(position.holder) or position.holder in found:
            continue
        office = Participant(name=position.holder, affiliation=position.on_behalf_of)
        meant = {p.name for p in people if same_participant(p, office)}
        if len(meant) == 1:
            found[position.holder] = meant.pop()
    return found


def _people(mentions: Sequence[_Mention]) -> dict[str, set[str]]:
    """The personal names of all documents by their last word."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in {m.name for m in mentions}:
        if len(name.split()) > 1 and not (is_office(name) or is_body(name) or government(name)):
            found[name.split()[-1]].add(name)
    return found


def _offices_told(
    mentions: Sequence[_Mention], text: str, people: Mapping[str, set[str]]
) -> dict[str, str]:
    """Who is meant by an office, where the text names the person beside it: "the Secretary-General, Baek Seo-yun"."""
    offices = dict.fromkeys(m.name for m in mentions if is_office(m.name))
    if not offices or not text:
        return {}
    here = sorted(p for word in set(_WORDS.findall(text)) for p in people.get(word, ()))
    given = {office: person_given(office, text, here) for office in offices}
    return {office: person for office, person in given.items() if person}


def _renamed(summary: VerifiedSummary, name_of: Callable[[str], str]) -> VerifiedSummary:
    def talk(value: Conversation) -> Conversation:
        people = tuple(p.model_copy(update={"name": name_of(p.name)}) for p in value.participants)
        return value.model_copy(update={"participants": people})

    def position(value: Position) -> Position:
        holder, statement = name_of(value.holder), value.statement
        several = tuple(map(name_of, value.holders))
        if len(value.holders or holders_of(value.holder)) > 1 and statement.startswith(
            value.holder
        ):
            # What two say together is compared without their names, however each account spells them.
            statement = holder + statement.removeprefix(value.holder)
        elif is_office(value.holder) and statement.startswith(f"{value.holder} "):
            statement = holder + statement.removeprefix(value.holder)
        return value.model_copy(
            update={"holder": holder, "holders": several, "statement": statement}
        )

    def claim(value: DisputedClaim) -> DisputedClaim:
        asserted, disputed = (
            name_of(who) if who else None for who in (value.asserted_by, value.disputed_by)
        )
        return value.model_copy(update={"asserted_by": asserted, "disputed_by": disputed})

    return summary.model_copy(
        update={
            "conversations": tuple(map(talk, summary.conversations)),
            "positions": tuple(map(position, summary.positions)),
            "disputed_claims": tuple(map(claim, summary.disputed_claims)),
        }
    )


def _actors(fits: dict[str, list[_Cluster]]) -> tuple[Actor, ...]:
    clusters = {id(c): c for found in fits.values() if len(found) == 1 for c in found}
    actors = (
        Actor(
            name=c.name,
            side=c.side,
            also=tuple(sorted(s for s in c.spellings if s != c.name)),
        )
        for c in clusters.values()
    )
    return tuple(sorted(actors, key=lambda a: (fold(a.name), a.name)))
