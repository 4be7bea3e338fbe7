"""What a summary lacks and what it has too much, item by item: for reading what the figures count."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias, TypeVar

from pydantic import BaseModel, ConfigDict

from summarizer.evaluation.gold import Gold, GoldConversation, GoldDispute, GoldFact, GoldPosition
from summarizer.evaluation.scoring import items_of, paired, tells
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, DisputedClaim, Fact, Position
from summarizer.models.verified import VerifiedSummary

Kind: TypeAlias = Literal["conversation", "position", "dispute", "fact"]
Fault: TypeAlias = Literal["missed", "surplus", "stance"]
Item = TypeVar("Item")
Demanded = TypeVar("Demanded", GoldConversation, GoldDispute, GoldFact)

_LONGEST = 160


class Remark(BaseModel):
    """One item about which summary and annotation differ.

    ``missed``: annotated, and not given. ``surplus``: given, and not annotated. ``stance``: found, with another
    attitude; ``wanted`` is the annotation's.
    """

    model_config = ConfigDict(frozen=True)

    fault: Fault
    kind: Kind
    item: str
    wanted: str | None = None


def remarks(gold: Gold, given: VerifiedSummary | None) -> tuple[Remark, ...]:
    """Return where a summary, or ``None`` for none, differs from an annotation, in the annotation's order."""
    pairs, items = paired(gold, given), items_of(given)
    told, held, claimed = dict(pairs.conversations), dict(pairs.positions), dict(pairs.disputes)
    return (
        *_lacking("conversation", gold.all_conversations, told, _conversation),
        *_too_much("conversation", items.conversations, told, _conversation),
        *_of_positions(gold.positions, items.positions, held),
        *_too_much("position", items.positions, held, _position),
        *_lacking("dispute", gold.disputed_claims, claimed, _dispute),
        *_too_much("dispute", items.disputed_claims, claimed, _dispute),
        *_of_facts(gold, items.facts, dict(pairs.facts)),
    )


def _of_facts(gold: Gold, given: Sequence[Fact], found: Mapping[int, int]) -> Iterator[Remark]:
    """Yield what differs in the facts, as far as the annotation says anything of them."""
    if gold.listed_facts is not None:
        yield from _lacking("fact", gold.listed_facts, found, _fact)
        yield from _too_much("fact", given, found, _fact)
    for sentence in gold.told_facts:
        if not tells(given, sentence):
            yield Remark(fault="missed", kind="fact", item=_short(sentence))


def _lacking(
    kind: Kind,
    wanted: Sequence[Demanded],
    found: Mapping[int, int],
    words: Callable[[Demanded], str],
) -> Iterator[Remark]:
    for place, one in enumerate(wanted):
        if place not in found and not one.optional:
            yield Remark(fault="missed", kind=kind, item=words(one))


def _too_much(
    kind: Kind, given: Sequence[Item], found: Mapping[int, int], words: Callable[[Item], str]
) -> Iterator[Remark]:
    taken = set(found.values())
    for place, one in enumerate(given):
        if place not in taken:
            yield Remark(fault="surplus", kind=kind, item=words(one))


def _of_positions(
    wanted: Sequence[GoldPosition], given: Sequence[Position], found: Mapping[int, int]
) -> Iterator[Remark]:
    for place, one in enumerate(wanted):
        if place in found:
            yield from _other_stance(one, given[found[place]])
        elif not one.optional:
            yield Remark(fault="missed", kind="position", item=_position(one))


def _other_stance(gold: GoldPosition, given: Position) -> Iterator[Remark]:
    accepted = (gold.stance, *gold.stance_alternatives)
    if given.stance.value not in accepted:
        wanted = " or ".join(accepted)
        yield Remark(fault="stance", kind="position", item=_position(given), wanted=wanted)


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


def _fact(one: Fact | GoldFact) -> str:
    return _short(one.statement)


def _texts(quotes: Sequence[Quote]) -> tuple[str, ...]:
    return tuple(quote.text or quote.given or "" for quote in quotes)


def _words(quotes: Sequence[Quote | str]) -> str:
    texts = [one if isinstance(one, str) else one.text or one.given or "" for one in quotes]
    return next((text for text in texts if text), "no quote")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."
