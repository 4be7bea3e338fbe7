"""Words that tell themselves what their holder does: "rights groups argued", "the Council objected to the plan".

Asked where nobody is told to say them: what a text tells of somebody's acts and views is that one's, whoever tells it.
"""

from __future__ import annotations

from summarizer.attribution.acting import Subject, subjects, written
from summarizer.attribution.cast import Cast
from summarizer.attribution.denotes import denotes
from summarizer.attribution.who import Who, without_article
from summarizer.models.document import Sentence
from summarizer.text.quotations import Spoken

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


def _wordings(holder: str) -> list[str]:
    """Return a holder's words without an article, as they stand inside of a sentence and at its head."""
    words = without_article(holder)
    return list(dict.fromkeys((words, words[:1].upper() + words[1:]))) if words else []
