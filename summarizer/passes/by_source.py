"""Sentences that a source named in them, or before them, is found to say although no cue is listed in them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from summarizer.attribution.attributed import Attributed
from summarizer.attribution.attributions import Attribution
from summarizer.attribution.english.frames import Link
from summarizer.attribution.english.verbs import Polarity, VerbKind, source_words
from summarizer.attribution.items import PREPOSITIONS
from summarizer.attribution.sourced import Layer, Sourced, is_telling, speaks
from summarizer.attribution.who import GENDERED, Who, is_person, without_article
from summarizer.models.document import Kind, PreparedText, Sentence
from summarizer.models.quote import SpeakerCheck
from summarizer.passes.said import IRREGULAR_PAST, SAID, is_open_speech, said_by
from summarizer.passes.whose import is_a_place

__all__ = ["backshifted", "by_named_source", "by_source"]

#: Most of a sentence has to be the source's.
_SHARE = 0.8
_FEWEST_WORDS = 4
_FINITE = re.compile(
    r"^(?:he|she|it|they|we|I)\b|\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does)\b"
    r"|^[^,;]{3,40} \w{3,}ed (?!by\b)"
    rf"|^[^,;]{{3,60}} {IRREGULAR_PAST} (?!by\b)"
)
_SHIFTED = re.compile(r"\b(?:had|would|should|could|might)\b", re.IGNORECASE)


def by_named_source(
    attributed: Attributed, sentence: Sentence, *, held: bool, left_open: bool
) -> Attribution | None:
    """Return a sentence as its source's, ``None`` without one that counts.

    ``held``: somebody holds a part of it, so that nobody who only speaks on holds the whole; ``left_open``: of a part
    it is open who does.
    """
    one = next(iter(_named_sources(attributed, sentence)), None)
    if one is None or (held and one.layer is Layer.RUNNING):
        return None
    counts = _counts(attributed.prepared, one, sentence, left_open=left_open)
    return by_source(attributed, sentence, one) if counts else None


def _named_sources(attributed: Attributed, sentence: Sentence) -> Iterable[Sourced]:
    """Yield the sources of a sentence that are known, the nearest first; a document's own voice is none."""
    found = attributed.sources.covering(sentence.start, sentence.end, _SHARE)
    known = (one for one in found if one.layer is not Layer.VOICE and one.name is not None)
    return (one for one in known if not (one.who[0].pronoun and is_a_place(attributed, one.name)))


def _counts(prepared: PreparedText, one: Sourced, sentence: Sentence, *, left_open: bool) -> bool:
    """Whether a source says a sentence: in a clause of it, or by speech that runs on.

    ``left_open``: the sentence has a verb of saying whose "we" or "he" is not known.
    """
    if len(sentence.text.split()) < _FEWEST_WORDS or not speaks(one):
        return False
    if one.layer is Layer.RUNNING and one.who[0].actors and is_open_speech(prepared, sentence):
        return True
    other = _is_known_in_story(prepared, one)
    if other and _tells_a_feeling(sentence.text):
        return True
    if one.layer is Layer.CLAUSE:
        return _says(one) and _counts_as_clause(prepared, one)
    # In a story speech that runs on is told from the writer's words by nothing but the subject.
    return other and one.layer is Layer.RUNNING and (left_open or backshifted(sentence.text))


def _is_known_in_story(prepared: PreparedText, one: Sourced) -> bool:
    """Whether a source is somebody known, in a document whose kind is none of the listed ones."""
    return prepared.document.kind is Kind.OTHER and bool(one.who[0].actors)


def _counts_as_clause(prepared: PreparedText, one: Sourced) -> bool:
    if one.polarity is Polarity.DENIED:
        return True
    said = prepared.text[one.content[0][0] : one.content[0][1]]
    plain = prepared.document.kind is not Kind.READOUT and _is_clause(said)
    return plain or SAID.match(said) is not None


def _says(one: Sourced) -> bool:
    """Whether somebody who is known, or whom a noun names ("the dock workers' union"), is said to say something."""
    if not is_telling(one) or one.who[0].pronoun:
        return False
    return bool(one.who[0].actors) or (one.link is Link.SUBJECT and one.kind is VerbKind.SAYS)


def _is_clause(said: str) -> bool:
    """Whether a content is a clause that says something by itself: "the process" and "to a request" do not."""
    first = said.split(maxsplit=1)[:1]
    whole = bool(first) and first[0].lower() not in PREPOSITIONS | {"not"}
    return whole and _FINITE.search(said) is not None


def _tells_a_feeling(text: str) -> bool:
    """Whether a sentence of a record tells how somebody took what was said: "He seemed quite willing to help"."""
    found = _FELT.match(text)
    return found is not None and not source_words().feelings.isdisjoint(
        found["how"].lower().split()
    )


_FELT = re.compile(
    r"(?:He|She|They) (?:was|were|seemed|appeared|felt|remained) (?P<how>(?:[\w-]+ ){1,4}[\w-]+)"
)


def backshifted(text: str) -> bool:
    """Whether a sentence tells of what was said as reported speech does: "had asked", "would be removed"."""
    return _SHIFTED.search(text) is not None


def by_source(attributed: Attributed, sentence: Sentence, one: Sourced) -> Attribution:
    """Return what a source is found to say, with the words that say so."""
    clause = one.layer is Layer.CLAUSE
    who = _person_of(one)
    name = who.name or ""
    holder = name if who.actors else without_article(name)
    said = said_by(attributed, sentence, holder, who.text, one.content)
    start = min(_first_of(attributed.prepared, sentence, one), said.start)
    end = max(one.end, said.end)
    how = SpeakerCheck.NAMED if clause and not who.resolved else SpeakerCheck.RESOLVED
    return replace(said, start=start, end=end, holder_check=how) if clause else said


def _first_of(prepared: PreparedText, sentence: Sentence, one: Sourced) -> int:
    """Return where a clause begins, with the pronoun that it opens with: "She suggested that"."""
    before = prepared.text[sentence.start : one.start].lower().split()
    opens = len(before) <= _OPENING and not GENDERED.keys().isdisjoint(before[:1])
    return sentence.start if opens else one.start


#: A pronoun and its verb.
_OPENING = 2


def _person_of(one: Sourced) -> Who:
    """Return a source, the person where it is what somebody is: "Jan Kos, the union's secretary, said" is Kos."""
    first = one.who[0]
    if is_person(first) or _OWNED.match(first.text) is None:
        return first
    return next(filter(is_person, one.who), first)


#: "The union's secretary".
_OWNED = re.compile(r"[^,]{1,60}?(?:['’]s|s['’]) \w")
