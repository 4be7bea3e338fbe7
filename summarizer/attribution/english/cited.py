"""Whether what stands behind "citing" can be a source: somebody or a paper, and no reason for what was done."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.attribution.english.chunks import PERSONAL, Range
from summarizer.attribution.english.pieces import Piece
from summarizer.attribution.english.verbs import source_words
from summarizer.attribution.items import PREPOSITIONS
from summarizer.words.lists import actor_lists

__all__ = ["may_be_cited"]


def may_be_cited(listed: Sequence[Piece], named: Range) -> bool:
    """Whether a phrase names somebody or a paper, or says what they are: "citing officials", not "citing a lack"."""
    told = listed[slice(*named)]
    head = next((k for k, piece in enumerate(told) if piece.lower in PREPOSITIONS), len(told))
    words, titles = source_words(), actor_lists().titles
    speakers = (words.deputies, words.papers, words.people, titles.plural_roles, titles.bodies)
    return any(
        piece.capital or piece.lower in PERSONAL or _is_one(piece.lower, (*speakers, titles.roles))
        for piece in told[:head]
    )


def _is_one(word: str, kinds: Sequence[Sequence[str] | frozenset[str]]) -> bool:
    return any(word in kind or word.removesuffix("s") in kind for kind in kinds)
