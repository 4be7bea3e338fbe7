"""An attribution of what no listed cue introduces, made of who is found to say it and the words."""

from __future__ import annotations

import re

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.attributions import Attribution, CueKind, Strength
from summarizer.attribution.cast import speaks_for
from summarizer.attribution.cues import content_stance
from summarizer.models.document import PreparedText, Sentence
from summarizer.models.quote import SpeakerCheck

__all__ = ["IRREGULAR_PAST", "MARKS", "SAID", "in_announced_words", "is_open_speech", "said_by"]

#: What opens direct speech.
MARKS = ('"', "“", "„", "«")

#: Direct speech, or a clause that only reported speech has.
SAID = re.compile(
    r"[\"“„«‘']|(?:(?:on|in|at|last|late|earlier|yesterday|today)\b[^.,;]{0,30} )?that\b"
)
#: Past forms that do not end in "-ed", for telling a clause from a noun with its description.
IRREGULAR_PAST = (
    r"(?:became|began|bought|broke|brought|built|came|cut|drew|fell|felt|fought|found|gave|got|grew|heard|held|hit|hurt|kept"
    r"|knew|laid|led|left|let|lost|made|meant|met|paid|put|ran|rose|said|saw|sent|set|shot|sold|sought|spent|spoke|stood|struck"
    r"|swore|thought|told|took|understood|went|withdrew|won|wrote)"
)


def is_open_speech(prepared: PreparedText, sentence: Sentence) -> bool:
    """Whether a sentence stands in a paragraph of direct speech whose quotation mark the paragraph does not close.

    So newspapers and releases print what somebody says over several paragraphs.
    """
    first = sentence
    while (before := prepared.sentence(first.number - 1)) is not None:
        if before.paragraph != sentence.paragraph:
            break
        first = before
    said = prepared.text[first.start : sentence.end]
    closed = any(mark in said for mark in ("”", "»")) or said.count('"') > 1
    return said.startswith(MARKS) and not closed


def in_announced_words(prepared: PreparedText, sentence: Sentence) -> bool:
    """Whether a sentence stands in words that a line with a colon at its end announces and a mark opens: another's."""
    first = sentence
    while (before := prepared.sentence(first.number - 1)) is not None:
        if before.text.rstrip().endswith(":"):
            opens = _OPEN_QUOTE.match(first.text) is not None
            between = prepared.text[first.start + 1 : sentence.start]
            return opens and _CLOSED_QUOTE.search(between) is None
        first = before
        if sentence.number - first.number > _FARTHEST:
            return False
    return False


#: A quotation as it begins, and as it ends behind a sentence; sentences that one goes on over at most.
_OPEN_QUOTE = re.compile(r"['‘’“\"]")
_CLOSED_QUOTE = re.compile(r"[.!?]['’”\"](?=\s|$)")
_FARTHEST = 40


def said_by(
    attributed: Attributed,
    sentence: Sentence,
    holder: str,
    written: str,
    content: tuple[tuple[int, int], ...],
) -> Attribution:
    """Return what somebody is found to say without a listed cue; ``written``: how the text calls them there."""
    actor = attributed.cast.actor(holder)
    said = attributed.prepared.text[content[0][0] : content[-1][1]]
    return Attribution(
        sentence=sentence.number,
        start=content[0][0],
        end=content[-1][1],
        content=content,
        cue="",
        kind=CueKind.SAYS,
        strength=Strength.WEAK,
        stance_hint=content_stance(said),
        holder=holder,
        holder_text=written,
        holder_check=SpeakerCheck.RESOLVED,
        direct=said.startswith(MARKS),
        on_behalf_of=speaks_for(actor) if actor is not None else None,
        paragraph=sentence.paragraph,
        holders=actor.members if actor is not None else (),
    )
