"""Verbs that say nothing without the noun behind them: "made a plea", "gave assurances", "made it clear"."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.attribution.english.pieces import DETERMINERS, Piece, word_at
from summarizer.attribution.english.source_words import SourceWords
from summarizer.words.days import CALENDAR

#: Pieces behind a verb among which its noun stands.
_LIGHT_REACH = 6
#: Pieces behind it among which a noun in the plural does.
_PLURAL_REACH = 2
#: "made it clear that"
_CLEAR = frozenset(("clear", "plain", "known"))
#: What ends the phrase that a verb carries: "had a clear idea | of the claims".
_CLOSES = frozenset("that to how who which of about into for over".split())


def carried(listed: Sequence[Piece], k: int, words: SourceWords) -> tuple[int, bool] | None:
    """Return where "made a plea" ends, and whether it says there was none ("made no comment")."""
    empty = False
    for j in range(k + 1, min(k + 1 + _LIGHT_REACH, len(listed))):
        lower = listed[j].lower
        clear = lower in _CLEAR and _opens_clause(listed, j + 1)
        several = j <= k + _PLURAL_REACH and _are_views(listed, j, words)
        if lower in words.nouns or clear or several:
            return j + 1, empty
        if not listed[j].word or lower in _CLOSES:
            return None
        empty = empty or lower in ("no", "few", "little")
    return None


def _are_views(listed: Sequence[Piece], j: int, words: SourceWords) -> bool:
    """Whether several views stand at a place, and behind them of what: "(had) concerns about", "grave doubts that"."""
    one = listed[j].lower.removesuffix("s")
    return one in words.nouns and word_at(listed, j + 1) in ("about", "over", "that", "regarding")


def _opens_clause(listed: Sequence[Piece], k: int) -> bool:
    """Whether what is told begins at a place, a day before it perhaps: "(made clear) Monday they will"."""
    k += word_at(listed, k) in CALENDAR
    opens = word_at(listed, k) in ("that", "he", "she", "they", "it", "we", "there")
    return opens or (word_at(listed, k) in DETERMINERS) or (k < len(listed) and listed[k].capital)
