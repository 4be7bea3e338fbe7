"""How much a quote may differ from its source and still be called verified."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuotePolicy:
    """Limits of the honest. All lengths are in words (characters where a script writes no spaces, see ``dense``).

    No policy lets a changed word through: these limits only say how far an omission may reach and how
    near a passage must be to be shown as the one that was meant.
    """

    #: Longest omission a mark (``...``, ``[…]``) may stand for inside one sentence.
    marked_gap: int = 60
    #: Longest omission a mark may stand for when it ends at the beginning of a later sentence.
    sentence_gap: int = 30
    #: Shortest and longest omission without a mark, always inside one sentence. One missing word is a change.
    shortest_unmarked_gap: int = 2
    longest_unmarked_gap: int = 30
    #: Least words on each side of an omission.
    shortest_piece: float = 1.5
    #: Most words of the source that ``[the minister]`` may stand for.
    insertion: int = 4
    #: Share of the quote's words that must stand in a passage for it to be the nearest miss.
    near: float = 0.5
    #: Characters of an unspaced script that count as one word.
    dense: int = 2


DEFAULT = QuotePolicy()
