"""The bottom line: a few sentences composed from verified fields, never from a model's overview."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from summarizer.accounts.compare import WHO_INITIATED
from summarizer.accounts.items import supported
from summarizer.accounts.positions import Topic, by_topic, side, without_nested
from summarizer.brief.evidence import Excerpt, Footnotes
from summarizer.brief.prose import (
    articled,
    capitalised,
    conflict_in_words,
    day_in_words,
    listed,
    spoke_of,
    stance_in_words,
)
from summarizer.models.brief import Event, SilenceBasis, SourcedDispute, SourcedPosition, Story
from summarizer.models.quote import SpeakerCheck
from summarizer.models.summary import REPORTS, DisputedClaim, DisputeKind, Participant
from summarizer.names.actors import Strictness, same_actor
from summarizer.names.places import side_key
from summarizer.words.content import content, names_a_matter

#: Sentences of each kind.
_CONFLICTS = 3
#: A claim in a wording like this is a quotation, and no clause to stand after "that".
_QUOTING = re.compile(r"[“”\"«»]|^[^:]{1,60}: ")
_EVENTS, _SIDES, _DISPUTES, _SILENCES = 3, 3, 1, 2


@dataclass(frozen=True)
class Sentence:
    """A sentence with its footnotes; with an ``excerpt``, whose words follow it and carry the footnotes themselves."""

    text: str
    notes: tuple[int, ...] = ()
    excerpt: Excerpt | None = None


def bottom_line(story: Story, notes: Footnotes) -> tuple[Sentence, ...]:
    """Return the sentences, each with the footnotes that bear it out: a model's where it was asked and they hold."""
    if story.bottom_line:
        return tuple(
            Sentence(
                p.text,
                tuple(
                    dict.fromkeys(n for a in p.accounts for n in notes.refer(a.document, a.quotes))
                ),
            )
            for p in story.bottom_line
        )
    return (
        *_talks(story, notes),
        *_conflicts(story, notes),
        *_stands(story, notes),
        *_disputes(story, notes),
        *_silences(story, notes.letters),
    )


def _talks(story: Story, notes: Footnotes) -> Iterator[Sentence]:
    borne_out = [e for e in story.events if any(t.conversation.quotes for t in e.conversations)]
    for event in borne_out[:_EVENTS]:
        told = event.conversations
        numbers = [n for t in told for n in notes.refer(t.document, t.conversation.quotes[:1])]
        letters = listed([notes.letters[d] for d in event.documents])
        clause = spoke_of([t.conversation for t in told])
        yield Sentence(f"{_when(event)}{clause} ({letters}).", tuple(dict.fromkeys(numbers)))
    if len(borne_out) > _EVENTS:
        yield Sentence(f"Conversations listed below, besides these: {len(borne_out) - _EVENTS}.")


def _when(event: Event) -> str:
    if event.date:
        return f"On {day_in_words(event.date)} "
    weekday = next((a.value for a in event.agreed if a.topic == "date"), None)
    return f"On a {weekday} " if weekday else ""


def _conflicts(story: Story, notes: Footnotes) -> Iterator[Sentence]:
    """One sentence for each of the first contradictions, those within an event before the others."""
    within = [c for event in story.events for c in event.conflicts]
    # What is contradictory in the matter comes before what differs in wording only.
    ranked = sorted((*within, *story.conflicts), key=lambda c: not c.kind.contradicts)
    for conflict in ranked[:_CONFLICTS]:
        numbers = [n for a in conflict.accounts for n in notes.refer(a.document, a.quotes[:1])]
        letters = [notes.letters[a.document] for a in conflict.accounts]
        yield Sentence(conflict_in_words(conflict, letters), tuple(dict.fromkeys(numbers)))
    if len(ranked) > _CONFLICTS:
        yield Sentence(f"Further contradictions, listed below: {len(ranked) - _CONFLICTS}.")


def _stands(story: Story, notes: Footnotes) -> Iterator[Sentence]:
    """Who stands where on the matter most sides speak about: the newest words of each side."""
    principals = [
        p for e in story.events for c in e.conversations for p in c.conversation.participants
    ]
    topics = (t for t in by_topic(without_nested(story.positions)) if names_a_matter(t.title))
    chosen = [(t, _newest(t, principals)) for t in topics]
    # Where nobody answers anybody, what is said first has to do.
    several = [(t, found) for t, found in chosen if len(found) > 1] or chosen
    if not several:
        return
    _, newest = several[0]
    for sourced in list(newest.values())[:_SIDES]:
        held = sourced.position
        shown = notes.excerpt(sourced.document, held.quotes, held.statement)
        # A stance without its words says little, and may mislead.
        stance = stance_in_words(held.stance, held.holder)
        yield Sentence(f"{capitalised(articled(held.holder))} {stance}", shown.notes, shown)


def _newest(topic: Topic, principals: Sequence[Participant]) -> dict[str, SourcedPosition]:
    """The last position of each side: a participant's before a spokesperson's, and both before hearsay."""

    def weight(sourced: SourcedPosition) -> int:
        spoke = any(
            same_actor(sourced.position.holder, p.name, Strictness.ACROSS) for p in principals
        )
        return 2 * (not sourced.position.attribution) + spoke

    newest: dict[str, SourcedPosition] = {}
    for sourced in topic.positions:
        key = side_key(side(sourced.position))
        if key not in newest or weight(sourced) >= weight(newest[key]):
            newest[key] = sourced
    return newest


def _disputes(story: Story, notes: Footnotes) -> Iterator[Sentence]:
    for dispute in story.disputed_claims[:_DISPUTES]:
        accounts = (*dispute.asserting, *dispute.disputing)
        numbers = [n for a in accounts for n in notes.refer(a.document, a.quotes[:1])]
        yield Sentence(capitalised(claim_in_words(dispute)), tuple(dict.fromkeys(numbers)))


def claim_in_words(dispute: SourcedDispute) -> str:
    """Return a sentence on who claims and who disputes; the claim itself only where quotes bear its wording out."""
    claim = dispute.claim
    if borne_out(dispute) and not _QUOTING.search(claim.claim):
        said = f"{articled(claim.asserted_by or REPORTS)} says that {_lowered(claim.claim.rstrip('.'))}"
        return f"{said}; {answer_in_words(claim)}."
    whose = "A claim of" if attributed(dispute) else "A claim ascribed to"
    return (
        f"{whose} {articled(claim.asserted_by or REPORTS)}, quoted below: {answer_in_words(claim)}."
    )


def attributed(dispute: SourcedDispute) -> bool:
    """Whether the passage puts the claim into the mouth of its party: who is told to claim it does not say it."""
    quotes = [q for a in dispute.asserting for q in a.quotes]
    return not any(q.speaker_check is SpeakerCheck.NOT_FOUND for q in quotes)


def answer_in_words(claim: DisputedClaim) -> str:
    """Return how a claim is answered, and by whom."""
    if claim.kind is DisputeKind.UNANSWERED or not claim.disputed_by:
        return "this is unanswered"
    verb = {
        DisputeKind.DENIED: "denies it",
        DisputeKind.REJECTED_PREMISE: "rejects the premise",
        DisputeKind.COUNTERCLAIM: "says otherwise",
    }[claim.kind]
    return f"{claim.disputed_by} {verb}"


def borne_out(dispute: SourcedDispute) -> bool:
    """Whether the model's wording of the claim is in the quotes of those who assert it."""
    quotes = [q for a in dispute.asserting for q in a.quotes]
    if not attributed(dispute):
        return False
    known = content(f"{dispute.claim.asserted_by or ''} {dispute.claim.disputed_by or ''}")
    return supported(dispute.claim.claim, quotes, known)


def _lowered(text: str) -> str:
    """A sentence after "that": an article or pronoun at its head becomes small, names stay."""
    head, _, rest = text.partition(" ")
    return (
        f"{head.lower()} {rest}"
        if head in ("The", "A", "An", "It", "No", "There", "They", "He", "She", "This", "Any")
        else text
    )


def _silences(story: Story, letters: Mapping[str, str]) -> Iterator[Sentence]:
    for event in story.events:
        outcomes = {o.text for told in event.conversations for o in told.conversation.outcomes}
        by_document: dict[str, list[str]] = {}
        for silence in event.silent:
            # A bottom line holds only what is sure: silence of the text, not of what was drawn from it.
            if silence.topic != WHO_INITIATED and silence.basis is SilenceBasis.TEXT:
                by_document.setdefault(silence.document, []).append(silence.topic)
        if by_document:
            # Silence on what others say was agreed tells a reader most.
            document = max(
                by_document,
                key=lambda d: (len(outcomes & set(by_document[d])), len(by_document[d]), d),
            )
            topics = sorted(by_document[document], key=lambda t: t not in outcomes)[:_SILENCES]
            yield Sentence(
                f"{letters[document]} does not mention: {'; '.join(_lowered(t.rstrip('.')) for t in topics)}."
            )
