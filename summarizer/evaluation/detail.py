"""What a summary lacks and what it has too much, item by item: for reading what the figures count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict

from summarizer.evaluation.gold import Gold, GoldConversation, GoldDispute, GoldPosition
from summarizer.evaluation.scoring import paired
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, DisputedClaim, Position
from summarizer.models.verified import VerifiedSummary

Fault: TypeAlias = Literal["missed", "surplus", "stance"]
Item = TypeVar("Item")

_LONGEST = 160


class Remark(BaseModel):
    """One item about which summary and annotation differ.

    ``missed``: annotated, and not given. ``surplus``: given, and not annotated. ``stance``: found, with another
    attitude; ``wanted`` is the annotation's.
    """

    model_config = ConfigDict(frozen=True)

    fault: Fault
    kind: Literal["conversation", "position", "dispute"]
    item: str
    wanted: str | None = None


def remarks(gold: Gold, given: VerifiedSummary | None) -> tuple[Remark, ...]:
    """Return where a summary, or ``None`` for none, differs from an annotation, in the annotation's order."""
    pairs = paired(gold, given)
    conversations = given.conversations if given else ()
    positions = given.positions if given else ()
    disputes = given.disputed_claims if given else ()
    told, held, claimed = dict(pairs.conversations), dict(pairs.positions), dict(pairs.disputes)
    found = [
        Remark(fault="missed", kind="conversation", item=_conversation(one))
        for place, one in enumerate(gold.all_conversations)
        if place not in told and not one.optional
    ]
    found += [
        Remark(fault="surplus", kind="conversation", item=_conversation(one))
        for one in _rest(conversations, told)
    ]
    for place, one in enumerate(gold.positions):
        found += _position_remarks(one, positions[held[place]] if place in held else None)
    found += [
        Remark(fault="surplus", kind="position", item=_position(one))
        for one in _rest(positions, held)
    ]
    found += [
        Remark(fault="missed", kind="dispute", item=_dispute(one))
        for place, one in enumerate(gold.disputed_claims)
        if place not in claimed and not one.optional
    ]
    found += [
        Remark(fault="surplus", kind="dispute", item=_dispute(one))
        for one in _rest(disputes, claimed)
    ]
    return tuple(found)


def _rest(items: Sequence[Item], found: dict[int, int]) -> list[Item]:
    taken = set(found.values())
    return [item for place, item in enumerate(items) if place not in taken]


def _position_remarks(gold: GoldPosition, given: Position | None) -> list[Remark]:
    if given is None:
        return [] if gold.optional else [_missed(gold)]
    accepted = (gold.stance, *gold.stance_alternatives)
    if given.stance.value in accepted:
        return []
    wanted = " or ".join(accepted)
    return [Remark(fault="stance", kind="position", item=_position(given), wanted=wanted)]


def _missed(gold: GoldPosition) -> Remark:
    return Remark(fault="missed", kind="position", item=_position(gold))


def _conversation(one: Conversation | GoldConversation) -> str:
    names = ", ".join(p.name for p in one.participants)
    return _short(f"{names or 'nobody named'} ({one.date or 'no date'})")


def _position(one: Position | GoldPosition) -> str:
    stance = one.stance if isinstance(one, GoldPosition) else one.stance.value
    return _short(f"{one.holder} {stance}: {_words(one.quotes)}")


def _dispute(one: DisputedClaim | GoldDispute) -> str:
    if isinstance(one, GoldDispute):
        sides = (one.assert_quotes, one.dispute_quotes)
    else:
        sides = (_texts(one.asserting_quotes), _texts(one.disputing_quotes))
    return _short(" / ".join(_words(side) for side in sides))


def _texts(quotes: Sequence[Quote]) -> tuple[str, ...]:
    return tuple(quote.text or quote.given or "" for quote in quotes)


def _words(quotes: Sequence[Quote | str]) -> str:
    texts = [one if isinstance(one, str) else one.text or one.given or "" for one in quotes]
    return next((text for text in texts if text), "no quote")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."
