"""Who is told of before they are named: "A Harwick landlord told the jury ..", and then "Desmond Pryce, 58, denies ..".

Court and local news open with what somebody is, and give the name with the age or the street a paragraph later.
"""

from __future__ import annotations

import re
from dataclasses import replace

from summarizer.attribution.actor import Actor
from summarizer.attribution.cast import Cast
from summarizer.attribution.openings import nouns_for_persons
from summarizer.attribution.who import PERSON_KINDS, Who, words_in
from summarizer.models.document import PreparedText, SentenceRole

__all__ = ["Presented"]

#: Paragraphs from the first on among which the name is given.
_REACH = 5
#: Behind the name: an age, or where somebody lives.
_AGED = re.compile(
    r",? (?:aged )?\(?\d\d\)?\b|, (?:who (?:is|lives|owns|runs)|of (?:[A-Z][\w’'-]+ )*[A-Z][\w’'-]+,|from [A-Z])"
)


class Presented:
    """The one person whom a text presents by name after it has told of them by what they are."""

    def __init__(self, prepared: PreparedText, cast: Cast) -> None:
        self.sentence, self.actor = _presented(prepared, cast)

    def meant(self, who: Who, sentence: int) -> Who:
        """Return a source told of as "a landlord" before anybody is named as the person who is presented then."""
        if self.actor is None or sentence >= self.sentence or who.actors or who.pronoun:
            return who
        return replace(who, actors=(self.actor,), resolved=True) if _is_somebody(who.text) else who


def _presented(prepared: PreparedText, cast: Cast) -> tuple[int, Actor | None]:
    body = [s for s in prepared.account if s.role is SentenceRole.BODY]
    first = body[0].paragraph if body else 0
    for sentence in (s for s in body if first < s.paragraph <= first + _REACH):
        mention = next(iter(cast.between(sentence.start, sentence.end)), None)
        if mention is None or mention.start != sentence.start:
            continue
        actor = cast.actors[mention.actor]
        named = actor.kind in PERSON_KINDS and " " in mention.text
        if named and _AGED.match(prepared.text, mention.end):
            earlier = cast.between(body[0].start, sentence.start)
            new = all(one.actor != mention.actor for one in earlier)
            return (sentence.number, actor) if new else (0, None)
    return 0, None


def _is_somebody(text: str) -> bool:
    """Whether a phrase tells of one person by what they are: "A Harwick landlord accused of forging"."""
    words = words_in(text)
    if not text.lower().startswith(("a ", "an ")) or not words:
        return False
    return not nouns_for_persons().isdisjoint(words[:_HEAD])


#: Words of a description among which the noun for a person is.
_HEAD = 5
