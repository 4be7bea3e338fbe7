"""The host of a meeting who invited the others, and whose communiqué it is, too."""

from __future__ import annotations

import re
from itertools import islice

from summarizer.attribution.actor import Actor
from summarizer.attribution.cast import Cast
from summarizer.attribution.contacts import invitation_words
from summarizer.models.document import Kind, PreparedText, Sentence
from summarizer.models.summary import Participant
from summarizer.passes.initiator import person_named
from summarizer.passes.party_lists import as_parties, with_more

__all__ = ["with_host"]

_JOINT = re.compile(r"\b(?:joint|communiqu[eé]|final declaration)\b", re.IGNORECASE)
_FIRST = 3


def with_host(
    prepared: PreparedText, cast: Cast, sentence: Sentence, parties: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    """Add the person at whose invitation others met, if the document is the communiqué of all of them."""
    if not _is_joint(prepared):
        return parties
    host = _host(cast, sentence)
    return with_more(parties, as_parties(cast, (host.name,) if host is not None else ()))


def _host(cast: Cast, sentence: Sentence) -> Actor | None:
    words = invitation_words(sentence.text)
    if words is None:
        return None
    return person_named(words, cast, sentence.start + sentence.text.find(words))


def _is_joint(prepared: PreparedText) -> bool:
    """Whether a document calls itself that of all who met, in its title or its first lines."""
    if prepared.document.kind is Kind.NEWS:
        return False
    first = (one.text for one in islice(prepared.sentences, _FIRST))
    return any(_JOINT.search(text) for text in (prepared.document.title or "", *first))
