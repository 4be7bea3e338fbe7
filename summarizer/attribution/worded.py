"""An account without the numbers that stand alone between its paragraphs: "12." over a paragraph of a record."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from summarizer.models.document import Sentence

__all__ = ["with_words"]


def with_words(account: Sequence[Sentence]) -> Sequence[Sentence]:
    """Return the sentences with a letter, their paragraphs counted without those that have none. Linear."""
    kept = [sentence for sentence in account if any(map(str.isalpha, sentence.text))]
    if len(kept) == len(account):
        return account
    worded = {one.paragraph for one in kept}
    bare = sorted({one.paragraph for one in account} - worded)
    return [_moved(one, bisect_left(bare, one.paragraph)) for one in kept]


def _moved(sentence: Sentence, back: int) -> Sentence:
    """Return a sentence so many paragraphs further up."""
    return (
        sentence.model_copy(update={"paragraph": sentence.paragraph - back}) if back else sentence
    )
