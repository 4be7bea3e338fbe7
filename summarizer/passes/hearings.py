"""Hearings: who appeared before a tribunal or committee, and who else gave evidence to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.attribution.cast import ActorKind, Cast
from summarizer.attribution.contacts import Contact
from summarizer.models.document import PreparedText, Sentence
from summarizer.models.summary import Participant
from summarizer.passes.hosted import named_before
from summarizer.passes.party_lists import as_parties, with_more

__all__ = ["heard"]

_BEFORE = re.compile(
    r"(?:appeared|testified|gave\s+evidence)\s+(?:before|to)\s+(?:an?|the)\s+(?P<body>(?:[\w’'-]+\s){0,4}?"
    r"(?:tribunal|committee|commission|inquiry|panel))\b",
    re.IGNORECASE,
)
_WITNESS = re.compile(
    r"\b(?:testified|(?:gave|to\s+give)\s+evidence|appeared\s+before)\b", re.IGNORECASE
)


def heard(prepared: PreparedText, cast: Cast, contact: Contact) -> tuple[Participant, ...]:
    """Return who appeared before a body, the body, and whom the account names as other witnesses."""
    sentence = contact.sentence
    found = _BEFORE.match(sentence.text, contact.start - sentence.start)
    if found is None:
        return ()
    first = with_more((), as_parties(cast, (one.name for one in named_before(cast, contact))))
    if not first:
        return ()
    body = (Participant(name=" ".join(found["body"].split())),)
    return with_more((*first, *body), _witnesses(prepared, cast, sentence))


def _witnesses(prepared: PreparedText, cast: Cast, told: Sentence) -> Iterator[Participant]:
    """Yield the persons named before the words for giving evidence in other sentences."""
    for sentence in prepared.account:
        found = _WITNESS.search(sentence.text) if sentence.number != told.number else None
        if found is None:
            continue
        mentions = cast.between(sentence.start, sentence.start + found.start())
        actors = (cast.actors[m.actor] for m in mentions if not m.possessive)
        yield from as_parties(cast, (a.name for a in actors if a.kind is ActorKind.PERSON))
