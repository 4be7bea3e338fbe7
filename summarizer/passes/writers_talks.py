"""Talks of a cable's writer beside the one it reports: "Kos telephoned last night", "I consulted Holm"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.attribution.cast import Cast
from summarizer.attribution.talk_day import own_day, told_day
from summarizer.models.document import PreparedText, Sentence
from summarizer.models.quote import Quote
from summarizer.models.summary import Conversation, Medium
from summarizer.passes.party_lists import with_names
from summarizer.passes.same_talk import same_parties
from summarizer.passes.wording import without_article

__all__ = ["writers_talks"]

_NAME = (
    r"(?P<who>(?!(?:He|She|They|It|We|I|You|Who|Which|This|That|Government)\b)[A-Z][\w’'-]*"
    r"(?: [A-Z][\w.’'-]+){0,3})"
)
_DAY = r"(?:this (?:morning|noon|afternoon|evening)|today|tonight|yesterday|last (?:night|evening)|on \w+day)"
_ADVERB = r"(?:(?:also|then|later|first|immediately|again) )?"
#: Somebody comes to the writer, or telephones; telegrams leave the article out.
_CAME = re.compile(
    rf"(?:^|[.;,] |[Tt]he |\b(?:morning|afternoon|evening|today|yesterday|night) )(?:\d{{1,2}}\. )?{_NAME} {_ADVERB}"
    rf"(?:(?P<phone>(?:tele)?phoned|rang)(?: me| us)?(?= {_DAY})|(?P<called>(?:tele)?phoned|rang) (?:me|us)\b"
    r"|(?:consulted|came to see|approached) (?:me|us)\b)"
)
_WENT = re.compile(
    rf"\b(?:I|[Ww]e) {_ADVERB}(?:(?P<phone>(?:tele)?phoned|rang|spoke by (?:tele)?phone (?:to|with))"
    rf"|consulted(?: with)?|conferred with) (?:the )?{_NAME}"
)
_MOST = 4
_MOST_READ = 60


def writers_talks(
    prepared: PreparedText, cast: Cast, author: str, own: Sequence[Conversation]
) -> Iterator[Conversation]:
    """Yield the talks of the writer of a cable that its sentences tell of, those of ``own`` apart, at most four."""
    known = list(own)
    for sentence in prepared.account[:_MOST_READ]:
        for pattern in (_CAME, _WENT):
            found = pattern.search(sentence.text)
            talk = _talk(prepared, cast, author, sentence, found) if found is not None else None
            if talk is not None and not any(_is_one(talk, one) for one in known):
                known.append(talk)
                yield talk
        if len(known) >= len(own) + _MOST:
            return


def _is_one(talk: Conversation, other: Conversation) -> bool:
    """Whether two talks are of the same parties, and not one by telephone and one in person."""
    return same_parties(talk.participants, other.participants) and talk.medium in (
        other.medium,
        Medium.UNKNOWN,
    )


def _talk(
    prepared: PreparedText, cast: Cast, author: str, sentence: Sentence, found: re.Match[str]
) -> Conversation | None:
    actor = cast.resolve(found["who"], sentence.start + found.start("who"))
    who = actor.name if actor is not None else without_article(found["who"])
    parties = with_names((), (who, author), cast)
    if len(parties) < len((who, author)):
        return None
    day = told_day(sentence.text, *found.span(), own_day(prepared), several=True)
    phone = any(found.groupdict().get(name) for name in ("phone", "called"))
    return Conversation(
        participants=parties,
        date=day.date,
        date_text=day.words,
        medium=Medium.PHONE if phone else Medium.UNKNOWN,
        initiated_by=who if found.re is _CAME else None,
        quotes=(Quote(given=sentence.text, cited=(sentence.number,)),),
    )
