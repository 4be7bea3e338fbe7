"""Whether two names mean the same holder, be it a person, a state, an office, a body, or several of these."""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.models.summary import Participant
from summarizer.names.bodies import (
    by_letters,
    is_body,
    is_office,
    posts,
    same_body,
    words_of_name,
    words_that_tell,
)
from summarizer.names.holders import holders_of
from summarizer.names.persons import Strictness, name_words, same_person
from summarizer.names.places import canonical_place, government, same_side
from summarizer.words.content import content, stem

#: Somebody told by what they are and whose, where or of which kind: "supporters of Ana Dahl", "residents in the north".
_DESCRIBED = re.compile(
    r"(?:(?:the|an?|some|many|most|several|other|all|\d+) )?(?P<head>[a-z][\w’'-]*(?: [a-z][\w’'-]*){0,2}?)"
    r" (?:of|for|from|in|at|near|with|against|on|over|under|who|living|working) (?P<whose>.+)"
)

__all__ = ["Strictness", "numbered_apart", "same_actor", "same_participant"]


@lru_cache(maxsize=65536)
def same_actor(a: str, b: str, strictness: Strictness = Strictness.WITHIN) -> bool:
    """Whether two names can mean the same person, state, office or body.

    Titles and nationalities before a personal name do not count, initials and short forms fit whole names, and usual
    differences of transliteration are let through ("S. Lavrov", "Foreign Minister Sergei Lavrov"). Several holders ("A
    and B") are the same as the same several only.
    """
    several, others = holders_of(a), holders_of(b)
    if len(several) > 1 or len(others) > 1:
        return _same_several(several, others, strictness)
    places = canonical_place(a), canonical_place(b)
    if places[0] and places[1]:
        return places[0] == places[1] or words_that_tell(a) == words_that_tell(b)
    if _are_other_numbers(a, b) or numbered_apart(a, b):
        return False
    if by_letters(a, b):
        return True
    kinds = _kind(a), _kind(b)
    if kinds[0] != kinds[1]:
        return False
    described = _DESCRIBED.match(a), _DESCRIBED.match(b)
    if not kinds[0] and described[0] and described[1]:
        return _same_description(described[0], described[1], strictness)
    if not kinds[0] and _is_group(a) and _is_group(b):
        mine, theirs = content(a), content(b)
        return mine <= theirs or theirs <= mine
    return (same_body if kinds[0] else same_person)(a, b, strictness)


def _is_group(name: str) -> bool:
    """Whether a name is that of several by what they are: "Black members of Congress", "Tea Party organizers"."""
    heads = _BEHIND_HEAD.split(name, maxsplit=1)[0].split()
    return len(heads) > 1 and heads[-1].islower() and heads[-1].endswith("s")


_BEHIND_HEAD = re.compile(r" (?:of|for|from|in|at|who|with|near)\b")


def _are_other_numbers(a: str, b: str) -> bool:
    """Whether two groups are told apart by how many they are: "many parties" are others than "some parties"."""
    first, second = a.split(maxsplit=1), b.split(maxsplit=1)
    told = (
        {first[0].lower(), second[0].lower()}
        if len(first) == len(second) == _WITH_NUMBER
        else set[str]()
    )
    return len(told) > 1 and told <= _NUMBERS


def numbered_apart(a: str, b: str) -> bool:
    """Whether two names differ by their numbers alone: "Speaker 1" is another one than "Speaker 2"."""
    mine, theirs = ([int(n) for n in _NUMBER.findall(name)] for name in (a, b))
    if not mine or not theirs or mine == theirs:
        return False
    return _NUMBER.sub("", a).casefold() == _NUMBER.sub("", b).casefold()


_NUMBER = re.compile(r"\d{1,9}")
_WITH_NUMBER = 2
_NUMBERS = frozenset("some many several most few all no".split())


def _same_description(a: re.Match[str], b: re.Match[str], strictness: Strictness) -> bool:
    """Whether two groups are one: "supporters of Dahl" are other people than supporters of Kern."""
    if stem(a["head"].split()[-1]) != stem(b["head"].split()[-1]):
        return False
    mine, theirs = content(a["whose"]), content(b["whose"])
    return mine <= theirs or theirs <= mine or same_actor(a["whose"], b["whose"], strictness)


def same_participant(a: Participant, b: Participant) -> bool:
    """Whether two participants can be the same: by name, or by office where one is given by office only."""
    if a.name != b.name and _are_of_two_states(a, b):
        return False
    if same_actor(a.name, b.name, Strictness.ACROSS):
        return True
    if is_office(a.name):
        return _holds_office(b, a)
    return is_office(b.name) and _holds_office(a, b)


def _are_of_two_states(a: Participant, b: Participant) -> bool:
    """Whether two speak for two states: "ministers of Norland" and "ministers of Ostland" are two groups."""
    first, second = a.affiliation or "", b.affiliation or ""
    if government(first) and government(second):
        return government(first) != government(second)
    named = bool(first and second) and first in a.name and second in b.name
    return named and not same_side(first, second)


def _holds_office(named: Participant, office: Participant) -> bool:
    """Whether a participant can be the one who is given by an office only: the posts agree, and the side does."""
    own = named.name if is_office(named.name) else ""
    described = _posts(f"{own} {named.role or ''}")
    wanted = _posts(f"{office.name} {office.role or ''}")
    same = bool(described and wanted) and (described <= wanted or wanted <= described)
    return same and same_side(named.affiliation or named.name, office.affiliation or office.name)


def _same_several(a: tuple[str, ...], b: tuple[str, ...], strictness: Strictness) -> bool:
    """Whether each of several holders is another one of the others."""
    left = list(b)
    for name in a:
        found = next((other for other in left if same_actor(name, other, strictness)), None)
        if found is None:
            return False
        left.remove(found)
    return not left


def _kind(name: str) -> bool:
    """Whether a name is one of an office or body."""
    return is_office(name) or is_body(name) or not name_words(name)


def _posts(text: str) -> frozenset[str]:
    return frozenset(words_of_name(text)) & posts()
