"""Noun phrases: where one begins and ends among the words of a sentence, and what it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from summarizer.attribution.cues import Tag
from summarizer.attribution.english.pieces import (
    ADVERBS,
    AUXILIARY,
    DETERMINERS,
    NEGATION,
    Piece,
    word_at,
)
from summarizer.attribution.english.verbs import source_words
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
    last = min(len(listed), k + _LONGEST)
    end = next((n for n in range(k, last) if _breaks_off(listed[n], opens=n == k)), last)
    end = without_time(listed, k, end)
    return (k, end) if end > k else None


def _breaks_off(piece: Piece, *, opens: bool) -> bool:
    """Whether a phrase ends before a piece, or cannot open with it."""
    marked = not piece.word and piece.lower != "'"  # "the dockers' president"
    if marked or _ends_phrase(piece) or piece.lower in _VERBAL:
        return True
    return not opens and piece.lower in _BEHIND_PHRASE


#: What goes with the verb, and not with the phrase before it.
_BEHIND_PHRASE = PERSONAL | frozenset(("to", "on", "in", "at", "as", "after", "during"))
_VERBAL = AUXILIARY | NEGATION


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
    """Whether a piece may stand inside a noun phrase."""
    piece = listed[k]
    if piece.quote:
        return not piece.spoken and k + 1 < len(listed) and listed[k + 1].word
    if piece.lower in _NEVER_INSIDE:
        return False
    if piece.lower in _VERBAL:
        # "May" and "Will" are names, too.
        return piece.capital and k > 0
    return piece.word or piece.lower in ("'", "&", "$", "%")


_NEVER_INSIDE = STOPS | PERSONAL | {","}


def _head(listed: Sequence[Piece], first: int, end: int) -> Range | None:
    """Return the phrase within a stretch of words: its last chunk that no preposition governs, to the end."""
    starts = [first, *(k for k in range(first + 1, end) if _opens_chunk(listed, k))]
    free = [k for k in starts if not _is_governed(listed, first, k)]
    begin = free[-1] if free else starts[-1]
    begin = _behind_span_of_time(listed, begin, end)
    begin = _behind_verb(listed, begin, end)
    begin = _behind_fronted(listed, begin, end)
    while begin < end and _stands_before_name(listed, begin, end):
        begin += 1
    return (begin, end) if begin < end else None


def _behind_span_of_time(listed: Sequence[Piece], begin: int, end: int) -> int:
    """Return where a subject begins behind a time of a clause: "(three days after) the Council (said)"."""
    for k in range(begin + 1, end - 1):
        if listed[k].lower in ("after", "before") and listed[k - 1].lower in _SPANS_OF_TIME:
            return k + 1
    return begin


_SPANS_OF_TIME = frozenset(
    "moment moments minute minutes hour hours day days week weeks month months year years decade decades long "
    "shortly soon".split()
)


def _opens_chunk(listed: Sequence[Piece], k: int) -> bool:
    """Whether a chunk begins at a word: behind a preposition, or at a determiner; "both the ministers" is one."""
    before = listed[k - 1].lower
    if before in PREPOSITIONS:
        return True
    return listed[k].lower in DETERMINERS and before not in _BEFORE_DETERMINERS


_BEFORE_DETERMINERS = frozenset(("all", "both", "half", "such", "of"))


def _is_governed(listed: Sequence[Piece], first: int, k: int) -> bool:
    """Whether the chunk that begins at a word is, or stands behind, a preposition of its stretch."""
    return listed[k].lower in PREPOSITIONS or (k > first and listed[k - 1].lower in PREPOSITIONS)


def _stands_before_name(listed: Sequence[Piece], k: int, end: int) -> bool:
    """Whether a word before a name is a time, a joint or an adverb; "this" of "this proposal" is none."""
    lower = listed[k].lower
    if lower in ("this", "last", "next") and k + 1 < end and listed[k + 1].lower not in TIME:
        return False
    if lower == "both" and k + 1 < end and is_plural(listed, [(k + 1, end)]):
        return False  # "both sides"
    return lower in TIME or lower in JOINTS or lower in ADVERBS


def _behind_fronted(listed: Sequence[Piece], begin: int, end: int) -> int:
    """Return where a name begins behind a fronted phrase without a comma: "(As regards licences) Mr Kos"."""
    for k in range(end - 2, begin, -1):
        if _opens_with_title(listed, k):
            return k
    if (name := _name_behind_opening(listed, begin, end)) is not None:
        return name
    return end - 1 if _ends_with_place(listed, begin, end) else begin


def _name_behind_opening(listed: Sequence[Piece], begin: int, end: int) -> int | None:
    """Return where a name begins behind what opens a sentence: "(In this article) Holm Foods manager Jan Kos"."""
    opens = begin == 1 and listed[0].lower in _OPENING and listed[1].lower in DETERMINERS
    if not opens or not listed[end - 1].capital:
        return None
    small = (k for k in range(begin + 1, end - 1) if not listed[k].capital)
    first = next(small, None)
    capitals = (k for k in range(first or end, end) if listed[k].capital)
    return next(capitals, None) if first == begin + 1 else None


#: Prepositions with which a sentence sets a scene before its subject.
_OPENING = frozenset("in at during on".split())


def _opens_with_title(listed: Sequence[Piece], k: int) -> bool:
    """Whether "Mr" or the like stands behind a word in small letters that does not belong to a name."""
    before = listed[k - 1]
    titled = listed[k].capital and listed[k].lower.rstrip(".") in _HONORIFICS
    return titled and before.word and not before.capital and before.lower not in _WITHIN_NAMES


def _ends_with_place(listed: Sequence[Piece], begin: int, end: int) -> bool:
    """Whether a phrase behind a preposition ends with a place of one word: "(On the fees) Norland"."""
    if begin == 0 or end - begin <= 1 or listed[begin - 1].lower not in PREPOSITIONS:
        return False
    last = [p.lower for p in listed[max(begin, end - 2) : end]]
    return known_place(last[-1]) is not None and known_place(" ".join(last)) is None


_WITHIN_NAMES = JOINTS | {"'s"}


_HONORIFICS = frozenset("mr mrs ms miss dr sir lord lady professor ambassador senator".split())


def _behind_verb(listed: Sequence[Piece], begin: int, end: int) -> int:
    """Return where a name begins behind words that are no part of it: "(the broadcasts began and) South Korea"."""
    if not listed[end - 1].capital:
        return begin
    if listed[begin].capital and listed[begin].lower not in DETERMINERS:
        return _behind_joint(listed, begin, end)
    verbs = (
        k
        for k in range(end - 2, begin - 1, -1)
        if _is_verb_before_name(listed[k]) and word_at(listed, k - 1) not in DETERMINERS
    )
    return next((k + 1 for k in verbs), begin)


def _behind_joint(listed: Sequence[Piece], begin: int, end: int) -> int:
    """Return where a name begins behind "and" that joins no names, where a clause stands before it."""
    joint = next((k for k in range(end - 2, begin, -1) if listed[k].lower in JOINTS), None)
    if joint is None or joint - begin < _SHORTEST_CLAUSE:
        return begin
    return begin if any(p.capital for p in listed[joint - 2 : joint]) else joint + 1


def _is_verb_before_name(piece: Piece) -> bool:
    """Whether a word is a verb, and none that stands before names as their noun or adjective."""
    lower = piece.lower
    past = lower.endswith("ed") and len(lower) > 4 and "-" not in lower
    verb = past or lower in source_words().forms
    return verb and not piece.capital and lower not in _AS_NOUNS


#: Words before "and" that can be a clause.
_SHORTEST_CLAUSE = 4


#: Words that are verbs, too, and stand before names.
_AS_NOUNS = frozenset(
    "head chair press state report question issue lead retired armed united former".split()
)


def without_time(listed: Sequence[Piece], first: int, end: int) -> int:
    """Return where a phrase ends without adverbs, prepositions and words for times behind it."""
    while end > first and listed[end - 1].lower in _LOOSE_ENDS:
        end -= 1
    return end


_LOOSE_ENDS = TIME | PREPOSITIONS | ADVERBS


def _past_verb(word: str) -> bool:
    return any(Tag.PAST in tags for tags in source_words().forms.get(word, {}).values())


_EMPTY = frozenset("there here such as well far so".split())


def split_joined(listed: Sequence[Piece], found: Range) -> list[Range]:
    """Return the members of "A and B", or the phrase itself."""
    if listed[found[0]].lower in JOINTS:
        found = (found[0] + 1, found[1])
    if known_place(" ".join(p.lower for p in listed[found[0] : found[1]])) is not None:
        return [found]  # Trinidad and Tobago
    cuts = [k for k in range(found[0] + 1, found[1] - 1) if _parts_names(listed, found[0], k)]
    borders = [found[0] - 1, *cuts, found[1]]
    return [(a + 1, b) for a, b in pairwise(borders) if b > a + 1]


def _parts_names(listed: Sequence[Piece], first: int, k: int) -> bool:
    """Whether a joint parts two names, and not two words behind a preposition: "the minister for trade and ports"."""
    if listed[k].lower not in JOINTS:
        return False
    governed = any(piece.lower in PREPOSITIONS for piece in listed[first:k])
    return not governed or listed[k + 1].lower in DETERMINERS
