"""An attribution of what no listed cue introduces, made of who is found to say it and the words."""

from __future__ import annotations

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.attributions import Attribution, CueKind, Strength
from summarizer.attribution.cast import speaks_for
from summarizer.attribution.cues import content_stance
from summarizer.models.document import Sentence
from summarizer.models.quote import SpeakerCheck

__all__ = ["MARKS", "said_by"]

#: What opens direct speech.
MARKS = ('"', "“", "„", "«")


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
