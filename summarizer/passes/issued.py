"""What a document says in its own voice, which is its issuer's: of a release, a statement, a letter, a cable.

Nobody else is given as the source of these sentences, and no verb introduces them. Some tell what happened; which of
them give a view is for the model to say.
"""

from __future__ import annotations

import re
from dataclasses import replace

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.attributions import Attribution
from summarizer.attribution.english.frames import Link
from summarizer.attribution.headed import heading_of
from summarizer.attribution.letterhead import issuing_body, persons_in_heading
from summarizer.attribution.records import record_signs
from summarizer.attribution.sourced import Layer, Sourced
from summarizer.attribution.who import FIRST
from summarizer.models.document import Kind, Sentence, SentenceRole
from summarizer.names.holders import joined
from summarizer.passes.said import MARKS, in_announced_words, said_by
from summarizer.passes.whose import THE_AUTHOR

__all__ = ["Issuer", "is_issued", "issued", "issuer_of"]

#: Most of a sentence has to be the issuer's.
_SHARE = 0.8
_FEWEST_WORDS = 5


class Issuer:
    """Who issues a document, one or several; ``names`` in the order of the document."""

    def __init__(self, *names: str) -> None:
        self.names = names

    @property
    def holder(self) -> str:
        """All of them in words."""
        return joined(self.names)


def issuer_of(
    attributed: Attributed, writer: str | None, several: tuple[str, ...]
) -> Issuer | None:
    """Return who issues a document that speaks for itself; ``None`` for transcripts, readouts and records of talks.

    ``writer``: the one person whose it is, where known; ``several``: those who issue a joint document. An issuer who is
    not named is called :data:`THE_AUTHOR`.
    """
    kind = attributed.prepared.document.kind
    told = kind in (Kind.TRANSCRIPT, Kind.READOUT)
    if told or record_signs(attributed.prepared, attributed.cast).is_record:
        return None
    return Issuer(*(several or ((writer,) if writer else _of_letterhead(attributed))))


def _of_letterhead(attributed: Attributed) -> tuple[str, ...]:
    """Return whom head or foot of a document name as those who issue it."""
    prepared = attributed.prepared
    persons = persons_in_heading(heading_of(prepared))
    return persons or (issuing_body(prepared.text) or THE_AUTHOR,)


def issued(attributed: Attributed, sentence: Sentence, issuer: Issuer) -> Attribution | None:
    """Return a sentence as its document's issuer's, ``None`` where it is anybody else's or no whole sentence."""
    if sentence.role is not SentenceRole.BODY or not _is_whole(sentence.text):
        return None
    if in_announced_words(attributed.prepared, sentence):
        return None
    sources = attributed.sources.covering(sentence.start, sentence.end, _SHARE)
    voiced = any(one.layer is Layer.VOICE for one in sources)
    if not voiced or any(map(_is_anothers, sources)):
        return None
    content = ((sentence.start, sentence.end),)
    said = said_by(attributed, sentence, issuer.holder, "", content)
    return replace(said, holders=issuer.names if len(issuer.names) > 1 else said.holders)


def is_issued(one: Attribution) -> bool:
    """Whether an attribution is of :func:`issued`: nothing in the sentence names its source."""
    return not one.holder_text and not one.cue


def _is_whole(text: str) -> bool:
    """Whether a sentence says something by itself: it has a verb, and leads to no list."""
    words = len(text.split())
    return (
        words >= _FEWEST_WORDS
        and _FINITE.search(text) is not None
        and not text.rstrip().endswith(":")
        and not any(mark in text for mark in MARKS)
        and _APPARATUS.match(text) is None
        and not next(filter(str.isalpha, text), "").islower()
    )


_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|cannot|could|may|might|must|should|shall|did|does|do|[a-z]{3,}(?:ed|s))\b"
)


#: Notes at the foot, and lines of links: "[1] The text is ..", "2 Election required ..", "Search | Site map | Links".
_APPARATUS = re.compile(r"\W*\[\d+\]|_*\d{1,3}\s+[A-Z]|[^|]*\|[^|]*\|")


def _is_anothers(one: Sourced) -> bool:
    """Whether somebody known, and not the document itself, is given as the source.

    Nobody is called "it", "I" is whose document it is, and whoever owns a noun ("the mayor's plan") does not say the
    sentence.
    """
    named = bool(one.who) and bool(one.who[0].actors)
    named = named and one.who[0].text.lower() not in FIRST | {"it"}
    return named and one.layer is not Layer.VOICE and one.link is not Link.NOUN
