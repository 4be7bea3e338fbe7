"""Noun phrases: where one begins and ends among the words of a sentence, and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from summarizer.attribution.english.pieces import Piece
from summarizer.attribution.english.verbs import (
    ADVERBS,
    AUXILIARY,
    DETERMINERS,
    NEGATION,
    source_words,
)
from summarizer.attribution.items import PREPOSITIONS
from summarizer.names.places import known_place
from summarizer.words.days import CALENDAR

#: Indexes of the first piece of a phrase and of the one behind it.
Range = tuple[int, int]

_LONGEST = 24
RELATIVE = frozenset(("who", "which", "whom", "whose"))
#: What no noun phrase reaches over.
STOPS = RELATIVE | frozenset(
    (
        "that if because when while whether although though unless whereas where how why what before until "
        'but or so then yet than lest since whenever wherever \u2014 \u2013 - ; : ( ) [ ] . ! ? \u2026 " * / |'
    ).split()
)
JOINTS = frozenset(("and", "&", "or", "nor"))
PERSONAL = frozenset(("he", "she", "they", "we", "i", "it", "you"))
TIME = CALENDAR | frozenset(
    (
        "yesterday today tonight tomorrow earlier later last next this week month year morning afternoon evening night "
        "weekend recently instead meanwhile however also then separately"
    ).split()
)


def is_plural(listed: Sequence[Piece], found: Sequence[Range]) -> bool:
    """Whether a subject is of more than one, so that a base form may be its verb: "residents fear"."""
    if len(found) > 1:
        return True
    first, end = found[0]
    head = next((k for k in range(first + 1, end) if listed[k].lower in PREPOSITIONS), end)
    return any(
        _plural_word(listed[k].lower) or (listed[k].upper and k == head - 1)
        for k in range(first, head)
    )


_PLURALS = frozenset(
    (
        "i we you they people police men women many some most all both several others children media majority few "
        "data"
    ).split()
)


def _plural_word(lower: str) -> bool:
    return lower in _PLURALS or (
        lower.endswith("s") and not lower.endswith(("ss", "'s", "us", "is"))
    )


def phrase_right(listed: Sequence[Piece], k: int) -> Range | None:
    """Return the noun phrase that begins at piece ``k``: "(said) the minister for trade"."""
    if k >= len(listed) or not listed[k].word or _ends_phrase(listed[k]):
        return None
    if listed[k].lower in PERSONAL:
        return k, k + 1
    end = k
    while end < len(listed) and end - k < _LONGEST and listed[end].word:
        lower = listed[end].lower
        if _ends_phrase(listed[end]) or lower in AUXILIARY or lower in NEGATION:
            break
        if end > k and (
            lower in ("to", "on", "in", "at", "as", "after", "during") or lower in PERSONAL
        ):
            break
        end += 1
    end = without_time(listed, k, end)
    return (k, end) if end > k else None


def _ends_phrase(piece: Piece) -> bool:
    return piece.lower in STOPS or piece.quote or piece.lower == ","


def phrase_left(
    listed: Sequence[Piece], j: int, verbs: frozenset[int] = frozenset()
) -> Range | None:
    """Return the noun phrase that ends at piece ``j``, with what prepositions attach to it."""
    if listed[j].lower in PERSONAL:
        return j, j + 1
    j = _before_time(listed, j)
    first = j
    while first >= 0 and j - first < _LONGEST and first not in verbs and _inside(listed, first):
        first -= 1
    first += 1
    found = _head(listed, first, j + 1) if first <= j else None
    return found if found is not None and _names_somebody(listed[slice(*found)]) else None


def _before_time(listed: Sequence[Piece], j: int) -> int:
    """Return where a phrase ends before a time or adverb, and before "filed" in "the suit filed on Tuesday"."""
    if listed[j].lower not in TIME and listed[j].lower not in ADVERBS:
        return j
    j = without_time(listed, 0, j + 1) - 1
    return j - (j > 0 and not listed[j].capital and _past_verb(listed[j].lower))


def _names_somebody(phrase: Sequence[Piece]) -> bool:
    """Whether words are a noun phrase: not small words alone, and no verb without determiner or name."""
    bare = not any(p.capital or p.lower in DETERMINERS for p in phrase)
    if bare and _past_verb(phrase[0].lower):
        return False
    return not all(p.lower in PREPOSITIONS or p.lower in _EMPTY for p in phrase)


def _inside(listed: Sequence[Piece], k: int) -> bool:
    piece = listed[k]
    if piece.quote:
        return not piece.spoken and k + 1 < len(listed) and listed[k + 1].word
    if piece.lower in STOPS or piece.lower == "," or piece.lower in PERSONAL:
        return False
    if piece.lower in AUXILIARY or piece.lower in NEGATION:
        # "May" and "Will" are names, too.
        return piece.capital and k > 0
    return piece.word or piece.lower in ("'", "&", "$", "%")


def _head(listed: Sequence[Piece], first: int, end: int) -> Range | None:
    """Return the phrase within a stretch of words: its last chunk that no preposition governs, to the end."""
    starts = [first]
    for k in range(first + 1, end):
        before = listed[k - 1].lower
        opens = listed[k].lower in DETERMINERS and before not in PREPOSITIONS
        # "half the members", "both the ministers", "all the parties" are one chunk
        if (
            opens and before not in ("all", "both", "half", "such", "of")
        ) or before in PREPOSITIONS:
            starts.append(k)
    free = [
        k
        for k in starts
        if (k == first or listed[k - 1].lower not in PREPOSITIONS)
        and listed[k].lower not in PREPOSITIONS
    ]
    begin = free[-1] if free else starts[-1]
    begin = _behind_verb(listed, begin, end)
    begin = _behind_fronted(listed, begin, end)
    while begin < end and (
        listed[begin].lower in TIME
        or listed[begin].lower in JOINTS
        or listed[begin].lower in ADVERBS
    ):
        dated = listed[begin].lower in ("this", "last", "next")
        if dated and begin + 1 < end and listed[begin + 1].lower not in TIME:
            break
        begin += 1
    return (begin, end) if begin < end else None


def _behind_fronted(listed: Sequence[Piece], begin: int, end: int) -> int:
    """Return where a name begins behind a fronted phrase without a comma: "(As regards licences) Mr Kos"."""
    for k in range(end - 2, begin, -1):
        before = listed[k - 1]
        plain = before.word and not before.capital and before.lower not in (*JOINTS, "'s")
        if listed[k].capital and listed[k].lower.rstrip(".") in _HONORIFICS and plain:
            return k
    governed = begin > 0 and listed[begin - 1].lower in PREPOSITIONS
    last = [p.lower for p in listed[max(begin, end - 2) : end]]
    if governed and end - begin > 1 and known_place(last[-1]) and not known_place(" ".join(last)):
        return end - 1
    return begin


_HONORIFICS = frozenset("mr mrs ms miss dr sir lord lady professor ambassador senator".split())


def _behind_verb(listed: Sequence[Piece], begin: int, end: int) -> int:
    """Return where a name begins behind words that are no part of it: "(the broadcasts began and) South Korea"."""
    if not listed[end - 1].capital or (
        listed[begin].capital and listed[begin].lower not in DETERMINERS
    ):
        joint = next((k for k in range(end - 2, begin, -1) if listed[k].lower in JOINTS), None)
        if joint is None or not listed[end - 1].capital or joint - begin < 4:
            return begin
        return joint + 1 if not any(p.capital for p in listed[joint - 2 : joint]) else begin
    for k in range(end - 2, begin - 1, -1):
        lower = listed[k].lower
        past = lower.endswith("ed") and len(lower) > 4 and "-" not in lower
        if (
            not listed[k].capital
            and listed[k - 1].lower not in DETERMINERS
            and (past or lower in source_words().forms)
            and lower not in _AS_NOUNS
        ):
            return k + 1
    return begin


#: Words that are verbs, too, and stand before names.
_AS_NOUNS = frozenset(
    "head chair press state report question issue lead retired armed united former".split()
)


def without_time(listed: Sequence[Piece], first: int, end: int) -> int:
    """Return where a phrase ends without adverbs, prepositions and words for times behind it."""
    while end > first and (
        listed[end - 1].lower in TIME
        or listed[end - 1].lower in PREPOSITIONS
        or listed[end - 1].lower in ADVERBS
    ):
        end -= 1
    return end


def _past_verb(word: str) -> bool:
    return "past" in {tag for tags in source_words().forms.get(word, {}).values() for tag in tags}


_EMPTY = frozenset("there here such as well far so".split())


def split_joined(listed: Sequence[Piece], found: Range) -> list[Range]:
    """Return the members of "A and B", or the phrase itself."""
    if listed[found[0]].lower in JOINTS:
        found = (found[0] + 1, found[1])
    if known_place(" ".join(p.lower for p in listed[found[0] : found[1]])) is not None:
        return [found]  # Trinidad and Tobago
    cuts = [k for k in range(found[0] + 1, found[1] - 1) if listed[k].lower in JOINTS]
    governed = [k for k in range(*found) if listed[k].lower in PREPOSITIONS]
    cuts = [
        k for k in cuts if not any(g < k for g in governed) or listed[k + 1].lower in DETERMINERS
    ]
    borders = [found[0] - 1, *cuts, found[1]]
    return [(a + 1, b) for a, b in pairwise(borders) if b > a + 1]
