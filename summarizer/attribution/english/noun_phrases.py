"""Who or what is the subject of a verb: any noun phrase, whether it is written with capitals or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from summarizer.attribution.english.chunks import (
    JOINTS,
    PERSONAL,
    RELATIVE,
    STOPS,
    TIME,
    Range,
    is_plural,
    phrase_left,
    phrase_right,
    split_joined,
    without_time,
)
from summarizer.attribution.english.pieces import ADVERBS, AUXILIARY, DETERMINERS, Piece, word_at
from summarizer.attribution.english.source_words import VerbKind, source_words
from summarizer.attribution.items import PREPOSITIONS

__all__ = [
    "PERSONAL",
    "TIME",
    "Range",
    "Subject",
    "is_plural",
    "phrase_left",
    "phrase_right",
    "split_joined",
    "subject_of",
]
_MOST_SEGMENTS = 24
_FINITE = frozenset(("is", "are", "was", "were"))


class Subject(NamedTuple):
    """Who or what a verb is said of: the names, the main one first, and what else the main one is called there."""

    names: list[Range]
    described: Sequence[Range] = ()


NO_SUBJECT = Subject([])


def subject_of(listed: Sequence[Piece], j: int, verbs: frozenset[int] = frozenset()) -> Subject:
    """Return the noun phrases that end at piece ``j`` and are the subject of what follows.

    "A, B and C" gives each of them; "A, for the group, supported by B, " gives A, the group and B; "A, the minister,"
    gives A, described as the minister. No phrase reaches over one of ``verbs``.
    """
    j = _comma_before_time(listed, j)
    if j < 0:
        return NO_SUBJECT
    if listed[j].lower == ",":
        return _behind_insertion(listed, j)
    if listed[j].lower in _DASHES:
        return _behind_dash(listed, j, verbs)
    if listed[j].lower in RELATIVE or (listed[j].lower == "that" and j and listed[j - 1].word):
        return Subject(_antecedent(listed, j, verbs))
    found = phrase_left(listed, j, verbs)
    if found is None:
        return NO_SUBJECT
    relative = _relative_around(listed, found)
    if relative is not None:
        return Subject(_antecedent(listed, relative, verbs))
    if (comma := _inserted_until(listed, found)) is not None:
        inserted = _behind_insertion(listed, comma)
        return inserted if inserted.names else Subject(_antecedent(listed, comma + 1, verbs))
    return Subject([found, *_joined_to(listed, found)], _role_before(listed, found))


def _relative_around(listed: Sequence[Piece], found: Range) -> int | None:
    """Return the "who" whose clause, without commas, ends before a verb: "the farmer who lost ten sheep | said"."""
    k, first = found[0] - 1, listed[found[0]]
    while k > 0 and (listed[k].lower in AUXILIARY or listed[k].adverb):
        k -= 1
    if k < found[0] - 1 and (owned := _behind_whose(listed, k)) is not None:
        return owned
    if (around := _around_object(listed, found)) is not None:
        return around
    if word_at(listed, k) not in ("who", "which") or word_at(listed, k - 1) == ",":
        return None
    known = first.lower in DETERMINERS or first.lower in PERSONAL or first.capital
    behind = word_at(listed, found[0] + 1)
    single = (found[0], found[0] + 1)
    of_many = behind in PREPOSITIONS and not is_plural(listed, [single])
    acts = k < found[0] - 1 or _is_a_verb(first.lower, behind) or of_many
    return k if acts and not known else None


def _around_object(listed: Sequence[Piece], found: Range) -> int | None:
    """Return the "who" of a clause whose object ends before a verb: "the man who led | the march | said".

    A verb that tells may have a clause for its object: "who said | the man | left".
    """
    verb = found[0] - 1
    if listed[found[0]].lower not in DETERMINERS or not _does(listed, verb):
        return None
    k = verb - 1
    while k > 0 and (listed[k].lower in AUXILIARY or listed[k].adverb):
        k -= 1
    opens = k > 0 and listed[k].lower == "who" and listed[k - 1].word
    return k if opens else None


def _does(listed: Sequence[Piece], k: int) -> bool:
    """Whether a word is the past of a verb that has no clause for its object: "led", "signed"."""
    word, words = word_at(listed, k), source_words()
    kinds = {words.kinds.get(lemma) for lemma in words.forms.get(word, ())}
    return not kinds & {VerbKind.SAYS, VerbKind.THINKS} and _is_a_verb(word, "")


def _inserted_until(listed: Sequence[Piece], found: Range) -> int | None:
    """Return the comma before the "who" whose clause lacks one behind it: "Kos, who led the march | said: ".

    What follows the verb is a colon.
    """
    verb, behind = found[0] - 1, word_at(listed, found[1] + 1)
    if verb < 2 or behind != ":" or not _is_a_verb(listed[verb].lower, ""):
        return None
    if listed[verb].lower in source_words().forms:
        return None  # "who claimed the guild said: "
    opens = listed[verb - 1].lower == "who" and listed[verb - 2].lower == ","
    return verb - 2 if opens else None


def _behind_whose(listed: Sequence[Piece], k: int) -> int | None:
    """Return "whose" a few plain words before a piece: "a farmer | whose sheep (had died)"."""
    first = max(0, k - _OWNED)
    found = next((n for n in range(k, first, -1) if listed[n].lower == "whose"), None)
    plain = found is not None and all(listed[n].word for n in range(found, k + 1))
    return found if plain and found is not None and listed[found - 1].word else None


_OWNED = 4


def _is_a_verb(word: str, behind: str) -> bool:
    """Whether a word behind "who" is its verb: a past, or a present with an article behind it."""
    past = word.endswith("ed") or word in source_words().pasts
    return past or (word.endswith("s") and behind in DETERMINERS)


def _comma_before_time(listed: Sequence[Piece], j: int) -> int:
    """Return the comma before a time or adverb that ends at ``j`` (", on Monday"), else ``j``."""
    if j < 0 or (listed[j].lower not in TIME and listed[j].lower not in ADVERBS):
        return j
    stripped = without_time(listed, 0, j + 1) - 1
    return stripped if word_at(listed, stripped) == "," else j


_DASHES = frozenset(("\u2014", "\u2013", "-", "\u2015"))


def _behind_dash(listed: Sequence[Piece], j: int, verbs: frozenset[int]) -> Subject:
    """Return the name before an insertion between dashes: "Kos -- whose term ends in May -- said"."""
    k = j
    while k > 0 and listed[k - 1].lower in _DASHES:
        k -= 1
    opens = next((n for n in range(k - 1, max(0, k - 40), -1) if listed[n].lower in _DASHES), None)
    while opens and listed[opens - 1].lower in _DASHES:
        opens -= 1
    found = phrase_left(listed, opens - 1, verbs) if opens else None
    return Subject([found]) if found else NO_SUBJECT


def _role_before(listed: Sequence[Piece], found: Range) -> list[Range]:
    """Return the office in "Norland's prime minister, Anna Holm said"."""
    comma = found[0] - 1
    if comma < 2 or listed[comma].lower != "," or not listed[comma - 1].word:
        return []
    role = phrase_left(listed, comma - 1)
    if role is None or not _is_short_and_alone(listed, role):
        return []
    named = listed[found[0]].capital and listed[found[1] - 1].capital
    return [role] if named and _has_a_deputy(listed, role) else []


def _is_short_and_alone(listed: Sequence[Piece], role: Range) -> bool:
    """Whether a phrase is as short as an office, and begins where its clause does."""
    first, end = role
    return end - first <= _LONGEST_ROLE and (not first or listed[first - 1].lower in (",", "."))


def _has_a_deputy(listed: Sequence[Piece], phrase: Range) -> bool:
    """Whether a word of a phrase says that somebody speaks for another: "spokesman", "minister"."""
    deputies = source_words().deputies
    return any(p.lower in deputies for p in listed[slice(*phrase)])


_LONGEST_ROLE = 8


def _antecedent(listed: Sequence[Piece], j: int, verbs: frozenset[int]) -> list[Range]:
    """Return the name before "who" or "that"."""
    k = j - 1
    if word_at(listed, k) == ",":
        k -= 1
    if k < 0 or not listed[k].word:
        return []
    found = phrase_left(listed, k, verbs)
    if found is None:
        return []
    person = listed[j].lower == "who" and listed[k].capital
    return [_right_before(listed, found, k) if person else found]


def _right_before(listed: Sequence[Piece], found: Range, k: int) -> Range:
    """Return the name right before "who", to which it belongs: "with Jan Kos, who said"."""
    behind = (n for n in range(k, found[0], -1) if listed[n - 1].lower in PREPOSITIONS)
    return next(behind, found[0]), found[1]


def _joined_to(listed: Sequence[Piece], found: Range) -> list[Range]:
    """Return the names before the last one in "A, B and C"."""
    members = split_joined(listed, found)
    out = members if len(members) > 1 else []
    k = found[0] - 1
    joint = k > 0 and listed[k].lower in JOINTS
    if not out and not joint:
        return []
    k -= joint
    for _ in range(_MOST_SEGMENTS):
        segment = _member_before(listed, k)
        if segment is None:
            break
        out += split_joined(listed, segment)
        k = segment[0] - 1
        if word_at(listed, k) not in (",", *JOINTS):
            break
        k -= listed[k].lower in JOINTS
    return out


def _member_before(listed: Sequence[Piece], k: int) -> Range | None:
    """Return the member of a list that ends at a piece, or at the comma there."""
    if word_at(listed, k) == ",":
        k -= 1
    return _segment(listed, k) if k >= 0 and listed[k].word else None


def _segment(listed: Sequence[Piece], k: int) -> Range | None:
    """Return a short stretch between commas that can be a name in a list, or ``None``."""
    first = k
    while first >= 0 and k - first < _LONGEST_MEMBER and _is_within_member(listed[first]):
        first -= 1
    first += 1
    while first <= k and listed[first].lower in _BEFORE_MEMBER:
        first += 1
    return (first, k + 1) if _is_member(listed[first : k + 1]) else None


def _is_within_member(piece: Piece) -> bool:
    """Whether a piece is a word that no name in a list is parted by."""
    return piece.word and piece.lower not in _PARTS_MEMBERS


def _is_member(phrase: Sequence[Piece]) -> bool:
    """Whether words are a name that begins with a capital or a determiner, and hold no verb."""
    if not phrase or not (phrase[0].capital or phrase[0].lower in DETERMINERS):
        return False
    verbs = source_words().forms
    named = any(p.capital for p in phrase)
    return named and not any(p.lower in verbs and not p.capital for p in phrase)


_PARTS_MEMBERS = STOPS | JOINTS | AUXILIARY
_BEFORE_MEMBER = frozenset(PREPOSITIONS) | {"including", "both", "parties"}
_LONGEST_MEMBER = 9


# --- insertions between commas ---------------------------------------------------------------------


def _behind_insertion(listed: Sequence[Piece], j: int) -> Subject:
    """Return the name before insertions that end at the comma ``j``, and those who join in it."""
    joined: list[Range] = []
    described: list[Range] = []
    stop = j
    for _ in range(_MOST_SEGMENTS):
        comma = _comma_before(listed, stop)
        name = _name_before(listed, comma) if comma else None
        if comma is None or name is None:
            break
        segment = (comma + 1, stop)
        if _is_clause(listed, segment):
            break
        others = _joining_names(listed, segment)
        if others is None:
            described += _described(listed, segment)
        else:
            joined += others
        if not _goes_on(listed, comma) and listed[segment[0]].lower not in JOINTS:
            return Subject([name, *_joined_to(listed, name), *joined], described)
        stop = comma
    return NO_SUBJECT


def _is_clause(listed: Sequence[Piece], segment: Range) -> bool:
    """Whether a clause of its own stands between two commas: ", the piers are weak, says Kos" describes nobody."""
    inside = [p.lower for p in listed[segment[0] : segment[1]]]
    # "the weir had cracked", and not "the man Kos had met".
    verb = next((k for k, lower in enumerate(inside) if lower in _FINITE), 0)
    verb = 2 if not verb and "".join(inside[2:3]) in AUXILIARY else verb
    return (
        verb > 1
        and inside[0] in DETERMINERS
        and not RELATIVE.union(("that",)).intersection(inside[:verb])
    )


def _name_before(listed: Sequence[Piece], comma: int) -> Range | None:
    """Return the name that ends before a comma, or before the full stop there: "of Ashton, Md.,"."""
    end = comma - 1
    end -= end > 0 and listed[end].lower == "."
    return phrase_left(listed, end) if listed[end].word else None


def _joining_names(listed: Sequence[Piece], segment: Range) -> list[Range] | None:
    """Return who joins in by an insertion, or goes on with a list; ``None`` of any other insertion."""
    begin = _joining(listed, segment)
    if begin is not None:
        return split_joined(listed, (begin, segment[1]))
    listing = _name_alone(listed, segment) and _goes_on(listed, segment[0] - 1)
    return split_joined(listed, segment) if listing else None


def _comma_before(listed: Sequence[Piece], stop: int) -> int | None:
    """Return the comma before a place, ``None`` where something ends the clause between them."""
    for k in range(stop - 1, max(-1, stop - 45), -1):
        if listed[k].lower == ",":
            return k
        if listed[k].lower in (";", ":") or (listed[k].quote and listed[k].spoken):
            return None
    return None


def _joining(listed: Sequence[Piece], segment: Range) -> int | None:
    """Return where the name begins in ", for the group," or ", supported by B,"."""
    lowers = [p.lower for p in listed[segment[0] : segment[0] + 5]]
    if lowers[:2] == ["but", "opposed"] or lowers[:1] == ["opposed"]:
        return None
    skips = (0, 1) if lowers[:1] == ["and"] else (0,)
    for phrase in source_words().joined:
        for skip in skips:
            if tuple(lowers[skip : skip + len(phrase)]) == phrase:
                return segment[0] + skip + len(phrase)
    return None


def _goes_on(listed: Sequence[Piece], comma: int) -> bool:
    """Whether what stands before a comma is an insertion itself, so that the name is further left."""
    before = _comma_before(listed, comma)
    if before is None:
        return False
    if _joining(listed, (before + 1, comma)) is not None:
        return True
    first = listed[before + 1]
    if _tells_of_another(listed, before, comma):
        return True
    if first.lower in DETERMINERS and before > 0 and listed[before - 1].capital:
        return listed[comma + 1].lower.isdigit()  # "Kos, a member of the board, 54,"
    if first.lower in PREPOSITIONS or first.lower.isdigit():
        # "Kos, 59, of Ashton,"; not "On the way, in the work of the group, Spain,"
        return before > 0 and _is_name_or_number(listed[before - 1])
    return _opens_insertion(listed, before + 1) or _is_in_a_list(listed, (before + 1, comma))


def _tells_of_another(listed: Sequence[Piece], before: int, comma: int) -> bool:
    """Whether "who" belongs to a name inside of an insertion: "Kos, the deputy of Lind, who rested, said"."""
    if (
        listed[comma + 1].lower not in ("who", "whose")
        or not before
        or not listed[before - 1].capital
    ):
        return False
    first, inside = listed[before + 1], listed[before + 1 : comma]
    governed = any(p.lower in PREPOSITIONS for p in inside)
    apposed = first.lower in DETERMINERS and governed
    return (apposed or first.lower.endswith("ing")) and inside[-1].capital


def _is_name_or_number(piece: Piece) -> bool:
    """Whether a piece is what an age or a place may follow between commas."""
    return piece.capital or piece.lower.isdigit()


def _opens_insertion(listed: Sequence[Piece], k: int) -> bool:
    """Whether a word begins what is inserted behind a name: "supported by B", "who", "but opposed by C"."""
    if listed[k].lower in _INSERTIONS:
        return True
    return listed[k].lower == "but" and listed[k + 1].lower == "opposed"


_INSERTIONS = frozenset("supported opposed joined seconded backed who whose".split())


def _is_in_a_list(listed: Sequence[Piece], segment: Range) -> bool:
    """Whether a name between commas belongs to a list: ", supported by A, B and C,"."""
    before = segment[0] - 1
    capital = _name_alone(listed, segment)
    earlier = _comma_before(listed, before)
    return capital and earlier is not None and _goes_on(listed, before) and before - earlier < 12


def _name_alone(listed: Sequence[Piece], segment: Range) -> bool:
    """Whether a stretch between commas is a name or "and" with a name."""
    inside = listed[segment[0] : segment[1]]
    return bool(inside) and all(p.capital or p.lower in ("the", "of", "and", "&") for p in inside)


_FORMER = frozenset("former ex late acting outgoing retired senior deputy veteran longtime".split())


def _described(listed: Sequence[Piece], segment: Range) -> list[Range]:
    """Return an apposition as another name of the same: ", a spokesman for the union,"."""
    first, last = listed[segment[0]], listed[segment[1] - 2 : segment[1]]
    if all(p.capital for p in last) and first.lower in _FORMER:
        return [segment]  # ", former minister Anna Holm,"
    if not first.capital and first.lower not in DETERMINERS and first.lower != "one":
        return []
    return [segment] if segment[1] - segment[0] < 12 else []
