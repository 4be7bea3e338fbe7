"""Words of a statement in each other's places: two that have changed places, a participle turned round.

"The talks threatened to end the minister" has every word of "the minister threatened to end the talks". Which words
stand beside which tells the two apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from summarizer.brief.borne_out.altered import LIGHT
from summarizer.brief.borne_out.in_place import Token, of_one_row, same_token, tokens
from summarizer.brief.borne_out.relied_on import Evidence, Refusal
from summarizer.words.alike import base

_EDGE = "|"
_Place = tuple[Sequence[Token], int]
_Sides = tuple[Token | None, Token | None]
#: Sentences before from which words are taken.
_NEAR = 2


def _crossed(statement: str, on: Evidence) -> bool:
    """Whether two words of a statement each stand where its evidence has the other, and not where it has them."""
    mine = tokens(statement)
    cited = [tokens(sentence) for sentence in on.spelled]
    before = [tokens(sentence) for sentence in (on.behind.sentences[:_NEAR] if on.leans else ())]
    moved = list(_moved(mine, cited, before))
    return any(
        _change_places(me, there) and _change_places(other, own)
        for (i, own, me), (j, there, other) in combinations(moved, 2)
        if not same_token(mine[i], mine[j]) and not _is_close(mine[i + 1 : j])
    )


def _moved(
    mine: Sequence[Token], cited: Sequence[Sequence[Token]], before: Sequence[Sequence[Token]]
) -> Iterator[tuple[int, list[_Place], _Sides]]:
    """Yield the words that have none of the neighbours they have in the evidence: where, their places, neighbours.

    A name may come from a sentence before: what stands for it is somewhere else.
    """
    for i, one in enumerate(mine):
        if not one.carries or one.key in LIGHT:
            continue
        me = _beside((mine, i))
        own: list[_Place] = []
        for place in _places(one, cited if one.named else (*cited, *before)):
            if _touch(me, _beside(place)):
                break
            own.append(place)
        else:
            if own:
                yield i, own, me


def _places(one: Token, sentences: Sequence[Sequence[Token]]) -> Iterator[_Place]:
    for sentence in sentences:
        for at, their in enumerate(sentence):
            if their.carries and same_token(one, their):
                yield sentence, at


def _beside(place: _Place) -> _Sides:
    """Return the nearest words on either side that say something; null where a clause ends before."""
    words, at = place
    return _nearest(words[at - 1 :: -1] if at else ()), _nearest(words[at + 1 :])


def _nearest(words: Sequence[Token]) -> Token | None:
    found = next(
        (one for one in words if one.key == _EDGE or (one.carries and one.key not in LIGHT)), None
    )
    return found if found is not None and found.key != _EDGE else None


def _touch(mine: _Sides, theirs: _Sides) -> bool:
    """Whether a word has one of the neighbours it has there, be it on the other side: "the board's view"."""
    return any(a is not None and b is not None and same_token(a, b) for a in mine for b in theirs)


def _change_places(mine: _Sides, places: Sequence[_Place]) -> bool:
    """Whether a word has on one of its sides the neighbour that another word has there."""
    return any(
        a is not None and b is not None and same_token(a, b)
        for place in places
        for a, b in zip(mine, _beside(place), strict=True)
    )


def _is_close(between: Sequence[Token]) -> bool:
    """Whether two words are of one row, or nothing between them says anything."""
    return of_one_row(between) or not any(one.carries and not one.named for one in between)


def _side_by_side(statement: str, on: Evidence) -> bool:
    """Whether two words side by side stand in the evidence side by side the other way round only."""
    mine, theirs = (
        {(a.key, b.key) for text in texts for a, b in _pairs(text)}
        for texts in ((statement,), on.spelled)
    )
    return any((b, a) in theirs and (a, b) not in theirs for a, b in mine if a != b)


def _pairs(text: str) -> Iterator[tuple[Token, Token]]:
    words = tokens(text)
    for a, b in pairwise(words):
        plain = a.carries and b.carries and not (a.named or b.named)
        # An adverb stands before or behind its verb: "directly negotiate".
        if plain and not any(one.key.endswith(("ed", "ing", "ly")) for one in (a, b)):
            yield a, b


#: "Developing countries", behind what no verb follows.
_PARTICIPLE = re.compile(
    r"\b(?:the|an?|in|of|by|for|from|between|among|to|with|other|all|most|many|some|these|those|least|under|its"
    r"|their)[ -]"
    r"(?P<stem>[a-z]{3,})(?P<end>ing|ed) (?P<noun>[a-z]{3,})\b"
)


def _participle(statement: str, on: Evidence) -> bool:
    """Whether what does something is told as what it is done to, or the reverse: "developed" for "developing lands"."""
    theirs = {
        (base(m["stem"] + m["end"]), m["end"], base(m["noun"]))
        for s in on.spelled
        for m in _PARTICIPLE.finditer(s)
    }
    turned = {"ing": "ed", "ed": "ing"}
    mine = (
        (base(m["stem"] + m["end"]), m["end"], base(m["noun"]))
        for m in _PARTICIPLE.finditer(statement)
    )
    return any(
        (stem, end, noun) not in theirs and (stem, turned[end], noun) in theirs
        for stem, end, noun in mine
    )


REORDERED: tuple[Refusal, ...] = (
    ("two of its words have changed places", _crossed),
    ("two words side by side stand the other way round", _side_by_side),
    ("it turns a participle round", _participle),
)
