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
from summarizer.attribution.english.pieces import Piece
from summarizer.attribution.english.verbs import (
    ADVERBS,
    AUXILIARY,
    DETERMINERS,
    source_words,
)
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
    if j >= 0 and (listed[j].lower in TIME or listed[j].lower in ADVERBS):
        stripped = without_time(listed, 0, j + 1) - 1
        j = stripped if stripped >= 0 and listed[stripped].lower == "," else j
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
    return Subject([found, *_joined_to(listed, found)], _role_before(listed, found))


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
    if (
        role is None
        or role[1] - role[0] > 8
        or (role[0] and listed[role[0] - 1].lower not in (",", "."))
    ):
        return []
    named = listed[found[0]].capital and listed[found[1] - 1].capital
    deputies = source_words().deputies
    return [role] if named and any(p.lower in deputies for p in listed[role[0] : role[1]]) else []


def _antecedent(listed: Sequence[Piece], j: int, verbs: frozenset[int]) -> list[Range]:
    """Return the name before "who" or "that"."""
    k = j - 1
    if k >= 0 and listed[k].lower == ",":
        k -= 1
    if k < 0 or not listed[k].word:
        return []
    found = phrase_left(listed, k, verbs)
    if found and listed[j].lower == "who" and listed[k].capital:
        # "who" goes with the name right before it: "with Jan Kos, who said".
        near = next(
            (n for n in range(k, found[0], -1) if listed[n - 1].lower in PREPOSITIONS), found[0]
        )
        found = (near, found[1])
    return [found] if found else []


def _joined_to(listed: Sequence[Piece], found: Range) -> list[Range]:
    """Return the names before the last one in "A, B and C"."""
    out = split_joined(listed, found)
    out = out if len(out) > 1 else []
    has_and = bool(out)
    k = found[0] - 1
    if k > 0 and listed[k].lower in JOINTS:
        has_and, k = True, k - 1
    if not has_and:
        return []
    for _ in range(_MOST_SEGMENTS):
        if k >= 0 and listed[k].lower == ",":
            k -= 1
        if k < 0 or not listed[k].word:
            break
        segment = _segment(listed, k)
        if segment is None:
            break
        out += split_joined(listed, segment)
        k = segment[0] - 1
        if k < 0 or listed[k].lower not in (",", *JOINTS):
            break
        if listed[k].lower in JOINTS:
            k -= 1
    return out


def _segment(listed: Sequence[Piece], k: int) -> Range | None:
    """Return a short stretch between commas that can be a name in a list, or ``None``."""
    first = k
    while first >= 0 and k - first < 9 and listed[first].word and listed[first].lower not in STOPS:
        if listed[first].lower in JOINTS or listed[first].lower in AUXILIARY:
            break
        first -= 1
    first += 1
    while first <= k and listed[first].lower in (*PREPOSITIONS, "including", "both", "parties"):
        first += 1
    opens = first <= k and (listed[first].capital or listed[first].lower in DETERMINERS)
    if not opens or not any(p.capital for p in listed[first : k + 1]):
        return None
    if any(p.lower in source_words().forms and not p.capital for p in listed[first : k + 1]):
        return None
    return first, k + 1


# --- insertions between commas ---------------------------------------------------------------------


def _behind_insertion(listed: Sequence[Piece], j: int) -> Subject:
    """Return the name before insertions that end at the comma ``j``, and those who join in it."""
    joined: list[Range] = []
    described: list[Range] = []
    stop = j
    for _ in range(_MOST_SEGMENTS):
        comma = _comma_before(listed, stop)
        end = comma - 1 if comma else 0
        end -= end > 0 and listed[end].lower == "."  # "of Ashton, Md.,"
        name = phrase_left(listed, end) if comma and listed[end].word else None
        if comma is None or name is None:
            break
        segment = (comma + 1, stop)
        kind = _joining(listed, segment)
        if kind is not None:
            joined += split_joined(listed, (kind, stop))
        elif _name_alone(listed, segment) and _goes_on(listed, comma):
            joined += split_joined(listed, segment)
        else:
            described = [*described, *_described(listed, segment)]
        if not _goes_on(listed, comma) and listed[segment[0]].lower not in JOINTS:
            return Subject([name, *_joined_to(listed, name), *joined], described)
        stop = comma
    return NO_SUBJECT


def _comma_before(listed: Sequence[Piece], stop: int) -> int | None:
    for k in range(stop - 1, max(-1, stop - 45), -1):
        if listed[k].lower == ",":
            return k
        if listed[k].quote and listed[k].spoken:
            return None
        if listed[k].lower in (";", ":"):
            return None
    return None


def _joining(listed: Sequence[Piece], segment: Range) -> int | None:
    """Return where the name begins in ", for the group," or ", supported by B,"."""
    lowers = [p.lower for p in listed[segment[0] : segment[0] + 5]]
    if lowers[:2] == ["but", "opposed"] or lowers[:1] == ["opposed"]:
        return None
    for phrase in source_words().joined:
        for skip in (0, 1):
            if tuple(lowers[skip : skip + len(phrase)]) == phrase and (
                skip == 0 or lowers[0] == "and"
            ):
                return segment[0] + skip + len(phrase)
    return None


def _goes_on(listed: Sequence[Piece], comma: int) -> bool:
    """Whether what stands before a comma is an insertion itself, so that the name is further left."""
    before = _comma_before(listed, comma)
    if before is None:
        return False
    first = listed[before + 1]
    if _joining(listed, (before + 1, comma)) is not None:
        return True
    if first.lower in DETERMINERS and before > 0 and listed[before - 1].capital:
        return listed[comma + 1].lower.isdigit()  # "Kos, a member of the board, 54,"
    if first.lower in PREPOSITIONS or first.lower.isdigit():
        # "Kos, 59, of Ashton,"; not "On the way, in the work of the group, Spain,"
        return before > 0 and (listed[before - 1].capital or listed[before - 1].lower.isdigit())
    if first.lower in ("supported", "opposed", "joined", "seconded", "backed", "who", "whose") or (
        first.lower == "but" and listed[before + 2].lower == "opposed"
    ):
        return True
    # A list goes on: ", supported by A, B and C,"
    capital = _name_alone(listed, (before + 1, comma))
    earlier = _comma_before(listed, before)
    return capital and earlier is not None and _goes_on(listed, before) and before - earlier < 12


def _name_alone(listed: Sequence[Piece], segment: Range) -> bool:
    """Whether a stretch between commas is a name or "and" with a name."""
    inside = listed[segment[0] : segment[1]]
    return bool(inside) and all(p.capital or p.lower in ("the", "of", "and", "&") for p in inside)


def _described(listed: Sequence[Piece], segment: Range) -> list[Range]:
    """Return an apposition as another name of the same: ", a spokesman for the union,"."""
    first = listed[segment[0]]
    if not first.capital and first.lower not in DETERMINERS and first.lower != "one":
        return []
    return [segment] if segment[1] - segment[0] < 12 else []
