"""Claims within somebody else's words, which are not the speaker's: passed on, or rejected.

"They told us that ..." is their claim; "The ministry rejected the mayor's claim that ..." holds one of the mayor's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from summarizer.attribution.attributions import Attribution, CueKind
from summarizer.attribution.cast import Actor, ActorKind, Cast, gender_of, speaks_for
from summarizer.attribution.cues import content_stance, cue_lexicon
from summarizer.attribution.english.clauses import Clauses, CueEvent, Tie
from summarizer.attribution.items import items
from summarizer.models.document import PreparedText, Sentence
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
    """Return whose claim a speaker passes on, ``None`` where nobody is named or it is the speaker's own side."""
    item = clauses.items[event.subject]
    if item.mention is not None:
        actor = cast.actors[item.mention.actor]
        if actor.kind in (ActorKind.OFFICE, ActorKind.GROUP):
            # "The president has said ...": whoever that is in this document, or nobody in particular.
            actor = cast.resolve(item.mention.text, one.start) or actor
        if actor.name[:1].islower() or _own_side(cast, actor, one):
            return None
        return actor
    return _other_person(cast, one, item.lower) if item.lower in _PERSONS else None


def _other_person(cast: Cast, one: Attribution, pronoun: str) -> Actor | None:
    """Return whom a speaker calls "he" or "she": the person named last who is not the speaker, if the gender fits."""
    for mention in reversed(cast.between(0, one.start)):
        actor = cast.actors[mention.actor]
        if actor.kind is ActorKind.PERSON and actor.name != one.holder:
            return actor if gender_of(actor) in (None, _PERSONS[pronoun]) else None
    return None


def _own_side(cast: Cast, actor: Actor, one: Attribution) -> bool:
    if actor.name in (one.holder, one.on_behalf_of):
        return True
    speaker = cast.actor(one.holder or "")
    sides = {one.on_behalf_of, speaker.affiliation if speaker else None} - {None, ""}
    return actor.affiliation in sides or actor.name in sides


_NOUNS = r"(?:claims?|reports?|allegations?|accusations?|assertions?|charges?|suggestions?|rumou?rs?|notion)"
_REJECTED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut\w+|rebutt\w+|debunk\w*|disput\w+|dismiss\w*|reject\w*)\s"
    rf"(?P<claim>(?P<before>(?:[^\s.;]+\s){{0,8}}?)(?P<noun>{_NOUNS})(?P<by>\sby\s[^.;,]{{2,60}}?)?,?\s"
    r"(?:that|which|who|of|citing|alleging|claiming)\s[^;\n]{8,300})",
    re.IGNORECASE,
)
# Where the words go on with who said so: "..., the minister said".
_TAIL = re.compile(
    r",\s(?:[^,]{2,60}\s(?:said|says|told|wrote|reported)\b|adding\b|according\sto\b).*$"
    # What the one who rejects goes on to say.
    r"|,?\s(?:and|but)\s(?:\w+ly\s|also\s|then\s|instead\s)?"
    r"(?:said|says|saying|added|adds|told|insisted|insists|argued|argues|maintained|stressed|claimed|stated)\b.*$",
    re.DOTALL,
)
_PARTIES = (
    ActorKind.PERSON,
    ActorKind.COUNTRY,
    ActorKind.ORGANISATION,
    ActorKind.MEDIA,
    ActorKind.GROUP,
    ActorKind.NAME,
)


@dataclass(frozen=True, slots=True)
class Answered:
    """A claim within its rejection: whose it is, and the span of its words."""

    asserted_by: str
    start: int
    end: int


def claim_within(prepared: PreparedText, cast: Cast, sentence: Sentence) -> Answered | None:
    """Return the claim that a sentence rejects, where it names whose claim it is; else ``None``."""
    found = _REJECTED.search(sentence.text)
    if found is None:
        return None
    start, end = (sentence.start + at for at in found.span("claim"))
    names = cast.between(start, sentence.start + found.start("noun"))
    if found["by"]:
        first, last = found.span("by")
        names = cast.between(sentence.start + first, sentence.start + last) or names
    parties = (_party(cast.actors[m.actor]) for m in reversed(names))
    who = next(filter(None, parties), None)
    if who is None:
        return None
    words = _TAIL.sub("", prepared.text[start:end]).rstrip(' ,."”’»')
    return Answered(who, start, start + len(words))


def _party(actor: Actor) -> str | None:
    """Return who makes a claim that an actor is named for: of a statement, the body it comes from."""
    if actor.kind is ActorKind.PAPER:
        return actor.affiliation
    return actor.name if actor.kind in _PARTIES else None
