"""Two to four sentences that say only what the items of a summary say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from summarizer.models.summary import Conversation, Medium, Position, Stance, Summary
from summarizer.passes.wording import tidy

_MOST_POSITIONS = 2
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
    rest = len(summary.positions) - _MOST_POSITIONS
    if rest > 0:
        holders = len({p.holder for p in summary.positions})
        noun = "position" if rest == 1 else "positions"
        sentences.append(f"It reports {rest} further {noun}; {holders} {'party speaks' if holders == 1 else 'parties speak'} in it.")
    return " ".join(sentences[:4])


def _conversation(conversation: Conversation) -> str:
    names = [p.name for p in conversation.participants]
    together = " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]
    how = _HOW.get(conversation.medium, "talked")
    day = f" on {_day(conversation.date)}" if conversation.date else ""
    initiative = f", at the initiative of {conversation.initiated_by}" if conversation.initiated_by else ""
    return f"{together} {how}{day}{initiative}."


def _day(iso: str) -> str:
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {day:%B %Y}"


def _leading(positions: Sequence[Position]) -> list[Position]:
    """Return the first positions that take a side and are short enough to stand in an overview, in order."""
    short = [p for p in positions if len(tidy(p.statement)) <= _LONGEST]
    ranked = sorted(short, key=lambda p: _WEIGHT.get(p.stance, 0))[:_MOST_POSITIONS]
    return [p for p in positions if any(p is r for r in ranked)]
