"""Words that tell themselves what their holder does: "rights groups argued", "the Council objected to the plan".

Asked where nobody is told to say them: what a text tells of somebody's acts and views is that one's, whoever tells it.
"""

from __future__ import annotations

import re

from summarizer.attribution.acting import Subject, standing, subjects, written
from summarizer.attribution.cast import Cast
from summarizer.attribution.denotes import denotes
from summarizer.attribution.english.withheld import opens_unreal
from summarizer.attribution.who import Who, without_article
from summarizer.models.document import Sentence
from summarizer.text.quotations import Spoken
from summarizer.words.negation import has_a_negation

Span = tuple[int, int]

#: Words that may stand between a subject in front of a quote and the quote.
_NEAR = 6


def is_acting(
    cast: Cast, quotes: Spoken, sentence: Sentence, span: Span, holder: str, *, telling: bool
) -> bool:
    """Whether the first who acts in some words, or the last right before them in their sentence, is the holder.

    Args:
        cast: Who is named in the document.
        quotes: Its quotations; words inside of one tell nothing here.
        sentence: The one in which the words begin.
        span: The words, in code points.
        holder: Whose they are said to be.
        telling: Whether only a verb that makes its subject a source counts, as where somebody else tells it.
    """
    if quotes.at(span[0]) is not None and quotes.at(span[1] - 1) is not None:
        return False
    subject = _subject(cast, quotes, (sentence.start, span[1]), span[0], holder)
    if subject is None or (telling and not subject.tells):
        return False
    mention = subject.mention
    if mention is None:
        return True
    who = Who(mention.text, mention.start, mention.text, (cast.actors[mention.actor],))
    return denotes(cast, holder, who)


def _subject(cast: Cast, quotes: Spoken, within: Span, begin: int, holder: str) -> Subject | None:
    """Return the first subject behind an offset, else the last one right before it."""
    text = quotes.text
    listed = [*subjects(cast, quotes, *within)]
    for words in _wordings(holder):
        told = written(quotes, words, *within)
        listed += [one for one in told if not cast.between(one.start, one.end)]
    listed.sort(key=lambda one: (one.start, one.end))
    behind = next((one for one in listed if one.start >= begin), None)
    before = next((one for one in reversed(listed) if one.start < begin), None)
    if behind is not None or before is None:
        return behind
    near = len(text[before.end : begin].split()) <= _NEAR
    return before if near and not cast.between(before.end, begin) else None


#: Between a subject and some words: these are done to it.
_DONE_TO_IT = re.compile(
    r"\b(?:is|are|was|were|be|been|being|got) (?:[a-z]{2,20}ly )?"
    r"(?:[a-z]{2,20}ed|told|given|shown|seen|found|sent|shot|hit|taken|made)\b"
)


#: What joins a further clause to one before it: "runs trains and | employs 400 people".
_JOINED = re.compile(r"(?:[,;]|\b(?:and|or|but|while|which|who))\s*$")


def leads(cast: Cast, quotes: Spoken, sentence: Sentence, span: Span, holder: str) -> bool:
    """Whether a sentence of whose words nobody is the source names the holder first, and goes on to some words.

    "The board is panning [the new tariff]": whatever the verb is, what it governs is told of its subject.
    """
    end = _leader(cast, quotes, (sentence.start, span[0]), holder)
    if end is None or opens_unreal(sentence.text):
        return False
    between = quotes.text[end : span[0]]
    if has_a_negation(sentence.text, end - sentence.start, span[0] - sentence.start):
        return False
    return _DONE_TO_IT.search(between) is None and _JOINED.search(between) is None


def _leader(cast: Cast, quotes: Spoken, within: Span, holder: str) -> int | None:
    """Return where the holder's name ends that stands first between two offsets, as the text or the cast has it."""
    listed = (m for m in cast.between(*within) if m.start >= within[0])
    first = next((m for m in listed if quotes.at(m.start) is None), None)
    for words in _wordings(holder):
        at = standing(quotes, words, *within)
        if at is not None and (first is None or at <= first.start or first.end > at):
            return at + len(words)
    if first is None or first.governed or first.possessive:
        return None
    who = Who(first.text, first.start, first.text, (cast.actors[first.actor],))
    return first.end if denotes(cast, holder, who) else None


def _wordings(holder: str) -> list[str]:
    """Return a holder's words without an article, as they stand inside of a sentence and at its head."""
    words = without_article(holder)
    return list(dict.fromkeys((words, words[:1].upper() + words[1:]))) if words else []
