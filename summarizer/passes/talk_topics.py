"""What was talked about, and what the parties agreed, as a document tells of a talk."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.attribution.attributions import Attribution, CueKind
from summarizer.attribution.cast import same_actor
from summarizer.attribution.contacts import Contact
from summarizer.models.document import PreparedText
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, Outcome
from summarizer.passes.wording import folded, tidy

__all__ = ["outcomes_of", "topics_of"]

_HOW_AND_WHEN = re.compile(
    r"^(?:(?:over|on|by) (?:the )?(?:tele)?phone[ ,]*|on \w+day[ ,]*|today[ ,]*"
    r"|(?:of|about|on|to discuss) |their assessments? of )+",
    re.IGNORECASE,
)
_NO_TOPIC = frozenset(("to", "their", "with", "at", "in", "for", "by", "that", "as"))


def topics_of(
    prepared: PreparedText,
    contact: Contact,
    conversation: Conversation,
    found: Sequence[Attribution],
    *,
    alone: bool,
) -> tuple[str, ...]:
    """Return what the parties discussed, or what the sentence about them says they discussed."""
    topics: list[str] = []
    for attribution in found:
        if attribution.kind is not CueKind.DISCUSSES:
            continue
        own = attribution.sentence == contact.sentence.number
        if not own and not (alone and _is_of_a_party(attribution, conversation)):
            continue
        start, end = attribution.content[0] if attribution.content else (0, 0)
        text = _first_clause(tidy(prepared.text[start:end]))
        if len(text) > 3 and not any(folded(text) in folded(t) for t in topics):
            topics.append(text)
    return tuple(topics[:8])


def _is_of_a_party(attribution: Attribution, conversation: Conversation) -> bool:
    """Whether a holder of an attribution took part in a conversation."""
    holders = attribution.holders or (attribution.holder or "",)
    names = [p.name for p in conversation.participants]
    return any(same_actor(holder, name) for holder in holders for name in names)


def _first_clause(text: str) -> str:
    """Return a topic from what was discussed: its first clause without the how and when that may lead it."""
    text = re.split(
        r"(?<!\b[A-Z])[.;:](?:\s|$)|, (?:which|who|in particular|including|taking|and the )",
        text,
        maxsplit=1,
    )[0]
    text = _HOW_AND_WHEN.sub("", text.strip(" ,"))
    words = text.split()[:16]
    return "" if not words or words[0].lower() in _NO_TOPIC else " ".join(words).strip(" ,")


def outcomes_of(
    prepared: PreparedText, conversation: Conversation, found: Sequence[Attribution]
) -> tuple[Outcome, ...]:
    """Return what the parties together agreed or undertook."""
    outcomes: list[Outcome] = []
    names = [p.name for p in conversation.participants]
    for attribution in found:
        holders = attribution.holders
        joint = bool(holders) and all(any(same_actor(h, n) for n in names) for h in holders)
        if joint and re.search(r"\b(?:agree|task|decide|sign|instruct)", attribution.cue):
            text = prepared.text[attribution.start : attribution.end]
            quote = Quote(given=text, cited=(attribution.sentence,))
            outcomes.append(Outcome(text=tidy(text), quotes=(quote,)))
    return tuple(outcomes)
