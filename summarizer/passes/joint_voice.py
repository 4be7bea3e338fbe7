"""What the issuers of a joint document say in it: as "we", and as what each of them undertakes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.attributions import Attribution
from summarizer.attribution.cast import ActorKind, Mention
from summarizer.attribution.sourced import Layer
from summarizer.models.document import Kind, Sentence, SentenceRole
from summarizer.models.quote import SpeakerCheck
from summarizer.names.holders import joined
from summarizer.passes.said import MARKS, said_by

__all__ = ["is_agreed", "issuers_of", "own_voice_of", "undertaken"]

#: Most of a sentence has to be the issuers'.
_SHARE = 0.8
_FEWEST_WORDS = 4
_FEWEST_ISSUERS = 2
_STATES = (ActorKind.COUNTRY, ActorKind.ORGANISATION)


def issuers_of(attributed: Attributed) -> tuple[str, ...]:
    """Return who issue a joint document, by name; nobody where it is one party's, or its issuers are not known."""
    for sentence in attributed.prepared.account:
        found = attributed.sources.covering(sentence.start, sentence.end, _SHARE)
        for one in found:
            actors = [a for w in one.who for a in w.actors if a.kind is not ActorKind.OFFICE]
            states = [a for a in actors if a.kind in _STATES]
            if len(states) >= _FEWEST_ISSUERS:
                actors = states  # whom else the head names did not issue it beside them
            known = [a for a in actors if a.kind is not ActorKind.NAME]
            names = dict.fromkeys(
                a.name for a in (known if len(known) >= _FEWEST_ISSUERS else actors)
            )
            if one.layer is Layer.VOICE and len(names) >= _FEWEST_ISSUERS:
                return tuple(names)
    return ()


def own_voice_of(
    attributed: Attributed, sentence: Sentence, issuers: tuple[str, ...]
) -> Attribution | None:
    """Return what the issuers of a joint document say of themselves as "we": "We are proud to continue our work"."""
    text = sentence.text
    quoted = any(mark in text for mark in MARKS)
    if not issuers or quoted or _WE.match(text) is None or len(text.split()) < _FEWEST_WORDS:
        return None
    content = ((sentence.start, sentence.end),)
    said = said_by(attributed, sentence, joined(issuers), "we", content)
    return replace(said, holders=issuers)


#: "We will", "And today, we are announcing".
_WE = re.compile(r"[^.;]{0,80}?\b[Ww]e (?:[a-z]+ly )?[a-z]+")


def is_agreed(attributed: Attributed) -> bool:
    """Whether a document begins with several states that agree, and is no story of somebody else's."""
    if attributed.prepared.document.kind not in (Kind.OTHER, Kind.STATEMENT):
        return False
    for sentence in [s for s in attributed.prepared.account if s.role is SentenceRole.BODY][:2]:
        found = _AGREE.search(sentence.text)
        if found is not None:
            start = sentence.start
            mentions = attributed.cast.between(start, start + found.start())
            actors = {m.actor for m in mentions if not m.possessive}
            kinds = [attributed.cast.actors[a].kind for a in actors]
            return kinds.count(ActorKind.COUNTRY) >= _FEWEST_ISSUERS
    return False


_AGREE = re.compile(
    r"\b(?:agree|agreed|announce[d]?|affirm(?:ed)?|reaffirm(?:ed)?|decided|declare[d]?|resolved?|share|launch(?:ed)?|fulfill?ed)\b"
)


def undertaken(attributed: Attributed, sentence: Sentence) -> Attribution | None:
    """Return what parties to a joint document undertake in it: "Norland and Karsenia will open the northern route"."""
    found = _WILL.search(sentence.text)
    if found is None or any(mark in sentence.text for mark in MARKS):
        return None
    start, end = sentence.start, sentence.start + found.start()
    mentions = [m for m in attributed.cast.between(start, end) if not (m.governed or m.possessive)]
    holders = _states_alone(attributed, mentions)
    if not holders:
        return None
    written = attributed.prepared.text[mentions[0].start : mentions[-1].end]
    content = ((start, sentence.end),)
    said = said_by(attributed, sentence, joined(holders), written, content)
    several = holders if len(holders) > 1 else ()
    return replace(said, holders=several, holder_check=SpeakerCheck.NAMED)


def _states_alone(attributed: Attributed, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """Return the states that some mentions name, each once; none where one of them is no state."""
    actors = [attributed.cast.actors[m.actor] for m in mentions]
    if any(a.kind is not ActorKind.COUNTRY for a in actors):
        return ()
    return tuple(dict.fromkeys(a.name for a in actors))


#: What a party to an agreement undertakes stands behind these, at the beginning of a sentence.
_WILL = re.compile(r"\b(?:will|shall|intends? to|undertakes? to)\b(?! be\b)")
