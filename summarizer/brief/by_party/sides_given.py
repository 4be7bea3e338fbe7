"""For whom everybody speaks in a story, by its summaries and the texts behind them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from summarizer.brief.phrasing.mentions import mentions
from summarizer.brief.view.places import participants_of
from summarizer.models.brief import Actor, Story
from summarizer.models.summary import DisputedClaim
from summarizer.names.bodies import is_body, is_office, is_own_organisation
from summarizer.names.holders import holders_of
from summarizer.names.introduced import is_chair, owner_given, presiding, state_of_office
from summarizer.names.places import government, sides
from summarizer.words.scripts import fold

_AN_OFFICE = re.compile(r"^[Tt]he ")
_LED_BY = re.compile(
    r"(?:the )?(?P<who>[A-Z][\w-]+)(?:[’']s)? (?:administration|government|cabinet)", re.IGNORECASE
)
#: States that speak in a story at least, for it to tell of a meeting that somebody of one of them may lead.
_MANY = 3


def as_told(
    story: Story,
    actors: Sequence[Actor],
    texts: Mapping[str, str],
    leading: Collection[str] = (),
) -> list[Actor]:
    """The actors of a story, with the sides it gives them; those ``leading`` a meeting speak for none.

    What another story tells of somebody's side counts only where this one gives none and speaks of that side at all.
    """
    told_of = _sides_given(story)
    lines = [line for text in _words_of(story, texts) for line in text.splitlines()]
    own_texts = [texts.get(document, "") for document in story.documents]

    @cache
    def spoken_of(side: str) -> bool:
        return any(mentions((side,), line) for line in lines)

    def side(actor: Actor) -> str | None:
        names = (actor.name, *actor.also)
        if any(name in leading for name in names):
            return None
        told = sum((told_of[n] for n in names if n in told_of), Counter[str]())
        if told:
            return min(told, key=lambda s: (-told[s], s))
        if actor.side and spoken_of(actor.side) and not _runs_or_ran(names, own_texts):
            return actor.side
        return _in_government(names, own_texts)

    own = (a for a in actors if not told_of.keys().isdisjoint((a.name, *a.also)))
    return [a.model_copy(update={"side": side(a)}) for a in own]


def _runs_or_ran(names: Sequence[str], texts: Collection[str]) -> bool:
    """Whether a document says that somebody is a candidate, or was in office, where another speaks of a holder."""
    named = "|".join(re.escape(name) for name in names if len(name.split()) > 1)
    return bool(named) and any(
        re.search(
            rf"\b(?:nominee|candidate|hopeful|contender|former [\w ]{{3,40}}) (?:{named})\b", text
        )
        for text in texts
    )


def _in_government(names: Sequence[str], texts: Sequence[str]) -> str | None:
    """The state whose minister or head some documents say somebody is; null for groups and where none says so."""
    if any(is_body(n) or is_office(n) or sides(n) for n in names):
        return None
    found = (state_of_office(name, text) for name in names for text in texts)
    return next(filter(None, found), None)


def presided(story: Story, texts: Mapping[str, str]) -> dict[str, str]:
    """Return whoever leads a meeting of many states, with their title; what they say there is not their own state's."""
    held = [p.position for p in story.positions]
    states = {s for p in held for s in (p.on_behalf_of, p.holder) if s and government(s)}
    if len(states) < _MANY:
        return {}
    own = {p.holder for p in held if p.on_behalf_of and government(p.on_behalf_of)}
    own |= {p.name for p in participants_of(story) if p.affiliation and government(p.affiliation)}
    titled = {
        name: _AN_OFFICE.sub("", name) if is_chair(name) else _presiding_in(name, story, texts)
        for name in own
        if not government(name)
    }
    return {name: title for name, title in titled.items() if title}


def _presiding_in(name: str, story: Story, texts: Mapping[str, str]) -> str:
    found = (presiding(name, texts.get(document, "")) for document in story.documents)
    return next(filter(None, found), "")


def organs(story: Story, texts: Mapping[str, str]) -> dict[str, str]:
    """Return the bodies that are organs of a state without its name, with that state.

    A text has the state right before the body, or one person speaks for the state and for the body.
    """
    spoken: defaultdict[str, set[str]] = defaultdict(set)
    for held in (p.position for p in story.positions):
        spoken[held.holder].update((held.holder, held.on_behalf_of or held.holder))
    for p in participants_of(story):
        spoken[p.name].add(p.affiliation or p.name)
    heads = _states_of_heads(story)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for both in spoken.values():
        states = {state for s in both if (state := government(s))}
        for body in filter(_is_organ, both):
            found[body].update(states or _of_its_head(body, heads) or _owners(body, story, texts))
    return {body: states.pop() for body, states in found.items() if len(states) == 1}


def _states_of_heads(story: Story) -> dict[str, str]:
    """The states for which persons speak in a story, by their surnames."""
    told = {name: min(sides_) for name, sides_ in _sides_given(story).items() if len(sides_) == 1}
    return {
        fold(name.split()[-1]): side
        for name, side in told.items()
        if side != name and not (is_body(name) or is_office(name) or sides(name))
    }


def _of_its_head(body: str, heads: Mapping[str, str]) -> set[str]:
    """The state whose government goes by the name of who leads it: "the Holm administration"."""
    led = _LED_BY.fullmatch(body)
    state = heads.get(fold(led["who"])) if led is not None else None
    return {state} if state else set()


def _owners(body: str, story: Story, texts: Mapping[str, str]) -> set[str]:
    owners = (owner_given(body, texts.get(document, "")) for document in story.documents)
    return set(filter(None, owners))


def _is_organ(name: str) -> bool:
    """Whether a name may be that of an organ of a state that it does not name."""
    return is_body(name) and not is_own_organisation(name) and not sides(name)


def _sides_given(story: Story) -> dict[str, Counter[str]]:
    """Everybody who speaks or takes part in a story, and for whom, as its summaries have it."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def give(name: str, side: str | None) -> None:
        found[name].update((government(side) or side,) if side else ())

    for p in participants_of(story):
        give(p.name, p.affiliation)
    for held in (p.position for p in story.positions):
        names = held.holders or holders_of(held.holder)
        # Two who speak together need not speak for one side.
        for name in names:
            give(name, held.on_behalf_of if len(names) < 2 else None)
    return found


def _words_of(story: Story, texts: Mapping[str, str]) -> Iterator[str]:
    """The texts of a story's documents, and what its positions quote where they are not at hand."""
    yield from (texts.get(document, "") for document in story.documents)
    for held in (p.position for p in story.positions):
        yield from filter(None, (held.statement, *(q.text for q in held.quotes)))


def given(story: Story, of: Mapping[str, str]) -> Counter[str]:
    """What is named as somebody's side in a story, and how often."""
    held = [p.position for p in story.positions]
    count = Counter(side for p in held if (side := p.on_behalf_of or of.get(p.holder)))
    count.update(p.affiliation for p in participants_of(story) if p.affiliation)
    count.update(p.holder for p in held if p.holder not in of and _names_a_party(p.holder))
    return Counter(dict(sorted(count.items(), key=lambda entry: (-entry[1], entry[0]))))


def offices(story: Story) -> dict[str, str]:
    """The sides of those who take part in a conversation, by the office each holds alone: "high commissioner"."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for p in participants_of(story):
        if p.role and p.affiliation:
            found[fold(p.role)].add(p.affiliation)
            found[fold(" ".join(p.role.split()[1:]))].add(p.affiliation)
    return {office: held.pop() for office, held in found.items() if office and len(held) == 1}


def _names_a_party(name: str) -> bool:
    single = len(name.split()) == 1 and not is_office(name)
    return bool(government(name)) or is_body(name) or single


def are_opponents(story: Story, holders: Collection[str], name: str, side: str) -> bool:
    """Whether one side of a dispute names somebody, and the other one a body they belong to: "Holm v. Holm Ltd".

    A body that holds something beside a firm or school whose name it has is no part of that: the crews' union.
    ``holders``: of the positions of the story.
    """
    if (
        is_body(name)
        and name != side
        and name in holders
        and side in holders
        and not government(side)
    ):
        return True
    return any(
        mentions((name,), one) and mentions((side,), other) and not mentions((side,), one)
        for dispute in story.disputed_claims
        for one, other in _both_ways(dispute.claim)
    )


def _both_ways(claim: DisputedClaim) -> Iterator[tuple[str, str]]:
    asserting, disputing = claim.asserted_by or "", claim.disputed_by or ""
    yield asserting, disputing
    yield disputing, asserting
