"""Attributions inside attributions: who reports whom, and who only passes on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from summarizer.attribution.actor import Actor, ActorKind, words_of
from summarizer.attribution.cues import Cue, CueKind, Strength, content_stance
from summarizer.attribution.english.clauses import CueEvent, Tie
from summarizer.attribution.english.contents import Region, own_point
from summarizer.attribution.holders import Holder
from summarizer.models.summary import Stance

_REPORTERS = frozenset(
    {
        ActorKind.MEDIA,
        ActorKind.PAPER,
        ActorKind.OFFICE,
        ActorKind.ORGANISATION,
        ActorKind.GROUP,
    }
)
_BODIES = frozenset({ActorKind.COUNTRY, ActorKind.ORGANISATION})
_NAMELESS = frozenset(("reports", "media", "press", "media reports"))
_PRESS = frozenset(("journalist", "reporter", "correspondent", "editor", "anchor"))
_AGENCIES = frozenset(("news agency", "agency", "newspaper", "paper", "broadcaster", "outlet"))
_TURNED = {
    Stance.SUPPORTS: Stance.OPPOSES,
    Stance.AFFIRMS: Stance.DENIES,
    Stance.DENIES: Stance.AFFIRMS,
}


@dataclass(frozen=True, slots=True)
class Found:
    """An event of a sentence with its holder and the region of its content."""

    event: CueEvent
    holder: Holder
    region: Region

    @property
    def idle(self) -> bool:
        """Whether its cue hardly ever carries a position."""
        return self.event.cue.strength is Strength.NONE


class Nesting:
    """Which events of one sentence stand in the content of which others. Quadratic in their number."""

    def __init__(self, found: list[Found]) -> None:
        self.found = found
        numbers = range(len(found))
        self.outer: list[list[Found]] = [[] for _ in numbers]
        self.inner: list[list[Found]] = [[] for _ in numbers]
        for k, n in product(numbers, numbers):
            if _holds(found[k], found[n]):
                self.outer[n].append(found[k])
                self.inner[k].append(found[n])
        self.reports = [_reports(found[n], self.inner[n]) for n in numbers]

    def repeated(self, n: int) -> bool:
        """Whether an event only tells what its own holder is said to say by an event around it."""
        one = self.found[n]
        reporters = {id(self.found[k]) for k, passes in enumerate(self.reports) if passes}
        return any(
            same_side(o.holder, one.holder) and not o.idle
            for o in self.outer[n]
            if id(o) not in reporters
        )

    def merged(self, n: int) -> bool:
        """Whether a participle only goes on with a cue of the same subject."""
        one = self.found[n]
        return one.event.tie is Tie.PARTICIPLE and any(
            other.event.subject == one.event.subject
            and other.event.tie is not Tie.PARTICIPLE
            and not other.idle
            and other.event.index < one.event.index
            and not own_point(other.event, one.event, other.region.left)
            for other in self.found
        )

    def passes_on(self, n: int) -> bool:
        """Whether the source only reports: "..., the ministry said" around what somebody else says."""
        one = self.found[n]
        return self.reports[n] or (
            one.event.cue.kind is CueKind.SAYS and one.holder.actor is not None and _impersonal(one)
        )

    def speaking(self) -> list[int]:
        """Return the events of verbs that stand in no other's content."""
        return [
            n
            for n, one in enumerate(self.found)
            if one.event.tie not in (Tie.NOUN, Tie.ACCORDING)
            and not self.outer[n]
            and not any(_about(other, one) for other in self.found)
        ]

    def topic(self, n: int) -> bool:
        """Whether a noun like "support" only names what was talked about."""
        one = self.found[n]
        if one.event.tie is not Tie.NOUN or one.event.cue.kind in (CueKind.SAYS, CueKind.PROPOSES):
            return False
        return any(_about(other, one) for other in self.found)

    def hint(self, n: int, words: str) -> Stance | None:
        """Return the attitude: the cue's own, or the content's where the cue only says that it is held."""
        cue: Cue = self.found[n].event.cue
        if self.found[n].event.negated and cue.stance is not None:
            return _TURNED.get(cue.stance)
        stance = cue.stance or self._stance_within(n)
        if stance is None or (cue.kind is CueKind.AFFIRMS and not cue.carrier):
            return content_stance(words) or stance
        return stance

    def _stance_within(self, n: int) -> Stance | None:
        """Return the attitude of the first cue within an event's content that is its own holder's."""
        own = (o for o in self.inner[n] if same_side(o.holder, self.found[n].holder))
        return next((o.event.cue.stance for o in own if o.event.cue.stance), None)


def _about(talk: Found, one: Found) -> bool:
    """Whether an event stands in what was discussed."""
    if talk.event.cue.kind is not CueKind.DISCUSSES or talk is one:
        return False
    return one.event.tie is not Tie.COORDINATED and talk.region.holds(one.event.index)


def _holds(outer: Found, inner: Found) -> bool:
    if outer is inner or outer.event.cue.kind is CueKind.DISCUSSES:
        return False
    if outer.event.tie is Tie.NOUN and inner.event.tie is not Tie.NOUN:
        return False
    return outer.region.holds(inner.event.index) and not inner.region.holds(outer.event.index)


def same_side(a: Holder, b: Holder) -> bool:
    """Whether two holders are the same, or speak for the same country or body."""
    if a.actor is None or b.actor is None:
        return a.actor is b.actor
    if a.actor.name == b.actor.name:
        return True
    return bool(a.actor.affiliation) and a.actor.affiliation == b.actor.affiliation


def _reports(one: Found, inner: list[Found]) -> bool:
    actor = one.holder.actor
    if one.event.cue.kind is not CueKind.SAYS or actor is None or actor.kind not in _REPORTERS:
        return False
    first = min((a for a, _ in one.region.ranges), default=0)
    return any(
        i.event.tie in (Tie.NEAR, Tie.APPOSITION)
        and i.event.subject - first <= 8
        and not _speaks_for(one.holder, i.holder)
        and (i.holder.actor is None or i.holder.actor.name != actor.name)
        for i in inner
    )


def _speaks_for(outer: Holder, inner: Holder) -> bool:
    """Whether a spokesperson tells its own country's view: then it is the holder itself."""
    return inner.actor is not None and inner.actor.kind in _BODIES and same_side(outer, inner)


def _impersonal(one: Found) -> bool:
    actor: Actor | None = one.holder.actor
    if actor is None or actor.kind is ActorKind.MEDIA or actor.name.lower() in _NAMELESS:
        return True
    if _PRESS & set(words_of(actor.role)) or actor.name.lower() in _AGENCIES:
        return True
    return actor.kind is ActorKind.PAPER and not actor.affiliation
