"""Speech that tells what somebody else has said: "They told us that ..." is their claim, not the speaker's."""

from __future__ import annotations

from dataclasses import replace

from summarizer.attribution.attributions import Attribution, CueKind
from summarizer.attribution.cast import Actor, ActorKind, Cast, gender_of, speaks_for
from summarizer.attribution.cues import content_stance, cue_lexicon
from summarizer.attribution.english.clauses import Clauses, CueEvent, Tie
from summarizer.attribution.items import items
from summarizer.models.document import PreparedText
from summarizer.models.quote import SpeakerCheck

# The cue opens the sentence: "Yesterday the Europeans told us that".
_LATEST_SUBJECT = 4
_LEAST_CONTENT = 4
_SAYING = (CueKind.SAYS, CueKind.AFFIRMS)
_CLAUSES = (["there"], ["it"], ["they"], ["he"], ["she"], ["we"], ["nobody"], ["nothing"])
_PERSONS = {"he": "male", "she": "female"}


def with_reported(
    prepared: PreparedText, cast: Cast, one: Attribution, *, in_passing: bool = False
) -> Attribution:
    """Return direct speech that only passes on another's words as that party's, reported by the speaker.

    Anything else comes back as it is: also what somebody says for their own side. ``in_passing``: also where the
    speaker blames the other for saying it ("they have claimed there is no line").
    """
    if not one.direct or len(one.content) != 1 or one.holder is None:
        return one
    sentence = prepared.sentences[one.sentence - 1]
    start, end = one.content[0]
    inner = sentence.model_copy(
        update={"start": start, "end": end, "text": prepared.text[start:end]}
    )
    clauses = Clauses(items(prepared.text, inner, cast, []), cue_lexicon())
    event = clauses.events[0] if clauses.events else None
    if event is None or not _reports(clauses, event, in_passing=in_passing):
        return one
    actor = _source(clauses, event, cast, one)
    if actor is None:
        return one
    return replace(
        one,
        holder=actor.name,
        holder_text=prepared.text[
            clauses.items[event.subject].start : clauses.items[event.subject].end
        ],
        holder_check=SpeakerCheck.RESOLVED,
        on_behalf_of=speaks_for(actor),
        chain=(one.holder, *one.chain),
        stance_hint=content_stance(prepared.text[clauses.items[event.index].end : end]),
    )


def _reports(clauses: Clauses, event: CueEvent, *, in_passing: bool) -> bool:
    following = [item.lower for item in clauses.items[event.index + event.cue.length :]]
    clause = "that" in following[:6] or (in_passing and following[:1] in _CLAUSES)
    return (
        event.tie in (Tie.NEAR, Tie.COORDINATED)
        and not event.negated
        and event.cue.kind in _SAYING
        and event.subject <= _LATEST_SUBJECT
        and len(following) > _LEAST_CONTENT
        and (clause or clauses.items[event.subject].pronoun)
    )


def _source(clauses: Clauses, event: CueEvent, cast: Cast, one: Attribution) -> Actor | None:
    item = clauses.items[event.subject]
    if item.mention is not None:
        actor = cast.actors[item.mention.actor]
        if actor.kind in (ActorKind.OFFICE, ActorKind.GROUP):
            # "The president has said ...": whoever that is in this document, or nobody in particular.
            actor = cast.resolve(item.mention.text, one.start) or actor
        if actor.name[:1].islower() or _own_side(cast, actor, one):
            return None
        return actor
    if item.lower not in _PERSONS:
        return None
    # The speaker does not call himself "he": the other person of that gender named last is meant.
    for mention in reversed(cast.between(0, one.start)):
        actor = cast.actors[mention.actor]
        if actor.kind is ActorKind.PERSON and actor.name != one.holder:
            return actor if gender_of(actor) in (None, _PERSONS[item.lower]) else None
    return None


def _own_side(cast: Cast, actor: Actor, one: Attribution) -> bool:
    if actor.name in (one.holder, one.on_behalf_of):
        return True
    speaker = cast.actor(one.holder or "")
    sides = {one.on_behalf_of, speaker.affiliation if speaker else None} - {None, ""}
    return actor.affiliation in sides or actor.name in sides
