"""What stands before "to say", and asides between an auxiliary and its verb.

"Refused to say", "had wanted to say", "was the first to say", "did not, as reported, say".
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.attribution.english.pieces import AUXILIARY, DETERMINERS, NEGATION, Piece, word_at
from summarizer.attribution.english.source_words import SourceWords
from summarizer.attribution.items import BE

#: Wishes that were not fulfilled where "had" or "have" stands before them: "had wanted to say", "would have liked to".
_WISHED = frozenset(
    ("wanted", "liked", "loved", "wished", "preferred", "meant", "hoped", "planned", "intended")
)
_FOREMOST = frozenset(("first", "second", "third", "last", "latest", "only", "one"))
_BECOMES = BE | frozenset(("became", "becomes", "become"))
_WITHIN = NEGATION | {"among", "one", "of"}
#: Nouns between "the first" and "to say", and pieces of an aside between commas.
_NOUNS, _LONGEST_ASIDE = 2, 6


def controls(listed: Sequence[Piece], j: int, words: SourceWords) -> bool:
    """Whether a word is a verb of whose subject "to say" tells something: "refused", "wanted"."""
    word = listed[j].lower
    if j and listed[j - 1].lower in DETERMINERS:
        return False  # "the need to focus"
    return (
        word in words.unsaid or word in words.unreal or word in words.kept or is_wished(listed, j)
    )


def is_wished(listed: Sequence[Piece], j: int) -> bool:
    """Whether a verb tells of a wish that was not fulfilled: "had wanted"; an adverb may stand between."""
    k = j - 1 - (j > 0 and listed[j - 1].adverb)
    return word_at(listed, j) in _WISHED and word_at(listed, k) in ("had", "have", "'d")


def before_foremost(listed: Sequence[Piece], to: int) -> int | None:
    """Return the index before "was the first", where that stands before "to say"; ``None`` where it does not.

    A negation within belongs to the rank: who was not the first to say it has said it.
    """
    near = range(to - 1, max(to - 2 - _NOUNS, 1), -1)
    rank = next((k for k in near if listed[k].lower in _FOREMOST), None)
    if rank is None or word_at(listed, rank - 1) != "the":
        return None
    k = rank - 2
    while k > 0 and (listed[k].lower in _WITHIN or listed[k].adverb):
        k -= 1
    return k - 1 if word_at(listed, k) in _BECOMES else None


def before_aside(listed: Sequence[Piece], comma: int) -> int | None:
    """Return the index of the auxiliary or negation before an aside that ends with a comma, ``None`` without one."""
    if word_at(listed, comma) != ",":
        return None
    near = range(comma - 1, max(comma - 1 - _LONGEST_ASIDE, 0), -1)
    opened = next((k for k in near if listed[k].lower == ","), None)
    if opened is None or word_at(listed, opened - 1) not in AUXILIARY | NEGATION:
        return None
    return opened - 1
