"""The talk that a joint press conference follows: two heads who say that they discussed something at it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.attribution.cast import ActorKind, Cast
from summarizer.models.document import PreparedText, Sentence
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, Medium
from summarizer.passes.party_lists import with_names
from summarizer.passes.record_head import day_of_record
from summarizer.passes.selection import askers

__all__ = ["talk_before_the_press"]

_JOINT = re.compile(
    r"\bjoint (?:press|news|media) (?:conference|availability|appearance|briefing|point)\b"
    r"|\bjoint press\b",
    re.IGNORECASE,
)
#: What they did together, at what has just been: nothing that is to come, and nothing of another year.
_TOGETHER = re.compile(
    r"\b(?:[Ww]e|(?:[Tt]he )?(?:Prime Minister|President|Chancellor|Premier|Minister|Secretary) (?:[A-Z]\w+ )?and I"
    r"|I and [A-Z][\w ]{2,40}?) (?:have |had |just |also |both |today ){0,3}"
    r"(?:discussed|talked|spoke|spoken|met|agreed|confirmed|concurred|exchanged|reaffirmed|held|had)\b"
)
_AT_IT = re.compile(
    r"\b(?:today|this (?:morning|afternoon|evening)|(?:at|in|during) (?:this|the|our|today[’']s) "
    r"(?:\w+ )?(?:summit|meeting|talks|discussions?|conversation)|our (?:\w+ )?(?:meeting|talks|discussions?))\b",
    re.IGNORECASE,
)
_HEAD = 6
_TWO = 2


def talk_before_the_press(prepared: PreparedText, cast: Cast) -> Conversation | None:
    """Return the talk of the two who stand before the press together; ``None`` where neither says that they talked."""
    head = [s for s in prepared.sentences[:_HEAD] if s.turn is None]
    title = prepared.document.title or ""
    if not _JOINT.search(title) and not any(_JOINT.search(s.text) for s in head):
        return None
    names = list(dict.fromkeys(_answering(prepared, cast)))
    told = next((s for s in prepared.account if s.turn and _says_so(s)), None)
    if len(names) != _TWO or told is None:
        return None
    return Conversation(
        participants=with_names((), names, cast),
        date=day_of_record(prepared, None),
        medium=Medium.IN_PERSON,
        quotes=(Quote(given=told.text, cited=(told.number,)),),
    )


def _says_so(sentence: Sentence) -> bool:
    text = sentence.text
    return _TOGETHER.search(text) is not None and _AT_IT.search(text) is not None


def _answering(prepared: PreparedText, cast: Cast) -> Iterator[str]:
    """Yield the persons who have the floor and lead nobody through it."""
    asking = askers(prepared)
    for label in dict.fromkeys(s.turn for s in prepared.account if s.turn):
        actor = cast.labelled(label) if label not in asking else None
        if actor is not None and actor.kind is ActorKind.PERSON:
            yield actor.name
