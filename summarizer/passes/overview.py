"""Two to four sentences that say only what the items of a summary say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from summarizer.models.summary import Conversation, Medium, Position, Stance, Summary
from summarizer.names.holders import joined
from summarizer.passes.wording import tidy, with_article

_MOST_POSITIONS = 3
_LONGEST = 220
_HOW = {
    Medium.PHONE: "spoke by telephone",
    Medium.VIDEO: "spoke by video",
    Medium.IN_PERSON: "met",
    Medium.WRITTEN: "exchanged letters",
}
_WEIGHT = {Stance.NEUTRAL: 2, Stance.AFFIRMS: 1}


def overview_of(summary: Summary) -> str:
    """Return an overview made of the items' own fields and words."""
    sentences = [_conversation(c) for c in summary.conversations[:2]]
    sentences += [p.statement for p in _leading(summary.positions)]
    if not sentences:
        return "The document reports no conversation between parties and no stated position."
    return " ".join(sentences[:4])


def _conversation(conversation: Conversation) -> str:
    names = [p.name for p in conversation.participants]
    together = joined(names) or "The parties"
    how = _HOW.get(conversation.medium, "talked")
    day = f" on {_day(conversation.date)}" if conversation.date else ""
    initiative = (
        f", at the initiative of {with_article(conversation.initiated_by)}"
        if conversation.initiated_by
        else ""
    )
    return f"{together} {how}{day}{initiative}."


def _day(iso: str) -> str:
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {day:%B %Y}"


def _leading(positions: Sequence[Position]) -> list[Position]:
    """Return some positions that take a side and are short enough for an overview, of different holders first."""
    short = [p for p in positions if len(tidy(p.statement)) <= _LONGEST]
    seen: list[str] = []
    ranked: list[tuple[int, int, Position]] = []
    for place, position in enumerate(short):
        repeated = position.holder in seen
        seen.append(position.holder)
        weight = _WEIGHT.get(position.stance, 0) + 2 * repeated + 3 * _is_phrase(position)
        ranked.append((weight, place, position))
    chosen = sorted(ranked, key=lambda item: item[:2])[:_MOST_POSITIONS]
    return [position for _, _, position in sorted(chosen, key=lambda item: item[1])]


def _is_phrase(position: Position) -> bool:
    """Whether a statement is a phrase and not a sentence: "Norvik: proposal to meet in June"."""
    behind = position.statement.removeprefix(f"{position.holder}: ")
    return behind != position.statement and behind[:1].islower()
