"""Clauses and phrases that open a sentence, and the comma behind which its main clause begins.

"Although Kos had said that the port was safe, .."; "Despite Kos's claim that the port was safe, ..".
"""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.attribution.english.chunks import PERSONAL, is_plural
from summarizer.attribution.english.claim import SUBORDINATE
from summarizer.attribution.english.pieces import AUXILIARY, DETERMINERS, Piece, word_at
from summarizer.attribution.english.source_words import source_words
from summarizer.attribution.items import PREPOSITIONS, SentenceItem
from summarizer.words.numbers import numbers

#: Phrases that set something against the main clause.
_AGAINST = frozenset("despite notwithstanding contrary regardless against unlike".split())
_IN_PLACE_OF = (["instead", "of"], ["rather", "than"], ["far", "from"])
#: Pieces before the owner of a claim that opens a sentence: "In spite of the minister's claim".
_OPENING = 4
#: Behind "As Kos said," and "Since Kos says so," he may still be speaking.
_PARTING = SUBORDINATE - {"as", "since", "unlike"}
#: What a clause or phrase that hangs on another one begins with.
HANGING = PREPOSITIONS | SUBORDINATE
#: Where a subject begins behind "even as", "even though" at the latest.
_SECOND = 2
_SUBJECTS = DETERMINERS | frozenset(
    (
        "he she it they we i you there these those nobody both neither many most little few none some several"
    ).split()
)


def opens_against(listed: Sequence[Piece], owner: int) -> bool:
    """Whether a sentence begins by setting the claim of whoever is named at ``owner`` against its main clause."""
    spite = [p.lower for p in listed[:3]] == ["in", "spite", "of"]
    return 0 < owner <= _OPENING and (listed[0].lower in _AGAINST or spite)


def told_of_opening(listed: Sequence[Piece], lead: int) -> bool:
    """Whether "as Kos had promised" tells of what is set against the main clause: "Instead of closing it, as ..,"."""
    against = listed[0].lower in _AGAINST or [p.lower for p in listed[:2]] in _IN_PLACE_OF
    return against and [word_at(listed, k) for k in (lead - 2, lead - 1)] == [",", "as"]


def opens_subordinate(listed: Sequence[Piece], lead: int) -> bool:
    """Whether the clause whose subject begins at ``lead`` opens a sentence and depends on the clause behind it.

    How long before or after may stand in front: "Three days after", "Shortly before".
    """
    if listed[0].lower == "even":
        return 0 < lead <= _SECOND and listed[1].lower in SUBORDINATE
    if lead == 1:
        return listed[0].lower in _PARTING
    timed = 1 < lead <= _TIMED and listed[lead - 1].lower in _TIMES
    return timed and all(_measures(listed, k) for k in range(lead - 1))


def _measures(listed: Sequence[Piece], k: int) -> bool:
    """Whether a word may tell how long before or after: "three", "days", "shortly", "just", "a"."""
    word = listed[k].lower
    plain = word in DETERMINERS or word in _SPANS or word.endswith("ly") or bool(numbers(word))
    return listed[k].word and plain


#: Pieces before the subject behind "Just three days after".
_TIMED = 6
_TIMES = frozenset("after before since when until once".split())
_SPANS = frozenset(
    (
        "second seconds minute minutes moment moments hour hours day days week weeks weekend month months year years "
        "decade decades just soon long barely few several half couple of more less than right even only not"
    ).split()
)


def main_comma(listed: Sequence[Piece], after: int) -> int | None:
    """Return where the comma before the main clause stands: behind it a subject begins; ``None`` without one."""
    commas = (k for k in range(after, len(listed) - 1) if listed[k].lower == ",")
    return next((k for k in commas if _begins_clause(listed, k + 1)), None)


def main_clause(items: Sequence[SentenceItem], lead: int, after: int) -> int | None:
    """Return where the main clause begins behind a clause that opens a sentence; ``None`` where none opens it."""
    if not 0 < lead <= _TIMED:
        return None
    pieces = [_piece(item) for item in items]
    return main_comma(pieces, after) if opens_subordinate(pieces, lead) else None


def _piece(item: SentenceItem) -> Piece:
    named = item.mention is not None
    return Piece(
        item.lower,
        item.start,
        item.end,
        capital=named or item.proper,
        quote=item.quote,
        word=named or item.lower[:1].isalnum(),
    )


def _begins_clause(listed: Sequence[Piece], k: int) -> bool:
    """Whether a subject may begin at a piece: an article, a name, a noun with its verb; no part of a list."""
    if not listed[k].word or _is_listed(listed, k):
        return False
    return listed[k].capital or word_at(listed, k) in _SUBJECTS or _is_noun_with_verb(listed, k)


def _is_noun_with_verb(listed: Sequence[Piece], k: int) -> bool:
    """Whether a plural in small letters and the past of a verb, or an auxiliary, begin a clause: "prices rose"."""
    words = [piece.lower for piece in listed[k : k + _NOUN_AND_VERB]]
    plural = (n for n in range(len(words) - 1) if is_plural(listed, [(k + n, k + n + 1)]))
    noun = next(plural, None)
    if noun is None or not all(w.isalpha() and w not in HANGING for w in words[:noun]):
        return False
    verb = words[noun + 1]
    return (
        verb in AUXILIARY or verb in source_words().pasts or (verb.endswith("ed") and len(verb) > 4)
    )


#: Words before a plural, and the verb behind it: "little known riders cheered".
_NOUN_AND_VERB = 4


def _is_listed(listed: Sequence[Piece], k: int) -> bool:
    """Whether the comma before a piece parts a list: ", Benz and Cole"."""
    joint = next(
        (n for n in range(k, len(listed)) if listed[n].lower in (",", "and", "or")), len(listed)
    )
    behind = [listed[n] for n in range(k, joint)]
    if joint == len(listed):
        return False
    named = all(p.capital or p.lower in DETERMINERS for p in behind)
    return named or (len(behind) == 1 and behind[0].lower not in _SUBJECTS)


def before_opposed(listed: Sequence[Piece], after: int, stop: int) -> int:
    """Return the comma behind a place at which ", opposed by B," tells of another, else where the content stops."""
    commas = [k for k in range(after, stop - 2) if listed[k].lower == ","]
    adding = next((k for k in commas if _is_with_another(listed, k + 1)), None)
    if adding is not None:
        return adding
    cut = next((k for k in commas if _is_joined_by(listed, k + 1)), None)
    if cut is None:
        return stop
    # ", supported by the EU, that .." is an insertion: the content goes on behind it.
    behind = next((listed[k + 1].lower for k in commas if k > cut), "who")
    return cut if behind in ("who", "which") or behind.endswith("ing") else stop


def _is_joined_by(listed: Sequence[Piece], k: int) -> bool:
    return listed[k].lower in _JOINED_BY and listed[k + 1].lower == "by" and listed[k + 2].word


def _is_with_another(listed: Sequence[Piece], k: int) -> bool:
    """Whether ", with B adding" begins at a piece."""
    if listed[k].lower != "with" or not listed[k + 1].capital:
        return False
    told = (p for p in listed[k + 2 : k + _NEAR] if not p.capital)
    first = next(told, None)
    return first is not None and first.word and first.lower in _ADDING


_NEAR = 8
_ADDING = frozenset(
    "adding saying stressing noting insisting arguing calling warning urging suggesting proposing".split()
)
_JOINED_BY = frozenset("opposed supported seconded backed joined echoed".split())


def opens_with_somebody(listed: Sequence[Piece], k: int) -> bool:
    """Whether a clause begins at a piece with a name or a pronoun for somebody."""
    named = k < len(listed) and listed[k].capital and listed[k].word
    return named or (k < len(listed) and listed[k].lower in PERSONAL)
