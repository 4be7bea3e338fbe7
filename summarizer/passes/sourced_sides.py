"""What anybody is said to say, deny or charge, beside the positions: "the opposition", "the waterworks", "all three".

A dispute may have a side that is no position of a named holder; the sources of a document know such sides, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from summarizer.attribution.cast import Cast, speaks_for
from summarizer.attribution.english.claim import Link
from summarizer.attribution.english.verbs import Polarity
from summarizer.attribution.sourced import Layer, Sourced
from summarizer.models.document import PreparedText, Sentence, SentenceRole
from summarizer.models.quote import Quote
from summarizer.models.summary import Position, Stance
from summarizer.passes.denied import denied_in
from summarizer.passes.sides import Side, side_of
from summarizer.passes.statements import as_sentence
from summarizer.passes.wording import tidy, without_article

__all__ = ["sourced_sides"]

_FEWEST_WORDS = 4
_LONGEST_NAME = 8
_SAID = (Polarity.SAID, Polarity.DENIED)
_LINKS = (Link.SUBJECT, Link.INVERTED, Link.ACCORDING, Link.PARTICIPLE, Link.COLON)
_LAYERS = (Layer.CLAUSE, Layer.RUNNING)


def sourced_sides(
    prepared: PreparedText, cast: Cast, passages: Iterable[Sourced], known: Sequence[Side]
) -> list[Side]:
    """Return the sides that sources give and ``known`` does not hold, in order. Headlines give none."""
    taken: dict[int, list[str]] = {}
    for side in known:
        for quote in side.item.quotes:
            for number in quote.cited:
                taken.setdefault(number, []).append(quote.given or "")
    made: list[Side] = []
    for sentence, words, name in _told(prepared, passages):
        if not any(words in other or other in words for other in taken.get(sentence.number, ())):
            taken.setdefault(sentence.number, []).append(words)
            made.append(_side(cast, sentence, words, name))
    return made


def _told(
    prepared: PreparedText, passages: Iterable[Sourced]
) -> Iterator[tuple[Sentence, str, str]]:
    """Yield the sentences of clauses that tell what somebody says, with the words and the name."""
    for one in passages:
        sentence = prepared.sentence(one.sentence)
        name = _name(prepared, one)
        if sentence is None or sentence.role is SentenceRole.TITLE or not _tells(one, name):
            continue
        words = prepared.text[one.start : min(one.end, sentence.end)].strip()
        if _says_enough(words):
            yield sentence, words, name


def _says_enough(words: str) -> bool:
    """Whether words say something that may be a side: four of them, or a denial such as "Norland rejected that"."""
    length = len(words.split())
    return length >= _FEWEST_WORDS or (length == _FEWEST_WORDS - 1 and denied_in(words) is not None)


def _name(prepared: PreparedText, one: Sourced) -> str:
    """Return what to call a source: by name, else as written with "all" or "both" before it; empty for nobody known."""
    if one.name is None:
        return ""
    counted = _COUNTED.search(prepared.text, max(0, one.start - _REACH), one.start)
    return f"{counted[0]}{one.name}" if counted is not None else without_article(one.name)


#: "All three", "Both men": how many they are stands before them.
_COUNTED = re.compile(r"\b(?:[Aa]ll|[Bb]oth) $")
_REACH = 6


def _tells(one: Sourced, name: str) -> bool:
    """Whether a passage says that somebody who is named, or called by a few words, says or rejects something."""
    plain = one.polarity in _SAID and one.link in _LINKS and one.layer in _LAYERS
    return plain and 0 < len(name.split()) <= _LONGEST_NAME


def _side(cast: Cast, sentence: Sentence, words: str, name: str) -> Side:
    actor = cast.actor(name)
    return side_of(
        Position(
            holder=name,
            on_behalf_of=speaks_for(actor) if actor is not None else None,
            topic="",
            stance=Stance.AFFIRMS,
            statement=as_sentence(tidy(words)),
            quotes=(Quote(given=words, cited=(sentence.number,)),),
        )
    )
