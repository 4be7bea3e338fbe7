"""Where in a long text a name may stand, without reading all of it for every name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

#: Shorter texts are searched as they are: that takes as long as looking up where their words stand.
_SHORT = 1_000
#: In shorter ones than this, the few words of the names are looked for one by one.
_LONG = 20_000
#: Places of a name's rarest word that are looked at. Beyond so many, how a name is written has long been settled.
_MOST = 2_000
#: Code points looked at beyond twice the length of a name: white space inside of it, its article, what follows.
_AROUND = 80
_WORD = re.compile(r"[^\W_]+")

Span = tuple[int, int]


def stretches_with(name: str, text: str) -> Sequence[Span]:
    """Return the stretches of a text in which a name can stand, in order, in any case; all of a short text.

    The first two thousand places of the name's rarest word count. Linear in the length of the text for the first name,
    and in their number for every other one.
    """
    words = _WORD.findall(name.lower())
    if len(text) <= _SHORT or not words:
        return [(0, len(text))]
    rarest = min((_places_of(word, text) for word in words), key=len)
    reach = 2 * len(name) + _AROUND
    merged: list[Span] = []
    for at in rarest[:_MOST]:
        low = max(0, at - reach)
        if merged and low <= merged[-1][1]:
            low = merged.pop()[0]
        merged.append((low, min(len(text), at + reach)))
    return merged


def _places_of(word: str, text: str) -> Sequence[int]:
    """Return where a word in lower case begins in a text; of a long one, all words are looked up at once."""
    if len(text) > _LONG:
        return _places(text).get(word, ())
    low = _lower(text)
    return _places(text).get(word, ()) if len(low) != len(text) else list(_found(word, low))


def _found(word: str, low: str) -> Iterator[int]:
    at = low.find(word)
    while at >= 0:
        end = at + len(word)
        if not low[at - 1 : at].isalnum() and not low[end : end + 1].isalnum():
            yield at
        at = low.find(word, at + 1)


_lower = lru_cache(maxsize=4)(str.lower)


@lru_cache(maxsize=4)
def _places(text: str) -> dict[str, list[int]]:
    """Return where each word of a text begins, by the word in lower case."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for found in _WORD.finditer(text):
        places[found[0].lower()].append(found.start())
    return dict(places)
