"""Which modals does a passage hold? "May", "must" and "will" promise different things."""

from __future__ import annotations

from functools import lru_cache

from summarizer.words.changes import change_lexicon
from summarizer.words.comparable import is_word, tokenise
from summarizer.words.remembered import remembered
from summarizer.words.scripts import is_capitalised, straight

#: What is left of a modal where a negation is glued to it, and contracted ones. 'd is "would" more often than "had".
_WHOLE = {
    "wo": "will",
    "ca": "can",
    "sha": "shall",
    "'ll": "will",
    "'d": "would",
    "cannot": "can",
}
#: Verbs and adjectives among the listed words that are modals only in what they promise.
_WEAK = frozenset(("able", "need", "needs"))


@remembered
def modals(text: str) -> frozenset[str]:
    """Return the English modals of a passage in full, without negations; names like May and Will do not count."""
    tokens = tokenise(straight(text))
    found: set[str] = set()
    for place, (surface, key) in enumerate(zip(tokens.surfaces, tokens.keys, strict=True)):
        opens = place == 0 or not is_word(tokens.keys[place - 1])
        whole = _modal(key)
        if whole is not None and (opens or not is_capitalised(surface) or surface.isupper()):
            found.add(whole)
    return frozenset(found)


@lru_cache(maxsize=1 << 14)
def _modal(key: str) -> str | None:
    """Return the modal a word is a form of, or ``None``."""
    stem = key.removesuffix("n't")
    whole = _WHOLE.get(stem, stem)
    listed = change_lexicon(("en",)).is_modal(whole) and whole not in _WEAK
    return whole if listed else None
