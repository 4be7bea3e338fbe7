"""Whether a text tells in other words what was said: a record, minutes, a bulletin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.attribution.headed import heading_of
from summarizer.attribution.sourced import Sourced
from summarizer.models.document import Kind, PreparedText, Sentence
from summarizer.text.quotations import Spoken

#: Share of a text inside quotation marks above which it is no record of what was said in other words. Of the records
#: and bulletins it was chosen on none has more than 0.03, of the news stories with speakers none fewer than 0.08.
_RECORD_QUOTED = 0.04
#: Share of its sentences in which somebody is said to say something, from which on it is one.
_RECORD_TOLD = 0.18
#: A text of fewer sentences shows no way of telling that could be relied on.
_RECORD_LEAST = 8
#: Of a shorter text more has to be told, so that an excerpt of minutes is one and a brief is not.
_SHORT_LEAST, _SHORT_TOLD = 4, 0.6
#: A sentence of fewer words is a line or a heading.
_FEWEST_WORDS = 3
#: What a record calls itself.
_RECORDED = re.compile(
    r"\b(?:records? of|minutes|memorandum of|notes? of|summary of)\s+(?:an? |the )?(?:\w+ )?"
    r"(?:conversation|meeting|discussion|interview|talk)s?\b|\bmemcon\b",
    re.IGNORECASE,
)
#: What a paper calls itself in which somebody argues in their own voice.
_ARGUES = re.compile(
    r"\b(?:statement|declaration|communiqu[eé]|open letter|(?:press|media|news) release|"
    r"(?:comments?|briefing|remarks|speech|address|message|letter) (?:by|from|of))\b",
    re.IGNORECASE,
)


def is_record(
    prepared: PreparedText, quotes: Spoken, telling: Sequence[tuple[Sentence, list[Sourced]]]
) -> bool:
    """Whether a text tells what was said in other words: it says so, or hardly quotes and tells all the time."""
    length = sum(s.end - s.start for s, _ in telling) or 1
    if sum(b - a for a, b in quotes.spans) >= _RECORD_QUOTED * length:
        return False
    heading = heading_of(prepared)
    if _RECORDED.search(heading):
        return True
    story = prepared.document.kind is Kind.NEWS and not _names_delegations(telling)
    return not (story or _ARGUES.search(heading)) and _tells_all_the_time(telling)


def _names_delegations(telling: Sequence[tuple[Sentence, list[Sourced]]]) -> bool:
    """Whether several speak who are written in capitals, as bulletins of negotiations write delegations."""
    speaking = (one.who[0].text for _, listed in telling for one in listed if one.who)
    return sum(name.isupper() and len(name) > 1 for name in speaking) >= _DELEGATIONS


#: Delegations of a bulletin.
_DELEGATIONS = 3


def _tells_all_the_time(telling: Sequence[tuple[Sentence, list[Sourced]]]) -> bool:
    """Whether somebody is said to say something in a good part of the sentences."""
    whole = sum(len(sentence.text.split()) >= _FEWEST_WORDS for sentence, _ in telling)
    told = sum(bool(listed) for _, listed in telling)
    if whole < _RECORD_LEAST:
        return whole >= _SHORT_LEAST and told >= _SHORT_TOLD * whole
    return told > _RECORD_TOLD * whole
