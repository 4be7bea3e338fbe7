"""The subject a sentence begins with, which a verb further on has where none stands before it."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.attribution.english.claim import SUBORDINATE
from summarizer.attribution.english.noun_phrases import TIME, Range, phrase_right, split_joined
from summarizer.attribution.english.pieces import DETERMINERS, Piece
from summarizer.attribution.english.verbs import source_words
from summarizer.attribution.items import PREPOSITIONS


def main_subject(listed: Sequence[Piece], before: int) -> list[Range]:
    """Return the phrase a sentence begins with, what stands before its first comma apart where it is no subject."""
    begin = _behind_fronted(listed, before)
    phrase = phrase_right(listed, begin) if begin is not None else None
    if phrase is None or phrase[0] >= before:
        return []
    first, end = phrase[0], min(phrase[1], before)
    cut = next((n for n in range(first + 1, end) if _ends_name(listed, first, n)), end)
    return [(first, cut), *split_joined(listed, (first, cut))]


def _behind_fronted(listed: Sequence[Piece], before: int) -> int | None:
    """Return where a sentence goes on behind "On Monday," and the like, ``None`` where nothing of it is left."""
    k: int | None = 0
    while k is not None and k < before and _fronted(listed[k], first=k == 0):
        k = next((n + 1 for n in range(k, before) if listed[n].lower == ","), None)
    return k


def _fronted(piece: Piece, *, first: bool) -> bool:
    """Whether what begins with a word stands before the subject: "On Monday,", "Chastened by it,"."""
    lower = piece.lower
    shaped = lower.endswith(("ing", "ed", "ly")) and (first or not piece.capital)
    return shaped or lower in PREPOSITIONS | SUBORDINATE | TIME


def _ends_name(listed: Sequence[Piece], first: int, k: int) -> bool:
    """Whether a phrase ends before a word: a verb, or the first small word behind a name."""
    lower = listed[k].lower
    if is_verbal(listed, k):
        return True
    named = (
        listed[first].capital and listed[k - 1].capital and listed[first].lower not in DETERMINERS
    )
    return named and not listed[k].capital and lower not in (*PREPOSITIONS, "and", "&", "'s")


def is_verbal(listed: Sequence[Piece], k: int) -> bool:
    """Whether a word in small letters is a verb, so that a name ends before it."""
    return not listed[k].capital and may_be_a_verb(listed[k].lower)


def may_be_a_verb(lower: str) -> bool:
    """Whether a word in small letters is a verb that tells, or has the form of a past."""
    known = lower in source_words().forms or lower in source_words().pasts
    return known or (lower.endswith("ed") and len(lower) > 4)
