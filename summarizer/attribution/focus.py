"""Whom a text is about at a place: the parties, and what a pronoun most likely goes back to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from summarizer.attribution.actor import Actor, ActorKind, Mention
from summarizer.text.quotations import quotation_spans


def principals_of(actors: tuple[Actor, ...], mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    """Return the first two persons of different sides: in accounts of talks these are the parties."""
    chosen: list[int] = []
    for mention in mentions:
        actor = actors[mention.actor]
        if actor.kind is not ActorKind.PERSON or mention.actor in chosen:
            continue
        if chosen and (actors[chosen[0]].affiliation or "?") == (actor.affiliation or ""):
            continue
        chosen.append(mention.actor)
        if len(chosen) == 2:
            break
    return tuple(actors[k].name for k in chosen)


_SAYING = frozenset(
    (
        "said says say told tells added adds wrote writes stressed stated states noted notes "
        "continued explained emphasised emphasized underscored reiterated reaffirmed affirmed "
        "announced declared warned insisted replied responded argued claimed asked urged called "
        "posted expressed voiced welcomed criticized criticised concluded observed remarked "
        "commented confirmed highlighted acknowledged"
    ).split()
)


def focus_of(
    text: str, actors: tuple[Actor, ...], mentions: tuple[Mention, ...]
) -> tuple[tuple[int, int], ...]:
    """Return (offset, actor) of the mentions a later pronoun most likely goes back to, in order.

    In each sentence: whoever stands beside a verb of saying, else the first mention that is neither governed by
    a preposition nor a possessive.
    """
    chosen: dict[int, tuple[int, int, bool]] = {}
    for mention in _outside_quotations(text, mentions):
        if actors[mention.actor].kind is ActorKind.PAPER or mention.possessive:
            continue
        speaks, old = _speaks(text, mention), chosen.get(mention.sentence)
        takes = (speaks and not old[2]) if old is not None else (speaks or not mention.governed)
        if takes:
            chosen[mention.sentence] = (mention.start, mention.actor, speaks)
    return tuple(sorted((start, actor) for start, actor, _ in chosen.values()))


def _outside_quotations(text: str, mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """Yield the mentions that stand in no quotation."""
    quoted = [(s.start, s.end) for s in quotation_spans(text) if s.depth == 1]
    starts = [start for start, _ in quoted]
    for mention in mentions:
        place = bisect_right(starts, mention.start) - 1
        if place < 0 or mention.start >= quoted[place][1]:
            yield mention


def _speaks(text: str, mention: Mention) -> bool:
    """Whether a verb of saying stands right behind a mention, or right before it."""
    after = text[mention.reach : mention.reach + 40].lstrip(" ,").split(maxsplit=1)
    if after and after[0].strip(",.:") in _SAYING:
        return True
    lead = text[max(0, mention.start - 30) : mention.start]
    before = lead.split()
    return bool(before) and before[-1] in _SAYING and lead.rstrip()[-1:].isalpha()
